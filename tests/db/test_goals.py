"""Goals, promises, entries and notes in both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.goals import Commitment, Entry, Goal
from bot.domain.people import DEFAULT_TIMES, Introduction
from tests.db.conftest import NOW
from tests.domain.plans import make_commitment, make_goal


@pytest.fixture
async def ada(tables: Transactions, workspace: UUID) -> UUID:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uow.new_id(), Introduction("U1", "Ada", "Europe/Berlin", "en-GB"), NOW)
        profile = await uow.people.profile("U1", NOW)
        assert profile is not None
        await uow.people.choose(profile.id, DEFAULT_TIMES, NOW)
        return profile.id


@pytest.fixture
async def plan(tables: Transactions, workspace: UUID, ada: UUID) -> tuple[Goal, Commitment]:
    """A goal counted in workshops with a promise counted in people."""
    goal = replace(make_goal(), id=uuid4(), member_id=ada, number=1, unit="workshops")
    promise = replace(make_commitment(unit="people"), id=uuid4(), goal_id=goal.id, member_id=ada)
    async with tables.open_uow(workspace) as uow:
        await uow.goals.add(goal, NOW)
        await uow.goals.add_commitment(promise, NOW)
    return goal, promise


def entry(goal: Goal, commitment: Commitment | None = None, amount: int = 1) -> Entry:
    return Entry(
        uuid4(),
        goal.member_id,
        goal.id,
        commitment.id if commitment else None,
        date(2026, 3, 9),
        Decimal(amount),
    )


async def test_a_plan_comes_back_as_it_was_written(
    tables: Transactions, workspace: UUID, ada: UUID, plan: tuple[Goal, Commitment]
) -> None:
    goal, promise = plan
    async with tables.open_uow(workspace) as uow:
        found = await uow.goals.plan(ada)
        assert found.goals == (goal,)
        assert [each.id for each in found.commitments] == [promise.id]
        assert await uow.goals.goal(goal.id) == goal
        assert await uow.goals.commitment(promise.id) == promise
        assert await uow.goals.commitments(goal.id) == [promise]


async def test_numbers_count_on_for_each_member(tables: Transactions, workspace: UUID, ada: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        assert [await uow.goals.next_number(ada) for _ in range(3)] == [1, 2, 3]


async def test_another_workspace_sees_nothing(
    tables: Transactions, ada: UUID, plan: tuple[Goal, Commitment]
) -> None:
    async with tables.open_clock_uow() as clock:
        other = await clock.workspace("", "T2", NOW, "UTC")
    async with tables.open_uow(other) as uow:
        assert (await uow.goals.plan(ada)).goals == ()
        assert await uow.goals.goal(plan[0].id) is None
        assert await uow.goals.commitment(plan[1].id) is None


async def test_unconfirmed_and_ended_promises_are_not_in_the_plan(
    tables: Transactions, workspace: UUID, ada: UUID, plan: tuple[Goal, Commitment]
) -> None:
    goal, promise = plan
    draft = replace(promise, id=uuid4(), confirmed=False)
    async with tables.open_uow(workspace) as uow:
        await uow.goals.add_commitment(draft, NOW)
        assert [each.id for each in (await uow.goals.plan(ada)).commitments] == [promise.id]
        await uow.goals.forget_commitment(draft.id)
        await uow.goals.forget_commitment(promise.id)
        assert await uow.goals.commitment(draft.id) is None
        assert await uow.goals.commitment(promise.id) is not None
        await uow.goals.end_commitments(goal.id, date(2026, 3, 9))
        assert (await uow.goals.plan(ada)).commitments == ()
        await uow.goals.resume_commitments(goal.id, date(2026, 3, 9))
        assert [each.id for each in (await uow.goals.plan(ada)).commitments] == [promise.id]


async def test_a_changed_entry_counts_as_it_is_now_and_once(
    tables: Transactions, workspace: UUID, ada: UUID, plan: tuple[Goal, Commitment]
) -> None:
    old = entry(plan[0])
    new = replace(old, id=uuid4(), amount=Decimal("2.5"), note="better")
    async with tables.open_uow(workspace) as uow:
        await uow.goals.add_entry(old, NOW)
        assert await uow.goals.replace_entry(old.id, new, NOW)
        assert not await uow.goals.replace_entry(old.id, replace(new, id=uuid4()), NOW)
        assert (await uow.goals.plan(ada)).entries == (new,)
        assert await uow.goals.entry(old.id) is None
        assert await uow.goals.last_act(ada) == new.id


async def test_a_withdrawn_entry_counts_no_more_and_is_withdrawn_once(
    tables: Transactions, workspace: UUID, ada: UUID, plan: tuple[Goal, Commitment]
) -> None:
    old = entry(plan[0])
    async with tables.open_uow(workspace) as uow:
        await uow.goals.add_entry(old, NOW)
        assert await uow.goals.withdraw_entry(old, uuid4(), NOW, undoes=old.id)
        assert not await uow.goals.withdraw_entry(old, uuid4(), NOW)
        assert (await uow.goals.plan(ada)).entries == ()
        assert await uow.goals.last_act(ada) is None


async def test_an_entry_for_a_promise_moves_its_goal_only_in_the_same_unit(
    tables: Transactions, workspace: UUID, ada: UUID, plan: tuple[Goal, Commitment]
) -> None:
    goal, promise = plan
    same = replace(promise, id=uuid4(), unit="workshop")
    async with tables.open_uow(workspace) as uow:
        await uow.goals.add_commitment(same, NOW)
        for each in (entry(goal, promise), entry(goal, same), entry(goal)):
            await uow.goals.add_entry(each, NOW)
        entries = (await uow.goals.plan(ada)).entries
    assert {each.commitment_id: each.moves_goal for each in entries} == {
        promise.id: False,
        same.id: True,
        None: True,
    }


async def test_a_note_is_its_writers_alone(tables: Transactions, workspace: UUID, ada: UUID) -> None:
    note_id, stranger = uuid4(), uuid4()
    async with tables.open_uow(workspace) as uow:
        await uow.notes.add(note_id, ada, "secret", NOW)
        assert await uow.notes.words(note_id, stranger) is None
        assert not await uow.notes.keep(note_id, stranger, NOW)
        assert not await uow.notes.forget(note_id, stranger)
        assert await uow.notes.words(note_id, ada) == "secret"
        assert await uow.notes.keep(note_id, ada, NOW)
        assert await uow.notes.forget(note_id, ada)
        assert await uow.notes.words(note_id, ada) is None


async def test_the_first_goal_has_a_day(
    tables: Transactions, workspace: UUID, ada: UUID, plan: tuple[Goal, Commitment]
) -> None:
    async with tables.open_uow(workspace) as uow:
        assert await uow.goals.first_goal_on(ada) == plan[0].starts_on
        assert await uow.goals.first_goal_on(uuid4()) is None
        assert [goal.id for goal in await uow.goals.every(ada)] == [plan[0].id]
