"""The weekly conversation and what was answered in it."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, Index, Text, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.goals import CheckinStatus
from bot.domain.reflections import Held


class Checkin(Owned):
    """One week's check-in of a member; `week_on` is the first day of the week it asks about."""

    __tablename__ = "checkins"
    __table_args__ = (UniqueConstraint("member_id", "week_on"),)

    member_id: Mapped[UUID] = mapped_column(Uuid, key_of("members"))
    week_on: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    skipped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CheckinAnswer(Owned):
    """What was said of one goal; the latest answer stands."""

    __tablename__ = "checkin_answers"
    __table_args__ = (UniqueConstraint("checkin_id", "goal_id"),)

    checkin_id: Mapped[UUID] = mapped_column(Uuid, key_of("checkins"))
    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    status: Mapped[CheckinStatus] = mapped_column(Chosen(CheckinStatus))
    in_the_way: Mapped[str] = mapped_column(Text)
    # When something was first said, and when what stands was.
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # What was thought of the plan: its words as the form showed them, whether its moment came and it held.
    plan_if: Mapped[str] = mapped_column(Text, default="")
    plan_then: Mapped[str] = mapped_column(Text, default="")
    moment_came: Mapped[bool | None]
    plan_held: Mapped[Held | None] = mapped_column(Chosen(Held))
    note: Mapped[str] = mapped_column(Text, default="")


class NoteShare(Owned):
    """A partner who may read the note beside an answer: each was ticked for that note."""

    __tablename__ = "note_shares"
    __table_args__ = (UniqueConstraint("answer_id", "partnership_id"), Index(None, "partnership_id"))

    answer_id: Mapped[UUID] = mapped_column(Uuid, key_of("checkin_answers"))
    partnership_id: Mapped[UUID] = mapped_column(Uuid, key_of("partnerships"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
