"""The Web API answers as strictly as Slack's; each test names the page of Slack's reference it rests on."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import ManualClock
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import button, row, section
from tests.demo.refusals import error_of, refusal
from tests.demo.stage import MANIFEST

pytestmark = pytest.mark.filterwarnings("ignore:The top-level `text` argument is missing:UserWarning")


async def dm_of(client: AsyncWebClient, person: str) -> str:
    opened = await client.conversations_open(users=person)
    return str(opened["channel"]["id"])


async def test_auth_test_names_the_bot_and_its_scopes(client: AsyncWebClient) -> None:
    """Slack reference: auth.test; the header is described under scopes."""
    answer = await client.auth_test()
    assert (answer["team_id"], answer["user_id"]) == ("T01NORTHWIND", "U01ACCOUNTABLE")
    assert "im:history" in answer.headers["X-OAuth-Scopes"].split(",")


@pytest.mark.parametrize(
    ("token", "error"), [("xoxb-wrong", "invalid_auth"), ("xapp-local-app", "not_allowed_token_type")]
)
async def test_a_wrong_token_is_refused(
    slack: LocalSlack, client: AsyncWebClient, token: str, error: str
) -> None:
    """Slack reference: auth.test, errors."""
    client.token = token
    assert await error_of(client.auth_test()) == error
    assert slack.problems == [f"auth.test: {error}"]


async def test_no_token_is_refused(client: AsyncWebClient) -> None:
    """Slack reference: auth.test, errors."""
    client.token = None
    assert await error_of(client.auth_test()) == "not_authed"


async def test_an_unknown_method_is_refused(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: using the Web API, unknown_method."""
    assert await error_of(client.api_call("chat.sing")) == "unknown_method"
    assert slack.problems == ["chat.sing: unknown_method"]


async def test_an_unknown_argument_is_a_problem(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: chat.postMessage, arguments. Slack itself ignores it, which hides mistakes."""
    await client.chat_postMessage(channel="U01ADA", text="Hello", colour="red")
    assert slack.problems == ["chat.postMessage: unknown argument colour"]


async def test_a_missing_argument_is_refused(client: AsyncWebClient) -> None:
    """Slack reference: conversations.info, arguments."""
    answer = await refusal(client.conversations_info(channel=""))
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"] == {"messages": ["[ERROR] missing required field: channel"]}


async def test_bad_json_counts_as_no_arguments(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: using the Web API, POST bodies."""
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}
    assert client.session is not None
    async with client.session.post(f"{slack.api_url}users.info", data=b"[1", headers=headers) as answer:
        assert (await answer.json())["error"] == "invalid_arguments"


async def test_a_scope_the_manifest_lacks_is_missed(client: AsyncWebClient) -> None:
    """Slack reference: scopes, missing_scope."""
    answer = await refusal(client.team_info())
    assert (answer["error"], answer["needed"]) == ("missing_scope", "team:read")
    assert "chat:write" in answer["provided"]


@pytest.mark.parametrize("channel", ["im", "group"])
async def test_reading_a_conversation_needs_the_scope_of_its_kind(
    slack: LocalSlack, client: AsyncWebClient, channel: str
) -> None:
    """Slack reference: conversations.info and conversations.history, required scopes."""
    if channel == "im":
        dm = await dm_of(client, "U01ADA")
        assert (await refusal(client.conversations_info(channel=dm)))["needed"] == "im:read"
    else:
        coaching = slack.workspace.channel("#coaching").id
        assert (await refusal(client.conversations_history(channel=coaching)))["needed"] == "groups:history"


async def test_a_message_carries_who_sent_it_and_its_marker(
    slack: LocalSlack, client: AsyncWebClient
) -> None:
    """Slack reference: chat.postMessage; message metadata."""
    marker = {"event_type": "nudge", "event_payload": {"delivery": "1"}}
    answer = await client.chat_postMessage(channel=await dm_of(client, "U01BEN"), text="Hi", metadata=marker)
    assert answer["message"]["bot_id"] == "B01ACCOUNTABLE"
    assert answer["message"]["metadata"] == marker
    assert slack.person("Ben").dm[0].ts == answer["ts"] == "1773043200.000000"


