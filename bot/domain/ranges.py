"""From when to when: the days of an absence, as people type them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.amounts import parse_amount
from bot.domain.dates import DAY, MONTH, WEEKDAY, add_months, last_of_month, parse_day
from bot.domain.errors import BadDate, DateInPast, DaysReversed, NoLastDay, NoSuchDay
from bot.domain.folding import fold
from bot.domain.goals import WORDS_MAX

LOOKS_BACK = timedelta(days=31)
"""An absence is noted up to a month late: "12-20 nov", typed on the 22nd, is over and not next year's."""
LONGEST_WITHOUT_YEAR = timedelta(days=183)
"""A longer one without a year is a first and a last day in the wrong order."""

_A_DAY = timedelta(days=1)
_A_YEAR = timedelta(days=365)
_SATURDAY = 5


def parse_range(text: str, today: date, *, day_first: bool = True) -> tuple[date, date]:
    """First and last local day of the absence in `text`, both included; words beside them are dropped.

    "until friday" starts today; "12-20 dec" is the next one, or one that ended within the last month. An
    absence can lie in the past ("yesterday", "last week"), one "until" a past day cannot. Of several wordings
    the first counts.

    Raises:
        BadDate: no days in it; NoSuchDay: one that does not exist; NoLastDay: only when it begins;
            DaysReversed: the last before the first.
        DateInPast: "until" a day that is over.
    """
    squeezed = " ".join(fold(text[:WORDS_MAX]).split())
    found = [(match, read) for form, read in _FORMS if (match := form.search(squeezed))]
    if not found:
        raise BadDate(text)
    match, read = min(found, key=lambda pair: pair[0].start())
    try:
        first, last = read(match, _Seen(today, day_first))
    except (ValueError, OverflowError):
        raise NoSuchDay(text) from None
    except BadDate as error:
        raise type(error)(text) from None
    if last < first:
        raise DaysReversed(text)
    return first, last


@dataclass(frozen=True, slots=True)
class _Seen:
    """From where days are looked at."""

    today: date
    day_first: bool

    @property
    def monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    def day(self, span: str, *, seen_from: date | None = None, past: bool = False) -> date:
        day = parse_day(span, seen_from or self.today, day_first=self.day_first, past=past)
        if day is None:
            raise BadDate(span)
        return day

    def near(self, span: str) -> date:
        """The next such day, or one that comes once a year and was a short while ago."""
        coming, gone = self.day(span), self.day(span, past=True)
        return gone if coming - gone >= _A_YEAR and self.today - gone <= LOOKS_BACK else coming

    def before(self, span: str, last: date) -> date:
        """The first day of a range that ends on `last`."""
        first = self.day(span)
        if first <= last:
            return first
        first = self.day(span, seen_from=last, past=True)
        if last - first > LONGEST_WITHOUT_YEAR:
            raise DaysReversed(span)
        return first


_Range = tuple[date, date]


def _between(match: re.Match[str], seen: _Seen) -> _Range:
    last = seen.near(match["last"])
    return seen.before(match["first"], last), last


def _in_month(match: re.Match[str], seen: _Seen) -> _Range:
    last = seen.near(match["last"])
    return last.replace(day=int(match["first"])), last


def _month_first(match: re.Match[str], seen: _Seen) -> _Range:
    last = seen.near(f"{match['month']} {match['last']}{match['year'] or ''}")
    return last.replace(day=int(match["first"])), last


def _until(match: re.Match[str], seen: _Seen) -> _Range:
    last = seen.near(match["last"]) - (_A_DAY if match["back"] else timedelta())
    if last < seen.today:
        raise DateInPast(last, seen.today)
    return seen.today, last


def _until_end(match: re.Match[str], seen: _Seen) -> _Range:
    return seen.today, _period(match, seen)[1]


def _since(match: re.Match[str], seen: _Seen) -> _Range:
    return seen.day(match["first"], past=True), seen.today


def _lasting(match: re.Match[str], seen: _Seen) -> _Range:
    start = match["from"] or match["start"]
    first = seen.near(start) if start else seen.today
    count = int(parse_amount(match["count"]))
    if not count:
        raise BadDate(match[0])
    if match["unit"] == "month":
        return first, add_months(first, count) - _A_DAY
    return first, first + count * timedelta(days=7 if match["unit"] == "week" else 1) - _A_DAY


