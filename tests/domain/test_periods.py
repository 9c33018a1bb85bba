from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment
from bot.domain.periods import (
    PeriodState,
    bounded,
    first_partial,
    need_of,
    period_of,
    periods_back,
    periods_ending_on,
    state_of,
)
from tests.domain.plans import START, make_cal, make_commitment, make_entry, make_goal, march

CAL = make_cal()
WEEK = DateSpan(march(9), march(15))
LATER = march(31)


def state(commitment: Commitment, span: DateSpan, *amounts: str, today: date = LATER) -> PeriodState:
    return state_of(commitment, span, [make_entry(span.first, amount) for amount in amounts], today, CAL)


@pytest.mark.parametrize(
    ("cadence", "first", "last"),
    [
        (Cadence.DAILY, march(11), march(11)),
        (Cadence.WEEKLY, march(9), march(15)),
        (Cadence.MONTHLY, march(2), march(31)),
        (Cadence.QUARTERLY, march(2), march(31)),
        (Cadence.YEARLY, march(2), date(2026, 12, 31)),
    ],
)
def test_a_period_is_the_calendars_and_starts_no_earlier_than_the_promise(
    cadence: Cadence, first: date, last: date
) -> None:
    assert period_of(make_commitment(cadence), march(11), CAL, None) == DateSpan(first, last)


def test_later_months_quarters_and_years_are_whole() -> None:
    month = period_of(make_commitment(Cadence.MONTHLY), date(2026, 12, 5), CAL, None)
    quarter = period_of(make_commitment(Cadence.QUARTERLY), date(2026, 5, 5), CAL, None)
    year = period_of(make_commitment(Cadence.YEARLY), date(2028, 2, 29), CAL, None)
    assert month == DateSpan(date(2026, 12, 1), date(2026, 12, 31))
    assert quarter == DateSpan(date(2026, 4, 1), date(2026, 6, 30))
    assert year == DateSpan(date(2028, 1, 1), date(2028, 12, 31))


def test_a_one_off_runs_from_its_start_to_its_date() -> None:
    promise = make_commitment(Cadence.ONCE)
    assert period_of(promise, march(11), CAL, march(20)) == DateSpan(START, march(20))
    assert period_of(promise, march(11), CAL, None) is None


def test_weeks_start_on_the_persons_first_weekday() -> None:
    sunday_first = make_cal(week_starts_on=6)
    span = period_of(make_commitment(Cadence.WEEKLY), march(11), sunday_first, None)
    assert span == DateSpan(march(8), march(14))


def test_a_period_ends_no_later_than_the_promise() -> None:
    assert period_of(make_commitment(Cadence.WEEKLY), march(11), CAL, march(12)) == DateSpan(
        march(9), march(12)
    )


@pytest.mark.parametrize("day", [START - DAY, march(21)])
def test_outside_its_time_a_promise_has_no_period(day: date) -> None:
    assert period_of(make_commitment(Cadence.WEEKLY), day, CAL, march(20)) is None


def test_a_promise_counts_once_it_is_confirmed() -> None:
    assert period_of(make_commitment(confirmed=False), march(11), CAL, None) is None


def test_what_was_still_open_when_a_promise_ended_is_no_period() -> None:
    promise = make_commitment(Cadence.WEEKLY, ended_on=march(11))
    assert period_of(promise, march(10), CAL, None) is None
    assert period_of(promise, march(3), CAL, None) == DateSpan(START, march(8))


def test_a_daily_promise_is_asked_for_on_days_that_count_and_were_named() -> None:
    cal = make_cal(DateSpan(march(10), march(10)))
    promise = make_commitment(weekdays=(0, 1, 2))
    days = [day for day in WEEK if period_of(promise, day, cal, None)]
    assert days == [march(9), march(11)]


