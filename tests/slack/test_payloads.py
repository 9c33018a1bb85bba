"""Slack's bodies as handlers read them: markup as it was typed, forms, places, and bodies that are odd."""

from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import Visit
from bot.slack import payloads
from bot.slack.blocks import CHOSEN, as_answer, divider, numbered, option, overflow
from bot.slack.bodies import string
from bot.slack.markup import as_typed, mentioned, without_people
from bot.slack.payloads import Caller, DirectMessage, FormValues, Place, Press
from bot.slack.text import literal

VISIT = Visit(UUID(int=1), "U1", "trigger:1")


def pressed(body: dict[str, Any], **action: Any) -> Press:
    return payloads.press_from({**body, "actions": [action]}, VISIT)


def message(event: dict[str, Any]) -> DirectMessage | None:
    return payloads.direct_message_from(
        {"event": {"user": "U1", "channel": "D1", "ts": "1.2", **event}}, VISIT
    )


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("<@U1|ada> and <@U2>", "@ada and @U2"),
        ("<#C1|general> <#C2>", "#general #C2"),
        ("<!channel> <!here|here> <!everyone>", "@channel @here @everyone"),
        ("<!subteam^S1|@team>", "@team"),
        ("<https://a.example/?x=1&amp;y=2>", "https://a.example/?x=1&y=2"),
        (
            "<https://a.example|a.example> <mailto:a@b.example|a@b.example>",
            "https://a.example mailto:a@b.example",
        ),
        ("3 &lt; 4 &amp;&amp; 5 &gt; 4", "3 < 4 && 5 > 4"),
        ("<unknown> <@u1> <", "<unknown> <@u1> <"),
    ],
)
def test_markup_reads_as_it_was_typed(sent: str, typed: str) -> None:
    assert as_typed(sent) == typed


def test_a_text_is_unescaped_once() -> None:
    assert as_typed("&amp;lt;!channel&amp;gt; &amp;amp;") == "&lt;!channel&gt; &amp;"


@given(st.text())
def test_whatever_was_typed_comes_back_from_what_slack_escapes(typed: str) -> None:
    assert as_typed(literal(typed)) == typed


@given(st.text(alphabet="<>@#!&;|UC1ahttps:/ \n"))
def test_no_text_is_too_odd_to_read(sent: str) -> None:
    assert len(without_people(sent)) <= len(sent)
    assert all(each in sent for each in mentioned(sent))


def test_a_command_has_its_people_apart() -> None:
    body = {
        "command": "/partner",
        "text": "<@U2|grace> as mentor &amp; friend",
        "channel_id": "C1",
        "channel_name": "general",
        "trigger_id": "9",
    }
    command = payloads.command_from(body, VISIT)
    assert (command.command, command.words, command.text) == (
        "/partner",
        "as mentor & friend",
        "@grace as mentor & friend",
    )
    assert (command.mentions, command.channel_id, command.channel_name) == (("U2",), "C1", "general")
    assert not command.in_dm
    assert payloads.command_from({**body, "channel_id": "D1"}, VISIT).in_dm


def test_an_entry_of_a_menu_is_an_action_of_its_own() -> None:
    entry = option("Skip this week", "checkin:skip", "id-1")
    press = pressed({}, action_id=overflow("checkin", entry)["action_id"], selected_option=entry)
    assert (press.action_id, press.value) == ("checkin:skip", "id-1")
    bare = option("Fewer of these", "nudge:fewer")
    press = pressed({}, action_id=overflow("nudge", bare)["action_id"], selected_option=bare)
    assert (press.action_id, press.value) == ("nudge:fewer", "")


def test_a_numbered_button_is_the_action_without_its_number() -> None:
    assert pressed({}, action_id=numbered("log:for", 3), value="a b").action_id == "log:for"


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ({"value": "id"}, "id"),
        ({"selected_option": {"value": "one"}}, "one"),
        ({"selected_date": "2026-03-09"}, "2026-03-09"),
        ({"selected_time": "09:00"}, "09:00"),
        ({"selected_user": "U1"}, "U1"),
        ({"selected_option": None, "value": None}, ""),
    ],
)
def test_what_was_chosen_is_the_value(action: dict[str, Any], value: str) -> None:
    assert pressed({}, action_id="x", **action).value == value


