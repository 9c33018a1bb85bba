"""The times a person chose: shown, changed, and stopped."""

from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import checkin_due, instant_of
from bot.domain.chosen import Chosen
from bot.domain.errors import NoWorkingDay
from bot.domain.people import Profile, Times, Visit
from bot.domain.routines import RoutineKind
from bot.usecases.followed import followed
from bot.usecases.visits import opened


async def show(open_uow: OpenUow, now: datetime, visit: Visit) -> Chosen:
    """What somebody chose, or the defaults."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _facts(uow, profile)


async def save(open_uow: OpenUow, now: datetime, visit: Visit, times: Times) -> Chosen:
    """Keep these times; all that hangs on them moves with them.

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


async def next_checkin(uow: UnitOfWork, profile: Profile) -> datetime | None:
    """When the next check-in comes, UTC, moved to a working day; None where none is planned."""
    stored = (await uow.routines.of(profile.id)).get(RoutineKind.CHECKIN)
    if stored is None or stored.slot is None:
        return None
    due_on = checkin_due(stored.slot.slot_date, profile.calendar)
    return instant_of(due_on, profile.times.checkin_time, profile.calendar.zone) if due_on else None


async def _switch(open_uow: OpenUow, now: datetime, visit: Visit, *, on: bool) -> Chosen:
    async with opened(open_uow, now, visit) as (uow, profile):
        if not profile.member:
            return Chosen(profile, None)
        times = replace(profile.times, checkins_on=on, nudges_on=on)
        return await _chosen(uow, profile, times, now)


async def _chosen(uow: UnitOfWork, profile: Profile, times: Times, now: datetime) -> Chosen:
    await uow.people.choose(profile.id, times, now)
    after = await followed(uow, profile.person.slack_user_id, now)
    return await _facts(uow, after)


async def _facts(uow: UnitOfWork, profile: Profile) -> Chosen:
    goals = (await uow.goals.plan(profile.id)).goals if profile.member else ()
    return Chosen(profile, await next_checkin(uow, profile), has_goals=bool(goals))
