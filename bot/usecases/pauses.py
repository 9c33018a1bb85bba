"""A goal rests until a day, and goes on; its paused days count for nothing."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import DAY, DateSpan
from bot.domain.errors import Gone
from bot.domain.goals import Goal
from bot.domain.locales import day_first
from bot.domain.pause_facts import Paused, PauseForm, WentOn
from bot.domain.pauses import PauseWords, allowed, ended_today
from bot.domain.people import Profile, Visit
from bot.domain.ranges import parse_range
from bot.usecases.ends import follow, take_up
from bot.usecases.goals import own_goal
from bot.usecases.visits import opened

PROPOSED = timedelta(weeks=2)
"""How long a pause is that the form proposes."""


async def form(open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID) -> PauseForm:
    """What the form for a pause shows.

    Raises:
        NotUnderstood, Gone, NotAllowed: there is no such active goal of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        goal = await _active(uow, profile, which)
        today = profile.calendar.local_date(now)
        return PauseForm(profile, goal, today, today + PROPOSED)


async def pause(open_uow: OpenUow, now: datetime, visit: Visit, words: PauseWords) -> Paused:
    """Let a goal rest on the days in a person's own words; one day alone is the last of them.

    Raises:
        NotUnderstood, Gone, NotAllowed: there is no such active goal of theirs.
        BadDate, DateInPast, DateTooFar: days that cannot be read or meant.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await _active(uow, profile, words.which)
        today, locale = profile.calendar.local_date(now), profile.person.locale
        first, last = parse_range(words.days, today, day_first=day_first(locale))
        return await _pause(uow, profile, goal, now, DateSpan(today if first == last else first, last))


async def pause_until(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, last: date) -> Paused:
    """Let a goal rest from today until a day that was chosen; raises as `pause` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await _active(uow, profile, goal_id)
        return await _pause(uow, profile, goal, now, DateSpan(profile.calendar.local_date(now), last))


async def go_on(open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID) -> WentOn:
    """A goal goes on today: its pause ends, or it is taken up again where it had been reached or let go.

    Raises:
        NotUnderstood, Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, which)
        today = profile.calendar.local_date(now)
        if not goal.active:
            return WentOn(await take_up(uow, profile, goal, now), today, was_over=True)
        passed = next((each for each in goal.pauses if each.covers(today)), None)
        if all(each.last < today for each in goal.pauses):
            return WentOn(goal, today)
        changed = await _keep(uow, goal, ended_today(goal.pauses, today), now)
        await follow(uow, profile, now)
        days = DateSpan(passed.first, today - DAY) if passed and passed.first < today else None
        return WentOn(changed, today, days, was_paused=True)


async def _active(uow: UnitOfWork, profile: Profile, which: str | UUID) -> Goal:
    goal = await own_goal(uow, profile, which)
    if not goal.active:
        raise Gone("goal")
    return goal


async def _pause(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime, days: DateSpan) -> Paused:
    """Note a pause; of one that runs already only what has passed stays."""
    today = profile.calendar.local_date(now)
    days = allowed(days.first, days.last, today)
    running = [each for each in goal.pauses if each.covers(days.first)]
    before = ended_today(running, days.first)
    others = [each for each in goal.pauses if each not in running]
    changed = await _keep(uow, goal, (*others, *before, days), now)
    await follow(uow, profile, now)
    return Paused(changed, today, days)


async def _keep(uow: UnitOfWork, goal: Goal, pauses: tuple[DateSpan, ...], now: datetime) -> Goal:
    await uow.ends.remove_pauses(goal.id)
    for each in pauses:
        await uow.ends.pause(uow.new_id(), goal.id, each, now)
    return replace(goal, pauses=pauses)
