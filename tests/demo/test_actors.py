"""What people do reaches a real Bolt app over a real WebSocket, and its answers reach them."""

from datetime import date, time
from typing import Any

import pytest

from bot.clock import ManualClock
from bot.demo.records import Message
from bot.demo.screens import Impossible
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, button, form, over_sockets, plain, row, section
from tests.demo.stage import MANIFEST


async def test_a_command_is_answered_where_only_the_person_sees_it(slack: LocalSlack, bolt: BoltApp) -> None:
    bolt.command_answer = {"text": "Saved.", "blocks": [section("Saved."), row(button("Undo", "undo"))]}
    ada = slack.person("Ada")
    answer = await ada.command("/goal", "new Run 3 workshops")
    assert answer.text == "Saved."
    assert ada.ephemerals == [answer.shown]
    assert bolt.bodies[0]["channel_name"] == "directmessage"
    await ada.press(answer.shown, "Undo")
    await bolt.respond(text="Undone.", replace_original=True)
    assert ada.ephemerals[0].text == "Undone."
    assert slack.problems == []


async def test_a_form_is_filled_submitted_and_closed(slack: LocalSlack, bolt: BoltApp) -> None:
    bolt.opens = form()
    ada = slack.person("Ada")
    answer = await ada.command("/goal", "new")
    assert answer.view is not None
    assert answer.view.title == "New goal"
    answer = await ada.submit()
    assert answer.errors == {"name": "Please complete this required field."}
    bolt.form_answer = {"response_action": "errors", "errors": {"name": "Which ones?"}}
    answer = await ada.submit({"What do you want to reach?": "Run workshops"})
    assert answer.errors == {"name": "Which ones?"}
    assert ada.modal is not None
    bolt.form_answer = {"response_action": "update", "view": form(title=plain("Saved"))}
    assert (await ada.submit()).view is ada.modal
    assert ada.modal.title == "Saved"
    bolt.form_answer = None
    assert (await ada.submit()).view is None
    values = bolt.bodies[-1]["view"]["state"]["values"]
    assert values == {"name": {"words": {"type": "plain_text_input", "value": "Run workshops"}}}
    assert slack.problems == []


async def test_a_button_of_a_message_brings_the_message(slack: LocalSlack, bolt: BoltApp) -> None:
    ben = slack.person("Ben")
    opened = await bolt.client.conversations_open(users=ben.id)
    marker = {"event_type": "checkin", "event_payload": {"id": "1"}}
    await bolt.client.chat_postMessage(
        channel=opened["channel"]["id"],
        text="Hello",
        blocks=[row(button("Log 1", "log", value="7"))],
        metadata=marker,
    )
    assert [message.text for message in ben.dm] == ["Hello"]
    await ben.press(ben.dm[0], "Log 1")
    body = bolt.bodies[-1]
    assert body["actions"][0]["value"] == "7"
    assert body["message"]["metadata"] == marker
    await bolt.client.chat_update(channel=ben.dm[0].channel, ts=ben.dm[0].ts, text="Done", blocks=[])
    assert (ben.dm[0].text, ben.dm[0].blocks) == ("Done", [])
    assert slack.problems == []


async def test_a_direct_message_is_an_event(slack: LocalSlack, bolt: BoltApp) -> None:
    answer = await slack.person("Ada").say(None, "yesterday 3 & <b> for @grace")
    assert answer.acked
    event = bolt.bodies[-1]["event"]
    assert (event["channel_type"], event["text"]) == ("im", "yesterday 3 &amp; &lt;b&gt; for <@U01GRACE>")
    assert slack.problems == []


EVERYTHING = [
    row(
        button("Log 1", "log", value="a", accessibility_label="Log 1 for Feedback"),
        button("Log 1", "log_other", value="b", accessibility_label="Log 1 for Workshops"),
        {
            "type": "overflow",
            "action_id": "more",
            "options": [{"text": plain("Skip"), "value": "skip"}, {"text": plain("Why?"), "value": "why"}],
        },
        {
            "type": "static_select",
            "action_id": "week",
            "options": [{"text": plain("This"), "value": "0"}, {"text": plain("Next"), "value": "1"}],
        },
        {
            "type": "checkboxes",
            "action_id": "days",
            "options": [{"text": plain("Mon"), "value": "mon"}, {"text": plain("Tue"), "value": "tue"}],
        },
        {"type": "datepicker", "action_id": "day"},
        {"type": "timepicker", "action_id": "hour"},
        {"type": "users_select", "action_id": "who"},
        {"type": "channels_select", "action_id": "where"},
        {"type": "datetimepicker", "action_id": "moment"},
    )
]


