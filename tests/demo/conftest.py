"""A running local Slack, and a small real Bolt app that speaks with it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import ManualClock, SystemClock
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, over_sockets
from tests.demo.stage import MANIFEST, MovedClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 3, 9, 8, 0, tzinfo=UTC))


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
