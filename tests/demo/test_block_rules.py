"""Blocks are held to Slack's limits; each example names the page of Slack's reference it rests on."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.block_rules import (
    BLOCKS,
    WHERE,
    message_faults,
    message_is_too_long,
    view_faults,
    view_is_too_large,
)
from bot.demo.element_rules import ELEMENTS
from tests.demo.bolt_app import button, form, plain, row, section

Json = dict[str, Any]


def option(text: str = "One", value: str = "1", **more: Any) -> Json:
    return {"text": plain(text), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(value=str(number)) for number in range(count)]


def select(**more: Any) -> Json:
    return {"type": "static_select", "action_id": "s", **more}


def entry(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Label"), "element": element, **more}


def text_input(**more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "t", **more}


def mrkdwn(text: str, **more: Any) -> Json:
    return {"type": "mrkdwn", "text": text, **more}


def rich(*parts: Json) -> Json:
    return {"type": "rich_text", "elements": list(parts)}


def part(kind: str, *elements: Json, **more: Any) -> Json:
    return {"type": f"rich_text_{kind}", "elements": list(elements), **more}


def words(text: str, **more: Any) -> Json:
    return {"type": "text", "text": text, **more}


def table(*rows: list[Json], **more: Any) -> Json:
    return {"type": "data_table", "caption": "Who", "rows": list(rows), **more}


def cell(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def chart(kind: str = "bar", count: int = 2, title: str = "Kept", **more: Any) -> Json:
    labels = [f"W{number}" for number in range(count)]
    series = {"name": "Kept", "data": [{"label": label, "value": 1} for label in labels]}
    drawn = {"type": kind, "series": [series], "axis_config": {"categories": labels}, **more}
    return {"type": "data_visualization", "title": title, "chart": drawn}


def pie(*values: float) -> Json:
    segments = [{"label": f"S{number}", "value": value} for number, value in enumerate(values)]
    return {"type": "data_visualization", "title": "Kept", "chart": {"type": "pie", "segments": segments}}


CONFIRM = {"title": plain("Sure?"), "text": plain("Really?"), "confirm": plain("Yes"), "deny": plain("No")}
IMAGE = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A"}

NUMBER = {"type": "number_input", "is_decimal_allowed": True}

GOOD = [
    section("Hello"),
    {"type": "section", "fields": [plain("x")] * 10, "block_id": "b", "expand": True},
    section("x") | {"accessory": button("Go", "go", style="primary", confirm=CONFIRM, value="x" * 2000)},
    section("x") | {"accessory": {"type": "overflow", "action_id": "o", "options": options(5)}},
    section("x") | {"accessory": {"type": "users_select", "placeholder": plain("Who?")}},
    section("x") | {"accessory": IMAGE},
    {"type": "divider"},
    {"type": "header", "text": plain("x" * 150)},
    {"type": "context", "elements": [mrkdwn("x", verbatim=True), IMAGE, plain("y")]},
    IMAGE | {"title": plain("T")},
    row(*[button("x" * 75, f"a{number}", accessibility_label="y" * 75) for number in range(25)]),
    row(select(options=options(100), initial_option=options(1)[0], placeholder=plain("x" * 150))),
    row(select(option_groups=[{"label": plain("G"), "options": options(2)}])),
    row(
        {"type": "datepicker", "initial_date": "2026-02-28"},
        {"type": "timepicker", "initial_time": "09:30"},
        {"type": "datetimepicker", "initial_date_time": 1773043200},
        {"type": "radio_buttons", "options": [option(description=mrkdwn("d"))]},
        {"type": "checkboxes", "options": options(10), "initial_options": options(2)},
    ),
    entry(text_input(min_length=1, max_length=3000, multiline=True, placeholder=plain("x"))),
    entry(
        text_input(dispatch_action_config={"trigger_actions_on": ["on_character_entered"]}),
        dispatch_action=True,
        optional=True,
        hint=plain("h"),
    ),
    entry({"type": "number_input", "is_decimal_allowed": True, "min_value": "0", "max_value": "1.5"}),
    entry({"type": "multi_static_select", "options": options(3), "max_selected_items": 2}),
    entry(
        {
            "type": "multi_conversations_select",
            "filter": {"include": ["public", "private"]},
            "max_selected_items": 3,
            "initial_conversations": ["C01GENERAL"],
        }
    ),
    entry({"type": "email_text_input"}),
    entry({"type": "url_text_input"}),
    entry({"type": "conversations_select", "filter": {"include": ["private"]}}),
    rich(
        part("section", words("Hi", style={"bold": True}), {"type": "emoji", "name": "wave"}),
        part("list", part("section", words("x")), style="bullet", indent=1),
        part("quote", words("y")),
        part("preformatted", words("z")),
    ),
    table([cell("Name"), cell("Kept")], [cell("Ada"), {"type": "raw_number", "value": 3, "text": "3"}]),
    table([cell("Name")], [rich(part("section", words("Ada")))], page_size=100),
    chart("line", 20),
    pie(1, 2),
    {"type": "markdown", "text": "**x**"},
]


@pytest.mark.parametrize("block", GOOD, ids=lambda block: block["type"])
def test_what_slack_shows_is_accepted(block: Json) -> None:
    """Slack reference: blocks, block elements, composition objects."""
    assert message_faults([block]) == []


# (block, a word of the complaint)
BAD: list[tuple[str, Json, str]] = [
    ("blocks", {"type": "singing"}, "unsupported type: singing"),
    ("blocks", {"text": "no type"}, "unsupported type: None"),
    ("blocks", {"type": "divider", "colour": "red"}, "unknown field: colour"),
    ("blocks", {"type": "divider", "block_id": "x" * 256}, "255"),
    ("alert block", {"type": "alert"}, "not allowed in a message"),
    ("card block", {"type": "card"}, "write its rule first"),
    ("section block", {"type": "section"}, "text or fields"),
    ("section block", section("x" * 3001), "3000"),
    ("section block", section(""), "1 to 3000"),
    ("section block", {"type": "section", "fields": [plain("x")] * 11}, "1 to 10"),
    ("section block", {"type": "section", "fields": [plain("x" * 2001)]}, "2000"),
    ("section block", section("x") | {"accessory": text_input()}, "unsupported type: plain_text_input"),
    ("text object", section("x") | {"text": mrkdwn("x", emoji=True)}, "unknown field: emoji"),
    ("text object", section("x") | {"text": plain("x") | {"verbatim": True}}, "unknown field: verbatim"),
    ("text object", section("x") | {"text": "x"}, "unsupported type"),
    ("header block", {"type": "header", "text": plain("x" * 151)}, "150"),
    ("header block", {"type": "header", "text": mrkdwn("x")}, "unsupported type: mrkdwn"),
    ("formatting text", {"type": "header", "text": plain("&" * 31)}, "has 155"),
    ("formatting text", section("&" * 601), "has 3005"),
    ("context block", {"type": "context", "elements": [plain("x")] * 11}, "1 to 10"),
    ("context block", {"type": "context", "elements": [button("x", "x")]}, "unsupported type: button"),
    ("context block", {"type": "context", "elements": []}, "1 to 10"),
    ("image block", {"type": "image", "image_url": "x"}, "missing required field: alt_text"),
    ("image block", IMAGE | {"alt_text": "x" * 2001}, "2000"),
    ("actions block", row(*[button("x", str(number)) for number in range(26)]), "1 to 25"),
    ("actions block", row(text_input()), "unsupported type: plain_text_input"),
    ("button element", row(button("x" * 76, "a")), "75"),
    ("button element", row(button("", "a")), "1 to 75"),
    ("button element", row(button("x", "a" * 256)), "255"),
    ("button element", row(button("x", "a", value="x" * 2001)), "2000"),
    ("button element", row(button("x", "a", style="green")), "one of"),
    ("button element", row(button("x", "a", url="nowhere")), "an address"),
    ("button element", row(button("x", "a", accessibility_label="x" * 76)), "75"),
    ("button element", row(button("x", "a", value=7)), "must be a string"),
    ("block elements", row(button("x", "a"), button("y", "a")), "action_id a already exists"),
    ("confirmation dialog", row(button("x", "a", confirm={"title": plain("x")})), "missing required field"),
    ("confirmation dialog", row(button("x", "a", confirm=CONFIRM | {"deny": plain("x" * 31)})), "30"),
    ("overflow menu", row({"type": "overflow", "options": options(6)}), "1 to 5"),
    ("overflow menu", row({"type": "overflow", "options": []}), "1 to 5"),
    ("select menu", row(select(options=options(101))), "1 to 100"),
    ("select menu", row(select()), "either options or option_groups"),
    ("select menu", row(select(options=options(1), placeholder=plain("x" * 151))), "150"),
    ("select menu", row(select(options=options(1), initial_option=option("Two"))), "among them"),
    ("option object", row(select(options=[option("x" * 76)])), "75"),
    ("option object", row(select(options=[option(value="x" * 151)])), "150"),
    ("option object", row(select(options=[option(), option("Two")])), "different values"),
    ("option object", row(select(options=[{"text": mrkdwn("x"), "value": "x"}])), "unsupported type: mrkdwn"),
    ("option object", row(select(options=[option(url="https://x.org")])), "unknown field: url"),
    ("radio buttons", row({"type": "radio_buttons", "options": options(11)}), "1 to 10"),
    ("checkboxes", row({"type": "checkboxes", "options": options(11)}), "1 to 10"),
    ("multi-select menu", row({"type": "multi_users_select"}), "unsupported type: multi_users_select"),
    (
        "multi-select menu, conversations",
        row({"type": "multi_conversations_select"}),
        "unsupported type: multi_conversations_select",
    ),
    ("date picker", row({"type": "datepicker", "initial_date": "28.2.2026"}), "a date such as"),
    ("date picker", row({"type": "datepicker", "initial_date": "2026-02-30"}), "a date such as"),
    ("date picker", row({"type": "datepicker", "initial_date": "20260228"}), "a date such as"),
    ("date picker", row({"type": "datepicker", "initial_date": 20260228}), "a date such as"),
    ("time picker", row({"type": "timepicker", "initial_time": "24:00"}), "a time such as"),
    ("datetime picker", row({"type": "datetimepicker", "initial_date_time": 7}), "whole number"),
    ("input block", {"type": "input", "element": text_input()}, "missing required field: label"),
    ("input block", entry(button("x", "a")), "unsupported type: button"),
    ("input block", entry(text_input(), optional="yes"), "true or false"),
    ("plain-text input", entry(text_input(max_length=3001)), "from 1 to 3000"),
    ("plain-text input", entry(text_input(min_length=5, max_length=4)), "must not be more than"),
    ("plain-text input", entry(text_input(initial_value="x" * 3001)), "3000"),
    ("number input", entry({"type": "number_input"}), "is_decimal_allowed"),
    ("number input", entry({"type": "number_input", "is_decimal_allowed": True, "min_value": 1}), "a number"),
    ("dispatch action", entry(text_input(dispatch_action_config={"trigger_actions_on": ["x"]})), "one of"),
    ("number input", entry(NUMBER | {"min_value": "x", "max_value": "1"}), "a number"),
    ("number input", entry(NUMBER | {"min_value": "2", "max_value": "1"}), "must not be more than"),
    ("confirmation dialog", row(button("x", "a", confirm="yes")), "must be an object"),
    ("actions block", {"type": "actions", "elements": "none"}, "must be a list"),
    ("data table block", table([cell("x")], [{"type": "raw_number", "value": "3", "text": "3"}]), "a number"),
    ("rich text block", rich(), "1 to 100"),
    ("rich text block", rich(part("song", words("x"))), "unsupported type: rich_text_song"),
    ("rich text block", rich(part("section", words(""))), "1 to 3000"),
    ("rich text block", rich(part("section", words("x", style={"loud": True}))), "unknown field: loud"),
    ("rich text block", rich(part("list", words("x"), style="bullet")), "unsupported type: text"),
    ("rich text block", rich(part("list", part("section", words("x")), style="stars")), "one of"),
    ("data table block", table([cell("x")]), "2 to 101"),
    ("data table block", table(*[[cell("x")]] * 102), "2 to 101"),
    ("data table block", table([cell("x")] * 21, [cell("x")] * 21), "1 to 20"),
    ("data table block", table([cell("x")], [cell("x")] * 2), "same number of cells"),
    ("data table block", table([rich(part("section", words("x")))], [cell("x")]), "unsupported type: rich"),
    ("data table block", table([cell("x")], [cell("")]), "1 to 10000"),
    ("data table block", table([cell("x")], [cell("x" * 10_000)]), "at most 10000"),
    ("data table block", table([cell("x")], [cell("x")], page_size=101), "from 1 to 100"),
    ("data table block", table([cell("x")], [cell("x")], row_header_column_index=1), "one of the columns"),
    ("data table block", {"type": "data_table", "rows": [[cell("x")]] * 2}, "caption"),
    ("data visualization block", chart(title="x" * 51), "50"),
    ("data visualization block", chart("clock"), "unsupported type: clock"),
    ("data visualization block", chart(count=21), "1 to 20"),
    ("data visualization block", chart(axis_config={"categories": ["other"]}), "one point for each"),
    ("data visualization block", chart(axis_config={"categories": ["x" * 21]}), "1 to 20"),
    ("data visualization block", chart(series=chart()["chart"]["series"] * 7), "1 to 6"),
    ("data visualization block", pie(1, 0), "more than 0"),
    ("data visualization block", pie(*[1] * 7), "1 to 6"),
]


@pytest.mark.parametrize(("page", "block", "complaint"), BAD)
def test_what_slack_refuses_is_refused(page: str, block: Json, complaint: str) -> None:
    faults = message_faults([block])
    assert faults, page
    assert all(complaint in fault for fault in faults)


def test_a_message_has_fifty_blocks_a_view_a_hundred() -> None:
    """Slack reference: blocks."""
    assert message_faults([section("x")] * 50) == []
    assert "no more than 50" in message_faults([section("x")] * 51)[0]
    assert view_faults({"type": "home", "blocks": [section("x")] * 100}) == []
    assert "no more than 100" in view_faults({"type": "home", "blocks": [section("x")] * 101})[0]


def test_block_ids_are_different() -> None:
    """Slack reference: blocks, block_id."""
    assert message_faults([row(button("x", "a")), row(button("y", "b"))]) == [
        "[ERROR] block_id row already exists [json-pointer:/blocks]"
    ]


def test_a_message_has_two_charts_at_most() -> None:
    """Slack reference: data visualization block."""
    assert message_faults([chart(), chart()]) == []
    assert "2 charts" in message_faults([chart(), chart(), chart()])[0]


def test_tables_and_charts_stand_in_messages_and_home_but_not_in_modals() -> None:
    """Slack reference: data table block, data visualization block: surfaces."""
    for block in (chart(), table([cell("x")], [cell("x")])):
        assert view_faults({"type": "home", "blocks": [block]}) == []
        assert "not allowed in a modal" in view_faults(form(block))[0]
    assert "not allowed in a home" in view_faults({"type": "home", "blocks": [{"type": "markdown"}]})[0]


def test_every_checked_block_has_a_place() -> None:
    """Slack reference: blocks."""
    assert BLOCKS.keys() <= WHERE.keys()
    assert all(kind in ELEMENTS for kind in ("button", "overflow", "static_select"))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"title": plain("x" * 25)}, "24"),
        ({"title": mrkdwn("x")}, "unsupported type: mrkdwn"),
        ({"submit": plain("x" * 25)}, "24"),
        ({"close": plain("x" * 25)}, "24"),
        ({"private_metadata": "x" * 3001}, "3000"),
        ({"callback_id": "x" * 256}, "255"),
        ({"type": "window"}, "unsupported type: window"),
        ({"colour": "red"}, "unknown field: colour"),
        ({"blocks": "none"}, "must be a list"),
        ({"notify_on_close": 1}, "true or false"),
    ],
)
def test_a_modal_keeps_slacks_limits(change: Json, complaint: str) -> None:
    """Slack reference: view object."""
    faults = view_faults(form() | change)
    assert complaint in faults[0]


def test_a_modal_has_a_title_and_with_inputs_a_submit() -> None:
    """Slack reference: view object."""
    assert view_faults({"type": "modal", "title": plain("x"), "blocks": [section("x")]}) == []
    assert "title" in view_faults({"type": "modal", "blocks": []})[0]
    assert "submit" in view_faults({k: v for k, v in form().items() if k != "submit"})[0]


def test_only_one_element_has_the_focus() -> None:
    """Slack reference: block elements, focus_on_load."""
    blocks = [entry(text_input(focus_on_load=True), block_id=name) for name in ("a", "b")]
    assert "focus_on_load" in view_faults(form(*blocks))[0]


def test_the_sizes_of_whole_messages_and_views_are_known() -> None:
    """Slack reference: views.open, view_too_large; reported by others: msg_blocks_too_long."""
    assert not message_is_too_long([section("x" * 3000)] * 4)
    assert message_is_too_long([section("&" * 600)] * 5)
    assert not view_is_too_large(form())
    assert view_is_too_large({"private_metadata": "x" * 250_000})


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "options", "element", "blocks", "rows", "chart"]),
            inner | st.sampled_from([*WHERE, *ELEMENTS, "mrkdwn", "plain_text", "modal", "bar", "pie"]),
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JUNK)
def test_no_junk_breaks_the_rules(junk: Any) -> None:
    """Tried: a bot can send anything that is JSON."""
    assert all(isinstance(words, str) for words in message_faults(junk) + view_faults(junk))
    message_faults([junk])
    view_faults({"type": "modal", "title": junk, "blocks": [junk]})
    message_is_too_long(json.loads(json.dumps(junk)))