@pytest.mark.parametrize(
    ("times", "weeks", "need"), [("0.5", 2, "3"), ("1", 1, "3"), ("1.5", 2, "9"), ("0.333", 3, "3")]
)
def test_less_than_weekly_makes_longer_periods_from_the_first_week(times: str, weeks: int, need: str) -> None:
    promise = make_commitment(Cadence.WEEKLY, amount="3", times=times)
    second = START + 7 * weeks * DAY
    last_day = second - DAY
    assert period_of(promise, last_day, CAL, None) == DateSpan(START, last_day)
    assert period_of(promise, second, CAL, None) == DateSpan(second, second + (7 * weeks - 1) * DAY)
    assert need_of(promise) == Decimal(need)


def test_every_other_month_counts_from_the_first_month() -> None:
    promise = make_commitment(Cadence.MONTHLY, times="0.5")
    assert period_of(promise, date(2026, 5, 20), CAL, None) == DateSpan(date(2026, 5, 1), date(2026, 6, 30))
    assert need_of(promise) == 1


def test_times_that_never_come_out_whole_are_counted_as_they_stand() -> None:
    promise = make_commitment(Cadence.WEEKLY, times="0.03")
    assert period_of(promise, march(11), CAL, None) == WEEK
    assert need_of(promise) == Decimal("0.03")


def test_a_period_is_kept_once_its_need_is_logged_for_this_promise() -> None:
    promise = make_commitment(Cadence.WEEKLY, amount="2", times="3")
    assert not state(promise, WEEK, "5").kept
    assert state(promise, WEEK, "5").left == 1
    assert state(promise, WEEK, "5", "2").kept
    assert state(promise, WEEK, "5", "2").left == 0
    others = [make_entry(march(9), "9", commitment_id=None), make_entry(march(16), "9")]
    assert state_of(promise, WEEK, others, march(16), CAL).logged == 0


def test_a_period_is_over_when_its_last_day_has_ended() -> None:
    promise = make_commitment(Cadence.WEEKLY)
    assert not state(promise, WEEK, today=march(15)).over
    assert not state(promise, WEEK, today=march(15)).short
    assert state(promise, WEEK, today=march(16)).short


@pytest.mark.parametrize(
    "cal", [make_cal(DateSpan(march(9), march(13))), make_cal(outages=[march(day) for day in range(9, 14)])]
)
def test_a_period_without_a_day_that_counts_is_exempt(cal: PersonCalendar) -> None:
    state_away = state_of(make_commitment(Cadence.WEEKLY), WEEK, [], march(16), cal)
    assert state_away.exempt
    assert not state_away.short


def test_a_week_whose_named_days_are_all_away_is_exempt() -> None:
    cal = make_cal(DateSpan(march(9), march(9)))
    assert state_of(make_commitment(Cadence.WEEKLY, weekdays=(0,)), WEEK, [], march(16), cal).exempt
    assert not state_of(make_commitment(Cadence.WEEKLY, weekdays=(0, 5)), WEEK, [], march(16), cal).exempt


def test_a_first_partial_week_counts_only_if_it_was_kept() -> None:
    promise = make_commitment(Cadence.WEEKLY, starts_on=march(11))
    span = DateSpan(march(11), march(15))
    assert first_partial(promise, span, CAL)
    assert state(promise, span).exempt
    assert not state(promise, span, "1").exempt
    assert not first_partial(promise, DateSpan(march(16), march(22)), CAL)


def test_the_first_day_of_a_daily_promise_counts_only_if_it_was_kept() -> None:
    promise = make_commitment(starts_on=march(11))
    first, second = DateSpan(march(11), march(11)), DateSpan(march(12), march(12))
    assert state(promise, first).exempt
    assert not state(promise, first, "1").exempt
    assert not state(promise, second).exempt


def test_a_first_week_that_lost_no_working_day_is_whole() -> None:
    sunday_first = make_cal(week_starts_on=6)
    promise = make_commitment(Cadence.WEEKLY)
    assert not first_partial(promise, DateSpan(START, march(7)), sunday_first)
    assert not first_partial(promise, DateSpan(START, march(8)), CAL)


