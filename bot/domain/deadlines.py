"""Until when: the deadline that stands in a sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.dates import DAY, MONTH, WEEKDAY, parse_day
from bot.domain.errors import BadDate
from bot.domain.folding import squeeze
from bot.domain.goals import WORDS_MAX
from bot.domain.lengths import COUNTED_SPAN, LENGTH_ALONE, End, counted_end, length_end
from bot.domain.named_spans import GOAL_OF, HARD, NAMED_SPAN, SHORT_END, named_end, short_end, unit_end


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it was written: `text` is characters `start` to `end` of the sentence.

    `on` is its last day, or None where the words name no day that we can work out ("until the conference"),
    or, with `exists` False, one that no calendar has ("by 31 june").
    """

    on: date | None
    text: str
    start: int
    end: int
    exists: bool = True


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a reading of one sentence rests on; `recurs`: it has a rhythm, `changes`: it raises or lowers."""

    today: date
    day_first: bool
    recurs: bool
    changes: bool


def find_deadline(text: str, today: date, *, day_first: bool = True) -> Deadline | None:
    """The deadline in `text`, or None where there is none; never raises.

    `today` is the person's local date. A named span ends on its last day (by June: 30 June), a day without a
    year is the next to come, "before" ends the day before; only a year that was typed makes `on` lie in the
    past. Of several the surest counts: a known day before an unknown one, "by" before "in", a day before a
    span, then the first. A day that does not exist is a deadline without a day: the form asks.
    """
    squeezed, places = squeeze(text[:WORDS_MAX])
    seen = _Seen(today, day_first, bool(_RECURS.search(squeezed)), bool(_CHANGES.search(squeezed)))
    found = min(_all(squeezed, seen), key=_preference, default=None)
    if found is None:
        return None
    start, end = places[found.start], places[found.end - 1] + 1
    return Deadline(found.on, text[start:end], start, end, exists=found.exists)


@dataclass(frozen=True, slots=True)
class _Found:
    on: date | None
    start: int
    end: int
    hard: bool
    rank: int
    exists: bool


def _preference(found: _Found) -> tuple[bool, bool, int, int]:
    return found.on is None, not found.hard, found.rank, found.start


def _all(squeezed: str, seen: _Seen) -> Iterator[_Found]:
    for rank, (form, read) in enumerate(_FORMS):
        for match in form.finditer(squeezed):
            before = squeezed[max(0, match.start() - 20) : match.start()]
            if _STARTS.search(before) or (_FROM.search(before) and _TO.match(squeezed, match.end())):
                continue
            hard = bool(HARD.match(match[0]))
            if not hard and _BACK_THEN.search(squeezed[max(0, match.start() - 60) : match.start()]):
                continue
            exists = True
            try:
                end = read(match, seen)
            except (ValueError, OverflowError, BadDate):
                end, exists = End(None), False
            if end is not None:
                yield _Found(end.on, match.start(), match.end(), hard, rank, exists)


def _day(match: re.Match[str], seen: _Seen) -> End | None:
    """A day that stands alone or behind "by"; not one that was, nor one that comes round."""
    prep, span = match["prep"], match["day"]
    hard = bool(prep) and prep != "on"
    if _is_amount(match, seen):
        return None
    ranges = _WEEKDAY_BEFORE.search(match.string[: match.start()])
    if re.fullmatch(WEEKDAY, span) and (ranges or (seen.recurs and not hard)):
        return None
    if (match[0] == "today" and _NOW.match(match.string, match.end())) or match[0].endswith("the sat"):
        return None  # how things are today, and an exam
    if match[0] == span and re.fullmatch(rf"{WEEKDAY}|\d{{1,2}}[/.]\d{{1,2}}\.?", span):
        return None
    on = parse_day(span, seen.today, day_first=seen.day_first)
    if on is None or (on < seen.today and not (hard and re.search(r"\d{4}|/\d\d$", span))):
        return None
    return End(on - timedelta(days=1) if prep in {"before", "b4"} else on)


def _is_amount(match: re.Match[str], seen: _Seen) -> bool:
    """No second of May in "improve by 2.5.", no Wednesday in "plan to wed"."""
    if match["prep"] in {"to", "up to"}:
        return not re.search(rf"\d ?{MONTH}|{MONTH} ?\d|\d{{4}}", match["day"])
    return bool(re.fullmatch(r"by \d{1,2}[/.]\d{1,2}\.?", match[0]) and seen.changes)


def _ordinal(match: re.Match[str], seen: _Seen) -> End | None:
    return End(parse_day(match["day"], seen.today))


def _length(match: re.Match[str], seen: _Seen) -> End | None:
    """A length from now on, unless it is a rhythm ("twice in a week")."""
    if match["count"] in {"a", "an", "one"} and _OFTEN.search(match.string[: match.start()]):
        return None
    return counted_end(match, seen.today)


def _event(_: re.Match[str], __: _Seen) -> End:
    """Something that happens on a day that only the person knows."""
    return End(None)


_STARTS = re.compile(
    r"\b(?:from|since|starting|start|starts|begin|begins|beginning|as of|after|between)(?: on)? $"
)
_BACK_THEN = re.compile(
    r"\b(?:i|we|he|she|they|that|which|who)(?:'ve| have| had)?"
    r" (?!need|exceed|succeed|proceed|(?:want|decid|promis|plann|intend|committ|hop|agre)ed to\b)"
    r"(?:[a-z]{2,12}ed|began|wrote|made|got|had|was|were|did|bought|took|met|ran|read|left)\b"
    r"[^.,;!?]{0,25} $"
)
"""What was, told beside what is wanted: "the course I began in May"."""
_FROM = re.compile(r"\bfrom [\d$€£]\S*(?: [a-z%-]+){0,2} $")
_TO = re.compile(r" to [\d$€£]")
"""A year in which a change begins: "from 14 in 2026 to 6 in 2027"."""
_WEEKDAY_BEFORE = re.compile(rf"{WEEKDAY} $")
_NOW = re.compile(r",? (?:i|i'm|it|it's|we|is|at)\b|'s")
_OFTEN = re.compile(r"(?:times|twice|once|\dx|days) $")
_RECURS = re.compile(
    r"\b(?:(?:every|each|weekly|biweekly|fortnightly|(?:a|per) week|times|mornings|evenings|nights"
    r"|afternoons)\b"
    rf"|on {WEEKDAY}(?:, and |, | and | & |/| ?\+ ?){WEEKDAY})"
)
_CHANGES = re.compile(
    r"\b(?:increas|decreas|improv|reduc|rais|grow|cut|lower|boost|lift|gain|shorten|up|down)"
)
_BY_DAY = (
    r"by|until|till?|before|b4|no later than|not later than|due(?: by| on| date)?:?|deadline(?: is)?:?"
    r"|through|thru|up to|latest|to|on"
)
_LATE_ON = r"(?:the )?(?:eod|cob|end of (?:the )?day|noon|midnight) (?:on )?|on "
EVENTS = (
    r"(?:all-hands|conference|summit|review|appraisal|launch|release|exam|test|interview|election|graduation|wedding|marathon"
    r"|race|retreat|offsite|kick-?off|deadline|holiday|honeymoon|vacation|leave|audit|go-live|trip|birthday|anniversary|cohort"
    r"|board meeting|annual meeting|expo|fair|presentation|workshop|competition|season|event)s?"
)
"""What happens on a day of its own."""
_OUR = r"(?:the|my|our|their|this|next)"
_EVENT_STOP = (
    r"(?!(?:every|each|daily|weekly|monthly|once|twice|then|i will|late"
    r"|(?:two|three|four|five) (?:times|days|nights|evenings|mornings))\b|\d)"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Seen], End | None]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (rf"\b(?:(?P<prep>{_BY_DAY}) )?(?:{_LATE_ON})?(?:the )?(?P<day>{DAY})", _day),
        (
            r"\b(?:by|until|till|before|on) (?P<day>the \d{1,2}(?:st|nd|rd|th))(?= of this month|[.,;!?)]|$)",
            _ordinal,
        ),
        (NAMED_SPAN, lambda match, seen: named_end(match, seen.today)),
        (SHORT_END, lambda match, seen: short_end(match, seen.today)),
        (GOAL_OF, lambda match, seen: unit_end(match["unit"], seen.today)),
        (COUNTED_SPAN, _length),
        (LENGTH_ALONE, lambda match, seen: length_end(match, seen.today)),
        (
            rf"\b(?:until|till?) {_EVENT_STOP}[\w'-]+(?: {_EVENT_STOP}[\w'-]+){{0,5}}",
            _event,
        ),
        (
            rf"\b(?:by|before|ahead of|in time for) {_OUR} (?:[\w'-]+ ){{0,4}}{EVENTS}\b",
            _event,
        ),
        (
            (
                rf"\b(?:(?:by|before|ahead of) (?:[\w'-]+ )?{EVENTS} (?:time|day|season|week)"
                rf"|before (?:[\w'-]+ )?{EVENTS})(?=[^\w-]*$|[.,;!?] )"
            ),
            _event,
        ),
        (
            (
                r"\b(?:before|b4|by the time) (?:the|this) (?P<unit>week|wk|month|quarter|year|yr)"
                r"(?: (?:is|ends|runs|goes)|'s)\b(?: (?:over|out|up|done|through|gone))?"
            ),
            lambda match, seen: unit_end(match["unit"], seen.today),
        ),
        (
            (
                r"\bbefore (?:my|our|the|his|her|their) [\w'-]+(?: [\w'-]+){0,2} (?:starts|begins|is|are"
                r"|turns?|leaves?|graduates?|arrives?|comes?|goes|ends|retires?|gets?|opens?|launches|ships|moves?)\b"
            ),
            _event,
        ),
        (r"\bin time for (?:[\w'-]+)(?: [\w'-]+){0,3}", _event),
        (
            (
                r"\b(?:by the time (?:i|we|my|our|the)|(?:before|b4) (?:(?:i|we) (?:turn|retire|leave|move"
                r"|graduate|start|go(?! to (?:bed|sleep|work)\b)|get|hit|fly|travel|return"
                r"|give birth|am|are|become|join|switch|quit|present|launch)|i'm|we're))"
                r" ?[\w'-]+(?: [\w'-]+){0,3}"
            ),
            _event,
        ),
    )
)
