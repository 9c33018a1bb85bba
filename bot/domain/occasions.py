"""Occasions of a promise: when one begins, how long it lasts, what opens it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.calendar import DAY, DateSpan
from bot.domain.goals import Cadence, Commitment, Entry, Goal
from bot.domain.people import Profile
from bot.domain.periods import PeriodState

LASTS = 7
"""Days an occasion is open at most, unless its owner says otherwise: a conference with its travel."""
LASTS_MOST = 31
"""Days that somebody may give it."""


@dataclass(frozen=True, slots=True)
class OccasionFacts:
    """An occasion of a promise as it stands; `begun`: it was opened just now, `closed`: it was closed."""

    profile: Profile
    goal: Goal
    commitment: Commitment
    state: PeriodState
    today: date
    begun: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True)
class WhichOccasion:
    """Several promises come round with such an occasion, or none does (no `commitments`)."""

    profile: Profile
    commitments: tuple[Commitment, ...]
    words: str


def days_from(commitment: Commitment, first: date, last: date | None = None) -> DateSpan:
    """The days of an occasion that begins on a date: until `last`, else a week; one thing is done in a day.

    It ends before the next that is known.
    """
    if last is None:
        last = first + ((LASTS if commitment.need > 1 else 1) - 1) * DAY
    last = min(max(last, first), first + (LASTS_MOST - 1) * DAY)
    later = [each.first for each in commitment.occasions if each.first > first]
    return DateSpan(first, min([last, *(day - DAY for day in later)]))


def open_on(commitment: Commitment, day: date) -> DateSpan | None:
    """The occasion that a date lies in."""
    return next((each for each in commitment.occasions if each.covers(day)), None)


def with_occasions(commitment: Commitment, entries: Iterable[Entry]) -> Commitment:
    """The promise with the occasions that what was logged for it opened, beside those its owner opened.

    They are never written down: an entry that is taken back takes its occasion with it.
    """
    if commitment.cadence is not Cadence.OCCASION:
        return commitment
    for day in sorted({entry.logged_on for entry in entries if entry.commitment_id == commitment.id}):
        if open_on(commitment, day) is None:
            occasions = sorted(
                (*commitment.occasions, days_from(commitment, day)), key=lambda each: each.first
            )
            commitment = replace(commitment, occasions=tuple(occasions))
    return commitment
