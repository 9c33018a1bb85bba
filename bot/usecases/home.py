"""Where somebody stands, on one page; and the first hello."""

from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.home_facts import HomeFacts
from bot.domain.people import Profile, Visit
from bot.domain.progress import goal_facts, still_open
from bot.usecases.agreements import overview_of
from bot.usecases.careers import roadmap_of
from bot.usecases.gathered import on_home
from bot.usecases.settings import next_checkin
from bot.usecases.visits import opened


async def look(open_uow: OpenUow, now: datetime, visit: Visit) -> HomeFacts:
    """Everything on somebody's Home; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await look_at(uow, profile, now)


async def look_at(uow: UnitOfWork, profile: Profile, now: datetime) -> HomeFacts:
    """The same within an open transaction."""
    today, calendar = profile.calendar.local_date(now), profile.calendar
    plan = await uow.goals.recent_plan(profile.id, today, calendar)
    every = await uow.goals.every(profile.id)
    return HomeFacts(
        profile=profile,
        today=today,
        goals=tuple(goal_facts(plan, today, calendar)),
        open=tuple(still_open(plan, today, calendar)),
        finished=sum(not goal.active for goal in every),
        next_checkin=await next_checkin(uow, profile, every),
        away_until=max((each.last for each in calendar.absences if each.covers(today)), default=None),
        people=await overview_of(uow, profile, now),
        gathering=await on_home(uow, profile, now),
        roadmap=await roadmap_of(uow, profile, now, plan=plan),
    )


async def greet(open_uow: OpenUow, now: datetime, visit: Visit, *, looked_only: bool = False) -> bool:
    """Owe the welcome to somebody who comes for the first time and has no goal; once in a lifetime.

    Whom somebody invited or asked came by that and gets that alone, and so does whoever did something
    before; `looked_only`: all they did is to look where they stand, just now.

    Returns:
        Whether it is owed now.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        if profile.acted_on is not None and not looked_only:
            return False
        return await greet_in(uow, profile, now)


async def greet_in(uow: UnitOfWork, profile: Profile, now: datetime) -> bool:
    """The same within an open transaction."""
    slack_user_id = profile.person.slack_user_id
    if profile.person.welcomed or profile.member:
        return False
    if await uow.partners.waiting_for(slack_user_id, now) or await uow.partners.helped_by(slack_user_id):
        return False
    if await uow.gathering.waiting_for(slack_user_id, now):
        return False
    if not await uow.people.welcome(profile.id, now):
        return False
    mailbox = await uow.deliveries.mailbox_of_person(slack_user_id)
    key = f"{Kind.WELCOME}:{profile.id}"
    about = {"person": str(profile.id)}
    return await uow.deliveries.owe(mailbox, Kind.WELCOME, key, now, about) is not None
