"""The plans of several members at once are the plans of each; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from bot.db.unit_of_work import Transactions, UnitOfWork
from bot.domain.goals import Entry
from bot.domain.people import DEFAULT_TIMES, Introduction
from tests.domain.plans import make_commitment, make_entry, make_goal, march

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)


async def member(uow: UnitOfWork, slack_id: str, *, goals: int = 1) -> UUID:
    """Somebody with so many goals and two promises in each."""
    person_id = uuid4()
    await uow.people.meet(person_id, Introduction(slack_id, slack_id, "Europe/Berlin", "en-GB"), NOW)
    await uow.people.choose(person_id, DEFAULT_TIMES, NOW)
    for number in range(goals):
        goal = replace(make_goal(), id=uuid4(), member_id=person_id, number=number + 1)
        await uow.goals.add(goal, NOW)
        for _ in range(2):
            promise = replace(make_commitment(), id=uuid4(), goal_id=goal.id, member_id=person_id)
            await uow.goals.add_commitment(promise, NOW)
    return person_id


async def logged(uow: UnitOfWork, person_id: UUID, on: date) -> Entry:
    (goal, *_) = (await uow.goals.plan(person_id)).goals
    entry = replace(
        make_entry(on, commitment_id=None), id=uuid4(), member_id=person_id, goal_id=goal.id, moves_goal=True
    )
    await uow.goals.add_entry(entry, NOW)
    return entry


async def test_each_plan_is_as_it_would_be_alone(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        ada, ben = await member(uow, "U1", goals=2), await member(uow, "U2")
        await member(uow, "U3")
        assert await uow.goals.plans([ada, ben]) == {
            ada: await uow.goals.plan(ada),
            ben: await uow.goals.plan(ben),
        }
        assert await uow.goals.plans([]) == {}


async def test_who_has_no_active_goal_and_what_has_ended_is_left_out(
    tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        ada, ben, mia = await member(uow, "U1"), await member(uow, "U2"), await member(uow, "U3", goals=0)
        (goal,) = (await uow.goals.plan(ada)).goals
        await uow.goals.change(goal.id, dropped_on=march(9))
        (kept,) = (await uow.goals.plan(ben)).goals
        await uow.goals.end_commitments(kept.id, march(9))
        plans = await uow.goals.plans([ada, ben, mia])
        assert list(plans) == [ben]
        assert (plans[ben].goals, plans[ben].commitments) == ((kept,), ())


async def test_entries_of_several_members_from_a_day_on(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        ada, ben, mia = await member(uow, "U1"), await member(uow, "U2"), await member(uow, "U3")
        early, late = await logged(uow, ada, march(2)), await logged(uow, ben, march(4))
        withdrawn = await logged(uow, ada, march(3))
        await uow.goals.withdraw_entry(withdrawn, uuid4(), NOW)
        await logged(uow, mia, march(3))
        assert await uow.goals.entries_since([ada, ben], march(2)) == [early, late]
        assert await uow.goals.entries_since([ada, ben], march(3)) == [late]
        assert await uow.goals.entry(withdrawn.id) is None
        assert await uow.goals.entry(late.id) == late
