"""What was understood of a promise, before it counts."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.goals import Commitment, Goal
from bot.domain.people import Profile
from bot.domain.roadmap import NOTHING_YET, RoadmapFacts


@dataclass(frozen=True, slots=True)
class Proposal:
    """A promise as understood, before it counts; `commitment` ends on the day it really ends on.

    `asks_minute`: it was just confirmed and is the member's first, so they are asked for a quiet minute.
    """

    profile: Profile
    goal: Goal
    commitment: Commitment
    today: date
    asks_minute: bool = False


@dataclass(frozen=True, slots=True)
class Proposals:
    """Several promises that were written at once, for one goal, in the order of their lines.

    Each is confirmed, changed or left out on its own; `commitment.confirmed` tells which count already.
    """

    profile: Profile
    goal: Goal
    each: tuple[Proposal, ...]

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """Those that do not count yet."""
        return tuple(each for each in self.each if not each.commitment.confirmed)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A promise with those that were written with it; `together` is None where it was written alone.

    Once all of them count: `checkin_at`, when the next check-in comes, UTC, None where none will; `roadmap`,
    where their owner stands.
    """

    proposal: Proposal
    together: Proposals | None = None
    checkin_at: datetime | None = None
    roadmap: RoadmapFacts = NOTHING_YET


@dataclass(frozen=True, slots=True)
class WhichGoal:
    """A promise that could belong to several goals; its words are kept as a note."""

    profile: Profile
    note_id: UUID
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class PlanForm:
    """What a form for a promise shows: the goals it can be for, and what is typed already."""

    profile: Profile
    goals: tuple[Goal, ...]
    chosen: Goal | None
    words: str = ""
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class NoGoalYet:
    """There is no active goal that a promise could be for; the words are kept as a note."""

    profile: Profile
