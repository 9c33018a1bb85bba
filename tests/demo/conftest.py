"""A running local Slack, and a small real Bolt app that speaks with it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.clock import ManualClock
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, over_sockets

MANIFEST: dict[str, Any] = yaml.safe_load(
    Path(__file__).parents[2].joinpath("manifest.yml").read_text(encoding="utf-8")
)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(datetime(2026, 3, 9, 8, 0, tzinfo=UTC))


@pytest.fixture
async def slack(clock: ManualClock) -> AsyncIterator[LocalSlack]:
    slack = LocalSlack(clock, MANIFEST, retry_seconds=(0.0,))
    await slack.start()
    yield slack
    await slack.stop()


@pytest.fixture
async def bolt(slack: LocalSlack) -> AsyncIterator[BoltApp]:
    async with over_sockets(slack) as app:
        yield app
