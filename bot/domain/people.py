"""People, members' chosen times, and the deliveries' addressees, as the rules see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.domain.calendar import (
    CHECKIN_TIME,
    CHECKIN_WEEKDAY,
    DAY,
    DIGEST_TIME,
    DIGEST_WEEKDAY,
    EVERY_DAY,
    NUDGE_TIME,
    QUIET_FROM,
    QUIET_UNTIL,
    SLIP_TIME,
    WEEK_STARTS_ON,
    WORKING_WEEKDAYS,
    DateSpan,
    PersonCalendar,
    QuietDay,
    WeeksUntil,
    instant_of,
    zone,
)
from bot.domain.eras import EarlierDays, days_until, weeks_until
from bot.domain.errors import UnknownZone
from bot.domain.holidays import NONE as NO_HOLIDAYS
from bot.domain.holidays import PublicHolidays
from bot.domain.routines import OUTAGE_AFTER
from bot.domain.zones import end_of_day

DEFAULT_ZONE = "UTC"
"""Whose clock stands in where Slack does not say a person's."""
DEFAULT_LOCALE = "en-GB"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the bot has met; name, zone and locale are Slack's, kept as a cache.

    Whoever set a zone of their own lives in that one; `slack_zone` is then what Slack says.
    `acted_at`: the first thing they did with the bot on the last of their dates with one; None: not known.
    `quiet_at`: since when nothing is asked of them, for they had done nothing for long (product.md, Quiet).
    """

    id: UUID
    slack_user_id: str
    name: str
    zone: str
    locale: str
    welcomed: bool = False
    deactivated: bool = False
    slack_zone: str = ""
    acted_at: datetime | None = None
    quiet_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Times:
    """What a member chose: local wall times in their zone, weekdays with Monday = 0.

    `zone` is '' where Slack's is followed. `country` and `region` are those whose public holidays are days
    off; '' where none were said yes to. A nudge comes on `nudge_weekdays` alone; `quiet_days` are those with
    quiet hours of their own. With `plain_text` nothing is drawn: no bars, emoji, charts. `digest_weekday` and
    `digest_time` are those of the summaries that somebody gets as a coach. `earlier_days` and
    `earlier_weeks`, oldest first, are what they had chosen before, for the days that are over.
    """

    checkin_weekday: int = CHECKIN_WEEKDAY
    checkin_time: time = CHECKIN_TIME
    nudge_time: time = NUDGE_TIME
    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL
    working_weekdays: frozenset[int] = WORKING_WEEKDAYS
    checkins_on: bool = True
    nudges_on: bool = True
    reminders_on: bool = True
    nudge_weekdays: frozenset[int] = EVERY_DAY
    slips_on: bool = True
    slip_time: time = SLIP_TIME
    quiet_days: tuple[QuietDay, ...] = ()
    week_starts_on: int = WEEK_STARTS_ON
    zone: str = ""
    country: str = ""
    region: str = ""
    plain_text: bool = False
    digest_weekday: int = DIGEST_WEEKDAY
    digest_time: time = DIGEST_TIME
    look_backs_on: bool = True
    earlier_days: tuple[EarlierDays, ...] = ()
    earlier_weeks: tuple[WeeksUntil, ...] = ()


DEFAULT_TIMES = Times()


@dataclass(frozen=True, slots=True)
class Profile:
    """A person with everything that decides which of their days count.

    `times` are the defaults for somebody without a goal; `member` tells the two apart.
    """

    person: Person
    times: Times
    calendar: PersonCalendar
    member: bool

    @property
    def id(self) -> UUID:
        """The person's id, which is the member's too."""
        return self.person.id

    @property
    def acted_on(self) -> date | None:
        """The last of their dates on which they did something with the bot; None: not known."""
        return self.calendar.local_date(self.person.acted_at) if self.person.acted_at else None


@dataclass(frozen=True, slots=True)
class Visit:
    """Who acts, in which workspace, by which request: a second one with its `receipt` does nothing.

    `receipt` is empty where nothing is changed. `acts` is False where nobody did anything: a page is drawn.
    """

    workspace_id: UUID
    slack_user_id: str
    receipt: str = ""
    acts: bool = True


@dataclass(frozen=True, slots=True)
class Introduction:
    """What Slack says of a person when the bot first sees them, or when it changes.

    `team_id` is the workspace they belong to, '' where that says nothing: one organisation may have several.
    """

    slack_user_id: str
    name: str
    zone: str
    locale: str
    deactivated: bool = False
    is_bot: bool = False
    team_id: str = ""


def known_zone(name: str, instead: str = DEFAULT_ZONE) -> str:
    """The zone if there is one of that name, else UTC: Slack may know zones that we do not."""
    try:
        zone(name)
    except UnknownZone:
        return instead
    return name


@dataclass(frozen=True, slots=True)
class Outage:
    """A stretch in which nothing was planned."""

    began_at: datetime
    ended_at: datetime


def calendar_of(
    times: Times, slack_zone: str, absences: tuple[DateSpan, ...] = (), outages: Sequence[Outage] = ()
) -> PersonCalendar:
    """The calendar of somebody who chose these times; Slack's zone holds where they set none."""
    zone_name = known_zone(times.zone, slack_zone) if times.zone else slack_zone
    return PersonCalendar(
        zone=zone_name,
        working_weekdays=times.working_weekdays,
        absences=absences,
        outages=outage_days(outages, zone_name),
        quiet_from=times.quiet_from,
        quiet_until=times.quiet_until,
        week_starts_on=times.week_starts_on,
        holidays=PublicHolidays(times.country, times.region) if times.country else NO_HOLIDAYS,
        quiet_days=times.quiet_days,
        earlier_days=tuple(each.held() for each in times.earlier_days),
        earlier_weeks=times.earlier_weeks,
    )


def with_past(before: Profile, times: Times, today: date) -> Times:
    """`times`, newly chosen on somebody's date `today`, with what held for the days and weeks before."""
    was = before.times
    held = EarlierDays(today - DAY, was.working_weekdays, was.country, was.region)
    holds = EarlierDays(today, times.working_weekdays, times.country, times.region)
    return replace(
        times,
        earlier_days=was.earlier_days
        if replace(held, last=today) == holds
        else days_until(held, holds, was.earlier_days),
        earlier_weeks=was.earlier_weeks
        if was.week_starts_on == times.week_starts_on
        else weeks_until(before.calendar, times.week_starts_on, today),
    )


def outage_days(outages: Iterable[Outage], zone_name: str) -> frozenset[date]:
    """The local dates with more than `OUTAGE_AFTER` of outage in them: they count for nobody."""
    lost: dict[date, timedelta] = {}
    for outage in outages:
        day = outage.began_at.astimezone(zone(zone_name)).date()
        while (begins := instant_of(day, time(0), zone_name)) is None or begins < outage.ended_at:
            if begins is not None:
                ends = end_of_day(day, zone_name)
                within = min(ends, outage.ended_at) - max(begins, outage.began_at)
                lost[day] = lost.get(day, timedelta(0)) + within
            day += DAY
    return frozenset(day for day, length in lost.items() if length > OUTAGE_AFTER)
