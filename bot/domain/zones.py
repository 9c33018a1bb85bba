"""At which instants a zone shows a local date and time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.errors import UnknownZone

DAY = timedelta(days=1)
MIDNIGHT = time(0)

_zones: dict[str, ZoneInfo] = {}


def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name.

    Kept in a dict of our own: zoneinfo's cache holds eight, a workspace may live in more.

    Raises:
        UnknownZone: no such zone.
    """
    if name not in _zones:
        try:
            _zones[name] = ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise UnknownZone(name) from error  # OSError: the name is a folder of zones, as "America" is
    return _zones[name]


def instant_of(day: date, at: time, zone_name: str) -> datetime | None:
    """The UTC instant at which a wall clock in that zone shows `day`, `at`.

    A time that repeats happens the first time; one that a clock change skips moves to the first that exists
    (zoneinfo alone shifts it by the gap). None where the zone has no such date (Apia, 30 December 2011).
    """
    tz = zone(zone_name)
    wall = datetime.combine(day, at, tz)
    instant = wall.astimezone(UTC)
    if instant.astimezone(tz).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return instant
    change = _change_between(wall.replace(fold=1).astimezone(UTC), instant, tz)
    sides = {moment.astimezone(tz).date() for moment in (change - timedelta(seconds=1), change)}
    return change if day in sides else None


def _change_between(before: datetime, after: datetime, tz: ZoneInfo) -> datetime:
    """The instant of the one clock change in (before, after], to the second."""
    old = before.astimezone(tz).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(tz).utcoffset() == old:
            low = middle
        else:
            high = middle
    return before + timedelta(seconds=high)


def end_of_day(day: date, zone_name: str) -> datetime:
    """The UTC instant at which `day` is over: the next midnight that the zone has."""
    while (instant := instant_of(day := day + DAY, MIDNIGHT, zone_name)) is None:
        pass
    return instant
