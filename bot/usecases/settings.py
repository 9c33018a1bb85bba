"""The times a person chose: shown, changed, and stopped."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import checkin_week
from bot.domain.chosen import Chosen, next_shown
from bot.domain.deliveries import State
from bot.domain.errors import NoWorkingDay
from bot.domain.goals import Goal
from bot.domain.people import Profile, Times, Visit, with_past
from bot.domain.routines import RoutineKind
from bot.usecases.checkins import key_of
from bot.usecases.followed import followed
from bot.usecases.visits import opened


async def show(open_uow: OpenUow, now: datetime, visit: Visit) -> Chosen:
    """What somebody chose, or the defaults."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _facts(uow, profile, now)


async def save(open_uow: OpenUow, now: datetime, visit: Visit, times: Times) -> Chosen:
    """Keep these times; all that hangs on them moves with them, and what is over stays as it was judged.

    Raises:
        NoWorkingDay: no weekday is left.
    """
    if not times.working_weekdays:
        raise NoWorkingDay
    async with opened(open_uow, now, visit) as (uow, profile):
        return await _chosen(uow, profile, times, now)


async def stop(open_uow: OpenUow, now: datetime, visit: Visit) -> Chosen:
    """No check-ins and no nudges from now on; nothing else changes."""
    return await _switch(open_uow, now, visit, on=False)


async def restart(open_uow: OpenUow, now: datetime, visit: Visit) -> Chosen:
    """Check-ins and nudges again, at the times they had."""
    return await _switch(open_uow, now, visit, on=True)


async def next_checkin(uow: UnitOfWork, profile: Profile, goals: Collection[Goal]) -> datetime | None:
    """When the next check-in comes, UTC, of somebody with these goals, ended ones too; None where none will.

    One that was planned and waits for a working day is the next.
    """
    stored = (await uow.routines.of(profile.id)).get(RoutineKind.CHECKIN)
    if stored is None or stored.slot is None:
        return None
    if stored.planned_on is not None:
        week = checkin_week(stored.planned_on, profile.calendar)
        waits = await uow.deliveries.by_key(key_of(profile.id, week.first))
        if waits is not None and waits.state is State.PENDING:
            return waits.due_at
    return next_shown(stored.slot.slot_date, profile, goals)


async def _switch(open_uow: OpenUow, now: datetime, visit: Visit, *, on: bool) -> Chosen:
    async with opened(open_uow, now, visit) as (uow, profile):
        if not profile.member:
            return Chosen(profile, None, profile.calendar.local_date(now))
        times = replace(profile.times, checkins_on=on, nudges_on=on)
        return await _chosen(uow, profile, times, now)


async def _chosen(uow: UnitOfWork, profile: Profile, times: Times, now: datetime) -> Chosen:
    times = with_past(profile, times, profile.calendar.local_date(now))
    await uow.people.choose(profile.id, times, now)
    after = await followed(uow, profile.person.slack_user_id, now, was_in=profile.calendar.zone)
    return await _facts(uow, after, now)


async def _facts(uow: UnitOfWork, profile: Profile, now: datetime) -> Chosen:
    goals = await uow.goals.every(profile.id)
    has_goals = any(goal.active for goal in goals)
    today = profile.calendar.local_date(now)
    coaches = bool(await uow.coaches.coached_by(profile.id))
    following = await next_checkin(uow, profile, goals)
    return Chosen(profile, following, today, has_goals=has_goals, coaches=coaches)
