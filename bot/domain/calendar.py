"""Which days count for a person, and when what comes round is due."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.zones import DAY as DAY
from bot.domain.zones import instant_of as instant_of
from bot.domain.zones import zone as zone

WORKING_WEEKDAYS = frozenset(range(5))
"""Monday to Friday; Monday = 0 everywhere."""
WEEK_STARTS_ON = 0
QUIET_FROM = time(18)
QUIET_UNTIL = time(8)
CHECKIN_WEEKDAY, CHECKIN_TIME = 0, time(9)
"""Defaults of the scheduled messages, local times (product.md, Scheduled messages)."""
NUDGE_TIME = time(14)
DIGEST_WEEKDAY, DIGEST_TIME = 3, time(10)
SLIP_TIME = time(9)
EVERY_DAY = frozenset(range(7))
"""All weekdays."""
DAY_END_TIME = time(0)
"""When the end-of-day routine rings: its slot of a date judges the day before."""

WEEK = timedelta(days=7)
SEARCH_DAYS = 3660
"""How far ahead a working day is looked for: an absence longer than ten years is a fault in the data."""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Local dates from `first` to `last`, both included."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + offset * DAY for offset in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class QuietDay:
    """The quiet hours of one weekday (Monday = 0): until the one in the morning, from the other on.

    Equal means that nothing of the day is quiet.
    """

    weekday: int
    quiet_from: time
    quiet_until: time


@dataclass(frozen=True, slots=True)
class WeeksUntil:
    """On which weekday a person's weeks began until the local date `last`, the end of one of them."""

    last: date
    starts_on: int


@dataclass(frozen=True, slots=True)
class DaysUntil:
    """What a person worked until the local date `last`, included."""

    last: date
    working_weekdays: frozenset[int]
    holidays: Container[date] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class PersonCalendar:
    """A person's time: zone, working weekdays, absences, holidays, quiet hours, first day of the week.

    `outages` are local dates on which the bot itself was away; they are treated like an absence, and so are
    public `holidays`. `quiet_from` and `quiet_until` are local; equal means no quiet hours. `quiet_days` are
    the weekdays whose quiet hours are others. `earlier_days` and `earlier_weeks`, oldest first, are what held
    before they chose otherwise: what is over counts as it did then.

    Raises:
        UnknownZone: no such zone.
        ValueError: no working weekday, so no day would ever count.
    """

    zone: str
    working_weekdays: frozenset[int] = WORKING_WEEKDAYS
    absences: tuple[DateSpan, ...] = ()
    outages: frozenset[date] = field(default=frozenset())
    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL
    week_starts_on: int = WEEK_STARTS_ON
    holidays: Container[date] = field(default=frozenset())
    quiet_days: tuple[QuietDay, ...] = ()
    earlier_days: tuple[DaysUntil, ...] = ()
    earlier_weeks: tuple[WeeksUntil, ...] = ()

    def __post_init__(self) -> None:
        zone(self.zone)
        if not self.working_weekdays:
            raise ValueError("a person needs at least one working weekday")

    def away(self, day: date) -> bool:
        """Whether an absence of the person covers `day`."""
        return bool(self.absences) and any(absence.covers(day) for absence in self.absences)

    def counts(self, day: date) -> bool:
        """Whether `day` is a working day of this person: the one rule for pace, slips and prompts."""
        held = next((each for each in self.earlier_days if day <= each.last), None) or self
        return (
            day.weekday() in held.working_weekdays
            and day not in self.outages
            and not self.away(day)
            and day not in held.holidays
        )

    def weeks_around(self, day: date) -> tuple[date | None, int, date | None]:
        """Since when weeks begin on the weekday they do around `day`, which, until when; None: no limit."""
        since = None
        for each in self.earlier_weeks:
            if day <= each.last:
                return since, each.starts_on, each.last
            since = each.last + DAY
        return since, self.week_starts_on, None

    def week(self, day: date) -> DateSpan:
        """The week that holds `day`; one between two ways of beginning them is shorter."""
        since, starts_on, until = self.weeks_around(day)
        return clipped(week_of(day, starts_on), since, until)

    def quiet_hours(self, day: date) -> tuple[time, time]:
        """From when and until when `day` is quiet, as `quiet_from` and `quiet_until`."""
        for other in self.quiet_days:
            if other.weekday == day.weekday():
                return other.quiet_from, other.quiet_until
        return self.quiet_from, self.quiet_until

    def local(self, instant: datetime) -> datetime:
        """The person's wall clock at `instant`."""
        return instant.astimezone(zone(self.zone))

    def local_date(self, instant: datetime) -> date:
        """The person's date at `instant`."""
        return self.local(instant).date()

    def next_working_day(self, day: date, *, include: bool = False) -> date:
        """The first day that counts after `day`; with `include`, `day` itself if it counts.

        Raises:
            LookupError: none within ten years.
        """
        for offset in range(0 if include else 1, SEARCH_DAYS):
            if self.counts(ahead := day + offset * DAY):
                return ahead
        raise LookupError(f"no working day within {SEARCH_DAYS} days of {day}")

    def working_days(self, first: date, last: date) -> list[date]:
        """The days that count from `first` to `last`, both included; none where `last` lies before."""
        return [day for day in DateSpan(first, last) if self.counts(day)]


def week_of(day: date, week_starts_on: int = WEEK_STARTS_ON) -> DateSpan:
    """The week that holds `day`, for weeks that start on that weekday."""
    first = day - (day.weekday() - week_starts_on) % 7 * DAY
    return DateSpan(first, first + WEEK - DAY)


def clipped(span: DateSpan, since: date | None, until: date | None) -> DateSpan:
    """The days of `span` from `since` to `until`, both included; None is no limit."""
    return DateSpan(
        span.first if since is None else max(span.first, since),
        span.last if until is None else min(span.last, until),
    )


def checkin_week(slot_date: date, cal: PersonCalendar | None = None) -> DateSpan:
    """The week a check-in of that date asks about: the last one that is over; from Monday without a calendar.

    Always seven days: where weeks have just begun to begin on another day it shares some with its neighbour.
    """
    day = slot_date - WEEK
    return week_of(day, cal.weeks_around(day)[1] if cal else WEEK_STARTS_ON)


def checkin_due(slot_date: date, cal: PersonCalendar) -> date | None:
    """The date on which the check-in of `slot_date` is shown; None where the person is away until the next.

    A check-in on a day that does not count moves to the next working day before the next check-in.
    """
    days = cal.working_days(slot_date, slot_date + WEEK - DAY)
    return days[0] if days else None
