"""What the tests of the local Slack stand on: the manifest, and a clock for real time."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.clock import ManualClock

MANIFEST: dict[str, Any] = yaml.safe_load(
    Path(__file__).parents[2].joinpath("manifest.yml").read_text(encoding="utf-8")
)


class MovedClock(ManualClock):
    """A stand-in for real time that tests move by seconds."""

    async def advance(self, seconds: float) -> None:
        self.move_to(self.now() + timedelta(seconds=seconds))
        await asyncio.sleep(0)


class Controls:
    """Moves the clock as the demo does."""

    def __init__(self, clock: ManualClock) -> None:
        self.clock = clock

    async def next_event(self) -> None:
        self.clock.move_to(self.clock.now() + timedelta(hours=1))

    async def advance(self, *, days: int) -> None:
        self.clock.move_to(self.clock.now() + timedelta(days=days))
