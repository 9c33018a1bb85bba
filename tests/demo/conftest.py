"""A running local Slack, and a small real Bolt app that speaks with it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import ManualClock, SystemClock
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, over_sockets

MANIFEST: dict[str, Any] = yaml.safe_load(
    Path(__file__).parents[2].joinpath("manifest.yml").read_text(encoding="utf-8")
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 3, 9, 8, 0, tzinfo=UTC))


class MovedClock(ManualClock):
    """A stand-in for real time that tests move by seconds."""

    async def advance(self, seconds: float) -> None:
        self.move_to(self.now() + timedelta(seconds=seconds))
        await asyncio.sleep(0)


@pytest.fixture
def real() -> MovedClock:
    # The system's own time to start with: Bolt refuses requests signed more than five minutes ago.
    return MovedClock(SystemClock().now())


@pytest.fixture
async def slack(clock: ManualClock, real: MovedClock) -> AsyncIterator[LocalSlack]:
    slack = LocalSlack(clock, MANIFEST, real=real)
    await slack.start()
    yield slack
    await slack.stop()


@pytest.fixture
async def client(slack: LocalSlack) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(
            token=slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[]
        )


@pytest.fixture
async def bolt(slack: LocalSlack) -> AsyncIterator[BoltApp]:
    async with over_sockets(slack) as app:
        yield app
