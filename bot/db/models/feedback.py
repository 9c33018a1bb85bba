"""Feedback that people gave each other."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.feedback_facts import How


class Feedback(Owned):
    """One piece of feedback; after a year its words are gone, and that there was one stays."""

    __tablename__ = "feedback"
    __table_args__ = (Index(None, "giver_id", "given_at"),)

    giver_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    receiver_slack_id: Mapped[str] = mapped_column(String(SLACK_ID))
    how: Mapped[How] = mapped_column(Chosen(How))
    situation: Mapped[str] = mapped_column(Text)
    behaviour: Mapped[str] = mapped_column(Text)
    impact: Mapped[str] = mapped_column(Text)
    given_on: Mapped[date] = mapped_column(Date)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # What it was counted as: plain, since an entry is replaced by another when it is changed.
    entry_id: Mapped[UUID | None] = mapped_column(Uuid)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    thanked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(Text)
