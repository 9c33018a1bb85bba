"""How many of its last periods a promise was kept in."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar import PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry
from bot.domain.periods import periods_back, state_of
from bot.domain.terms import as_of

STREAK_PERIODS = 12
"""How far a streak looks back (product.md, Counting rules)."""
_WHOLE = frozenset((Cadence.ONCE, Cadence.OCCASION))
"""What has no period after period: all of it counts, from its first day on."""


@dataclass(frozen=True, slots=True)
class Streak:
    """`kept` of the last `of` periods, at most twelve."""

    kept: int
    of: int


def streak(
    commitment: Commitment,
    entries: Sequence[Entry],
    today: date,
    cal: PersonCalendar,
    *,
    left_out: Collection[date] = frozenset(),
) -> Streak:
    """The promise's streak on the local date `today`.

    The open period joins once it is kept. Exempt periods count neither way, nor do those whose first day is
    in `left_out`: missed and not yet told to their owner. `entries` reach back as far as twelve periods do.
    Where a daily promise has become a weekly one it begins anew: weeks are not counted with days.
    """
    kept = of = 0
    cadence = as_of(commitment, today).cadence
    for span in periods_back(commitment, today, cal):
        if as_of(commitment, span.last).cadence is not cadence:
            break
        state = state_of(commitment, span, entries, today, cal)
        if state.exempt or span.first in left_out or not (state.over or state.kept):
            continue
        kept += state.kept
        of += 1
        if of == STREAK_PERIODS:
            break
    return Streak(kept, of)


def looked_back_to(commitments: Iterable[Commitment], today: date, cal: PersonCalendar) -> date:
    """The first date whose entries anything of these promises rests on, seen on the local date `today`.

    Their open periods and streaks; what was logged before only adds up to where a goal stands.
    """
    return min((_first_of(each, today, cal) for each in commitments), default=today)


def _first_of(commitment: Commitment, today: date, cal: PersonCalendar) -> date:
    if {commitment.cadence, as_of(commitment, today).cadence} & _WHOLE:
        return commitment.starts_on
    first, of = today, 0
    for span in periods_back(commitment, today, cal):
        first = min(first, span.first)
        state = state_of(commitment, span, (), today, cal)
        # Who logs nothing in it keeps it or misses it: no entry could take it out of the count.
        of += state.over and not state.exempt
        if of == STREAK_PERIODS:
            break
    return first
