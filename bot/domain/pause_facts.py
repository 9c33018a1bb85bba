"""What became of a pause, as its owner reads it."""

from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import DateSpan
from bot.domain.goals import Goal
from bot.domain.people import Profile


@dataclass(frozen=True, slots=True)
class PauseForm:
    """What the form for a pause shows: the goal, and the last day that is proposed."""

    profile: Profile
    goal: Goal
    today: date
    until: date


@dataclass(frozen=True, slots=True)
class Paused:
    """A goal that rests on these days, the first and the last included."""

    goal: Goal
    today: date
    days: DateSpan


@dataclass(frozen=True, slots=True)
class WentOn:
    """A goal that goes on today: `days` are those of the pause that have passed, or None.

    `was_paused`: there was a pause, running or to come. `was_over`: it had been reached or let go.
    """

    goal: Goal
    today: date
    days: DateSpan | None = None
    was_paused: bool = False
    was_over: bool = False
