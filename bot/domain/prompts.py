"""When a prompt is due, and how long the time that its member set overrides their quiet hours."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.domain.calendar import PersonCalendar, instant_of
from bot.domain.slots import DueSlot

ON_TIME = timedelta(hours=1)
"""How long after a time that a member set a message may still ignore their quiet hours."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """When a prompt is due, UTC; `at_set_time`: it is the time its member set, and not long past."""

    due_at: datetime
    at_set_time: bool


def prompt_on(day: date, at: time, cal: PersonCalendar, now: datetime) -> Prompt:
    """The prompt of a local date at the local time that a member set; planned late it is due at once."""
    due_at = instant_of(day, at, cal.zone) or now
    # Settings show this time beside the quiet hours: where it lies in them, that is what somebody chose.
    return Prompt(due_at, at_set_time=not is_late(due_at, now))


def nudge_of(slot: DueSlot, at: time, cal: PersonCalendar, now: datetime) -> Prompt | None:
    """The nudge of a slot; None where its date is not today any more, or does not count."""
    if slot.slot_date != cal.local_date(now) or not cal.counts(slot.slot_date):
        return None
    return prompt_on(slot.slot_date, at, cal, now)


def is_late(due_at: datetime, now: datetime) -> bool:
    """Whether a time that was set is so long past that quiet hours hold again."""
    return now > due_at + ON_TIME


def is_set_time(due_at: datetime, at: time, cal: PersonCalendar, now: datetime) -> bool:
    """Whether a time that was set is that time still, on the clock where the member is now."""
    return cal.local(due_at).time() == at and not is_late(due_at, now)
