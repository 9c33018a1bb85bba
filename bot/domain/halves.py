"""A smaller promise to begin with: about half of what it asks for."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from bot.domain.calendar import WEEK, PersonCalendar
from bot.domain.changes import Size, Wish, asked_for, size_of, wish_of
from bot.domain.goals import Cadence, Commitment, Goal

FIVES_FROM = 10
"""From here on a length is halved to fives: half of 45 min is 25 min."""
_LENGTHS = frozenset(("min",))
_PLACES = Decimal("0.001")


def smaller(commitment: Commitment, goal: Goal, cal: PersonCalendar, today: date) -> Wish | None:
    """Half of a promise, rounded: what stands in the form at first; None where nothing smaller comes to mind.

    Fewer times before less each time; a daily thing on half of the working days; once a week becomes once in
    two weeks. A one-off of one thing gets two more weeks.
    """
    wish = wish_of(commitment)
    one = Decimal(1)
    if wish.turns > one:
        fewer = replace(wish, turns=_half(wish.turns))
    elif wish.amount > one:
        fewer = replace(wish, amount=_half(wish.amount, fives=commitment.unit in _LENGTHS))
    elif wish.cadence is Cadence.DAILY:
        days = len(wish.weekdays & cal.working_weekdays or cal.working_weekdays)
        half = max(one, (Decimal(days) / 2).quantize(one, ROUND_HALF_UP))
        fewer = replace(wish, cadence=Cadence.WEEKLY, turns=half, weekdays=frozenset())
    elif wish.cadence is Cadence.ONCE:
        if wish.ends_on is None:
            return None
        later = max(wish.ends_on, today) + 2 * WEEK
        fewer = replace(wish, ends_on=min(later, goal.deadline or later))
    elif wish.cadence is Cadence.OCCASION:
        return None
    else:
        fewer = replace(wish, every=min(2 * wish.every, 12))
    is_smaller = size_of(commitment, asked_for(commitment, fewer), cal) is Size.SMALLER
    return fewer if is_smaller else None


def _half(value: Decimal, *, fives: bool = False) -> Decimal:
    step = Decimal(5) if fives and value >= FIVES_FROM else Decimal(1)
    half = (value / 2 / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    if half >= value:
        half = (value / 2).quantize(_PLACES, ROUND_DOWN)
    return half.normalize() + 0
