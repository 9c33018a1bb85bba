"""What a person chose for the messages that come by the clock, as it is shown to them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.calendar import WEEK, checkin_due, instant_of
from bot.domain.checkins import first_is_ready
from bot.domain.goals import Goal
from bot.domain.pauses import paused_until
from bot.domain.people import Profile

WEEKS_AHEAD = 120
"""How far the next check-in is looked for: past the furthest time away."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen times stand in the profile.

    `next_checkin` is the instant, UTC, None where none will come; nothing comes before there is a goal.
    `today` is the reader's date. `coaches`: they get a summary as a coach.
    """

    profile: Profile
    next_checkin: datetime | None
    today: date
    has_goals: bool = False
    coaches: bool = False


def next_shown(slot_date: date, profile: Profile, goals: Collection[Goal]) -> datetime | None:
    """The instant, UTC, of the first check-in from a slot on that will be shown; None without an active goal.

    Weeks that are wholly away have none, nor does a day on which every goal rests; and the first comes when
    the first goal is not too fresh.
    """
    active = [goal for goal in goals if goal.active]
    if not active:
        return None
    first, calendar = min(goal.starts_on for goal in goals), profile.calendar
    for weeks in range(WEEKS_AHEAD):
        due_on = checkin_due(slot_date + weeks * WEEK, calendar)
        if due_on is None or all(paused_until(goal.pauses, due_on) for goal in active):
            continue
        if first_is_ready(first, due_on, calendar):
            return instant_of(due_on, profile.times.checkin_time, calendar.zone)
    return None
