"""Workspaces, the people in them, members' settings, times away."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import Date, Index, String, Text, Time, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Model, Owned, key_of
from bot.db.types import EarlierDaysText, EarlierWeeksText, QuietDays, UtcDateTime, Weekdays
from bot.domain.calendar import QuietDay, WeeksUntil
from bot.domain.eras import EarlierDays


class Workspace(Model):
    """One Slack workspace (or organisation) the bot lives in."""

    __tablename__ = "workspaces"
    __table_args__ = (UniqueConstraint("enterprise_id", "team_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    enterprise_id: Mapped[str] = mapped_column(String(SLACK_ID))
    team_id: Mapped[str] = mapped_column(String(SLACK_ID))
    default_zone: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    planned_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Person(Owned):
    """Somebody the bot has met; what Slack says of them is a cache."""

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("workspace_id", "slack_user_id"),)

    slack_user_id: Mapped[str] = mapped_column(String(SLACK_ID))
    name: Mapped[str] = mapped_column(String(255))
    zone: Mapped[str] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    welcomed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deactivated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    acted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    quiet_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Member(Owned):
    """A person with a goal, and the times they chose. `id` is the person's."""

    __tablename__ = "members"

    id: Mapped[UUID] = mapped_column(Uuid, key_of("people"), primary_key=True)
    checkin_weekday: Mapped[int]
    checkin_time: Mapped[time] = mapped_column(Time)
    nudge_time: Mapped[time] = mapped_column(Time)
    quiet_from: Mapped[time] = mapped_column(Time)
    quiet_until: Mapped[time] = mapped_column(Time)
    working_weekdays: Mapped[frozenset[int]] = mapped_column(Weekdays)
    checkins_on: Mapped[bool]
    nudges_on: Mapped[bool]
    reminders_on: Mapped[bool]
    nudge_weekdays: Mapped[frozenset[int]] = mapped_column(Weekdays)
    slips_on: Mapped[bool]
    slip_time: Mapped[time] = mapped_column(Time)
    quiet_days: Mapped[tuple[QuietDay, ...]] = mapped_column(QuietDays)
    week_starts_on: Mapped[int]
    zone: Mapped[str] = mapped_column(String(64))
    country: Mapped[str] = mapped_column(String(8))
    region: Mapped[str] = mapped_column(String(64))
    plain_text: Mapped[bool]
    digest_weekday: Mapped[int]
    digest_time: Mapped[time] = mapped_column(Time)
    look_backs_on: Mapped[bool]
    earlier_days: Mapped[tuple[EarlierDays, ...]] = mapped_column(EarlierDaysText)
    earlier_weeks: Mapped[tuple[WeeksUntil, ...]] = mapped_column(EarlierWeeksText)
    minute_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    goals_made: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Draft(Owned):
    """Words typed into a form that was not sent yet; `form` and `about` say which, `field` where in it.

    `began` is the digest of what stood there first.
    """

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("person_id", "form", "about", "field"),)

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    form: Mapped[str] = mapped_column(String(64))
    about: Mapped[str] = mapped_column(String(255))
    field: Mapped[str] = mapped_column(String(64))
    words: Mapped[str] = mapped_column(Text)
    began: Mapped[str] = mapped_column(String(32))
    typed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Absence(Owned):
    """Dates that do not count for somebody; no reason is kept."""

    __tablename__ = "absences"
    __table_args__ = (Index(None, "person_id", "last_on"),)

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
