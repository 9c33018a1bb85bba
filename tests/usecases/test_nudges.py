"""When a nudge is owed, what stands in it, and what its member does with it; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from bot.db.deliveries import Owed
from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import Kind, State
from bot.domain.errors import Gone, NotAllowed
from bot.domain.goals import Commitment
from bot.domain.nudges import SNOOZE, Nudge
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.routines import RoutineKind
from bot.domain.switches import Switch
from bot.usecases import nudge_acts, nudges, progress, why
from tests.usecases.weeks import MONDAY, NINE, Weeks, slot

TWO = NINE + timedelta(hours=5)
"""Mon 9 Mar, 14:00 in Berlin."""


@pytest.fixture
def weeks(tables: Transactions, workspace: UUID) -> Weeks:
    return Weeks(tables, workspace)


@pytest.fixture
async def feedback(weeks: Weeks) -> Commitment:
    await weeks.joins()
    return await weeks.promise(await weeks.goal())


async def planned(weeks: Weeks, on: date = MONDAY, now: datetime = TWO) -> Owed | None:
    profile = await weeks.profile(now=now)
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        await nudges.plan(uow, profile, slot(on), now)
    return await weeks.owed(nudges.key_of(profile.id, on))


async def sent(weeks: Weeks) -> Owed:
    assert await planned(weeks) is not None
    profile = await weeks.profile()
    return await weeks.sent(nudges.key_of(profile.id, MONDAY), "1.1", TWO)


async def shown(weeks: Weeks, owed: Owed, now: datetime = TWO) -> Nudge:
    profile = await weeks.profile(now=now)
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        return await nudges.nudge_of(uow, profile, owed, now)


def done(nudge: Nudge) -> list[tuple[Decimal, bool]]:
    return [(each.state.logged, each.state.kept) for each in nudge.promises]


async def test_a_slot_owes_one_nudge_for_its_date(weeks: Weeks, feedback: Commitment) -> None:
    first = await planned(weeks)
    assert first is not None
    assert first.due_at == TWO
    assert first.about == {"member": str(feedback.member_id), "on": "2026-03-09"}
    assert await planned(weeks) == first


@pytest.mark.usefixtures("feedback")
async def test_a_date_that_is_over_or_does_not_count_owes_none(weeks: Weeks) -> None:
    assert await planned(weeks, date(2026, 3, 6)) is None
    await weeks.away(MONDAY, MONDAY)
    assert await planned(weeks) is None


@pytest.mark.usefixtures("feedback")
async def test_a_nudge_keeps_its_set_time_only_while_it_is_that_time(weeks: Weeks) -> None:
    late = await planned(weeks, now=TWO + timedelta(hours=2))
    assert late is not None
    assert not late.at_set_time


async def test_a_nudge_speaks_of_what_is_open(weeks: Weeks, feedback: Commitment) -> None:
    owed = await planned(weeks)
    assert owed is not None
    assert done(await shown(weeks, owed)) == [(Decimal(0), False)]
    await weeks.logs(feedback, MONDAY, 3)
    assert (await shown(weeks, owed)).promises == ()


async def test_a_goal_made_today_is_left_in_peace(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.promise(await weeks.goal(starts_on=MONDAY))
    owed = await planned(weeks)
    assert owed is not None
    assert (await shown(weeks, owed)).promises == ()


async def test_one_press_logs_the_usual_step_and_the_message_follows(
    weeks: Weeks, feedback: Commitment
) -> None:
    owed, open_uow = await sent(weeks), weeks.tables.open_uow
    for count in (1, 2, 3):
        logged = await nudge_acts.log_step(open_uow, TWO, weeks.visit(), owed.id, feedback.id)
        assert logged is not None
        assert (logged.entry.logged_on, logged.entry.amount) == (MONDAY, Decimal(1))
        assert done(await shown(weeks, owed)) == [(Decimal(count), count == 3)]
    assert await weeks.redraws(owed)
    assert await nudge_acts.log_step(open_uow, TWO, weeks.visit(), owed.id, feedback.id) is None
    assert (await shown(weeks, owed)).open == ()


async def test_minutes_are_logged_by_the_sitting(weeks: Weeks, feedback: Commitment) -> None:
    reading = await weeks.promise(await weeks.goal("Reading"), amount=Decimal(30), unit="min")
    owed = await sent(weeks)
    logged = await nudge_acts.log_step(weeks.tables.open_uow, TWO, weeks.visit(), owed.id, reading.id)
    assert logged is not None
    assert logged.entry.amount == 30
    assert done(await shown(weeks, owed)) == [(Decimal(0), False), (Decimal(30), True)]
    assert feedback.id != reading.id


async def test_the_button_of_yesterdays_nudge_adds_to_yesterday(weeks: Weeks, feedback: Commitment) -> None:
    owed, tomorrow = await sent(weeks), TWO + timedelta(days=1)
    logged = await nudge_acts.log_step(weeks.tables.open_uow, tomorrow, weeks.visit(), owed.id, feedback.id)
    assert logged is not None
    assert logged.entry.logged_on == MONDAY
    after = await shown(weeks, owed, tomorrow)
    assert (after.is_over, done(after)) == (True, [(Decimal(1), False)])


async def test_what_is_logged_elsewhere_shows_in_the_nudge(weeks: Weeks, feedback: Commitment) -> None:
    owed = await sent(weeks)
    await progress.log_step(weeks.tables.open_uow, TWO - timedelta(hours=1), weeks.visit(), feedback.id)
    assert not await weeks.redraws(owed)
    await progress.log_step(weeks.tables.open_uow, TWO, weeks.visit(), feedback.id)
    assert await weeks.redraws(owed)


async def test_a_promise_that_is_gone_is_told_so_and_the_message_follows(
    weeks: Weeks, feedback: Commitment
) -> None:
    owed, open_uow = await sent(weeks), weeks.tables.open_uow
    async with open_uow(weeks.workspace) as uow:
        await uow.goals.change(feedback.goal_id, dropped_on=MONDAY)
    with pytest.raises(Gone):
        await nudge_acts.log_step(open_uow, TWO, weeks.visit(), owed.id, feedback.id)
    assert await weeks.redraws(owed)
    assert (await shown(weeks, owed)).promises == ()


async def test_nobody_acts_on_somebody_elses_nudge(weeks: Weeks, feedback: Commitment) -> None:
    await weeks.joins("Ben")
    owed, open_uow, ben = await sent(weeks), weeks.tables.open_uow, weeks.visit("Ben")
    with pytest.raises(NotAllowed):
        await nudge_acts.log_step(open_uow, TWO, ben, owed.id, feedback.id)
    with pytest.raises(NotAllowed):
        await nudge_acts.snooze(open_uow, TWO, ben, owed.id)
    with pytest.raises(NotAllowed):
        await nudge_acts.put_off(open_uow, TWO, ben, owed.id)
    with pytest.raises(Gone):
        await nudge_acts.put_off(open_uow, TWO, ben, uuid4())


async def test_a_delivery_that_is_no_nudge_is_not_acted_on(weeks: Weeks, feedback: Commitment) -> None:
    about = {"member": str(feedback.member_id)}
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        mailbox = await uow.deliveries.mailbox_of_person("U-Ada")
        other = await uow.deliveries.owe(mailbox, Kind.CHECKIN, "other", TWO, about)
    assert other is not None
    with pytest.raises(Gone):
        await nudge_acts.snooze(weeks.tables.open_uow, TWO, weeks.visit(), other)


@pytest.mark.usefixtures("feedback")
async def test_a_snooze_brings_it_back_in_an_hour_once(weeks: Weeks) -> None:
    owed, open_uow = await sent(weeks), weeks.tables.open_uow
    first = await nudge_acts.snooze(open_uow, TWO, weeks.visit(), owed.id)
    second = await nudge_acts.snooze(open_uow, TWO + timedelta(minutes=5), weeks.visit(), owed.id)
    assert first.again_at == second.again_at == TWO + SNOOZE
    again = await weeks.owed(nudges.again_key(owed.id))
    assert again is not None
    assert (again.due_at, again.at_set_time, again.about["what"]) == (TWO + SNOOZE, True, nudges.WHAT)
    assert await weeks.redraws(owed)


@pytest.mark.usefixtures("feedback")
async def test_an_hour_that_lies_after_midnight_is_not_today(weeks: Weeks) -> None:
    owed = await sent(weeks)
    late = datetime(2026, 3, 9, 22, 30, tzinfo=UTC)
    after = await nudge_acts.snooze(weeks.tables.open_uow, late, weeks.visit(), owed.id)
    assert (after.again_at, after.put_off) == (None, True)


@pytest.mark.usefixtures("feedback")
async def test_not_today_takes_a_snooze_back(weeks: Weeks) -> None:
    owed, open_uow = await sent(weeks), weeks.tables.open_uow
    await nudge_acts.snooze(open_uow, TWO, weeks.visit(), owed.id)
    after = await nudge_acts.put_off(open_uow, TWO, weeks.visit(), owed.id)
    assert after.put_off
    again = await weeks.owed(nudges.again_key(owed.id))
    assert again is not None
    assert again.state is State.SKIPPED


async def test_what_is_logged_shows_in_a_nudge_that_came_back_too(weeks: Weeks, feedback: Commitment) -> None:
    owed, open_uow = await sent(weeks), weeks.tables.open_uow
    await nudge_acts.snooze(open_uow, TWO, weeks.visit(), owed.id)
    back = await weeks.sent(nudges.again_key(owed.id), "2.2", TWO + SNOOZE)
    await progress.log_step(open_uow, TWO + SNOOZE, weeks.visit(), feedback.id)
    assert await weeks.redraws(back)


@pytest.mark.usefixtures("feedback")
async def test_nudges_and_checkins_are_turned_off_and_on_each_by_itself(weeks: Weeks) -> None:
    open_uow = weeks.tables.open_uow
    off = await why.turn(open_uow, TWO, weeks.visit(), Switch.NUDGE, on=False)
    assert (off.times.nudges_on, off.times.checkins_on) == (False, True)
    async with open_uow(weeks.workspace) as uow:
        assert RoutineKind.NUDGE not in await uow.routines.of(off.id)
    both = await why.turn(open_uow, TWO, weeks.visit(), Switch.CHECKIN, on=False)
    assert (both.times.nudges_on, both.times.checkins_on) == (False, False)
    on = await why.turn(open_uow, TWO, weeks.visit(), Switch.NUDGE, on=True)
    assert (on.times.nudges_on, on.times.checkins_on) == (True, False)
    async with open_uow(weeks.workspace) as uow:
        stored = (await uow.routines.of(on.id))[RoutineKind.NUDGE]
    assert stored.slot is not None
    assert stored.slot.next_at == TWO + timedelta(days=1)


async def test_somebody_without_a_goal_has_nothing_to_turn_off(weeks: Weeks) -> None:
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        await uow.people.meet(uuid4(), Introduction("U-Otto", "Otto", "Europe/Berlin", "de-DE"), NINE)
    profile = await why.turn(weeks.tables.open_uow, TWO, weeks.visit("Otto"), Switch.NUDGE, on=False)
    assert (profile.member, profile.times) == (False, DEFAULT_TIMES)


async def test_the_reason_names_the_active_goals_and_the_chosen_times(weeks: Weeks) -> None:
    times = replace(DEFAULT_TIMES, nudge_time=time(16))
    await weeks.joins(times=times)
    await weeks.goal()
    await weeks.ends(await weeks.goal("Talk"))
    reason = await why.reason(weeks.tables.open_uow, TWO, weeks.visit())
    assert (reason.profile.times, reason.goals) == (times, ("Workshops",))
