"""A paused goal counts as if its paused days were not there."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan
from bot.domain.errors import DateInPast, DateTooFar
from bot.domain.goals import Cadence, Entry
from bot.domain.nudges import open_today
from bot.domain.pace import pace
from bot.domain.pauses import PauseWords, allowed, ended_today, paused_calendar, paused_until, read_pause
from bot.domain.periods import bounded
from bot.domain.slips import judge
from bot.domain.streaks import streak
from tests.domain.plans import make_cal, make_commitment, make_entry, make_goal, march

WEEK_AWAY = DateSpan(march(9), march(13))
CAL = make_cal()


@pytest.mark.parametrize(
    ("text", "which", "days"),
    [
        ("2 until friday", "2", "until friday"),
        ("workshops until 3 april", "workshops", "until 3 april"),
        ("until friday", "", "until friday"),
        ("2 for two weeks", "2", "for two weeks"),
        ("ask for help until friday", "ask for help", "until friday"),
        ("#2 friday", "#2", "friday"),
        ("2 12-20 dec", "2", "12-20 dec"),
        ("conference talk", "conference talk", ""),
        ("2", "2", ""),
        ("", "", ""),
        ("2 from 12 to 20 dec", "2", "from 12 to 20 dec"),
        ("Talk TILL monday", "Talk", "TILL monday"),
    ],
)
def test_a_pause_is_read_as_a_goal_and_its_days(text: str, which: str, days: str) -> None:
    assert read_pause(text) == PauseWords(which, days)


def test_what_is_over_cannot_be_paused_nor_more_than_can_be_meant() -> None:
    assert allowed(march(2), march(13), march(9)) == WEEK_AWAY
    with pytest.raises(DateInPast):
        allowed(march(2), march(6), march(9))
    with pytest.raises(DateTooFar):
        allowed(march(9), march(9) + 401 * DAY, march(9))


def test_a_goal_that_goes_on_keeps_the_days_that_have_passed() -> None:
    running, coming = WEEK_AWAY, DateSpan(march(20), march(22))
    assert ended_today((running, coming), march(11)) == (DateSpan(march(9), march(10)),)
    assert ended_today((running,), march(9)) == ()
    assert ended_today((running,), march(20)) == (running,)


def test_pauses_in_a_row_last_until_the_last_of_them() -> None:
    after = DateSpan(march(14), march(20))
    assert paused_until((WEEK_AWAY, after), march(10)) == march(20)
    assert paused_until((WEEK_AWAY, after), march(21)) is None
    assert paused_until((), march(10)) is None


def test_a_paused_promise_is_not_open_and_never_missed() -> None:
    goal = replace(make_goal(), pauses=(WEEK_AWAY,))
    for promise in (make_commitment(), make_commitment(Cadence.WEEKLY, amount="3")):
        resting = bounded(promise, goal)
        assert open_today([promise], [], march(13), CAL)
        assert open_today([resting], [], march(13), CAL) == []
        assert judge(resting, [], march(10), CAL) is None
        assert judge(resting, [], march(15), CAL) is None


DAYS = st.integers(0, 60).map(lambda offset: march(2) + offset * DAY)


@given(
    first=DAYS,
    length=st.integers(0, 30),
    today=DAYS,
    logged=st.lists(st.tuples(DAYS, st.integers(1, 5)), max_size=20, unique_by=lambda each: each[0]),
    cadence=st.sampled_from([Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY]),
)
def test_a_pause_gives_the_pace_and_the_streak_of_a_calendar_without_its_days(
    first: date, length: int, today: date, logged: list[tuple[date, int]], cadence: Cadence
) -> None:
    span = DateSpan(first, first + length * DAY)
    goal = replace(make_goal(deadline=date(2026, 6, 30)), pauses=(span,))
    entries: list[Entry] = [make_entry(on, str(amount)) for on, amount in logged if on <= today]
    promise = make_commitment(cadence, amount="2")
    assert pace(goal, entries, today, CAL) == pace(replace(goal, pauses=()), entries, today, make_cal(span))
    assert streak(bounded(promise, goal), entries, today, CAL) == streak(
        promise, entries, today, make_cal(span)
    )


def test_without_a_pause_the_calendar_is_the_persons_own() -> None:
    assert paused_calendar(CAL, ()) is CAL
    assert not paused_calendar(CAL, (WEEK_AWAY,)).counts(march(10))
