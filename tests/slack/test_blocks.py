"""Every builder of blocks stays within Slack's limits, whatever it is given."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.block_rules import message_faults, view_faults
from bot.slack import blocks
from bot.slack.blocks import Block, Choice, Element
from bot.slack.text import escape
from tests.slack.chance import HOSTILE

words = st.builds(str.__mul__, st.sampled_from(("", "a", "word ", *HOSTILE)), st.integers(0, 400))


def in_modal(*parts: Block) -> list[str]:
    return view_faults(blocks.modal("Title", "x:form", parts or [blocks.divider()], submit="Save"))


@settings(max_examples=40)
@given(words)
def test_any_words_fit_every_block_of_a_message(said: str) -> None:
    menu = blocks.overflow("menu", blocks.option(said, "x:y", "id"))
    row = blocks.actions(
        blocks.button(said, "x:a", "id", spoken=said, confirm=blocks.confirm(said, said, said, said)), menu
    )
    everything = [
        blocks.header(said),
        blocks.section(escape(said)),
        blocks.quote(said),
        blocks.context(*[escape(said)] * 12),
        blocks.divider(),
        row,
    ]
    assert message_faults(everything) == []


@settings(max_examples=40)
@given(words)
def test_any_words_fit_every_block_of_a_form(said: str) -> None:
    choices = [Choice(str(number), said) for number in range(120)]
    elements = (
        blocks.text_input(said, placeholder=said),
        blocks.select(choices, "3", placeholder=said),
        blocks.radio(choices, "3"),
        blocks.checkboxes(choices, ["1", "2", "99"]),
    )
    fields = [blocks.field(f"f{place}", said, each, hint=said) for place, each in enumerate(elements)]
    assert view_faults(blocks.modal(said, "x:form", fields, submit=said or "Save", close=said)) == []


@pytest.mark.parametrize(
    "element",
    [
        blocks.date_input(),
        blocks.date_input(date(2026, 3, 9)),
        blocks.time_input(time(9, 5, 59)),
        blocks.time_input(),
        blocks.user_select("U1"),
        blocks.user_select(),
        blocks.user_select(""),
        blocks.text_input("long", max_length=2),
        blocks.select([Choice("a", "A")], "gone"),
        blocks.radio([Choice("a", "A")]),
        blocks.checkboxes([Choice("a", "A")]),
    ],
)
def test_an_input_is_taken_filled_and_empty(element: Element) -> None:
    assert in_modal(blocks.field("one", "Label", element)) == []


def test_an_input_is_known_by_its_block() -> None:
    block = blocks.field("one", "Label", blocks.text_input(), hint="Hint", optional=True)
    assert (block["block_id"], block["element"]["action_id"]) == ("one", blocks.CHOSEN)
    assert block["optional"] is True
    assert "optional" not in blocks.field("one", "Label", blocks.text_input())


def test_what_is_typed_already_is_cut_to_what_may_be_typed() -> None:
    element = blocks.text_input("abcdef", max_length=3)
    assert (element["initial_value"], element["max_length"]) == ("abc", 3)
    assert blocks.text_input(max_length=10_000)["max_length"] == blocks.INPUT_MAX


def test_a_menu_holds_five_entries_and_a_view_a_hundred_blocks() -> None:
    entries = [blocks.option("Entry", f"x:{number}") for number in range(7)]
    assert len(blocks.overflow("menu", *entries)["options"]) == blocks.OVERFLOW_MAX
    parts = [blocks.divider() for _ in range(120)]
    assert view_faults(blocks.modal("Title", "page", parts)) == []
    assert view_faults(blocks.home(parts)) == []


def test_words_in_a_paragraph_never_become_a_link_by_themselves() -> None:
    assert blocks.section("https://evil.example")["text"]["verbatim"] is True
    assert all(each["verbatim"] for each in blocks.context("https://evil.example", "b")["elements"])


def test_a_quotation_holds_words_as_they_are() -> None:
    (quoted,) = blocks.quote("<!channel> *a*\nb")["elements"]
    assert quoted == {
        "type": "rich_text_quote",
        "elements": [{"type": "text", "text": "<!channel> *a*\nb"}],
    }


def test_a_label_is_cut_to_what_slack_counts() -> None:
    label = blocks.button("&" * 75, "x:a")["text"]["text"]
    assert label == "&" * 14 + "…"


def test_a_button_says_what_it_stands_for() -> None:
    button = blocks.button("Log 1", "log:one", "id", primary=True, spoken="Log 1 for Feedback")
    assert button["accessibility_label"] == "Log 1 for Feedback"
    assert button["style"] == "primary"
    plain: dict[str, Any] = blocks.button("Log", "log:new")
    assert {"value", "style", "accessibility_label", "confirm"} & set(plain) == set()


def test_a_button_may_lead_to_an_address() -> None:
    row = blocks.actions(
        blocks.link_button("Talk", "partner:talk", "slack://user?team=T1&id=U1", spoken="Talk to Ben")
    )
    assert message_faults([row]) == []
    assert row["elements"][0]["url"] == "slack://user?team=T1&id=U1"


def test_numbered_buttons_stand_in_one_row() -> None:
    row = blocks.actions(*(blocks.button("A", blocks.numbered("log:for", place)) for place in range(4)))
    assert message_faults([row]) == []


def test_an_answer_is_marked_block_by_block() -> None:
    marked = blocks.as_answer((blocks.divider(), blocks.section("a", block_id="b")))
    assert [each["block_id"] for each in marked] == ["answer:0", "answer:1"]
    assert message_faults(list(marked)) == []
