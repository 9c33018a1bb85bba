"""`run`: the program against a real workspace, from the start to an orderly stop."""

import asyncio
import gc
import logging
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from typing import Any

from filelock import FileLock, Timeout

from bot.clock import Clock, SystemClock
from bot.db import migrate
from bot.db.engines import is_busy, sqlite_file
from bot.domain import holidays
from bot.settings import Settings
from bot.wiring.http import http_line
from bot.wiring.program import Program, assembled
from bot.wiring.sockets import socket_line
from bot.wiring.tokens import Rejected, Unreachable, look_at_app_token, look_at_bot_token
from jobs.schedule import metronome

LOG = logging.getLogger(__name__)
EVERY_ADDRESS = "0.0.0.0"  # noqa: S104 — Slack, or the proxy before us, comes from outside
Say = Callable[[str], None]


class CannotRun(Exception):
    """The program cannot start; the message says why and what to do."""


@contextmanager
def alone_with(database_url: str) -> Iterator[None]:
    """Hold a SQLite file for this process; PostgreSQL takes any number.

    Raises:
        CannotRun: another process holds it.
    """
    file = sqlite_file(database_url)
    if file is None:
        yield
        return
    try:
        with FileLock(f"{file}.lock", timeout=0):
            yield
    except Timeout as error:
        raise CannotRun(
            f"Another process already runs on {file}. Stop it first; several at once need PostgreSQL."
        ) from error


async def run(settings: Settings, say: Say, stop: asyncio.Event, clock: Clock | None = None) -> None:
    """Migrate, connect, plan and send until `stop` is set or something that must run has failed.

    Raises:
        CannotRun: another process has the file, Slack does not take the tokens, or the port is taken.
    """
    with alone_with(settings.database_url):
        async with assembled(settings, clock or SystemClock()) as program:
            await _migrate(program)
            await _greet(program, say)
            # In a thread: what Slack asks meanwhile has three seconds, and the loop would stand still.
            await asyncio.to_thread(holidays.read_tables)
            async with AsyncExitStack() as parts:
                await parts.enter_async_context(program.loops.running())
                await parts.enter_async_context(_bells_ringing(program))
                keep_what_was_built()
                say(await parts.enter_async_context(_line(program)))
                await _until(stop, program.loops.failed)
                say("Stopping: finishing what was begun.")


def keep_what_was_built() -> None:
    """Leave what the start has made out of later looks for garbage, which held the loop for 0.1 s each."""
    gc.collect()
    gc.freeze()


async def _migrate(program: Program) -> None:
    try:
        await migrate.upgrade(program.engine)
    except Exception as error:
        # Nothing is swallowed: drivers have many names for tables that do not answer, the host gets one.
        if not is_busy(error):
            raise
        raise CannotRun("The database does not answer: check DATABASE_URL.") from error


async def _greet(program: Program, say: Say) -> None:
    settings = program.settings
    try:
        token = await look_at_bot_token(program.client)
        if isinstance(token, Rejected):
            raise CannotRun(
                f"Slack does not take SLACK_BOT_TOKEN ({token.error}): copy it again from "
                "OAuth & Permissions."
            )
        if settings.slack_app_token:
            refused = await look_at_app_token(program.client, settings.slack_app_token)
            if refused:
                raise CannotRun(
                    f"Slack does not take SLACK_APP_TOKEN ({refused.error}): it needs the scope "
                    "connections:write and Socket Mode switched on, under Basic Information."
                )
    except Unreachable as error:
        raise CannotRun(f"Slack does not answer at {settings.slack_api_url}.") from error
    say(f"In the workspace {token.team} as @{token.bot}.")
    if token.missing_scopes:
        say(f"The app lacks scopes ({', '.join(token.missing_scopes)}): reinstall it from manifest.yml.")


@asynccontextmanager
async def _bells_ringing(program: Program) -> AsyncIterator[None]:
    bells = program.bells
    for bell in (bells.plan, bells.send, bells.tidy):
        bell.ring()
    scheduler = metronome(bells)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        await asyncio.sleep(0)  # it stops in the loop's next round


@asynccontextmanager
async def _line(program: Program) -> AsyncIterator[str]:
    settings = program.settings
    if settings.slack_app_token:
        async with socket_line(program) as line, line.watched():
            yield "Listening by Socket Mode. Ctrl-C stops."
        return
    async with AsyncExitStack() as parts:
        try:
            address = await parts.enter_async_context(http_line(program, EVERY_ADDRESS, settings.port))
        except OSError as error:
            raise CannotRun(f"Port {settings.port} is taken: set PORT to a free one.") from error
        yield f"Listening at {address}/slack/events. Ctrl-C stops."


async def _until(stop: asyncio.Event, failed: asyncio.Future[None]) -> None:
    """Wait for the stop, or raise what ended a loop."""
    stopped = asyncio.ensure_future(stop.wait())
    either: set[asyncio.Future[Any]] = {stopped, failed}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if failed.done():
            failed.result()
    finally:
        stopped.cancel()


def stop_on_signals(stop: asyncio.Event) -> None:
    """Ctrl-C and the host's SIGTERM set `stop`, so that everything ends in order."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no handlers in the loop
            loop.add_signal_handler(name, stop.set)
