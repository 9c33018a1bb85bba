from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadDate, DateInPast, DaysReversed, NoLastDay, NoSuchDay
from bot.domain.ranges import parse_range

TODAY = date(2026, 11, 25)  # a Wednesday


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}" if len(text) == 5 else text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("until friday", "11-25", "11-27"), ("away until fri", "11-25", "11-27"), ("till friday",
        "11-25", "11-27"),
        ("until today", "11-25", "11-25"), ("until 12 dec", "11-25", "12-12"), ("through fri", "11-25",
        "11-27"),
        ("until friday, dentist", "11-25", "11-27"), ("dentist until friday", "11-25", "11-27"),
        ("until friday, 2 days at the coast", "11-25", "11-27"), ("UNTIL FRIDAY", "11-25", "11-27"),
        ("until the end of the week", "11-25", "11-29"), ("until end of december", "11-25", "12-31"),
        ("until the end of next month", "11-25", "12-31"), ("back on friday", "11-25", "11-26"),
        ("back tomorrow", "11-25", "11-25"), ("today until friday", "11-25", "11-27"),
        ("12–20 dec", "12-12", "12-20"), ("12-20 dec", "12-12", "12-20"), ("12 - 20 December", "12-12",
        "12-20"),
        ("12th to 20th of december", "12-12", "12-20"), ("fri 18 - sun 20 dec", "12-18", "12-20"),
        ("dec 12-20", "12-12", "12-20"), ("december 12th to the 20th", "12-12", "12-20"),
        ("dec 12-20, 2027", "2027-12-12", "2027-12-20"), ("12-20 dec 2027", "2027-12-12", "2027-12-20"),
        ("dec 12 to dec 20", "12-12", "12-20"), ("12 dec to 20 dec", "12-12", "12-20"),
        ("from 12 dec until 20 dec", "12-12", "12-20"), ("dec 12 - dec 20", "12-12", "12-20"),
        ("28 dec - 3 jan", "12-28", "2027-01-03"), ("30 nov - 2 dec 2026", "11-30", "12-02"),
        ("2026-12-12..2026-12-20", "12-12", "12-20"), ("2026-12-12 to 2026-12-20", "12-12", "12-20"),
        ("12.-20.12.", "12-12", "12-20"), ("12.12.-20.12.", "12-12", "12-20"), ("12/12-20/12", "12-12",
        "12-20"),
        ("monday to friday", "11-23", "11-27"), ("mon-wed", "11-30", "12-02"), ("tue-thu", "11-24",
        "11-26"),
        ("today", "11-25", "11-25"), ("tomorrow", "11-26", "11-26"), ("friday", "11-27", "11-27"),
        ("tomorrow, wedding", "11-26", "11-26"), ("12 dec", "12-12", "12-12"), ("I'm off on friday",
        "11-27", "11-27"),
        ("friday - dentist", "11-27", "11-27"), ("monday next week", "11-30", "11-30"),
        ("tomorrow and friday", "11-26", "11-27"), ("thu, fri", "11-26", "11-27"),
        ("for 3 days", "11-25", "11-27"), ("3 days", "11-25", "11-27"), ("for a day", "11-25", "11-25"),
        ("for a week", "11-25", "12-01"), ("for two weeks", "11-25", "12-08"), ("for a month", "11-25",
        "12-24"),
        ("two weeks from monday", "11-30", "12-13"), ("from monday for 3 days", "11-30", "12-02"),
        ("monday for 3 days", "11-30", "12-02"), ("3 days off from 12 dec", "12-12", "12-14"),
        ("this week", "11-25", "11-29"), ("rest of the week", "11-25", "11-29"), ("next week", "11-30",
        "12-06"),
        ("next month", "12-01", "12-31"), ("this month", "11-25", "11-30"), ("this weekend", "11-28",
        "11-29"),
        ("next weekend", "12-05", "12-06"), ("in december", "12-01", "12-31"), ("all of june",
        "2027-06-01", "2027-06-30"),
        ("yesterday", "11-24", "11-24"), ("last week", "11-16", "11-22"), ("last month", "10-01", "10-31"),
        ("since monday", "11-23", "11-25"), ("12-20 nov", "11-12", "11-20"), ("12 nov", "11-12", "11-12"),
        ("15 nov - 28 nov", "11-15", "11-28"), ("1 sep to 20 dec", "09-01", "12-20"), ("last monday",
        "11-23", "11-23"),
        ("2 days ago", "11-23", "11-23"), ("2025-12-12", "2025-12-12", "2025-12-12"),
        ("١٢ dec", "12-12", "12-12"), ("away   until\nfriday", "11-25", "11-27"), ("🏖️ until friday",
        "11-25", "11-27"),
    ],
)  # fmt: skip
def test_an_absence_is_read_as_its_first_and_last_day(text: str, first: str, last: str) -> None:
    assert parse_range(text, TODAY) == (day(first), day(last))


