from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.dates import add_months, parse_day
from bot.domain.errors import BadDate, NoSuchDay

TODAY = date(2026, 3, 11)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "ahead", "back"),
    [
        ("today", "2026-03-11", "2026-03-11"), ("Tonight", "2026-03-11", "2026-03-11"),
        ("tomorrow", "2026-03-12", "2026-03-12"), ("tommorow", "2026-03-12", "2026-03-12"),
        ("yesterday", "2026-03-10", "2026-03-10"), ("the day after tomorrow", "2026-03-13", "2026-03-13"),
        ("day before yesterday", "2026-03-09", "2026-03-09"), ("2 days ago", "2026-03-09", "2026-03-09"),
        ("a week ago", "2026-03-04", "2026-03-04"), ("monday", "2026-03-16", "2026-03-09"),
        ("Mon", "2026-03-16", "2026-03-09"), ("fri.", "2026-03-13", "2026-03-06"),
        ("wednesday", "2026-03-18", "2026-03-11"), ("next friday", "2026-03-20", "2026-03-20"),
        ("this friday", "2026-03-13", "2026-03-06"), ("last wed", "2026-03-04", "2026-03-04"),
        ("last monday", "2026-03-09", "2026-03-09"), ("tuesday next week", "2026-03-17", "2026-03-17"),
        ("thurs", "2026-03-12", "2026-03-05"), ("sunday", "2026-03-15", "2026-03-08"),
        ("12 dec", "2026-12-12", "2025-12-12"), ("dec 12", "2026-12-12", "2025-12-12"),
        ("11 march", "2026-03-11", "2026-03-11"), ("10 march", "2027-03-10", "2026-03-10"),
        ("12th of December", "2026-12-12", "2025-12-12"), ("the 12th of dec", "2026-12-12", "2025-12-12"),
        ("Dec. 12th, 2027", "2027-12-12", "2027-12-12"), ("12 dec 2020", "2020-12-12", "2020-12-12"),
        ("12. dec", "2026-12-12", "2025-12-12"), ("12dec", "2026-12-12", "2025-12-12"),
        ("Sat 12 Dec", "2026-12-12", "2025-12-12"), ("12 dec next year", "2027-12-12", "2027-12-12"),
        ("2026-12-12", "2026-12-12", "2026-12-12"), ("2026/12/12", "2026-12-12", "2026-12-12"),
        ("12.12.", "2026-12-12", "2025-12-12"), ("12.12", "2026-12-12", "2025-12-12"),
        ("12/12", "2026-12-12", "2025-12-12"), ("1.3.27", "2027-03-01", "2027-03-01"),
        ("1.3.2027", "2027-03-01", "2027-03-01"), ("25/12", "2026-12-25", "2025-12-25"),
        ("12/25", "2026-12-25", "2025-12-25"), ("on 12 dec", "2026-12-12", "2025-12-12"),
        ("the 15th", "2026-03-15", "2026-02-15"), ("31st", "2026-03-31", "2026-01-31"),
        ("15th of next month", "2026-04-15", "2026-04-15"), ("29 feb", "2028-02-29", "2024-02-29"),
        ("١٢ dec", "2026-12-12", "2025-12-12"), (" 12  dec ", "2026-12-12", "2025-12-12"),
    ],
)  # fmt: skip
def test_a_day_is_the_next_to_come_or_the_last_one(text: str, ahead: str, back: str) -> None:
    assert parse_day(text, TODAY) == date.fromisoformat(ahead)
    assert parse_day(text, TODAY, past=True) == date.fromisoformat(back)


def test_numbers_are_read_in_the_persons_order_unless_dotted() -> None:
    assert parse_day("4/5/2026", TODAY) == date(2026, 5, 4)
    assert parse_day("4/5/2026", TODAY, day_first=False) == date(2026, 4, 5)
    assert parse_day("4.5.2026", TODAY, day_first=False) == date(2026, 5, 4)


@pytest.mark.parametrize(
    "text",
    ["feb 30", "31 april", "32/13", "13/13/2026", "2026-13-01", "2026-02-29", "0/0", "0 dec",
        "2026-00-10", "99.99.",
     "31st of next month", "32nd"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(NoSuchDay) as refused:
        parse_day(text, TODAY)
    assert refused.value.text == text


@pytest.mark.parametrize(
    "text", ["", "12", "dec", "foo", "mondays", "3.5 km", "someday", "5 pm", "💪", "2026", "12-12"]
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert parse_day(text, TODAY) is None


def test_months_are_added_to_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert add_months(date(2026, 3, 15), -3) == date(2025, 12, 15)


def test_beyond_the_calendar_there_is_no_day() -> None:
    for text in ("tomorrow", "monday", "next friday", "1 jan", "the 5th of next month"):
        with pytest.raises(BadDate):
            parse_day(text, date.max)
    with pytest.raises(BadDate):
        parse_day("900 weeks ago", date.min)


@given(
    st.one_of(st.text(), st.from_regex(r"\d{1,4}[-/. ](\d{1,2}|dec|feb)[-/. ]?(\d{1,4})?", fullmatch=True)),
    st.dates(),
    st.booleans(),
    st.booleans(),
)
def test_any_text_is_a_day_none_or_refused(text: str, today: date, day_first: bool, past: bool) -> None:
    try:
        day = parse_day(text, today, day_first=day_first, past=past)
    except BadDate:
        return
    assert day == parse_day(text, today, day_first=day_first, past=past)
