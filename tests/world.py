"""The whole program against the local Slack, with a clock that stands still: what stories are told with."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from bot.clock import ManualClock
from bot.demo.actors import Actor
from bot.demo.server import LocalSlack
from bot.dependencies import Dependencies
from bot.settings import Settings
from bot.wiring.moves import Mover
from bot.wiring.program import Program, assembled
from bot.wiring.sockets import socket_line

NINE = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Mon 9 Mar 2026, 09:00 in Berlin."""
MANIFEST: dict[str, Any] = yaml.safe_load(
    Path(__file__).parents[1].joinpath("manifest.yml").read_text(encoding="utf-8")
)
HOST = "Olga (olga@northwind.example)"


def local_settings(slack: LocalSlack, database_url: str, **changes: Any) -> Settings:
    """What a host would set for this local Slack."""
    values: dict[str, Any] = {
        "slack_bot_token": slack.bot_token,
        "slack_app_token": slack.app_token,
        "slack_signing_secret": slack.signing_secret,
        "slack_api_url": slack.api_url,
        "database_url": database_url,
        "port": 3000,
        "log_level": "INFO",
        "host_contact": HOST,
    }
    return Settings(**values | changes)


@dataclass
class World:
    """Slack, the program and the time.

    Attributes:
        slack: its people act through `slack.person(name)`; what went wrong stands in `slack.problems`.
    """

    slack: LocalSlack
    clock: ManualClock
    database_url: str
    _parts: AsyncExitStack = field(default_factory=AsyncExitStack)
    _program: Program | None = None
    _mover: Mover | None = None

    @property
    def program(self) -> Program:
        assert self._program is not None
        return self._program

    @property
    def deps(self) -> Dependencies:
        return self.program.deps

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def person(self, name: str) -> Actor:
        return self.slack.person(name)

    async def workspace(self) -> UUID:
        """Our id of the workspace."""
        async with self.deps.open_clock_uow() as clock:
            return await clock.workspace("", self.slack.team_id, self.now, "UTC")

    async def settle(self) -> None:
        """Until nothing is due at this moment."""
        assert self._mover is not None
        await self._mover.settle()

    async def advance(self, *, to: datetime | None = None, **length: float) -> None:
        """Let time pass to an instant, or by `days=`, `hours=`, `minutes=`."""
        assert self._mover is not None
        await self._mover.advance(to or self.now + timedelta(**length))

    async def start(self) -> None:
        """Start the program on what its tables hold."""
        settings = local_settings(self.slack, self.database_url)
        self._program = await self._parts.enter_async_context(assembled(settings, self.clock))
        await self._parts.enter_async_context(socket_line(self._program))
        await self.slack.sockets.connected()
        self._mover = Mover(self._program, self.clock)

    async def stop(self) -> None:
        """Stop the program; Slack stays."""
        await self._parts.aclose()
        self._program = self._mover = None

    async def restart(self, **downtime: float) -> None:
        """Stop the program, let `days=`, `hours=` … pass without it, start it again."""
        await self.stop()
        self.clock.move_to(self.now + timedelta(**downtime))
        await self.start()
        await self.settle()


@asynccontextmanager
async def living_world(database_url: str, start: datetime = NINE) -> AsyncIterator[World]:
    """A world on migrated tables; at the end no rule of Slack may have been broken."""
    clock = ManualClock(start)
    slack = LocalSlack(clock, MANIFEST)
    await slack.start()
    world = World(slack, clock, database_url)
    try:
        await world.start()
        yield world
        await world.settle()
    finally:
        await world.stop()
        await slack.stop()
    assert slack.problems == []
