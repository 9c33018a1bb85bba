"""Goals and promises as people write them: what was understood of a sentence."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.amounts import parse_amount
from bot.domain.cadences import CadenceReading, find_cadence
from bot.domain.deadlines import Deadline, find_deadline
from bot.domain.errors import BadAmount
from bot.domain.folding import squeeze
from bot.domain.goals import WORDS_MAX, Cadence, Measure
from bot.domain.if_thens import find_if_then
from bot.domain.main_amounts import goal_quantity
from bot.domain.quantities import Quantity, find_quantity
from bot.domain.short_names import short_name
from bot.domain.whom import find_occasion, find_whom

BARRIER = ";"
"""Stands over what was read already: no noun reaches across it."""


@dataclass(frozen=True, slots=True)
class CommitmentReading:
    """A promise as understood: `amount` `unit`, `times` per period of `cadence`; both 1 where none was said.

    `cadence` is ONCE where no rhythm was said, OCCASION where it comes round with one. `weekdays` has
    Monday = 0. `short_name` is at most 40 characters and neutral. `each_day`, `each_person` and `people` are
    those of `Commitment`; an `each_person` without a number has an amount of 1 until somebody says how many.
    """

    words: str
    amount: Decimal
    unit: str
    times: Decimal
    cadence: Cadence
    cadence_said: bool
    weekdays: frozenset[int]
    with_whom: str
    per_occasion: str
    deadline: Deadline | None
    short_name: str
    each_day: bool = False
    each_person: bool = False
    people: tuple[str, ...] = ()
    if_words: str = ""
    then_words: str = ""


@dataclass(frozen=True, slots=True)
class GoalReading:
    """A goal as understood; `target` None where no number was said, `measure` a guess for the form.

    `relative`: the target is by how much something is to change ("lose 5 kg"), not where it is to be.
    """

    words: str
    target: Decimal | None
    unit: str
    baseline: Decimal | None
    measure: Measure
    deadline: Deadline | None
    short_name: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its deadline and rhythm: `squeezed` to read, `original` in its own case."""

    squeezed: str
    original: str
    deadline: Deadline | None
    rhythm: CadenceReading | None


def take_apart(text: str, today: date, *, day_first: bool = True) -> Sentence:
    """The first steps of reading (wording.md, Parsing): deadline out, then rhythm out.

    Only the first 3,000 characters are read: longer texts are refused where they are kept.
    """
    text = text[:WORDS_MAX]
    deadline = find_deadline(text, today, day_first=day_first)
    if deadline:
        text = text[: deadline.start] + BARRIER * (deadline.end - deadline.start) + text[deadline.end :]
    squeezed, places = squeeze(text)
    original = "".join(" " if char == " " else text[at] for char, at in zip(squeezed, places, strict=False))
    rhythm = find_cadence(squeezed)
    for start, end in rhythm.spans if rhythm else ():
        squeezed, original = _covered(squeezed, start, end), _covered(original, start, end)
    return Sentence(squeezed, original, deadline, rhythm)


def read_commitment(
    text: str, today: date, *, day_first: bool = True, decimal_comma: bool = False
) -> CommitmentReading:
    """What a promise in plain words says; never raises, and what it does not say has its default.

    `today` is the person's local date; `day_first` and `decimal_comma` are their habits.
    """
    plan = find_if_then(text)
    sentence = take_apart(text[: plan.start] if plan else text, today, day_first=day_first)
    rhythm, squeezed = sentence.rhythm, sentence.squeezed
    whom = find_whom(squeezed, sentence.original)
    occasion = find_occasion(squeezed, sentence.original)
    counted, original = _covered(squeezed, whom.start, whom.end), sentence.original
    if occasion:
        counted = _covered(counted, occasion.start, occasion.end)
        original = _covered(original, occasion.start, occasion.end)
    amount, unit, times = amounts_of(counted, find_quantity(counted, decimal_comma=decimal_comma), rhythm)
    if whom.count is not None:
        times = times if unit in _LENGTHS else _sane(times * amount)
        amount, unit = whom.count, whom.unit
    return CommitmentReading(
        words=text,
        amount=amount,
        unit=unit,
        times=times,
        cadence=rhythm.cadence if rhythm else Cadence.OCCASION if occasion else Cadence.ONCE,
        cadence_said=rhythm is not None,
        weekdays=rhythm.weekdays if rhythm else frozenset(),
        with_whom=whom.words,
        per_occasion=occasion.words if occasion else "",
        deadline=sentence.deadline,
        short_name=short_name(original),
        each_day=rhythm is not None and rhythm.each_day and amount > 1 and not whom.each,
        each_person=whom.each,
        people=whom.people,
        if_words=plan.if_words if plan else "",
        then_words=plan.then_words if plan else "",
    )