def test_a_message_that_answers_an_act_is_told_from_one_that_was_delivered() -> None:
    (block,) = as_answer((divider(),))
    container = {"channel_id": "D1", "message_ts": "1.2"}
    answer = pressed({"container": container}, action_id="x", block_id=block["block_id"])
    assert answer.place == Place("D1", "1.2", passing=True)
    ephemeral = pressed({"container": {**container, "is_ephemeral": True}}, action_id="x", block_id="b")
    assert ephemeral.place.passing
    delivered = pressed({"container": container, "response_url": "https://r.example"}, action_id="x")
    assert delivered.place == Place("D1", "1.2", "https://r.example")


def test_home_is_no_modal() -> None:
    modal = pressed({"view": {"id": "V1", "hash": "h", "type": "modal"}}, action_id="x").place
    home = pressed({"view": {"id": "V1", "hash": "h", "type": "home"}}, action_id="x").place
    assert modal.in_modal
    assert not home.in_modal
    assert home.is_home
    assert not Place("D1", "1.2").in_modal


def test_a_press_in_a_modal_brings_what_stands_in_it() -> None:
    view = {
        "id": "V1",
        "private_metadata": payloads.pack(goal="g", empty=""),
        "state": {"values": {"words": {CHOSEN: {"value": " typed "}}}},
    }
    press = pressed({"view": view}, action_id="x")
    assert press.values.text("words") == "typed"
    assert press.metadata == {"goal": "g"}
    in_message = pressed({"state": {"values": {"a": {"b": {"value": "c"}}}}}, action_id="x")
    assert in_message.values.text("a") == "c"


def form(**inputs: Any) -> FormValues:
    values = {name: {CHOSEN: each} for name, each in inputs.items()}
    body = {"view": {"callback_id": "x:form", "state": {"values": values}}}
    return payloads.submission_from(body, VISIT).values


def test_every_kind_of_input_is_read() -> None:
    values = form(
        words={"value": "  a\nb "},
        one={"selected_option": {"value": "1"}},
        some={"selected_options": [{"value": "1"}, {"value": "2"}]},
        day={"selected_date": "2026-03-09"},
        at={"selected_time": "14:05"},
        who={"selected_user": "U2"},
    )
    assert values.text("words") == "a\nb"
    assert values.choice("one") == "1"
    assert values.choices("some") == ("1", "2")
    assert values.day("day") == date(2026, 3, 9)
    assert values.time("at") == time(14, 5)
    assert values.person("who") == "U2"


@pytest.mark.parametrize(
    "values",
    [
        FormValues(),
        form(x=None),
        form(x={"value": None, "selected_option": None, "selected_date": None, "selected_user": None}),
        form(x={"value": 3, "selected_option": "1", "selected_options": ["1", {}], "selected_date": "soon"}),
        form(x={"selected_date": "2026-02-30", "selected_time": "25:00", "selected_user": ["U1"]}),
        form(x=["value"]),
    ],
)
def test_an_input_that_is_empty_or_odd_reads_as_empty(values: FormValues) -> None:
    assert (values.text("x"), values.choice("x"), values.choices("x")) == ("", "", ())
    assert (values.day("x"), values.time("x"), values.person("x")) == (None, None, "")


def test_what_no_table_can_hold_is_left_out_of_a_text() -> None:
    assert form(x={"value": "a\0b\ud800c"}).text("x") == "abc"


def test_a_form_remembers_what_the_bot_wrote_into_it() -> None:
    body = {
        "view": {"callback_id": "log:form", "private_metadata": payloads.pack(entry="e")},
        "trigger_id": "7",
    }
    submission = payloads.submission_from(body, VISIT)
    assert (submission.callback_id, submission.metadata, submission.trigger_id) == (
        "log:form",
        {"entry": "e"},
        "7",
    )


@pytest.mark.parametrize("metadata", ["", "{", "[1]", '"x"', "null", '{"a": 1}', "[" * 100_000])
def test_metadata_that_is_no_writing_of_ours_remembers_nothing(metadata: str) -> None:
    assert payloads.unpack(metadata) == {}


@given(st.dictionaries(st.sampled_from("abcd"), st.text(min_size=1)))
def test_what_is_packed_is_unpacked(values: dict[str, str]) -> None:
    assert payloads.unpack(payloads.pack(**values)) == values


