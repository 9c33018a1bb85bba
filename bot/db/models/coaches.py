"""Coach channels and what each person chose to show there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String, Text, UniqueConstraint, Uuid, false, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.sharing import CoachView


class CoachChannel(Owned):
    """A channel that gets a weekly summary, for the coach who asked for it."""

    __tablename__ = "coach_channels"
    __table_args__ = (
        Index(
            "uq_coach_channels_running",
            "workspace_id",
            "slack_channel_id",
            unique=True,
            sqlite_where=text("stopped_at is null"),
            postgresql_where=text("stopped_at is null"),
        ),
    )

    slack_channel_id: Mapped[str] = mapped_column(String(SLACK_ID))
    coach_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    name: Mapped[str] = mapped_column(String(80))
    private: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Slack took nothing there any more: what people chose is kept for when it does again.
    refused: Mapped[bool] = mapped_column(server_default=false())


class CoachChoice(Owned):
    """What one person shows in one coach channel, and how many readers they were shown when they chose."""

    __tablename__ = "coach_choices"
    __table_args__ = (UniqueConstraint("coach_channel_id", "person_id"),)

    coach_channel_id: Mapped[UUID] = mapped_column(Uuid, key_of("coach_channels"))
    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    shows: Mapped[CoachView] = mapped_column(Chosen(CoachView))
    readers: Mapped[int]
    chosen_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CoachLine(Owned):
    """What somebody asks for beside an answer, in one of the coach's channels they ticked for it."""

    __tablename__ = "coach_lines"
    __table_args__ = (UniqueConstraint("answer_id", "coach_channel_id"), Index(None, "coach_channel_id"))

    answer_id: Mapped[UUID] = mapped_column(Uuid, key_of("checkin_answers"))
    coach_channel_id: Mapped[UUID] = mapped_column(Uuid, key_of("coach_channels"))
    words: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
