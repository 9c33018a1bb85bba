"""What the goal form holds, and what became of a goal."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.ends import NOTHING_SAID, EndSaid
from bot.domain.goals import Commitment, Goal, Measure, Whose
from bot.domain.items import NextUp
from bot.domain.partners import Agreement
from bot.domain.people import Profile
from bot.domain.phrases import GoalReading
from bot.domain.progress import GoalFacts
from bot.domain.skips import Skip


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """A goal as the form has it.

    `short_name` empty takes one from the words; without a `target` it explores first and measures later,
    or is one thing that is done one day. `explores`: its owner chose to.
    """

    words: str
    short_name: str
    measure: Measure
    baseline: Decimal
    target: Decimal | None
    unit: str
    deadline: date | None
    stretch: int | None = None
    whose: Whose | None = None
    explores: bool = False


@dataclass(frozen=True, slots=True)
class GoalForm:
    """What the goal form shows at first: what was understood of some words, or the goal to change.

    `of` is the line of the list, or its area, that the goal is made of. `promises` are those of the goal.
    """

    profile: Profile
    today: date
    reading: GoalReading | None = None
    goal: Goal | None = None
    of: NextUp | None = None
    promises: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedGoal:
    """A goal that was saved, how many are active with it, and whether it is the member's first.

    `unshared` are the agreements that hold and do not show it: each is a question to ask, once. `read` are
    the fields that were left empty and taken from its words.
    """

    profile: Profile
    goal: Goal
    today: date
    active: int
    first: bool = False
    unshared: tuple[Agreement, ...] = ()
    read: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ShownGoal:
    """One goal with everything its owner sees of it; `said` is what they said of its end.

    `skips` are those of this month of theirs, of all their promises. `item` is the line of their list that
    the goal came from, in its words; '' where there is none.
    """

    profile: Profile
    facts: GoalFacts
    today: date
    said: EndSaid = NOTHING_SAID
    skips: tuple[Skip, ...] = ()
    item: str = ""
