"""What a promise asked for on which day: it may have been changed since it was made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from bot.domain.calendar import DAY
from bot.domain.goals import Cadence, Commitment, Terms

_NO_RHYTHM = frozenset((Cadence.DAILY, Cadence.ONCE, Cadence.OCCASION))
_LONGEST_RHYTHM = 12
"""Periods a rhythm is looked for in: "every two weeks" is 0.5 a week, a thing to do in two weeks."""
RHYTHMS_KEPT = 1024
"""Of so many cadences and times the rhythm stays in memory: a streak asks for it a dozen times."""
_ROUNDING = Decimal("0.01")
"""How far from whole a thing to do may be: times are kept to three places, a third is 0.333."""


_ONE_PERIOD = frozenset((Cadence.ONCE, Cadence.OCCASION))
"""Cadences whose periods do not follow one upon the other."""


@dataclass(frozen=True, slots=True)
class Held:
    """A promise with the terms of one day; `promise.starts_on` is the day its periods are counted from.

    On `cut_on` periods of another kind begin: one that is open then is not judged.
    """

    promise: Commitment
    cut_on: date | None


def first_terms(commitment: Commitment) -> Terms:
    """What is promised as a version from the promise's first day on."""
    return Terms(
        since=commitment.starts_on,
        cadence=commitment.cadence,
        amount=commitment.amount,
        times=commitment.times,
        weekdays=commitment.weekdays,
        ends_on=commitment.ends_on,
        made_on=commitment.starts_on,
    )


def timeline(first: Terms, changes: Iterable[Terms]) -> tuple[Terms, ...]:
    """The versions that hold one after the other; `changes` in the order in which they were made.

    A later change takes the place of what was to begin on its day or after. Empty where nothing was changed.
    """
    held = [first]
    for change in changes:
        held = [each for each in held if each.since < change.since] + [change]
    return tuple(held) if held != [first] else ()


def as_of(commitment: Commitment, day: date) -> Commitment:
    """The promise with what it asks for on the local date `day`; its versions stay with it."""
    return _with(commitment, commitment.terms[_place(commitment, day)]) if commitment.terms else commitment


def newest(commitment: Commitment) -> Commitment:
    """The promise with what it asks for in the end, which may begin later."""
    return _with(commitment, commitment.terms[-1]) if commitment.terms else commitment


def held_on(commitment: Commitment, day: date) -> Held:
    """The promise as its periods on `day` are counted: from the day on which periods of that kind began."""
    terms = commitment.terms
    if not terms:
        return Held(commitment, None)
    place = first = _place(commitment, day)
    while first and _goes_on(terms[first - 1], terms[first]):
        first -= 1
    after = next((n for n in range(place + 1, len(terms)) if not _goes_on(terms[n - 1], terms[n])), None)
    began = commitment.starts_on if first == 0 else terms[first].since
    promise = replace(_with(commitment, terms[place]), starts_on=began, terms=())
    return Held(promise, None if after is None else terms[after].since)


@lru_cache(RHYTHMS_KEPT)
def rhythm(cadence: Cadence, times: Decimal) -> int:
    """How many weeks, months, quarters or years one period holds: the fewest that make the times whole."""
    if cadence in _NO_RHYTHM:
        return 1
    for periods in range(1, _LONGEST_RHYTHM + 1):
        whole = (times * periods).quantize(Decimal(1), ROUND_HALF_UP)
        if whole >= 1 and abs(times * periods - whole) <= _ROUNDING:
            return periods
    return 1


def _place(commitment: Commitment, day: date) -> int:
    return max((n for n, each in enumerate(commitment.terms) if each.since <= day), default=0)


def _goes_on(before: Terms, after: Terms) -> bool:
    """Whether the periods go on as they were, only with other numbers."""
    if before.cadence is not after.cadence:
        return False
    if before.cadence in _ONE_PERIOD:
        return True
    without_a_gap = before.ends_on is None or before.ends_on >= after.since - DAY
    return without_a_gap and rhythm(before.cadence, before.times) == rhythm(after.cadence, after.times)


def _with(commitment: Commitment, terms: Terms) -> Commitment:
    return replace(
        commitment,
        cadence=terms.cadence,
        amount=terms.amount,
        times=terms.times,
        weekdays=terms.weekdays,
        ends_on=terms.ends_on,
    )
