"""What the messages about a slip are drawn from: what was missed, who hears of it, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.goals import Commitment, Entry, Terms
from bot.domain.people import Person, Profile
from bot.domain.periods import PeriodState
from bot.domain.sharing import NoticeState, Partnership
from bot.domain.slips import Slip, missed_periods
from bot.domain.streaks import Streak, streak
from bot.domain.tallies import overlap
from bot.domain.terms import as_of

NOTHING_BEFORE = Streak(0, 0)
ADDED_MAX = 300
"""Characters a member may add for a partner: a line or two, quoted with the facts."""
WAITING = frozenset((NoticeState.DRAWN, NoticeState.TOLD_OWNER, NoticeState.SETTLED))
"""The states in which the partner was not told and the owner did not hold it back."""
TOLD = frozenset((NoticeState.TOLD_PARTNER, NoticeState.CLOSED))
"""The states in which the partner has the words."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What one partner is going to be told of one owner's message.

    `drawn_text` is what the newest drawing of the owner's message holds, `told_text` what stands in Slack.
    `partner_at` is set once the owner's message was sent. `corrected_text` is what the partner's message says
    beside it since the owner's date `corrected_on`, because the facts they were told changed. `told_slips`
    are the slips in the words they got, or are getting.
    """

    id: UUID
    owner_delivery_id: UUID
    partnership_id: UUID
    state: NoticeState
    added_words: str = ""
    drawn_text: str = ""
    told_text: str = ""
    partner_at: datetime | None = None
    corrected_text: str = ""
    corrected_on: date | None = None
    told_slips: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Smaller:
    """A promise that its owner made smaller: what it asked `before` and asks `after`, by which `terms`."""

    before: Commitment
    after: Commitment
    terms: Terms


@dataclass(frozen=True, slots=True)
class Missed:
    """A slip with its facts of now.

    `short` are the periods that fell short, oldest first, and `before` how the promise was kept until then;
    both empty for a silent week, which has no promise. `stands`: it is a slip still. It is none where its
    owner `skipped` it, or what was promised has `ended`. `smaller` is the promise that answers it: then it
    stands no more either.
    """

    slip: Slip
    commitment: Commitment | None
    stands: bool
    short: tuple[PeriodState, ...] = ()
    before: Streak = NOTHING_BEFORE
    skipped: bool = False
    smaller: Smaller | None = None
    ended: bool = False

    @property
    def is_told(self) -> bool:
        """Whether a partner hears of it: as a miss, or of the smaller promise instead."""
        return self.stands or (self.smaller is not None and not self.smaller.terms.quietly)

    @property
    def last_on(self) -> date:
        """The last local date that fell short."""
        return self.short[-1].span.last if self.short else self.slip.span.last


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """One partner of an owner's message: `missed` is what they hear of, `hour` when, UTC.

    `told` is what they were told of, with the facts of now, as far as it still is for them to know.
    """

    notice: Notice
    partnership: Partnership
    partner: Person
    hour: datetime
    missed: tuple[Missed, ...]
    told: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerFacts:
    """Everything an owner's message says; `missed` also holds what was put right since.

    `skips_left` is how many skips the owner has in this month of theirs.
    """

    delivery_id: UUID
    owner: Profile
    missed: tuple[Missed, ...]
    notices: tuple[NoticeFacts, ...]
    skips_left: int = 0

    @property
    def to_skip(self) -> tuple[tuple[UUID | None, DateSpan], ...]:
        """The promises' periods that *Skip* leaves out; and a silent week that lies in none of them."""
        standing = [each for each in self.missed if each.stands]
        periods = [
            (each.commitment.id, state.span) for each in standing if each.commitment for state in each.short
        ]
        silent = (each.slip.span for each in standing if each.commitment is None)
        weeks = [(None, week) for week in silent if not any(overlap(week, days) for _, days in periods)]
        return (*periods, *weeks)

    @property
    def may_skip(self) -> bool:
        """Whether the skips of the month are enough for all that stands, and no partner has any of it."""
        told = any(each.notice.state in TOLD for each in self.notices)
        return 0 < len(self.to_skip) <= self.skips_left and not told

    @property
    def stands(self) -> bool:
        """Whether anything of it is a slip still."""
        return any(each.stands for each in self.missed)


@dataclass(frozen=True, slots=True)
class Held:
    """What holding back came to: `done` is false where nobody waited; `again` are those held back twice."""

    done: bool
    again: tuple[NoticeFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class CardFacts:
    """Everything a partner's message says: whose it is, the words, and what came of it.

    `word` is what the partner wrote, '' while they did not; `team_id` is Slack's, for the link. `runs`: the
    agreement holds today. `is_smaller`: nothing in it is a miss, only smaller promises are. `may_write`: a
    word from them is wanted.
    """

    notice: Notice
    partnership: Partnership
    owner: Person
    partner: Profile
    team_id: str
    runs: bool = True
    word: str = ""
    is_smaller: bool = False
    may_write: bool = True


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What the draft of a word to the owner is made from, at `now`."""

    card: CardFacts
    missed: tuple[Missed, ...]
    now: datetime
    stuck: bool = False
    """Whether the owner said so of a goal in it, and this partner sees that."""


@dataclass(frozen=True, slots=True)
class WordFacts:
    """A word as its reader gets it, and what they made of it.

    Until `paused_until`, a date of theirs, no words come from this partner; `runs`: the agreement holds.
    """

    words: str
    partner: Person
    id: UUID | None = None
    member: Person | None = None
    thanked: bool = False
    answer: str = ""
    paused_until: date | None = None
    runs: bool = True


def missed_facts(
    slip: Slip, commitment: Commitment, entries: Sequence[Entry], cal: PersonCalendar, *, running: bool
) -> Missed:
    """A promise's slip with its facts of now; it fell where the promise is no longer `running`."""
    commitment = as_of(commitment, slip.span.last)
    short = tuple(missed_periods(commitment, entries, slip.span, cal))
    if not short or not running:
        skips = any(overlap(each, slip.span) for each in commitment.skips)
        return Missed(slip, commitment, stands=False, skipped=skips and not short, ended=bool(short))
    before = streak(commitment, entries, short[0].span.first, cal)
    return Missed(slip, commitment, stands=True, short=short, before=before)
