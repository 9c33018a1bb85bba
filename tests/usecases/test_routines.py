"""What comes round keeps in step with what moves it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

import pytest

from bot.db.routines import Stored
from bot.db.unit_of_work import Transactions, UnitOfWork
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile, Times
from bot.domain.recurrences import OF_A_CHANNEL
from bot.domain.routines import RoutineKind
from bot.domain.slots import DueSlot, Slot
from bot.usecases.routines import reschedule, reschedule_digest, stop_digest

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Mon 9 Mar, 09:00 in Berlin."""
ADA = Introduction("U1", "Ada", "Europe/Berlin", "en-GB")
CHECKIN = Stored(Slot(date(2026, 3, 16), datetime(2026, 3, 16, 8, tzinfo=UTC)), None)
NUDGE = Stored(Slot(date(2026, 3, 9), datetime(2026, 3, 9, 13, tzinfo=UTC)), None)
DAY_END = Stored(Slot(date(2026, 3, 10), datetime(2026, 3, 9, 23, tzinfo=UTC)), None)
STOPPED = Stored(None, None)
AT_FOUR = replace(DEFAULT_TIMES, nudge_time=time(16))
AT_EIGHT = replace(DEFAULT_TIMES, nudge_time=time(8))

Routines = dict[RoutineKind, Stored]


async def ada(uow: UnitOfWork, who: Introduction = ADA, times: Times | None = None) -> Profile:
    await uow.people.meet(uuid4(), who, NOW)
    profile = await uow.people.profile("U1", NOW)
    assert profile is not None
    if times is None:
        return profile
    await uow.people.choose(profile.id, times, NOW)
    chosen = await uow.people.profile_of(profile.id, NOW)
    assert chosen is not None
    return chosen


async def routines(
    tables: Transactions, workspace: UUID, times: Times | None = DEFAULT_TIMES, who: Introduction = ADA
) -> Routines:
    async with tables.open_uow(workspace) as uow:
        profile = await ada(uow, who, times)
        await reschedule(uow, profile, NOW)
        return await uow.routines.of(profile.id)


async def test_a_member_s_routines_stand_for_their_next_dates(tables: Transactions, workspace: UUID) -> None:
    assert await routines(tables, workspace) == {
        RoutineKind.CHECKIN: CHECKIN,
        RoutineKind.NUDGE: NUDGE,
        RoutineKind.DAY_END: DAY_END,
    }


async def test_nothing_comes_round_for_somebody_without_a_goal(tables: Transactions, workspace: UUID) -> None:
    assert await routines(tables, workspace, times=None) == {}


async def test_what_is_turned_off_stops_and_comes_back_when_it_is_on(
    tables: Transactions, workspace: UUID
) -> None:
    await routines(tables, workspace)
    off = replace(DEFAULT_TIMES, nudges_on=False, checkins_on=False)
    stopped = await routines(tables, workspace, off)
    assert stopped == {
        RoutineKind.CHECKIN: STOPPED,
        RoutineKind.NUDGE: STOPPED,
        RoutineKind.DAY_END: DAY_END,
    }
    assert (await routines(tables, workspace))[RoutineKind.NUDGE] == NUDGE


async def test_everything_stops_for_a_deactivated_account(tables: Transactions, workspace: UUID) -> None:
    await routines(tables, workspace)
    gone = await routines(tables, workspace, who=replace(ADA, deactivated=True))
    assert set(gone.values()) == {STOPPED}


@pytest.mark.parametrize(
    ("times", "who", "slot"),
    [
        (AT_FOUR, ADA, Slot(date(2026, 3, 9), datetime(2026, 3, 9, 15, tzinfo=UTC))),
        (AT_EIGHT, ADA, Slot(date(2026, 3, 10), datetime(2026, 3, 10, 7, tzinfo=UTC))),
        (
            DEFAULT_TIMES,
            replace(ADA, zone="America/New_York"),
            Slot(date(2026, 3, 9), datetime(2026, 3, 9, 18, tzinfo=UTC)),
        ),
    ],
)
async def test_a_new_time_or_zone_moves_what_has_not_rung(
    tables: Transactions, workspace: UUID, times: Times, who: Introduction, slot: Slot
) -> None:
    await routines(tables, workspace)
    moved = await routines(tables, workspace, times, who)
    assert moved[RoutineKind.NUDGE].slot == slot


async def test_a_later_time_does_not_ask_about_a_planned_date_again(
    tables: Transactions, workspace: UUID
) -> None:
    await routines(tables, workspace)
    async with tables.open_clock_uow() as clock:
        due = await clock.routines_due(datetime(2026, 3, 9, 13, tzinfo=UTC), 10)
    (nudge,) = (each for each in due if each.kind is RoutineKind.NUDGE)
    today, tomorrow = date(2026, 3, 9), Slot(date(2026, 3, 10), datetime(2026, 3, 10, 13, tzinfo=UTC))
    async with tables.open_uow(workspace) as uow:
        await uow.routines.planned(nudge.id, DueSlot(today, today, tomorrow))
    later = await routines(tables, workspace, replace(DEFAULT_TIMES, nudge_time=time(17)))
    assert later[RoutineKind.NUDGE] == Stored(
        Slot(date(2026, 3, 10), datetime(2026, 3, 10, 16, tzinfo=UTC)), today
    )


async def test_a_digest_follows_the_coach_s_clock_until_it_is_stopped(
    tables: Transactions, workspace: UUID
) -> None:
    channel = uuid4()
    async with tables.open_uow(workspace) as uow:
        await stop_digest(uow, channel)
        assert await uow.routines.of(channel) == {}
        coach = await ada(uow, replace(ADA, zone="America/New_York"))
        await reschedule_digest(uow, channel, coach, NOW)
        assert await uow.routines.of(channel) == {
            RoutineKind.DIGEST: Stored(Slot(date(2026, 3, 12), datetime(2026, 3, 12, 14, tzinfo=UTC)), None),
            RoutineKind.LOOK: Stored(Slot(date(2026, 3, 10), datetime(2026, 3, 10, 7, tzinfo=UTC)), None),
        }
        await stop_digest(uow, channel)
        assert await uow.routines.of(channel) == dict.fromkeys(OF_A_CHANNEL, STOPPED)