async def post_everything(slack: LocalSlack, bolt: BoltApp) -> Message:
    await bolt.client.chat_postMessage(channel="U01BEN", text="All", blocks=EVERYTHING)
    return slack.person("Ben").dm[-1]


@pytest.mark.parametrize(
    ("how", "chosen"),
    [
        ({"label": "Log 1 for Workshops"}, {"value": "b", "type": "button"}),
        ({"label": "Log 1", "value": "a"}, {"value": "a", "action_id": "log"}),
        ({"action_id": "log", "forged_value": "x"}, {"value": "x"}),
        ({"label": "Skip"}, {"selected_option": {"text": plain("Skip"), "value": "skip"}}),
        ({"label": "Next"}, {"selected_option": {"text": plain("Next"), "value": "1"}}),
        (
            {"action_id": "days", "value": ["Mon", "tue"]},
            {
                "selected_options": [
                    {"text": plain("Mon"), "value": "mon"},
                    {"text": plain("Tue"), "value": "tue"},
                ]
            },
        ),
        ({"action_id": "day", "value": date(2026, 3, 12)}, {"selected_date": "2026-03-12"}),
        ({"action_id": "hour", "value": time(9, 30)}, {"selected_time": "09:30"}),
        ({"action_id": "who", "value": "Grace"}, {"selected_user": "U01GRACE"}),
        ({"action_id": "where", "value": "#general"}, {"selected_channel": "C01GENERAL"}),
        ({"action_id": "moment", "value": 1773043200}, {"selected_date_time": 1773043200}),
    ],
)
async def test_a_press_tells_what_was_chosen(
    slack: LocalSlack, bolt: BoltApp, how: dict[str, Any], chosen: dict[str, Any]
) -> None:
    """Slack reference: block_actions payload, actions."""
    message = await post_everything(slack, bolt)
    assert (await slack.person("Ben").press(message, **how)).acked
    body = bolt.bodies[-1]
    assert chosen.items() <= body["actions"][0].items()
    assert body["channel"] == {"id": "D01BEN", "name": "directmessage"}
    assert (body["team"]["domain"], body["enterprise"]) == ("northwind", None)


