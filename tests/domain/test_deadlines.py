from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadlines import find_deadline
from tests.domain.growth import FOUR_TIMES, growth

TODAY = date(2026, 11, 22)  # a Sunday


def deadline(text: str, *, day_first: bool = True) -> tuple[str | None, str] | None:
    found = find_deadline(text, TODAY, day_first=day_first)
    if found is None:
        return None
    assert text[found.start : found.end] == found.text
    return (found.on.isoformat() if found.on else None), found.text


@pytest.mark.parametrize(
    ("text", "on", "said"),
    [
        ("Run 3 workshops for my team by 30 June", "2027-06-30", "by 30 June"),
        ("complete a course by 1 March", "2027-03-01", "by 1 March"), ("by June 30", "2027-06-30",
        "by June 30"),
        ("by June 30, 2028 do it", "2028-06-30", "by June 30, 2028"), ("by 30th of june", "2027-06-30",
        "by 30th of june"),
        ("By 30 June, I will run", "2027-06-30", "By 30 June"), ("by Sat 12 Dec", "2026-12-12",
        "by Sat 12 Dec"),
        ("launch on 3 March", "2027-03-03", "on 3 March"), ("ship May 5", "2027-05-05", "May 5"),
        ("no later than 1 dec", "2026-12-01", "no later than 1 dec"), ("due 1 dec", "2026-12-01",
        "due 1 dec"),
        ("deadline: 1 dec", "2026-12-01", "deadline: 1 dec"), ("before 1 March", "2027-02-28",
        "before 1 March"),
        ("through 20 Dec", "2026-12-20", "through 20 Dec"), ("until 20 Dec", "2026-12-20", "until 20 Dec"),
        ("from 1 March to 30 June", "2027-06-30", "to 30 June"), ("by 3 March 2025", "2025-03-03",
        "by 3 March 2025"),
        ("start on 1 March and finish by 30 June", "2027-06-30", "by 30 June"),
        ("starting 1 March, finish in May", "2027-05-31", "in May"),
        ("by 2026-12-31", "2026-12-31", "by 2026-12-31"), ("2026-12-31", "2026-12-31", "2026-12-31"),
        ("by 12/03/2027", "2027-03-12", "by 12/03/2027"), ("by 3/12", "2026-12-03", "by 3/12"),
        ("by 12.12.", "2026-12-12", "by 12.12."), ("by the 15th", "2026-12-15", "by the 15th"),
        ("by Friday.", "2026-11-27", "by Friday"), ("on Tuesday", "2026-11-24", "on Tuesday"),
        ("send it next friday", "2026-11-27", "next friday"), ("eod friday", "2026-11-27", "eod friday"),
        ("today", "2026-11-22", "today"), ("write it tonight", "2026-11-22", "tonight"),
        ("by tomorrow", "2026-11-23", "by tomorrow"), ("by end of day", "2026-11-22", "by end of day"),
        ("by June", "2027-06-30", "by June"), ("by June 2028", "2028-06-30", "by June 2028"),
        ("by November", "2026-11-30", "by November"), ("by May", "2027-05-31", "by May"),
        ("by june next year", "2027-06-30", "by june next year"), ("in January", "2027-01-31", "in January"),
        ("June 2027: done", "2027-06-30", "June 2027"), ("before June", "2027-05-31", "before June"),
        ("before the end of June", "2027-06-30", "before the end of June"), ("end of June",
        "2027-06-30", "end of June"),
        ("by the end of June", "2027-06-30", "by the end of June"), ("by mid-June", "2027-06-15",
        "by mid-June"),
        ("by the beginning of june", "2027-06-01", "by the beginning of june"), ("next june",
        "2027-06-30", "next june"),
        ("by Q3", "2027-09-30", "by Q3"), ("by Q3 2028", "2028-09-30", "by Q3 2028"), ("by q4",
        "2026-12-31", "by q4"),
        ("Q3: ship it", "2027-09-30", "Q3"), ("ship in Q2", "2027-06-30", "in Q2"), ("Q4/27",
        "2027-12-31", "Q4/27"),
        ("by end of Q4 '27", "2027-12-31", "by end of Q4 '27"), ("by Q1 next year", "2027-03-31",
        "by Q1 next year"),
        ("at the end of Q3", "2027-09-30", "at the end of Q3"), ("from Q1 to Q3", "2027-09-30", "to Q3"),
        ("in the fourth quarter of 2027", "2027-12-31", "in the fourth quarter of 2027"),
        ("by the last quarter of the year", "2026-12-31", "by the last quarter of the year"),
        ("by H1 2027", "2027-06-30", "by H1 2027"),
        ("by the end of the quarter", "2026-12-31", "by the end of the quarter"),
        ("by the end of the year", "2026-12-31", "by the end of the year"),
        ("by end of year", "2026-12-31", "by end of year"), ("by end of next year", "2027-12-31",
        "by end of next year"),
        ("by the end of the month", "2026-11-30", "by the end of the month"),
        ("by the end of 2027", "2027-12-31", "by the end of 2027"), ("before 2027", "2026-12-31",
        "before 2027"),
        ("by year-end", "2026-12-31", "by year-end"), ("by year end", "2026-12-31", "by year end"),
        ("by eoy", "2026-12-31", "by eoy"), ("eoq", "2026-12-31", "eoq"), ("by month-end", "2026-11-30",
        "by month-end"),
        ("this week", "2026-11-22", "this week"), ("this month", "2026-11-30", "this month"),
        ("this quarter", "2026-12-31", "this quarter"), ("this year", "2026-12-31", "this year"),
        ("by next month", "2026-12-31", "by next month"), ("next week", "2026-11-29", "next week"),
        ("by next quarter", "2027-03-31", "by next quarter"), ("in 2027", "2027-12-31", "in 2027"),
        ("by 2027", "2027-12-31", "by 2027"), ("throughout the year", "2026-12-31", "throughout the year"),
        ("for the rest of the year", "2026-12-31", "for the rest of the year"),
        ("in 3 days", "2026-11-25", "in 3 days"), ("in three weeks", "2026-12-13", "in three weeks"),
        ("in 18 months", "2028-05-22", "in 18 months"), ("within three months", "2027-02-22",
        "within three months"),
        ("within 3-4 months", "2027-03-22", "within 3-4 months"), ("within a year", "2027-11-22",
        "within a year"),
        ("in less than 6 weeks", "2027-01-03", "in less than 6 weeks"), ("in half a year", "2027-05-22",
        "in half a year"),
        ("in six months' time", "2027-05-22", "in six months' time"), ("in 1.5 years", "2028-05-22",
        "in 1.5 years"),
        ("in the next 12 months", "2027-11-22", "in the next 12 months"), ("in a couple of weeks",
        "2026-12-06",
         "in a couple of weeks"),
        ("over the next three months", "2027-02-22", "over the next three months"),
        ("for the next 6 weeks", "2027-01-03", "for the next 6 weeks"), ("for 8 weeks", "2027-01-17",
        "for 8 weeks"),
        ("in the next month", "2026-12-22", "in the next month"), ("the next 3 weeks", "2026-12-13",
        "the next 3 weeks"),
        ("6 months from now", "2027-05-22", "6 months from now"), ("for a year", "2027-11-22", "for a year"),
        ("3 days a week for 6 weeks", "2027-01-03", "for 6 weeks"), ("within ٣ weeks", "2026-12-13",
        "within ٣ weeks"),
        ("by  30\n June", "2027-06-30", "by  30\n June"), ("🎯 by 30 june 🎉", "2027-06-30", "by 30 june"),
        ("This quarter, run 3 by 1 dec", "2026-12-01", "by 1 dec"), ("I am at 3 today, 10 by May",
        "2027-05-31", "by May"),
        ("practise until it works, by 1 dec", "2026-12-01", "by 1 dec"),
    ],
)  # fmt: skip
def test_a_deadline_is_found_with_its_last_day(text: str, on: str, said: str) -> None:
    assert deadline(text) == (on, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("until the conference", "until the conference"), ("daily until the exam, then rest",
        "until the exam"),
        ("practise until the exam three times a week", "until the exam"), ("until I succeed",
        "until I succeed"),
        ("before my annual review", "before my annual review"), ("by our next board meeting",
        "by our next board meeting"),
        ("before I turn 40", "before I turn 40"), ("by the end of the term", "by the end of the term"),
        ("by the end of the fiscal year", "by the end of the fiscal year"), ("by summer", "by summer"),
        ("this summer", "this summer"), ("by easter", "by easter"), ("by early june", "by early june"),
        ("within the first year", "within the first year"), ("in your first 8 weeks",
        "in your first 8 weeks"),
        ("in my first 90 days", "in my first 90 days"), ("in the coming weeks", "in the coming weeks"),
        ("in a few weeks", "in a few weeks"), ("in 10 working days", "in 10 working days"),
        ("by feb 30", "by feb 30"), ("by 2026-13-40", "by 2026-13-40"), ("by mid Q3", "by mid Q3"),
    ],
)  # fmt: skip
def test_a_deadline_that_nobody_can_work_out_stays_as_words(text: str, said: str) -> None:
    assert deadline(text) == (None, said)


