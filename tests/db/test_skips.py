"""Skipped periods as the tables keep them; on both databases."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

from bot.db.unit_of_work import Transactions
from bot.domain.calendar import DateSpan
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.skips import Skip
from tests.domain.plans import make_commitment, make_goal, march

NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)
FRIDAY, MONDAY = DateSpan(march(6), march(6)), DateSpan(march(9), march(9))
WEEK = DateSpan(march(2), march(8))


async def test_skips_are_kept_once_and_stand_with_their_promise(
    tables: Transactions, workspace: UUID
) -> None:
    ben, goal_id = uuid4(), uuid4()
    goal = replace(make_goal(), id=goal_id, member_id=ben)
    promise = replace(make_commitment(), id=uuid4(), goal_id=goal_id, member_id=ben)
    other = replace(promise, id=uuid4())
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(ben, Introduction("U1BEN", "Ben", "Europe/Berlin", "en-GB"), NOW)
        await uow.people.choose(ben, DEFAULT_TIMES, NOW)
        await uow.goals.add(goal, NOW)
        for each in (promise, other):
            await uow.goals.add_commitment(each, NOW)
        for span, on in ((MONDAY, march(10)), (FRIDAY, march(31)), (MONDAY, march(12))):
            await uow.skips.add(uuid4(), ben, Skip(promise.id, span, on), NOW)
        await uow.skips.add(uuid4(), ben, Skip(None, WEEK, march(9)), NOW)
    friday = Skip(promise.id, FRIDAY, march(31), promise.short_name)
    monday = Skip(promise.id, MONDAY, march(10), promise.short_name)
    week = Skip(None, WEEK, march(9))
    async with tables.open_uow(workspace) as uow:
        assert await uow.skips.since(ben, march(1)) == [week, friday, monday]
        assert await uow.skips.since(ben, march(11)) == [friday]
        assert await uow.skips.since(uuid4(), march(1)) == []
        assert await uow.skips.touching(ben, DateSpan(march(8), march(9))) == [week, monday]
        assert await uow.skips.touching(ben, DateSpan(march(10), march(15))) == []
        plan, plans = await uow.goals.plan(ben), await uow.goals.plans([ben])
        found = await uow.goals.commitment(promise.id)
        assert found is not None
        assert found.skips == (FRIDAY, MONDAY)
        for kept in (plan, plans[ben]):
            assert {each.id: each.skips for each in kept.commitments} == {
                promise.id: (FRIDAY, MONDAY),
                other.id: (),
            }
