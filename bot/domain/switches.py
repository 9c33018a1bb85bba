"""What a member can turn off with one click: each kind of message that rests on their own goals."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from bot.domain.deliveries import Kind
from bot.domain.people import Times


class Switch(StrEnum):
    """Named as the kind of message it stops."""

    CHECKIN = Kind.CHECKIN.value
    REMINDER = Kind.CHECKIN_REMINDER.value
    NUDGE = Kind.NUDGE.value
    SLIPS = Kind.SLIP_OWNER.value
    LOOK_BACKS = Kind.LOOK_BACK.value


_FIELDS = {
    Switch.CHECKIN: "checkins_on",
    Switch.REMINDER: "reminders_on",
    Switch.NUDGE: "nudges_on",
    Switch.SLIPS: "slips_on",
    Switch.LOOK_BACKS: "look_backs_on",
}


def is_on(times: Times, switch: Switch) -> bool:
    """Whether these messages come."""
    return bool(getattr(times, _FIELDS[switch]))


def turned(times: Times, switch: Switch, *, on: bool) -> Times:
    """The same times with these messages on or off."""
    changed: dict[str, Any] = {_FIELDS[switch]: on}
    return replace(times, **changed)
