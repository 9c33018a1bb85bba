"""Who sees what of one goal."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.home_facts import GoalSeen
from bot.domain.intentions import Told
from bot.domain.people import Profile, Visit
from bot.usecases.agreements import agreements_of
from bot.usecases.goals import own_goal
from bot.usecases.visits import opened


async def look(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> GoalSeen:
    """Everybody who sees something of a goal of one's own, or could; changes nothing.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _seen(uow, profile, goal_id, now)


async def _seen(uow: UnitOfWork, profile: Profile, goal_id: UUID, now: datetime) -> GoalSeen:
    goal = await own_goal(uow, profile, goal_id)
    found = await agreements_of(uow, await uow.partners.open_of(profile.id), now)
    told = [
        Told(each, tuple(await uow.intentions.readers(each.id)))
        for each in await uow.intentions.of_goal(goal.id)
    ]
    return GoalSeen(
        goal=goal,
        today=profile.calendar.local_date(now),
        agreements=tuple(each for each in found if each.runs or each.partnership.waits(now)),
        told=tuple(told),
        shows=tuple(await uow.coaches.choices_of(profile.id)),
    )
