"""How often somebody is reminded of what is open, and when they are asked about that."""

from datetime import timedelta
from enum import StrEnum

from bot.domain.calendar import DAY

NUDGES_UNTIL_ASKED = 5
"""Nudges without any act after which the next one asks (product.md, Daily nudge)."""
ASKED_AFTER = NUDGES_UNTIL_ASKED * DAY
"""The shortest time in which so many nudges can come: before it nothing has to be looked up."""
FEWER_DAYS = frozenset((1, 3))
"""Tuesdays and Thursdays (product.md, Daily nudge)."""
IS_FEW = 2
"""Working days with a nudge that are few already."""


class Often(StrEnum):
    """What somebody chooses when they are asked."""

    KEEP = "keep"
    FEWER = "fewer"
    NONE = "none"


def are_few(nudge_weekdays: frozenset[int], working_weekdays: frozenset[int]) -> bool:
    """Whether nudges come on so few days of the week that there is nothing left to thin out."""
    return len(nudge_weekdays & working_weekdays) <= IS_FEW


def fewer_days(working_weekdays: frozenset[int]) -> frozenset[int]:
    """The days of the week that are left: Tuesdays and Thursdays, or the first two that somebody works."""
    return FEWER_DAYS & working_weekdays or frozenset(sorted(working_weekdays)[:IS_FEW])


def could_be_unheeded(silence: timedelta) -> bool:
    """Whether so many nudges can have come in that time without an act."""
    return silence >= ASKED_AFTER
