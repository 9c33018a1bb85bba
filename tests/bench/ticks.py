"""The planner's tick, whatever number of members there is; when things are due; what an import costs."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot.db.unit_of_work import Transactions
from bot.domain.slots import Weekly, next_slot
from tests.bench.figures import Figure

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
FEW, MANY = 1_000, 1_000_000
SERIES = {
    "sqlite": "with recursive n(i) as (select :first union all select i + 1 from n where i < :last) "
    "insert into routines (id, workspace_id, subject_id, kind, slot_date, next_at) "
    "select printf('%032x', i), :workspace, printf('%032x', i), 'nudge', '2027-01-01', '2027-01-01 08:00:00' "
    "from n",
    "postgresql": "insert into routines (id, workspace_id, subject_id, kind, slot_date, next_at) "
    "select lpad(to_hex(i), 32, '0')::uuid, (:workspace)::uuid, lpad(to_hex(i), 32, '0')::uuid, 'nudge', "
    "'2027-01-01', '2027-01-01 08:00:00+00' from generate_series((:first)::int, (:last)::int) as i",
}


async def crowd(engine: AsyncEngine, first: int, last: int) -> None:
    """Routines of members, none of them due."""
    async with Transactions(engine, uuid7).open_clock_uow() as clock:
        workspace = await clock.workspace("", "T-bench", NOW, "UTC")
    shown = workspace.hex if engine.dialect.name == "sqlite" else str(workspace)
    async with engine.begin() as connection:
        values = {"first": first, "last": last, "workspace": shown}
        await connection.execute(text(SERIES[engine.dialect.name]), values)
        await connection.execute(text("analyze"))


async def tick(engine: AsyncEngine) -> float:
    """Seconds of one look at a table where nothing is due, the median of many."""
    tables, found = Transactions(engine, uuid7), []
    for _ in range(200):
        before = perf_counter()
        async with tables.open_clock_uow() as clock:
            assert not await clock.routines_due(NOW, 200)
            assert not await clock.lease_mailboxes(NOW, 64)
        found.append(perf_counter() - before)
    return median(found)


async def measure(engine: AsyncEngine, name: str) -> list[Figure]:
    await crowd(engine, 1, FEW)
    few = await tick(engine)
    await crowd(engine, FEW + 1, MANY)
    return [
        Figure(f"tick on {name}, nothing due: a million members against 1,000", await tick(engine) / few, 1.5)
    ]


def best(work: Callable[[], object], times: int = 5) -> float:
    found = []
    for _ in range(times):
        before = perf_counter()
        work()
        found.append(perf_counter() - before)
    return min(found)


def due_times() -> Figure:
    berlin, nine = ZoneInfo("Europe/Berlin"), time(9)

    def plain() -> None:
        for week in range(2000):
            day = (NOW + timedelta(days=7 * (week % 50))).astimezone(berlin).date()
            monday = day + timedelta(days=(0 - day.weekday()) % 7 or 7)
            datetime.combine(monday, nine, berlin).astimezone(UTC)

    def ours() -> None:
        for week in range(2000):
            now = NOW + timedelta(days=7 * (week % 50))
            next_slot(Weekly(0, nine), "Europe/Berlin", after=None, now=now)

    return Figure("next due time against plain zoneinfo arithmetic", best(ours) / best(plain), 5)


def imports() -> Figure:
    def importing(what: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", f"import {what}"], check=True)

    floor = best(importing("slack_bolt.async_app, sqlalchemy.ext.asyncio, sqlite3, asyncpg"), 3)
    return Figure(
        "imports against Bolt, SQLAlchemy and drivers", best(importing("bot.wiring.running"), 3) / floor, 1.5
    )
