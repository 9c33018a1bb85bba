"""Whether a goal is where its plan expects it today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.calendar import DAY, PersonCalendar
from bot.domain.goals import Entry, Goal, Measure

WHOLE = Decimal(1)
"""A counted goal moves in whole things: 1.2 of 3 workshops expected and 1 held is no lag."""


class PaceVerdict(StrEnum):
    """How a goal's level compares with what is expected today."""

    REACHED = "reached"
    AHEAD = "ahead"
    ON_PACE = "on_pace"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Pace:
    """A goal's level beside what is expected, both in its unit, and the working days left, today included.

    `gap` is how far the level is ahead, whichever way the goal goes; below 0 it is behind.
    """

    level: Decimal
    expected: Decimal
    gap: Decimal
    days_left: int
    verdict: PaceVerdict


def level_of(goal: Goal, entries: Iterable[Entry]) -> Decimal:
    """Where a goal stands: its baseline and all entries added up, or the latest reading by date.

    Of two readings of one date the later given holds; without any the level is the baseline.
    """
    mine = [entry for entry in entries if entry.goal_id == goal.id and entry.moves_goal]
    if goal.measure is Measure.COUNTED:
        return sum((entry.amount for entry in mine), goal.baseline)
    by_date = sorted(mine, key=lambda entry: entry.logged_on)
    return by_date[-1].amount if by_date else goal.baseline


def expected_on(goal: Goal, today: date, cal: PersonCalendar) -> Decimal | None:
    """What a goal should have come to on the local date `today`; None without a target or a deadline.

    baseline + (target − baseline) × elapsed working days ÷ all working days, from start to deadline, both
    included; a day has elapsed when it is over. Without any working day it is the target once the deadline's
    day has ended.
    """
    if goal.target is None or goal.deadline is None:
        return None
    if today > goal.deadline:
        return goal.target
    every = len(cal.working_days(goal.starts_on, goal.deadline))
    elapsed = len(cal.working_days(goal.starts_on, today - DAY))
    return goal.baseline + (goal.target - goal.baseline) * elapsed / max(every, 1)


def pace(goal: Goal, entries: Iterable[Entry], today: date, cal: PersonCalendar) -> Pace | None:
    """A goal's pace on the local date `today`; None without a target or a deadline.

    A counted goal is behind or ahead by a whole unit at least until its deadline's day has ended; one that is
    read, by anything.
    """
    expected = expected_on(goal, today, cal)
    if expected is None or goal.target is None or goal.deadline is None:
        return None
    level = level_of(goal, entries)
    way = -1 if goal.target < goal.baseline else 1
    gap = (level - expected) * way
    days_left = len(cal.working_days(max(today, goal.starts_on), goal.deadline))
    if (level - goal.target) * way >= 0:
        verdict = PaceVerdict.REACHED
    elif gap == 0 or (abs(gap) < WHOLE and goal.measure is Measure.COUNTED and today <= goal.deadline):
        verdict = PaceVerdict.ON_PACE
    else:
        verdict = PaceVerdict.AHEAD if gap > 0 else PaceVerdict.BEHIND
    return Pace(level, expected, gap, days_left, verdict)