async def test_time_stamps_differ_even_in_the_same_moment(client: AsyncWebClient) -> None:
    """Slack reference: conversations.history: `ts` is unique in its conversation."""
    stamps = [(await client.chat_postMessage(channel="U01BEN", text="Hi"))["ts"] for _ in range(3)]
    assert stamps == ["1773043200.000000", "1773043200.000001", "1773043200.000002"]


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C01GENERAL", "not_in_channel"),
        ("C0NOWHERE", "channel_not_found"),
        ("U01POLLY", "cannot_dm_bot"),
    ],
)
async def test_posting_where_the_bot_is_not_is_refused(
    slack: LocalSlack, client: AsyncWebClient, channel: str, error: str
) -> None:
    """Slack reference: chat.postMessage, errors."""
    assert await error_of(client.chat_postMessage(channel=channel, text="Hi")) == error
    assert slack.problems == []


async def test_a_private_channel_without_the_bot_does_not_exist_for_it(
    slack: LocalSlack, client: AsyncWebClient
) -> None:
    """Slack reference: conversations.info, channel_not_found."""
    slack.remove_bot_from("#coaching")
    coaching = slack.workspace.channel("#coaching").id
    assert await error_of(client.conversations_info(channel=coaching)) == "channel_not_found"
    assert (await refusal(client.chat_postMessage(channel=coaching, text="Hi")))[
        "error"
    ] == "channel_not_found"
    slack.add_bot_to("#coaching")
    await client.chat_postMessage(channel=coaching, text="Hi")


