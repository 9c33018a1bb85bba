"""The goal check: what a goal says already, and what could still be asked of it (wording.md)."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.cadences import CadenceReading
from bot.domain.clauses import Clause, clauses
from bot.domain.deadlines import EVENTS, Deadline
from bot.domain.doings import NEGATIVE
from bot.domain.folding import fold, words_of
from bot.domain.goals import WORDS_MAX, Cadence
from bot.domain.phrases import Sentence, take_apart
from bot.domain.smart_amounts import MainAmount, main_amount
from bot.domain.substance import Substance, Verdict, substance_of
from bot.domain.tongues import readable


class Kind(StrEnum):
    """What a sentence is: where somebody wants to be, or what they promise to do for it."""

    GOAL = "goal"
    COMMITMENT = "commitment"


class Question(StrEnum):
    """What the check can ask; one sentence each on screen."""

    UNREAD = "unread"
    SEVERAL = "several"
    QUESTION = "question"
    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    AMOUNT = "amount"
    TIME = "time"
    UNTIL = "until"
    DAY = "day"
    POSITIVE = "positive"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Check:
    """What was found in a sentence.

    `target` and `unit` are the main amount, `times` is per period of `cadence`. `deadline` has no day where
    its words name none that can be worked out. `questions` are in the order in which they are asked.
    """

    words: str
    kind: Kind
    specific: Verdict
    measurable: Verdict
    time_bound: Verdict
    positive: Verdict
    target: Decimal | None
    unit: str
    cadence: Cadence | None
    times: Decimal | None
    deadline: Deadline | None
    questions: tuple[Question, ...]


def check(
    text: str,
    today: date,
    *,
    kind: Kind | None = None,
    day_first: bool = True,
    decimal_comma: bool = False,
) -> Check:
    """What `text` says of the four sides of a goal; never raises, and the same twice.

    `today` is the person's local date; `day_first` and `decimal_comma` are their habits. Without a `kind` it
    is taken for a promise where it has a rhythm or is for these days, else for a goal. Only its first 3,000
    characters are read. Where the rules cannot read it (another language, only emoji, a question) every
    verdict is ASK.
    """
    sentence = _without_rates(take_apart(text, today, day_first=day_first))
    folded = fold(text[:WORDS_MAX])
    asks = bool(_ASKS.search(folded.strip()))
    if asks or not readable(folded):
        return _unread(text, kind or Kind.GOAL, Question.QUESTION if asks else Question.UNREAD)
    parts = clauses(sentence.squeezed)
    amount = main_amount(sentence, decimal_comma=decimal_comma)
    taken_for = kind or _kind(sentence, parts, today)
    held = _substance(parts, amount, sentence.rhythm)
    found = Check(
        words=text,
        kind=taken_for,
        specific=held.specific,
        measurable=held.measurable,
        time_bound=_time_bound(taken_for, sentence),
        positive=_positive(parts, amount),
        target=amount.amount if amount else None,
        unit=amount.unit if amount else "",
        cadence=sentence.rhythm.cadence if sentence.rhythm else None,
        times=amount.times if amount else sentence.rhythm.times if sentence.rhythm else None,
        deadline=sentence.deadline,
        questions=(),
    )
    return replace(found, questions=questions_for(found))


def _without_rates(sentence: Sentence) -> Sentence:
    """Nothing comes round in "reduce meetings by 2 hours per week": it is a rate that changes."""
    rhythm = sentence.rhythm
    if (
        rhythm
        and not rhythm.times_said
        and (_RATE.search(sentence.squeezed) or _NAMED.search(sentence.squeezed))
    ):
        return replace(sentence, rhythm=None)
    return sentence


def _unread(text: str, kind: Kind, question: Question) -> Check:
    ask = Verdict.ASK
    return Check(text, kind, ask, ask, ask, ask, None, "", None, None, None, (question,))


def _kind(sentence: Sentence, parts: tuple[Clause, ...], today: date) -> Kind:
    """A promise has a rhythm or is for these days; what changes until a day is a goal, whatever it takes."""
    on = sentence.deadline.on if sentence.deadline else None
    changes = sentence.deadline and parts and parts[0].head in _CHANGES
    soon = on is not None and 0 <= (on - today).days <= _SOON
    return Kind.COMMITMENT if (sentence.rhythm and not changes) or soon else Kind.GOAL


def _substance(
    parts: tuple[Clause, ...], amount: MainAmount | None, rhythm: CadenceReading | None
) -> Substance:
    if amount:
        return Substance(Verdict.YES, Verdict.YES)
    held = substance_of(parts, rhythm=rhythm is not None)
    if rhythm and rhythm.times_said and held.specific is not Verdict.NO:
        return Substance(held.specific, Verdict.YES)
    return held


def _time_bound(kind: Kind, sentence: Sentence) -> Verdict:
    """An event at which something is to happen may be the deadline: that is asked."""
    if sentence.deadline or (sentence.rhythm and kind is Kind.COMMITMENT):
        return Verdict.YES
    if sentence.rhythm or _AT_EVENT.search(sentence.squeezed):
        return Verdict.ASK
    return Verdict.NO


def _positive(parts: tuple[Clause, ...], amount: MainAmount | None) -> Verdict:
    """Only the first main clause counts: it says what is wanted."""
    mains = [part for part in parts if part.main]
    main = next((part for part in mains if part.wanted), mains[0] if mains else None)
    if main is None:
        return Verdict.YES
    words = main.words
    if words[:3] in _LIMITS:
        return Verdict.YES
    if _gives_up(words):
        return Verdict.NO
    if "less" in words[:6] or (words[0] == "fewer" and not amount):
        at = words.index("less") if "less" in words[:6] else 0
        if "more" in words[:at] or amount:
            return Verdict.YES
        return Verdict.YES if words[at + 1 : at + 2] == ("than",) else Verdict.ASK
    return Verdict.YES


def _gives_up(words: tuple[str, ...]) -> bool:
    return words[0] in NEGATIVE or " ".join(words[:2]) in _GIVING_UP or " ".join(words[:3]) in _GIVING_UP


def questions_for(found: Check) -> tuple[Question, ...]:
    """What to ask about a sentence that can be read, most important first."""
    goes_on = found.cadence is not None
    asked = [
        (Question.SPECIFIC, found.specific is not Verdict.YES),
        (Question.MEASURABLE, found.measurable is Verdict.NO),
        (Question.AMOUNT, found.measurable is Verdict.ASK),
        (Question.TIME, found.time_bound is Verdict.NO or (found.time_bound is Verdict.ASK and not goes_on)),
        (Question.UNTIL, found.time_bound is Verdict.ASK and goes_on),
        (Question.DAY, found.deadline is not None and found.deadline.on is None),
        (Question.POSITIVE, found.positive is Verdict.NO),
        (Question.LESS, found.positive is Verdict.ASK),
    ]
    return tuple(question for question, applies in asked if applies)


_SOON = 3
_CHANGES = words_of(
    "lose gain reduce increase improve raise lower save grow decrease cut boost earn reach achieve become get"
)
_AT_EVENT = re.compile(rf"\b(?:at|during|on|for) (?:the|my|our|this|next) (?:[\w'-]+ ){{0,3}}{EVENTS}\b")
_RATE = re.compile(
    r"\b(?:reduc|decreas|increas|cut|lower|raise|improve|shorten|grow|boost)[a-z]*\b.{0,60} by"
    r" (?:at least |about )?[\d.,]+ ?[a-z-]*%?(?: [a-z]+)? ?;+"
    r"|\bfrom [\d.,]+k? ?[a-z-]*(?: [a-z]+)? ?;+ to \W?[\d.,]"
)
_NAMED = re.compile(
    r"\b(?:delegat|automat|improv|streamlin|redesign|replac|revamp|hand(?:ing)? over|restructur|shorten"
    r"|cancel|rework|simplif|own|tak(?:e|ing) over)[a-z]* (?:of )?(?:the|our|my) ;+ [a-z]"
)
"""A rhythm that is part of a name: "delegate the weekly report"."""
_ASKS = re.compile(
    r"^(?:how|what|why|when|where|who|which|should|can|could|do|does|is|are|am|would|will|anyone|any|has|have|did|shall|may|whats|hows)\b[^.!]*\?\W*$"
)
_LIMITS = frozenset(
    (("no", "more", "than"), ("not", "more", "than"), ("no", "less", "than"), ("no", "later", "than"))
)
_GIVING_UP = frozenset(
    (
        "give up",
        "cut out",
        "get off",
        "stay away",
        "stay off",
        "keep away",
        "steer clear",
        "swear off",
        "let go",
    )
)
