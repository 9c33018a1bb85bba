"""How goals end: what was said of it, pauses, who was told, look backs."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.ends import EndNews
from bot.domain.look_backs import Choice, StillTrue


class GoalEnd(Owned):
    """What the end of a goal was asked about and what its owner said; a row once there is something."""

    __tablename__ = "goal_ends"
    __table_args__ = (UniqueConstraint("goal_id"),)

    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    helped: Mapped[str] = mapped_column(Text)
    takeaway: Mapped[str] = mapped_column(Text)
    not_yet_on: Mapped[date | None] = mapped_column(Date)
    # First days of the weeks whose check-ins asked: a question stands in one check-in and in no other.
    reached_asked_in: Mapped[date | None] = mapped_column(Date)
    deadline_asked_in: Mapped[date | None] = mapped_column(Date)


class Pause(Owned):
    """Local dates on which nothing of one goal counts."""

    __tablename__ = "pauses"
    __table_args__ = (Index(None, "goal_id"),)

    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class EndNotice(Owned):
    """What a partner is told of the end of a goal they see, because its owner said so."""

    __tablename__ = "end_notices"
    __table_args__ = (UniqueConstraint("goal_id", "partnership_id", "what"),)

    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    partnership_id: Mapped[UUID] = mapped_column(Uuid, key_of("partnerships"))
    what: Mapped[EndNews] = mapped_column(Chosen(EndNews))
    words: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class LookBack(Owned):
    """Twelve weeks of a goal looked back on; `number` 1 after the first twelve."""

    __tablename__ = "look_backs"
    __table_args__ = (UniqueConstraint("goal_id", "number"),)

    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    number: Mapped[int]
    kept: Mapped[str] = mapped_column(Text)
    learnt: Mapped[str] = mapped_column(Text)
    still_true: Mapped[StillTrue | None] = mapped_column(Chosen(StillTrue))
    chosen: Mapped[Choice | None] = mapped_column(Chosen(Choice))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
