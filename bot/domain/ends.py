"""The ends of a goal: when it is asked about, and what its owner then says. Nothing ends by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from bot.domain.goals import Entry, Goal, Measure
from bot.domain.items import NextUp
from bot.domain.pace import Earlier, level_of, way_of
from bot.domain.partners import Agreement
from bot.domain.people import Person, Profile
from bot.domain.progress import GoalFacts

LINE_MAX = 300
"""Characters of the one line on what helped, or what somebody takes from a goal."""
REST = timedelta(weeks=2)
"""How long *Ask me in 2 weeks* is."""


class EndAsk(StrEnum):
    """What is asked about a goal: its target is hit, or its day is over."""

    REACHED = "reached"
    DEADLINE = "deadline"


class EndNews(StrEnum):
    """What a partner is told: thanks for a goal that was reached, or that one is closed."""

    THANKS = "thanks"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class EndSaid:
    """What was asked about the end of a goal, and said; the lines are for nobody but their owner.

    `…_asked_in` is the first day of the week whose check-in asked.
    """

    helped: str = ""
    takeaway: str = ""
    not_yet_on: date | None = None
    reached_asked_in: date | None = None
    deadline_asked_in: date | None = None


NOTHING_SAID = EndSaid()


@dataclass(frozen=True, slots=True)
class EndQuestion:
    """A question about the end of a goal, on the local date `today`; `hit_on` is when the target was hit."""

    ask: EndAsk
    facts: GoalFacts
    hit_on: date | None
    today: date


@dataclass(frozen=True, slots=True)
class EndedGoal:
    """A goal that was reached or let go, with what it came to.

    `hearers` are the agreements that show it, and whose partner was not told yet; `told` those who are told.
    `next_up` is what their list has for them next, once it is reached.
    """

    profile: Profile
    facts: GoalFacts
    today: date
    hit_on: date | None = None
    said: EndSaid = NOTHING_SAID
    hearers: tuple[Agreement, ...] = ()
    told: tuple[Agreement, ...] = ()
    next_up: NextUp | None = None

    @property
    def goal(self) -> Goal:
        """The goal."""
        return self.facts.goal


@dataclass(frozen=True, slots=True)
class Rest:
    """When somebody who rests is asked for a next goal, by their own clock."""

    profile: Profile
    at: datetime


@dataclass(frozen=True, slots=True)
class NextGoal:
    """Somebody who wanted to be asked again after a goal they reached; `next_up` is on their list."""

    goal: Goal
    reached_on: date
    today: date
    next_up: NextUp | None = None


@dataclass(frozen=True, slots=True)
class PartnerEnd:
    """What a partner reads of the end of a goal: `owner` is whose it is, `reader` the partner.

    `numbers`: the partner sees them. `words` are the owner's, for this partner.
    """

    what: EndNews
    facts: GoalFacts
    hit_on: date | None
    owner: Person
    reader: Person | None
    today: date
    numbers: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class EndNotice:
    """The row behind a partner's message."""

    id: UUID
    goal_id: UUID
    partnership_id: UUID
    what: EndNews
    words: str


def is_hit(goal: Goal, level: Decimal) -> bool:
    """Whether a level is at the target or past it, whichever way the goal goes; False without a target."""
    if goal.target is None:
        return False
    way = way_of(goal.baseline, goal.target)
    return (level - goal.target) * way >= 0


def hit_on(goal: Goal, entries: Iterable[Entry], level: Decimal) -> date | None:
    """Since which date the level has been at the target, up to `level` today; None where it isn't there.

    Of entries that reach back only so far the oldest date that holds: a question about an end reads all.
    """
    mine = [each for each in entries if each.goal_id == goal.id and each.moves_goal]
    way, found = way_of(goal.baseline, goal.target), None
    for on in sorted({each.logged_on for each in mine}, reverse=True):
        if not is_hit(goal, level):
            break
        found = on
        if goal.measure is Measure.COUNTED:
            level -= way * sum(each.amount for each in mine if each.logged_on == on)
        else:
            level = level_of(goal, [each for each in mine if each.logged_on < on])
    return found


def crosses(
    goal: Goal, entry: Entry, entries: Iterable[Entry], level: Decimal, earlier: Iterable[Earlier] = ()
) -> bool:
    """Whether it is this entry that brought the level to the target; `entries` hold it."""
    if not entry.moves_goal or not is_hit(goal, level):
        return False
    if goal.measure is Measure.COUNTED:
        return not is_hit(goal, level - way_of(goal.baseline, goal.target) * entry.amount)
    return not is_hit(goal, level_of(goal, [each for each in entries if each.id != entry.id], earlier))


def asked_in(facts: GoalFacts, said: EndSaid, week_on: date, today: date) -> EndAsk | None:
    """What the check-in about the week from `week_on` asks of a goal's end; each is asked in one alone."""
    goal = facts.goal
    if not goal.active:
        return None
    if is_hit(goal, facts.level):
        once = said.reached_asked_in in (None, week_on)
        return EndAsk.REACHED if once and said.not_yet_on is None else None
    if goal.deadline is not None and goal.deadline < today:
        return EndAsk.DEADLINE if said.deadline_asked_in in (None, week_on) else None
    return None