def read_goal(text: str, today: date, *, day_first: bool = True, decimal_comma: bool = False) -> GoalReading:
    """What a goal in plain words says: target, unit, baseline, deadline; never raises.

    `today` is the person's local date; `day_first` and `decimal_comma` are their habits.
    """
    sentence = take_apart(text, today, day_first=day_first)
    baseline, quantity = goal_quantity(sentence.squeezed, decimal_comma=decimal_comma)
    return GoalReading(
        words=text,
        target=quantity.amount if quantity else None,
        unit=quantity.unit if quantity else "",
        baseline=baseline,
        measure=_measure(sentence.squeezed, quantity, baseline),
        deadline=sentence.deadline,
        short_name=short_name(sentence.original),
        relative=quantity is not None and baseline is None and _is_change(sentence.squeezed, quantity),
    )


def _covered(text: str, start: int, end: int) -> str:
    return text[:start] + BARRIER * (end - start) + text[end:]


def amounts_of(
    squeezed: str, quantity: Quantity | None, rhythm: CadenceReading | None
) -> tuple[Decimal, str, Decimal]:
    """Amount, unit and times of a promise: "2 sessions of 30 minutes a week" is 30 minutes, twice."""
    times = rhythm.times if rhythm else Decimal(1)
    a_day = rhythm.amount if rhythm else Decimal(1)
    if quantity is None:
        return a_day, "", times
    lasting = _LASTING.match(squeezed, quantity.end) if rhythm and quantity.unit else None
    each = find_quantity(squeezed, lasting.end()) if lasting else None
    if lasting and each and each.unit in _LENGTHS and each.start == lasting.end():
        return each.amount, each.unit, _sane(quantity.amount * times)
    return _sane(quantity.amount * a_day), quantity.unit, times


def _sane(times: Decimal) -> Decimal:
    try:
        return parse_amount(f"{round(times, 3):f}")
    except BadAmount:
        return Decimal(1)


def _measure(squeezed: str, quantity: Quantity | None, baseline: Decimal | None) -> Measure:
    """READ for what has a level (%, weight) and for all that should go down; what is lost adds up."""
    if quantity and quantity.unit != "%" and baseline is None and _is_change(squeezed, quantity):
        return Measure.COUNTED
    downwards = quantity is not None and baseline is not None and quantity.amount < baseline
    level = quantity is not None and quantity.unit in _LEVELS
    return Measure.READ if downwards or level or (quantity and _DOWN.search(squeezed)) else Measure.COUNTED


def _is_change(squeezed: str, quantity: Quantity) -> bool:
    """Whether the amount says by how much something is to change."""
    return bool(_CHANGE.search(squeezed[max(0, quantity.start - _CHANGE_READ) : quantity.start]))


_LASTING = re.compile(r" ?(?:of|for|x|×|at|,|lasting) ?")
_LENGTHS = frozenset(("min", "hours", "km", "miles", "pages"))
_LEVELS = frozenset(("%", "kg", "lbs", "bpm"))
_DOWN = re.compile(
    r"<|\b(?:under|below|less than|fewer than|reduc|decreas|lower|shorten|cut (?!out)|lose"
    r"|drop (?:from|to|below))"
)
_CHANGE = re.compile(
    r"\b(?:by|los(?:e|ing)|shed|cut|drop|gain|put on|take off)"
    r"(?: (?:at least|about|around|another|up to|over|more than))? $"
)
_CHANGE_READ = 40
