"""Where the periods of a promise begin and end by their rhythm alone: weeks, months, occasions."""

from datetime import date

from bot.domain.calendar import DAY, DateSpan, PersonCalendar, clipped, week_of
from bot.domain.goals import Cadence, Commitment
from bot.domain.terms import rhythm

MONTHS_OF = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.YEARLY: 12}
_MONTHS_OF_A_YEAR = 12


def whole_period(
    commitment: Commitment, day: date, cal: PersonCalendar, until: date | None
) -> DateSpan | None:
    """The period that holds `day` as its rhythm has it, before it is clipped to what was promised.

    `until` is the last day of a one-off. None on a day of no period: one that does not count (daily), or
    between occasions.
    """
    match commitment.cadence:
        case Cadence.DAILY:
            named = not commitment.weekdays or day.weekday() in commitment.weekdays
            return DateSpan(day, day) if named and cal.counts(day) else None
        case Cadence.ONCE:
            return DateSpan(commitment.starts_on, until) if until is not None else None
        case Cadence.OCCASION:
            return next((each for each in commitment.occasions if each.covers(day)), None)
        case Cadence.WEEKLY:
            return _weeks(commitment, day, cal)
        case _:
            return _months(commitment, day)


def _weeks(commitment: Commitment, day: date, cal: PersonCalendar) -> DateSpan:
    """The week or weeks that hold `day`, as far as weeks begin on one weekday."""
    since, _, until = cal.weeks_around(day)
    return clipped(_whole_weeks(commitment, day, cal), since, until)


def cut_short(commitment: Commitment, span: DateSpan, cal: PersonCalendar) -> bool:
    """Whether a period lost a working day because weeks began to begin on another day."""
    since, _, until = cal.weeks_around(span.first)
    if commitment.cadence is not Cadence.WEEKLY or since is until is None:
        return False
    whole = _whole_weeks(commitment, span.first, cal)
    kept = clipped(whole, since, until)
    return any(cal.counts(day) for day in whole if not kept.covers(day))


def _whole_weeks(commitment: Commitment, day: date, cal: PersonCalendar) -> DateSpan:
    """The week or weeks that hold `day`, counted from the first of the commitment that begins like them."""
    since, starts_on, _ = cal.weeks_around(day)
    began = commitment.starts_on if since is None else max(since, commitment.starts_on)
    start = week_of(began, starts_on).first
    length = 7 * rhythm(commitment.cadence, commitment.times)
    first = start + (day - start).days // length * length * DAY
    return DateSpan(first, first + (length - 1) * DAY)


def _months(commitment: Commitment, day: date) -> DateSpan:
    """The calendar month, quarter or year that holds `day`, or several of them from the first."""
    unit = MONTHS_OF[commitment.cadence]
    start = _month_number(commitment.starts_on) // unit * unit
    length = unit * rhythm(commitment.cadence, commitment.times)
    first = start + (_month_number(day) - start) // length * length
    return DateSpan(_month_start(first), _month_start(first + length) - DAY)


def _month_number(day: date) -> int:
    return day.year * _MONTHS_OF_A_YEAR + day.month - 1


def _month_start(number: int) -> date:
    year, month = divmod(number, _MONTHS_OF_A_YEAR)
    return date(year, month + 1, 1)
