"""What a member's goals and promises have come to, for everything that shows them."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.goals import Cadence, Commitment, Goal
from bot.domain.pace import PaceVerdict
from bot.domain.progress import (
    Plan,
    candidates,
    counts_for_goal,
    facts_of,
    goal_facts,
    meant,
    plan_of,
    still_open,
    usual_step,
)
from tests.domain.plans import GOAL, PROMISE, make_cal, make_commitment, make_entry, make_goal, march

CAL = make_cal()
OTHER = UUID(int=99)
FRIDAY = march(27)


def goal(number: int = 1, unit: str = "people") -> Goal:
    return replace(
        make_goal(deadline=FRIDAY), id=UUID(int=GOAL.int * 1000 + number), number=number, unit=unit
    )


def promise(of: Goal, number: int = 0, unit: str = "people") -> Commitment:
    return replace(make_commitment(number=number, unit=unit), goal_id=of.id)


def test_a_plan_holds_the_promises_of_its_goals_alone() -> None:
    mine, others = promise(goal()), replace(promise(goal()), id=OTHER, goal_id=OTHER)
    plan = plan_of([goal()], [mine, others], [], has_open_slips=True)
    assert [each.id for each in plan.commitments] == [mine.id]
    assert plan.has_open_slips


def test_a_promise_ends_with_its_goal_at_the_latest() -> None:
    earlier = replace(promise(goal(), 1), ends_on=march(20))
    later = replace(promise(goal(), 2), ends_on=march(31))
    plan = plan_of([goal()], [promise(goal()), earlier, later], [])
    assert [each.ends_on for each in plan.commitments] == [FRIDAY, march(20), FRIDAY]


def test_a_plan_finds_what_is_in_it() -> None:
    one, two = goal(1), goal(2)
    plan = plan_of([one, two], [promise(one, 1), promise(two, 2), promise(one, 3)], [])
    assert plan.goal(two.id) == two
    assert plan.goal(OTHER) is None
    found = plan.commitment(promise(two, 2).id)
    assert found is not None
    assert found.goal_id == two.id
    assert plan.commitment(OTHER) is None
    assert [each.id for each in plan.of_goal(one.id)] == [promise(one, 1).id, promise(one, 3).id]
    assert plan.of_goal(OTHER) == ()


@pytest.mark.parametrize(
    ("promised", "wanted", "counts"),
    [
        ("workshops", "workshops", True),
        ("workshop", "Workshops", True),
        ("people", "person", True),
        ("team  members", "team member", True),
        ("min", "hours", False),
        ("people", "workshops", False),
        ("", "", False),
        (" ", "", False),
        ("", "workshops", False),
    ],
)
def test_what_is_logged_for_a_promise_moves_a_goal_that_counts_the_same(
    promised: str, wanted: str, counts: bool
) -> None:
    assert counts_for_goal(promised, wanted) is counts
    assert counts_for_goal(wanted, promised) is counts


@given(st.text(max_size=30))
def test_a_unit_counts_the_same_as_itself(unit: str) -> None:
    assert counts_for_goal(unit, unit) is bool(unit.split())


def test_everything_can_be_logged_for_by_its_names() -> None:
    plan = plan_of([make_goal()], [make_commitment()], [])
    assert [(each.id, each.names) for each in candidates(plan)] == [
        (PROMISE, ("Feedback", "people", "give feedback")),
        (GOAL, ("Feedback", "people", "Give more feedback")),
    ]
    assert [each.names for each in candidates(plan, by_words=False)] == [("Feedback", "people")] * 2


def test_a_promise_that_moves_its_goal_stands_for_both() -> None:
    plan = plan_of([make_goal()], [make_commitment()], [])
    assert meant([PROMISE, GOAL], plan) == [PROMISE]
    assert meant([GOAL], plan) == [GOAL]


def test_a_promise_that_counts_something_else_leaves_its_goal_to_be_asked_about() -> None:
    plan = plan_of([make_goal()], [make_commitment(unit="min")], [])
    assert meant([GOAL, PROMISE], plan) == [GOAL, PROMISE]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    goals = [
        goal(number, draw(st.sampled_from(["people", "min", ""])))
        for number in range(1, draw(st.integers(2, 4)))
    ]
    owners = draw(st.lists(st.sampled_from(goals), max_size=6))
    units = st.sampled_from(["people", "min", ""])
    return plan_of(goals, [promise(each, nth, draw(units)) for nth, each in enumerate(owners)], [])


@given(plans())
def test_of_what_matches_only_a_goal_is_left_out_that_a_promise_of_its_own_moves(plan: Plan) -> None:
    ids = [*(each.id for each in plan.commitments), *(each.id for each in plan.goals)]
    found = meant(ids, plan)
    assert [each.id for each in plan.commitments] == found[: len(plan.commitments)]
    assert meant(found, plan) == found
    for each in plan.goals:
        moved = any(counts_for_goal(promise.unit, each.unit) for promise in plan.of_goal(each.id))
        assert (each.id in found) is not moved


@pytest.mark.parametrize(
    ("amount", "unit", "step"),
    [("90", "min", "90"), ("3", "people", "1"), ("0.5", "km", "0.5"), ("3", "", "1")],
)
def test_a_sitting_adds_a_whole_length_or_one_thing(amount: str, unit: str, step: str) -> None:
    assert usual_step(make_commitment(amount=amount, unit=unit)) == Decimal(step)


def test_a_goal_stands_with_its_pace_and_each_of_its_promises() -> None:
    entries = [make_entry(march(day)) for day in (9, 10)]
    plan = plan_of([make_goal(deadline=FRIDAY)], [make_commitment(), make_commitment(number=1)], entries)
    (facts,) = goal_facts(plan, march(10), CAL)
    assert facts == facts_of(make_goal(deadline=FRIDAY), plan, march(10), CAL)
    assert facts.level == 2
    assert facts.pace is not None
    assert facts.pace.verdict is PaceVerdict.BEHIND
    kept, missed = facts.promises
    assert kept.state is not None
    assert kept.state.kept
    assert missed.state is not None
    assert missed.state.left == 1
    assert kept.streak.kept == 2
    assert missed.streak.kept == 0


def test_a_promise_without_an_open_period_has_no_state() -> None:
    plan = plan_of([make_goal()], [make_commitment()], [])
    (facts,) = goal_facts(plan, march(14), CAL)
    assert facts.promises[0].state is None
    assert facts.pace is None


def test_goals_stand_in_given_order() -> None:
    plan = plan_of([goal(2), goal(1)], [], [])
    assert [each.goal.number for each in goal_facts(plan, march(9), CAL)] == [2, 1]


def test_what_is_done_is_no_longer_open() -> None:
    promises = [make_commitment(), make_commitment(Cadence.WEEKLY, number=1, weekdays=(1,))]
    plan = plan_of([make_goal()], promises, [])
    assert [each.commitment.id for each in still_open(plan, march(9), CAL)] == [PROMISE]
    tuesday = still_open(plan, march(10), CAL)
    assert [each.commitment.id for each in tuesday] == [each.id for each in promises]
    done = plan_of([make_goal()], promises, [make_entry(march(10))])
    (left,) = still_open(done, march(10), CAL)
    assert left.commitment.id == promises[1].id
    assert left.state is not None


@given(st.lists(st.integers(2, 13), max_size=8), st.integers(2, 15))
def test_an_entry_shows_nowhere_but_in_its_own_promise(days: list[int], today: int) -> None:
    entries = [replace(make_entry(march(day)), id=UUID(int=nth)) for nth, day in enumerate(days)]
    mine, other = make_commitment(Cadence.WEEKLY, times="5"), make_commitment(Cadence.WEEKLY, number=1)
    with_entries, without = (
        facts_of(make_goal(), plan_of([make_goal()], [mine, other], known), march(today), CAL)
        for known in (entries, [])
    )
    assert with_entries.level == len(days)
    assert with_entries.promises[1] == without.promises[1]
