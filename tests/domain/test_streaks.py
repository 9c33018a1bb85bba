from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan
from bot.domain.goals import Cadence
from bot.domain.streaks import STREAK_PERIODS, Streak, streak
from tests.domain.plans import START, make_cal, make_commitment, make_entry, march

CAL = make_cal()
DAILY = make_commitment()
WEEKLY = make_commitment(Cadence.WEEKLY)


def test_a_streak_counts_the_periods_that_are_over() -> None:
    assert streak(DAILY, [make_entry(march(2)), make_entry(march(4))], march(5), CAL) == Streak(2, 3)


def test_a_new_promise_has_no_streak_yet() -> None:
    assert streak(DAILY, [], START, CAL) == Streak(0, 0)


def test_the_open_period_joins_once_it_is_kept() -> None:
    entries = [make_entry(march(2)), make_entry(march(3))]
    assert streak(DAILY, entries[:1], march(3), CAL) == Streak(1, 1)
    assert streak(DAILY, entries, march(3), CAL) == Streak(2, 2)


def test_a_streak_looks_back_twelve_periods() -> None:
    entries = [make_entry(march(day)) for day in range(2, 14)]
    assert streak(DAILY, entries, march(31), CAL) == Streak(1, 12)  # Fri 13 March is the twelfth back


def test_an_absence_neither_extends_nor_breaks_a_streak() -> None:
    entries = [make_entry(march(day)) for day in (2, 10, 16)]
    away = make_cal(DateSpan(march(9), march(15)))
    assert streak(WEEKLY, entries, march(23), away) == Streak(2, 2)
    assert streak(WEEKLY, entries, march(23), CAL) == Streak(3, 3)


def test_a_period_that_is_left_out_counts_neither_way() -> None:
    entries = [make_entry(march(2))]
    assert streak(WEEKLY, entries, march(16), CAL) == Streak(1, 2)
    assert streak(WEEKLY, entries, march(16), CAL, left_out={march(9)}) == Streak(1, 1)


def test_a_first_partial_week_counts_only_if_it_was_kept() -> None:
    promise = make_commitment(Cadence.WEEKLY, starts_on=march(4))
    assert streak(promise, [], march(9), CAL) == Streak(0, 0)
    assert streak(promise, [make_entry(march(6))], march(9), CAL) == Streak(1, 1)


def test_a_streak_stands_still_after_the_promise_ended() -> None:
    promise = make_commitment(ends_on=march(3))
    assert streak(promise, [make_entry(march(3))], march(31), CAL) == Streak(1, 2)


@given(st.frozensets(st.integers(0, 29)), st.integers(0, 29), st.integers(0, 29))
def test_a_streak_never_counts_more_than_there_is(kept: frozenset[int], today: int, away: int) -> None:
    entries = [make_entry(START + day * DAY) for day in kept]
    found = streak(DAILY, entries, START + today * DAY, make_cal(DateSpan(START + away * DAY, march(31))))
    assert 0 <= found.kept <= found.of <= STREAK_PERIODS
