"""Public holidays by country and region, and the country that a time zone points to."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from bot.domain.zones import find_zone, newer_name, table

NONE: frozenset[date] = frozenset()
YEARS_KEPT = 4096
"""Years of countries and regions that stay in memory: a dozen dates each."""
LOOK_AHEAD = 3
"""Years in which the next holidays are looked for."""
_ENGLISH = "en_US"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country that has holidays of its own."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """The public holidays of a country, with those of a region of it; to be asked whether a date is one.

    A country or region that the library no longer knows has none: a table may be older than the library.
    """

    country: str
    region: str = ""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _of_year(self.country, self.region, day.year)

    def next_after(self, day: date, count: int) -> list[tuple[date, str]]:
        """The first `count` of them from `day` on, with their names."""
        years = range(day.year, day.year + LOOK_AHEAD)
        ahead = (each for year in years for each in _of_year(self.country, self.region, year).items())
        return sorted(each for each in ahead if each[0] >= day)[:count]


def _library() -> Any:
    # A sixth of a second: it reads the calendars of every religion. `read_tables` is the first to ask.
    import holidays  # noqa: PLC0415

    return holidays


@cache
def countries() -> dict[str, str]:
    """The countries whose holidays are known, by code, in the order of their English names."""
    known = _library().list_supported_countries(include_aliases=False)
    named = (line.split("\t") for line in table("iso3166.tab"))
    return dict(sorted(((code, name) for code, name in named if code in known), key=lambda each: each[1]))


@cache
def regions(country: str) -> tuple[Region, ...]:
    """The regions of a country that have holidays of their own, by name; none where it has none."""
    if country not in countries():
        return ()
    names = _library().country_holidays(country).get_subdivision_aliases()
    found = (Region(str(code), str(other[0]) if other else str(code)) for code, other in names.items())
    return tuple(sorted(found, key=lambda region: region.name.casefold()))


def read_tables() -> None:
    """Read what the first question about a country or a zone would wait for: a quarter of a second."""
    country_of(find_zone("UTC"))


def country_of(zone_name: str) -> str:
    """The code of the country that a zone lies in; '' where that is none, or not known."""
    where = _zone_countries()
    return where.get(zone_name) or where.get(newer_name(zone_name), "")


@lru_cache(YEARS_KEPT)
def _of_year(country: str, region: str, year: int) -> dict[date, str]:
    if country not in countries() or (region and region not in {each.code for each in regions(country)}):
        return {}
    spoken = _library().country_holidays(country).supported_languages or ()
    found = _library().country_holidays(
        country,
        subdiv=region or None,
        years=year,
        expand=False,
        language=_ENGLISH if _ENGLISH in spoken else None,
    )
    return dict(found)


@cache
def _zone_countries() -> dict[str, str]:
    """Zones and their countries (tz database: zone.tab)."""
    rows = (line.split("\t") for line in table("zone.tab"))
    return {zone_name: code for code, _, zone_name, *_ in rows if code in countries()}
