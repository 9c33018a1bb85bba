"""A skipped period counts neither as kept nor as missed."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan
from bot.domain.goals import Cadence, Commitment
from bot.domain.periods import period_of, periods_back, skipped, state_of
from bot.domain.skips import Skip, left, of_month
from bot.domain.slips import judge, missed_periods, still_missed
from bot.domain.streaks import STREAK_PERIODS, Streak, streak
from bot.domain.terms import first_terms, timeline
from tests.domain.plans import START, make_cal, make_commitment, make_entry, march

CAL = make_cal()
WEEKLY = make_commitment(Cadence.WEEKLY)
DAILY = make_commitment()


def skipping(commitment: Commitment, *days: DateSpan) -> Commitment:
    return replace(commitment, skips=days)


def day(number: int) -> DateSpan:
    return DateSpan(march(number), march(number))


def test_three_a_month_by_the_day_of_the_act() -> None:
    skips = [
        Skip(None, day(2), march(9)),
        Skip(None, day(3), march(31)),
        Skip(None, day(4), date(2026, 4, 1)),
    ]
    assert left([], march(1)) == 3
    assert [left(skips, on) for on in (march(1), march(31), date(2026, 4, 30), date(2027, 3, 1))] == [
        1,
        1,
        2,
        3,
    ]
    assert of_month(skips, march(15)) == skips[:2]
    assert left([skips[0]] * 4, march(9)) == 0


def test_a_skipped_week_is_not_short_and_counts_if_it_is_kept_after_all() -> None:
    week = DateSpan(march(9), march(15))
    promise = skipping(WEEKLY, week)
    assert state_of(WEEKLY, week, [], march(16), CAL).short
    assert state_of(promise, week, [], march(16), CAL).exempt
    kept = state_of(promise, week, [make_entry(march(12))], march(16), CAL)
    assert kept.kept
    assert not kept.exempt


@pytest.mark.parametrize("week_starts_on", range(7))
def test_a_skip_stays_with_its_week_when_weeks_begin_on_another_day_since(week_starts_on: int) -> None:
    promise = skipping(
        make_commitment(Cadence.WEEKLY, starts_on=march(2) - 28 * DAY), DateSpan(march(9), march(15))
    )
    cal = make_cal(week_starts_on=week_starts_on)
    spans = [span for span in periods_back(promise, march(31), cal) if skipped(promise, span)]
    assert len(spans) == 1


def test_a_run_whose_days_were_skipped_is_no_slip_and_starts_anew_after_them() -> None:
    promise = skipping(DAILY, day(6), day(9))
    entries = [make_entry(march(number), "1") for number in range(2, 6)]
    assert still_missed(DAILY, entries, march(6), march(9), CAL)
    assert not still_missed(promise, entries, march(6), march(9), CAL)
    assert missed_periods(promise, entries, DateSpan(march(6), march(9)), CAL) == []
    run = DateSpan(march(6), march(9))
    assert judge(promise, entries, march(10), CAL, run) is None
    found = judge(promise, entries, march(11), CAL, run)
    assert found is not None
    assert (found.span, found.joins) == (DateSpan(march(10), march(11)), False)


def test_a_skipped_day_between_two_missed_ones_neither_ends_nor_makes_their_run() -> None:
    promise = skipping(DAILY, day(10))
    found = judge(promise, [make_entry(march(6))], march(11), CAL)
    assert found is not None
    assert (found.span, found.missed) == (DateSpan(march(9), march(11)), 2)


def test_a_streak_goes_on_over_a_skip() -> None:
    entries = [make_entry(march(3)), make_entry(march(17))]
    promise = skipping(WEEKLY, DateSpan(march(9), march(15)))
    assert streak(WEEKLY, entries, march(23), CAL) == Streak(2, 3)
    assert streak(promise, entries, march(23), CAL) == Streak(2, 2)


@st.composite
def promises(draw: st.DrawFn) -> Commitment:
    """Of every rhythm that has period after period; some become smaller on the way."""
    cadence = draw(
        st.sampled_from([each for each in Cadence if each not in {Cadence.ONCE, Cadence.OCCASION}])
    )
    weekdays = draw(st.sampled_from([frozenset[int](), frozenset({0, 3})]))
    promise = make_commitment(cadence, amount="2", starts_on=START, weekdays=weekdays)
    first = first_terms(promise)
    smaller = replace(first, since=START + draw(st.integers(1, 200)) * DAY, amount=Decimal(1), number=1)
    return replace(promise, terms=timeline(first, [smaller] if draw(st.booleans()) else []))


@given(promises(), st.integers(0, 400), st.sets(st.integers(0, 200)), st.sets(st.integers(0, 200)))
def test_a_skip_never_starts_ends_extends_or_breaks_a_streak(
    promise: Commitment, length: int, logged: set[int], skips: set[int]
) -> None:
    today = START + timedelta(days=length)
    entries = [make_entry(START + on * DAY) for on in sorted(logged) if on <= length]
    spans = [period_of(promise, START + on * DAY, CAL, None) for on in sorted(skips)]
    with_skips = skipping(promise, *{span for span in spans if span})
    counted = [
        state.kept
        for span in periods_back(promise, today, CAL)
        if not (state := state_of(promise, span, entries, today, CAL)).exempt
        and (state.kept or (state.over and span not in with_skips.skips))
    ][:STREAK_PERIODS]
    assert streak(with_skips, entries, today, CAL) == Streak(sum(counted), len(counted))
