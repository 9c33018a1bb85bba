"""What a message says to who reads or hears its text alone."""

import pytest

from bot.slack.blocks import Block, Element, actions, button, context, divider, option, overflow, section
from bot.slack.message import Message, choices, merged

UNDO = button("Undo", "log:undo", "1")
MENU = overflow("entry", option("Other day", "log:edit"), option("Why this message?", "why:show"))


def text_of(text: str, *blocks: Block, most: int = 10_000) -> str:
    said: str = Message(text, blocks).fields(most)["text"]
    return said


@pytest.mark.parametrize(
    ("elements", "says"),
    [
        ([UNDO], "Logged.\n[Undo]"),
        ([UNDO, MENU], "Logged.\n[Undo] Or, in the menu: Other day, Why this message?"),
        ([MENU], "Logged.\nIn the menu: Other day, Why this message?"),
        ([overflow("entry", option("Other day", "log:edit"))], "Logged.\nIn the menu: Other day."),
    ],
)
def test_the_text_names_every_button_and_every_entry_of_a_menu(elements: list[Element], says: str) -> None:
    assert text_of("Logged.", section("Logged."), actions(*elements)) == says


def test_a_menu_beside_a_line_is_named_too() -> None:
    assert text_of("Grace.", section("Grace.", MENU)) == "Grace.\nIn the menu: Other day, Why this message?"


def test_what_the_text_names_itself_is_not_said_twice() -> None:
    assert text_of("Logged. [Undo]", actions(UNDO)) == "Logged. [Undo]"
    named = "Logged. [Undo] or, in the menu: other day. Why this message?"
    assert text_of(named, actions(UNDO, MENU)) == named
    assert text_of("Logged. [Undo]", actions(UNDO, MENU)).endswith(
        "[Undo]\nOr, in the menu: Other day, Why this message?"
    )


def test_a_button_that_several_lines_have_is_named_once_whether_it_is_chosen_or_not() -> None:
    rows = [actions(button("At risk", "a")), actions(button("✓ At risk", "a")), actions(button("Stuck", "b"))]
    assert choices(rows) == "[At risk] [Stuck]"


def test_words_on_a_button_are_escaped() -> None:
    assert choices([actions(button("Tell <!here> *now*", "slip:tell"))]) == "[Tell &lt;!here&gt; ∗now∗]"


def test_without_buttons_the_text_stays_as_it_is() -> None:
    assert text_of("Hello.", section("Hello."), divider(), context("Small.")) == "Hello."
    assert Message("Hello.").fields()["text"] == "Hello."


def test_a_long_text_is_cut_before_its_choices_are() -> None:
    said = text_of("word " * 100, actions(UNDO, MENU), most=120)
    assert len(said) <= 120
    assert said.endswith("…\n[Undo] Or, in the menu: Other day, Why this message?")


def test_what_is_cut_away_with_the_facts_is_named_behind_them() -> None:
    said = text_of("word " * 100 + "[Undo]", actions(UNDO), most=120)
    assert said.endswith("…\n[Undo]")


def test_choices_that_never_fit_leave_half_the_room_to_facts() -> None:
    rows = [actions(button(f"Choice {number}", f"a#{number}")) for number in range(40)]
    said = text_of("word " * 100, *rows, most=120)
    assert len(said) <= 120
    assert said.startswith("word word")
    assert "[Choice 0]" in said


def test_messages_that_go_out_as_one_keep_their_choices_beside_their_facts() -> None:
    first = Message("First.", (section("First."), actions(UNDO)))
    second = Message("Second.", (section("Second."), actions(button("Stuck", "b"))))
    both = merged([first, second])
    assert both.fields()["text"] == "First.\n[Undo]\nSecond.\n[Stuck]"
    assert [each["type"] for each in both.blocks] == ["section", "actions", "divider", "section", "actions"]
