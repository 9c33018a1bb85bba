"""When something recurring is due: dates that come round, and the instants they stand for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.calendar import WEEK
from bot.domain.zones import DAY, instant_of, zone


@dataclass(frozen=True, slots=True)
class Daily:
    """Every local date, at that local time."""

    at: time

    @property
    def every(self) -> timedelta:
        """From one slot's date to the next."""
        return DAY

    def first_from(self, day: date) -> date:
        """The first date of the recurrence that is not before `day`."""
        return day


@dataclass(frozen=True, slots=True)
class Weekly:
    """Once a week, on that weekday (Monday = 0), at that local time."""

    weekday: int
    at: time

    @property
    def every(self) -> timedelta:
        """From one slot's date to the next."""
        return WEEK

    def first_from(self, day: date) -> date:
        """The first date of the recurrence that is not before `day`."""
        return day + (self.weekday - day.weekday()) % 7 * DAY


Recurrence = Daily | Weekly


@dataclass(frozen=True, slots=True)
class Slot:
    """When a routine rings next: the local date it stands for, and the UTC instant."""

    slot_date: date
    next_at: datetime


@dataclass(frozen=True, slots=True)
class DueSlot:
    """A routine that has rung: one delivery stands for `slot_date`, the newest date that is due.

    `since` is the oldest date due, `slot_date` itself where nothing was missed; `next` rings after now.
    """

    slot_date: date
    since: date
    next: Slot


def next_slot(recurrence: Recurrence, zone_name: str, *, after: date | None, now: datetime) -> Slot:
    """The first slot of a date later than `after`, the last planned one, and of an instant later than `now`.

    Dates only grow, so that neither clock changes nor travel can prompt twice for one local date. A date the
    zone skips has no slot.
    """
    start = now.astimezone(zone(zone_name)).date() - DAY  # a repeated midnight can put a slot a date ahead
    if after is not None:
        start = max(start, after + DAY)
    day = recurrence.first_from(start)
    while (instant := instant_of(day, recurrence.at, zone_name)) is None or instant <= now:
        day += recurrence.every
    return Slot(day, instant)


def moved_slot(
    recurrence: Recurrence,
    zone_name: str,
    stored: Slot,
    *,
    planned_on: date | None,
    now: datetime,
    was_in: str = "",
) -> Slot:
    """The slot of a routine whose time, weekday or zone has changed; `stored` is the one it replaces.

    `planned_on` is the last date that was planned. A slot that is due already stays: it is planned first, or
    what it stands for would be lost. So would a date whose hour has passed where somebody came to, while in
    `was_in`, the zone before, it had not: it is due now.
    """
    if stored.next_at <= now:
        return stored
    moved = next_slot(recurrence, zone_name, after=planned_on, now=now)
    kept = recurrence.first_from(stored.slot_date) == stored.slot_date < moved.slot_date
    if was_in and kept and instant_of(stored.slot_date, recurrence.at, was_in) == stored.next_at:
        return Slot(stored.slot_date, now)
    return moved


def due_slot(recurrence: Recurrence, zone_name: str, stored: Slot, now: datetime) -> DueSlot | None:
    """What a stored slot has come to mean by `now`; None while it is not due."""
    if stored.next_at > now:
        return None
    following = next_slot(recurrence, zone_name, after=stored.slot_date, now=now)
    newest = following.slot_date - recurrence.every
    while newest > stored.slot_date and instant_of(newest, recurrence.at, zone_name) is None:
        newest -= recurrence.every
    return DueSlot(max(newest, stored.slot_date), stored.slot_date, following)
