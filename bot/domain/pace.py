"""Whether a goal, or a promise's open period, is where its plan expects it today, and what closes the gap."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from bot.domain.calendar import PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry, Goal, Measure
from bot.domain.nudges import LENGTHS
from bot.domain.pauses import paused_calendar
from bot.domain.periods import PeriodState
from bot.domain.rates import Rate, Rhythm, spread

WHOLE = Decimal(1)
"""A counted goal moves in whole things: 1.2 of 3 workshops expected and 1 held is no lag."""
GRAINS = ((Decimal(1000), Decimal(1)), (Decimal(10), Decimal("0.1")), (Decimal(1), Decimal("0.01")))
"""How exactly what is expected is said: of a way of 1,000 or more in ones, of 10 or more in tenths …"""
NEAR = Decimal(50)
"""What need not be whole is on pace within a fiftieth of the way: nobody closes 0.007 kg a week."""
_WITHOUT_PACE = frozenset((Cadence.DAILY, Cadence.OCCASION))
FINEST = Decimal("0.001")
"""Amounts are kept in thousandths."""


class PaceVerdict(StrEnum):
    """How a level compares with what is expected today."""

    REACHED = "reached"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Pace:
    """A level beside what is expected, both in its unit, and the working days left, today included.

    `gap` is how far the level is ahead, whichever way it goes; below 0 it is behind. `left` is what is still
    missing, never below 0. `due` is what is expected as people hear it: whole things, or rounded. `over`: the
    last day has ended. `closing` comes on top of what was planned and closes the gap; `finish` is all that is
    left, spread over the days left; `times_plan` is how many times the planned rate that is. All three are
    None where they say nothing: reached, no working day left, nothing planned.
    """

    level: Decimal
    expected: Decimal
    gap: Decimal
    days_left: int
    verdict: PaceVerdict
    left: Decimal = Decimal(0)
    due: Decimal = Decimal(0)
    over: bool = False
    closing: Rate | None = None
    finish: Rate | None = None
    times_plan: Decimal | None = None

    @property
    def behind(self) -> Decimal:
        """How far behind, as people hear it; 0 where it is not."""
        return abs(self.level - self.due) if self.verdict is PaceVerdict.BEHIND else Decimal(0)


@dataclass(frozen=True, slots=True)
class Course:
    """The straight way from `baseline` to `target` over `days`, the days that count from first to last.

    `whole`: it moves in whole things. `week` is how many days that count a week has.
    """

    baseline: Decimal
    target: Decimal
    last: date
    days: tuple[date, ...]
    whole: bool
    week: int

    @property
    def way(self) -> int:
        """1 where more is better, -1 where less is."""
        return way_of(self.baseline, self.target)

    @property
    def span(self) -> Decimal:
        """How far it is from the baseline to the target."""
        return abs(self.target - self.baseline)

    def expected_on(self, today: date) -> Decimal:
        """What it should have come to on the local date `today`: a day has elapsed when it is over.

        Without any day that counts it is the target once the last day has ended.
        """
        if today > self.last:
            return self.target
        elapsed = bisect_left(self.days, today)
        return self.baseline + (self.target - self.baseline) * elapsed / max(len(self.days), 1)

    def rounded(self, value: Decimal) -> Decimal:
        """A value as exact as it is said: the longer the way, the rougher."""
        grain = next((grain for least, grain in GRAINS if self.span >= least), FINEST)
        return self.target if value == self.target else value.quantize(grain)

    def due_on(self, today: date) -> Decimal:
        """What is expected as people hear it: of whole things only whole ones, until the last day is over."""
        expected = self.expected_on(today)
        if self.whole and today <= self.last:
            steps = abs(expected - self.baseline).to_integral_value(ROUND_FLOOR)
            return self.baseline + steps * self.way
        return self.rounded(expected)

    def pace_at(self, level: Decimal, today: date) -> Pace:
        """How a level stands on the local date `today`.

        Until the last day has ended whole things are behind or ahead by one at least, the rest by more than a
        little of the way.
        """
        expected, over = self.expected_on(today), today > self.last
        gap, left = (level - expected) * self.way, max((self.target - level) * self.way, Decimal(0))
        days = self.days[bisect_left(self.days, today) :]
        due = self.due_on(today)
        if left == 0:
            return Pace(level, expected, gap, len(days), PaceVerdict.REACHED, due=due, over=over)
        little = WHOLE if self.whole else self.span / NEAR
        if gap == 0 or (abs(gap) < little and not over):
            verdict = PaceVerdict.ON_PACE
        else:
            verdict = PaceVerdict.AHEAD if gap > 0 else PaceVerdict.BEHIND
        planned = self.span / max(len(self.days), 1)
        rhythm = Rhythm(planned, self.week, self.whole)
        behind = -gap if not self.whole else abs(level - due)
        return Pace(
            level,
            expected,
            gap,
            len(days),
            verdict,
            left,
            due,
            over,
            spread(behind, days, rhythm) if verdict is PaceVerdict.BEHIND else None,
            spread(left, days, rhythm),
            left / len(days) / planned if days and planned else None,
        )


def way_of(baseline: Decimal, target: Decimal | None) -> int:
    """1 where more is better or nothing is aimed for, -1 where less is."""
    return -1 if target is not None and target < baseline else 1


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was logged for a goal or one of its promises before the entries that are read one by one.

    `total` is all of it, `newest` the last by date.
    """

    total: Decimal
    newest: Entry


