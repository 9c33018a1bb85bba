"""The way from a wish to kept promises, step by step, and which step comes next."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The steps, in their order (product.md, The roadmap); the value names a step's words and buttons."""

    CAREER = "career"
    WHY = "why"
    GATHER = "gather"
    LIST = "list"
    CHOOSE = "choose"
    GOALS = "goals"
    PLAN = "plan"
    PARTNER = "partner"


ORDER = tuple(Step)
CAN_SKIP = frozenset((Step.CAREER, Step.WHY, Step.GATHER, Step.LIST, Step.CHOOSE, Step.PARTNER))
"""Steps that can be left out; a goal and a promise are what the others are for."""


@dataclass(frozen=True, slots=True)
class Career:
    """Where somebody wants to go, and why, in their words; `skipped` are the steps they left out."""

    next_role: str = ""
    eventually: str = ""
    energise: str = ""
    fulfil: str = ""
    fits: str = ""
    skipped: frozenset[Step] = frozenset()

    @property
    def named(self) -> bool:
        """Whether they said where."""
        return bool(self.next_role or self.eventually)

    @property
    def has_why(self) -> bool:
        """Whether they said why."""
        return bool(self.energise or self.fulfil or self.fits)


NO_CAREER = Career()


@dataclass(frozen=True, slots=True)
class RoadmapFacts:
    """What somebody has behind them.

    `listed`: lines of the list with something left to do; `chosen`: those that are chosen, or goals already;
    `waiting`: chosen lines and areas that are no goal yet; `goals`: active ones, and `bare` those without a
    promise; `ever`: whether there was any goal, ended ones too.
    """

    career: bool = False
    why: bool = False
    gathered: bool = False
    listed: int = 0
    chosen: int = 0
    waiting: int = 0
    goals: int = 0
    bare: int = 0
    partner: bool = False
    ever: bool = False
    skipped: frozenset[Step] = frozenset()

    @property
    def begun(self) -> bool:
        """Whether anything of the roadmap is there."""
        return bool(self.career or self.why or self.gathered or self.listed or self.ever or self.skipped)

    @property
    def on_the_way(self) -> bool:
        """Whether somebody goes the steps one after the other, and did not just use a command of one."""
        return bool(self.career or self.why or self.listed or self.skipped)


NOTHING_YET = RoadmapFacts()


def behind(facts: RoadmapFacts) -> tuple[Step, ...]:
    """The steps that are done, in their order."""
    done = {
        Step.CAREER: facts.career,
        Step.WHY: facts.why,
        Step.GATHER: facts.gathered,
        Step.LIST: facts.listed > 0,
        Step.CHOOSE: facts.chosen > 0,
        Step.GOALS: facts.goals > 0 and not facts.waiting,
        Step.PLAN: facts.goals > 0 and not facts.bare,
        Step.PARTNER: facts.partner,
    }
    return tuple(step for step in ORDER if done[step])


def ahead(facts: RoadmapFacts) -> tuple[Step, ...]:
    """The steps that are neither done nor left out, in their order.

    Where there is no list, there is nothing to choose from; where there is no goal, nothing to plan for.
    """
    done = behind(facts)
    moot = {Step.CHOOSE} if Step.LIST in facts.skipped and not facts.listed else set()
    return tuple(step for step in ORDER if step not in done and step not in facts.skipped | moot)


def next_step(facts: RoadmapFacts) -> Step | None:
    """The one step to offer now; None where nothing is left.

    A goal without a promise comes first, whatever else is open: it moves by nothing else.
    """
    if facts.bare:
        return Step.PLAN
    return next(iter(ahead(facts)), None)
