"""When each routine comes round for a person."""

from datetime import time

from bot.domain.calendar import DAY_END_TIME
from bot.domain.people import Profile
from bot.domain.routines import RoutineKind
from bot.domain.slots import Daily, Recurrence, Weekly

OF_A_MEMBER = (RoutineKind.CHECKIN, RoutineKind.NUDGE, RoutineKind.DAY_END)
"""The routines of a person."""
OF_A_CHANNEL = (RoutineKind.DIGEST, RoutineKind.LOOK)
"""The routines of a coach channel: its summary, and the looks at who reads it."""
LOOK_TIME = time(3)
"""When the day's first look at a channel is, by its coach's clock."""


def recurrence_of(kind: RoutineKind, profile: Profile) -> Recurrence | None:
    """How a routine comes round, by the person's own wall clock; None where it does not.

    A deactivated account has none; somebody without a goal, or in Quiet, none of a member's. What comes
    round for a coach channel follows the coach's clock, whether or not the coach has goals.
    """
    times = profile.times
    if profile.person.deactivated:
        return None
    if kind is RoutineKind.DIGEST:
        return Weekly(times.digest_weekday, times.digest_time)
    if kind is RoutineKind.LOOK:
        return Daily(LOOK_TIME)
    chosen: dict[RoutineKind, Recurrence] = {RoutineKind.DAY_END: Daily(DAY_END_TIME)}
    if times.checkins_on:
        chosen[RoutineKind.CHECKIN] = Weekly(times.checkin_weekday, times.checkin_time)
    if times.nudges_on:
        chosen[RoutineKind.NUDGE] = Daily(times.nudge_time)
    return chosen.get(kind) if profile.member and profile.person.quiet_at is None else None
