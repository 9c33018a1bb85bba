"""The wordings in use, each as a promise: how often, how much, until when (read on Sun 22 Nov 2026)."""

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.goals import Cadence
from bot.domain.phrases import read_commitment

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "cadence", "times"),
    [
        ("practise at least 3 times per week", "weekly", "3"), ("run 3x a week", "weekly", "3"),
        ("run 3x/week", "weekly", "3"), ("run 3x weekly", "weekly", "3"),
        ("swim 4 days per week", "weekly", "4"), ("swim 4 days a week", "weekly", "4"),
        ("study 5 nights a week", "weekly", "5"), ("keep a three-day-a-week plan", "weekly", "3"),
        ("call a customer each week", "weekly", "1"), ("call a customer every week", "weekly", "1"),
        ("write one article a week", "weekly", "1"), ("weekly call with my mentor", "weekly", "1"),
        ("call my mentor weekly", "weekly", "1"), ("hike every weekend", "weekly", "1"),
        ("write every weekday", "weekly", "5"), ("plan my week every Monday", "weekly", "1"),
        ("plan my week on Mondays", "weekly", "1"), ("journal daily", "daily", "1"),
        ("review 2 PRs per day", "daily", "1"), ("review 2 PRs each day", "daily", "1"),
        ("review 2 PRs a day", "daily", "1"), ("stretch every single day", "daily", "1"),
        ("stretch every morning", "daily", "1"), ("read on weeknights", "weekly", "5"),
        ("5 hours/week of deep work", "weekly", "1"), ("read 2–3 papers per month", "monthly", "1"),
        ("lunch with a leader once a month", "monthly", "1"), ("present twice a month", "monthly", "2"),
        ("report monthly", "monthly", "1"), ("give 4 talks per year", "yearly", "1"),
        ("meet my sponsor quarterly", "quarterly", "1"), ("retro every 2–3 weeks", "weekly", "0.5"),
        ("demo fortnightly", "weekly", "0.5"), ("demo every other week", "weekly", "0.5"),
        ("retro every three weeks", "weekly", "0.333"),
    ],
)  # fmt: skip
def test_every_cadence_in_use(text: str, cadence: str, times: str) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.cadence, reading.times, reading.cadence_said) == (cadence, Decimal(times), True)


@pytest.mark.parametrize("word", ["regularly", "consistently", "more often"])
def test_what_is_no_cadence(word: str) -> None:
    assert read_commitment(f"give feedback {word}", TODAY).cadence is Cadence.ONCE


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("by June 5", date(2027, 6, 5)), ("by June 5, 2028", date(2028, 6, 5)),
        ("by June", date(2027, 6, 30)), ("by June 2028", date(2028, 6, 30)),
        ("by Q3", date(2027, 9, 30)), ("by Q3 2028", date(2028, 9, 30)), ("in Q1", date(2027, 3, 31)),
        ("by the end of Q1", date(2027, 3, 31)), ("by the end of the quarter", date(2026, 12, 31)),
        ("at the end of the year", date(2026, 12, 31)), ("by the end of the month", date(2026, 11, 30)),
        ("by the end of the fiscal year", None), ("by the end of term", None),
        ("by year-end", date(2026, 12, 31)), ("in 10 days", date(2026, 12, 2)),
        ("in 2 weeks", date(2026, 12, 6)), ("within 3 months", date(2027, 2, 22)),
        ("within three months", date(2027, 2, 22)), ("over the next 3 weeks", date(2026, 12, 13)),
        ("for the next 3 weeks", date(2026, 12, 13)), ("for 6 weeks", date(2027, 1, 3)),
        ("this week", date(2026, 11, 22)), ("this month", date(2026, 11, 30)),
        ("this quarter", date(2026, 12, 31)), ("this year", date(2026, 12, 31)),
        ("in 2027", date(2027, 12, 31)), ("today", TODAY), ("tonight", TODAY),
        ("by next month", date(2026, 12, 31)), ("on Tuesday", date(2026, 11, 24)),
        ("through December 5", date(2026, 12, 5)), ("until the conference", None),
        ("by 2027-03-01", date(2027, 3, 1)), ("by 1/3/2027", date(2027, 3, 1)),
    ],
)  # fmt: skip
def test_every_deadline_in_use(words: str, on: date | None) -> None:
    reading = read_commitment(f"complete the leadership course {words}", TODAY)
    assert reading.deadline is not None
    assert (reading.deadline.on, reading.cadence) == (on, Cadence.ONCE)


def test_a_deadline_may_stand_first() -> None:
    reading = read_commitment("By 1 March, I will complete a course in becoming a leader-coach", TODAY)
    assert reading.deadline is not None
    assert reading.deadline.on == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("meet 3 mentors", "3", "mentors"), ("meet at least 3 mentors", "3", "mentors"),
        ("meet 3+ mentors", "3", "mentors"), ("meet minimum 3 mentors", "3", "mentors"),
        ("save $5,000", "5000", "$"), ("save $5K", "5000", "$"), ("read 2–3 papers", "2", "papers"),
        ("write three articles", "3", "articles"), ("send a thousand emails", "1000", "emails"),
        ("call a dozen customers", "12", "customers"), ("mentor one junior", "1", "junior"),
        ("present twice", "2", ""), ("present once", "1", ""), ("read 30 minutes", "30", "min"),
    ],
)  # fmt: skip
def test_every_amount_in_use(text: str, amount: str, unit: str) -> None:
    reading = read_commitment(f"{text} by June", TODAY)
    assert (reading.amount, reading.unit) == (Decimal(amount), unit)


@pytest.mark.parametrize(
    "text",
    [
        "pls remind me 2 giv feedback evry day 🙏", "“Run 3 workshops” — by June. Promise.",
        "jeden Tag 3 Leuten Feedback geben", "by never", "what should I do every day?", "🎉",
        "every every every",
    ],
)  # fmt: skip
def test_however_people_write_in_slack_it_is_read_and_kept_whole(text: str) -> None:
    reading = read_commitment(text, TODAY)
    assert reading == read_commitment(text, TODAY)
    assert reading.words == text
