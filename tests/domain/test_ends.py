"""When the end of a goal is asked about: its target is hit, or its day is over, and each question once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from bot.domain.ends import EndAsk, EndSaid, asked_in, crosses, hit_on, is_hit
from bot.domain.goals import Entry, Goal, Measure
from bot.domain.pace import level_of
from bot.domain.progress import Plan, facts_of
from tests.domain.plans import ADA, GOAL, PROMISE, make_cal, make_goal, march

WEEK = march(9)
COUNTED = make_goal()
"""12 people, from Mon 2 Mar on."""
READ_DOWN = replace(COUNTED, measure=Measure.READ, baseline=Decimal(80), target=Decimal(70), unit="kg")
NO_TARGET = replace(COUNTED, target=None)


def entry(day: int, amount: str, number: int = 0, *, moves_goal: bool = True) -> Entry:
    return Entry(
        UUID(int=1000 + 10 * day + number), ADA, GOAL, PROMISE, march(day), Decimal(amount), "", moves_goal
    )


def hit(goal: Goal, *entries: Entry) -> date | None:
    return hit_on(goal, entries, level_of(goal, entries))


@pytest.mark.parametrize(
    ("goal", "level", "is_there"),
    [
        (COUNTED, 12, True),
        (COUNTED, 11, False),
        (COUNTED, 13, True),
        (READ_DOWN, 70, True),
        (READ_DOWN, 69, True),
        (READ_DOWN, 71, False),
        (NO_TARGET, 99, False),
    ],
)
def test_a_target_is_hit_whichever_way_the_goal_goes(goal: Goal, level: int, *, is_there: bool) -> None:
    assert is_hit(goal, Decimal(level)) is is_there


def test_the_day_of_a_hit_is_the_one_that_brought_the_level_there() -> None:
    assert hit(COUNTED, entry(3, "6"), entry(4, "6"), entry(5, "1")) == march(4)
    assert hit(COUNTED, entry(3, "6"), entry(4, "5")) is None


def test_what_was_lost_again_is_hit_when_it_comes_back() -> None:
    assert hit(READ_DOWN, entry(3, "69"), entry(4, "72"), entry(5, "70"), entry(6, "68")) == march(5)
    assert hit(READ_DOWN, entry(3, "69"), entry(4, "72")) is None


def test_several_entries_of_one_day_hit_it_together() -> None:
    assert hit(COUNTED, entry(3, "5"), entry(3, "7", 1)) == march(3)


def test_an_entry_for_something_else_hits_nothing() -> None:
    assert hit(COUNTED, entry(3, "12", moves_goal=False)) is None
    assert not crosses(COUNTED, entry(3, "12", moves_goal=False), [], Decimal(12))


def test_only_the_entry_that_crosses_asks() -> None:
    first, second, third = entry(3, "6"), entry(4, "6"), entry(5, "1")
    assert not crosses(COUNTED, first, [first], Decimal(6))
    assert crosses(COUNTED, second, [first, second], Decimal(12))
    assert not crosses(COUNTED, third, [first, second, third], Decimal(13))


def test_a_reading_asks_when_the_one_before_was_short() -> None:
    above, there, below = entry(3, "75"), entry(4, "70"), entry(5, "69")
    assert crosses(READ_DOWN, there, [above, there], Decimal(70))
    assert not crosses(READ_DOWN, below, [above, there, below], Decimal(69))


def asks(goal: Goal, logged: str, said: EndSaid, today: date, week_on: date = WEEK) -> EndAsk | None:
    facts = facts_of(goal, Plan((goal,), (), (entry(3, logged),)), today, make_cal())
    return asked_in(facts, said, week_on, today)


def test_a_hit_is_asked_about_in_one_checkin_unless_its_owner_said_not_yet() -> None:
    assert asks(COUNTED, "12", EndSaid(), march(16)) is EndAsk.REACHED
    assert asks(COUNTED, "12", EndSaid(reached_asked_in=WEEK), march(16)) is EndAsk.REACHED
    assert asks(COUNTED, "12", EndSaid(reached_asked_in=march(2)), march(16)) is None
    assert asks(COUNTED, "12", EndSaid(not_yet_on=march(10)), march(16)) is None


def test_a_day_that_is_over_is_asked_about_in_one_checkin() -> None:
    after = date(2026, 7, 6)
    late = replace(COUNTED, deadline=march(31))
    assert asks(late, "3", EndSaid(), march(31)) is None
    assert asks(late, "3", EndSaid(), after) is EndAsk.DEADLINE
    assert asks(late, "3", EndSaid(deadline_asked_in=march(2)), after) is None


def test_a_goal_that_has_ended_or_has_no_day_is_not_asked_about() -> None:
    assert asks(replace(COUNTED, dropped_on=march(5)), "12", EndSaid(), march(16)) is None
    assert asks(replace(COUNTED, deadline=None), "3", EndSaid(), march(16)) is None
