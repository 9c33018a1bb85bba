"""Every twelve weeks a goal is looked back on: one at a time, and none that rests or is about to end."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from bot.domain.calendar import DateSpan
from bot.domain.goals import Goal
from bot.domain.look_backs import due, number_due
from bot.domain.progress import GoalFacts
from tests.domain.plans import GOAL, START, make_goal

TWELVE = timedelta(weeks=12)
FIRST = START + TWELVE


def facts(goal: Goal, level: str = "3", today: date = FIRST) -> GoalFacts:
    del today
    return GoalFacts(goal, Decimal(level), None)


def test_a_number_is_due_every_twelve_weeks() -> None:
    goal = make_goal()
    assert number_due(goal, FIRST - timedelta(days=1)) == 0
    assert number_due(goal, FIRST) == 1
    assert number_due(goal, START - timedelta(days=1)) == 0
    assert number_due(goal, START + 3 * TWELVE) == 3


def test_a_number_that_was_asked_is_not_asked_again() -> None:
    goal = make_goal()
    assert due([facts(goal)], {}, FIRST) == (goal, 1)
    assert due([facts(goal)], {GOAL: 1}, FIRST) is None
    assert due([facts(goal)], {GOAL: 1}, START + 2 * TWELVE) == (goal, 2)


def test_after_a_long_time_without_one_only_the_newest_is_asked() -> None:
    goal = make_goal()
    assert due([facts(goal)], {}, START + 4 * TWELVE) == (goal, 4)


def test_a_goal_that_rests_or_whose_end_is_asked_about_waits() -> None:
    goal = make_goal(deadline=FIRST + timedelta(days=7))
    assert due([facts(goal, "12")], {}, FIRST) is None
    assert due([facts(replace(goal, deadline=FIRST - timedelta(days=1)))], {}, FIRST) is None
    assert due([facts(replace(goal, pauses=(DateSpan(START, FIRST),)))], {}, FIRST) is None


def test_of_several_the_one_that_waits_longest_comes_first() -> None:
    later = replace(make_goal(starts_on=START + timedelta(days=1)), id=UUID(int=9), number=2)
    assert due([facts(later), facts(make_goal())], {}, FIRST + timedelta(days=3)) == (make_goal(), 1)
    assert due([facts(later), facts(make_goal())], {GOAL: 1}, FIRST + timedelta(days=3)) == (later, 1)
