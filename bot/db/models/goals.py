"""Goals, the promises in their plans, what was logged, and notes."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Boolean, Date, Index, SmallInteger, String, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Owned, key_of
from bot.db.types import Amount, Chosen, Names, UtcDateTime, Weekdays
from bot.domain.goals import Cadence, Measure, Whose

_CHANGED, _UNDONE = text("origin is not null"), text("undoes is not null")


class Goal(Owned):
    """A goal in the member's words, and how they will see that it worked."""

    __tablename__ = "goals"
    __table_args__ = (UniqueConstraint("member_id", "number"),)

    member_id: Mapped[UUID] = mapped_column(Uuid, key_of("members"))
    number: Mapped[int]
    words: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(String(40))
    measure: Mapped[Measure] = mapped_column(Chosen(Measure))
    baseline: Mapped[Decimal] = mapped_column(Amount)
    target: Mapped[Decimal | None] = mapped_column(Amount)
    unit: Mapped[str] = mapped_column(String(80))
    starts_on: Mapped[date] = mapped_column(Date)
    deadline: Mapped[date | None] = mapped_column(Date)
    stretch: Mapped[int | None]
    whose: Mapped[Whose | None] = mapped_column(Chosen(Whose))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reached_on: Mapped[date | None] = mapped_column(Date)
    dropped_on: Mapped[date | None] = mapped_column(Date)


class Commitment(Owned):
    """One promise of a goal's plan; it counts once it is confirmed."""

    __tablename__ = "commitments"
    __table_args__ = (Index(None, "goal_id"), Index(None, "member_id"))

    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    member_id: Mapped[UUID] = mapped_column(Uuid, key_of("members"))
    words: Mapped[str] = mapped_column(Text)
    short_name: Mapped[str] = mapped_column(String(40))
    cadence: Mapped[Cadence] = mapped_column(Chosen(Cadence))
    amount: Mapped[Decimal] = mapped_column(Amount)
    unit: Mapped[str] = mapped_column(String(80))
    times: Mapped[Decimal] = mapped_column(Amount)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    with_whom: Mapped[str] = mapped_column(Text)
    per_occasion: Mapped[str] = mapped_column(Text)
    weekdays: Mapped[frozenset[int]] = mapped_column(Weekdays)
    if_words: Mapped[str] = mapped_column(Text)
    then_words: Mapped[str] = mapped_column(Text)
    each_day: Mapped[bool] = mapped_column(Boolean)
    each_person: Mapped[bool] = mapped_column(Boolean)
    people: Mapped[tuple[str, ...]] = mapped_column(Names)
    told_after: Mapped[int] = mapped_column(SmallInteger)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_on: Mapped[date | None] = mapped_column(Date)


class Occasion(Owned):
    """The days of one occasion of a promise, as its owner opened it."""

    __tablename__ = "occasions"
    __table_args__ = (UniqueConstraint("commitment_id", "first_on"),)

    commitment_id: Mapped[UUID] = mapped_column(Uuid, key_of("commitments"))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Entry(Owned):
    """An amount on a person's date. Never updated: a change is a new row that `replaces` an older one.

    `origin` is the first row of the same entry, None in that row itself. `undoes` is the row whose change an
    undo took back.
    """

    __tablename__ = "entries"
    __table_args__ = (
        Index(None, "member_id", "logged_on"),
        Index(None, "commitment_id", "logged_on"),
        Index(None, "goal_id", "logged_on"),
        UniqueConstraint("replaces"),
        Index(None, "origin", sqlite_where=_CHANGED, postgresql_where=_CHANGED),
        Index(None, "undoes", unique=True, sqlite_where=_UNDONE, postgresql_where=_UNDONE),
    )

    member_id: Mapped[UUID] = mapped_column(Uuid, key_of("members"))
    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    commitment_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("commitments"))
    logged_on: Mapped[date] = mapped_column(Date)
    amount: Mapped[Decimal | None] = mapped_column(Amount)
    note: Mapped[str] = mapped_column(Text)
    replaces: Mapped[UUID | None] = mapped_column(Uuid, key_of("entries"))
    origin: Mapped[UUID | None] = mapped_column(Uuid)
    undoes: Mapped[UUID | None] = mapped_column(Uuid)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Note(Owned):
    """Words a person wrote to the bot that were no command; theirs alone. Until kept, only an offer."""

    __tablename__ = "notes"
    __table_args__ = (Index(None, "person_id"),)

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    words: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    kept_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
