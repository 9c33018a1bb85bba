"""Gathering information: what somebody asks others about themselves, and what is shown of the answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from bot.domain.calendar import WEEK
from bot.domain.items import ITEM_MAX, Category

PEOPLE_MOST = 5
"""People asked at once (product.md, step 3)."""
UNNAMED_LEAST = 3
"""Answers below which unnamed ones are shown to nobody (product.md, step 3)."""
REMIND_AFTER = 3
"""Working days of the receiver's between a request and its one reminder."""
ASK_AGAIN_AFTER = 4 * WEEK
"""How soon the same person can be asked by the same one again, however they took it the first time."""
BACK_USUAL, BACK_MOST = timedelta(days=14), timedelta(days=92)
"""How far ahead the date to answer by is proposed, and the farthest it can lie."""
STEP_MAX, LINE_MAX, TELLER_MAX = 120, 300, 80
"""Characters of the next step, the personal line, a name typed by hand."""
TOLD_MAX = 1500
"""Characters of one answer: what five people say to four questions fits one page, in any script."""
HANDLE_LENGTH = 24


class Question(StrEnum):
    """The four short questions, in the order they are asked."""

    STRENGTHS = "strengths"
    WEAKNESSES = "weaknesses"
    SKILLS = "skills"
    EXPERIENCE = "experience"


CATEGORIES = {
    Question.STRENGTHS: Category.OTHER,
    Question.WEAKNESSES: Category.WEAKNESS,
    Question.SKILLS: Category.SKILL,
    Question.EXPERIENCE: Category.TRAINING,
}
"""Under which category of the list an answer to each question goes."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one person says to the questions; '' where they said nothing."""

    strengths: str = ""
    weaknesses: str = ""
    skills: str = ""
    experience: str = ""

    @property
    def said(self) -> dict[Question, str]:
        """The questions that have an answer."""
        answers = ((Question(each.name), getattr(self, each.name)) for each in fields(self))
        return {question: words for question, words in answers if words}


@dataclass(frozen=True, slots=True)
class Ask:
    """One round of questions: to whom it goes stands in its requests.

    `step` goes on after "about the next step:". `back_on` is the asker's date up to whose end answers count;
    `closes_at` is that end, fixed when they asked: a journey must not open again what was shown.
    """

    id: UUID
    person_id: UUID
    step: str
    line: str
    named: bool
    back_on: date
    closes_at: datetime
    asked_at: datetime

    def over(self, now: datetime) -> bool:
        """Whether the date asked for has ended."""
        return now >= self.closes_at


class RequestState(StrEnum):
    """What the person asked made of it; that they answered stands in their answer.

    `UNREACHED` is no act of theirs: Slack did not let the bot write to them.
    """

    OPEN = "open"
    NOT_NOW = "not_now"
    UNREACHED = "unreached"


@dataclass(frozen=True, slots=True)
class Request:
    """One person's share of an ask; nobody but them reads its state, unless it never reached them."""

    id: UUID
    ask_id: UUID
    receiver_slack_id: str
    state: RequestState = RequestState.OPEN

    @property
    def unreached(self) -> bool:
        """Whether it never reached them."""
        return self.state is RequestState.UNREACHED


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one request; `person_id` is whoever answered."""

    id: UUID
    request_id: UUID
    person_id: UUID
    told: Told
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What `teller` told somebody outside Slack, in their own words; `own`: what they think of themselves."""

    id: UUID
    person_id: UUID
    told: Told
    noted_at: datetime
    teller: str = ""
    own: bool = False


class Shows(StrEnum):
    """How far the answers of an ask are shown to whoever asked."""

    GIVEN = "given"
    LATER = "later"
    TOO_FEW = "too_few"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Line:
    """One question's answer as it is shown; `handle` finds it again and says nothing of who wrote it."""

    question: Question
    words: str
    handle: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What whoever asked may see: of named answers the lines by person, of unnamed ones lines alone."""

    shows: Shows
    by_person: dict[UUID, tuple[Line, ...]] = field(default_factory=dict)
    together: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is shown."""
        return (*self.together, *(line for lines in self.by_person.values() for line in lines))


def gathered(ask: Ask, answers: Iterable[Answer], *, over: bool) -> Gathered:
    """What is shown of an ask's answers now: the only place that decides it.

    Named ones are shown as they are given. Unnamed ones once the date is over, if there are at least three;
    then by question, in an order that says nothing of when or by whom they were written, each question's
    its own, and always the same.
    """
    given = [each for each in answers if each.told.said]
    if ask.named:
        by_time = sorted(given, key=lambda each: (each.given_at, each.id))
        return Gathered(Shows.GIVEN, {each.person_id: _lines(each) for each in by_time})
    if not over:
        return Gathered(Shows.LATER)
    if len(given) < UNNAMED_LEAST:
        return Gathered(Shows.TOO_FEW)
    order = list(Question)
    lines = (line for each in given for line in _lines(each))
    shown = sorted(lines, key=lambda line: (order.index(line.question), line.handle))
    return Gathered(Shows.TOGETHER, together=tuple(shown))


def handle_of(about: UUID, question: Question) -> str:
    """How a line is named on a button: ids hold the moment they were made, which would tell who wrote it."""
    return sha256(f"{about}:{question}".encode()).hexdigest()[:HANDLE_LENGTH]


def lines_of(about: UUID, told: Told) -> tuple[Line, ...]:
    """The lines of an answer or a note with the id `about`."""
    return tuple(Line(question, words, handle_of(about, question)) for question, words in told.said.items())


def words_for_list(line: Line) -> str:
    """A line as it goes on the list, where one is a sentence or two."""
    words = " ".join(line.words.split())
    return words if len(words) <= ITEM_MAX else words[: ITEM_MAX - 1].rstrip() + "…"


def _lines(answer: Answer) -> tuple[Line, ...]:
    return lines_of(answer.id, answer.told)


def asked_once(slack_user_ids: Sequence[str]) -> tuple[str, ...]:
    """The people named, each once, in their order."""
    return tuple(dict.fromkeys(each for each in slack_user_ids if each))
