"""Spans of time by name, and the day on which they end."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.dates import MONTH, YEAR, add_months, last_of_month, month_number
from bot.domain.lengths import DAYS_OF, MONTHS_OF, End

BY = r"by|until|till?|before|b4|no later than|not later than|due(?: by| in)?:?|deadline:?|through|thru|latest"
"""Words before a deadline that leave no doubt, in squeezed text."""
HARD = re.compile(rf"(?:{BY}|to)\b")

_IN = r"in(?: the course of)?|during|within|over(?: the course of)?|throughout|for|to|at"
_EDGE = (
    r"(?P<edge>last (?:working |business )?day|end|close|start|beginning|middle|mid|early|late|rest|remainder"
    r"|all|whole|entire)"
    r"(?: of| ?-)?(?: the)? ?"
)
_QUARTER = (
    r"(?:q(?P<quarter>[1-4])|(?P<ordinal>first|second|third|fourth) quarter"
    r"|(?P<final>last|final) quarter(?= of))"
)
_OF_YEAR = (
    rf"(?:(?:,? (?:of )?|/|-)(?:fy ?)?(?P<of_year>{YEAR})|(?: '|/)(?P<short_year>\d{{2}})(?!\d)"
    r"|(?P<of_next>,? (?:of )?next year)|,? (?:of )?(?:this|the) year)?"
)
_VAGUE = (
    r"(?P<vague>terms?|semester|(?:fiscal|financial|school|academic) year|fiscal 20\d\d"
    r"|fy ?\'?\d{0,4}|sprint|season|summer"
    r"|spring|winter|autumn|fall|christmas|xmas|easter|thanksgiving|new year(?:'s(?: eve)?)?|holidays"
    r"|trimester|probation|halloween)(?: (?P<vague_year>20\d\d))?"
)
NAMED_SPAN = re.compile(
    rf"\b(?:(?P<prep>{BY}|{_IN}) )?(?P<the>the )?(?:{_EDGE})?"
    r"(?:(?P<which>this|next|current|coming|upcoming|following) )?"
    rf"(?:(?:{_QUARTER}|h(?P<half>[12])"
    r"|(?P<half_word>first|second) half(?= of (?:20|the year|this|next)|[,.;!]|$)"
    rf"|(?:{MONTH} ?(?:and|&|or) ?(?={MONTH}))?(?P<month>{MONTH})){_OF_YEAR}(?! ?\d)"
    rf"|(?P<year>{YEAR})|{_VAGUE}"
    r"|(?P<unit>day|week|wk|month|mth|quarter|qtr|year|yr))(?![\w%]|'s|-[a-z])"
    r"(?! (?:review|appraisal|check-in|evaluation)s?\b)"
)
"""A quarter, month, year or season, or an edge of one, in squeezed text; `named_end` decides."""
GOAL_OF = re.compile(
    r"\bthis (?P<unit>year|quarter|month|week)'s (?:[a-z-]+ ){0,2}"
    r"(?:goal|resolution|target|objective|aim|focus)s?\b"
)
"""A goal that is named by its time: "this year's goal"."""
SHORT_END = re.compile(
    rf"\b(?:(?:{BY}|at|for) (?:the )?(?P<unit>year|yr|quarter|qtr|month|week|wk)(?:'s)?[ -]?end"
    rf"|(?:(?:{BY}|at|for) )?(?:eo(?P<letter>[dwmqy])|cob))(?![\w'])(?! (?:review|appraisal)\b)"
)
"""The end of a unit in short: "eoq", "year-end"."""


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date


_REPORTS = re.compile(
    r" (?:report|result|review|plan|number|revenue|sales|okr|kpi|goal|roadmap|budget|target)"
)
_LAST_DAYS = ("last day", "last working day", "last business day")
_ENDS = frozenset((*_LAST_DAYS, "end", "close", "late", "rest", "remainder", "all", "whole", "entire"))
_STARTS = frozenset(("start", "beginning"))
_MIDS = frozenset(("mid", "middle"))
_FEASTS = {"christmas": (12, 25), "xmas": (12, 25), "halloween": (10, 31), "new year's eve": (12, 31)}
_SEASONS = ("spring", "summer", "autumn", "fall", "winter", "fiscal", "fy")
_GOAL_FOR = re.compile(r"\b(?:goals?|resolutions?|target|aim|plan|focus) $")
_WEEK = 7
_MONTHS = 12
_YEARS_AHEAD = 50
_YEARS_BACK = 20
_COMMA = re.compile(r"(?:, ?| )(?:i|we|my|our|to)\b")
_OVER = re.compile(r"\W*$")
_COMPARED = re.compile(r"\b(?:than|as|like|that of) $")
_ORDINALS = ("first", "second", "third", "fourth")
_LETTERS = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year", None: "day"}


def named_end(match: re.Match[str], today: date) -> End | None:
    """When the span that `NAMED_SPAN` found ends; None where it is no deadline ("this may", "Q3 report")."""
    if match["vague"]:
        return End(_named_day(match, today)) if _vague_counts(match) else None
    if match["unit"]:
        span = _unit_span(match, today)
    elif match["year"]:
        span = _year_span(match, today)
    else:
        span = _calendar_span(match, today)
    return End(_edge(span, match["edge"], match["prep"])) if span else None


def short_end(match: re.Match[str], today: date) -> End:
    """When the unit that `SHORT_END` found is over."""
    return End(_this(match["unit"] or _LETTERS[match["letter"]], today, 0).last)


def unit_end(unit: str, today: date) -> End:
    """When the calendar unit is over that `today` is in."""
    return End(_this(unit, today, 0).last)


def _named_day(match: re.Match[str], today: date) -> date | None:
    """The day of a feast that is the same every year, None of the others."""
    known = _FEASTS.get(match["vague"])
    if known is None or match["edge"]:
        return None
    on = date(int(match["vague_year"] or today.year), *known)
    if on < today and not match["vague_year"]:
        on = on.replace(year=on.year + 1)
    return on - timedelta(days=match["prep"] in {"before", "b4"})


def _vague_counts(match: re.Match[str]) -> bool:
    prep = match["prep"] or ""
    in_season = prep in {"in", "over"} and match["vague"].startswith(_SEASONS)
    around = in_season or (prep in {"during", "over", "within", "throughout"} and bool(match["the"]))
    return bool(HARD.match(prep) and prep != "to") or around or bool(match["which"] or match["edge"])


def _unit_span(match: re.Match[str], today: date) -> _Span | None:
    """This or the next week, month, quarter, year; a day only by its end."""
    unit, edge, which = match["unit"], match["edge"], match["which"]
    prep = (match["prep"] or "").removesuffix(" the course of")
    ahead = which in {"next", "coming", "upcoming", "following"}
    if unit == "day":
        return _this(unit, today, 0) if edge in _ENDS and edge != "late" else None
    if ahead and prep in {"in", "within", "over", "during", "for"} and not edge:
        return None  # a length: the month from now on
    named = which or edge in _ENDS | _STARTS | _MIDS
    around = match["the"] and prep in {"throughout", "during", "within", "over", "for"}
    if not (named or around):
        return None
    over = edge in _MIDS and MONTHS_OF.get(unit) == _MONTHS and today.month > _MONTHS // 2
    return _this(unit, today, 1 if ahead or over or edge in _STARTS else 0)


def _year_span(match: re.Match[str], today: date) -> _Span | None:
    year = int(match["year"])
    said = match["edge"] or (match["prep"] not in {None, "to", "at"} and not match["the"])
    gone = today.year - _YEARS_BACK <= year < today.year and _is_all_of_it(match)
    if not said or not (gone or today.year <= year <= today.year + _YEARS_AHEAD):
        return None
    return _Span(date(year, 1, 1), date(year, 12, 31))


def _is_all_of_it(match: re.Match[str]) -> bool:
    """Whether a year that is over frames the sentence: "read 12 books during 2024", "In 2024, I will"."""
    if match["prep"] not in {"in", "during", "throughout"} or _COMPARED.search(
        match.string, max(0, match.start() - 12), match.start()
    ):
        return False
    first = not match.string[: match.start()].strip(" \"'")
    return bool((_COMMA if first else _OVER).match(match.string, match.end()))


def _calendar_span(match: re.Match[str], today: date) -> _Span | None:
    """A month, quarter or half year by its name."""
    bare = not (match["prep"] or match["edge"] or match["which"] or match["of_year"] or match["short_year"])
    if match["month"]:
        modal = match["month"] == "may" and not match["prep"] and not match["of_year"]
        if (
            bare
            or (
                match["prep"] == "for"
                and not match["edge"]
                and not _GOAL_FOR.search(match.string, 0, match.start())
            )
            or (match["prep"] in {"to", "at"} and not match["edge"])
            or (modal and re.match(r" [a-z]", match.string[match.end() :][:2]))
        ):
            return None
        first, months = month_number(match["month"]), 1
    elif match["half"] or match["half_word"]:
        half = int(match["half"] or _ORDINALS.index(match["half_word"]) + 1)
        first, months = half * 6 - 5, 6
    else:
        if bare and (not match["quarter"] or _REPORTS.match(match.string, match.end())):
            return None
        number = match["quarter"] or (4 if match["final"] else _ORDINALS.index(match["ordinal"]) + 1)
        first, months = int(number) * 3 - 2, 3
    start = date(_year_of(match, first + months - 1, today), first, 1)
    span = _Span(start, last_of_month(add_months(start, months - 1)))
    gone = span.last < today and not re.match(BY, match["prep"] or "")
    return None if gone else span  # a year that is over is no deadline unless it says "by"


def _year_of(match: re.Match[str], last_month: int, today: date) -> int:
    """The year that was said, else the one in which the span is the next to end."""
    if match["of_year"]:
        return int(match["of_year"])
    if match["short_year"]:
        return 2000 + int(match["short_year"])
    return today.year + bool(match["of_next"] or last_month < today.month)


def _this(unit: str, today: date, step: int) -> _Span:
    """The calendar unit that `today` is in, or `step` units later; a week begins on Monday."""
    if unit in DAYS_OF:
        first = (
            today
            - timedelta(days=today.weekday() if DAYS_OF[unit] == _WEEK else 0)
            + timedelta(days=7 * step)
        )
        return _Span(first, first + timedelta(days=DAYS_OF[unit] - 1))
    months = MONTHS_OF[unit]
    first = date(today.year, (today.month - 1) // months * months + 1, 1)
    first = add_months(first, months * step)
    return _Span(first, last_of_month(add_months(first, months - 1)))


def _edge(span: _Span, edge: str | None, prep: str | None) -> date | None:
    """The day of `span` that is meant: its last, its first, or the middle of a month."""
    if edge in _MIDS:
        if span.last == last_of_month(span.first):
            return span.first.replace(day=15)
        whole_year = (span.first.month, span.last.month) == (1, 12)
        return span.first.replace(month=6, day=30) if whole_year else None
    if edge == "early":
        return None
    if prep in {"before", "b4"} and edge not in _ENDS:
        return span.first - timedelta(days=1)
    return span.first if edge in _STARTS else span.last
