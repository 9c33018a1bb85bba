"""Column types that keep instants aware, amounts exact and weekday sets small."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import BigInteger, DateTime, Dialect, SmallInteger, String, Text
from sqlalchemy.types import TypeDecorator

from bot.domain.calendar import QuietDay, WeeksUntil
from bot.domain.eras import EarlierDays

_THOUSAND = Decimal(1000)
E = TypeVar("E", bound=StrEnum)


def amount_of(thousandths: int) -> Decimal:
    """An amount as it was before it became whole thousandths."""
    return (Decimal(thousandths) / _THOUSAND).normalize() + 0


def weekdays_of(bits: int) -> frozenset[int]:
    """The weekdays that seven bits stand for, Monday = 0."""
    return frozenset(day for day in range(7) if bits >> day & 1)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in, aware out, UTC in the table.

    Raises:
        ValueError: a naive datetime is written.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the table."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """From the table."""
        if value is None:
            return None
        instant: datetime = value
        # SQLite gives back what it was given without its zone.
        return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


class Amount(TypeDecorator[Decimal]):
    """A decimal of at most three places, kept as whole thousandths: SQLite has no exact decimals.

    Raises:
        ValueError: the value has a fourth place.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """To the table."""
        if value is None:
            return None
        thousandths = value * _THOUSAND
        if thousandths != thousandths.to_integral_value():
            raise ValueError("an amount has at most three places")
        return int(thousandths)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """From the table."""
        return None if value is None else amount_of(value)


class Weekdays(TypeDecorator[frozenset[int]]):
    """A set of weekdays, Monday = 0, as seven bits."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: frozenset[int] | None, dialect: Dialect) -> int | None:
        """To the table."""
        return None if value is None else sum(1 << day for day in value)

    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[int] | None:
        """From the table."""
        return None if value is None else weekdays_of(value)


class Names(TypeDecorator[tuple[str, ...]]):
    """What people are called, a line each."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """To the table."""
        return None if value is None else "\n".join(" ".join(name.split()) for name in value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        """From the table."""
        return None if value is None else tuple(name for name in value.split("\n") if name)


class QuietDays(TypeDecorator[tuple[QuietDay, ...]]):
    """Weekdays with quiet hours of their own, as "4 16:00 09:00, 5 …"."""

    impl = String(128)
    cache_ok = True

    def process_bind_param(self, value: tuple[QuietDay, ...] | None, dialect: Dialect) -> str | None:
        """To the table."""
        if value is None:
            return None
        return ",".join(f"{day.weekday} {day.quiet_from:%H:%M} {day.quiet_until:%H:%M}" for day in value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[QuietDay, ...] | None:
        """From the table."""
        if value is None:
            return None
        days = (day.split() for day in value.split(",") if day)
        return tuple(
            QuietDay(int(weekday), time.fromisoformat(since), time.fromisoformat(until))
            for weekday, since, until in days
        )


class EarlierDaysText(TypeDecorator[tuple[EarlierDays, ...]]):
    """What was worked before, "2026-03-10 31 DE BY" a line: until when, weekdays in bits, holidays."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[EarlierDays, ...] | None, dialect: Dialect) -> str | None:
        """To the table."""
        if value is None:
            return None
        rows = (
            (each.last, sum(1 << day for day in each.working_weekdays), each.country, each.region)
            for each in value
        )
        return "\n".join(" ".join(str(part) for part in row).strip() for row in rows)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[EarlierDays, ...] | None:
        """From the table."""
        if value is None:
            return None
        rows = (each.split(" ", 3) for each in value.split("\n") if each)
        return tuple(
            EarlierDays(date.fromisoformat(last), weekdays_of(int(bits)), *where)
            for last, bits, *where in rows
        )


class EarlierWeeksText(TypeDecorator[tuple[WeeksUntil, ...]]):
    """On which weekday weeks began before, as "2026-03-15 0,…"."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[WeeksUntil, ...] | None, dialect: Dialect) -> str | None:
        """To the table."""
        return None if value is None else ",".join(f"{each.last} {each.starts_on}" for each in value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[WeeksUntil, ...] | None:
        """From the table."""
        if value is None:
            return None
        rows = (each.split() for each in value.split(",") if each)
        return tuple(WeeksUntil(date.fromisoformat(last), int(starts_on)) for last, starts_on in rows)


class Chosen(TypeDecorator[E], Generic[E]):
    """One of a fixed set that lives in the domain; a word of at most 32 characters in the table."""

    impl = String(32)
    cache_ok = True

    def __init__(self, of: type[E]) -> None:
        super().__init__()
        self.of = of

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """To the table."""
        return None if value is None else value.value

    def process_result_value(self, value: Any, dialect: Dialect) -> E | None:
        """From the table."""
        return None if value is None else self.of(value)


class SomeOf(TypeDecorator[frozenset[E]], Generic[E]):
    """Some of a fixed set that lives in the domain, as words; what is no longer in it is left out."""

    impl = String(255)
    cache_ok = True

    def __init__(self, of: type[E]) -> None:
        super().__init__()
        self.of = of

    def process_bind_param(self, value: frozenset[E] | None, dialect: Dialect) -> str | None:
        """To the table."""
        return None if value is None else " ".join(sorted(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[E] | None:
        """From the table."""
        if value is None:
            return None
        return frozenset(each for each in self.of if each.value in value.split())
