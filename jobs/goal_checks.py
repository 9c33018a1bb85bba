"""What is sent after a goal check was closed."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.slack import goal_check_views
from bot.usecases import goal_checks
from jobs.compose import Composed, Composer, Skip


async def first_promise(uow: UnitOfWork, owed: Owed, _now: datetime) -> Composed:
    """The way to a first promise, while the goal has none."""
    goal = await uow.goals.goal(UUID(owed.about["goal"]))
    if goal is None or not goal.active:
        return Skip("the goal is gone")
    plan = await uow.goals.plan(goal.member_id)
    if any(promise.goal_id == goal.id for promise in plan.commitments):
        return Skip("it has a promise")
    return goal_check_views.offer(goal.short_name, str(goal.id))


ANSWERS: Mapping[str, Composer] = {goal_checks.FIRST_PROMISE: first_promise}
