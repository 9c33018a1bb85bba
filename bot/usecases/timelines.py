"""The whole plan over time, looked at."""

from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow
from bot.domain.people import Visit
from bot.domain.progress import goal_facts
from bot.domain.timelines import Timeline, timeline
from bot.usecases.visits import opened


async def look(open_uow: OpenUow, now: datetime, visit: Visit) -> Timeline:
    """Somebody's plan as it stands; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        today = profile.calendar.local_date(now)
        plan = await uow.goals.plan(profile.id)
        every = await uow.goals.every(profile.id)
        facts = goal_facts(plan, today, profile.calendar)
        return timeline(profile, facts, [goal for goal in every if not goal.active], plan.entries, today)