@pytest.mark.parametrize(
    ("body", "caller"),
    [
        ({"team_id": "T1", "user_id": "U1", "enterprise_id": "E1"}, Caller("E1", "T1", "U1")),
        ({"team": {"id": "T1"}, "user": {"id": "U1"}, "enterprise": {"id": "E1"}}, Caller("E1", "T1", "U1")),
        ({"team_id": "T1", "event": {"user": "U1"}, "enterprise_id": None}, Caller("", "T1", "U1")),
        ({"team_id": "T1", "event": {"user": {"id": "U1"}}}, Caller("", "T1", "U1")),
        (
            {"team": {"id": "T2"}, "user": {"id": "U1"}, "view": {"app_installed_team_id": "T1"}},
            Caller("", "T1", "U1"),
        ),
    ],
)
def test_who_acts_is_read_from_a_body_of_any_kind(body: dict[str, Any], caller: Caller) -> None:
    assert payloads.caller_of(body) == caller


def test_a_request_has_the_same_receipt_when_it_comes_again_and_no_other_has() -> None:
    event = {"event_id": "Ev1"}
    command = {"command": "/log", "trigger_id": "1.2.a"}
    submitted = {"type": "view_submission", "trigger_id": "3", "view": {"id": "V1", "hash": "h1"}}
    again = {**submitted, "view": {"id": "V1", "hash": "h2"}}
    press = {"type": "block_actions", "trigger_id": "4", "view": {"id": "V1", "hash": "h1"}}
    receipts = [payloads.receipt_of(each) for each in (event, command, submitted, again, press)]
    assert len(set(receipts)) == len(receipts)
    assert payloads.receipt_of({**submitted, "trigger_id": "5"}) == receipts[2]


def test_a_request_that_nothing_names_has_no_receipt() -> None:
    assert payloads.receipt_of({"type": "block_actions"}) == ""
    assert payloads.receipt_of({"type": "view_submission", "view": {}}) == ""


def test_a_shortcut_is_told_by_its_callback_id() -> None:
    shortcut = payloads.shortcut_from({"callback_id": "shortcut:log", "trigger_id": "1"}, VISIT)
    assert (shortcut.callback_id, shortcut.trigger_id) == ("shortcut:log", "1")


def test_a_direct_message_is_what_a_person_wrote() -> None:
    said = message({"text": " log 1 &lt;3 with <@U2> ", "thread_ts": "1.1"})
    assert said is not None
    assert (said.text, said.mentions) == ("log 1 <3 with @U2", ("U2",))
    assert (said.channel, said.ts, said.thread_ts) == ("D1", "1.2", "1.1")


@pytest.mark.parametrize(
    "event",
    [{"subtype": "message_changed"}, {"subtype": "channel_join"}, {"bot_id": "B1"}, {"user": None}],
)
def test_edits_bots_and_joins_are_nothing_a_person_wrote(event: dict[str, Any]) -> None:
    assert message({"text": "hi", **event}) is None


INNER = (
    "actions", "action_id", "block_id", "view", "state", "values", "user", "team", "event", "id", "container",
    "selected_option", "value", "private_metadata", "text", "trigger_id", "hash",
)  # fmt: skip
odd = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=5),
    max_leaves=12,
)
KEYS = (
    "actions",
    "view",
    "event",
    "user",
    "team",
    "container",
    "state",
    "text",
    "command",
    "enterprise",
    "type",
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, odd)))
def test_no_body_is_too_odd_to_read(body: dict[str, Any]) -> None:
    payloads.caller_of(body)
    payloads.receipt_of(body)
    press, form = payloads.press_from(body, VISIT), payloads.submission_from(body, VISIT)
    for values in (press.values, form.values):
        for name in (*values.values, "x"):
            values.text(name)
            values.choices(name)
            values.day(name)
    command = payloads.command_from(body, VISIT)
    assert isinstance(command.text, str)
    payloads.shortcut_from(body, VISIT)
    payloads.direct_message_from(body, VISIT)


@given(st.text(st.characters()))
def test_a_text_that_is_read_has_an_encoding(typed: str) -> None:
    assert "\0" not in string(typed).encode().decode()
