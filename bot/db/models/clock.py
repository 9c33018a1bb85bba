"""What the clock lives by: routines, mailboxes, deliveries, outages; and receipts of requests handled."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, Index, String, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Owned, key_of
from bot.db.types import Chosen, UtcDateTime
from bot.domain.deliveries import Kind, State
from bot.domain.routines import RoutineKind

_DUE = text("next_at is not null and fault is null")
_MAIL = text("next_due_at is not null")


class Routine(Owned):
    """What comes round for a person or a coach channel.

    `slot_date` is the date `next_at` is for, `planned_on` the last one that was planned.
    """

    __tablename__ = "routines"
    __table_args__ = (
        UniqueConstraint("subject_id", "kind"),
        Index("ix_routines_due", "next_at", sqlite_where=_DUE, postgresql_where=_DUE),
    )

    subject_id: Mapped[UUID] = mapped_column(Uuid)
    kind: Mapped[RoutineKind] = mapped_column(Chosen(RoutineKind))
    slot_date: Mapped[date | None] = mapped_column(Date)
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    planned_on: Mapped[date | None] = mapped_column(Date)
    fault: Mapped[str | None] = mapped_column(String(255))


class Mailbox(Owned):
    """A DM or a channel the bot writes to; leased as a whole by one sender at a time."""

    __tablename__ = "mailboxes"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slack_user_id"),
        UniqueConstraint("workspace_id", "slack_channel_id"),
        Index("ix_mailboxes_due", "next_due_at", sqlite_where=_MAIL, postgresql_where=_MAIL),
    )

    slack_user_id: Mapped[str | None] = mapped_column(String(SLACK_ID))
    slack_channel_id: Mapped[str | None] = mapped_column(String(SLACK_ID))
    next_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    leased_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lease_token: Mapped[UUID | None] = mapped_column(Uuid)
    # Who wants no invitations or requests may be nobody the bot knows: their mailbox is all it keeps of them.
    muted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    requests_muted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    intentions_muted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    feedback_muted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Delivery(Owned):
    """One message the bot owes somebody; `about` holds ids only."""

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("workspace_id", "dedupe_key"),
        Index(None, "mailbox_id", "state", "due_at"),
        Index(None, "mailbox_id", "message_ts"),
        Index(None, "sent_at"),
    )

    mailbox_id: Mapped[UUID] = mapped_column(Uuid, key_of("mailboxes"))
    kind: Mapped[Kind] = mapped_column(Chosen(Kind))
    dedupe_key: Mapped[str] = mapped_column(String(160))
    about: Mapped[dict[str, Any]] = mapped_column(JSON)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Where a person set the time themselves (a snooze), quiet hours do not move it.
    at_set_time: Mapped[bool]
    state: Mapped[State] = mapped_column(Chosen(State))
    reason: Mapped[str | None] = mapped_column(String(160))
    attempts: Mapped[int]
    message_ts: Mapped[str | None] = mapped_column(String(32))
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_on: Mapped[date | None] = mapped_column(Date)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    marker: Mapped[UUID | None] = mapped_column(Uuid)


class Outage(Owned):
    """A stretch in which nothing was planned; a date with more than six hours of it counts for nobody."""

    __tablename__ = "outages"
    __table_args__ = (Index(None, "workspace_id", "ended_at"),)

    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Receipt(Owned):
    """A request that was handled; a second one with its key does nothing."""

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("workspace_id", "key"), Index(None, "at"))

    key: Mapped[str] = mapped_column(String(255))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
