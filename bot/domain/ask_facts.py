"""What is read of an ask on either side: its draft, a request, the answers, one's own notes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from bot.domain.errors import DateInPast, DateTooFar, TooLong
from bot.domain.gathering import (
    BACK_MOST,
    BACK_USUAL,
    LINE_MAX,
    PEOPLE_MOST,
    STEP_MAX,
    UNNAMED_LEAST,
    Answer,
    Ask,
    Gathered,
    Line,
    Note,
    Request,
    RequestState,
    Shows,
    lines_of,
)
from bot.domain.partners import account_obstacle
from bot.domain.people import Introduction, Person
from bot.domain.people_errors import CannotAsk, TooFewForUnnamed, TooManyPeople
from bot.domain.sharing import Obstacle


@dataclass(frozen=True, slots=True)
class AskWish:
    """What somebody wants to ask, of whom; `step` goes on after "the next step:"."""

    people: tuple[Introduction, ...]
    step: str
    line: str
    named: bool
    back_on: date


@dataclass(frozen=True, slots=True)
class AskDraft:
    """What the form is made of: the next step as far as it is known, the asker's date, what they asked."""

    step: str
    today: date
    has_asked: bool = False

    @property
    def back_on(self) -> date:
        """The date that is proposed."""
        return self.today + BACK_USUAL


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask as it goes out, and to whom."""

    ask: Ask
    asker: Person
    people: tuple[Introduction, ...]
    today: date


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """A request as its receiver reads it; `reader` is None for somebody the bot has never met.

    `today` is the asker's; `refused`: its receiver wants none of these.
    """

    request: Request
    ask: Ask
    asker: Person
    reader: Person | None
    answer: Answer | None
    today: date
    over: bool
    refused: bool = False

    @property
    def open(self) -> bool:
        """Whether it can be answered."""
        return not self.over and not self.asker.deactivated

    @property
    def untouched(self) -> bool:
        """Whether its receiver has neither answered nor said *Not now*."""
        return self.answer is None and self.request.state is RequestState.OPEN


@dataclass(frozen=True, slots=True)
class AskPage:
    """One ask as its asker reads it: whom it went to by Slack's id, what is shown of the answers.

    `receivers` are named alike whether the bot has met them or not: it meets who answers. `tellers` are those
    who answered with their names; `listed` the handles of the lines that are on the asker's list; `unreached`
    those receivers Slack did not let the bot write to.
    """

    ask: Ask
    receivers: tuple[str, ...]
    tellers: Mapping[UUID, Person]
    gathered: Gathered
    today: date
    over: bool
    listed: frozenset[str] = field(default_factory=frozenset)
    unreached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreached:
    """An ask that did not reach one of its people, by Slack's id; `left` of them can still answer."""

    ask: Ask
    receiver_slack_id: str
    left: int

    @property
    def shows_nothing(self) -> bool:
        """Whether too few are left for unnamed answers to be shown."""
        return not self.ask.named and self.left < UNNAMED_LEAST


@dataclass(frozen=True, slots=True)
class AskLine:
    """One ask among others: whom it went to by Slack's id, and how many answers are shown, if any."""

    ask: Ask
    receivers: tuple[str, ...]
    shows: Shows
    shown: int


@dataclass(frozen=True, slots=True)
class NotePage:
    """One note with its lines; `listed` the handles of those that are on the list."""

    note: Note
    listed: frozenset[str]
    today: date

    @property
    def lines(self) -> tuple[Line, ...]:
        """What it says, question by question."""
        return lines_of(self.note.id, self.note.told)


@dataclass(frozen=True, slots=True)
class GatheringPage:
    """Everything somebody gathered: what they asked and what they noted, newest first; their own view.

    `refuses`: they want no requests themselves.
    """

    asks: tuple[AskLine, ...]
    notes: tuple[Note, ...]
    own: Note | None
    today: date
    refuses: bool = False

    @property
    def to_compare(self) -> bool:
        """Whether there is something to lay beside something else."""
        shown = sum(each.shows is Shows.TOGETHER or each.shown > 0 for each in self.asks)
        return shown + len(self.notes) + (self.own is not None) > 1


@dataclass(frozen=True, slots=True)
class GatheringOnHome:
    """What Home says of it: requests that wait for the reader, and how far their own gathering has come.

    `asks` are those still open, `notes` those of what others said; `own`: the reader wrote down how they see
    themselves, `asked`: they have asked others at all.
    """

    waiting: tuple[RequestFacts, ...] = ()
    asks: int = 0
    notes: int = 0
    shown: int = 0
    own: bool = False
    asked: bool = False


NOTHING_GATHERED = GatheringOnHome()


def check_wish(wish: AskWish, me: Person, here: str, today: date, asked_lately: frozenset[str]) -> None:
    """Whether this can be asked; `here` is Slack's id of the workspace.

    Raises:
        CannotAsk: one of them is nobody who can be asked, or was asked lately.
        TooManyPeople, TooFewForUnnamed, TooLong, DateInPast, DateTooFar: what they say.
    """
    check_people(wish.people, me, here, asked_lately)
    if not wish.named and len(wish.people) < UNNAMED_LEAST:
        raise TooFewForUnnamed(UNNAMED_LEAST)
    for name, words, limit in (("step", wish.step, STEP_MAX), ("line", wish.line, LINE_MAX)):
        if len(words) > limit:
            raise TooLong(name, limit, words)
    if wish.back_on <= today:
        raise DateInPast(wish.back_on, today)
    if wish.back_on > today + BACK_MOST:
        raise DateTooFar(today + BACK_MOST)


def check_people(
    people: tuple[Introduction, ...], me: Person, here: str, asked_lately: frozenset[str]
) -> None:
    """Whether these can be asked; what one of them said before plays no part in it: nobody learns that here.

    Raises:
        CannotAsk, TooManyPeople: they cannot.
    """
    if len(people) > PEOPLE_MOST:
        raise TooManyPeople(len(people), PEOPLE_MOST)
    for who in people:
        waits = Obstacle.WAITS if who.slack_user_id in asked_lately else None
        obstacle = account_obstacle(who, me, here) or waits
        if obstacle is not None:
            raise CannotAsk(obstacle, who.name)
