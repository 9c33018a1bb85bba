"""A goal's way so far, on request."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.charts import ChartFacts, chart_facts
from bot.domain.deliveries import Kind
from bot.domain.goals import Goal
from bot.domain.people import Profile, Visit
from bot.domain.progress import facts_of, plan_of
from bot.usecases.goals import own_goal
from bot.usecases.visits import opened

WHAT = "chart"
"""What such an answer is about, where it goes to the person's conversation with the bot."""


async def look(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> ChartFacts:
    """A goal's chart.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await chart_of(uow, profile, await own_goal(uow, profile, goal_id), now)


async def send(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> ChartFacts:
    """The same, owed to the person as a message too: where they asked, Slack draws none.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        if not profile.times.plain_text:
            mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
            about = {"what": WHAT, "member": str(profile.id), "goal": str(goal.id)}
            await uow.deliveries.owe(mailbox, Kind.ANSWER, f"{WHAT}:{uow.new_id()}", now, about)
        return await chart_of(uow, profile, goal, now)


async def chart_of(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime) -> ChartFacts:
    """A goal's chart from all that was logged for it, whether it is active or not."""
    today = profile.calendar.local_date(now)
    entries = await uow.goals.entries(profile.id, [goal.id])
    facts = facts_of(goal, plan_of([goal], [], entries), today, profile.calendar)
    return chart_facts(profile, facts, entries, today)
