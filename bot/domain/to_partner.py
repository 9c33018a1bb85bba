"""What a member turns to a partner with: a word that is asked for, a plan to look at, a line to pass on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from bot.domain.goals import Cadence, Commitment, Goal
from bot.domain.hours import weekly_hour
from bot.domain.people import Person, Profile
from bot.domain.progress import GoalFacts
from bot.domain.sharing import Partnership
from bot.domain.streaks import Streak

WORDS_A_WEEK = 3
"""Words that partners write to one member within seven days (product.md, To the partner)."""
A_WEEK = timedelta(days=7)
TOO_MUCH = timedelta(days=14)
"""How long no words come from a partner once their member said that it is too much."""
ANSWER_MOST = 1000
"""Characters of an answer to a word."""
LINE_MOST = 300
"""Characters of the line beside what is asked."""


class What(StrEnum):
    """What a partner is asked, or told."""

    WORD = "word"
    PLAN = "plan"
    NOTE = "note"
    KEPT = "kept"
    BACK = "back"
    REACHED = "reached"


WINS = frozenset((What.KEPT, What.BACK, What.REACHED))
"""Good news, which the bot tells where the member agreed to it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a member turns to a partner with: a line of theirs beside it, or what is passed on."""

    what: What
    words: str = ""


@dataclass(frozen=True, slots=True)
class ToPartner:
    """One of them; `words` is the member's own line, or what is passed on.

    Good news is about a goal and, but where that was reached, one of its promises: what came to an end on the
    member's date `on`.
    """

    id: UUID
    partnership_id: UUID
    what: What
    words: str
    created_at: datetime
    goal_id: UUID | None = None
    commitment_id: UUID | None = None
    on: date | None = None
    cheered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Won:
    """Good news as it happens, on the member's date `on`."""

    what: What
    on: date
    goal_id: UUID
    commitment_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class News:
    """Good news with its facts of now; `streak` and `facts` only where numbers are shared."""

    short_name: str
    cadence: Cadence | None
    streak: Streak | None
    facts: GoalFacts | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A goal the partner sees, and its promises where numbers are shared; `facts` None where they are not."""

    goal: Goal
    facts: GoalFacts | None
    promises: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class AskCard:
    """Everything the partner's message says; `word` is what they wrote to it, '' while they did not."""

    asked: ToPartner
    partnership: Partnership
    owner: Profile
    partner: Profile
    team_id: str
    runs: bool
    may_write: bool
    plan: tuple[PlanLine, ...] = ()
    word: str = ""
    news: News | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """What was asked or passed on, to whom; `again`: it was asked today already."""

    asked: ToPartner
    partner: Person | None
    partner_slack_id: str
    again: bool = False


def heard_at(hour: datetime, partnership: Partnership, partner: Profile) -> datetime:
    """When a partner hears what could be told them at `hour`: then, or at their next weekly hour."""
    if not partnership.weekly:
        return hour
    times = partner.times
    return weekly_hour(hour, times.digest_weekday, times.digest_time, partner.calendar)


def free_again(sent: list[datetime], now: datetime) -> datetime | None:
    """When the next word may go to a member who got some at these instants; None: at once."""
    lately = sorted(at for at in sent if at > now - A_WEEK)
    return lately[-WORDS_A_WEEK] + A_WEEK if len(lately) >= WORDS_A_WEEK else None