def level_of(goal: Goal, entries: Iterable[Entry], earlier: Iterable[Earlier] = ()) -> Decimal:
    """Where a goal stands: its baseline and all entries added up, or the latest reading by date.

    What is counted counts towards the target: where that lies below the baseline, entries are taken off it.
    Of two readings of one date the later given holds; without any the level is the baseline.
    """
    mine = [entry for entry in entries if entry.goal_id == goal.id and entry.moves_goal]
    before = [each for each in earlier if each.newest.goal_id == goal.id and each.newest.moves_goal]
    if goal.measure is Measure.COUNTED:
        amounts = (*(each.total for each in before), *(entry.amount for entry in mine))
        return goal.baseline + way_of(goal.baseline, goal.target) * sum(amounts)
    by_date = sorted([*(each.newest for each in before), *mine], key=lambda entry: entry.logged_on)
    return by_date[-1].amount if by_date else goal.baseline


def course_of(goal: Goal, cal: PersonCalendar) -> Course | None:
    """A goal's way from its baseline on its first day to its target on its deadline; None without either.

    Both days are included.
    """
    if goal.target is None or goal.deadline is None:
        return None
    cal = paused_calendar(cal, goal.pauses)
    return Course(
        goal.baseline,
        goal.target,
        goal.deadline,
        tuple(cal.working_days(goal.starts_on, goal.deadline)),
        whole=goal.measure is Measure.COUNTED,
        week=len(cal.working_weekdays),
    )


def expected_on(goal: Goal, today: date, cal: PersonCalendar) -> Decimal | None:
    """What a goal should have come to on the local date `today`; None without a target or a deadline.

    baseline + (target − baseline) × elapsed working days ÷ all working days, from start to deadline, both
    included; a day has elapsed when it is over.
    """
    course = course_of(goal, cal)
    return course.expected_on(today) if course is not None else None


def pace(
    goal: Goal,
    entries: Iterable[Entry],
    today: date,
    cal: PersonCalendar,
    earlier: Iterable[Earlier] = (),
) -> Pace | None:
    """A goal's pace on the local date `today`; None without a target or a deadline."""
    course = course_of(goal, cal)
    return course.pace_at(level_of(goal, entries, earlier), today) if course is not None else None


def promise_pace(commitment: Commitment, state: PeriodState, today: date, cal: PersonCalendar) -> Pace | None:
    """The pace of a promise's open period on the local date `today`: from nothing to what it asks for.

    Only the days that were named count, where one of them is a working day. None for a daily promise, whose
    period is one day, at an occasion, for a period that does not count, and for one that asks for nothing.
    """
    if commitment.cadence in _WITHOUT_PACE or state.exempt or state.need <= 0:
        return None
    cal = paused_calendar(cal, commitment.pauses)
    working = cal.working_days(state.span.first, state.span.last)
    days = [day for day in working if day.weekday() in commitment.weekdays] or working
    named = len(cal.working_weekdays & commitment.weekdays)
    course = Course(
        Decimal(0),
        state.need,
        state.span.last,
        tuple(days),
        whole=commitment.unit not in LENGTHS,
        week=named or len(cal.working_weekdays),
    )
    return course.pace_at(state.logged, today)
