"""`demo`: the same program against the local Slack, on a clock that stands still until somebody moves it."""

import asyncio
import logging
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import ManualClock
from bot.db import migrate
from bot.demo.page import add_page
from bot.demo.server import LocalSlack
from bot.domain.errors import Busy
from bot.settings import Settings
from bot.wiring.moves import Mover
from bot.wiring.program import Program, assembled
from bot.wiring.running import Say
from bot.wiring.sockets import socket_line
from bot.wiring.tokens import manifest

LOG = logging.getLogger(__name__)
START = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)
"""Wednesday 4 March 2026, 09:30 in Berlin: a working week with room for a promise before its end."""
USUAL_PORT = 8000
FAR_AHEAD = timedelta(days=31)
"""How far *next event* looks."""
CONTACT = "the person who started this demo"


class Controls:
    """The page's buttons for the time."""

    def __init__(self, slack: LocalSlack, clock: ManualClock) -> None:
        self._slack = slack
        self._clock = clock
        self.mover: Mover | None = None

    async def next_event(self) -> None:
        """To the next moment at which the bot says something, a month ahead at most."""
        before = self._slack.workspace.version
        if self.mover is not None:
            await self.mover.advance(
                self._clock.now() + FAR_AHEAD, until=lambda: self._slack.workspace.version > before
            )

    async def advance(self, *, days: int) -> None:
        """Let that many days pass."""
        if self.mover is not None:
            await self.mover.advance(self._clock.now() + timedelta(days=days))


async def demo(log_level: str, say: Say, stop: asyncio.Event, port: int = USUAL_PORT) -> None:
    """Serve the local Slack until `stop` is set; what it holds is gone afterwards."""
    clock = ManualClock(START)
    slack = LocalSlack(clock, manifest())
    controls = Controls(slack, clock)
    add_page(slack, controls)
    await _listen(slack, port)
    try:
        with tempfile.TemporaryDirectory(prefix="accountability-demo-") as folder:
            settings = local_settings(slack, Path(folder), log_level)
            async with assembled(settings, clock) as program:
                await migrate.upgrade(program.engine)
                async with socket_line(program):
                    controls.mover = Mover(program, clock)
                    say(f"Open {slack.address} in a browser. Ctrl-C stops and forgets everything.")
                    await _follow(program, controls.mover, stop)
    finally:
        await slack.stop()


def local_settings(slack: LocalSlack, folder: Path, log_level: str) -> Settings:
    """What a host would set for this local Slack, its tables in a file of `folder`."""
    return Settings(
        slack_bot_token=slack.bot_token,
        slack_app_token=slack.app_token,
        slack_signing_secret=slack.signing_secret,
        slack_api_url=slack.api_url,
        database_url=f"sqlite:///{folder / 'demo.db'}",
        port=0,
        log_level=log_level,
        host_contact=CONTACT,
    )


async def _listen(slack: LocalSlack, port: int) -> None:
    try:
        await slack.start(port)
    except OSError:
        await slack.start(0)


async def _follow(program: Program, mover: Mover, stop: asyncio.Event) -> None:
    """Send what people's acts owe at once; the rest waits for the clock."""
    sending = asyncio.create_task(_send_on_ring(program, mover), name="demo sender")
    stopped = asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({sending, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if sending.done():
            sending.result()
    finally:
        for task in (sending, stopped):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await sending


async def _send_on_ring(program: Program, mover: Mover) -> None:
    while True:
        await program.bells.send.heard()
        try:
            await mover.settle()
        except Busy:
            LOG.warning("The tables did not answer; trying again with the next message")
