"""The times a person chose, in the tables."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.calendar import WEEK, DateSpan, PersonCalendar
from bot.domain.chosen import next_shown
from bot.domain.errors import NoWorkingDay
from bot.domain.people import DEFAULT_TIMES, Introduction, Person, Profile, Visit
from bot.domain.routines import RoutineKind
from bot.domain.slots import DueSlot, Slot
from bot.usecases import checkins, settings
from tests.domain.plans import make_goal

NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
"""Wed 11 Mar, 10:00 in Berlin."""


@pytest.fixture
async def visit(tables: Transactions, workspace: UUID) -> Visit:
    """Ben, who has no goal yet."""
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), Introduction("U1", "Ben", "Europe/Berlin", "en-GB"), NOW)
    return Visit(workspace, "U1")


async def has_goal(tables: Transactions, visit: Visit, since: date = date(2026, 2, 2)) -> None:
    """Ben's first goal."""
    await settings.save(tables.open_uow, NOW, visit, DEFAULT_TIMES)
    async with tables.open_uow(visit.workspace_id) as uow:
        profile = await uow.people.profile("U1", NOW)
        assert profile is not None
        goal = replace(make_goal(starts_on=since), id=uuid4(), member_id=profile.id)
        await uow.goals.add(goal, NOW)


async def is_away(tables: Transactions, visit: Visit, first: date, last: date) -> None:
    async with tables.open_uow(visit.workspace_id) as uow:
        profile = await uow.people.profile("U1", NOW)
        assert profile is not None
        await uow.people.add_absence(uuid4(), profile.id, DateSpan(first, last), NOW)


async def slots(tables: Transactions, visit: Visit) -> dict[RoutineKind, Slot | None]:
    async with tables.open_uow(visit.workspace_id) as uow:
        profile = await uow.people.profile("U1", NOW)
        assert profile is not None
        return {kind: each.slot for kind, each in (await uow.routines.of(profile.id)).items()}


async def test_somebody_without_a_goal_sees_the_defaults_and_nothing_planned(
    tables: Transactions, visit: Visit
) -> None:
    shown = await settings.show(tables.open_uow, NOW, visit)
    assert (shown.profile.times, shown.profile.member, shown.next_checkin) == (DEFAULT_TIMES, False, None)


async def test_times_that_are_saved_move_what_comes(tables: Transactions, visit: Visit) -> None:
    await has_goal(tables, visit)
    times = replace(DEFAULT_TIMES, checkin_weekday=3, checkin_time=time(16), nudge_time=time(11))
    saved = await settings.save(tables.open_uow, NOW, visit, times)
    assert (saved.profile.times, saved.profile.member) == (times, True)
    assert saved.next_checkin == datetime(2026, 3, 12, 15, tzinfo=UTC)
    moved = await settings.save(tables.open_uow, NOW, visit, replace(times, checkin_weekday=4))
    assert moved.next_checkin == datetime(2026, 3, 13, 15, tzinfo=UTC)
    shown = await settings.show(tables.open_uow, NOW, visit)
    assert shown.next_checkin == moved.next_checkin
    nudge = (await slots(tables, visit))[RoutineKind.NUDGE]
    assert nudge == Slot(date(2026, 3, 11), datetime(2026, 3, 11, 10, tzinfo=UTC))


async def test_the_next_check_in_is_told_for_the_working_day_it_moves_to(
    tables: Transactions, visit: Visit
) -> None:
    await has_goal(tables, visit)
    await is_away(tables, visit, date(2026, 3, 16), date(2026, 3, 17))
    shown = await settings.show(tables.open_uow, NOW, visit)
    assert shown.next_checkin == datetime(2026, 3, 18, 8, tzinfo=UTC)


async def test_a_week_that_is_all_away_is_passed_over(tables: Transactions, visit: Visit) -> None:
    await has_goal(tables, visit)
    await is_away(tables, visit, date(2026, 3, 16), date(2026, 3, 22))
    shown = await settings.show(tables.open_uow, NOW, visit)
    assert shown.next_checkin == datetime(2026, 3, 23, 8, tzinfo=UTC)


