"""The commands that need the whole program: from their name to an exit code."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from bot import settings
from bot.db import migrate
from bot.db.engines import BadDatabaseUrl, open_engine
from bot.settings import SettingsError
from bot.wiring import checking, logs
from bot.wiring.demo import demo
from bot.wiring.running import CannotRun, alone_with, run, stop_on_signals


def _say(words: str) -> None:
    print(words, flush=True)


async def _run(folder: Path) -> int:
    chosen = settings.read(settings.environment(folder), folder)
    logs.set_up(chosen.log_level)
    stop = asyncio.Event()
    stop_on_signals(stop)
    await run(chosen, _say, stop)
    return 0


async def _demo(folder: Path) -> int:
    level = settings.demo_log_level(settings.environment(folder))
    logs.set_up(level)
    stop = asyncio.Event()
    stop_on_signals(stop)
    await demo(level, _say, stop)
    return 0


async def _check(folder: Path) -> int:
    findings = await checking.check(settings.environment(folder), folder)
    for finding in findings:
        _say(str(finding))
    return 1 if any(finding.good is False for finding in findings) else 0


async def _migrate(folder: Path) -> int:
    url = settings.database_url(settings.environment(folder), folder)
    with alone_with(url):
        engine = open_engine(url)
        try:
            copy = await migrate.upgrade(engine)
            _say(f"The tables are at revision {await migrate.revision(engine)}.")
            if copy:
                _say(f"The file as it was before is kept as {copy.name}.")
        finally:
            await engine.dispose()
    return 0


COMMANDS: dict[str, Callable[[Path], Coroutine[Any, Any, int]]] = {
    "run": _run,
    "demo": _demo,
    "check": _check,
    "migrate": _migrate,
}


def command(name: str, folder: Path) -> int:
    """Run one command; 0 when it was done, 1 when it found something wrong, 2 when it could not begin."""
    try:
        return asyncio.run(COMMANDS[name](folder))
    except BadDatabaseUrl as error:
        print(f"DATABASE_URL is malformed: {error}.", file=sys.stderr)
    except (SettingsError, CannotRun) as error:
        print(error, file=sys.stderr)
    return 2
