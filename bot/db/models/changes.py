"""Promises that were changed, and what was said of their size."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Boolean, Date, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Owned, key_of
from bot.db.types import Amount, Chosen, UtcDateTime, Weekdays
from bot.domain.goals import Cadence


class Terms(Owned):
    """What a promise asks for from a date on; never updated: another change is another row, in number.

    One that was taken back never was; its number is not given again.
    """

    __tablename__ = "terms"
    __table_args__ = (UniqueConstraint("commitment_id", "number"),)

    commitment_id: Mapped[UUID] = mapped_column(Uuid, key_of("commitments"))
    number: Mapped[int]
    since_on: Mapped[date] = mapped_column(Date)
    cadence: Mapped[Cadence] = mapped_column(Chosen(Cadence))
    amount: Mapped[Decimal] = mapped_column(Amount)
    times: Mapped[Decimal] = mapped_column(Amount)
    weekdays: Mapped[frozenset[int]] = mapped_column(Weekdays)
    ends_on: Mapped[date | None] = mapped_column(Date)
    made_on: Mapped[date] = mapped_column(Date)
    quietly: Mapped[bool] = mapped_column(Boolean)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SizeAsk(Owned):
    """A check-in asked whether a promise is still the right size; `answer` is 1 to 5."""

    __tablename__ = "size_asks"
    __table_args__ = (UniqueConstraint("commitment_id", "week_on"),)

    commitment_id: Mapped[UUID] = mapped_column(Uuid, key_of("commitments"))
    week_on: Mapped[date] = mapped_column(Date)
    answer: Mapped[int | None]
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
