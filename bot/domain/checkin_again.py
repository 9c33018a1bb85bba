"""A check-in that its member wants to be asked again: later on the same day, or on another one."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.domain.calendar import DAY, WEEK, PersonCalendar, instant_of

LATER = timedelta(hours=3)
"""How much later *Later today* is."""
DAYS_OFFERED = 4
"""Days to choose from: a button each (product.md, How it speaks)."""


@dataclass(frozen=True, slots=True)
class AgainDays:
    """The days on which a check-in could be asked again."""

    checkin_id: UUID
    days: tuple[date, ...]
    today: date


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """When it is asked again; None where that was done already, or the day is none to ask on."""

    at: datetime | None
    zone: str
    today: date


def later_today(now: datetime, cal: PersonCalendar) -> datetime | None:
    """The moment of *Later today*; None where that day is over by then."""
    return now + LATER if cal.local_date(now + LATER) == cal.local_date(now) else None


def days_left(week_on: date, today: date, cal: PersonCalendar) -> tuple[date, ...]:
    """The next working days before another check-in takes the place of the one about `week_on`."""
    found: list[date] = []
    day = today + DAY
    while day < week_on + WEEK + WEEK and len(found) < DAYS_OFFERED:
        if cal.counts(day):
            found.append(day)
        day += DAY
    return tuple(found)


def again_at(on: date | None, at: time, week_on: date, now: datetime, cal: PersonCalendar) -> datetime | None:
    """When it is asked again on that day at the member's hour, or later today; None: on no such day."""
    if on is None and (instant := later_today(now, cal)) is not None:
        return instant
    days = days_left(week_on, cal.local_date(now), cal)
    if on is None:
        on = next(iter(days), None)
    return instant_of(on, at, cal.zone) if on in days and on is not None else None
