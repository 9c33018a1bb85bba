"""When each routine comes round for a person."""

from bot.domain.calendar import (
    DAY_END_TIME,
    Daily,
    Recurrence,
    Weekly,
)
from bot.domain.people import Profile
from bot.domain.routines import RoutineKind

OF_A_MEMBER = (RoutineKind.CHECKIN, RoutineKind.NUDGE, RoutineKind.DAY_END)
"""The routines of a person; the digest is a coach channel's."""


def recurrence_of(kind: RoutineKind, profile: Profile) -> Recurrence | None:
    """How a routine comes round, by the person's own wall clock; None where it does not.

    A deactivated account has none; somebody without a goal, or in Quiet, none of a member's. The digest
    follows the coach's clock, whether or not the coach has goals.
    """
    times = profile.times
    if profile.person.deactivated:
        return None
    if kind is RoutineKind.DIGEST:
        return Weekly(times.digest_weekday, times.digest_time)
    chosen: dict[RoutineKind, Recurrence] = {RoutineKind.DAY_END: Daily(DAY_END_TIME)}
    if times.checkins_on:
        chosen[RoutineKind.CHECKIN] = Weekly(times.checkin_weekday, times.checkin_time)
    if times.nudges_on:
        chosen[RoutineKind.NUDGE] = Daily(times.nudge_time)
    return chosen.get(kind) if profile.member and profile.person.quiet_at is None else None
