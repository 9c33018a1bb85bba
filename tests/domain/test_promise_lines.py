"""Several promises in one text, and what is said of them over time, whatever is typed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.if_thens import read_if_then
from bot.domain.phrases import read_commitment
from bot.domain.promise_lines import is_numbered_list, promise_lines

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("read daily", ("read daily",)),
        ("- read daily\n\n* write weekly\n• run", ("read daily", "write weekly", "run")),
        ("1. read daily\n2) write weekly\n(3) run", ("read daily", "write weekly", "run")),
        ("[ ] read daily\n[x] write weekly", ("read daily", "write weekly")),
        ("read daily\nif I am ill, I read a page\nrun", ("read daily\nif I am ill, I read a page", "run")),
        ("10 pages a day\n3 talks by June", ("10 pages a day", "3 talks by June")),
        (" \n\n", ()),
    ],
)
def test_a_line_is_a_promise_without_the_mark_of_its_list(text: str, lines: tuple[str, ...]) -> None:
    assert promise_lines(text) == lines


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("1. read\n2. write", True),
        ("1. read", False),
        ("1 read\n2 write", False),
        ("2\n- read\n- write", False),
        ("", False),
    ],
)
def test_a_numbered_list_is_told_from_a_goals_number(*, text: str, listed: bool) -> None:
    assert is_numbered_list(text) is listed


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("If I am tired, then I will read one page.", ("I am tired", "read one page")),
        ("if my day is full, I'll do it at lunch", ("my day is full", "do it at lunch")),
        ("when I am tired", None),
        ("", None),
    ],
)
def test_an_if_then_that_stands_alone_is_read(text: str, halves: tuple[str, str] | None) -> None:
    assert read_if_then(text) == halves


TYPED = st.text(alphabet=st.sampled_from("if then.,-*1)\n[]xaI💪"), max_size=200) | st.text(max_size=200)


@settings(max_examples=150)
@given(TYPED)
def test_any_text_is_taken_apart_without_an_error_and_twice_the_same(text: str) -> None:
    lines = promise_lines(text)
    assert lines == promise_lines(text)
    assert all(line.strip() for line in lines)
    assert is_numbered_list(text) in (True, False)
    for line in lines:
        assert read_commitment(line, TODAY) == read_commitment(line, TODAY)
