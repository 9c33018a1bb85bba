"""What becomes of a call to Slack, tried against the local one."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
import yaml

from bot.clock import ManualClock
from bot.demo.faults import Kind
from bot.demo.server import LocalSlack
from bot.slack.messenger import Message, Messenger, web_client
from bot.slack.outcomes import Accepted, NoAnswer, NotAccepted, Refused

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
MANIFEST = yaml.safe_load((Path(__file__).parents[2] / "manifest.yml").read_text())
HELLO = Message("Hello.", ({"type": "section", "text": {"type": "plain_text", "text": "Hello."}},))
HOME = {"type": "home", "blocks": [{"type": "divider"}]}


@pytest.fixture
async def slack() -> AsyncIterator[LocalSlack]:
    slack = LocalSlack(ManualClock(NOW), MANIFEST)
    await slack.start()
    yield slack
    await slack.stop()


@pytest.fixture
async def messenger(slack: LocalSlack) -> AsyncIterator[Messenger]:
    async with aiohttp.ClientSession() as session:
        yield Messenger(web_client(slack.bot_token, slack.api_url, session), lambda: None)


async def dm_of(messenger: Messenger, slack: LocalSlack, name: str = "Ada") -> str:
    opened = await messenger.open_dm(slack.person(name).id)
    assert isinstance(opened, Accepted)
    return opened.channel


async def test_a_post_that_was_accepted_says_where_it_stands(messenger: Messenger, slack: LocalSlack) -> None:
    channel = await dm_of(messenger, slack)
    posted = await messenger.post(channel, HELLO)
    assert isinstance(posted, Accepted)
    assert [(each.ts, each.text) for each in slack.person("Ada").dm] == [(posted.ts, "Hello.")]


async def test_a_message_can_be_edited_and_taken_away(messenger: Messenger, slack: LocalSlack) -> None:
    channel = await dm_of(messenger, slack)
    posted = await messenger.post(channel, HELLO)
    assert isinstance(posted, Accepted)
    assert isinstance(await messenger.update(channel, posted.ts, Message("Bye.")), Accepted)
    assert [(each.text, each.blocks) for each in slack.person("Ada").dm] == [("Bye.", [])]
    assert isinstance(await messenger.delete(channel, posted.ts), Accepted)
    assert slack.problems == []


async def test_too_many_requests_is_surely_not_accepted(messenger: Messenger, slack: LocalSlack) -> None:
    channel = await dm_of(messenger, slack)
    slack.faults.add("rate_limited", "chat.postMessage", seconds=7)
    assert await messenger.post(channel, HELLO) == NotAccepted(timedelta(seconds=7))
    assert slack.person("Ada").dm == []


async def test_a_refusal_names_slacks_reason(messenger: Messenger) -> None:
    assert await messenger.post("C0NOWHERE", HELLO) == Refused("channel_not_found")


@pytest.mark.parametrize("fault", ["server_error", "nonsense", "drop_before", "drop_after"])
async def test_what_is_no_answer_of_slacks_is_unknown(
    messenger: Messenger, slack: LocalSlack, fault: Kind
) -> None:
    channel = await dm_of(messenger, slack)
    slack.faults.add(fault, "chat.postMessage")
    assert await messenger.post(channel, HELLO) == NoAnswer()


async def test_a_post_whose_answer_was_lost_is_sent_once_and_found_by_its_marker(
    messenger: Messenger, slack: LocalSlack
) -> None:
    channel, marker = await dm_of(messenger, slack), uuid4()
    await messenger.post(channel, HELLO, uuid4())
    slack.faults.add("drop_after", "chat.postMessage")
    assert await messenger.post(channel, HELLO, marker) == NoAnswer()
    _, lost = slack.person("Ada").dm
    assert await messenger.find(channel, marker, NOW - timedelta(minutes=1)) == Accepted(channel, lost.ts)
    assert await messenger.find(channel, uuid4(), NOW - timedelta(minutes=1)) == Accepted(channel, "")


async def test_a_search_that_fails_proves_nothing(messenger: Messenger, slack: LocalSlack) -> None:
    channel = await dm_of(messenger, slack)
    slack.faults.add("rate_limited", "conversations.history", seconds=1)
    found = await messenger.find(channel, uuid4(), NOW)
    assert found == NotAccepted(timedelta(seconds=1))


async def test_home_is_drawn_and_a_spent_trigger_is_refused(messenger: Messenger, slack: LocalSlack) -> None:
    assert isinstance(await messenger.publish_home(slack.person("Ada").id, HOME), Accepted)
    modal = {"type": "modal", "title": {"type": "plain_text", "text": "A"}, "blocks": [{"type": "divider"}]}
    for act in (messenger.open_view, messenger.push_view):
        assert isinstance(await act("1.2.3", modal), Refused)


async def test_nothing_is_asked_of_slack_where_it_must_not_be_awaited(slack: LocalSlack) -> None:
    def forbid() -> None:
        raise ZeroDivisionError

    async with aiohttp.ClientSession() as session:
        messenger = Messenger(web_client(slack.bot_token, slack.api_url, session), forbid)
        with pytest.raises(ZeroDivisionError):
            await messenger.open_dm(slack.person("Ada").id)
