"""The pace of goals and promises: what is behind, what closes it, what no amount may do to it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry, Goal, Measure
from bot.domain.pace import Pace, PaceVerdict, expected_on, level_of, pace, promise_pace
from bot.domain.periods import period_of, state_of
from bot.domain.progress import promise_facts
from bot.domain.rates import Chance, Every, Rate, chance
from bot.domain.streaks import streak
from bot.domain.terms import first_terms, timeline
from tests.domain.plans import START, make_cal, make_commitment, make_entry, make_goal, march

CAL = make_cal()
FORTNIGHT = march(13)
RANK = [PaceVerdict.BEHIND, PaceVerdict.ON_PACE, PaceVerdict.AHEAD, PaceVerdict.REACHED]
HUGE = Decimal(10) ** 12


def seen(goal: Goal, today: date, *amounts: tuple[date, str], cal: PersonCalendar = CAL) -> Pace:
    found = pace(goal, [make_entry(on, amount) for on, amount in amounts], today, cal)
    assert found is not None
    return found


def kept(
    commitment: Commitment, today: date, *amounts: tuple[date, str], cal: PersonCalendar = CAL
) -> Pace | None:
    entries = [make_entry(on, amount) for on, amount in amounts]
    span = period_of(commitment, today, cal, commitment.ends_on)
    assert span is not None
    return promise_pace(commitment, state_of(commitment, span, entries, today, cal), today, cal)


def floats(*amounts: Decimal | int) -> list[float]:
    return [float(each) for each in amounts]


def test_two_behind_with_two_days_left_is_one_extra_a_day() -> None:
    found = seen(make_goal(target="15", deadline=FORTNIGHT), march(12), (march(3), "10"))
    assert floats(found.due, found.behind, found.left, found.days_left) == [12, 2, 5, 2]
    assert found.closing == Rate(Decimal(1), Every.DAY, 2, FORTNIGHT)
    assert found.finish == Rate(Decimal(3), Every.DAY, 2, FORTNIGHT)


@pytest.mark.parametrize(
    ("level", "said"), [("3", Chance.REALISTIC), ("2.9", Chance.STRETCH), ("0", Chance.STRETCH)]
)
def test_the_rate_that_is_left_is_compared_with_the_planned_one(level: str, said: Chance) -> None:
    found = seen(make_goal(deadline=FORTNIGHT), march(9), (march(3), level))
    assert chance(found.times_plan) is said


def test_more_than_twice_the_plan_is_hardly_realistic() -> None:
    found = seen(make_goal(deadline=FORTNIGHT), march(11), (march(3), "2"))
    assert found.times_plan == Decimal(10) / 3 / Decimal("1.2")
    assert chance(found.times_plan) is Chance.HARDLY


def test_what_goes_down_closes_the_gap_too() -> None:
    goal = make_goal(baseline="80", target="70", deadline=date(2026, 5, 8), measure=Measure.READ)
    found = seen(goal, date(2026, 4, 6), (march(30), "76"))
    assert floats(found.due, found.behind) == [75, 1]
    assert found.closing == Rate(Decimal("0.2"), Every.WEEK, 5, date(2026, 5, 8))


def test_what_is_counted_counts_towards_a_target_below_the_baseline() -> None:
    goal = make_goal(baseline="10", target="0", deadline=FORTNIGHT)
    assert level_of(goal, [make_entry(march(3), "3"), make_entry(march(4), "-1")]) == 8
    found = seen(goal, march(9), (march(3), "3"))
    assert floats(found.due, found.behind) == [5, 2]
    assert found.closing == Rate(Decimal(1), Every.DAY, 2, march(10))


def test_done_or_not_is_neither_ahead_nor_behind_until_its_day_is_over() -> None:
    goal = make_goal(target="1", deadline=FORTNIGHT)
    for day in range(2, 14):
        assert seen(goal, march(day)).verdict is PaceVerdict.ON_PACE
    assert seen(goal, march(14)).verdict is PaceVerdict.BEHIND
    assert seen(goal, march(9), (march(9), "1")).verdict is PaceVerdict.REACHED


def test_start_and_deadline_may_be_one_day() -> None:
    goal = make_goal(deadline=START)
    assert seen(goal, START).verdict is PaceVerdict.ON_PACE
    after = seen(goal, march(3))
    assert (after.verdict, after.over, after.closing, after.finish) == (PaceVerdict.BEHIND, True, None, None)


def test_without_a_working_day_left_there_is_no_rate() -> None:
    found = seen(make_goal(deadline=march(15)), march(14), (march(3), "2"))
    assert (found.days_left, found.over) == (0, False)
    assert found.left == 10
    assert (found.closing, found.times_plan) == (None, None)


def test_an_absence_until_the_deadline_leaves_no_working_day() -> None:
    away = make_cal(DateSpan(march(9), march(13)))
    found = seen(make_goal(deadline=FORTNIGHT), march(9), (march(3), "2"), cal=away)
    assert floats(found.due, found.days_left) == [12, 0]
    assert found.closing is None


@pytest.mark.parametrize("measure", Measure)
def test_a_target_where_the_baseline_is_never_crashes(measure: Measure) -> None:
    goal = make_goal(baseline="70", target="70", deadline=FORTNIGHT, measure=measure)
    assert seen(goal, march(9)).verdict is PaceVerdict.REACHED
    below = seen(goal, march(9), (march(3), "-2"))
    assert below.verdict is PaceVerdict.BEHIND
    assert below.times_plan is None


def test_a_reading_is_not_behind_by_less_than_anybody_would_close() -> None:
    goal = make_goal(baseline="80", target="70", deadline=FORTNIGHT, measure=Measure.READ)
    assert seen(goal, march(9), (march(6), "75.19")).verdict is PaceVerdict.ON_PACE
    found = seen(goal, march(9), (march(6), "75.24"))
    assert found.verdict is PaceVerdict.BEHIND
    assert floats(found.due, found.behind) == [75, 0.24]
    over = seen(goal, march(14), (march(6), "70.1"))
    assert (over.verdict, over.left) == (PaceVerdict.BEHIND, Decimal("0.1"))


def test_a_weekly_promise_is_behind_once_a_whole_thing_is() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="3")
    assert kept(weekly, march(5)) is not None
    on_wednesday, on_friday = kept(weekly, march(4)), kept(weekly, march(6), (march(3), "1"))
    assert on_wednesday is not None
    assert on_wednesday.verdict is PaceVerdict.BEHIND
    assert on_friday is not None
    assert floats(on_friday.due, on_friday.left) == [2, 2]
    assert on_friday.finish == Rate(Decimal(2), Every.DAY, 1, march(6))


def test_only_the_days_that_were_named_move_a_promise() -> None:
    commitment = make_commitment(Cadence.WEEKLY, amount="2", weekdays=(1, 3))
    found = kept(commitment, march(4))
    assert found is not None
    assert floats(found.due, found.days_left) == [1, 1]
    saturdays = kept(make_commitment(Cadence.WEEKLY, amount="2", weekdays=(5,)), march(4))
    assert saturdays is not None
    assert saturdays.days_left == 3


def test_a_one_off_with_many_to_do_has_a_pace_like_a_goal() -> None:
    once = make_commitment(Cadence.ONCE, amount="12", ends_on=FORTNIGHT)
    found = kept(once, march(9), (march(3), "4"))
    assert found is not None
    assert floats(found.due, found.behind) == [6, 2]
    assert found.closing == Rate(Decimal(1), Every.DAY, 2, march(10))


def test_minutes_need_not_be_whole() -> None:
    minutes = make_commitment(Cadence.WEEKLY, amount="90", unit="min")
    found, near = kept(minutes, march(4), (march(2), "33.5")), kept(minutes, march(4), (march(2), "35.5"))
    assert found is not None
    assert (found.verdict, found.behind) == (PaceVerdict.BEHIND, Decimal("2.5"))
    assert near is not None
    assert near.verdict is PaceVerdict.ON_PACE


@pytest.mark.parametrize(
    "commitment", [make_commitment(), make_commitment(Cadence.WEEKLY, starts_on=march(4), amount="5")]
)
def test_a_day_and_a_first_week_that_is_not_whole_have_no_pace(commitment: Commitment) -> None:
    assert kept(commitment, march(5)) is None


def test_a_promise_shows_the_pace_of_its_open_period() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="3", ends_on=march(6))
    assert promise_facts(weekly, [], march(5), CAL).pace == kept(weekly, march(5))
    assert promise_facts(weekly, [], march(9), CAL).pace is None


goals = st.builds(
    make_goal,
    baseline=st.integers(-50, 50).map(str),
    target=st.integers(-50, 50).map(str),
    deadline=st.integers(0, 120).map(lambda length: START + length * DAY),
    measure=st.sampled_from(Measure),
)
amounts = st.decimals("0.001", "1e12", places=3)


@given(goals.filter(lambda goal: goal.measure is Measure.COUNTED), st.data())
def test_a_positive_amount_on_a_counted_measure_never_worsens_pace(goal: Goal, data: st.DataObject) -> None:
    logged = data.draw(st.lists(st.tuples(st.integers(0, 120), st.integers(-9, 9).map(str)), max_size=8))
    entries = [make_entry(START + day * DAY, amount) for day, amount in logged]
    today = START + data.draw(st.integers(0, 130)) * DAY
    more = make_entry(START + data.draw(st.integers(0, 120)) * DAY, str(data.draw(amounts)))
    before, after = pace(goal, entries, today, CAL), pace(goal, [*entries, more], today, CAL)
    assert before is not None
    assert after is not None
    assert after.gap > before.gap
    assert after.left <= before.left
    assert RANK.index(after.verdict) >= RANK.index(before.verdict)
    assert (after.times_plan or 0) <= (before.times_plan or 0)
    for rate in ("closing", "finish"):
        earlier, later = getattr(before, rate), getattr(after, rate)
        assert later is None or (earlier is not None and later.step <= earlier.step)


@given(goals, st.integers(-5, 130), st.integers(0, 40), st.integers(0, 30))
def test_expected_is_monotone_and_reaches_the_target_when_the_deadlines_day_ends(
    goal: Goal, day: int, away_from: int, away: int
) -> None:
    first = START + away_from * DAY
    cal = make_cal(DateSpan(first, first + away * DAY))
    assert goal.target is not None
    assert goal.deadline is not None
    before, after = (expected_on(goal, START + (day + later) * DAY, cal) for later in (0, 1))
    assert before is not None
    assert after is not None
    assert (after - before) * (goal.target - goal.baseline) >= 0
    assert expected_on(goal, goal.deadline + DAY, cal) == goal.target
    assert expected_on(goal, START, cal) == goal.baseline


@given(goals, st.integers(-5, 130), st.lists(st.tuples(st.integers(0, 120), amounts), max_size=5))
def test_no_amount_breaks_a_pace(goal: Goal, day: int, logged: list[tuple[int, Decimal]]) -> None:
    entries = [make_entry(START + on * DAY, f"{amount:f}") for on, amount in [*logged, (0, HUGE)]]
    found = pace(goal, entries, START + day * DAY, CAL)
    assert found is not None
    assert (found.verdict is PaceVerdict.REACHED) == (found.left == 0)
    assert found.closing is None or found.verdict is PaceVerdict.BEHIND


every_day = PersonCalendar("Europe/Berlin", working_weekdays=frozenset(range(7)))


@given(
    st.tuples(st.integers(1, 60), st.integers(0, 90)), st.tuples(st.integers(0, 90), st.integers(1, 40)),
    st.sampled_from(Measure), st.sampled_from((("0", "20"), ("20", "0"))),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 9)), max_size=8),
)  # fmt: skip
def test_an_absence_gives_the_same_pace_as_a_calendar_without_those_days(
    when: tuple[int, int],
    absence: tuple[int, int],
    measure: Measure,
    ends: tuple[str, str],
    logged: list[tuple[int, int]],
) -> None:
    """Everything from the absence on lies as many days later; the working days are the same."""
    (length, day), (away_from, away) = when, absence

    def later(offset: int) -> date:
        return START + timedelta(days=offset + (away if offset >= away_from else 0))

    cal = PersonCalendar(
        "Europe/Berlin", working_weekdays=frozenset(range(7)),
        absences=(DateSpan(START + away_from * DAY, START + (away_from + away - 1) * DAY),),
    )  # fmt: skip

    def pace_in(at: list[date], last: date, today: date, calendar: PersonCalendar) -> Pace | None:
        goal = make_goal(baseline=ends[0], target=ends[1], deadline=last, measure=measure)
        entries = [make_entry(on, str(amount)) for on, (_, amount) in zip(at, logged, strict=True)]
        return pace(goal, entries, today, calendar)

    with_absence = pace_in([later(on) for on, _ in logged], later(length), later(day), cal)
    without = pace_in(
        [START + on * DAY for on, _ in logged], START + length * DAY, START + day * DAY, every_day
    )
    assert with_absence is not None
    assert without is not None
    assert moved(with_absence) == moved(without)


def moved(found: Pace) -> tuple[object, ...]:
    """A pace without the dates in it."""
    rates = [(each.step, each.every, each.times) if each else None for each in (found.closing, found.finish)]
    return (
        found.level, found.expected, found.gap, found.days_left, found.verdict, found.due, found.times_plan,
        *rates,
    )  # fmt: skip


def daily_streak(days: list[date], calendar: PersonCalendar, dates: tuple[date, date, date]) -> object:
    """Of a promise that one entry keeps from its second date on, and none before."""
    starts_on, smaller_on, today = dates
    daily = make_commitment(starts_on=starts_on, amount="2")
    smaller = replace(first_terms(daily), since=smaller_on, amount=Decimal(1), number=1)
    changed = replace(daily, terms=timeline(first_terms(daily), [smaller]))
    return streak(changed, [make_entry(on) for on in days], today, calendar)


@given(
    st.tuples(st.integers(0, 40), st.integers(0, 40)), st.integers(0, 40), st.integers(1, 30),
    st.sets(st.integers(0, 40)),
)  # fmt: skip
def test_an_absence_gives_the_same_streak_as_a_calendar_without_those_days(
    when: tuple[int, int], away_from: int, away: int, done: set[int]
) -> None:
    def later(offset: int) -> date:
        return START + timedelta(days=offset + (away if offset >= away_from else 0))

    absence = DateSpan(START + away_from * DAY, START + (away_from + away - 1) * DAY)
    cal = PersonCalendar("Europe/Berlin", working_weekdays=frozenset(range(7)), absences=(absence,))
    day, smaller = when
    with_absence = daily_streak(
        [later(on) for on in sorted(done)], cal, (later(0), later(smaller), later(day))
    )
    without = daily_streak(
        [START + on * DAY for on in sorted(done)], every_day,
        (START, START + smaller * DAY, START + day * DAY),
    )  # fmt: skip
    assert with_absence == without


@given(st.integers(0, 11), st.integers(0, 11), st.integers(1, 8), st.sets(st.integers(0, 11)))
def test_weeks_away_give_the_same_weekly_streak_as_a_calendar_without_them(
    week: int, away_from: int, away: int, done: set[int]
) -> None:
    weekly = make_commitment(Cadence.WEEKLY)

    def monday(number: int, gap: int) -> date:
        return START + timedelta(weeks=number + (gap if number >= away_from else 0))

    absence = DateSpan(START + away_from * 7 * DAY, START + ((away_from + away) * 7 - 1) * DAY)
    found = []
    for gap, cal in ((away, make_cal(absence)), (0, CAL)):
        entries: list[Entry] = [make_entry(monday(number, gap)) for number in sorted(done)]
        found.append(streak(weekly, entries, monday(week, gap), cal))
    assert found[0] == found[1]
