"""The periods of a promise: where each begins and ends, what it asks for, and whether it was kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.counting import counted
from bot.domain.goals import Cadence, Commitment, Entry, Goal
from bot.domain.pauses import paused_calendar
from bot.domain.terms import held_on, rhythm
from bot.domain.whole_periods import cut_short, whole_period

_NOTHING = Decimal(0)
_NEVER_PARTIAL = frozenset((Cadence.ONCE, Cadence.OCCASION))


@dataclass(frozen=True, slots=True)
class PeriodState:
    """What a period of a promise has come to, amounts in the promise's unit.

    `over`: its last local date has ended. `exempt`: it counts neither as kept nor as missed.
    """

    span: DateSpan
    need: Decimal
    logged: Decimal
    kept: bool
    over: bool
    exempt: bool

    @property
    def left(self) -> Decimal:
        """What is still to do, never below 0."""
        return max(self.need - self.logged, Decimal(0))

    @property
    def short(self) -> bool:
        """Whether it closed with less than was promised, and counts."""
        return self.over and not self.kept and not self.exempt


def bounded(commitment: Commitment, goal: Goal) -> Commitment:
    """The commitment with its goal's pauses and the day it really ends on: its own or its goal's deadline."""
    terms = tuple(replace(each, ends_on=_sooner(each.ends_on, goal.deadline)) for each in commitment.terms)
    ends_on = _sooner(commitment.ends_on, goal.deadline)
    return replace(commitment, ends_on=ends_on, pauses=goal.pauses, terms=terms)


def _sooner(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def period_of(commitment: Commitment, day: date, cal: PersonCalendar, until: date | None) -> DateSpan | None:
    """The period that holds the local date `day`, clipped to the commitment's first day and to `until`.

    `until` is the last day it runs, None without an end. Weeks start on the person's first weekday; months,
    quarters and years are the calendar's. Less than once a period makes longer ones, counted from the first:
    0.5 times a week is once in two weeks. An occasion is a period of its own. None outside its time, before
    it is confirmed, on a day that does not count (daily), between occasions, for a one-off without a date,
    and for what was still open when the promise ended, or when periods of another kind took its place. Of a
    promise that was changed, each version runs until its own last day.
    """
    cut_on = None
    if commitment.terms:
        held = held_on(commitment, day)
        commitment, until, cut_on = held.promise, held.promise.ends_on, held.cut_on
    if not commitment.confirmed or day < commitment.starts_on or (until is not None and day > until):
        return None
    cal = paused_calendar(cal, commitment.pauses)
    whole = whole_period(commitment, day, cal, until)
    if whole is None:
        return None
    last = whole.last if until is None else min(whole.last, until)
    stopped = [on for on in (commitment.ended_on, cut_on) if on is not None]
    if stopped and last >= min(stopped):
        return None
    return DateSpan(max(whole.first, commitment.starts_on), last)


def need_of(commitment: Commitment) -> Decimal:
    """What one period asks for, in the commitment's unit: of 0.5 times a week, one time in two weeks."""
    periods = _rhythm(commitment)
    if periods == 1:
        return commitment.need
    return commitment.amount * (commitment.times * periods).quantize(Decimal(1), ROUND_HALF_UP)


def first_partial(commitment: Commitment, span: DateSpan, cal: PersonCalendar) -> bool:
    """Whether `span` is a first day, or a first period that lost a working day to its start: never missed.

    A promise is made in the middle of its first day.
    """
    if span.first != commitment.starts_on or commitment.cadence in _NEVER_PARTIAL:
        return False
    if commitment.cadence is Cadence.DAILY:
        return True
    whole = whole_period(commitment, span.first, cal, commitment.ends_on)
    return whole is not None and any(cal.counts(day) for day in DateSpan(whole.first, span.first - DAY))


