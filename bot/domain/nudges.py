"""Which promises are open today: what a daily nudge may speak of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from uuid import UUID

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry, Goal
from bot.domain.how_often import FEWER_DAYS, Often
from bot.domain.pauses import paused_calendar
from bot.domain.periods import PeriodState, period_of, state_of
from bot.domain.terms import as_of

NUDGE_AHEAD = 2
"""Working days before a longer period ends on which it is named, once (product.md, Daily nudge)."""
LENGTHS = frozenset(("min", "hours", "km", "miles", "pages"))
"""Units that run on within one sitting: 90 min of a week are one thing to do, 3 people are three."""
SNOOZE = timedelta(hours=1)
"""How long *In 1 hour* is."""


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is open today, with what its period has come to."""

    commitment: Commitment
    state: PeriodState


@dataclass(frozen=True, slots=True)
class Nudge:
    """What a nudge of the local date `on` shows: the promises it speaks of, some done since it came.

    `is_over`: its date is. `again_at` is when it comes back, in UTC; `put_off`: *Not today* was chosen.
    `zone` and `locale` are the reader's. `asks`: it asks how often they want these; `chosen` is what they
    said, `fewer` the weekdays that are left where they are thinned out.
    """

    delivery_id: UUID
    on: date
    promises: tuple[OpenPromise, ...]
    zone: str
    locale: str
    is_over: bool = False
    again_at: datetime | None = None
    put_off: bool = False
    asks: bool = False
    chosen: Often | None = None
    fewer: frozenset[int] = FEWER_DAYS

    @property
    def open(self) -> tuple[OpenPromise, ...]:
        """What is still to do."""
        return tuple(each for each in self.promises if not each.state.kept)


def spoken_of(
    goals: Iterable[Goal],
    commitments: Iterable[Commitment],
    entries: Sequence[Entry],
    on: date,
    cal: PersonCalendar,
    *,
    since_morning: bool = False,
) -> tuple[OpenPromise, ...]:
    """The promises a nudge of `on` speaks of, with what they have come to now.

    None of a goal made that day: who has just promised needs no reminder (product.md, First ten minutes).
    With `since_morning` also those that were open as the day began and are done since.
    """
    settled = {goal.id for goal in goals if goal.starts_on < on}
    running = [each for each in commitments if each.goal_id in settled]
    known = [entry for entry in entries if entry.logged_on != on] if since_morning else entries
    return tuple(
        OpenPromise(each.commitment, state_of(each.commitment, each.state.span, entries, on, cal))
        for each in open_today(running, known, on, cal)
    )


def open_today(
    commitments: Iterable[Commitment], entries: Sequence[Entry], today: date, cal: PersonCalendar
) -> list[OpenPromise]:
    """The promises to speak of on the local date `today`, in given order; none on a day that does not count.

    Daily, and at an occasion that was opened: not yet done. Weekly: on the days the person named; without
    such, once the working days left, today included, are no more than what is left to do. Longer ones and
    one-offs: once, two working days before the period ends. `entries` reach back to the first day of each
    open period.
    """
    if not cal.counts(today):
        return []
    found = []
    for each in commitments:
        commitment = as_of(each, today)
        span = period_of(commitment, today, cal, commitment.ends_on)
        if span is None:
            continue
        state = state_of(commitment, span, entries, today, cal)
        days = paused_calendar(cal, commitment.pauses)
        if not state.kept and days.counts(today) and _is_its_day(commitment, state, today, days):
            found.append(OpenPromise(commitment, state))
    return found


def _is_its_day(commitment: Commitment, state: PeriodState, today: date, cal: PersonCalendar) -> bool:
    """Whether an open promise is spoken of today."""
    if commitment.cadence in (Cadence.DAILY, Cadence.OCCASION):
        return True
    if commitment.cadence is not Cadence.WEEKLY:
        return today == _day_before_the_end(state.span, cal)
    named = [day for day in cal.working_days(state.span.first, state.span.last) if _is_named(commitment, day)]
    if named:
        return today in named and state.logged < _due_by(today, named, state)
    return len(cal.working_days(today, state.span.last)) <= _things_left(commitment, state)


def _is_named(commitment: Commitment, day: date) -> bool:
    return day.weekday() in commitment.weekdays


def _due_by(today: date, named: Sequence[date], state: PeriodState) -> Decimal:
    """What a period with named days should hold by the end of `today`, an equal part for each of them."""
    return state.need * sum(day <= today for day in named) / len(named)


def _things_left(commitment: Commitment, state: PeriodState) -> Decimal:
    """How many things are still to do, one a day: times where the promise has them, else its units."""
    each = commitment.amount if commitment.times > 1 or commitment.unit in LENGTHS else Decimal(1)
    return (state.left / each).to_integral_value(ROUND_CEILING)


def _day_before_the_end(span: DateSpan, cal: PersonCalendar) -> date | None:
    """The second working day before the last of `span`; in a shorter one the first there is, or the last."""
    before = cal.working_days(span.first, span.last - DAY)[-NUDGE_AHEAD:]
    if before:
        return before[0]
    return span.last if cal.counts(span.last) else None
