"""What is said of a goal without a promise when the moment has come."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import reminder_at
from bot.domain.deliveries import Kind, State
from bot.domain.pauses import paused_until
from bot.slack import bare_goal_views
from jobs.compose import Composed, Composer, Later, Skip


async def compose(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The mention, where it is still true; one that stands follows what became of it."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    goal = await uow.goals.goal(UUID(owed.about["goal"])) if profile else None
    if profile is None or goal is None:
        return Skip("its goal is gone")
    has_one = bool(await uow.goals.commitments(goal.id))
    if owed.state is State.SENT:
        return bare_goal_views.message(goal, settled=has_one or not goal.active)
    today, times = profile.calendar.local_date(now), profile.times
    if has_one or not goal.active or paused_until(goal.pauses, today):
        return Skip("it has a promise, has ended or rests")
    if not times.nudges_on:
        return Skip("nudges are off")
    if not profile.calendar.counts(today):
        return Later(reminder_at(now, times.nudge_time, profile.calendar))
    return bare_goal_views.message(goal)


COMPOSERS: Mapping[Kind, Composer] = {Kind.NO_PROMISE: compose}
