"""What somebody asked others about themselves, what was answered, and what they heard elsewhere."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index, String, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.gathering import RequestState

_OWN = text("own")


class Ask(Owned):
    """One round of questions about a person, until the end of the date they asked for."""

    __tablename__ = "asks"
    __table_args__ = (Index(None, "person_id", "asked_at"),)

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    step: Mapped[str] = mapped_column(Text)
    line: Mapped[str] = mapped_column(Text)
    named: Mapped[bool]
    back_on: Mapped[date] = mapped_column(Date)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class AskRequest(Owned):
    """One person's share of an ask. Who is asked has no row of their own until they answer."""

    __tablename__ = "ask_requests"
    __table_args__ = (UniqueConstraint("ask_id", "receiver_slack_id"), Index(None, "receiver_slack_id"))

    ask_id: Mapped[UUID] = mapped_column(Uuid, key_of("asks"))
    receiver_slack_id: Mapped[str] = mapped_column(String(SLACK_ID))
    state: Mapped[RequestState] = mapped_column(Chosen(RequestState))


class AskAnswer(Owned):
    """What one person answered; it goes when they do."""

    __tablename__ = "ask_answers"
    __table_args__ = (UniqueConstraint("request_id"), Index(None, "person_id"))

    request_id: Mapped[UUID] = mapped_column(Uuid, key_of("ask_requests"))
    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    strengths: Mapped[str] = mapped_column(Text)
    weaknesses: Mapped[str] = mapped_column(Text)
    skills: Mapped[str] = mapped_column(Text)
    experience: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ToldNote(Owned):
    """What somebody told a person outside Slack, in that person's words; or, `own`, what they think."""

    __tablename__ = "told_notes"
    __table_args__ = (
        Index(None, "person_id", "noted_at"),
        Index("uq_told_notes_own", "person_id", unique=True, sqlite_where=_OWN, postgresql_where=_OWN),
    )

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    own: Mapped[bool]
    teller: Mapped[str] = mapped_column(Text)
    strengths: Mapped[str] = mapped_column(Text)
    weaknesses: Mapped[str] = mapped_column(Text)
    skills: Mapped[str] = mapped_column(Text)
    experience: Mapped[str] = mapped_column(Text)
    noted_at: Mapped[datetime] = mapped_column(UtcDateTime)
