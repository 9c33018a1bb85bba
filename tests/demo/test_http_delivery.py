"""Payloads reach a real Bolt app over signed HTTP."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.clock import ManualClock
from bot.demo.http_delivery import signature
from bot.demo.server import LocalSlack
from bot.demo.workspace import PATIENCE
from tests.demo.bolt_app import BoltApp, button, form, row
from tests.demo.stage import MANIFEST, MovedClock


@asynccontextmanager
async def serve(app: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    finally:
        await runner.cleanup()


def answering(answer: Callable[[web.Request], Awaitable[web.Response]]) -> web.Application:
    app = web.Application()
    app.router.add_post("/slack/events", answer)
    return app


@pytest.fixture
async def slack(clock: ManualClock, real: MovedClock) -> AsyncIterator[LocalSlack]:
    slack = LocalSlack(clock, MANIFEST, delivery="http", real=real)
    await slack.start()
    yield slack
    await slack.stop()


@pytest.fixture
async def bolt(slack: LocalSlack) -> AsyncIterator[BoltApp]:
    async with aiohttp.ClientSession() as session:
        app = BoltApp(slack, session)
        async with serve(app.app.web_app("/slack/events")) as url:
            slack.deliver_to(url)
            yield app


def test_requests_are_signed_the_way_slacks_own_library_checks_them() -> None:
    """Slack reference: verifying requests from Slack."""
    verifier = SignatureVerifier("secret")
    theirs = verifier.generate_signature(timestamp="1773043200", body="payload=%7B%7D&über")
    assert signature("secret", "1773043200", "payload=%7B%7D&über".encode()) == theirs


async def test_the_address_is_verified(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: url_verification event."""
    assert bolt.bodies == []
    assert await slack.http.verify_url()


async def test_commands_presses_forms_and_events_arrive(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: slash commands (form fields), interaction payloads (`payload=`), Events API (JSON)."""
    ada = slack.person("Ada")
    bolt.command_answer = {"text": "Hi", "blocks": [row(button("Go", "go"))]}
    assert (await ada.command("/goal", "new <b> & co")).text == "Hi"
    assert bolt.bodies[-1]["text"] == "new &lt;b&gt; &amp; co"
    bolt.opens = form()
    await ada.press(ada.ephemerals[0], "Go")
    await ada.submit({"name": "x"})
    await ada.say(None, "hello")
    assert [body.get("type", "command") for body in bolt.bodies] == [
        "command",
        "block_actions",
        "view_submission",
        "event_callback",
    ]
    assert slack.problems == []


async def test_a_command_may_be_answered_with_plain_text(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: slash commands, responding."""
    bolt.command_answer = "Just words"
    assert (await slack.person("Ada").command("/goal")).text == "Just words"


async def test_a_wrong_signature_is_not_believed(slack: LocalSlack, bolt: BoltApp) -> None:
    """Tried: Bolt answers 401, which is no ack."""
    bolt.command_answer = "never"
    object.__setattr__(slack.app, "signing_secret", "another")
    answer = await slack.person("Ada").command("/goal")
    assert answer.failure == "dispatch_failed"
    assert bolt.bodies == []


async def test_a_failed_event_comes_again_with_its_number_and_reason(
    slack: LocalSlack, real: MovedClock
) -> None:
    """Slack reference: Events API, retries, X-Slack-Retry-Num and X-Slack-Retry-Reason."""
    seen: list[tuple[str | None, str | None]] = []
    enough = asyncio.Event()

    async def note(request: web.Request) -> web.Response:
        seen.append((request.headers.get("X-Slack-Retry-Num"), request.headers.get("X-Slack-Retry-Reason")))
        if len(seen) < 3:
            return web.Response(status=500)
        enough.set()
        return web.Response()

    async with serve(answering(note)) as url:
        slack.deliver_to(url)
        await slack.person("Ada").say(None, "hello")
        await real.advance(60)
        await asyncio.wait_for(enough.wait(), PATIENCE)
    assert seen == [(None, None), ("1", "http_error"), ("2", "http_error")]


async def test_an_app_can_ask_for_no_retry(slack: LocalSlack) -> None:
    """Slack reference: Events API, X-Slack-No-Retry."""
    calls: list[str] = []

    async def refuse(request: web.Request) -> web.Response:
        calls.append(await request.text())
        return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

    async with serve(answering(refuse)) as url:
        slack.deliver_to(url)
        assert not (await slack.person("Ada").say(None, "hello")).acked
    assert len(calls) == 1


async def test_an_app_that_is_not_there_or_too_slow_fails(slack: LocalSlack) -> None:
    """Slack reference: slash commands, operation_timeout."""

    async def sleep(_request: web.Request) -> web.Response:
        await asyncio.sleep(1)
        return web.Response()

    slack.http._ack_seconds = 0.1
    async with serve(answering(sleep)) as url:
        slack.deliver_to(url)
        assert (await slack.person("Ada").command("/goal")).failure == "operation_timeout"
    assert (await slack.person("Ada").command("/goal")).failure == "dispatch_failed"
    assert not await slack.http.verify_url()
