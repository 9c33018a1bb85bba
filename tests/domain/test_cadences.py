from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadences import find_cadence
from bot.domain.folding import squeeze

WORKDAYS = "01234"


@pytest.mark.parametrize(
    ("text", "cadence", "times", "weekdays", "said"),
    [
        ("meet with team members weekly", "weekly", "1", "", "weekly"),
        ("Weekly 1:1 with Ana", "weekly", "1", "", "weekly"),
        ("send a weekly report", "weekly", "1", "", "weekly"),
        ("feedback to 3 people every day", "daily", "1", "", "every day"),
        ("at least 3 times per week", "weekly", "3", "", "at least 3 times per week"),
        ("at least three times a week", "weekly", "3", "", "at least three times a week"),
        ("3x a week", "weekly", "3", "", "3x a week"), ("3x/week", "weekly", "3", "", "3x/week"),
        ("3x weekly", "weekly", "3", "", "3x weekly"), ("3 × a week", "weekly", "3", "", "3 × a week"),
        ("3 times weekly", "weekly", "3", "", "3 times weekly"), ("4 days per week", "weekly", "4", "",
         "4 days per week"),
        ("4 days a week", "weekly", "4", "", "4 days a week"), ("5 nights a week", "weekly", "5", "",
         "5 nights a week"),
        ("three-day-a-week plan", "weekly", "3", "", "three-day-a-week"),
        ("each week", "weekly", "1", "", "each week"), ("every week", "weekly", "1", "", "every week"),
        ("one article a week", "weekly", "1", "", "a week"), ("5 hours/week", "weekly", "1", "", "/week"),
        ("5 hours a week", "weekly", "1", "", "a week"), ("30min a day", "daily", "1", "", "a day"),
        ("every weekend", "weekly", "1", "56", "every weekend"), ("on weekends", "weekly", "1", "56",
         "on weekends"),
        ("every weekday", "weekly", "5", WORKDAYS, "every weekday"),
        ("on weekdays", "weekly", "5", WORKDAYS, "on weekdays"),
        ("every working day", "weekly", "5", WORKDAYS, "every working day"),
        ("on weeknights", "weekly", "5", WORKDAYS, "on weeknights"), ("weeknights", "weekly",
         "5", WORKDAYS, "weeknights"),
        ("every Monday", "weekly", "1", "0", "every monday"), ("on Mondays", "weekly", "1", "0",
         "on mondays"),
        ("on Mondays and Thursdays", "weekly", "2", "03", "on mondays and thursdays"),
        ("Mondays, Wednesdays and Fridays", "weekly", "3", "024", "mondays, wednesdays and fridays"),
        ("every mon/wed/fri", "weekly", "3", "024", "every mon/wed/fri"),
        ("every friday afternoon", "weekly", "1", "4", "every friday afternoon"),
        ("every other monday", "weekly", "0.5", "0", "every other monday"),
        ("weekly on Tuesday", "weekly", "1", "1", "weekly"), ("every week on tue and thu", "weekly",
         "2", "13", "every week"),
        ("3 times a week on mon, wed and fri", "weekly", "3", "024", "3 times a week"),
        ("3 times a week on weekdays", "weekly", "3", WORKDAYS, "3 times a week"),
        ("once a week on weekends", "weekly", "1", "56", "once a week"),
        ("twice a week on mondays", "weekly", "2", "0", "twice a week"),
        ("daily", "daily", "1", "", "daily"), ("everyday", "daily", "1", "", "everyday"), ("per day",
         "daily", "1", "", "per day"),
        ("each day", "daily", "1", "", "each day"), ("a walk a day", "daily", "1", "", "a day"),
        ("every single day", "daily", "1", "", "every single day"), ("every morning", "daily", "1", "",
         "every morning"),
        ("each and every day", "daily", "1", "", "each and every day"), ("twice a day", "daily", "2",
         "", "twice a day"),
        ("2-3 per month", "monthly", "1", "", "per month"), ("2-3 times a month", "monthly", "2", "",
         "2-3 times a month"),
        ("once a month", "monthly", "1", "", "once a month"), ("twice a month", "monthly", "2", "",
         "twice a month"),
        ("monthly", "monthly", "1", "", "monthly"), ("2 times each month", "monthly", "2", "",
         "2 times each month"),
        ("first monday of each month", "monthly", "1", "", "first monday of each month"),
        ("4 per year", "yearly", "1", "", "per year"), ("yearly", "yearly", "1", "", "yearly"),
        ("quarterly", "quarterly", "1", "", "quarterly"), ("once a quarter", "quarterly", "1", "",
         "once a quarter"),
        ("every 2 weeks", "weekly", "0.5", "", "every 2 weeks"), ("every 2-3 weeks", "weekly", "0.5",
         "", "every 2-3 weeks"),
        ("every three weeks", "weekly", "0.333", "", "every three weeks"),
        ("fortnightly", "weekly", "0.5", "", "fortnightly"), ("every fortnight", "weekly", "0.5", "",
         "every fortnight"),
        ("biweekly", "weekly", "0.5", "", "biweekly"), ("every other week", "weekly", "0.5", "",
         "every other week"),
        ("twice every two weeks", "weekly", "1", "", "twice every two weeks"),
        ("every other day", "weekly", "3", "", "every other day"), ("every 2 months", "monthly", "0.5",
         "", "every 2 months"),
    ],
)  # fmt: skip
def test_a_rhythm_is_read_with_its_times_and_days(
    text: str, cadence: str, times: str, weekdays: str, said: str
) -> None:
    squeezed, _ = squeeze(text)
    reading = find_cadence(squeezed)
    assert reading is not None
    assert (reading.cadence, reading.times) == (cadence, Decimal(times))
    assert reading.weekdays == set(map(int, weekdays))
    start, end = reading.spans[0]
    assert squeezed[start:end] == said


@pytest.mark.parametrize(
    "text",
    [
        "", "regularly", "consistently", "more often", "quarterly revenue up", "annual review",
         "daily active users",
        "yearly report", "monthly recurring revenue", "take a day off", "at each conference",
         "in the morning", "a fortnight",
        "join Toastmasters", "one day", "daily-ish", "3 workshops", "on Tuesday", "once", "💪",
    ],
)  # fmt: skip
def test_what_is_no_rhythm_of_the_action_is_none(text: str) -> None:
    assert find_cadence(squeeze(text)[0]) is None


def test_two_ways_of_saying_it_are_told_apart() -> None:
    twice, every = find_cadence("twice a week"), find_cadence("every week")
    assert twice is not None
    assert every is not None
    assert (twice.times_said, every.times_said) == (True, False)


PIECES = st.lists(
    st.sampled_from(
        ["every", "each", "a", "an", "one", "twice", "3", "0", "999", "x", "times", "/", "per", "week",
         "weeks", "day", "month",
         "other", "on", "monday", "mondays", "and", ",", "weekday", "weekend", "daily", "fortnight",
         "-", "first", "of", "half"]
    )
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), PIECES))
def test_any_text_is_read_without_an_error(text: str) -> None:
    squeezed, places = squeeze(text)
    assert len(places) == len(squeezed) + 1
    reading = find_cadence(squeezed)
    if reading:
        assert reading.times >= 0
        assert reading.times == round(reading.times, 3)
        assert all(0 <= start < end <= len(squeezed) for start, end in reading.spans)