def _period(match: re.Match[str], seen: _Seen) -> _Range:
    named = match.groupdict()
    if named.get("month"):
        first = seen.near(f"1 {named['month']}")
        return first, last_of_month(first)
    step, unit = {"next": 1, "last": -1}.get(named["which"], 0), named["unit"]
    if unit == "month":
        first = add_months(seen.today.replace(day=1), step)
        last = last_of_month(first)
    else:
        monday = seen.monday + step * timedelta(days=7)
        first, last = monday, monday + timedelta(days=6)
        if unit == "weekend":
            first = monday + timedelta(days=_SATURDAY)
    return (max(first, seen.today) if step == 0 else first), last


def _nths(match: re.Match[str], seen: _Seen) -> _Range:
    """From the 12th to the 20th, each the next to come."""
    first = seen.day(match["first"])
    return first, seen.day(match["last"], seen_from=first)


def _two_days(match: re.Match[str], seen: _Seen) -> _Range:
    first, last = seen.near(match["first"]), seen.near(match["last"])
    if last - first != _A_DAY:
        raise BadDate(match[0])
    return first, last


def _one(match: re.Match[str], seen: _Seen) -> _Range:
    if match.string[: match.start()].endswith(("from ", "starting ")):
        raise NoLastDay(match[0])
    if _GOES_ON.match(match.string, match.end()):
        raise BadDate(match[0])
    day = seen.near(match["day"])
    return day, day


_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_TO = r"\s?(?:-|\.\.\.?|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bthru\b)\s?"
_D = r"\d{1,2}"
_TH = r"(?:st|nd|rd|th)?"
_ANY_WEEKDAY = rf"(?:{WEEKDAY},?\s)?"
_WHICH = r"this|next|last|rest\sof\s(?:the|this)"
_UNIT = r"(?P<unit>weekend|week|month)"
_NTH = (
    rf"(?<![\w.])(?:the\s)?{_D}(?:st|nd|rd|th)(?:\sof\s(?:this|next)\smonth)?(?![\w/%]|\s?(?:of\s)?{MONTH})"
)
_GOES_ON = re.compile(r"\s?(?:-|\.\.)\s?\d|\s(?:to|until|till?|through|thru)\b|\s?,?\s?(?:and|&|\+)\s?\d")
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Seen], _Range]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (rf"(?P<first>{DAY}){_TO}(?:the\s)?(?P<last>{DAY})", _between),
        (
            (
                rf"(?<![\w.]){_ANY_WEEKDAY}(?P<first>{_D}){_TH}\.?{_TO}{_ANY_WEEKDAY}"
                rf"(?P<last>{_D}{_TH}\.?\s?(?:of\s)?{MONTH}(?:,?\s\d{{4}})?)(?!\w)"
            ),
            _in_month,
        ),
        (rf"(?<![\w.])(?P<first>{_D})\.?{_TO}(?P<last>{_D}\.{_D}\.(?:\d{{4}})?)(?!\w)", _in_month),
        (
            (
                rf"\b(?P<month>{MONTH})\s?(?P<first>{_D}){_TH}{_TO}(?:the\s)?(?P<last>{_D}{_TH})"
                r"(?P<year>,?\s\d{4})?(?![\w/])"
            ),
            _month_first,
        ),
        (rf"\b(?:(?P<back>back)(?:\son|\sby)?|until|till?|through|thru|up\sto)\s(?P<last>{DAY})", _until),
        (rf"\b(?:(?P<back>back)(?:\son|\sby)?|until|till?|through|thru|up\sto)\s(?P<last>{_NTH})", _until),
        (
            (
                rf"\b(?:until|till?|through|thru)\s(?:the\s)?end\sof\s(?:the\s)?"
                rf"(?:(?:(?P<which>{_WHICH})\s)?{_UNIT}|(?P<month>{MONTH}))(?![\w'])"
            ),
            _until_end,
        ),
        (rf"\bsince\s(?P<first>{DAY})", _since),
        (
            (
                rf"(?:(?:from\s)?(?P<from>{DAY})\sfor\s|\b){_COUNT}\s(?P<unit>day|week|month)s?\b(?!\sago)"
                rf"(?:\s(?:off\s)?(?:from|starting|as\sof)(?:\son)?\s(?P<start>{DAY}))?"
            ),
            _lasting,
        ),
        (rf"\b(?P<which>{_WHICH})\s{_UNIT}(?![\w'])", _period),
        (rf"\b(?:in|all|all\sof|during)\s(?P<month>{MONTH})(?![\w']|\s\d)", _period),
        (rf"(?P<first>{DAY})\s?(?:,|and|&|\+|,\sand)\s?(?P<last>{DAY})", _two_days),
        (rf"(?P<first>{_NTH}){_TO}(?P<last>{_NTH})", _nths),
        (rf"(?P<day>{DAY})", _one),
        (rf"(?P<day>{_NTH})", _one),
    )
)
