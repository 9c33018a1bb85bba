"""Feedback from one person to another: what is given, how it is counted, what comes back.

The form is SBI: the situation, the behaviour, the impact; a practice model, not a proven one.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.errors import TooLong
from bot.domain.folding import fold
from bot.domain.goals import Commitment
from bot.domain.log_facts import Logged
from bot.domain.partners import account_obstacle
from bot.domain.people import Introduction, Person, Profile
from bot.domain.people_errors import CannotTell, NothingSaid
from bot.domain.progress import Plan
from bot.domain.sharing import Obstacle

TAKE_BACK_FOR = timedelta(minutes=10)
"""How long what was sent can be taken back (product.md, Ways in)."""
RECORD_KEPT = timedelta(days=365)
"""How long the giver's words are kept; after that only that there were some."""
PART_MOST = 1000
"""Characters of each of the three parts."""
ANSWER_MOST = 1000
FEEDBACK = "feedback"
"""The word by which a promise to give feedback is known."""


_ASKS = re.compile(r"\b(?:ask|get|seek|request|collect|receive|invite)\w*\b[^.]*\bfeedback")
_UNREACHED = (Obstacle.DEACTIVATED, Obstacle.OUTSIDE)
"""People there are, whom the bot cannot write to."""


class How(StrEnum):
    """Whether the bot carries it, or it was said already."""

    SEND = "send"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Sbi:
    """When and where, what the other did, what that did; each in the giver's own words."""

    situation: str = ""
    behaviour: str = ""
    impact: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What is there, in order."""
        return tuple(part for part in (self.situation, self.behaviour, self.impact) if part)


NOTHING = Sbi()


@dataclass(frozen=True, slots=True)
class Given:
    """One piece of feedback; `entry_id` is what it was counted as, on the giver's date `given_on`."""

    id: UUID
    giver_id: UUID
    receiver_slack_id: str
    how: How
    sbi: Sbi
    given_on: date
    given_at: datetime
    entry_id: UUID | None = None
    withdrawn_at: datetime | None = None
    thanked_at: datetime | None = None
    answer: str = ""

    def can_be_taken_back(self, now: datetime) -> bool:
        """Whether it was sent, stands, and its ten minutes are not over."""
        stands = self.how is How.SEND and self.withdrawn_at is None and self.thanked_at is None
        return stands and not self.answer and now < self.given_at + TAKE_BACK_FOR


@dataclass(frozen=True, slots=True)
class Giving:
    """What the form is made of: who gives, and the promises it may count for."""

    profile: Profile
    promises: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be given to whom, and the promise it counts for, if any."""

    who: Introduction
    how: How
    sbi: Sbi
    promise: UUID | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was given, and where that leaves the promise it counted for."""

    given: Given
    logged: Logged | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody gave, newest first; `before` is how many more there were, whose words are gone."""

    profile: Profile
    given: tuple[Given, ...]
    before: int
    now: datetime


@dataclass(frozen=True, slots=True)
class Card:
    """Feedback with both people in it; `reader` is None for somebody the bot has not met."""

    given: Given
    giver: Person
    reader: Person | None


def promises_of_feedback(plan: Plan) -> tuple[Commitment, ...]:
    """The running promises to give feedback; what is open comes first."""
    return tuple(each for each in plan.commitments if is_of_feedback(each))


def is_of_feedback(promise: Commitment) -> bool:
    """Whether a promise is to give feedback, by its words; asking for some is another thing."""
    words = fold(f"{promise.words} {promise.short_name} {promise.unit}")
    return FEEDBACK in words and not _ASKS.search(words)


def check(wish: Wish, me: Person, here: str) -> None:
    """Take what is to be given, or say what is wrong with it; `here` is Slack's id of the workspace.

    What was said already counts, whoever it was said to; what is to be sent needs somebody to send it to.

    Raises:
        CannotTell: it is for nobody who can be given any.
        NothingSaid: it is to be sent, and nothing says what was seen.
        TooLong: one of the parts.
    """
    who = wish.who
    obstacle = account_obstacle(who, me, here)
    if obstacle is not None and (obstacle not in _UNREACHED or wish.how is How.SEND):
        raise CannotTell(obstacle, who.name)
    if wish.how is How.SEND and not wish.sbi.behaviour:
        raise NothingSaid
    for name in ("situation", "behaviour", "impact"):
        words = getattr(wish.sbi, name)
        if len(words) > PART_MOST:
            raise TooLong(name, PART_MOST, words)
