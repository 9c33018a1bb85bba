"""What comes round by the clock."""

from datetime import timedelta
from enum import StrEnum

OUTAGE_AFTER = timedelta(hours=6)
"""A gap between two plannings longer than this is an outage, and a date with more of it counts for nobody."""


class RoutineKind(StrEnum):
    """The things that recur."""

    CHECKIN = "checkin"
    NUDGE = "nudge"
    DAY_END = "day_end"
    DIGEST = "digest"
    LOOK = "look"
