"""At which instants a zone shows a local date and time."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

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


def find_zone(words: str) -> str:
    """The zone that somebody means by its name or its city, however it is written.

    Raises:
        UnknownZone: there is none, or there are several.
    """
    found = {newer_name(name) for name in _by_words().get(_plain(words), ())}
    if len(found) != 1:
        raise UnknownZone(words)
    return found.pop()


def newer_name(zone_name: str) -> str:
    """What a zone is called now that had another name before; the same for any other."""
    return _links().get(zone_name, zone_name)


def table(name: str) -> list[str]:
    """The lines of a table that comes with the tz database, comments left out."""
    text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _by_words() -> Mapping[str, set[str]]:
    """Zones by their whole names, and by their cities."""
    found = defaultdict(set)
    for name in available_timezones():
        found[_plain(name)].add(name)
        found[_plain(name.rpartition("/")[2])].add(name)
    return found


@cache
def _links() -> dict[str, str]:
    """Older names of zones, and what they are called now (tz database: lines L of tzdata.zi)."""
    rows = (line.split() for line in table("tzdata.zi"))
    return {row[2]: row[1] for row in rows if row[0] == "L"}


def _plain(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())


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
