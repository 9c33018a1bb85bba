"""What a check-in and its reminder say when their moment has come."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DAY
from bot.domain.checkins import SHOWN_LATE_MOST, Sheet, reminder_at
from bot.domain.deliveries import Kind, State
from bot.domain.hours import is_quiet, next_allowed
from bot.domain.people import Profile
from bot.domain.prompts import is_set_time
from bot.domain.routines import RoutineKind
from bot.slack import checkin_views
from bot.usecases import checkins, look_backs
from bot.usecases.end_questions import were_asked
from jobs.compose import Composed, Composer, Later, SentHook, Skip
from jobs.plan import Planner, Rung

STANDS = "stands"
"""The mark of a message of which it is known that it reached its reader."""
_NOT_YET = frozenset((State.PENDING, State.CLAIMED, State.UNKNOWN))


async def plan_checkin(uow: UnitOfWork, rung: Rung) -> None:
    """Owe a member the check-in of a slot, its reminder, and every twelve weeks a look back."""
    await checkins.plan(uow, rung.profile, rung.due, rung.now)
    await look_backs.plan(uow, rung.profile, rung.due, rung.now)


async def checkin(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The check-in from the facts of now; one that stands shows what became of it."""
    found = await _found(uow, owed, now)
    if found is None:
        return Skip("the check-in is gone")
    profile, sheet = found
    if owed.state is State.SENT:
        return checkin_views.message(sheet)
    why_not = await _not_now(uow, profile, sheet, now)
    if why_not is None and (sheet.complete or sheet.checkin.skipped):
        why_not = Skip("answered")
    return why_not or _in_quiet_hours(owed, profile, now) or checkin_views.message(sheet)


async def reminder(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The one reminder: on the working day after the check-in was sent, where nothing was answered."""
    found = await _found(uow, owed, now)
    if found is None:
        return Skip("the check-in is gone")
    profile, sheet = found
    if owed.state is State.SENT:
        return checkin_views.message(sheet, again=True)
    if sheet.answered:
        return Skip("answered")
    wished = checkins.WISHED in owed.about
    if not wished and not profile.times.reminders_on:
        return Skip("reminders are off")
    why_not = await _not_now(uow, profile, sheet, now)
    if why_not is None and not wished:
        why_not = await _too_soon_or_late(uow, profile, sheet, now) or _in_quiet_hours(owed, profile, now)
    return why_not or checkin_views.message(sheet, again=True)


async def _found(uow: UnitOfWork, owed: Owed, now: datetime) -> tuple[Profile, Sheet] | None:
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    asked = await uow.checkins.by_id(UUID(owed.about["checkin"]))
    if profile is None or asked is None:
        return None
    return profile, await checkins.sheet_of(uow, profile, asked, now)


async def _not_now(uow: UnitOfWork, profile: Profile, sheet: Sheet, now: datetime) -> Skip | Later | None:
    """Why neither the check-in nor its reminder goes out now."""
    if not profile.times.checkins_on:
        return Skip("check-ins are off")
    if not sheet.goals:
        return Skip("no goal is active")
    newest = await uow.checkins.newest(profile.id)
    passed = sheet.today > sheet.checkin.week_on + SHOWN_LATE_MOST
    if passed or (newest is not None and newest.week_on > sheet.checkin.week_on):
        return Skip("the next one took its place")
    if not profile.calendar.counts(sheet.today):
        return Later(reminder_at(now, profile.times.checkin_time, profile.calendar))
    return None


async def _too_soon_or_late(
    uow: UnitOfWork, profile: Profile, sheet: Sheet, now: datetime
) -> Skip | Later | None:
    """A reminder keeps its distance from a check-in that may have gone out late; after a day it is stale."""
    asked = await uow.deliveries.by_key(checkins.key_of(profile.id, sheet.checkin.week_on))
    at, calendar = profile.times.checkin_time, profile.calendar
    if asked is not None and asked.state in _NOT_YET:
        return Later(reminder_at(now, at, calendar))
    if asked is None or asked.state is not State.SENT or asked.claimed_at is None:
        return Skip("the check-in was not sent")
    first = reminder_at(asked.claimed_at, at, calendar)
    if now < first:
        return Later(first)
    return Skip("its day is over") if now >= first + DAY else None


def _in_quiet_hours(owed: Owed, profile: Profile, now: datetime) -> Later | None:
    """The chosen time overrides quiet hours only while it is that time where the member is now."""
    calendar = profile.calendar
    holds = is_set_time(owed.due_at, profile.times.checkin_time, calendar, now)
    late = owed.at_set_time and not holds
    return Later(next_allowed(now, calendar)) if late and is_quiet(now, calendar) else None


async def stands(uow: UnitOfWork, owed: Owed, now: datetime) -> None:
    """What it asks of ends and sizes is asked in no other; an answer that came on the way shows at once.

    An edit comes here too: without the mark it would owe the next one for ever.
    """
    if STANDS in owed.about:
        return
    await uow.deliveries.note(owed.id, **{STANDS: "yes"})
    found = await _found(uow, owed, now)
    if found is None:
        return
    await were_asked(uow, found[1].ends.values(), found[1].checkin.week_on)
    for asked in found[1].sizes.values():
        await uow.changes.ask_size(uow.new_id(), asked.promise.id, found[1].checkin.week_on)
    if found[1].answered:
        await uow.deliveries.redraw(owed.id, now)


COMPOSERS: Mapping[Kind, Composer] = {Kind.CHECKIN: checkin, Kind.CHECKIN_REMINDER: reminder}
PLANNERS: Mapping[RoutineKind, Planner] = {RoutineKind.CHECKIN: plan_checkin}
SENT: Mapping[Kind, SentHook] = {Kind.CHECKIN: stands, Kind.CHECKIN_REMINDER: stands}
