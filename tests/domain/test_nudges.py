from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry
from bot.domain.nudges import open_today
from bot.domain.periods import period_of
from tests.domain.plans import START, make_cal, make_commitment, make_entry, march

CAL = make_cal()
WEEK = DateSpan(march(9), march(15))


def nudged(
    commitment: Commitment,
    days: DateSpan,
    entries: tuple[Entry, ...] = (),
    cal: PersonCalendar = CAL,
) -> list[int]:
    """The days of the month on which the promise is spoken of."""
    return [day.day for day in days if open_today([commitment], entries, day, cal)]


def test_a_daily_promise_is_open_until_it_is_done() -> None:
    promise = make_commitment(amount="3")
    entries = (make_entry(march(9), "3"), make_entry(march(10), "2"))
    assert nudged(promise, WEEK, entries) == [10, 11, 12, 13]
    (found,) = open_today([promise], entries, march(10), CAL)
    assert found.commitment == promise
    assert found.state.left == 1


def test_nothing_is_open_on_a_day_that_does_not_count() -> None:
    cal = make_cal(DateSpan(march(9), march(11)))
    assert nudged(make_commitment(), WEEK, cal=cal) == [12, 13]


def test_a_promise_outside_its_time_is_not_open() -> None:
    assert nudged(make_commitment(starts_on=march(11), ends_on=march(12)), WEEK) == [11, 12]


def test_a_weekly_promise_is_open_on_the_days_that_were_named() -> None:
    promise = make_commitment(Cadence.WEEKLY, times="2", weekdays=(0, 3))
    assert nudged(promise, WEEK) == [9, 12]
    assert nudged(promise, WEEK, (make_entry(march(9)),)) == [12]
    assert nudged(promise, WEEK, (make_entry(march(9), "2"),)) == []


def test_the_half_of_a_fortnights_need_is_due_on_the_first_of_two_named_days() -> None:
    promise = make_commitment(Cadence.WEEKLY, times="0.5", weekdays=(0,))
    fortnight = DateSpan(march(2), march(15))
    assert nudged(promise, fortnight) == [2, 9]
    assert nudged(promise, fortnight, (make_entry(march(2)),)) == []


@pytest.mark.parametrize(
    ("amount", "times", "unit", "days"),
    [
        ("1", "1", "people", [13]),
        ("1", "3", "people", [11, 12, 13]),
        ("3", "1", "people", [11, 12, 13]),
        ("30", "2", "min", [12, 13]),
        ("90", "1", "min", [13]),
        ("2", "2", "people", [12, 13]),
        ("1", "5", "people", [9, 10, 11, 12, 13]),
    ],
)
def test_a_weekly_promise_is_open_once_the_days_left_are_no_more_than_what_is_left(
    amount: str, times: str, unit: str, days: list[int]
) -> None:
    assert nudged(make_commitment(Cadence.WEEKLY, amount=amount, times=times, unit=unit), WEEK) == days


def test_what_is_logged_moves_the_day_on_which_a_week_is_open() -> None:
    promise = make_commitment(Cadence.WEEKLY, times="3")
    assert nudged(promise, WEEK, (make_entry(march(9)), make_entry(march(9)))) == [13]
    assert nudged(promise, WEEK, (make_entry(march(9), "3"),)) == []


def test_an_absence_brings_the_day_forward() -> None:
    promise = make_commitment(Cadence.WEEKLY, times="2")
    assert nudged(promise, WEEK, cal=make_cal(DateSpan(march(12), march(13)))) == [10, 11]


def test_a_promise_for_the_weekend_is_spoken_of_on_the_last_working_day() -> None:
    assert nudged(make_commitment(Cadence.WEEKLY, weekdays=(5, 6)), WEEK) == [13]


@pytest.mark.parametrize(
    ("ends_on", "day"),
    [(march(13), 11), (march(15), 12), (march(16), 12), (march(4), 2), (march(3), 2), (march(2), 2)],
)
def test_a_one_off_is_open_once_two_working_days_before(ends_on: date, day: int) -> None:
    promise = make_commitment(Cadence.ONCE, ends_on=ends_on)
    assert nudged(promise, DateSpan(START, march(31))) == [day]


def test_a_one_off_for_a_day_off_alone_is_never_open() -> None:
    promise = make_commitment(Cadence.ONCE, starts_on=march(14), ends_on=march(14))
    assert nudged(promise, DateSpan(START, march(31))) == []


@pytest.mark.parametrize("cadence", [Cadence.MONTHLY, Cadence.QUARTERLY])
def test_longer_periods_are_open_once_two_working_days_before_their_end(cadence: Cadence) -> None:
    days = DateSpan(START, march(31))
    assert nudged(make_commitment(cadence), days) == [27]
    assert nudged(make_commitment(cadence), days, (make_entry(march(20)),)) == []


def test_promises_are_named_in_their_given_order() -> None:
    promises = [make_commitment(number=2), make_commitment(), make_commitment(Cadence.YEARLY, number=1)]
    assert [found.commitment for found in open_today(promises, (), march(9), CAL)] == promises[:2]


@given(
    st.sampled_from([Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.YEARLY]),
    st.dates(date(2025, 1, 1), date(2026, 6, 1)),
    st.dates(date(2025, 1, 1), date(2026, 6, 1)),
)
def test_no_period_longer_than_a_week_is_named_twice(cadence: Cadence, starts_on: date, day: date) -> None:
    promise = make_commitment(cadence, starts_on=min(starts_on, day))
    span = period_of(promise, day, CAL, None)
    assert span is not None
    named = [
        each for each in DateSpan(span.last - 9 * DAY, span.last) if open_today([promise], (), each, CAL)
    ]
    assert len(named) <= 1
