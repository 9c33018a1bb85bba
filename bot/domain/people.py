"""People, members' chosen times, and the deliveries' addressees, as the rules see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.domain.calendar import (
    CHECKIN_TIME,
    CHECKIN_WEEKDAY,
    DAY,
    NUDGE_TIME,
    QUIET_FROM,
    QUIET_UNTIL,
    WORKING_WEEKDAYS,
    PersonCalendar,
    instant_of,
    zone,
)
from bot.domain.errors import UnknownZone
from bot.domain.routines import OUTAGE_AFTER
from bot.domain.zones import end_of_day

DEFAULT_ZONE = "UTC"
"""Whose clock stands in where Slack does not say a person's."""
DEFAULT_LOCALE = "en-GB"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the bot has met; name, zone and locale are Slack's, kept as a cache."""

    id: UUID
    slack_user_id: str
    name: str
    zone: str
    locale: str
    welcomed: bool = False
    deactivated: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """What a member chose: local wall times in their zone, weekdays with Monday = 0."""

    checkin_weekday: int = CHECKIN_WEEKDAY
    checkin_time: time = CHECKIN_TIME
    nudge_time: time = NUDGE_TIME
    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL
    working_weekdays: frozenset[int] = WORKING_WEEKDAYS
    checkins_on: bool = True
    nudges_on: bool = True


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


@dataclass(frozen=True, slots=True)
class Visit:
    """Who acts, in which workspace, by which request: a second one with its `receipt` does nothing.

    `receipt` is empty where nothing is changed.
    """

    workspace_id: UUID
    slack_user_id: str
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Introduction:
    """What Slack says of a person when the bot first sees them, or when it changes."""

    slack_user_id: str
    name: str
    zone: str
    locale: str
    deactivated: bool = False
    is_bot: bool = False


def known_zone(name: str) -> str:
    """The zone if there is one of that name, else UTC: Slack may know zones that we do not."""
    try:
        zone(name)
    except UnknownZone:
        return DEFAULT_ZONE
    return name


@dataclass(frozen=True, slots=True)
class Outage:
    """A stretch in which nothing was planned."""

    began_at: datetime
    ended_at: datetime


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
