"""The addresses that come with an interaction: five uses, thirty minutes, one message.

All of it rests on Slack reference: handling user interaction, message responses.
"""

from typing import Any

import pytest
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.demo.records import Message
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, button, row, section
from tests.demo.refusals import error_of
from tests.demo.stage import MovedClock


async def address_of_a_command(
    slack: LocalSlack, bolt: BoltApp, channel: str | None = None
) -> AsyncWebhookClient:
    await slack.person("Ada").command("/goal", channel=channel)
    return AsyncWebhookClient(bolt.bodies[-1]["response_url"], session=bolt.client.session, retry_handlers=[])


async def test_five_uses(slack: LocalSlack, bolt: BoltApp) -> None:
    url = await address_of_a_command(slack, bolt)
    for number in range(5):
        assert (await url.send(text=str(number))).status_code == 200
    answer = await url.send(text="too much")
    assert (answer.status_code, answer.body) == (404, "used_url")
    assert [shown.text for shown in slack.person("Ada").ephemerals] == ["0", "1", "2", "3", "4"]


async def test_thirty_real_minutes(slack: LocalSlack, bolt: BoltApp, real: MovedClock) -> None:
    url = await address_of_a_command(slack, bolt)
    await real.advance(1800)
    assert (await url.send(text="just in time")).status_code == 200
    await real.advance(1)
    assert (await url.send(text="late")).body == "expired_url"


async def test_an_unknown_address_is_refused(slack: LocalSlack, bolt: BoltApp) -> None:
    url = AsyncWebhookClient(f"{slack.address}/response/none", session=bolt.client.session, retry_handlers=[])
    assert (await url.send(text="x")).status_code == 404


async def test_a_command_in_a_channel_without_the_bot_can_still_be_answered(
    slack: LocalSlack, bolt: BoltApp
) -> None:
    url = await address_of_a_command(slack, bolt, "#general")
    await url.send(text="Only you see this.")
    assert slack.person("Ada").ephemerals[0].channel == "C01GENERAL"
    assert await error_of(bolt.client.chat_postMessage(channel="C01GENERAL", text="x")) == "not_in_channel"


async def test_everyone_sees_an_answer_in_channel(slack: LocalSlack, bolt: BoltApp) -> None:
    url = await address_of_a_command(slack, bolt, "#coaching")
    await url.send(text="For all.", response_type="in_channel")
    assert [message.text for message in slack.workspace.messages["C01COACHING"]] == ["For all."]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"text": "x", "colour": "red"}, "invalid_payload"),
        ({"text": ""}, "no_text"),
        ({"text": "x", "blocks": [{"type": "header"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [section("x" * 3000)] * 5}, "msg_blocks_too_long"),
        ([], "invalid_payload"),
    ],
)
async def test_an_answer_slack_would_not_show_is_refused(
    slack: LocalSlack, bolt: BoltApp, body: Any, error: str
) -> None:
    url = await address_of_a_command(slack, bolt)
    answer = await url.send_dict(body)
    assert (answer.status_code, answer.body) == (400, error)
    assert error in slack.problems[-1]


async def test_an_answer_that_is_no_json_is_refused(slack: LocalSlack, bolt: BoltApp) -> None:
    url = await address_of_a_command(slack, bolt)
    assert bolt.client.session is not None
    async with bolt.client.session.post(url.url, data=b"text=x") as answer:
        assert await answer.text() == "invalid_payload"


async def pressed_message(slack: LocalSlack, bolt: BoltApp) -> Message:
    ben = slack.person("Ben")
    await bolt.client.chat_postMessage(channel=ben.id, text="1", blocks=[row(button("Go", "go"))])
    await ben.press(ben.dm[0], "Go")
    return ben.dm[0]


async def test_a_press_can_replace_its_message(slack: LocalSlack, bolt: BoltApp) -> None:
    message = await pressed_message(slack, bolt)
    await bolt.respond(text="2", blocks=[section("2")], replace_original=True)
    assert (message.text, message.blocks[0]["type"]) == ("2", "section")


async def test_a_press_can_delete_its_message_once(slack: LocalSlack, bolt: BoltApp) -> None:
    message = await pressed_message(slack, bolt)
    await bolt.respond(delete_original=True)
    assert message.deleted
    assert slack.person("Ben").dm == []
    await bolt.respond(delete_original=True)
    assert (await bolt.respond(text="x", replace_original=True)).body == "message_not_found"


async def test_an_ephemeral_answer_changes_through_it_alone(slack: LocalSlack, bolt: BoltApp) -> None:
    bolt.command_answer = {"text": "1", "blocks": [row(button("Go", "go"))]}
    ada = slack.person("Ada")
    await ada.command("/goal")
    await ada.press(ada.ephemerals[0], "Go")
    assert "message" not in bolt.bodies[-1]
    assert bolt.bodies[-1]["container"]["is_ephemeral"]
    await bolt.respond(text="2", replace_original=True)
    assert [shown.text for shown in ada.ephemerals] == ["2"]
    await bolt.respond(delete_original=True)
    assert ada.ephemerals == []


async def test_a_press_without_replacing_shows_a_second_message(slack: LocalSlack, bolt: BoltApp) -> None:
    await pressed_message(slack, bolt)
    await bolt.respond(blocks=[section("Noted.")])
    assert slack.person("Ben").ephemerals[0].blocks[0]["text"]["text"] == "Noted."
    assert "no text" in slack.problems[-1]
