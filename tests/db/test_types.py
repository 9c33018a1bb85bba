"""Instants come back aware, amounts exact; what would lose something is refused."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from bot.db.engines import BadDatabaseUrl, sqlite_file, with_driver
from bot.db.types import Amount, UtcDateTime, Weekdays

DIALECT = sqlite.dialect()
LIMIT = Decimal(10) ** 12


@given(st.decimals(-LIMIT, LIMIT, places=3))
def test_an_amount_comes_back_as_it_was_written(amount: Decimal) -> None:
    kept = Amount().process_bind_param(amount, DIALECT)
    assert isinstance(kept, int)
    assert Amount().process_result_value(kept, DIALECT) == amount


def test_a_fourth_place_is_refused() -> None:
    with pytest.raises(ValueError, match="three places"):
        Amount().process_bind_param(Decimal("0.0001"), DIALECT)


def test_a_withdrawn_amount_stays_nothing() -> None:
    assert Amount().process_bind_param(None, DIALECT) is None
    assert Amount().process_result_value(None, DIALECT) is None


@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=5, minutes=45)))))
def test_an_instant_comes_back_the_same_in_utc(instant: datetime) -> None:
    kept = UtcDateTime().process_bind_param(instant, DIALECT)
    assert kept is not None
    back = UtcDateTime().process_result_value(kept.replace(tzinfo=None), DIALECT)
    assert back == instant
    assert back.tzinfo is UTC


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcDateTime().process_bind_param(datetime(2026, 3, 9), DIALECT)  # noqa: DTZ001 — the refused one


@given(st.frozensets(st.integers(0, 6)))
def test_weekdays_come_back_as_they_were_written(days: frozenset[int]) -> None:
    kept = Weekdays().process_bind_param(days, DIALECT)
    assert Weekdays().process_result_value(kept, DIALECT) == days


@pytest.mark.parametrize(
    "url", ["postgres://u:p@h/n", "postgresql://u:p@h/n", "postgresql+asyncpg://u:p@h/n"]
)
def test_every_postgresql_address_is_given_its_driver(url: str) -> None:
    assert with_driver(url) == "postgresql+asyncpg://u:p@h/n"
    assert sqlite_file(url) is None


def test_a_sqlite_address_is_given_its_driver() -> None:
    assert with_driver("sqlite:///a.db") == "sqlite+in_loop:///a.db"
    assert sqlite_file("sqlite:///a.db") == "a.db"


@pytest.mark.parametrize("url", ["", "a.db", "mysql://h/n"])
def test_any_other_address_is_refused_with_the_remedy(url: str) -> None:
    with pytest.raises(BadDatabaseUrl, match="sqlite:///FILE"):
        with_driver(url)
