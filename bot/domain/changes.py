"""What makes a promise smaller or bigger, from when on that holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from bot.domain.amounts import AMOUNT_MAX
from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.errors import BadAmount, DateInPast, DateTooFar, EndsTooSoon, NothingChanged
from bot.domain.goals import Cadence, Commitment, Goal, Terms
from bot.domain.pauses import paused_calendar
from bot.domain.periods import bounded, need_of, period_of
from bot.domain.terms import as_of, first_terms, newest, rhythm, timeline

LONGEST = 3660 * DAY
"""How far ahead a promise may end, as a goal may."""
_WEEKS_OF = {
    Cadence.WEEKLY: Decimal(1),
    Cadence.MONTHLY: Decimal("4.348125"),
    Cadence.QUARTERLY: Decimal("13.044375"),
    Cadence.YEARLY: Decimal("52.1775"),
}
"""Weeks of a period, by the length of the calendar's years."""
_NOT_ROUND = frozenset((Cadence.ONCE, Cadence.OCCASION))
LOOKED_AHEAD = 400 * DAY
"""How far ahead a day is looked for on which something is due; a time away is never longer."""
_UNTIL_EVER = date.max
_PLACES = Decimal("0.001")


class Size(StrEnum):
    """What a change makes of a promise; `other` is neither."""

    SMALLER = "smaller"
    BIGGER = "bigger"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants a promise to ask for: `turns` times `amount` every `every` periods of `cadence`.

    `ends_on` None: until its goal ends.
    """

    amount: Decimal
    turns: Decimal
    cadence: Cadence
    every: int
    weekdays: frozenset[int]
    ends_on: date | None


def wish_of(commitment: Commitment) -> Wish:
    """What a promise asks for, as it stands in a form."""
    every = rhythm(commitment.cadence, commitment.times)
    turns = (commitment.times * every).quantize(Decimal(1), ROUND_HALF_UP) if every > 1 else commitment.times
    return Wish(commitment.amount, turns, commitment.cadence, every, commitment.weekdays, commitment.ends_on)


def asked_for(commitment: Commitment, wish: Wish) -> Commitment:
    """The promise as it is wished for."""
    return replace(
        commitment,
        amount=wish.amount,
        times=(wish.turns / wish.every).quantize(_PLACES, ROUND_HALF_UP).normalize() + 0,
        cadence=wish.cadence,
        weekdays=wish.weekdays,
        ends_on=wish.ends_on,
    )


def size_of(before: Commitment, after: Commitment, cal: PersonCalendar) -> Size:
    """What becomes of a promise: smaller asks for fewer, more rarely, or for a shorter time.

    How much it asks for in a week decides; where that stays, the last day does: ending sooner is smaller,
    going on longer bigger. A one-off has more time with a later day, so that is smaller; one that asks for
    less but sooner, or for more but later, is neither. What comes round and what is done once, or whenever
    there is an occasion, are not compared.
    """
    asks = _sign(_weekly(after, cal) - _weekly(before, cal))
    lasts = _sign((after.ends_on or _UNTIL_EVER).toordinal() - (before.ends_on or _UNTIL_EVER).toordinal())
    if before.cadence is not after.cadence and {before.cadence, after.cadence} & _NOT_ROUND:
        return Size.OTHER
    if before.cadence is Cadence.ONCE:
        lasts = -lasts
        if asks * lasts < 0:
            return Size.OTHER
    decides = asks or lasts
    return Size.SMALLER if decides < 0 else Size.BIGGER if decides > 0 else Size.OTHER


def begins(commitment: Commitment, size: Size, today: date, cal: PersonCalendar) -> date:
    """The first day of a change made on the local date `today`; `commitment` is bounded.

    Bigger holds at once, in the open period; everything else with the next period: of a daily promise the
    next day on which it is due. Smaller holds for the open period too while its owner is away, and a one-off
    has no next period.
    """
    if today < commitment.starts_on:
        return commitment.starts_on
    if size is Size.BIGGER or as_of(commitment, today).cadence in _NOT_ROUND:
        return today
    span = period_of(commitment, today, cal, commitment.ends_on)
    if size is Size.SMALLER and cal.away(today):
        return span.first if span is not None else today
    return due_from(as_of(commitment, today), (span.last if span is not None else today) + DAY, cal)


def due_from(promise: Commitment, day: date, cal: PersonCalendar) -> date:
    """`day`, or of a daily promise the first from then on on which something is due, if one comes at all."""
    if promise.cadence is not Cadence.DAILY:
        return day
    counting = paused_calendar(cal, promise.pauses)
    for ahead in DateSpan(day, day + LOOKED_AHEAD):
        if counting.counts(ahead) and (not promise.weekdays or ahead.weekday() in promise.weekdays):
            return ahead
    return day


def changed(
    commitment: Commitment, goal: Goal, wish: Wish, today: date, cal: PersonCalendar
) -> tuple[Terms, Size]:
    """The terms that a wish of `today` makes of a promise, whose own end is not bounded by its goal.

    Raises:
        BadAmount: nothing, less than nothing, or more than can be counted.
        DateInPast, DateTooFar, EndsTooSoon: a last day that is over, too far away, or before the change.
        NothingChanged: it is what is promised already.
    """
    _check_numbers(wish)
    after = asked_for(commitment, wish)
    _check_end(wish.ends_on, commitment, goal, today)
    held = bounded(commitment, goal)
    now_asked, then_asked = as_of(held, today), newest(held)
    bounded_after = bounded(replace(after, terms=()), goal)
    if _same(bounded_after, now_asked) and _same(bounded_after, then_asked):
        raise NothingChanged
    size = size_of(now_asked, bounded_after, cal)
    since = begins(held, size, today, cal)
    quietly = size is Size.SMALLER and cal.away(today)
    if not quietly:
        since = due_from(bounded_after, since, cal)
    last = bounded_after.ends_on
    if last is not None and last < since:
        raise EndsTooSoon(last, since)
    terms = replace(first_terms(after), since=since, made_on=today, quietly=quietly)
    return terms, size


def with_terms(commitment: Commitment, terms: Terms) -> Commitment:
    """The promise after a change."""
    first, *later = commitment.terms or (first_terms(commitment),)
    return newest(replace(commitment, terms=timeline(first, [*later, terms])))


def may_undo(terms: Terms, today: date) -> bool:
    """Whether a change can be taken back as if it never was: no period of it is over."""
    return today <= max(terms.since, terms.made_on)


def answers(
    slip_last_on: date, commitment: Commitment, cal: PersonCalendar
) -> tuple[Commitment, Commitment, Terms] | None:
    """What a miss that ended on that date is answered with: the promise of then, the smaller one, its terms.

    None where the promise is not smaller (any more) than it was then.
    """
    if not commitment.terms:
        return None
    then, after, terms = as_of(commitment, slip_last_on), newest(commitment), commitment.terms[-1]
    return (then, after, terms) if size_of(then, after, cal) is Size.SMALLER else None


def _weekly(commitment: Commitment, cal: PersonCalendar) -> Decimal:
    """What a promise asks for in a week, on average; all of it for what is done once."""
    need = need_of(commitment)
    if commitment.cadence in _NOT_ROUND:
        return need
    if commitment.cadence is Cadence.DAILY:
        return need * len(commitment.weekdays & cal.working_weekdays or cal.working_weekdays)
    return need / (_WEEKS_OF[commitment.cadence] * rhythm(commitment.cadence, commitment.times))


def _check_numbers(wish: Wish) -> None:
    for number in (wish.amount, wish.turns):
        if number <= 0:
            raise BadAmount(f"{number:f}")
    if wish.amount * wish.turns > AMOUNT_MAX:
        raise BadAmount(f"{wish.amount * wish.turns:f}")
    if wish.turns != wish.turns.to_integral_value():
        raise BadAmount(f"{wish.turns:f}")


def _check_end(ends_on: date | None, commitment: Commitment, goal: Goal, today: date) -> None:
    if ends_on is None or ends_on == commitment.ends_on:
        return
    if ends_on < today:
        raise DateInPast(ends_on, today)
    latest = max(today, goal.starts_on) + LONGEST
    if ends_on > latest:
        raise DateTooFar(latest)


def _same(one: Commitment, other: Commitment) -> bool:
    return _asked(one) == _asked(other)


def _asked(commitment: Commitment) -> Sequence[object]:
    return (
        commitment.amount,
        commitment.times,
        commitment.cadence,
        commitment.weekdays,
        commitment.ends_on,
    )


def _sign(value: Decimal | int) -> int:
    return (value > 0) - (value < 0)
