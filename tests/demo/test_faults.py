"""The local Slack misbehaves as told, for as many calls as told, where told."""

import asyncio

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.demo.faults import Kind
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp


async def post(client: AsyncWebClient, person: str = "U01BEN") -> str:
    return str((await client.chat_postMessage(channel=person, text="x"))["ts"])


async def test_too_many_requests_says_when_to_come_back(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: rate limits: 429 with Retry-After, nothing done."""
    slack.faults.add("rate_limited", "chat.postMessage", seconds=7)
    with pytest.raises(SlackApiError) as refused:
        await post(client)
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "7"
    assert slack.person("Ben").dm == []
    await post(client)


@pytest.mark.parametrize("kind", ["server_error", "nonsense"])
async def test_an_answer_that_is_none(slack: LocalSlack, client: AsyncWebClient, kind: Kind) -> None:
    """Tried: what the SDK makes of a 500 and of a page that is no JSON."""
    slack.faults.add(kind)
    with pytest.raises(SlackApiError):
        await post(client)
    assert slack.person("Ben").dm == []


@pytest.mark.parametrize(("kind", "stored"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_dropped_before_or_after_the_message_was_taken(
    slack: LocalSlack, client: AsyncWebClient, kind: Kind, stored: int
) -> None:
    """Tried: both look alike to the caller, as with the real Slack."""
    slack.faults.add(kind, "chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await post(client)
    assert len(slack.person("Ben").dm) == stored
    await post(client)


async def test_silence_answers_nothing_and_does_nothing(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Tried: the caller's own patience ends it."""
    slack.faults.add("silence", seconds=0.2)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(post(client), 0.05)
    slack.faults.add("silence", seconds=0.01)
    with pytest.raises(aiohttp.ClientError):
        await post(client)
    assert slack.person("Ben").dm == []


async def test_latency_answers_late_but_rightly(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Tried."""
    slack.faults.add("latency", seconds=0.05)
    started = asyncio.get_running_loop().time()
    await post(client)
    assert asyncio.get_running_loop().time() - started >= 0.05
    assert len(slack.person("Ben").dm) == 1


async def test_a_fault_keeps_to_its_method_channel_and_number(
    slack: LocalSlack, client: AsyncWebClient
) -> None:
    """Tried."""
    slack.faults.add("server_error", "chat.postMessage", channel="U01BEN", times=2)
    await post(client, "U01ADA")
    await client.auth_test()
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await post(client)
    await post(client)
    slack.faults.add("server_error", times=9)
    slack.faults.clear()
    await post(client)


async def test_a_response_address_can_fail_too(slack: LocalSlack, bolt: BoltApp) -> None:
    """Tried."""
    await slack.person("Ada").command("/goal")
    slack.faults.add("server_error", "response_url")
    assert bolt.client.session is not None
    for status in (500, 200):
        async with bolt.client.session.post(bolt.bodies[0]["response_url"], json={"text": "x"}) as answer:
            assert answer.status == status
