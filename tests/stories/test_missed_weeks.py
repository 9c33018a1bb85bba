"""Missed weeks, dates and conversations; and messages that do not get through."""

from dataclasses import replace
from uuid import uuid4

from bot.domain.calendar import DateSpan
from bot.domain.deliveries import Kind, State
from bot.domain.goals import Cadence
from bot.domain.people import Introduction
from bot.domain.slips import Slip, SlipState
from bot.domain.slots import DueSlot, Slot
from bot.usecases.slip_acts import days_of
from bot.usecases.slip_days import day_ended
from bot.usecases.slip_moves import follow, shown
from bot.usecases.slip_notices import case_of, hears, missed_of, partners_of
from tests.domain.plans import make_commitment, march
from tests.stories.missed import QUIET, SEEN, berlin, opened
from tests.world import World

WORKSHOPS = make_commitment(Cadence.WEEKLY, unit="workshops", times="3")
WITH_CHECKINS = replace(QUIET, checkins_on=True)
WEEK = "*Feedback*: 0 of 3 workshops, Mon 9 to Sun 15 Mar, as logged so far."


async def test_a_week_that_closed_short_is_told_once_on_monday(world: World) -> None:
    missed = await opened(world, promised=WORKSHOPS)
    await world.advance(to=berlin(16, 8, 59))
    assert missed.told_ben == []
    await world.advance(to=berlin(16, 9))
    assert WEEK in missed.ben_sees.text
    await world.advance(to=berlin(20, 18))
    assert "Logged: 0. Before that: kept 1 of 1 week." in missed.grace_sees().text
    assert len(missed.told_ben) == 1


async def test_a_week_away_is_noted_with_one_press(world: World) -> None:
    missed = await opened(world, promised=WORKSHOPS)
    await world.advance(to=berlin(16, 9))
    await world.person("Ben").press(missed.ben_sees, "I was away")
    await world.settle()
    assert missed.ben_sees.text.startswith("Settled.")
    async with world.deps.open_uow(missed.workspace) as uow:
        assert await uow.people.absences(missed.ben, march(1)) == (DateSpan(march(9), march(15)),)


async def test_of_a_longer_time_the_days_away_are_asked_for(world: World) -> None:
    once = make_commitment(Cadence.ONCE, unit="courses", amount="20", ends_on=march(20))
    missed = await opened(world, promised=once)
    await world.advance(to=berlin(23, 9))
    assert "14 of 20 courses, by Fri 20 Mar" in missed.ben_sees.text
    ben = world.person("Ben")
    await ben.press(missed.ben_sees, "I was away")
    assert ben.modal is not None
    assert "2026-03-13" in str(ben.modal.blocks)
    await ben.submit()
    await world.settle()
    assert missed.ben_sees.text.startswith("Something to look at")


async def test_a_silent_week_is_told_with_the_check_in_that_is_due(world: World) -> None:
    missed = await opened(world, promised=WORKSHOPS, times=WITH_CHECKINS)
    await world.advance(to=berlin(16, 9))
    assert "no answer" not in missed.told_ben[-1].text
    await world.advance(to=berlin(23, 9))
    told = missed.told_ben[-1]
    assert "Nothing was logged Mon 16 to Sun 22 Mar, and the check-in got no answer." in told.text
    assert {slip.commitment_id for slip in await missed.slips()} == {None, missed.promise.id}
    await missed.log(20, "1")
    await world.settle()
    assert "Mon 16 to Sun 22 Mar: put right since." in missed.told_ben[-1].text
    await world.advance(to=berlin(25, 9))
    (*_, card) = missed.cards()
    assert "Logged: 1." in card.text
    assert "without an answer" not in card.text


async def test_a_message_slack_never_took_tells_no_partner(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 8))
    world.slack.faults.add("rate_limited", "chat.postMessage", times=99, seconds=1)
    await world.advance(to=berlin(10, 12))
    world.slack.faults.clear()
    await missed.log(10)
    await world.advance(to=berlin(11, 18))
    assert missed.told_ben == [] == missed.cards()
    assert [slip.state for slip in await missed.slips()] == [SlipState.OPEN]


async def test_words_the_owner_could_not_be_shown_go_to_nobody(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 9))
    await missed.log(10)
    world.slack.faults.add("rate_limited", "chat.update", times=99, seconds=1)
    await missed.log(9, "1")
    await world.advance(to=berlin(10, 18))
    world.slack.faults.clear()
    await world.advance(to=berlin(11, 18))
    assert missed.cards() == []


async def test_facts_that_changed_unsaid_are_shown_to_the_owner_first(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 9))
    await missed.log(10)
    await world.settle()
    async with world.deps.open_uow(missed.workspace) as uow:
        await uow.goals.change_commitment(missed.promise.id, short_name="Praise")
    await world.advance(to=berlin(11, 13))
    assert missed.cards() == []
    await world.advance(to=berlin(11, 13, 2))
    (card,) = missed.cards()
    assert SEEN.replace("Feedback", "Praise") in card.text
    assert "*Praise*" in world.person("Ben").dm[-1].text


