"""Days as people type them."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import NoSuchDay
from bot.domain.folding import fold

MONTH = (
    r"(?:(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=\s?\d))?)"
)
"""A month's name in folded text."""
WEEKDAY = (
    r"(?:(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday|nsday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b)"
)
"""A weekday's name, not its plural: "Mondays" come round, Monday is a day."""
YEAR = r"(?:(?:19|20|21)\d{2}(?!\d|%|-\d))"
"""A year as it stands in a sentence."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_CENTURY = 2000
_LEAP_YEARS_APART = 8
"""Years between two 29 February, at most (round a century without one)."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """From where a day is looked at: what "monday" means depends on it."""

    today: date
    day_first: bool
    past: bool


def parse_day(text: str, today: date, *, day_first: bool = True, past: bool = False) -> date | None:
    """The one day that `text` names, or None where it names none.

    `today` is the person's local date; a day without a year is the next to come, or with `past` the last one
    (today counts as both). `day_first` is the person's order of "12/3"; where only the other order exists,
    that is taken.

    Raises:
        NoSuchDay: it looks like a day, and there is none like it ("feb 30").
    """
    span = re.sub(r"\s+", " ", fold(text[:_TYPED_MAX])).strip(" ,;:!?.").removeprefix("on ")
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", span):
        span += "."
    for form, read in _FORMS:
        found = form.fullmatch(span)
        if found:
            try:
                return read(found, _Seen(today, day_first, past))
            except (ValueError, OverflowError):
                raise NoSuchDay(text) from None
    return None


def month_number(name: str) -> int:
    """1 to 12 for a name that `MONTH` knows."""
    return _MONTHS.index(name[:3]) + 1


def weekday_number(name: str) -> int:
    """Monday = 0, for a name that `WEEKDAY` knows, or its plural."""
    return _WEEKDAYS.index(name[:2])


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of a shorter month.

    Raises:
        ValueError: beyond the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_of_month(day: date) -> date:
    """The last day of the month that `day` is in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _iso(found: re.Match[str], _: _Seen) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _numeric(found: re.Match[str], seen: _Seen) -> date:
    day, month = int(found["first"]), int(found["second"])
    dotted = "." in found[0]
    if not (seen.day_first or dotted) or month > len(_MONTHS):
        day, month = month, day
    year = found.groupdict().get("year")
    if year is None:
        return _nearest(month, day, seen)
    return date(int(year) + (_CENTURY if len(year) == len("26") else 0), month, day)


def _named(found: re.Match[str], seen: _Seen) -> date:
    month, day = month_number(found["month"]), int(found["day"])
    if found["year"]:
        return date(int(found["year"]), month, day)
    if found["next"]:
        return date(seen.today.year + 1, month, day)
    return _nearest(month, day, seen)


def _nearest(month: int, day: int, seen: _Seen) -> date:
    """The next such day, or the last one; a leap day can be years away."""
    for step in range(_LEAP_YEARS_APART + 1):
        year = seen.today.year + (-step if seen.past else step)
        if not day <= _days_in(year, month):
            continue
        there = date(year, month, day)
        if there == seen.today or (there < seen.today) == seen.past:
            return there
    raise ValueError(f"no day {day} in month {month}")


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= len(_MONTHS) else 0


def _ordinal(found: re.Match[str], seen: _Seen) -> date:
    day = int(found["day"])
    first = seen.today.replace(day=1)
    if found["next"]:
        return add_months(first, 1).replace(day=day)
    for there in _months_on(first, -1 if seen.past else 1):
        if day <= last_of_month(there).day:
            that = there.replace(day=day)
            if that == seen.today or (that < seen.today) == seen.past:
                return that
    raise ValueError(f"no month has a day {day}")


def _months_on(first: date, step: int) -> Iterator[date]:
    """This month and the next few: two in a row are never both too short."""
    return (add_months(first, step * count) for count in range(4))


def _weekday(found: re.Match[str], seen: _Seen) -> date:
    weekday, which = weekday_number(found["weekday"]), found["which"]
    monday = seen.today - timedelta(days=seen.today.weekday())
    if which == "next" or found["week"]:
        return monday + timedelta(days=7 + weekday)
    back = (seen.today.weekday() - weekday) % 7
    if which in {"last", "past"}:
        return seen.today - timedelta(days=back or 7)
    return seen.today - timedelta(days=back) if seen.past else seen.today + timedelta(days=7 - back)


def _relative(found: re.Match[str], seen: _Seen) -> date:
    return seen.today + timedelta(days=_RELATIVE[found["word"][:9]])


def _ago(found: re.Match[str], seen: _Seen) -> date:
    count = int(found["count"]) if found["count"].isdecimal() else 1
    return seen.today - timedelta(days=count * (7 if found["unit"] == "week" else 1))


_TYPED_MAX = 80
"""Characters worth reading as one day."""
_RELATIVE = {
    "today": 0, "tonight": 0, "this even": 0, "this morn": 0, "this afte": 0, "tomorrow": 1, "tomorow": 1,
    "tommorow": 1, "tommorrow": 1, "tmrw": 1, "tmr": 1, "day after": 2, "yesterday": -1, "yest": -1,
    "last nigh": -1, "day befor": -2,
}  # fmt: skip
"""Days from today, by the first nine letters."""

_WORDS = (
    r"(?:today|tonight|this\s(?:morning|afternoon|evening)|tommorr?ow|tomorr?ow|tmrw|tmr|yesterday|yest"
    r"|last\snight|day\safter\stomorrow|day\sbefore\syesterday)"
)
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WHICH_YEAR = rf"(?:(?:,\s?|\s(?:of\s)?)(?:(?P<year>{YEAR})|(?P<next>next\syear)|this\syear))?"
_NAME_BEFORE = rf"(?:(?:(?:next|this|coming)\s)?{WEEKDAY},?\s(?:the\s)?)?"
_IN_TEXT: tuple[tuple[str, Callable[[re.Match[str], _Seen], date]], ...] = (
    (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", _iso),
    (r"(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<year>\d{4}|\d{2})", _numeric),
    (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})", _numeric),
    (r"(?P<first>\d{1,2})\.(?P<second>\d{1,2})\.", _numeric),
    (rf"{_NAME_BEFORE}(?:the\s)?{_D}\.?\s?(?:of\s)?(?P<month>{MONTH}){_WHICH_YEAR}", _named),
    (rf"{_NAME_BEFORE}(?P<month>{MONTH})\s?(?:the\s)?{_D}(?![\d:]){_WHICH_YEAR}", _named),
    (
        rf"(?:(?P<which>next|this|last|past|coming)\s)?(?P<weekday>{WEEKDAY})(?P<week>\s(?:of\s)?next\sweek)?",
        _weekday,
    ),
    (rf"(?:the\s)?(?P<word>{_WORDS})", _relative),
    (r"(?P<count>an?|\d{1,3})\s(?P<unit>day|week)s?\sago", _ago),
)
_ALONE = (r"(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)(?:\sof\s(?:this|(?P<next>next))\smonth)?", _ordinal)
_FORMS = tuple((re.compile(form), read) for form, read in (*_IN_TEXT, _ALONE))

DAY = (
    r"(?:(?<!\w)(?<!\d[.,/])(?:"
    + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form, _ in _IN_TEXT)
    + r")(?![\w/%]|[.,]\d|'s))"
)
"""Any day in folded text, without named groups; read the span that it finds with `parse_day`."""
