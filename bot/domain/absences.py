"""Times away: how long and how far they may be, and what coming back changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.errors import AwayTooFar, AwayTooLong

LONGEST_DAYS = 400
"""A time away longer than this is a slip of the pen, or a goal to let go."""
LONG_DAYS = 60
"""A time away longer than this is asked about before it is noted: a year is soon mistyped."""
FURTHEST_AHEAD = timedelta(days=730)
"""Later than this nothing is planned; it also bounds how far a working day can be looked for."""
FURTHEST_BACK = timedelta(days=400)
"""Earlier than this nothing is counted any more."""
LOST_WITHIN = timedelta(days=120)
"""How far back days that did not count are looked for, to say so to who is back."""
STILL_SHOWN = timedelta(days=31)
"""How long a time away that is over stands in its list."""


@dataclass(frozen=True, slots=True)
class TimeAway:
    """Dates that do not count for somebody; no reason is kept."""

    id: UUID
    span: DateSpan


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody stands on their date `today`.

    `times`, oldest first, are those to come, running, or over for less than `STILL_SHOWN`. `until` is the
    last day of the days away in a row that today is one of, None while they are here; `back_on` their next
    working day, today where it is one.
    """

    today: date
    times: tuple[TimeAway, ...]
    until: date | None
    back_on: date


def whereabouts(times: Sequence[TimeAway], today: date, calendar: PersonCalendar) -> Whereabouts:
    """Where somebody with these times away, which `calendar` knows too, stands today."""
    return Whereabouts(
        today=today,
        times=tuple(each for each in times if each.span.last >= today - STILL_SHOWN),
        until=last_day_away(times, today),
        back_on=calendar.next_working_day(today, include=True),
    )


@dataclass(frozen=True, slots=True)
class Noted:
    """A time away as it is kept, and where its person stands with it; `already`: nothing new was noted."""

    noted: TimeAway
    where: Whereabouts
    already: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """Somebody back: `was_away` is the first day of what ended, None where they had not been away.

    `reminds`: they have written down why they set out.
    """

    was_away: date | None
    where: Whereabouts
    reminds: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What coming back does to times away: some end on an earlier day, some never were."""

    ended: tuple[TimeAway, ...] = ()
    removed: tuple[TimeAway, ...] = ()


def allowed(span: DateSpan, today: date) -> DateSpan:
    """The same days, where they can be noted.

    Raises:
        AwayTooLong: more than `LONGEST_DAYS`.
        AwayTooFar: they end too far ahead, or ended too long ago to change anything.
    """
    days = (span.last - span.first) // DAY + 1
    if days > LONGEST_DAYS:
        raise AwayTooLong(days, LONGEST_DAYS)
    earliest, latest = today - FURTHEST_BACK, today + FURTHEST_AHEAD
    if not earliest <= span.last <= latest:
        raise AwayTooFar(earliest, latest)
    return span


def is_long(span: DateSpan) -> bool:
    """Whether these days are asked about before they are noted."""
    return (span.last - span.first) // DAY + 1 > LONG_DAYS


def covers(outer: DateSpan, inner: DateSpan) -> bool:
    """Whether every day of `inner` is one of `outer`."""
    return outer.first <= inner.first and inner.last <= outer.last


def last_day_away(times: Sequence[TimeAway], today: date) -> date | None:
    """The last day of the days away in a row that `today` is one of; None where it is none."""
    day = today
    while any(each.span.covers(day) for each in times):
        day += DAY
    return day - DAY if day > today else None


def back_today(times: Sequence[TimeAway], today: date) -> Changes:
    """What ends when somebody is back `today`: that day counts again, earlier ones stay away."""
    running = [each for each in times if each.span.covers(today)]
    return Changes(
        ended=tuple(
            TimeAway(each.id, DateSpan(each.span.first, today - DAY))
            for each in running
            if each.span.first < today
        ),
        removed=tuple(each for each in running if each.span.first == today),
    )


@dataclass(frozen=True, slots=True)
class Lost:
    """Working days in a row that did not count; `by_bot`: nobody was away, the bot was."""

    days: DateSpan
    by_bot: bool


def lost_since(since: date, today: date, calendar: PersonCalendar) -> Lost | None:
    """The last working days in a row between two dates that an absence or an outage took; None without any.

    Days between them on which nobody works anyway do not part them.
    """
    run: list[date] = []
    day = today - DAY
    while day > max(since, today - LOST_WITHIN):
        is_lost = calendar.away(day) or day in calendar.outages
        if is_lost and day.weekday() in calendar.working_weekdays:
            run.append(day)
        elif run and calendar.counts(day):
            break
        day -= DAY
    if not run:
        return None
    return Lost(DateSpan(run[-1], run[0]), by_bot=not any(calendar.away(each) for each in run))
