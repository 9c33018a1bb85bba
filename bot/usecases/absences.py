"""Being away and coming back; whoever is away, member or not, is not written to and nothing counts."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.people import LOOK_BACK
from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.absences import (
    Back,
    Noted,
    TimeAway,
    Whereabouts,
    allowed,
    back_today,
    covers,
    whereabouts,
)
from bot.domain.calendar import DateSpan
from bot.domain.errors import Gone, NotAllowed
from bot.domain.locales import day_first
from bot.domain.people import Profile, Visit
from bot.domain.ranges import parse_range
from bot.usecases.followed import followed
from bot.usecases.visits import opened


async def note(open_uow: OpenUow, now: datetime, visit: Visit, text: str) -> Noted:
    """Note the days in a person's own words; whatever reason stands beside them is dropped here.

    Raises:
        BadDate: no days in it, or none that exist.
        DateInPast: "until" a day that is over.
        AwayTooLong: more days than can be meant.
        AwayTooFar: too far ahead, or too long ago.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        today, locale = profile.calendar.local_date(now), profile.person.locale
        first, last = parse_range(text, today, day_first=day_first(locale))
        return await note_span(uow, profile, now, DateSpan(first, last))


async def note_days(open_uow: OpenUow, now: datetime, visit: Visit, span: DateSpan) -> Noted:
    """Note days that were chosen; raises as `note_span` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        return await note_span(uow, profile, now, span)


async def note_span(uow: UnitOfWork, profile: Profile, now: datetime, span: DateSpan) -> Noted:
    """The step inside an open transaction; days that are noted already are not noted twice.

    Raises:
        AwayTooLong: more days than can be meant.
        AwayTooFar: too far ahead, or too long ago.
    """
    allowed(span, profile.calendar.local_date(now))
    times = await _times(uow, profile, now)
    known = next((each for each in times if covers(each.span, span)), None)
    if known is None:
        await uow.people.remove_absences([each.id for each in times if covers(span, each.span)])
        known = TimeAway(uow.new_id(), span)
        await uow.people.add_absence(known.id, profile.id, span, now)
    return Noted(known, await _now_stands(uow, profile, now))


async def back(open_uow: OpenUow, now: datetime, visit: Visit) -> Back:
    """End the time away that is running: today counts again, the days before it stay away."""
    async with opened(open_uow, now, visit) as (uow, profile):
        times = await _times(uow, profile, now)
        changes = back_today(times, profile.calendar.local_date(now))
        for each in changes.ended:
            await uow.people.end_absence(each.id, each.span.last)
        await uow.people.remove_absences([each.id for each in changes.removed])
        ended = [each.span.first for each in (*changes.ended, *changes.removed)]
        return Back(min(ended, default=None), await _now_stands(uow, profile, now))


async def remove(open_uow: OpenUow, now: datetime, visit: Visit, absence_id: UUID) -> Whereabouts:
    """Take a time away out, as if it had never been noted.

    Raises:
        Gone: there is none like it.
        NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        found = await uow.people.time_away(absence_id)
        if found is None:
            raise Gone("absence")
        if found[0] != profile.id:
            raise NotAllowed("absence")
        await uow.people.remove_absences([absence_id])
        return await _now_stands(uow, profile, now)


async def where(open_uow: OpenUow, now: datetime, visit: Visit) -> Whereabouts:
    """Where somebody stands, and their times away."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return whereabouts(
            await _times(uow, profile, now), profile.calendar.local_date(now), profile.calendar
        )


async def _times(uow: UnitOfWork, profile: Profile, now: datetime) -> tuple[TimeAway, ...]:
    return await uow.people.times_away(profile.id, (now - LOOK_BACK).date())


async def _now_stands(uow: UnitOfWork, profile: Profile, now: datetime) -> Whereabouts:
    after = await followed(uow, profile.person.slack_user_id, now)
    return whereabouts(await _times(uow, after, now), after.calendar.local_date(now), after.calendar)
