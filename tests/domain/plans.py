"""Builders of the plans that the counting rules are asked about."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from uuid import UUID

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry, Goal, Measure

ADA = UUID(int=1)
GOAL = UUID(int=2)
PROMISE = UUID(int=3)
START = date(2026, 3, 2)
"""A Monday."""


def march(day: int) -> date:
    """A day of March 2026; the 2nd, 9th, 16th, 23rd and 30th are Mondays."""
    return date(2026, 3, day)


def make_cal(*away: DateSpan, week_starts_on: int = 0, outages: Collection[date] = ()) -> PersonCalendar:
    """Somebody in Berlin who works Monday to Friday."""
    return PersonCalendar(
        "Europe/Berlin", absences=away, week_starts_on=week_starts_on, outages=frozenset(outages)
    )


def make_commitment(
    cadence: Cadence = Cadence.DAILY,
    *,
    amount: str = "1",
    times: str = "1",
    unit: str = "people",
    starts_on: date | None = None,
    ends_on: date | None = None,
    weekdays: Collection[int] = (),
    confirmed: bool = True,
    ended_on: date | None = None,
    number: int = 0,
) -> Commitment:
    """A promise of Ada's; `number` tells several apart. A daily one is made on the Friday before `START`."""
    if starts_on is None:
        starts_on = START - 3 * DAY if cadence is Cadence.DAILY else START
    return Commitment(
        id=UUID(int=PROMISE.int + number),
        goal_id=GOAL,
        member_id=ADA,
        words="give feedback",
        short_name="Feedback",
        cadence=cadence,
        amount=Decimal(amount),
        unit=unit,
        times=Decimal(times),
        starts_on=starts_on,
        ends_on=ends_on,
        weekdays=frozenset(weekdays),
        confirmed=confirmed,
        ended_on=ended_on,
    )


def make_entry(logged_on: date, amount: str = "1", *, commitment_id: UUID | None = PROMISE) -> Entry:
    """An amount that Ada logged."""
    return Entry(
        id=UUID(int=logged_on.toordinal()),
        member_id=ADA,
        goal_id=GOAL,
        commitment_id=commitment_id,
        logged_on=logged_on,
        amount=Decimal(amount),
    )


def make_goal(
    *,
    target: str | None = "12",
    baseline: str = "0",
    measure: Measure = Measure.COUNTED,
    starts_on: date = START,
    deadline: date | None = None,
) -> Goal:
    """A goal of Ada's."""
    return Goal(
        id=GOAL,
        member_id=ADA,
        number=1,
        words="Give more feedback",
        short_name="Feedback",
        measure=measure,
        baseline=Decimal(baseline),
        target=None if target is None else Decimal(target),
        unit="people",
        starts_on=starts_on,
        deadline=deadline,
    )