async def test_an_archived_channel_takes_no_messages(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: chat.postMessage, is_archived."""
    await slack.archive_channel("#coaching")
    assert (await refusal(client.chat_postMessage(channel="C01COACHING", text="Hi")))[
        "error"
    ] == "is_archived"


async def test_a_message_to_a_deactivated_person_is_taken_silently(
    slack: LocalSlack, client: AsyncWebClient
) -> None:
    """Reported by others: posting to a deactivated user succeeds; opening a new conversation does not."""
    dm = await dm_of(client, "U01BEN")
    await slack.change_user("Ben", deleted=True)
    assert (await client.chat_postMessage(channel=dm, text="Hi"))["ok"]
    assert await error_of(client.conversations_open(users="U01DORA")) == "user_disabled"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "section"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [section("x" * 3000)] * 5}, "msg_blocks_too_long"),
        ({"text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        ({"text": "x", "metadata": "[]"}, "invalid_metadata_format"),
        ({"text": "x", "blocks": "{"}, "invalid_arguments"),
        ({"text": "x", "thread_ts": "1.000000"}, "message_not_found"),
    ],
)
async def test_a_message_slack_would_not_take_is_refused(
    client: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    """Slack reference: chat.postMessage, errors; msg_blocks_too_long was reported by others."""
    assert await error_of(client.chat_postMessage(channel="U01BEN", **arguments)) == error


async def test_refused_blocks_come_with_where_they_are_wrong(client: AsyncWebClient) -> None:
    """Slack reference: chat.postMessage, invalid_blocks, response_metadata."""
    blocks = [section("fine"), {"type": "header"}]
    answer = await refusal(client.chat_postMessage(channel="U01BEN", text="x", blocks=blocks))
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] missing required field: text [json-pointer:/blocks/1]"
    ]


async def test_blocks_without_words_for_a_lock_screen_are_a_problem(
    slack: LocalSlack, client: AsyncWebClient
) -> None:
    """Slack reference: chat.postMessage, accessibility considerations."""
    await client.chat_postMessage(channel="U01BEN", blocks=[section("x")])
    assert len(slack.problems) == 1
    assert "no text" in slack.problems[0]


@pytest.mark.parametrize("argument", [{"link_names": True}, {"parse": "full"}])
async def test_turning_typed_names_into_mentions_is_a_problem(
    slack: LocalSlack, client: AsyncWebClient, argument: dict[str, Any]
) -> None:
    """Slack reference: chat.postMessage, link_names and parse."""
    await client.chat_postMessage(channel="U01BEN", text="Hello @ada", **argument)
    assert "notify" in slack.problems[0]


async def test_a_message_knows_whom_it_would_ping(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: formatting text; nothing in plain text pings."""
    blocks = [section("<!channel> &lt;!here&gt;"), row(button("<!everyone>", "x"))]
    await client.chat_postMessage(channel="U01BEN", text="For <@U01ADA>", blocks=blocks)
    assert slack.person("Ben").dm[0].pings == ["<@U01ADA>", "<!channel>"]


async def test_an_update_keeps_what_it_does_not_name(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: chat.update: blocks and metadata that are left out stay, empty ones go."""
    dm = await dm_of(client, "U01BEN")
    marker = {"event_type": "nudge", "event_payload": {}}
    posted = await client.chat_postMessage(channel=dm, text="1", blocks=[section("1")], metadata=marker)
    await client.chat_update(channel=dm, ts=posted["ts"], text="2")
    message = slack.person("Ben").dm[0]
    assert (message.text, len(message.blocks), message.metadata) == ("2", 1, marker)
    await client.chat_update(channel=dm, ts=posted["ts"], text="3", blocks=[], metadata={})
    assert (message.text, message.blocks, message.metadata) == ("3", [], {})
    assert message.edited_ts is not None


async def test_an_update_takes_less_text_than_a_message(client: AsyncWebClient) -> None:
    """Slack reference: chat.update, msg_too_long: 4,000 characters."""
    dm = await dm_of(client, "U01BEN")
    posted = await client.chat_postMessage(channel=dm, text="x" * 4001)
    answer = await refusal(client.chat_update(channel=dm, ts=posted["ts"], text="x" * 4001))
    assert answer["error"] == "msg_too_long"


async def test_only_the_bots_own_messages_can_be_changed_or_taken_away(
    slack: LocalSlack, client: AsyncWebClient
) -> None:
    """Slack reference: chat.update, cant_update_message; chat.delete, cant_delete_message."""
    ada = slack.person("Ada")
    ts = slack.workspace.post(ada.dm_channel, ada.id, "mine").ts
    dm = ada.dm_channel.id
    assert await error_of(client.chat_update(channel=dm, ts=ts, text="x")) == "cant_update_message"
    assert await error_of(client.chat_delete(channel=dm, ts=ts)) == "cant_delete_message"
    posted = await client.chat_postMessage(channel=dm, text="x")
    await client.chat_delete(channel=dm, ts=posted["ts"])
    assert [message.text for message in ada.dm] == ["mine"]
    assert await error_of(client.chat_delete(channel=dm, ts=posted["ts"])) == "message_not_found"


async def test_an_update_names_the_conversation_not_the_person(client: AsyncWebClient) -> None:
    """Slack reference: chat.update takes the id that chat.postMessage answered with."""
    posted = await client.chat_postMessage(channel="U01BEN", text="x")
    answer = await refusal(client.chat_update(channel="U01BEN", ts=posted["ts"], text="y"))
    assert answer["error"] == "channel_not_found"
    assert posted["channel"] == "D01BEN"


async def test_an_ephemeral_message_cannot_be_updated(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: chat.postEphemeral; chat.update, message_not_found."""
    shown = await client.chat_postEphemeral(channel="C01COACHING", user="U01BEN", text="psst")
    assert slack.person("Ben").ephemerals[0].text == "psst"
    answer = await refusal(client.chat_update(channel="C01COACHING", ts=shown["message_ts"], text="x"))
    assert answer["error"] == "message_not_found"
    answer = await refusal(client.chat_postEphemeral(channel="C01COACHING", user="U01OTTO", text="x"))
    assert answer["error"] == "user_not_in_channel"


async def test_a_permalink_names_channel_and_time(client: AsyncWebClient) -> None:
    """Slack reference: chat.getPermalink."""
    posted = await client.chat_postMessage(channel="C01COACHING", text="x")
    answer = await client.chat_getPermalink(channel="C01COACHING", message_ts=posted["ts"])
    assert answer["permalink"] == "https://northwind.slack.com/archives/C01COACHING/p1773043200000000"


async def test_history_is_newest_first_and_shows_markers_when_asked(
    client: AsyncWebClient, clock: ManualClock
) -> None:
    """Slack reference: conversations.history."""
    dm = await dm_of(client, "U01BEN")
    marker = {"event_type": "nudge", "event_payload": {"delivery": "1"}}
    stamps = [
        (await client.chat_postMessage(channel=dm, text=str(n), metadata=marker))["ts"] for n in range(4)
    ]
    await client.chat_postMessage(channel=dm, text="reply", thread_ts=stamps[0])
    first = await client.conversations_history(channel=dm, include_all_metadata=True, limit=2)
    assert [message["text"] for message in first["messages"]] == ["3", "2"]
    assert first["messages"][0]["metadata"] == marker
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel=dm, cursor=cursor)
    assert [message["text"] for message in rest["messages"]] == ["1", "0"]
    assert "metadata" not in rest["messages"][0]
    between = await client.conversations_history(channel=dm, oldest=stamps[1], latest=stamps[3])
    assert [message["text"] for message in between["messages"]] == ["2"]
    ends = await client.conversations_history(channel=dm, oldest=stamps[1], latest=stamps[3], inclusive=True)
    assert [message["text"] for message in ends["messages"]] == ["3", "2", "1"]
    assert clock.now().timestamp() == float(stamps[0])


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"limit": 1000}, "invalid_limit"),
        ({"limit": "x"}, "invalid_limit"),
        ({"oldest": "x"}, "invalid_ts_oldest"),
    ],
)
async def test_history_refuses_what_it_cannot_read(
    client: AsyncWebClient, arguments: dict[str, Any], error: str
) -> None:
    """Slack reference: conversations.history, errors."""
    dm = await dm_of(client, "U01BEN")
    assert await error_of(client.conversations_history(channel=dm, **arguments)) == error


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        ("U0NOBODY", "user_not_found"),
        ("U01POLLY", "cannot_dm_bot"),
        ("U01ADA,U01BEN", "missing_scope"),
    ],
)
async def test_a_conversation_opens_with_one_living_person(
    client: AsyncWebClient, users: str, error: str
) -> None:
    """Slack reference: conversations.open, errors."""
    assert await error_of(client.conversations_open(users=users)) == error


