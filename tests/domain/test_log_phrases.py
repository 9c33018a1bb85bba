from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadAmount, BadDate
from bot.domain.log_phrases import LogReading, read_log
from bot.domain.matching import Candidate

TODAY = date(2026, 3, 11)  # a Wednesday
FEEDBACK = Candidate(UUID(int=1), ("Feedback", "people", "give on-the-spot feedback to 3 people every day"))
WORKSHOPS = Candidate(UUID(int=2), ("Workshops", "workshops", "Run 3 workshops for my team by 30 June"))
READING = Candidate(UUID(int=3), ("Reading", "min", "read for 30 min every day"))
RUNNING = Candidate(UUID(int=4), ("Running", "min", "run 30 min three times a week"))
ALL = (FEEDBACK, WORKSHOPS, READING, RUNNING)


def read(text: str) -> LogReading:
    return read_log(text, TODAY, ALL)


@pytest.mark.parametrize(
    ("text", "amount", "days_back", "what", "note"),
    [
        ("3 feedback", "3", 0, "feedback", ""),
        ("/log? no: feedback", None, 0, "/log? no", "feedback"),
        ("log 3 feedback", "3", 0, "feedback", ""),
        ("I did 2 workshops", "2", 0, "workshops", ""),
        ("gave 3 feedback", "3", 0, "feedback", ""),
        ("yesterday 2 feedback talked with Ana", "2", 1, "feedback", "talked with Ana"),
        ("2 feedback yesterday talked with Ana", "2", 1, "feedback", "talked with Ana"),
        ("2 yesterday feedback", "2", 1, "feedback", ""),
        ("two workshops yesterday with Bo", "2", 1, "workshops", "with Bo"),
        ("2 feedback talked with Ana about yesterday", "2", 0, "feedback", "talked with Ana about yesterday"),
        ("mon 2 feedback", "2", 2, "feedback", ""), ("Monday: 2 feedback", "2", 2, "feedback", ""),
        ("on mon 2 feedback", "2", 2, "feedback", ""), ("2 feedback on monday", "2", 2, "feedback", ""),
        ("wed 2 feedback", "2", 0, "feedback", ""), ("thu 2 feedback", "2", 6, "feedback", ""),
        ("last monday 2 feedback", "2", 2, "feedback", ""), ("2 days ago 1 workshop", "1", 2, "workshop", ""),
        ("3 march 2 feedback", "2", 8, "feedback", ""), ("2026-03-10 2 feedback", "2", 1, "feedback", ""),
        ("10.3. 2 feedback", "2", 1, "feedback", ""), ("10/3 2 feedback", "2", 1, "feedback", ""),
        ("tomorrow 2 feedback", "2", -1, "feedback", ""),
        ("30 min", "30", 0, "min", ""), ("30min reading", "30", 0, "min reading", ""),
        ("1 workshop", "1", 0, "workshop", ""), ("a workshop", "1", 0, "workshop", ""),
        ("half a workshop", "0.5", 0, "workshop", ""), ("1,5 workshops", "1.5", 0, "workshops", ""),
        ("٣ feedback", "3", 0, "feedback", ""), ("+1 feedback", "1", 0, "feedback", ""),
        ("3x feedback", "3", 0, "feedback", ""), ("½ workshop", "0.5", 0, "workshop", ""),
        ("feedback", None, 0, "feedback", ""), ("feedback 3", "3", 0, "feedback", ""),
        ("feedback: 3", "3", 0, "feedback", ""), ("feedback x3", "3", 0, "feedback", ""),
        ("feedback 3 with Ana", "3", 0, "feedback", "with Ana"),
        ("feedback 10:30 with Bo", None, 0, "feedback", "10:30 with Bo"),
        ("feedback yesterday", None, 1, "feedback", ""),
        ("2 feedbak: with Ana, about x", "2", 0, "feedbak", "with Ana, about x"),
        ("workshop - learned a lot", None, 0, "workshop", "learned a lot"),
        ("2 feedback (demo day)", "2", 0, "feedback", "(demo day)"),
        ("weight 72,5", "72.5", 0, "weight", ""), ("72.5 kg", "72.5", 0, "kg", ""), ("80%", "80", 0, "%", ""),
        ("$5k sales", "5000", 0, "sales", ""), ("€500 sales", "500", 0, "sales", ""),
        ("10k steps", "10000", 0, "steps", ""), ("5k", "5", 0, "k", ""),
        ("3 foo bar - baz", "3", 0, "foo bar", "baz"), ("3 foo yesterday", "3", 1, "foo", ""),
        ("foo 3", "3", 0, "foo", ""), ("2nd workshop", None, 0, "2nd workshop", ""),
        ("5-day course", None, 0, "5-day course", ""), ("3", "3", 0, "", ""), ("", None, 0, "", ""),
        ("NaN x", None, 0, "NaN x", ""), ("undo", None, 0, "undo", ""), ("💪💪", None, 0, "💪💪", ""),
        ("3 שלום עולם", "3", 0, "שלום עולם", ""), ("3 <!channel>", "3", 0, "<!channel>", ""),
        ("1 workshop <@U123>", "1", 0, "workshop", "<@U123>"),
    ],
)  # fmt: skip
def test_a_log_line_gives_amount_day_name_and_note(
    text: str, amount: str | None, days_back: int, what: str, note: str
) -> None:
    reading = read(text)
    assert reading.amount == (amount and Decimal(amount))
    assert reading.logged_on == TODAY - timedelta(days=days_back)
    assert (reading.what, reading.note) == (what, note)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("done", ""), ("Done!", ""), ("done.", ""), ("I did it", ""), ("yes, done", ""), ("it's done", ""),
        ("✅", ""),
        (":white_check_mark:", ""), ("finished", ""), ("done feedback", "feedback"),
        ("feedback done", "feedback"),
        ("done with feedback", "feedback"), ("feedback is done", "feedback"), ("✅ feedback", "feedback"),
    ],
)  # fmt: skip
def test_done_is_heard_with_and_without_a_name(text: str, what: str) -> None:
    reading = read(text)
    assert (reading.done, reading.what, reading.amount, reading.note) == (True, what, None, "")


