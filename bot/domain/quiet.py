"""Quiet: nothing is asked of somebody who has done nothing for long, until they do something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.domain.calendar import DAY, PersonCalendar
from bot.domain.checkins import reminder_at
from bot.domain.dates import add_months
from bot.domain.goals import Goal
from bot.domain.hours import slip_owner_at
from bot.domain.people import Person, Profile

CHECKINS_UNTIL_QUIET = 3
"""Check-ins without any act after which nothing is asked any more (product.md, Quiet)."""
LINES = 3
"""Lines after the one message that says so, one a month (product.md, Quiet)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What somebody in Quiet gets: the message that says so (`line` 0), then the lines 1 to `LINES`.

    `hearers` are the partners who are told that they take a break. `over`: they have done something since;
    `next_checkin` is then when they are asked again, UTC, None where they are not.
    """

    profile: Profile
    line: int
    goals: tuple[Goal, ...]
    hearers: tuple[Person, ...]
    over: bool = False
    next_checkin: datetime | None = None
    reminds: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """What a partner hears of it."""

    owner: Person


def unheeded(sent_on: Sequence[date], acted_on: date | None, how_many: int) -> bool:
    """Whether that many messages came and nothing at all was done since; `sent_on` is newest first.

    What was done on the date of the first of them counts as done since. Where nothing is known of what was
    done (`acted_on` is None) nothing is concluded.
    """
    if acted_on is None or len(sent_on) < how_many:
        return False
    return acted_on < min(sent_on[:how_many])


def reminder_is_over(sent_at: datetime, at: time, cal: PersonCalendar, now: datetime) -> bool:
    """Whether the day is over on which a check-in sent at that instant was asked for again."""
    return cal.local_date(reminder_at(sent_at, at, cal)) < cal.local_date(now)


def letter_times(now: datetime, at: time, cal: PersonCalendar) -> list[datetime]:
    """When the letters of a Quiet that begins `now` go out, UTC: the first one, then one a month.

    Each on a working day at the local time `at`, or when quiet hours end if that is later.
    """
    today = cal.local_date(now)
    return [slip_owner_at(add_months(today, month) - DAY, cal, at) for month in range(LINES + 1)]