def skipped(commitment: Commitment, span: DateSpan) -> bool:
    """Whether a period was skipped.

    Its middle decides: where weeks begin on another day since, a skip stays with the week it was for.
    """
    middle = span.first + (span.last - span.first) // 2
    return any(each.covers(middle) for each in commitment.skips)


def state_of(
    commitment: Commitment, span: DateSpan, entries: Iterable[Entry], today: date, cal: PersonCalendar
) -> PeriodState:
    """What a period has come to, seen on the local date `today`.

    Exempt is a period without a day that counts (or whose named days are all away); and a first partial one,
    a skipped one, or one cut short because weeks began to begin on another day, that fell short. Entries
    count on whichever day of the period they were logged.

    Once over, a period is judged by what was promised as it began: whoever asks more of themselves in the
    middle of a week has not missed it for that. While it is open, what is promised today is asked for.
    """
    if commitment.terms:
        commitment = _asked_in(commitment, span, today)
    cal = paused_calendar(cal, commitment.pauses)
    need = need_of(commitment)
    mine = (entry for entry in entries if entry.commitment_id == commitment.id)
    inside = [entry for entry in mine if span.covers(entry.logged_on)]
    logged = counted(commitment, inside, _turns(commitment)) if inside else _NOTHING
    kept = logged >= need
    partial = first_partial(commitment, span, cal) or cut_short(commitment, span, cal)
    forgiven = not kept and (partial or skipped(commitment, span))
    exempt = forgiven or not _has_its_days(commitment, span, cal)
    return PeriodState(span, need, logged, kept=kept, over=span.last < today, exempt=exempt)


def standing_state(
    commitment: Commitment, entries: Iterable[Entry], today: date, cal: PersonCalendar
) -> PeriodState | None:
    """What a one-off without a date has come to until today: never over, never short; None for any other."""
    if commitment.cadence is not Cadence.ONCE or commitment.ends_on is not None or not commitment.confirmed:
        return None
    since = min(commitment.starts_on, today)
    return state_of(commitment, DateSpan(since, today), entries, today, cal)


def _asked_in(commitment: Commitment, span: DateSpan, today: date) -> Commitment:
    """The promise by whose terms a period is seen on `today`; a one-off has no other period to begin with."""
    last = held_on(commitment, span.last).promise
    if last.cadence is Cadence.ONCE:
        return last
    day = span.first if span.last < today else min(max(today, span.first), span.last)
    return replace(held_on(commitment, day).promise, starts_on=last.starts_on)


def periods_ending_on(
    commitments: Iterable[Commitment], day: date, cal: PersonCalendar
) -> list[tuple[Commitment, DateSpan]]:
    """The commitments with a period whose last local date is `day`, each with that period, in given order."""
    found = ((each, period_of(each, day, cal, each.ends_on)) for each in commitments)
    return [(each, span) for each, span in found if span is not None and span.last == day]


def periods_back(commitment: Commitment, day: date, cal: PersonCalendar) -> Iterator[DateSpan]:
    """Its periods from the one that holds `day` back to the first, newest first."""
    last = held_on(commitment, day).promise.ends_on
    if last is not None:
        day = min(day, last)
    while day >= commitment.starts_on:
        span = period_of(commitment, day, cal, commitment.ends_on)
        if span is not None:
            yield span
        day = (span.first if span is not None else day) - DAY


def _turns(commitment: Commitment) -> int:
    """How many times one period asks for, at least one."""
    times = commitment.times * _rhythm(commitment)
    return max(1, int(times.quantize(Decimal(1), ROUND_HALF_UP)))


def _rhythm(commitment: Commitment) -> int:
    return rhythm(commitment.cadence, commitment.times)


def _has_its_days(commitment: Commitment, span: DateSpan, cal: PersonCalendar) -> bool:
    """Whether a day of the period counts and, where days were named, one of those is not away."""
    if not any(cal.counts(day) for day in span):
        return False
    named = (day for day in span if day.weekday() in commitment.weekdays)
    return not commitment.weekdays or any(not cal.away(day) and day not in cal.outages for day in named)
