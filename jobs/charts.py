"""What a chart that was asked for shows when it goes out."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.slack import chart_views
from bot.usecases import charts
from jobs.compose import Composed, Composer, Skip


async def chart(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """A goal's way so far, from the facts of now."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    goal = await uow.goals.goal(UUID(owed.about["goal"]))
    if profile is None or goal is None:
        return Skip("the person or the goal is gone")
    return chart_views.chart(await charts.chart_of(uow, profile, goal, now))


ANSWERS: Mapping[str, Composer] = {charts.WHAT: chart}
