"""Slack's side of Socket Mode, with a real client on the other end.

All of it rests on Slack reference: using Socket Mode, unless a test says otherwise.
"""

import asyncio

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import ManualClock
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, button, form, over_sockets, row
from tests.demo.stage import MANIFEST, MovedClock


async def connect(slack: LocalSlack, client: AsyncWebClient) -> aiohttp.ClientWebSocketResponse:
    opened = await client.apps_connections_open(app_token=slack.app_token)
    assert client.session is not None
    socket = await client.session.ws_connect(opened["url"])
    assert (await socket.receive_json())["type"] == "hello"
    return socket


async def test_an_address_works_once(slack: LocalSlack, client: AsyncWebClient) -> None:
    opened = await client.apps_connections_open(app_token=slack.app_token)
    assert client.session is not None
    socket = await client.session.ws_connect(opened["url"])
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await client.session.ws_connect(opened["url"])
    assert "used before" in slack.problems[0]
    await socket.close()


async def test_an_address_grows_old(slack: LocalSlack, client: AsyncWebClient, real: MovedClock) -> None:
    opened = await client.apps_connections_open(app_token=slack.app_token)
    await real.advance(31)
    assert client.session is not None
    with pytest.raises(aiohttp.WSServerHandshakeError):
        await client.session.ws_connect(opened["url"])


async def test_ten_sockets_at_most(slack: LocalSlack, client: AsyncWebClient) -> None:
    sockets = [await connect(slack, client) for _ in range(10)]
    opened = await client.apps_connections_open(app_token=slack.app_token)
    assert client.session is not None
    one_more = await client.session.ws_connect(opened["url"])
    assert (await one_more.receive_json())["reason"] == "too_many_websockets"
    for socket in [*sockets, one_more]:
        await socket.close()


async def test_payloads_are_dealt_to_the_sockets_in_turn(slack: LocalSlack, client: AsyncWebClient) -> None:
    sockets = [await connect(slack, client) for _ in range(2)]

    async def ack_one(socket: aiohttp.ClientWebSocketResponse) -> str:
        envelope = await socket.receive_json()
        assert envelope["accepts_response_payload"]
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
        return str(envelope["payload"]["text"])

    reading = asyncio.gather(*(ack_one(socket) for socket in sockets))
    for text in ("1", "2"):
        assert (await slack.person("Ada").command("/goal", text)).acked
    assert sorted(await reading) == ["1", "2"]
    for socket in sockets:
        await socket.close()


async def test_what_is_no_ack_is_a_problem(slack: LocalSlack, client: AsyncWebClient) -> None:
    socket = await connect(slack, client)
    await socket.send_str("hello")
    await socket.send_json({"envelope_id": "of nothing"})
    await slack.until(lambda: len(slack.problems) == 2)
    await socket.close()


async def test_without_a_socket_a_command_fails_at_once(slack: LocalSlack) -> None:
    ada = slack.person("Ada")
    answer = await ada.command("/goal")
    assert (answer.acked, answer.failure) == (False, "dispatch_failed")
    assert ada.ephemerals[0].text == "/goal failed: dispatch_failed"


async def test_an_ack_has_three_seconds(clock: ManualClock) -> None:
    """Slack reference: handling user interaction, acknowledgment; here a fifth of one, to save time."""
    slack = LocalSlack(clock, MANIFEST, ack_seconds=0.2)
    await slack.start()
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(base_url=slack.api_url, session=session, retry_handlers=[])
        socket = await connect(slack, client)
        answer = await slack.person("Ada").command("/goal")
        assert answer.failure == "operation_timeout"
        assert slack.problems == ["command /goal: no ack, operation_timeout"]
        envelope = await socket.receive_json()
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
        await slack.until(lambda: len(slack.problems) == 2)
        assert "too late" in slack.problems[1]
        await socket.close()
    await slack.stop()


async def test_a_dropped_socket_comes_back(slack: LocalSlack) -> None:
    async with over_sockets(slack) as app:
        await slack.sockets.disconnect()
        await slack.until(lambda: slack.sockets.greetings == 2)
        await slack.person("Ada").command("/goal")
        assert app.bodies


