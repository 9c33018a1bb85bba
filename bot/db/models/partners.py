"""Partnerships, what they may see, slips and who was told, words partners wrote."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, Date, Index, String, Text, UniqueConstraint, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Owned, key_of
from bot.db.types import Chosen, SomeOf, UtcDateTime
from bot.domain.sharing import Field, NoticeState, PartnershipState, Role
from bot.domain.slips import SlipState
from bot.domain.to_partner import What


class Partnership(Owned):
    """An invitation, and once accepted an agreement, between a member and one other person."""

    __tablename__ = "partnerships"
    __table_args__ = (
        Index(None, "member_id", "state"),
        Index(None, "partner_id", "state"),
        Index(None, "partner_slack_id", "state"),
        Index(
            "uq_partnerships_running",
            "member_id",
            "partner_slack_id",
            unique=True,
            sqlite_where=text("state in ('invited', 'accepted')"),
            postgresql_where=text("state in ('invited', 'accepted')"),
        ),
    )

    member_id: Mapped[UUID] = mapped_column(Uuid, key_of("members"))
    # Who is invited has no row of their own until they accept: they are an outsider until then.
    partner_slack_id: Mapped[str] = mapped_column(String(SLACK_ID))
    partner_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("people"))
    role: Mapped[Role] = mapped_column(Chosen(Role))
    state: Mapped[PartnershipState] = mapped_column(Chosen(PartnershipState))
    asks: Mapped[str] = mapped_column(Text)
    until_on: Mapped[date] = mapped_column(Date)
    invited_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    no_words_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    weekly: Mapped[bool] = mapped_column(default=False)


class Share(Owned):
    """A goal that a partner may see, and what of it."""

    __tablename__ = "shares"
    __table_args__ = (UniqueConstraint("partnership_id", "goal_id"),)

    partnership_id: Mapped[UUID] = mapped_column(Uuid, key_of("partnerships"))
    goal_id: Mapped[UUID] = mapped_column(Uuid, key_of("goals"))
    fields: Mapped[frozenset[Field]] = mapped_column(SomeOf(Field))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Slip(Owned):
    """A promise's period (or run of days) that closed short; without a commitment, a silent week."""

    __tablename__ = "slips"
    __table_args__ = (
        Index(None, "member_id", "state"),
        Index(None, "commitment_id", "last_on"),
        Index(None, "owner_delivery_id"),
    )

    member_id: Mapped[UUID] = mapped_column(Uuid, key_of("members"))
    commitment_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("commitments"))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    state: Mapped[SlipState] = mapped_column(Chosen(SlipState))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # The promise that its owner made smaller when they were told.
    smaller_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("commitments"))
    # The owner's message that told it; the notices of that message are this slip's.
    owner_delivery_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("deliveries"))


class Skip(Owned):
    """A period its owner chose not to count; without a commitment, a silent week."""

    __tablename__ = "skips"
    __table_args__ = (UniqueConstraint("commitment_id", "first_on"), Index(None, "member_id", "last_on"))

    member_id: Mapped[UUID] = mapped_column(Uuid, key_of("members"))
    commitment_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("commitments"))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    skipped_on: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SlipNotice(Owned):
    """What one partner is going to be told of one owner's message; `told_text` is what the owner last saw.

    `corrected_text` is what became of it after they were told, on the owner's date `corrected_on`.
    """

    __tablename__ = "slip_notices"
    __table_args__ = (UniqueConstraint("owner_delivery_id", "partnership_id"),)

    owner_delivery_id: Mapped[UUID] = mapped_column(Uuid, key_of("deliveries"))
    partnership_id: Mapped[UUID] = mapped_column(Uuid, key_of("partnerships"))
    state: Mapped[NoticeState] = mapped_column(Chosen(NoticeState))
    added_words: Mapped[str] = mapped_column(Text)
    drawn_text: Mapped[str] = mapped_column(Text)
    told_text: Mapped[str] = mapped_column(Text)
    partner_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    corrected_text: Mapped[str] = mapped_column(Text)
    corrected_on: Mapped[date | None] = mapped_column(Date)
    # The ids of the slips in the words the partner got, or is getting.
    told_slips: Mapped[list[str]] = mapped_column(JSON)


class ToPartner(Owned):
    """What a member asked a partner for, had passed on to them, or the good news they hear."""

    __tablename__ = "to_partner"
    __table_args__ = (Index(None, "partnership_id"),)

    partnership_id: Mapped[UUID] = mapped_column(Uuid, key_of("partnerships"))
    what: Mapped[What] = mapped_column(Chosen(What))
    words: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Of good news: what it is about.
    goal_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("goals"))
    commitment_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("commitments"))
    on_date: Mapped[date | None] = mapped_column(Date)
    cheered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Word(Owned):
    """A word a partner wrote to a member; at most one for each notice, and for each thing they were asked."""

    __tablename__ = "words"
    __table_args__ = (
        UniqueConstraint("notice_id"),
        UniqueConstraint("asked_id"),
        Index(None, "partnership_id"),
    )

    partnership_id: Mapped[UUID] = mapped_column(Uuid, key_of("partnerships"))
    notice_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("slip_notices"))
    asked_id: Mapped[UUID | None] = mapped_column(Uuid, key_of("to_partner"))
    words: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    thanked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(Text)
