"""What people tell others of their goals."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, String, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.intentions import Telling


class Intention(Owned):
    """Words of a goal's owner for others."""

    __tablename__ = "intentions"
    __table_args__ = (Index(None, "goal_id"),)

    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    telling: Mapped[Telling] = mapped_column(Chosen(Telling))
    words: Mapped[str] = mapped_column(Text)
    able: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class IntentionReader(Owned):
    """A person, or a channel by its name, that was told."""

    __tablename__ = "intention_readers"
    __table_args__ = (UniqueConstraint("intention_id", "slack_id"),)

    intention_id: Mapped[UUID] = mapped_column(Uuid, key_of("intentions"))
    slack_id: Mapped[str] = mapped_column(String(SLACK_ID))
    channel: Mapped[str] = mapped_column(String(128))
