"""Days on which nothing of one goal counts, because its owner said so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.errors import DateInPast, DateTooFar

LONGEST = timedelta(days=400)
"""Further ahead a pause is a goal to let go."""
_FROM_HERE = re.compile(
    r"(?:^|(?<=\s))(?:(?P<until>until|till?|through)|for\s+\w+\s+(?:day|week|month)s?|from|next|this)\b",
    re.IGNORECASE,
)


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
        raise DateInPast(last, today)
    if last > today + LONGEST:
        raise DateTooFar(today + LONGEST)
    return DateSpan(max(first, today), last)


def ended_today(pauses: Sequence[DateSpan], today: date) -> tuple[DateSpan, ...]:
    """The pauses that are left when their goal goes on `today`: its days up to yesterday stay paused."""
    return tuple(DateSpan(each.first, min(each.last, today - DAY)) for each in pauses if each.first < today)


@dataclass(frozen=True, slots=True)
class PauseWords:
    """What was typed after `pause`: which goal, and the days; '' where nothing says so."""

    which: str
    days: str


def read_pause(text: str) -> PauseWords:
    """Which goal is to rest, and when: "2 until friday", "workshops for two weeks", "until 3 april"."""
    words = text.strip()
    found = [*_FROM_HERE.finditer(words)]
    if found:
        at = found[-1].start() if found[-1]["until"] else found[0].start()
        return PauseWords(words[:at].strip(), words[at:])
    first, _, rest = words.partition(" ")
    if first.removeprefix("#").isdecimal() and rest:
        return PauseWords(first, rest)
    return PauseWords(words, "")
