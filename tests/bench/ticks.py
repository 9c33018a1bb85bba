"""The planner's tick, and the start of a process, whatever number of members there is."""

from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot.clock import ManualClock
from bot.db.unit_of_work import Transactions, UnitOfWork, assert_no_transaction
from bot.dependencies import Dependencies
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.routines import RoutineKind
from bot.domain.slots import Slot
from bot.slack.messenger import Messenger
from jobs.plan import Planning, Rung
from tests.bench import starts
from tests.bench.figures import Figure
from tests.bench.jobs import job_per_member

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
FEW, MANY = 1_000, 1_000_000
DUE_MOST = {"SQLite": 10, "PostgreSQL": 4}
SERIES = {
    "sqlite": "with recursive n(i) as (select :first union all select i + 1 from n where i < :last) "
    "insert into routines (id, workspace_id, subject_id, kind, slot_date, next_at) "
    "select printf('%032x', i), :workspace, printf('%032x', i), 'nudge', '2027-01-01', "
    "'2027-01-01 08:00:00.000000' from n",
    "postgresql": "insert into routines (id, workspace_id, subject_id, kind, slot_date, next_at) "
    "select lpad(to_hex(i), 32, '0')::uuid, (:workspace)::uuid, lpad(to_hex(i), 32, '0')::uuid, 'nudge', "
    "'2027-01-01', '2027-01-01 08:00:00+00' from generate_series((:first)::int, (:last)::int) as i",
}


class Members:
    """Routines of members, and a planner to whom nothing is worth a message."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._clock = ManualClock(NOW)
        self._tables = Transactions(engine, uuid7)
        messenger = Messenger(AsyncWebClient(), assert_no_transaction)
        deps = Dependencies(self._clock, self._tables.open_uow, self._tables.open_clock_uow, messenger, uuid7)
        self.planning = Planning(deps, {RoutineKind.CHECKIN: self._nothing})
        self._people: list[str] = []

    async def _nothing(self, uow: UnitOfWork, rung: Rung) -> None:
        del uow, rung

    async def crowd(self, first: int, last: int) -> None:
        """Routines of which none is due."""
        async with self._tables.open_clock_uow() as clock:
            workspace = await clock.workspace("", "T-bench", NOW, "UTC")
        shown = workspace.hex if self._engine.dialect.name == "sqlite" else str(workspace)
        async with self._engine.begin() as connection:
            values = {"first": first, "last": last, "workspace": shown}
            await connection.execute(text(SERIES[self._engine.dialect.name]), values)
            await connection.execute(text("analyze"))

    async def members(self) -> None:
        """So many real ones, with a check-in each."""
        async with self._tables.open_clock_uow() as clock:
            workspace = await clock.workspace("", "T-bench", NOW, "UTC")
        async with self._tables.open_uow(workspace) as uow:
            for number in range(FEW):
                person, who = uuid7(), f"U7{number:05}"
                await uow.people.meet(person, Introduction(who, who, "Europe/Berlin", "en-GB"), NOW)
                await uow.people.choose(person, DEFAULT_TIMES, NOW)
                rings = Slot(NOW.date(), NOW - timedelta(minutes=1))
                await uow.routines.set(uuid7(), person, RoutineKind.CHECKIN, rings)

    async def nothing_due(self) -> float:
        """Seconds of one look at a table where nothing is due, the median of many."""
        found = []
        for _ in range(300):
            before = perf_counter()
            async with self._tables.open_clock_uow() as clock:
                assert not await clock.routines_due(NOW - timedelta(days=1), 200)
                assert not await clock.lease_mailboxes(NOW - timedelta(days=1), 64)
            found.append(perf_counter() - before)
        return median(found)

    async def due(self) -> float:
        """Seconds in which all who are due are planned; a week later they are due again."""
        before = perf_counter()
        assert await self.planning.plan_once() == FEW
        spent = perf_counter() - before
        self._clock.move_to(self._clock.now() + timedelta(weeks=1))
        return spent


async def measure(engine: AsyncEngine, url: str, name: str) -> list[Figure]:
    members = Members(engine)
    await members.crowd(1, FEW)
    await members.members()
    few, first = await members.nothing_due(), await starts.started(url)
    due_of_few = median([await members.due() for _ in range(3)])
    await members.crowd(FEW + 1, MANY)
    many, second = await members.nothing_due(), await starts.started(url)
    due_of_many = median([await members.due() for _ in range(3)])
    figures = [
        Figure(f"tick on {name}, nothing due: a million members against 1,000", many / few, 1.5),
        Figure(f"tick on {name}, 1,000 due: the same", due_of_many / due_of_few, DUE_MOST[name]),
        Figure(f"memory on {name}: the same, growth", second.mebibytes - first.mebibytes, 10, "MiB"),
        Figure(f"start on {name}: the same", second.seconds / first.seconds, 1.2),
    ]
    if name == "SQLite":
        cheaper = job_per_member() / (due_of_many / FEW)
        figures.append(Figure("a member due against APScheduler's job: cheaper by", cheaper, 4, most=False))
    return figures