@pytest.mark.parametrize(
    ("cadence", "times", "last"),
    [
        (Cadence.WEEKLY, "1", march(15)),
        (Cadence.WEEKLY, "0.5", march(22)),
        (Cadence.MONTHLY, "2", march(31)),
        (Cadence.MONTHLY, "0.5", date(2026, 4, 30)),
        (Cadence.QUARTERLY, "1", march(31)),
        (Cadence.YEARLY, "3", date(2026, 12, 31)),
    ],
)
def test_a_first_period_that_began_before_its_promise_is_never_short(
    cadence: Cadence, times: str, last: date
) -> None:
    promise = make_commitment(cadence, times=times, starts_on=march(11))
    span = period_of(promise, march(11), CAL, None)
    assert span == DateSpan(march(11), last)
    assert state(promise, span, today=last + DAY).exempt
    assert state(promise, span, "9", today=last + DAY).kept
    following = period_of(promise, last + DAY, CAL, None)
    assert following is not None
    assert state(promise, following, today=following.last + DAY).short


@pytest.mark.parametrize("cadence", [Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.YEARLY])
def test_a_first_period_that_lost_only_days_that_do_not_count_is_whole(cadence: Cadence) -> None:
    holiday = replace(CAL, holidays=frozenset({date(2026, 1, 1)}))
    promise = make_commitment(cadence, starts_on=date(2026, 1, 2))
    span = period_of(promise, date(2026, 1, 2), holiday, None)
    assert span is not None
    assert not first_partial(promise, span, holiday)
    assert first_partial(promise, span, CAL)


def test_a_one_off_has_its_date_however_soon_it_is() -> None:
    promise = make_commitment(Cadence.ONCE, starts_on=march(11), ends_on=march(12))
    assert state(promise, DateSpan(march(11), march(12))).short


def test_the_promises_to_judge_are_those_whose_period_ends_that_day() -> None:
    weekly = make_commitment(Cadence.WEEKLY)
    one_off = make_commitment(Cadence.ONCE, ends_on=march(15), number=1)
    monthly = make_commitment(Cadence.MONTHLY, number=2)
    daily = make_commitment(number=3)
    found = periods_ending_on([weekly, one_off, monthly, daily], march(15), CAL)
    assert found == [(weekly, WEEK), (one_off, DateSpan(START, march(15)))]


@pytest.mark.parametrize(
    ("own", "of_goal", "ends_on"),
    [(None, None, None), (march(20), None, 20), (None, march(10), 10), (march(20), march(10), 10)],
)
def test_a_promise_ends_with_its_goal_at_the_latest(
    own: date | None, of_goal: date | None, ends_on: int | None
) -> None:
    promise = bounded(make_commitment(ends_on=own), make_goal(deadline=of_goal))
    assert promise.ends_on == (None if ends_on is None else march(ends_on))


def test_periods_are_walked_from_the_newest_to_the_first() -> None:
    promise = make_commitment(starts_on=march(2), ends_on=march(9))
    assert [span.first for span in periods_back(promise, march(20), CAL)] == [
        march(9), march(6), march(5), march(4), march(3), march(2),
    ]  # fmt: skip


@given(
    st.sampled_from([each for each in Cadence if each not in (Cadence.DAILY, Cadence.OCCASION)]),
    st.sampled_from(["0.5", "1", "1.5", "3"]),
    st.dates(date(2025, 1, 1), date(2027, 1, 1)),
    st.integers(0, 800),
    st.integers(0, 6),
)
def test_periods_follow_each_other_without_gap_or_overlap(
    cadence: Cadence, times: str, starts_on: date, length: int, week_starts_on: int
) -> None:
    ends_on = starts_on + timedelta(days=length)
    promise = make_commitment(cadence, times=times, starts_on=starts_on, ends_on=ends_on)
    spans = list(periods_back(promise, ends_on, make_cal(week_starts_on=week_starts_on)))
    assert spans[0].last == ends_on
    assert spans[-1].first == starts_on
    for later, earlier in pairwise(spans):
        assert earlier.last + DAY == later.first