def test_a_numeric_day_is_read_in_the_persons_order() -> None:
    assert parse_range("12/3", TODAY, day_first=False) == (date(2026, 12, 3),) * 2
    assert parse_range("12/3", TODAY) == (date(2027, 3, 12),) * 2


@pytest.mark.parametrize("text", ["until yesterday", "until 12 nov", "until 2025-12-12", "back today"])
def test_until_a_day_that_is_over_is_refused(text: str) -> None:
    with pytest.raises(DateInPast) as refused:
        parse_range(text, TODAY)
    assert refused.value.on < TODAY


@pytest.mark.parametrize(
    "text",
    [
        "", "dentist", "until the conference", "until january", "feb 30", "until feb 30", "12-40 dec",
        "31-2 jan",
        "20 dec to 12 dec", "2026-12-20..2026-12-12", "from monday", "starting 12 dec", "friday until noon",
        "12.12. - 20.12", "tomorrow and monday", "12 dec and 20", "for 0 days", "for 3 hours",
        "<!channel>", "💪",
    ],
)  # fmt: skip
def test_what_gives_no_clear_days_is_refused_with_its_text(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_range(text, TODAY)
    assert refused.value.text == text


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("feb 30", NoSuchDay), ("until feb 30", NoSuchDay), ("31.4.", NoSuchDay), ("2026-02-30", NoSuchDay),
        ("30-31 feb", NoSuchDay), ("12-40 dec", NoSuchDay), ("31 april to 5 may", NoSuchDay),
        ("on the 32nd", NoSuchDay), ("12-10 dec", DaysReversed), ("dec 12 - dec 10", DaysReversed),
        ("20 dec to 12 dec", DaysReversed), ("from friday", NoLastDay), ("for 0 days", BadDate),
        ("until january", BadDate), ("dentist", BadDate),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_days_is_told_apart(text: str, wrong: type[BadDate]) -> None:
    with pytest.raises(BadDate) as refused:
        parse_range(text, TODAY)
    assert type(refused.value) is wrong


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("until the 20th", date(2026, 12, 16), date(2026, 12, 20)),
        ("12th to 20th", date(2027, 1, 12), date(2027, 1, 20)),
        ("the 28th until the 3rd", date(2026, 12, 28), date(2027, 1, 3)),
        ("on the 20th", date(2026, 12, 20), date(2026, 12, 20)),
        ("12th to 20th dec", date(2026, 12, 12), date(2026, 12, 20)),
        ("until the 20th of january", date(2026, 12, 16), date(2027, 1, 20)),
    ],
)
def test_a_day_of_the_month_is_the_next_to_come(text: str, first: date, last: date) -> None:
    assert parse_range(text, date(2026, 12, 16)) == (first, last)


WORDS = st.sampled_from(
    ["until", "from", "to", "-", "..", "12", "20", "dec", "feb", "30", "friday", "next", "week",
        "yesterday", "for", "3",
     "days", "and", ",", "2026-12-12", "12.12.", "31/4", "since", "end of", "back", "month", "the",
        "99", "000"]
)  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join)),
    st.one_of(st.just(TODAY), st.dates()),
    st.booleans(),
)
def test_any_text_gives_days_in_order_or_is_refused(text: str, today: date, day_first: bool) -> None:
    try:
        first, last = parse_range(text, today, day_first=day_first)
    except (BadDate, DateInPast):
        return
    assert first <= last
    assert (first, last) == parse_range(text, today, day_first=day_first)


@given(st.integers(1, 99))
def test_n_days_are_n_days(count: int) -> None:
    first, last = parse_range(f"for {count} days", TODAY)
    assert last - first + timedelta(days=1) == timedelta(days=count)
