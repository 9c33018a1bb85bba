"""Days on which nothing of one goal counts, because its owner said so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.errors import DateInPast, DateTooFar

LONGEST = timedelta(days=400)
"""Further ahead a pause is a goal to let go."""


def paused_calendar(calendar: PersonCalendar, pauses: Sequence[DateSpan]) -> PersonCalendar:
    """The calendar by which a goal with these pauses counts: a paused day is like one away."""
    return replace(calendar, absences=(*calendar.absences, *pauses)) if pauses else calendar


def paused_until(pauses: Sequence[DateSpan], today: date) -> date | None:
    """The last day of the pause that `today` lies in; None where it lies in none."""
    day = today
    while any(each.covers(day) for each in pauses):
        day = max(each.last for each in pauses if each.covers(day)) + DAY
    return day - DAY if day > today else None


def allowed(first: date, last: date, today: date) -> DateSpan:
    """The days of a pause from `first` to `last`, from today on: what is over has been counted.

    Raises:
        DateInPast: all of it is over.
        DateTooFar: it ends later than can be meant.
    """
    if last < today:
        raise DateInPast(last)
    if last > today + LONGEST:
        raise DateTooFar(today + LONGEST)
    return DateSpan(max(first, today), last)


def ended_today(pauses: Sequence[DateSpan], today: date) -> tuple[DateSpan, ...]:
    """The pauses that are left when their goal goes on `today`: its days up to yesterday stay paused."""
    return tuple(DateSpan(each.first, min(each.last, today - DAY)) for each in pauses if each.first < today)