def test_done_inside_a_note_is_a_note() -> None:
    reading = read("2 feedback got it done")
    assert (reading.done, reading.note) == (False, "got it done")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 feedback", (FEEDBACK,)), ("30 min", (READING, RUNNING)), ("30 min running", (RUNNING,)),
        ("2 people", (FEEDBACK,)), ("3 violin", ()), ("3", ()),
    ],
)  # fmt: skip
def test_what_could_be_meant_is_told_one_several_or_none(text: str, expected: tuple[Candidate, ...]) -> None:
    assert read(text).matches == expected


@pytest.mark.parametrize(
    "text",
    ["-3 x", "1e999 x", "--3 x", "-1", "1.2345 x", "3-4 feedback", "1.2.3 x", "feedback -3",
     "yesterday -2 feedback",
     "9999999999999 x"],
)  # fmt: skip
def test_a_number_we_cannot_count_with_is_refused(text: str) -> None:
    with pytest.raises(BadAmount):
        read(text)


@pytest.mark.parametrize("text", ["feb 30 2 feedback", "2 feedback on 31 april", "2026-13-40 3 feedback"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        read(text)


def test_the_order_of_day_and_month_and_the_decimal_mark_are_the_persons() -> None:
    reading = read_log("2/3 1,500 steps", TODAY, day_first=False, decimal_comma=True)
    assert (reading.logged_on, reading.amount) == (date(2026, 2, 3), Decimal("1.5"))
    assert read_log("2/3 1,500 steps", TODAY).amount == 1500


def test_a_day_that_was_said_is_marked() -> None:
    assert read("today 2 feedback").day_said
    assert not read("2 feedback").day_said


WORDS = st.sampled_from(
    ["3", "-3", "feedback", "workshop", "yesterday", "mon", "12", "dec", "done", "1e9", "30min", "x", ":",
     "-", "on",
     "½", "٣", "ago", "two", "a", "%", "$5k", "31/2", "<!here>", "💪", "\n", "is", "at"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_is_read_or_refused_for_its_number_or_day(text: str) -> None:
    try:
        reading = read(text)
    except (BadAmount, BadDate):
        return
    assert reading == read(text)
    assert reading.amount is None or reading.amount >= 0
    assert reading.what in text
    assert reading.note in text
    assert reading.day_said or reading.logged_on == TODAY
