from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DateSpan
from bot.domain.goals import Goal, Measure
from bot.domain.pace import PaceVerdict, expected_on, level_of, pace
from tests.domain.plans import START, make_cal, make_entry, make_goal, march

CAL = make_cal()
FORTNIGHT = march(13)
"""Ten working days from START, a Friday."""


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 2, 20), "0"), (START, "0"), (march(3), "1.2"), (march(7), "6"), (march(9), "6"),
        (march(13), "10.8"), (march(14), "12"), (date(2027, 1, 1), "12"),
    ],
)  # fmt: skip
def test_a_day_is_expected_when_it_is_over(today: date, expected: str) -> None:
    assert expected_on(make_goal(deadline=FORTNIGHT), today, CAL) == Decimal(expected)


def test_what_goes_down_is_expected_to_go_down() -> None:
    goal = make_goal(baseline="80", target="70", deadline=FORTNIGHT, measure=Measure.READ)
    assert expected_on(goal, march(9), CAL) == 75


def test_days_away_count_as_if_the_calendar_had_none() -> None:
    away = make_cal(DateSpan(march(9), march(13)))
    goal = make_goal(target="5", deadline=march(13))
    assert expected_on(goal, march(4), away) == 2
    assert expected_on(goal, march(11), away) == 5


def test_a_goal_for_days_off_alone_is_expected_once_they_are_over() -> None:
    goal = make_goal(starts_on=march(7), deadline=march(8))
    assert expected_on(goal, march(8), CAL) == 0
    assert expected_on(goal, march(9), CAL) == 12


@pytest.mark.parametrize(
    "goal", [make_goal(deadline=None), make_goal(target=None, deadline=FORTNIGHT), make_goal(target=None)]
)
def test_without_a_target_or_a_deadline_there_is_no_pace(goal: Goal) -> None:
    assert expected_on(goal, march(9), CAL) is None
    assert pace(goal, [], march(9), CAL) is None


def test_counted_entries_add_up_from_the_baseline() -> None:
    entries = [make_entry(march(3), "2"), make_entry(march(2), "1.5", commitment_id=None)]
    assert level_of(make_goal(baseline="4"), entries) == Decimal("7.5")


def test_the_latest_reading_by_date_is_the_level() -> None:
    goal = make_goal(baseline="80", target="70", measure=Measure.READ)
    assert level_of(goal, []) == 80
    readings = [make_entry(march(5), "77"), make_entry(march(5), "76"), make_entry(march(3), "79")]
    assert level_of(goal, readings) == 76


@pytest.mark.parametrize(
    ("level", "gap", "verdict"),
    [
        ("12", "6", PaceVerdict.REACHED), ("7", "1", PaceVerdict.AHEAD), ("6.9", "0.9", PaceVerdict.ON_PACE),
        ("6", "0", PaceVerdict.ON_PACE), ("5.1", "-0.9", PaceVerdict.ON_PACE),
        ("5", "-1", PaceVerdict.BEHIND),
    ],
)  # fmt: skip
def test_a_counted_goal_is_behind_once_a_whole_unit_is(level: str, gap: str, verdict: PaceVerdict) -> None:
    found = pace(make_goal(deadline=FORTNIGHT), [make_entry(march(3), level)], march(9), CAL)
    assert found is not None
    assert [found.level, found.expected, found.gap] == [Decimal(level), Decimal(6), Decimal(gap)]
    assert (found.days_left, found.verdict) == (5, verdict)


@pytest.mark.parametrize(
    ("reading", "gap", "verdict"),
    [
        ("69", "6", PaceVerdict.REACHED), ("70", "5", PaceVerdict.REACHED),
        ("74.8", "0.2", PaceVerdict.AHEAD), ("74.9", "0.1", PaceVerdict.ON_PACE),
        ("75", "0", PaceVerdict.ON_PACE), ("75.1", "-0.1", PaceVerdict.ON_PACE),
        ("75.2", "-0.2", PaceVerdict.BEHIND),
    ],
)  # fmt: skip
def test_a_goal_that_goes_down_is_ahead_when_it_is_lower(
    reading: str, gap: str, verdict: PaceVerdict
) -> None:
    goal = make_goal(baseline="80", target="70", deadline=FORTNIGHT, measure=Measure.READ)
    found = pace(goal, [make_entry(march(6), reading)], march(9), CAL)
    assert found is not None
    assert (found.gap, found.verdict) == (Decimal(gap), verdict)


def test_after_the_deadline_less_than_the_target_is_behind() -> None:
    found = pace(make_goal(deadline=FORTNIGHT), [make_entry(march(3), "11.5")], march(14), CAL)
    assert found is not None
    assert (found.verdict, found.days_left) == (PaceVerdict.BEHIND, 0)


def test_before_a_goal_starts_all_its_days_are_left() -> None:
    found = pace(make_goal(deadline=FORTNIGHT), [], date(2026, 2, 20), CAL)
    assert found is not None
    assert (found.verdict, found.days_left) == (PaceVerdict.ON_PACE, 10)


@given(
    st.integers(-50, 50), st.integers(-50, 50), st.integers(0, 120), st.integers(-10, 130), st.integers(0, 30)
)
def test_expected_moves_only_towards_the_target(
    baseline: int, target: int, length: int, days: int, away: int
) -> None:
    goal = make_goal(baseline=str(baseline), target=str(target), deadline=START + timedelta(days=length))
    cal = make_cal(DateSpan(march(9), march(9) + timedelta(days=away)))
    today = START + timedelta(days=days)
    now, later = expected_on(goal, today, cal), expected_on(goal, today + timedelta(days=1), cal)
    assert now is not None
    assert later is not None
    assert min(baseline, target) <= now <= max(baseline, target)
    assert (later - now) * (target - baseline) >= 0
    if today > START + timedelta(days=length):
        assert now == target
