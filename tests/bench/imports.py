"""What is paid before anything happens: imports, and the arithmetic of due times."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.domain.slots import Weekly, next_slot
from tests.bench.figures import Figure

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)


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
