"""Good news: when a month was kept, when somebody is back."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Entry
from bot.domain.wins import comeback, kept_month
from tests.domain.plans import make_commitment, make_entry

BERLIN = PersonCalendar("Europe/Berlin")
FEBRUARY, MARCH = date(2026, 2, 28), date(2026, 3, 31)
DAILY = make_commitment(starts_on=date(2026, 1, 5))
WEEKLY = replace(DAILY, cadence=Cadence.WEEKLY)


def kept_on(*days: date) -> list[Entry]:
    return [make_entry(day, str(DAILY.need), commitment_id=DAILY.id) for day in days]


def working_days(first: date, last: date) -> list[date]:
    return [day for day in DateSpan(first, last) if BERLIN.counts(day)]


def test_a_month_is_kept_when_each_day_that_counted_was() -> None:
    days = working_days(date(2026, 3, 1), MARCH)
    assert kept_month(DAILY, kept_on(*days), MARCH, BERLIN)
    assert not kept_month(DAILY, kept_on(*days[1:]), MARCH, BERLIN)


def test_a_month_is_over_on_its_last_day_alone() -> None:
    days = working_days(date(2026, 3, 1), MARCH)
    assert not kept_month(DAILY, kept_on(*days), MARCH - DAY, BERLIN)


def test_a_month_away_is_no_month_that_was_kept() -> None:
    away = replace(BERLIN, absences=(DateSpan(date(2026, 3, 1), MARCH),))
    assert not kept_month(DAILY, [], MARCH, away)


def test_days_away_count_neither_way() -> None:
    away = replace(BERLIN, absences=(DateSpan(date(2026, 3, 2), date(2026, 3, 6)),))
    days = working_days(date(2026, 3, 9), MARCH)
    assert kept_month(DAILY, kept_on(*days), MARCH, away)


def test_of_weeks_those_count_that_end_in_the_month() -> None:
    mondays = [date(2026, 2, 23), date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 23)]
    assert kept_month(WEEKLY, kept_on(*mondays), MARCH, BERLIN)
    assert not kept_month(WEEKLY, kept_on(*mondays[:3], mondays[4]), MARCH, BERLIN)


def test_somebody_is_back_on_the_first_day_that_was_kept_after_one_that_was_not() -> None:
    monday, tuesday = date(2026, 3, 9), date(2026, 3, 10)
    friday = date(2026, 3, 6)
    assert comeback(DAILY, kept_on(friday, tuesday), tuesday, BERLIN) == DateSpan(monday, monday)
    assert comeback(DAILY, kept_on(friday, monday, tuesday), tuesday, BERLIN) is None
    assert comeback(DAILY, kept_on(friday), tuesday, BERLIN) is None
    wednesday = date(2026, 3, 11)
    assert comeback(DAILY, kept_on(friday, tuesday, wednesday), wednesday, BERLIN) is None


def test_what_is_done_once_has_no_months() -> None:
    once = replace(DAILY, cadence=Cadence.ONCE, ends_on=MARCH)
    assert not kept_month(once, kept_on(MARCH), MARCH, BERLIN)
    assert comeback(once, kept_on(MARCH), MARCH, BERLIN) is None


@given(st.sets(st.dates(date(2026, 2, 2), MARCH)), st.dates(date(2026, 2, 2), MARCH))
def test_no_day_is_both_missed_and_the_end_of_a_kept_month(days: set[date], day: date) -> None:
    entries = kept_on(*days)
    if kept_month(DAILY, entries, day, BERLIN):
        first = day.replace(day=1)
        assert set(working_days(first, day)) <= days
    missed = comeback(DAILY, entries, day, BERLIN)
    assert missed is None or (
        missed.last < day and day in days and not days & set(working_days(*_ends(missed)))
    )


def _ends(span: DateSpan) -> tuple[date, date]:
    return span.first, span.last
