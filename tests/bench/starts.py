"""A process that starts on tables that are there: how long until it has looked at them, and its size."""

import asyncio
import resource
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from slack_sdk.web.async_client import AsyncWebClient
from uuid_utils.compat import uuid7

from bot.clock import ManualClock
from bot.db import migrate
from bot.db.engines import open_engine
from bot.db.unit_of_work import Transactions, assert_no_transaction
from bot.dependencies import Dependencies
from bot.slack.messenger import Messenger
from jobs.plan import Planning

LONG_AGO = datetime(2026, 3, 1, tzinfo=UTC)
"""Before anything of these tables is due."""
TIMES = 3
IN_A_MEBIBYTE = 1024


@dataclass(frozen=True)
class Start:
    """Seconds from a closed engine to the end of the first look, and the most memory in MiB."""

    seconds: float
    mebibytes: float


async def started(url: str) -> Start:
    """The median of several processes."""
    found = []
    for _ in range(TIMES):
        command = (sys.executable, "-m", "tests.bench.starts", url)
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        said, _ = await process.communicate()
        found.append([float(each) for each in said.split()])
    seconds, sizes = zip(*found, strict=True)
    return Start(median(seconds), median(sizes))


async def _start(url: str) -> float:
    before, engine, clock = perf_counter(), open_engine(url), ManualClock(LONG_AGO)
    await migrate.upgrade(engine)
    tables = Transactions(engine, uuid7)
    messenger = Messenger(AsyncWebClient(), assert_no_transaction)
    deps = Dependencies(clock, tables.open_uow, tables.open_clock_uow, messenger, uuid7)
    await Planning(deps, {}).plan_once()
    async with deps.open_clock_uow() as looking:
        await looking.lease_mailboxes(clock.now(), 64)
        await looking.tidy(clock.now())
    spent = perf_counter() - before
    await engine.dispose()
    return spent


if __name__ == "__main__":
    seconds = asyncio.run(_start(sys.argv[1]))
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / IN_A_MEBIBYTE)  # noqa: T201
