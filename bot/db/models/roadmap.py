"""From a wish to goals: where somebody wants to go and why, their list, what became of it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.items import Category, Fit, Source


class Career(Owned):
    """Where somebody wants to go, and why; `skipped` are the steps they left out, by name."""

    __tablename__ = "careers"
    __table_args__ = (UniqueConstraint("person_id"),)

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    next_role: Mapped[str] = mapped_column(Text)
    eventually: Mapped[str] = mapped_column(Text)
    energise: Mapped[str] = mapped_column(Text)
    fulfil: Mapped[str] = mapped_column(Text)
    fits: Mapped[str] = mapped_column(Text)
    skipped: Mapped[str] = mapped_column(String(128))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Item(Owned):
    """One line of somebody's list, with what they say of it."""

    __tablename__ = "items"
    __table_args__ = (Index(None, "person_id"),)

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    words: Mapped[str] = mapped_column(Text)
    category: Mapped[Category] = mapped_column(Chosen(Category))
    source: Mapped[Source] = mapped_column(Chosen(Source))
    value: Mapped[int | None]
    motivation: Mapped[int | None]
    in_line: Mapped[Fit | None] = mapped_column(Chosen(Fit))
    on_strengths: Mapped[Fit | None] = mapped_column(Chosen(Fit))
    chosen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    parked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ItemArea(Owned):
    """A part of a line that waits to be a goal, or is one; a line that is one goal has one area."""

    __tablename__ = "item_areas"
    __table_args__ = (Index(None, "item_id"), UniqueConstraint("goal_id"))

    item_id: Mapped[UUID] = mapped_column(Uuid, key_of("items"))
    words: Mapped[str] = mapped_column(Text)
    place: Mapped[int]
    goal_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("goals"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
