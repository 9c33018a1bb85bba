"""Which step comes next."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.roadmap import CAN_SKIP, NOTHING_YET, ORDER, RoadmapFacts, Step, ahead, behind, next_step

DONE = RoadmapFacts(career=True, why=True, gathered=True, listed=3, chosen=2, goals=2, partner=True)


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        (NOTHING_YET, Step.CAREER),
        (RoadmapFacts(career=True), Step.WHY),
        (RoadmapFacts(career=True, why=True), Step.GATHER),
        (RoadmapFacts(career=True, skipped=frozenset({Step.WHY, Step.GATHER})), Step.LIST),
        (replace(DONE, chosen=0, goals=0), Step.CHOOSE),
        (replace(DONE, goals=0), Step.GOALS),
        (replace(DONE, waiting=1), Step.GOALS),
        (replace(DONE, bare=1), Step.PLAN),
        (RoadmapFacts(goals=1, bare=1, ever=True), Step.PLAN),
        (replace(DONE, partner=False), Step.PARTNER),
        (DONE, None),
    ],
)
def test_the_first_step_that_is_open_comes_next_and_a_goal_without_a_promise_before_all(
    facts: RoadmapFacts, step: Step | None
) -> None:
    assert next_step(facts) is step


def test_without_a_list_there_is_nothing_to_choose_from() -> None:
    facts = RoadmapFacts(skipped=frozenset({Step.CAREER, Step.WHY, Step.GATHER, Step.LIST}))
    assert next_step(facts) is Step.GOALS
    assert next_step(replace(facts, listed=1)) is Step.CHOOSE


few = st.integers(0, 2)
everybody = st.builds(
    RoadmapFacts, st.booleans(), st.booleans(), st.booleans(), few, few, few, few, few, st.booleans(),
    st.booleans(), st.frozensets(st.sampled_from(sorted(CAN_SKIP))),
)  # fmt: skip


@given(everybody)
def test_no_step_is_both_behind_and_ahead_and_none_that_was_left_out_is_offered(facts: RoadmapFacts) -> None:
    done, rest, step = behind(facts), ahead(facts), next_step(facts)
    assert not set(done) & set(rest)
    assert [each for each in ORDER if each in {*done, *rest}] == sorted({*done, *rest}, key=ORDER.index)
    assert step is None or step not in facts.skipped
    assert step is None or facts.bare or step in rest
