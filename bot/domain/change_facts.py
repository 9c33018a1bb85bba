"""What is shown when a promise is to become smaller or bigger, and once it has."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.changes import Size, Wish
from bot.domain.goals import Commitment, Goal, Terms
from bot.domain.people import Person, Profile
from bot.domain.slip_facts import Smaller


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """What the form for a change shows: what is promised `today` and later, and what it may become.

    `wish` stands in it at first; `makes_smaller`: it is the suggestion of something smaller. Smaller begins
    on `smaller_on`, bigger today; `quietly`: nobody is told. `hearers` are who else reads of a smaller
    promise. `message_id` is the message that something was missed, which the change answers.
    """

    profile: Profile
    goal: Goal
    promise: Commitment
    later: Terms | None
    wish: Wish
    makes_smaller: bool
    smaller_on: date
    quietly: bool
    hearers: tuple[Person, ...]
    today: date
    message_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class WhichPromise:
    """The promises of which one is to be changed, each with its goal."""

    profile: Profile
    promises: tuple[tuple[Goal, Commitment], ...]
    message_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Hearing:
    """Somebody who reads of a smaller promise, and when at the earliest, UTC."""

    person: Person
    at: datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """A promise that was changed: what it asked `before`, and what it asks by its new `terms`.

    `answered`: it is what its owner says to something missed, whose message shows who hears of it when.
    `hearings` are those it is shown to besides. `taken_back`: it never was.
    """

    profile: Profile
    goal: Goal
    before: Commitment
    after: Commitment
    terms: Terms
    size: Size
    today: date
    hearings: tuple[Hearing, ...] = ()
    answered: bool = False
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class SmallerNews:
    """What a partner reads of a promise that became smaller."""

    owner: Person
    smaller: Smaller
    today: date