async def test_a_public_channel_without_the_bot_is_known_but_not_readable(clock: ManualClock) -> None:
    """Slack reference: conversations.info; conversations.history, not_in_channel."""
    scopes = ["channels:read", "channels:history"]
    slack = LocalSlack(clock, {**MANIFEST, "oauth_config": {"scopes": {"bot": scopes}}})
    await slack.start()
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    general = (await client.conversations_info(channel="C01GENERAL"))["channel"]
    assert (general["is_member"], general["is_channel"]) == (False, True)
    assert await error_of(client.conversations_history(channel="C01GENERAL")) == "not_in_channel"
    await slack.stop()


async def test_opening_again_gives_the_same_conversation(client: AsyncWebClient) -> None:
    """Slack reference: conversations.open."""
    dm = await dm_of(client, "U01ADA")
    assert (await client.conversations_open(users=["U01ADA"], return_im=True))["channel"]["is_im"]
    assert (await client.conversations_open(channel=dm))["already_open"]


async def test_the_number_of_members_comes_only_when_asked_for(client: AsyncWebClient) -> None:
    """Slack reference: conversations.info, include_num_members."""
    plain = (await client.conversations_info(channel="C01COACHING"))["channel"]
    assert "num_members" not in plain
    assert plain["is_private"]
    counted = await client.conversations_info(
        channel="C01COACHING", include_num_members=True, include_locale=True
    )
    assert (counted["channel"]["num_members"], counted["channel"]["locale"]) == (4, "en-GB")
    members = await client.conversations_members(channel="C01COACHING")
    assert "U01CLEO" in members["members"]


async def test_a_person_comes_with_a_zone_and_a_locale_only_when_asked_for(client: AsyncWebClient) -> None:
    """Slack reference: users.info, include_locale; user object: the deactivated have no zone."""
    grace = (await client.users_info(user="U01GRACE"))["user"]
    assert (grace["tz"], grace["tz_offset"], grace.get("locale")) == ("America/New_York", -4 * 3600, None)
    assert (await client.users_info(user="U01GRACE", include_locale=True))["user"]["locale"] == "en-US"
    dora = (await client.users_info(user="U01DORA"))["user"]
    assert dora["deleted"]
    assert "tz" not in dora
    assert await error_of(client.users_info(user="U0NOBODY")) == "user_not_found"


async def test_team_info_needs_its_scope_and_then_tells(clock: ManualClock) -> None:
    """Slack reference: team.info."""
    manifest = {**MANIFEST, "oauth_config": {"scopes": {"bot": ["team:read"]}}}
    slack = LocalSlack(clock, manifest)
    await slack.start()
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    assert (await client.team_info())["team"]["domain"] == "northwind"
    await slack.stop()
