"""How much more, how often and until when: the rate that closes a gap, and whether it is still realistic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

WEEKS_OF_A_MONTH = 4
"""What moves slowly is spread over every four weeks: months have no even number of working days."""
HALF = Decimal("0.5")
FIGURES = 2
"""Figures of a step that need not be whole: 0.13 a week is said, not 0.1286."""
REALISTIC_UP_TO = Decimal("1.5")
STRETCH_UP_TO = Decimal(2)
"""How many times what was planned may still be asked for: by half as much again, at most by twice as much."""


class Every(StrEnum):
    """How often a step comes round, in working days."""

    DAY = "day"
    WEEK = "week"
    FOUR_WEEKS = "four_weeks"


class Chance(StrEnum):
    """Whether what is left can still be done at a rate that the plan has in it."""

    REALISTIC = "realistic"
    STRETCH = "stretch"
    HARDLY = "hardly"


@dataclass(frozen=True, slots=True)
class Rate:
    """`step` every so often, `times` times, the last one by `until`, a day that counts."""

    step: Decimal
    every: Every
    times: int
    until: date


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How something moves by its plan: `per_day` a working day, of which a week has `week`; whole things?"""

    per_day: Decimal
    week: int
    whole: bool


def spread(amount: Decimal, days: Sequence[date], rhythm: Rhythm) -> Rate | None:
    """An amount in the smallest equal steps over the days that are left; None where there is none of either.

    Whole things come in whole steps, in the shortest rhythm in which the plan has half a thing, so that "one
    extra" is about as much as the plan itself; the last step may come before the last day.
    """
    if not days or amount <= 0:
        return None
    every, length = _rhythm(len(days), rhythm)
    turns = -(-len(days) // length)
    if rhythm.whole:
        amount = amount.to_integral_value(ROUND_CEILING)
        step = (amount / turns).to_integral_value(ROUND_CEILING)
    else:
        step = _figures(amount / turns)
    times = int((amount / step).to_integral_value(ROUND_CEILING))
    return Rate(step, every, times, days[min(times * length, len(days)) - 1])


def chance(times_plan: Decimal | None) -> Chance | None:
    """Whether so many times what was planned a day is realistic; None where nothing was planned."""
    if times_plan is None:
        return None
    if times_plan <= REALISTIC_UP_TO:
        return Chance.REALISTIC
    return Chance.STRETCH if times_plan <= STRETCH_UP_TO else Chance.HARDLY


def _rhythm(days: int, rhythm: Rhythm) -> tuple[Every, int]:
    """How often, and how many working days that is: never more than there are left."""
    lengths = ((Every.DAY, 1), (Every.WEEK, rhythm.week), (Every.FOUR_WEEKS, rhythm.week * WEEKS_OF_A_MONTH))
    fitting = [(every, length) for every, length in lengths if length <= max(days, 1)]
    if not rhythm.whole:
        return fitting[1] if days > 2 * rhythm.week else fitting[0]
    return next((each for each in fitting if rhythm.per_day * each[1] >= HALF), fitting[-1])


def _figures(amount: Decimal) -> Decimal:
    """The amount rounded up to a few figures."""
    return amount.quantize(Decimal(1).scaleb(amount.adjusted() + 1 - FIGURES), ROUND_CEILING)
