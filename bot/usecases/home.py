"""Where somebody stands, on one page; and the first hello."""

from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.home_facts import WAITS_FOR, GoalsBehind, HomeFacts, Others
from bot.domain.partners import Overview
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
    people = await overview_of(uow, profile, now)
    return HomeFacts(
        profile=profile,
        today=today,
        goals=tuple(goal_facts(plan, today, calendar)),
        open=tuple(still_open(plan, today, calendar)),
        finished=sum(not goal.active for goal in every),
        next_checkin=await next_checkin(uow, profile, every),
        away_until=max((each.last for each in calendar.absences if each.covers(today)), default=None),
        people=people,
        gathering=await on_home(uow, profile, now),
        roadmap=await roadmap_of(uow, profile, now, plan=plan),
        others=await _others(uow, profile, people, now),
    )


async def behind(open_uow: OpenUow, now: datetime, visit: Visit) -> GoalsBehind:
    """The goals that Home folds away; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        today, calendar = profile.calendar.local_date(now), profile.calendar
        plan = await uow.goals.recent_plan(profile.id, today, calendar)
        ended = [goal for goal in await uow.goals.every(profile.id) if not goal.active]
        ended.sort(key=lambda goal: (goal.reached_on or goal.dropped_on or today, goal.number), reverse=True)
        return GoalsBehind(profile, today, tuple(goal_facts(plan, today, calendar)), tuple(ended))


async def _others(uow: UnitOfWork, profile: Profile, people: Overview, now: datetime) -> Others:
    """What passes between somebody and others; nothing is asked of the tables where there is nobody."""
    today = profile.calendar.local_date(now)
    partners = [each.partnership.partner_slack_id for each in people.mine if each.runs]
    helped = [each.partnership.id for each in people.helped]
    return Others(
        heard=await uow.home.heard(partners, today.replace(day=1)) if partners else {},
        waiting=await uow.home.waiting(helped, now - WAITS_FOR) if helped else {},
        told=await uow.home.told(profile.id) if profile.member else frozenset(),
        shows=tuple(await uow.coaches.choices_of(profile.id)),
        coaches=tuple(await uow.coaches.coached_by(profile.id)),
        gave=bool(await uow.feedback.count_by(profile.id)),
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
