"""Workspaces, the people in them, members' settings, times away."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import Date, Index, String, Time, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.models.base import SLACK_ID, Model, Owned, key_of
from bot.db.types import UtcDateTime, Weekdays


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
    goals_made: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Absence(Owned):
    """Dates that do not count for somebody; no reason is kept."""

    __tablename__ = "absences"
    __table_args__ = (Index(None, "person_id", "last_on"),)

    person_id: Mapped[UUID] = mapped_column(Uuid, key_of("people"))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