async def test_choices_in_a_message_stay_in_its_state(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: block_actions payload, state."""
    message = await post_everything(slack, bolt)
    ben = slack.person("Ben")
    await ben.press(message, "Next")
    await ben.press(message, "Skip")
    assert bolt.bodies[-1]["state"]["values"]["row"]["week"]["selected_option"]["value"] == "1"


@pytest.mark.parametrize(("label", "count"), [("Log 1", 2), ("Log 2", 0)])
async def test_what_is_not_there_or_not_clear_cannot_be_pressed(
    slack: LocalSlack, bolt: BoltApp, label: str, count: int
) -> None:
    message = await post_everything(slack, bolt)
    with pytest.raises(LookupError, match=f"{count} things fit"):
        await slack.person("Ben").press(message, label)


async def test_a_stale_screen_still_has_its_buttons(slack: LocalSlack, bolt: BoltApp) -> None:
    """Tried: a press on a message that changed meanwhile; its answer reaches the message as it is now."""
    message = await post_everything(slack, bolt)
    before = message.snapshot()
    await bolt.client.chat_update(channel=message.channel, ts=message.ts, text="Done", blocks=[])
    await slack.person("Ben").press(before, "Skip")
    await bolt.respond(text="Skipped", replace_original=True)
    assert message.text == "Skipped"


async def test_nobody_presses_what_they_cannot_see(slack: LocalSlack, bolt: BoltApp) -> None:
    bolt.command_answer = {"text": "x", "blocks": EVERYTHING}
    message = await post_everything(slack, bolt)
    ephemeral = (await slack.person("Ben").command("/goal")).shown
    for surface in (message, ephemeral, None):
        with pytest.raises(Impossible):
            await slack.person("Ada").press(surface, "Skip")
    assert ephemeral is not None
    assert ephemeral.snapshot().text == "x"


async def test_slash_text_arrives_escaped_with_mentions_marked_up(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: slash commands, should_escape."""
    typed = " <!channel> & @grace, #coaching @nobody #none @here at https://x.org/?a=1&b=2 "
    await slack.person("Ada").command("/partner", typed)
    assert bolt.bodies[-1]["text"] == (
        "&lt;!channel&gt; &amp; <@U01GRACE|grace>, <#C01COACHING|coaching> @nobody #none <!here>"
        " at <https://x.org/?a=1&amp;b=2>"
    )


async def test_without_should_escape_mentions_stay_as_typed(clock: ManualClock) -> None:
    """Slack reference: slash commands, should_escape."""
    features = {"slash_commands": [{"command": "/plain"}]}
    slack = LocalSlack(clock, {**MANIFEST, "features": features})
    await slack.start()
    async with over_sockets(slack) as bolt:
        await slack.person("Ada").command("/plain", "@grace <b>")
        assert bolt.bodies[-1]["text"] == "@grace &lt;b&gt;"
    await slack.stop()


async def test_a_command_the_manifest_lacks_never_leaves_slack(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: slash commands."""
    answer = await slack.person("Ada").command("/sing")
    assert (answer.failure, answer.text) == ("unknown_command", "/sing is not a command here.")
    assert bolt.bodies == []


async def test_commands_and_shortcuts_need_their_scope(clock: ManualClock) -> None:
    """Slack reference: scopes, commands."""
    slack = LocalSlack(clock, {**MANIFEST, "oauth_config": {"scopes": {"bot": ["chat:write"]}}})
    assert (await slack.person("Ada").command("/goal")).failure == "unknown_command"
    with pytest.raises(Impossible):
        await slack.person("Ada").shortcut("shortcut:log")


@pytest.mark.parametrize(
    ("answer", "word"),
    [({"text": ""}, "no_text"), ({"text": "x", "blocks": [{"type": "song"}]}, "invalid_blocks")],
)
async def test_a_command_answer_slack_would_not_show_fails(
    slack: LocalSlack, bolt: BoltApp, answer: dict[str, Any], word: str
) -> None:
    """Slack reference: slash commands, responding."""
    bolt.command_answer = answer | {"response_type": "ephemeral"}
    shown = await slack.person("Ada").command("/goal")
    assert shown.failure == word
    assert word in slack.problems[0]


async def test_a_command_without_an_answer_shows_nothing(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: slash commands, responding."""
    answer = await slack.person("Ada").command("/goal", channel="#coaching")
    assert (answer.acked, answer.text, answer.blocks) == (True, "", [])
    assert bolt.bodies[-1]["channel_name"] == "privategroup"


INPUT_KINDS: list[tuple[str, str, dict[str, Any]]] = [
    ("number", "number_input", {"is_decimal_allowed": False, "min_value": "1", "max_value": "5"}),
    ("decimal", "number_input", {"is_decimal_allowed": True}),
    ("short", "plain_text_input", {"min_length": 3, "max_length": 5}),
    ("email", "email_text_input", {}),
    ("url", "url_text_input", {}),
    ("many", "multi_users_select", {}),
]
INPUTS: list[dict[str, Any]] = [
    {
        "type": "input",
        "block_id": kind,
        "label": plain(kind),
        "optional": kind != "number",
        "element": {"type": element, "action_id": kind, **more},
    }
    for kind, element, more in INPUT_KINDS
]


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("number", None, "required"),
        ("number", "x", "a number"),
        ("number", "1.5", "whole"),
        ("number", 0, "at least 1"),
        ("number", 6, "at most 5"),
        ("decimal", "1e9", "a number"),
        ("short", "ab", "at least 3"),
        ("short", "abcdef", "at most 5"),
        ("email", "nobody", "email"),
        ("url", "nowhere", "address"),
    ],
)
async def test_slack_itself_checks_a_form_before_it_sends_it(
    slack: LocalSlack, bolt: BoltApp, name: str, value: str | int | None, complaint: str
) -> None:
    """Slack reference: input block; number, email, URL and plain-text inputs."""
    bolt.opens = form(*INPUTS)
    ada = slack.person("Ada")
    await ada.command("/goal")
    good: dict[str, str | int | None] = {
        "name": "x",
        "number": 3,
        "decimal": "1.5",
        "short": "abc",
        "email": "a@b.c",
        "url": "https://x.org",
    }
    answer = await ada.submit({**good, name: value})
    assert not answer.acked
    assert list(answer.errors) == [name]
    assert complaint in answer.errors[name]
    assert len(bolt.bodies) == 1
    assert (await ada.submit({**good, "many": ["Ben", "Grace"]})).view is None
    values = bolt.bodies[-1]["view"]["state"]["values"]
    assert values["many"]["many"]["selected_users"] == ["U01BEN", "U01GRACE"]
    assert values["number"]["number"]["value"] == "3"