async def test_a_buttons_ack_may_carry_nothing(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: using Socket Mode, accepts_response_payload; tried: Bolt sends one for anything."""
    socket = await connect(slack, client)
    ben = slack.person("Ben")
    await client.chat_postMessage(channel=ben.id, text="1", blocks=[row(button("Go", "go"))])

    async def ack() -> None:
        envelope = await socket.receive_json()
        assert not envelope["accepts_response_payload"]
        await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "2"}})

    reading = asyncio.create_task(ack())
    await ben.press(ben.dm[0], "Go")
    await reading
    assert slack.problems == ["action go: the ack carried ['text'], which Slack ignores"]
    assert ben.dm[0].text == "1"
    await socket.close()


async def test_a_failed_event_comes_again_at_once_after_a_minute_and_after_five(
    slack: LocalSlack, bolt: BoltApp, real: MovedClock
) -> None:
    """Slack reference: Events API, retries."""
    slack.sockets._ack_seconds = 0.1
    bolt.fail_events = 9
    ada = slack.person("Ada")
    answer = await ada.say(None, "2 feedback")
    assert not answer.acked
    assert len(bolt.bodies) == 2
    await real.advance(60)
    await slack.until(lambda: len(slack.problems) == 3)
    await real.advance(240)
    await slack.until(lambda: len(slack.problems) == 4)
    assert len({body["event_id"] for body in bolt.bodies}) == 1
    assert len(bolt.bodies) == 4
    await real.advance(3600)
    assert len(bolt.bodies) == 4


async def test_an_event_that_is_acked_at_last_comes_no_more(
    slack: LocalSlack, bolt: BoltApp, real: MovedClock
) -> None:
    """Slack reference: Events API, retries."""
    slack.sockets._ack_seconds = 0.1
    bolt.fail_events = 2
    await slack.person("Ada").open_home()
    await real.advance(60)
    await slack.until(lambda: not slack.courier.waiting)
    await real.advance(3600)
    assert len(bolt.bodies) == 3
    assert len(slack.problems) == 2


async def test_stopping_drops_what_waits_to_come_again(clock: ManualClock, real: MovedClock) -> None:
    slack = LocalSlack(clock, MANIFEST, real=real)
    await slack.start()
    answer = await slack.person("Ada").say(None, "hello")
    assert answer.failure == "dispatch_failed"
    await slack.stop()


async def test_only_forms_and_commands_may_answer_in_their_ack(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: using Socket Mode, accepts_response_payload."""
    bolt.opens, bolt.form_answer = form(), {"response_action": "clear"}
    ada = slack.person("Ada")
    await ada.shortcut("shortcut:new_goal")
    await ada.submit({"name": "x"})
    assert (ada.modals, slack.problems) == ([], [])


async def test_an_app_hears_of_its_own_direct_messages(clock: ManualClock) -> None:
    """Slack reference: message.im event, message_changed event, message_deleted event."""
    slack = LocalSlack(clock, MANIFEST, echoes=True)
    await slack.start()
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(
            token=slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[]
        )
        socket = await connect(slack, client)
        heard = []

        async def hear() -> None:
            envelope = await socket.receive_json()
            heard.append(envelope["payload"]["event"])
            await socket.send_json({"envelope_id": envelope["envelope_id"]})

        first = await client.chat_postMessage(channel="U01BEN", text="1")
        await hear()
        await client.chat_postMessage(channel="U01BEN", text="reply", thread_ts=first["ts"])
        await hear()
        await client.chat_postMessage(channel="C01COACHING", text="the manifest has no message.groups")
        await client.chat_update(channel=first["channel"], ts=first["ts"], text="2")
        await hear()
        await client.chat_delete(channel=first["channel"], ts=first["ts"])
        await hear()
        assert [event.get("subtype") for event in heard] == [None, None, "message_changed", "message_deleted"]
        assert heard[0]["bot_id"] == "B01ACCOUNTABLE"
        assert heard[1]["parent_user_id"] == "U01ACCOUNTABLE"
        await slack.until(lambda: not slack.courier.waiting)
        await socket.close()
    assert slack.problems == []
    await slack.stop()


async def test_a_socket_that_broke_is_no_way_to_the_app(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Tried: the app's process ends without a word."""
    socket = await connect(slack, client)
    assert socket._response.connection is not None
    transport = slack.sockets._connections[0]._req.transport  # type: ignore[union-attr]
    assert transport is not None
    transport.abort()
    answer = await slack.person("Ada").command("/goal")
    assert answer.failure == "dispatch_failed"
    await socket.close()