async def test_a_change_while_the_message_is_on_its_way_is_drawn_at_once(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 8, 59))
    world.slack.faults.add("drop_after", "chat.postMessage")
    await world.advance(to=berlin(10, 9))
    await missed.log(9)
    await world.advance(to=berlin(10, 9, 2))
    assert missed.ben_sees.text.startswith("Settled.")
    await world.advance(to=berlin(11, 18))
    assert missed.cards() == []


async def test_an_owner_who_left_is_spoken_of_no_more(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 9))
    async with world.deps.open_uow(missed.workspace) as uow:
        profile = await missed.profile(uow)
        who = profile.person
        gone = Introduction(who.slack_user_id, who.name, who.zone, who.locale, deactivated=True)
        await uow.people.meet(missed.ben, gone, world.now)
    await world.advance(to=berlin(11, 18))
    assert missed.cards() == []


async def test_a_second_miss_on_a_day_that_was_told_waits_for_the_next(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 9))
    await missed.log(10)
    other = replace(
        make_commitment(Cadence.ONCE, unit="talks", ends_on=march(9)),
        id=uuid4(),
        goal_id=missed.promise.goal_id,
        member_id=missed.ben,
    )
    again = DueSlot(march(10), march(10), Slot(march(11), berlin(10, 23)))
    async with world.deps.open_uow(missed.workspace) as uow:
        await uow.goals.add_commitment(other, world.now)
        await day_ended(uow, await missed.profile(uow), again, world.now)
    await world.advance(to=berlin(11, 8, 59))
    assert len(missed.told_ben) == 1
    await world.advance(to=berlin(11, 9))
    assert {slip.commitment_id for slip in await missed.slips()} == {missed.promise.id, other.id}
    assert "0 of 1 talk, by Mon 9 Mar" in missed.told_ben[-1].text
    assert len(missed.told_ben) == 2


async def test_nothing_is_judged_for_who_has_no_goal(world: World) -> None:
    missed = await opened(world)
    async with world.deps.open_uow(missed.workspace) as uow:
        await uow.goals.change(missed.promise.goal_id, dropped_on=march(9))
    await world.advance(days=3)
    assert await missed.slips() == []


async def test_a_silent_week_away_is_noted_with_one_press(world: World) -> None:
    missed = await opened(world, promised=WORKSHOPS, times=WITH_CHECKINS)
    await missed.log(9)
    await world.advance(to=berlin(23, 9))
    told = missed.told_ben[-1]
    await world.person("Ben").press(told, "I was away")
    await world.settle()
    assert "Settled. Nothing goes out." in missed.told_ben[-1].text
    async with world.deps.open_uow(missed.workspace) as uow:
        assert await uow.people.absences(missed.ben, march(1)) == (DateSpan(march(16), march(22)),)


async def test_who_accepts_later_hears_of_nothing_that_was_over_before(world: World) -> None:
    missed = await opened(world, partners=(), promised=WORKSHOPS)
    await world.advance(to=berlin(16, 9))
    await missed.joined_by("Grace")
    await world.advance(to=berlin(18, 18))
    assert missed.told_ben == []
    await world.advance(to=berlin(23, 9))
    assert "Mon 16 to Sun 22 Mar" in missed.ben_sees.text
    assert "Mon 9 to Sun 15 Mar" not in missed.ben_sees.text


async def test_a_period_that_was_over_before_they_accepted_is_not_a_partners(world: World) -> None:
    missed = await opened(world, promised=WORKSHOPS)
    week = Slip(uuid4(), missed.ben, missed.promise.id, DateSpan(march(9), march(15)), SlipState.OPEN)
    async with world.deps.open_uow(missed.workspace) as uow:
        case = await case_of(uow, await missed.profile(uow), world.now)
        (grace,) = await partners_of(case)
    late = replace(grace, partnership=replace(grace.partnership, accepted_at=berlin(16, 9)))
    assert hears(grace, week, case)
    assert not hears(late, week, case)


async def test_days_away_leave_out_a_day_that_was_kept_between_them(world: World) -> None:
    missed = await opened(world)
    await missed.log(11)
    run = Slip(uuid4(), missed.ben, missed.promise.id, DateSpan(march(6), march(13)), SlipState.TOLD_OWNER)
    async with world.deps.open_uow(missed.workspace) as uow:
        case = await case_of(uow, await missed.profile(uow), world.now)
        facts = await missed_of(case, run)
    assert days_of(facts, case.profile) == [DateSpan(march(6), march(10)), DateSpan(march(12), march(13))]


async def test_what_tells_nothing_is_not_sent(world: World) -> None:
    missed = await opened(world)
    nobody = {"member": str(missed.ben), "notice": str(uuid4()), "word": str(uuid4())}
    kinds = (Kind.SLIP_OWNER, Kind.SLIP_PARTNER, Kind.WORD)
    async with world.deps.open_uow(missed.workspace) as uow:
        mailbox = await uow.deliveries.mailbox_of_person(world.person("Ben").id)
        for kind in kinds:
            await uow.deliveries.owe(mailbox, kind, f"nothing {kind}", world.now, nobody)
    await world.settle()
    async with world.deps.open_uow(missed.workspace) as uow:
        owed = [await uow.deliveries.by_key(f"nothing {kind}") for kind in kinds]
        await follow(uow, uuid4(), world.now)
        await shown(uow, uuid4(), world.now)
    assert [each.state for each in owed if each] == [State.SKIPPED] * 3
    assert world.person("Ben").dm == []
