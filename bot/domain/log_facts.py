"""What logging came to, and what a form to log with offers."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from bot.domain.ends import EndQuestion
from bot.domain.goals import Commitment, Entry, Goal
from bot.domain.log_phrases import LogReading
from bot.domain.people import Profile
from bot.domain.progress import GoalFacts, Plan, PromiseFacts
from bot.domain.roadmap import NO_CAREER, Career


@dataclass(frozen=True, slots=True)
class Logged:
    """An entry and what it led to.

    `promise` is None where it was logged for the goal alone; `back_since` is the date of the last entry
    before a miss, for the first one after it. `withdrawn`: it was taken back; `as_before`: it stands again
    as it stood before a change that was taken back. `end` is what is asked where it brought its goal to the
    target. `why` its owner set out comes back with the first one after a miss.
    """

    profile: Profile
    entry: Entry
    goal: GoalFacts
    promise: PromiseFacts | None
    today: date
    back_since: date | None = None
    withdrawn: bool = False
    as_before: bool = False
    end: EndQuestion | None = None
    why: Career = NO_CAREER


@dataclass(frozen=True, slots=True)
class WhichOne:
    """A line that could mean several things (`choices`), or nothing there is (none): kept as a note."""

    profile: Profile
    note_id: UUID
    reading: LogReading
    choices: tuple[Commitment | Goal, ...]
    today: date


@dataclass(frozen=True, slots=True)
class NothingToLog:
    """There is no goal yet to log for."""

    profile: Profile


@dataclass(frozen=True, slots=True)
class EndedSince:
    """An entry can't be taken back because its goal has ended since; the goal can be taken up again."""

    profile: Profile
    goal: Goal
    today: date


@dataclass(frozen=True, slots=True)
class LogForm:
    """What a form to log with offers.

    `entry` is the one that is to be changed, `target` what is chosen, `note` what stands in a new one's note.
    """

    profile: Profile
    plan: Plan
    today: date
    target: UUID | None = None
    entry: Entry | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is to be logged: an amount (None: one, or for a level a number is asked for) on a local date.

    `target` is the goal or promise it is for; `done`: it was said to be done.
    """

    target: UUID
    amount: Decimal | None
    on: date
    note: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What an entry is to say instead; `amount` None keeps it."""

    amount: Decimal | None
    on: date
    note: str = ""
