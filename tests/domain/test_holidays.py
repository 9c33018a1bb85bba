from datetime import date

import pytest

from bot.domain import holidays, zones
from bot.domain.calendar import zone
from bot.domain.holidays import PublicHolidays, Region, countries, country_of, regions

MARCH = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("zone_name", "country"),
    [
        ("Europe/Berlin", "DE"), ("America/New_York", "US"), ("Asia/Kathmandu", "NP"),
        ("Asia/Calcutta", "IN"), ("US/Pacific", "US"), ("Europe/Oslo", "NO"), ("Pacific/Apia", "WS"),
        ("GB", "GB"),
    ],
)  # fmt: skip
def test_a_zone_points_to_its_country(zone_name: str, country: str) -> None:
    zone(zone_name)
    assert country_of(zone_name) == country


@pytest.mark.parametrize("zone_name", ["UTC", "Etc/GMT+5", "Mars/Olympus", ""])
def test_a_zone_of_no_country_points_to_none(zone_name: str) -> None:
    assert country_of(zone_name) == ""


def test_the_holidays_of_a_country_are_named_in_english_where_they_can_be() -> None:
    assert PublicHolidays("DE").next_after(MARCH, 2) == [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
    ]
    assert PublicHolidays("NZ").next_after(MARCH, 1) == [(date(2026, 4, 3), "Good Friday")]


def test_the_next_holidays_go_on_into_the_next_year() -> None:
    ahead = PublicHolidays("DE").next_after(date(2026, 12, 26), 2)
    assert [day for day, _ in ahead] == [date(2026, 12, 26), date(2027, 1, 1)]


def test_a_region_has_holidays_of_its_own() -> None:
    epiphany = date(2026, 1, 6)
    assert epiphany in PublicHolidays("DE", "BY")
    assert epiphany not in PublicHolidays("DE")
    assert Region("BY", "Bayern") in regions("DE")
    assert regions("ZZ") == ()


@pytest.mark.parametrize("of", [PublicHolidays("ZZ"), PublicHolidays("DE", "ZZ"), PublicHolidays("")])
def test_a_country_or_region_that_nobody_knows_has_none(of: PublicHolidays) -> None:
    assert of.next_after(MARCH, 3) == []
    assert date(2026, 12, 25) not in of


def test_only_dates_are_holidays() -> None:
    assert "2026-12-25" not in PublicHolidays("DE")
    assert date(1, 1, 1) not in PublicHolidays("DE")


@pytest.mark.parametrize("country", ["DE", "US", "IT", "GB", "IN", "NP", "NZ", "BR", "JP", "ZA", "UA"])
def test_every_region_offered_can_be_asked(country: str) -> None:
    assert country in countries()
    for region in ("", *(each.code for each in regions(country))):
        PublicHolidays(country, region).next_after(MARCH, 1)


def test_countries_are_in_the_order_of_their_names() -> None:
    names = list(countries().values())
    assert names == sorted(names)
    assert len(names) > 200


def test_the_tables_are_read_before_anybody_asks() -> None:
    for kept in (holidays.countries, holidays._zone_countries, zones._by_words):
        kept.cache_clear()
    holidays.read_tables()
    assert [kept.cache_info().currsize for kept in (holidays.countries, holidays._zone_countries)] == [1, 1]
    assert zones._by_words.cache_info().currsize == 1