@pytest.mark.parametrize(
    "text",
    [
        "", "meet with team members weekly", "give on-the-spot feedback to 3 people every day",
        "join Toastmasters",
        "connect with 4 influential people at each conference", "meet every Monday", "meet on Mondays",
        "meet my coach on Tuesday every week", "twice a month", "for 3 days a week",
        "5 times in a week", "in a day",
        "someday", "one day", "this may help", "Prepare Q3 report", "quarterly revenue up 10%",
        "annual review",
        "within 5 minutes of waking", "respond within 2 days of request", "in under 30 minutes",
        "a 12-week program",
        "run 10 km in 50 minutes", "give a 10-minute talk", "improve by 2.5.", "reduce errors by 1/2",
        "by 5pm",
        "from 1/4 to 3/4", "plan to wed", "by 10%", "by 20 points", "by 2000 users", "before breakfast",
        "march on",
        "before each meeting", "today I am at 3", "on 3 March 2025 we met", "last friday", "yesterday",
        "top 10",
        "read 5 of 12 books", "the 3rd attempt", "Type 2", "this year's review", "year-end report", "in 2020",
        "June", "since March 2027", "more often", "regularly", "from monday", "during the day", "in week 3",
        "bis 30. Juni", "до 30 июня", "<!channel>", "💪", "sat down with 3 people", "for N weeks",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_deadline_is_none(text: str) -> None:
    assert deadline(text) is None


def test_numbers_are_read_in_the_persons_order() -> None:
    assert deadline("by 3/12", day_first=False) == ("2027-03-12", "by 3/12")


def test_a_day_without_a_year_may_be_today() -> None:
    assert deadline("by 22 nov") == ("2026-11-22", "by 22 nov")


PLAIN = st.lists(
    st.sampled_from(
        ["run", "workshops", "team", "feedback", "each", "better", "the", "a", "my", "people", "🎉", "שלום"]
    )
).map(" ".join)
PIECES = st.lists(
    st.sampled_from(
        ["by", "until", "the", "end of", "30", "june", "feb", "q3", "2027", "next", "this", "in", "3",
        "weeks", "month",
         "within", "for", "first", "year", "friday", "/", "-", ",", "before", "9999", "eoy", "from",
        "to", "mid", "31.2."]
    )
).map(" ".join)  # fmt: skip


@given(PLAIN)
def test_without_any_word_of_time_there_is_no_deadline(text: str) -> None:
    assert find_deadline(text, TODAY) is None


@given(st.one_of(st.text(), PIECES), st.one_of(st.just(TODAY), st.dates()), st.booleans())
def test_any_text_is_read_without_an_error_and_twice_the_same(
    text: str, today: date, day_first: bool
) -> None:
    found = find_deadline(text, today, day_first=day_first)
    assert found == find_deadline(text, today, day_first=day_first)
    assert found is None or text[found.start : found.end] == found.text != ""


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1 ",
        "by ",
        "by the end of ",
        " ",
        "12 dec ",
        "until x ",
        "1",
        "in the next ",
        "in 3 ",
        "٣ ",
        "- ",
        "next ",
    ],
)
def test_long_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    assert growth(lambda text: find_deadline(text, TODAY), piece) < FOUR_TIMES
