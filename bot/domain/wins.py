"""Good news of a promise: a month that was kept, coming back after a miss (product.md, To the partner)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry
from bot.domain.periods import PeriodState, periods_back, state_of
from bot.domain.streaks import Streak, streak
from bot.domain.tallies import overlap

LEAST = {Cadence.DAILY: 5, Cadence.WEEKLY: 2}
"""Periods of a month that have to count for it to be one that was kept; of longer ones a single one is."""
_NO_MONTHS = frozenset((Cadence.ONCE, Cadence.OCCASION))


def kept_month(commitment: Commitment, entries: Sequence[Entry], day: date, cal: PersonCalendar) -> bool:
    """Whether the local date `day` ends a month in which every period that closed was kept.

    Exempt periods (away, skipped, paused, first partial ones) count neither way; enough have to count.
    """
    if commitment.cadence in _NO_MONTHS or (day + DAY).month == day.month:
        return False
    since = day.replace(day=1)
    closed = list(takewhile(lambda each: each.span.last >= since, _closed(commitment, entries, day, cal)))
    return len(closed) >= LEAST.get(commitment.cadence, 1) and all(each.kept for each in closed)


def comeback(
    commitment: Commitment, entries: Sequence[Entry], day: date, cal: PersonCalendar
) -> DateSpan | None:
    """The days of the miss that is over, where the period that ended on `day` was kept after it."""
    if commitment.cadence in _NO_MONTHS:
        return None
    closed = _closed(commitment, entries, day, cal)
    last = next(closed, None)
    if last is None or last.span.last != day or not last.kept:
        return None
    missed = list(takewhile(lambda each: not each.kept, closed))
    return DateSpan(missed[-1].span.first, missed[0].span.last) if missed else None


def known_streak(
    commitment: Commitment, entries: Sequence[Entry], on: date, cal: PersonCalendar, told: Sequence[DateSpan]
) -> Streak:
    """The streak as `on` ended, for a partner who was told of the misses in `told` and of no other."""
    unknown = {
        each.span.first
        for each in _closed(commitment, entries, on, cal)
        if not each.kept and not any(overlap(each.span, span) for span in told)
    }
    return streak(commitment, entries, on + DAY, cal, left_out=unknown)


def _closed(
    commitment: Commitment, entries: Sequence[Entry], day: date, cal: PersonCalendar
) -> Iterator[PeriodState]:
    """The periods that closed by `day` and count, the newest first, each judged when it is asked for."""
    for span in periods_back(commitment, day, cal):
        state = state_of(commitment, span, entries, day + DAY, cal)
        if state.over and not state.exempt and span.last <= day:
            yield state
