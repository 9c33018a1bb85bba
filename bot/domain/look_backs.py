"""Every twelve weeks: what a goal came to, what was learnt, and whether it goes on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.ends import is_hit
from bot.domain.goals import Goal
from bot.domain.pauses import paused_until
from bot.domain.people import Profile
from bot.domain.progress import GoalFacts
from bot.domain.roadmap import NO_CAREER, Career

EVERY = timedelta(weeks=12)
"""From one look back to the next (product.md, Ends)."""
LEARNT_MAX = 1000
"""Characters of what was kept or learnt: a few sentences."""


class StillTrue(StrEnum):
    """Whether the reason for a goal still holds."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Choice(StrEnum):
    """What becomes of a goal that was looked back on."""

    KEEP = "keep"
    CHANGE = "change"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class LookBack:
    """One look back; what was kept and learnt is for nobody but its owner. `chosen` is None until then."""

    id: UUID
    goal_id: UUID
    number: int
    kept: str = ""
    learnt: str = ""
    still_true: StillTrue | None = None
    chosen: Choice | None = None


@dataclass(frozen=True, slots=True)
class LookBackFacts:
    """A look back with where its goal stands on the local date `today`; `why`: for the form alone."""

    profile: Profile
    look_back: LookBack
    facts: GoalFacts
    today: date
    why: Career = NO_CAREER

    @property
    def goal(self) -> Goal:
        """The goal."""
        return self.facts.goal


@dataclass(frozen=True, slots=True)
class Learnt:
    """What stands in the form."""

    kept: str
    learnt: str
    still_true: StillTrue | None
    chosen: Choice


def number_due(goal: Goal, today: date) -> int:
    """How many times twelve weeks of a goal are over; 0 before the first."""
    return max((today - goal.starts_on) // EVERY, 0)


def due(facts: Iterable[GoalFacts], done: Mapping[UUID, int], today: date) -> tuple[Goal, int] | None:
    """The goal to look back on today and the number of the look back; of several the one that waits longest.

    `done` is the newest number asked for each goal. None for a goal that rests, or whose end is asked about.
    """
    waiting = []
    for each in facts:
        goal, number = each.goal, number_due(each.goal, today)
        ends = is_hit(goal, each.level) or (goal.deadline is not None and goal.deadline < today)
        if number > done.get(goal.id, 0) and not ends and paused_until(goal.pauses, today) is None:
            waiting.append((goal.starts_on + number * EVERY, goal.number, goal, number))
    return min(waiting)[2:] if waiting else None
