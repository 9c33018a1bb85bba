"""Goals, commitments and entries as the rules see them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from bot.domain.calendar import DateSpan

SHORT_NAME_MAX = 40
"""Characters of a short name: it stands on buttons and lock screens (product.md, Words)."""
WORDS_MAX = 3000
"""Characters of any free text we keep: one section block shows it whole (Slack: section text)."""
ACTIVE_GOALS_SOFT_LIMIT = 3
"""From the fourth active goal on a person is asked which one may wait; never refused."""


class Measure(StrEnum):
    """How entries become a level: added up from the baseline, or the latest reading."""

    COUNTED = "counted"
    READ = "read"


class Cadence(StrEnum):
    """How often a commitment comes round."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    ONCE = "once"
    OCCASION = "occasion"
    """Whenever the person opens one ("at each conference"); without one nothing is due."""


class Whose(StrEnum):
    """Whose wish a goal is."""

    MINE = "mine"
    SHARED = "shared"
    OTHERS = "others"


class CheckinStatus(StrEnum):
    """What a person says of a goal in the weekly check-in."""

    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    STUCK = "stuck"


@dataclass(frozen=True, slots=True)
class Goal:
    """A SMART goal. `number` is the member's own, stable and never reused.

    `target` is None while the goal is explored first and measured later; `deadline` is a local date of the
    member, its day included. A goal is active while neither reached nor dropped. On the dates of its `pauses`
    nothing of it counts.
    """

    id: UUID
    member_id: UUID
    number: int
    words: str
    short_name: str
    measure: Measure
    baseline: Decimal
    target: Decimal | None
    unit: str
    starts_on: date
    deadline: date | None
    stretch: int | None = None
    whose: Whose | None = None
    reached_on: date | None = None
    dropped_on: date | None = None
    pauses: tuple[DateSpan, ...] = ()

    @property
    def active(self) -> bool:
        """Neither reached nor let go."""
        return self.reached_on is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a promise asks for from the local date `since` on, until others begin; `number` 0 is the first.

    `made_on` is the member's date on which that was said. `quietly`: it became smaller while they were away,
    which is nobody's business.
    """

    since: date
    cadence: Cadence
    amount: Decimal
    times: Decimal
    weekdays: frozenset[int]
    ends_on: date | None
    made_on: date
    number: int = 0
    quietly: bool = False


PEOPLE = "people"
"""The unit of a promise that is counted in people ("feedback to 3 people every day")."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One step of a goal's plan: `amount` `unit`, `times` per period of `cadence`, until `ends_on`.

    A period's need is `amount × times` in `unit` (both 1 where nothing was said). `weekdays` are the days the
    person named, Monday = 0; empty where none. `starts_on` and `ends_on` are local dates, both included;
    `ends_on` None runs until its goal ends. It counts once `confirmed`. A period that one of its `skips`
    covers counts neither as kept nor as missed.

    `each_day`: the amount is that of one day, and each day counts up to it ("3 times on 2 days a week").
    `each_person`: different people are counted, each once a time (`people` are those that were named).
    `occasions` are the days of those that were opened, where it comes round with an occasion.

    `terms` are what it asked for and is going to, one after the other, where it was changed (`terms.as_of`);
    empty where it never was. `told_after` is how many missed periods in a row are told of; 0 is what is usual
    (`slips.threshold`).
    """

    id: UUID
    goal_id: UUID
    member_id: UUID
    words: str
    short_name: str
    cadence: Cadence
    amount: Decimal
    unit: str
    times: Decimal
    starts_on: date
    ends_on: date | None
    with_whom: str = ""
    per_occasion: str = ""
    weekdays: frozenset[int] = frozenset()
    if_words: str = ""
    then_words: str = ""
    confirmed: bool = True
    ended_on: date | None = None
    pauses: tuple[DateSpan, ...] = ()
    skips: tuple[DateSpan, ...] = ()
    each_day: bool = False
    each_person: bool = False
    people: tuple[str, ...] = ()
    occasions: tuple[DateSpan, ...] = ()
    terms: tuple[Terms, ...] = ()
    told_after: int = 0

    @property
    def need(self) -> Decimal:
        """What one period asks for, in `unit`."""
        return self.amount * self.times

    @property
    def counts_people(self) -> bool:
        """Whether people are promised, so that whoever is named counts once, however often they are."""
        return self.each_person or self.unit == PEOPLE

    @property
    def has_plan(self) -> bool:
        """Whether an if-then sentence goes with it."""
        return bool(self.if_words and self.then_words)


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount logged on a local date for a commitment, a goal, or both.

    `moves_goal`: it counts for the goal itself too (`counts_for_goal`).
    """

    id: UUID
    member_id: UUID
    goal_id: UUID
    commitment_id: UUID | None
    logged_on: date
    amount: Decimal
    note: str = ""
    moves_goal: bool = True
