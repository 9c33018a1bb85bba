"""From what comes round to what is owed: once for each date, whatever fails and whoever plans beside us."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot.clock import ManualClock
from bot.db.unit_of_work import Transactions, UnitOfWork, assert_no_transaction
from bot.dependencies import Dependencies
from bot.domain.deliveries import Kind
from bot.domain.errors import Busy
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile
from bot.domain.routines import RoutineKind
from bot.slack.messenger import Messenger
from bot.usecases.routines import reschedule, reschedule_digest
from jobs.plan import Planner, Planning, Rung

NINE = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Mon 9 Mar, 09:00 in Berlin."""
TWO = NINE + timedelta(hours=5)
"""The nudge's time."""
NUDGE = RoutineKind.NUDGE


@dataclass
class Stage:
    """Ada and Ben with their routines, and a planner that writes down what rang."""

    clock: ManualClock
    deps: Dependencies
    workspace: UUID
    rung: list[tuple[str, RoutineKind, Rung]] = field(default_factory=list)
    poison: dict[str, Exception] = field(default_factory=dict)

    @property
    def planning(self) -> Planning:
        return Planning(self.deps, self.planners)

    @property
    def planners(self) -> Mapping[RoutineKind, Planner]:
        def noting(kind: RoutineKind) -> Planner:
            async def plan(uow: UnitOfWork, rung: Rung) -> None:
                name = rung.profile.person.name
                mailbox = await uow.deliveries.mailbox_of_person(rung.profile.person.slack_user_id)
                key = f"{kind}:{rung.subject_id}:{rung.due.slot_date}"
                assert await uow.deliveries.owe(mailbox, Kind.NUDGE, key, rung.now)
                self.rung.append((name, kind, rung))
                if fault := self.poison.get(name):
                    raise fault

            return plan

        return {kind: noting(kind) for kind in RoutineKind}

    async def profile(self, name: str) -> Profile:
        async with self.deps.open_uow(self.workspace) as uow:
            profile = await uow.people.profile(name, self.clock.now())
        assert profile is not None
        return profile

    async def meet(self, name: str, *, deactivated: bool = False) -> None:
        async with self.deps.open_uow(self.workspace) as uow:
            who = Introduction(name, name, "Europe/Berlin", "en-GB", deactivated)
            await uow.people.meet(uuid7(), who, NINE)

    async def joins(self, name: str) -> None:
        await self.meet(name)
        profile = await self.profile(name)
        async with self.deps.open_uow(self.workspace) as uow:
            await uow.people.choose(profile.id, DEFAULT_TIMES, NINE)
            await reschedule(uow, replace(profile, member=True), NINE)

    def nudges(self) -> list[tuple[str, date]]:
        return sorted((name, rung.due.slot_date) for name, kind, rung in self.rung if kind is NUDGE)

    async def owed(self) -> int:
        async with self.deps.open_clock_uow() as clock:
            (lease,) = await clock.lease_mailboxes(self.clock.now(), 1)
        async with self.deps.open_uow(self.workspace) as uow:
            return len(await uow.deliveries.due(lease.mailbox_id, self.clock.now()))


@pytest.fixture
async def stage(engine: AsyncEngine) -> Stage:
    clock, tables = ManualClock(NINE), Transactions(engine, uuid7)
    deps = Dependencies(
        clock,
        tables.open_uow,
        tables.open_clock_uow,
        Messenger(None, assert_no_transaction),  # type: ignore[arg-type]  # planning has nothing to say to Slack
        uuid7,
    )
    async with tables.open_clock_uow() as store:
        workspace = await store.workspace("", "T1", NINE, "Europe/Berlin")
    made = Stage(clock, deps, workspace)
    await made.joins("Ada")
    return made


async def test_a_routine_rings_once_at_its_time(stage: Stage) -> None:
    assert await stage.planning.plan_once() == 0
    stage.clock.move_to(TWO)
    assert await stage.planning.plan_once() == 1
    assert await stage.planning.plan_once() == 0
    assert stage.nudges() == [("Ada", date(2026, 3, 9))]


async def test_each_date_rings_and_none_twice(stage: Stage) -> None:
    for hours in range(0, 24 * 7, 3):
        stage.clock.move_to(NINE + timedelta(hours=hours))
        await stage.planning.plan_once()
    assert [day for _, day in stage.nudges()] == [date(2026, 3, day) for day in range(9, 16)]


async def test_ten_days_of_downtime_ring_once_for_all_of_them_and_are_an_outage(stage: Stage) -> None:
    await stage.planning.plan_once()
    stage.clock.move_to(TWO + timedelta(days=10))
    await stage.planning.plan_once()
    (due,) = [rung.due for _, kind, rung in stage.rung if kind is NUDGE]
    assert (due.since, due.slot_date) == (date(2026, 3, 9), date(2026, 3, 19))
    assert due.next.slot_date == date(2026, 3, 20)
    calendar = stage.rung[0][2].profile.calendar
    assert calendar.outages == {date(2026, 3, day) for day in range(9, 20)}


async def test_a_routine_that_cannot_be_planned_is_set_aside_and_stops_nobody(stage: Stage) -> None:
    await stage.joins("Ben")
    stage.poison["Ada"] = ValueError("the facts are broken")
    stage.clock.move_to(TWO)
    assert await stage.planning.plan_once() == 2
    assert await stage.owed() == 1
    stage.clock.move_to(TWO + timedelta(days=1))
    await stage.planning.plan_once()
    assert [name for name, day in stage.nudges() if day > date(2026, 3, 9)] == ["Ben"]
    async with stage.deps.open_clock_uow() as clock:
        assert ("nudge", "could not be planned: ValueError") in await clock.faults()


async def test_tables_that_fail_say_nothing_about_the_routine(stage: Stage) -> None:
    stage.poison["Ada"] = ConnectionResetError()
    stage.clock.move_to(TWO)
    with pytest.raises(Busy):
        await stage.planning.plan_once()
    stage.poison.clear()
    assert await stage.planning.plan_once() == 1
    assert await stage.owed() == 1


async def test_a_routine_that_stands_for_nothing_any_more_stops(stage: Stage) -> None:
    await stage.meet("Ada", deactivated=True)
    stage.clock.move_to(TWO + timedelta(days=8))
    assert await stage.planning.plan_once() == 3
    assert stage.rung == []
    assert await stage.planning.plan_once() == 0


async def test_a_digest_whose_channel_is_gone_stops(stage: Stage) -> None:
    profile = await stage.profile("Ada")
    async with stage.deps.open_uow(stage.workspace) as uow:
        await reschedule_digest(uow, uuid7(), profile, NINE)
    stage.clock.move_to(NINE + timedelta(days=3, hours=1))
    await stage.planning.plan_once()
    assert RoutineKind.DIGEST not in {kind for _, kind, _ in stage.rung}


async def test_planners_side_by_side_plan_each_date_once(stage: Stage) -> None:
    for number in range(20):
        await stage.joins(f"Member {number:02}")
    stage.clock.move_to(TWO)
    counts = await asyncio.gather(*(stage.planning.plan_once() for _ in range(4)))
    while await stage.planning.plan_once():
        pass
    assert sum(counts) == 21
    assert len(stage.nudges()) == len(set(stage.nudges())) == 21


async def test_two_processes_that_start_together_write_one_outage(stage: Stage) -> None:
    await stage.planning.plan_once()
    stage.clock.move_to(NINE + timedelta(hours=40))
    await asyncio.gather(*(stage.planning.plan_once() for _ in range(3)))
    async with stage.deps.open_uow(stage.workspace) as uow:
        assert len(await uow.people.outages(NINE)) == 1
