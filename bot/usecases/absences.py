"""Being away and coming back; whoever is away, member or not, is not written to and nothing counts."""

from dataclasses import replace
from datetime import date, datetime
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
    is_long,
    whereabouts,
)
from bot.domain.calendar import DateSpan
from bot.domain.errors import Gone, NotAllowed
from bot.domain.locales import day_first
from bot.domain.people import Profile, Visit
from bot.domain.ranges import parse_range
from bot.usecases.followed import followed
from bot.usecases.visits import opened


class LongAway(Exception):
    """So many days were meant that they are asked about first; nothing was noted."""

    def __init__(self, days: DateSpan, today: date) -> None:
        super().__init__()
        self.days, self.today = days, today


async def note(open_uow: OpenUow, now: datetime, visit: Visit, text: str) -> Noted:
    """Note the days in a person's own words; whatever reason stands beside them is dropped here.

    Raises:
        BadDate: no days in it, or none that exist.
        DateInPast: "until" a day that is over.
        AwayTooLong: more days than can be meant.
        AwayTooFar: too far ahead, or too long ago.
        LongAway: so many days that it is asked whether they are meant.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        return await _note(uow, profile, now, _read(text, profile, now))


async def back_on(open_uow: OpenUow, now: datetime, visit: Visit, words: str) -> Noted:
    """Be away until the day before the one in these words; a longer time away that is running ends then.

    Raises:
        BadDate: no day in them.
        DateInPast: one that does not lie ahead.
        LongAway: one so far ahead that it is asked whether it is meant.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        span = _read(f"back {words}", profile, now)
        today = profile.calendar.local_date(now)
        times = await _times(uow, profile, now)
        longer = [each for each in times if each.span.covers(today) and each.span.last > span.last]
        if not longer:
            return await _note(uow, profile, now, span)
        for each in longer:
            await uow.people.end_absence(each.id, span.last)
        kept = TimeAway(longer[0].id, DateSpan(longer[0].span.first, span.last))
        return Noted(kept, await _now_stands(uow, profile, now))


def _read(words: str, profile: Profile, now: datetime) -> DateSpan:
    today, locale = profile.calendar.local_date(now), profile.person.locale
    return DateSpan(*parse_range(words, today, day_first=day_first(locale)))


async def _note(uow: UnitOfWork, profile: Profile, now: datetime, span: DateSpan) -> Noted:
    """Note days that were typed, or ask about them where they are many."""
    today = profile.calendar.local_date(now)
    if is_long(allowed(span, today)):
        raise LongAway(span, today)
    return await note_span(uow, profile, now, span)


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
    already = known is not None
    if known is None:
        await uow.people.remove_absences([each.id for each in times if covers(span, each.span)])
        known = TimeAway(uow.new_id(), span)
        await uow.people.add_absence(known.id, profile.id, span, now)
    return Noted(known, await _now_stands(uow, profile, now), already=already)


async def back(open_uow: OpenUow, now: datetime, visit: Visit) -> Back:
    """End the time away that is running: today counts again, the days before it stay away."""
    async with opened(open_uow, now, visit) as (uow, profile):
        times = await _times(uow, profile, now)
        changes = back_today(times, profile.calendar.local_date(now))
        for each in changes.ended:
            await uow.people.end_absence(each.id, each.span.last)
        await uow.people.remove_absences([each.id for each in changes.removed])
        ended = [each.span.first for each in (*changes.ended, *changes.removed)]
        reminds = bool(ended) and (await uow.careers.of(profile.id)).has_why
        return Back(min(ended, default=None), await _now_stands(uow, profile, now), reminds)


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