async def test_a_goal_that_is_too_fresh_is_asked_about_a_week_later(
    tables: Transactions, visit: Visit
) -> None:
    await has_goal(tables, visit, since=date(2026, 3, 12))
    shown = await settings.show(tables.open_uow, NOW, visit)
    assert shown.next_checkin == datetime(2026, 3, 23, 8, tzinfo=UTC)


async def test_without_a_goal_none_is_told(tables: Transactions, visit: Visit) -> None:
    saved = await settings.save(tables.open_uow, NOW, visit, DEFAULT_TIMES)
    assert (saved.next_checkin, saved.has_goals) == (None, False)


async def test_one_that_waits_for_a_working_day_is_the_next(tables: Transactions, visit: Visit) -> None:
    await has_goal(tables, visit)
    await is_away(tables, visit, date(2026, 3, 16), date(2026, 3, 17))
    monday = datetime(2026, 3, 16, 8, tzinfo=UTC)
    following = Slot(date(2026, 3, 23), monday + WEEK)
    async with tables.open_uow(visit.workspace_id) as uow:
        profile = await uow.people.profile("U1", monday)
        assert profile is not None
        due = DueSlot(monday.date(), monday.date(), following)
        await checkins.plan(uow, profile, due, monday)
    async with tables.open_clock_uow() as clock:
        routine = next(
            each for each in await clock.routines_due(monday, 10) if each.kind is RoutineKind.CHECKIN
        )
    async with tables.open_uow(visit.workspace_id) as uow:
        await uow.routines.planned(routine.id, due)
    shown = await settings.show(tables.open_uow, monday, visit)
    assert shown.next_checkin == datetime(2026, 3, 18, 8, tzinfo=UTC)


async def test_who_is_never_there_is_told_none() -> None:
    span = DateSpan(date(2026, 3, 1), date(2030, 1, 1))
    person = Person(uuid4(), "U1", "Ben", "Europe/Berlin", "en-GB")
    profile = Profile(person, DEFAULT_TIMES, PersonCalendar("Europe/Berlin", absences=(span,)), member=True)
    assert next_shown(date(2026, 3, 16), profile, [make_goal()]) is None


def test_a_day_on_which_every_goal_rests_has_no_check_in() -> None:
    person = Person(uuid4(), "U1", "Ben", "Europe/Berlin", "en-GB")
    profile = Profile(person, DEFAULT_TIMES, PersonCalendar("Europe/Berlin"), member=True)
    rests = replace(make_goal(), pauses=(DateSpan(date(2026, 3, 10), date(2026, 3, 23)),))
    assert next_shown(date(2026, 3, 16), profile, [rests]) == datetime(2026, 3, 30, 7, tzinfo=UTC)
    both = [rests, replace(make_goal(), id=uuid4())]
    assert next_shown(date(2026, 3, 16), profile, both) == datetime(2026, 3, 16, 8, tzinfo=UTC)


async def test_no_working_day_is_refused_and_nothing_is_kept(tables: Transactions, visit: Visit) -> None:
    with pytest.raises(NoWorkingDay):
        await settings.save(tables.open_uow, NOW, visit, replace(DEFAULT_TIMES, working_weekdays=frozenset()))
    assert not (await settings.show(tables.open_uow, NOW, visit)).profile.member


async def test_stop_ends_the_prompts_and_restart_brings_them_back_at_their_times(
    tables: Transactions, visit: Visit
) -> None:
    await has_goal(tables, visit)
    times = replace(DEFAULT_TIMES, nudge_time=time(11))
    await settings.save(tables.open_uow, NOW, visit, times)
    stopped = await settings.stop(tables.open_uow, NOW, visit)
    assert stopped.profile.times == replace(times, checkins_on=False, nudges_on=False)
    assert stopped.next_checkin is None
    after = await slots(tables, visit)
    assert (after[RoutineKind.CHECKIN], after[RoutineKind.NUDGE]) == (None, None)
    assert after[RoutineKind.DAY_END] is not None
    again = await settings.restart(tables.open_uow, NOW, visit)
    assert again.profile.times == times
    assert again.next_checkin == datetime(2026, 3, 16, 8, tzinfo=UTC)


async def test_stop_makes_nobody_a_member(tables: Transactions, visit: Visit) -> None:
    assert not (await settings.stop(tables.open_uow, NOW, visit)).profile.member
    assert await slots(tables, visit) == {}
