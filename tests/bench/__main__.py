"""`make bench`: every budget with its figure, its limit and whether it holds; floors are of the same run."""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

from bot.clock import SystemClock
from bot.db.engines import open_engine
from bot.demo.server import LocalSlack
from bot.wiring.program import assembled
from tests.bench import acks, dispatch, ticks
from tests.bench.figures import Figure
from tests.databases import make_tables
from tests.world import MANIFEST, local_settings

ACKS_MOST = 8


async def on_sqlite(folder: Path) -> list[Figure]:
    urls = {name: f"sqlite:///{folder / name}.db" for name in ("dispatch", "acks", "ticks")}
    for url in urls.values():
        await make_tables(url)
    figures = []
    slack = LocalSlack(SystemClock(), MANIFEST)
    await slack.start()
    async with assembled(local_settings(slack, urls["acks"]), SystemClock()) as program:
        figures += await acks.measure(program, slack, "SQLite", ACKS_MOST)
    await slack.stop()
    for name, part in (("dispatch", dispatch), ("ticks", ticks)):
        engine = open_engine(urls[name])
        figures += await part.measure(engine, "SQLite")
        await engine.dispose()
    return figures


def main() -> int:
    """Measure, print, and answer with 1 where a budget does not hold."""
    logging.basicConfig(level="CRITICAL")
    with tempfile.TemporaryDirectory(prefix="accountability-bench-") as folder:
        figures = asyncio.run(on_sqlite(Path(folder)))
    figures += [ticks.due_times(), ticks.imports()]
    sys.stdout.write("\n".join(str(figure) for figure in figures) + "\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
