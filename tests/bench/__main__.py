"""`make bench`: every budget with its figure, its limit and whether it holds; floors are of the same run."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from bot.clock import SystemClock
from bot.db.engines import open_engine
from bot.demo.server import LocalSlack
from bot.wiring.program import assembled
from bot.wiring.running import keep_what_was_built
from tests.bench import acks, dispatch, processes, ticks
from tests.bench.figures import Figure
from tests.bench.imports import due_times, imports
from tests.databases import create, make_tables, postgresql_started
from tests.world import MANIFEST, local_settings

ACKS_MOST = {"SQLite": 8, "PostgreSQL": 15}
PARTS = ("acks", "dispatch", "ticks")


async def of_acks(url: str, name: str) -> list[Figure]:
    slack = LocalSlack(SystemClock(), MANIFEST)
    await slack.start()
    async with assembled(local_settings(slack, url), SystemClock()) as program:
        keep_what_was_built()
        figures = await acks.measure(program, slack, name, ACKS_MOST[name])
    await slack.stop()
    return figures


async def on(name: str, urls: dict[str, str]) -> AsyncIterator[list[Figure]]:
    """The figures of one database, part by part, each on tables of its own."""
    for url in urls.values():
        await make_tables(url)
    yield await of_acks(urls["acks"], name)
    engine = open_engine(urls["dispatch"])
    yield await dispatch.measure(engine, name)
    await engine.dispose()
    engine = open_engine(urls["ticks"])
    yield await ticks.measure(engine, urls["ticks"], name)
    await engine.dispose()


async def measured() -> AsyncIterator[list[Figure]]:
    yield [due_times(), imports()]
    with tempfile.TemporaryDirectory(prefix="accountability-bench-") as folder:
        files = {part: f"sqlite:///{Path(folder) / part}.db" for part in PARTS}
        async for figures in on("SQLite", files):
            yield figures
    with postgresql_started() as server:
        async for figures in on("PostgreSQL", {part: await create(server) for part in PARTS}):
            yield figures
        shared = await create(server)
        await make_tables(shared)
        yield await processes.measure(shared)


async def shown() -> bool:
    """Print each figure as soon as it is known; whether all of them hold."""
    all_hold = True
    async for figures in measured():
        all_hold &= said(figures)
    return all_hold


def said(figures: Iterable[Figure]) -> bool:
    for figure in figures:
        sys.stdout.write(f"{figure}\n")
    sys.stdout.flush()
    return all(figure.holds for figure in figures)


if __name__ == "__main__":
    logging.basicConfig(level="CRITICAL")
    sys.exit(0 if asyncio.run(shown()) else 1)
