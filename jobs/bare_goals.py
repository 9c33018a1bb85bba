"""What is said of goals without a promise when the moment has come."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import reminder_at
from bot.domain.deliveries import Kind, State
from bot.slack import bare_goal_views
from bot.usecases.bare_goals import is_bare, made_on
from jobs.compose import Composed, Composer, Later, Skip


async def compose(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The mention, where it is still true; one that stands follows what became of it."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    made = await made_on(uow, profile, date.fromisoformat(owed.about["on"])) if profile else []
    if profile is None or not made:
        return Skip("its goals are gone")
    bare = [goal for goal in made if await is_bare(uow, profile, goal, now)]
    if owed.state is State.SENT:
        return bare_goal_views.message(bare) if bare else bare_goal_views.settled(made)
    if not bare:
        return Skip("they have promises, have ended or rest")
    if not profile.times.nudges_on:
        return Skip("nudges are off")
    if not profile.calendar.counts(profile.calendar.local_date(now)):
        return Later(reminder_at(now, profile.times.nudge_time, profile.calendar))
    return bare_goal_views.message(bare)


COMPOSERS: Mapping[Kind, Composer] = {Kind.NO_PROMISE: compose}