async def test_an_input_is_heard_of_only_when_it_asks_for_it(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: input block, dispatch_action; dispatch action configuration."""
    on_each = {"trigger_actions_on": ["on_character_entered"]}
    typed = {"type": "plain_text_input", "action_id": "draft", "dispatch_action_config": on_each}
    choice = {"type": "radio_buttons", "action_id": "pick", "options": [{"text": plain("A"), "value": "a"}]}
    bolt.opens = form(
        {
            "type": "input",
            "block_id": "d",
            "label": plain("Draft"),
            "dispatch_action": True,
            "element": typed,
        },
        {"type": "input", "block_id": "p", "label": plain("Pick"), "element": choice},
        row(button("Go", "go")),
    )
    ada = slack.person("Ada")
    await ada.command("/goal")
    await ada.press(ada.modal, "A")
    await ada.fill("Draft", "half")
    assert [body["actions"][0]["action_id"] for body in bolt.bodies[1:]] == ["draft"]
    values = bolt.bodies[-1]["view"]["state"]["values"]
    assert (values["d"]["draft"]["value"], values["p"]["pick"]["selected_option"]["value"]) == ("half", "a")
    with pytest.raises(LookupError):
        await ada.fill("Pick", "B")
    with pytest.raises(LookupError):
        await ada.fill("Nothing", "x")


async def test_a_form_without_an_answer_says_so(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: modals."""
    bolt.opens = form()
    ada = slack.person("Ada")
    await ada.command("/goal")
    await slack.sockets.drop()
    await slack.until(lambda: slack.sockets.connections == 0)
    answer = await ada.submit({"name": "x"})
    assert answer.failure == "dispatch_failed"
    assert answer.view is not None
    assert "trouble" in answer.view.trouble


async def test_a_modal_without_a_button_cannot_be_submitted(slack: LocalSlack, bolt: BoltApp) -> None:
    bolt.opens = {"type": "modal", "title": plain("Read"), "blocks": [section("x")]}
    ada = slack.person("Ada")
    with pytest.raises(Impossible):
        await ada.submit()
    await ada.command("/goal")
    with pytest.raises(Impossible):
        await ada.submit()
    assert ada.modal is not None
    assert (ada.modal.callback_id, ada.modal.snapshot().title) == ("", "Read")


async def test_shortcuts_open_forms(clock: ManualClock) -> None:
    """Slack reference: shortcut payload, message_action payload."""
    shortcuts = [
        {"callback_id": "new", "type": "global"},
        {"callback_id": "praise", "type": "message"},
    ]
    slack = LocalSlack(clock, {**MANIFEST, "features": {"shortcuts": shortcuts}})
    await slack.start()
    async with over_sockets(slack) as bolt:
        bolt.opens = form()
        ada = slack.person("Ada")
        assert (await ada.shortcut("new")).view is not None
        assert "channel" not in bolt.bodies[-1]
        said = (await slack.person("Ben").say("#coaching", "Well done")).shown
        assert isinstance(said, Message)
        assert (await ada.message_shortcut("praise", said)).view is not None
        assert bolt.bodies[-1]["message"]["text"] == "Well done"
        with pytest.raises(Impossible):
            await ada.shortcut("praise")
    await slack.stop()


async def test_a_reply_names_its_thread(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: message.im event."""
    ts = (await bolt.client.chat_postMessage(channel="U01BEN", text="2 to go"))["ts"]
    await slack.person("Ben").say(None, "done", thread_ts=ts)
    event = bolt.bodies[-1]["event"]
    assert (event["thread_ts"], event["parent_user_id"]) == (ts, "U01ACCOUNTABLE")


async def test_an_edited_and_a_deleted_message_are_events_of_another_shape(
    slack: LocalSlack, bolt: BoltApp
) -> None:
    """Slack reference: message_changed event, message_deleted event."""
    ben = slack.person("Ben")
    said = (await ben.say(None, "2 feedbak")).shown
    assert isinstance(said, Message)
    await ben.edit(said, "2 feedback")
    event = bolt.bodies[-1]["event"]
    assert (event["subtype"], event["message"]["text"]) == ("message_changed", "2 feedback")
    assert event["previous_message"]["text"] == "2 feedbak"
    assert "user" not in event
    await ben.delete(said)
    event = bolt.bodies[-1]["event"]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", said.ts)
    assert ben.dm == []
    theirs = slack.workspace.post(ben.dm_channel, "U01ACCOUNTABLE", "x")
    with pytest.raises(Impossible):
        await ben.delete(theirs)


async def test_the_app_hears_only_what_its_manifest_subscribes_to(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: Events API, subscriptions: the manifest has message.im, not message.groups."""
    assert (await slack.person("Ben").say("#coaching", "hello")).acked
    assert (await slack.person("Ben").say("#general", "hello")).acked
    assert bolt.bodies == []
    assert [message.text for message in slack.workspace.messages["C01GENERAL"]] == ["hello"]


async def test_opening_home_brings_the_page_as_it_is(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: app_home_opened event."""
    ada = slack.person("Ada")
    await ada.open_home()
    assert "view" not in bolt.bodies[-1]["event"]
    await bolt.client.views_publish(user_id=ada.id, view={"type": "home", "blocks": [section("x")]})
    await ada.open_home()
    assert bolt.bodies[-1]["event"]["view"]["id"] == (ada.home.id if ada.home else "")
    await ada.open_home("messages")
    assert bolt.bodies[-1]["event"]["tab"] == "messages"
    assert "view" not in bolt.bodies[-1]["event"]


async def test_a_changed_account_is_an_event(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: user_change event."""
    await slack.change_user("Ben", tz="Asia/Tokyo")
    user = bolt.bodies[-1]["event"]["user"]
    assert (user["id"], user["tz"], user["locale"]) == ("U01BEN", "Asia/Tokyo", "en-GB")
    await slack.change_user("Ben", deleted=True)
    assert bolt.bodies[-1]["event"]["user"]["deleted"]
    with pytest.raises(Impossible):
        await slack.person("Ben").command("/goal")


async def test_a_channel_that_closes_or_is_shared_is_an_event(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: channel_archive, group_archive, channel_shared events."""
    await slack.archive_channel("#coaching")
    assert bolt.bodies[-1]["event"]["type"] == "group_archive"
    await slack.archive_channel("#random")
    assert bolt.bodies[-1]["event"]["type"] == "channel_archive"
    await slack.share_channel("#general")
    assert bolt.bodies[-1]["event"]["type"] == "channel_shared"
    heard = len(bolt.bodies)
    slack.remove_bot_from("#coaching")
    await slack.share_channel("#coaching")
    assert len(bolt.bodies) == heard, "of a private channel only who is in it hears"


async def test_people_write_only_where_they_are(slack: LocalSlack) -> None:
    with pytest.raises(Impossible):
        await slack.person("Otto").say("#coaching", "hello")
    await slack.archive_channel("#general")
    with pytest.raises(Impossible):
        await slack.person("Otto").say("#general", "hello")
    with pytest.raises(LookupError):
        await slack.person("Otto").say("#nowhere", "hello")
    with pytest.raises(LookupError):
        slack.person("Nobody")


async def test_an_app_without_interactivity_hears_no_press(clock: ManualClock) -> None:
    """Slack reference: app manifest, interactivity."""
    slack = LocalSlack(clock, {**MANIFEST, "settings": {}})
    ben = slack.person("Ben")
    message = slack.workspace.post(ben.dm_channel, "U01ACCOUNTABLE", "x", EVERYTHING)
    with pytest.raises(Impossible):
        await ben.press(message, "Log 1 for Feedback")


async def test_bolt_drops_what_the_bot_hears_of_itself(clock: ManualClock) -> None:
    """Tried: Bolt acks events of the bot's own doing and calls no listener."""
    slack = LocalSlack(clock, MANIFEST, echoes=True)
    await slack.start()
    async with over_sockets(slack) as bolt:
        posted = await bolt.client.chat_postMessage(channel="U01BEN", text="1")
        await bolt.client.chat_update(channel=posted["channel"], ts=posted["ts"], text="2")
        await bolt.client.chat_delete(channel=posted["channel"], ts=posted["ts"])
        await slack.until(lambda: not slack.courier.waiting)
        assert bolt.bodies == []
        assert slack.problems == []
    await slack.stop()
