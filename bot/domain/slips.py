"""When a promise's period closed short, and what becomes of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, islice, takewhile
from uuid import UUID

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry
from bot.domain.periods import PeriodState, period_of, periods_back, state_of
from bot.domain.terms import as_of, held_on

MISSED_DAYS_OF_A_RUN = 2
"""A daily promise usually falls short on the second missed working day in a row (product.md)."""


class SlipState(StrEnum):
    """How far a slip has come: open, its owner told, a partner told, or settled before anybody else was."""

    OPEN = "open"
    TOLD_OWNER = "told_owner"
    TOLD_PARTNER = "told_partner"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Slip:
    """A period (or run of days) that closed short; without a commitment, a silent week.

    `owner_delivery_id` is the message that tells its owner; None where there is nobody to tell. `smaller_id`
    is the promise that they made smaller when they were told.
    """

    id: UUID
    member_id: UUID
    commitment_id: UUID | None
    span: DateSpan
    state: SlipState
    owner_delivery_id: UUID | None = None
    smaller_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What fell short: `missed` periods of a promise within `span`, with what they asked for and had.

    A run of missed days is one slip: `joins` says that this one goes on with the run that was open. Amounts
    are in the promise's unit.
    """

    span: DateSpan
    missed: int
    need: Decimal
    logged: Decimal
    joins: bool = False


def threshold(commitment: Commitment) -> int:
    """How many missed periods in a row fall short: as their owner chose, else of days two, of others one."""
    usual = MISSED_DAYS_OF_A_RUN if commitment.cadence is Cadence.DAILY else 1
    return commitment.told_after or usual


def judge(
    commitment: Commitment,
    entries: Sequence[Entry],
    day: date,
    cal: PersonCalendar,
    open_run: DateSpan | None = None,
) -> Judgement | None:
    """What fell short as the local date `day`, just over, ended; None where nothing did.

    Daily: from as many missed working days in a row on as are told of (`threshold`), the whole run.
    Otherwise: the period whose last day it was, as the last of as many. `open_run` is the newest run of this
    commitment that was judged before, told or not. `entries` reach back to its first day, or to the
    commitment's first.
    """
    span = period_of(commitment, day, cal, commitment.ends_on)
    if span is None or span.last != day:
        return None
    promised = held_on(commitment, day).promise
    if promised.cadence is not Cadence.DAILY:
        state = state_of(commitment, span, entries, day + DAY, cal)
        return _judgement([state]) if _falls_short(commitment, state, entries, cal) else None
    since = promised.starts_on if open_run is None else max(open_run.first, promised.starts_on)
    run = _run_up_to(_days(commitment, entries, DateSpan(since, day), cal))
    if len(run) < threshold(promised):
        return None
    return _judgement(run, joins=open_run is not None and run[0].span.first <= open_run.last)


def still_missed(
    commitment: Commitment, entries: Sequence[Entry], first_on: date, last_on: date, cal: PersonCalendar
) -> bool:
    """Whether a slip from `first_on` to `last_on`, both included, stands with the facts of today.

    An entry or an absence added since can undo it. A run of days stands while as many in a row are missed as
    are told of.
    """
    span = DateSpan(first_on, last_on)
    promised = as_of(commitment, last_on)
    if promised.cadence is not Cadence.DAILY:
        state = state_of(commitment, span, entries, last_on + DAY, cal)
        return _falls_short(commitment, state, entries, cal)
    return bool(_runs(_days(commitment, entries, span, cal), threshold(promised)))


def missed_periods(
    commitment: Commitment, entries: Sequence[Entry], span: DateSpan, cal: PersonCalendar
) -> list[PeriodState]:
    """The periods of a slip that are short with the facts of today, oldest first; none where it fell.

    Of a run of days only those in a row that is long enough (`threshold`): fewer are no slip.
    """
    if not still_missed(commitment, entries, span.first, span.last, cal):
        return []
    if as_of(commitment, span.last).cadence is not Cadence.DAILY:
        return [state_of(commitment, span, entries, span.last + DAY, cal)]
    days = _days(commitment, entries, span, cal)
    return [state for run in _runs(days, threshold(as_of(commitment, span.last))) for state in run]


def first_since_miss(
    commitment: Commitment, earlier: Sequence[Entry], logged_on: date, cal: PersonCalendar
) -> date | None:
    """The date of the last entry before a miss, for the first entry after it, on `logged_on`; else None.

    `earlier` are the current entries without the new one. None too where nothing was logged before the miss:
    there is no date to name, and nothing to come back to.
    """
    days = [entry.logged_on for entry in earlier if entry.commitment_id == commitment.id]
    last = max(days, default=logged_on)
    if last >= logged_on:
        return None
    promised = held_on(commitment, logged_on).promise
    if promised.cadence is Cadence.DAILY:
        closed = [DateSpan(max(last, min(promised.starts_on, logged_on - DAY)), logged_on - DAY)]
    else:
        since = takewhile(lambda span: span.last >= last, periods_back(commitment, logged_on, cal))
        closed = [span for span in since if span.last < logged_on]
    missed = any(still_missed(commitment, earlier, span.first, span.last, cal) for span in closed)
    return last if missed else None


def silent_week(
    week: DateSpan, entries: Iterable[Entry], cal: PersonCalendar, *, answered: bool | None
) -> bool:
    """Whether nothing was logged in `week` and the check-in open in it got no answer.

    `answered` is None where no check-in was open. A week without a day that counts is never silent.
    """
    logged = any(week.covers(entry.logged_on) for entry in entries)
    return answered is False and not logged and bool(cal.working_days(week.first, week.last))


def _days(
    commitment: Commitment, entries: Sequence[Entry], span: DateSpan, cal: PersonCalendar
) -> list[PeriodState]:
    """The days of a daily promise within `span` that count, oldest first; a skipped one is not there."""
    mine = [entry for entry in entries if entry.commitment_id == commitment.id]
    periods = (period_of(commitment, day, cal, commitment.ends_on) for day in span)
    found = (state_of(commitment, each, mine, span.last + DAY, cal) for each in periods if each is not None)
    return [state for state in found if not state.exempt]


def _runs(days: Sequence[PeriodState], least: int) -> list[list[PeriodState]]:
    """The missed days in a row, of each row all of them, where they are at least so many."""
    runs = [list(run) for short, run in groupby(days, key=lambda state: state.short) if short]
    return [run for run in runs if len(run) >= least]


def _falls_short(
    commitment: Commitment, state: PeriodState, entries: Sequence[Entry], cal: PersonCalendar
) -> bool:
    """Whether a period that is over is short, and the last of as many in a row as are told of."""
    least = threshold(as_of(commitment, state.span.last))
    if not state.short or least == 1:
        return state.short
    before = periods_back(commitment, state.span.first - DAY, cal)
    states = (state_of(commitment, span, entries, state.span.first, cal) for span in before)
    counting = (each for each in states if not each.exempt)
    earlier = list(islice(counting, least - 1))
    return len(earlier) == least - 1 and all(each.short for each in earlier)


def _run_up_to(days: Sequence[PeriodState]) -> list[PeriodState]:
    """The missed days in a row at the end of `days`, oldest first."""
    kept = [index for index, state in enumerate(days) if not state.short]
    return list(days[kept[-1] + 1 if kept else 0 :])


def _judgement(missed: Sequence[PeriodState], *, joins: bool = False) -> Judgement:
    return Judgement(
        DateSpan(missed[0].span.first, missed[-1].span.last),
        len(missed),
        sum((state.need for state in missed), Decimal(0)),
        sum((state.logged for state in missed), Decimal(0)),
        joins=joins,
    )
