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
from bot.demo.people import BOT_USER_ID
from bot.demo.server import LocalSlack
from bot.domain.coaches import SeenChannel
from bot.slack.channels import seen_channel
from bot.slack.message import Message
from bot.slack.messenger import Messenger, web_client
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
    assert [each.text for each in slack.person("Ada").dm] == ["Bye."]
    assert isinstance(await messenger.delete(channel, posted.ts), Accepted)
    assert slack.problems == []


def test_text_alone_stands_in_a_block_where_an_address_stays_text() -> None:
    (block,) = Message("I know no https://evil.example.").fields()["blocks"]
    assert block["text"] == {
        "type": "mrkdwn",
        "text": "I know no https://evil.example.",
        "verbatim": True,
    }


async def test_an_edit_takes_less_text_than_a_post(messenger: Messenger, slack: LocalSlack) -> None:
    channel = await dm_of(messenger, slack)
    long = Message("&amp; " * 2000, HELLO.blocks)
    posted = await messenger.post(channel, long)
    assert isinstance(posted, Accepted)
    assert 9_990 < len(slack.person("Ada").dm[0].text) <= 10_000
    assert isinstance(await messenger.update(channel, posted.ts, long), Accepted)
    assert 3_990 < len(slack.person("Ada").dm[0].text) <= 4_000
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


async def test_a_channel_is_seen_with_its_readers_the_bot_not_among_them(
    messenger: Messenger,
) -> None:
    assert await messenger.channel_info("C01COACHING") == SeenChannel(
        "C01COACHING", "coaching", private=True, shared=False, archived=False, joined=True, readers=3
    )
    general = await messenger.channel_info("C01GENERAL")
    assert isinstance(general, SeenChannel)
    assert (general.private, general.joined, general.readers) == (False, False, 5)


async def test_a_channel_that_cannot_be_seen_says_why(messenger: Messenger, slack: LocalSlack) -> None:
    slack.workspace.channel("coaching").members.discard(BOT_USER_ID)
    assert await messenger.channel_info("C01COACHING") == Refused("channel_not_found")
    slack.faults.add("rate_limited", "conversations.info", seconds=3)
    assert await messenger.channel_info("C01GENERAL") == NotAccepted(timedelta(seconds=3))


async def test_a_channel_is_not_waited_for(
    messenger: Messenger, slack: LocalSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.messenger.INTRODUCTION_SECONDS", 0.05)
    slack.faults.add("silence", "conversations.info", seconds=0.3)
    assert await messenger.channel_info("C01GENERAL") == NoAnswer()


def test_a_private_channel_shared_with_others_is_not_private() -> None:
    seen = seen_channel(
        {"id": "C1", "name": "x", "is_private": True, "is_ext_shared": True, "num_members": 9}
    )
    assert (seen.private, seen.shared, seen.joined, seen.readers) == (False, True, False, 9)


def test_a_table_that_is_left_out_is_said_in_lines() -> None:
    rows = [[{"type": "raw_text", "text": text} for text in row] for row in (["Who", "Kept"], ["<Mia>", "3"])]
    plainer = Message("Hello.", (*HELLO.blocks, {"type": "data_table", "rows": rows})).plainer()
    assert plainer is not None
    assert plainer.blocks[-1]["text"]["text"] == "Who · Kept\n&lt;Mia&gt; · 3"


async def test_a_table_that_slack_does_not_take_is_left_out(messenger: Messenger, slack: LocalSlack) -> None:
    channel = await dm_of(messenger, slack)
    table = {"type": "data_table", "caption": "Together", "rows": "not as Slack wants them"}
    message = Message("Hello.", (*HELLO.blocks, table))
    posted = await messenger.post(channel, message)
    assert isinstance(posted, Accepted)
    assert isinstance(await messenger.update(channel, posted.ts, message), Accepted)
    (shown,) = slack.person("Ada").dm
    assert [block["type"] for block in shown.blocks] == ["section"]
    assert await messenger.post(channel, Message("Hello.", ({"type": "nothing"},))) == Refused(
        "invalid_blocks"
    )
    slack.problems.clear()
