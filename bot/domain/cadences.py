"""How often: the rhythm that stands in a sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from bot.domain.amounts import WORD_NUMBER, parse_amount
from bot.domain.dates import WEEKDAY, weekday_number
from bot.domain.goals import Cadence

WORKDAYS = frozenset(range(5))
"""What "every weekday" names."""
WEEKEND = frozenset((5, 6))

_PLACES = Decimal("0.001")
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class CadenceReading:
    """A rhythm: `times` per period of `cadence`, on `weekdays` where days were named (Monday = 0).

    `times_said` tells "twice a week" from "every week". `spans` are the characters it was read from.
    `amount` is what is done on one of its days, `each_day` that each of them counts by itself ("3 times on
    2 days a week").
    """

    cadence: Cadence
    times: Decimal
    times_said: bool
    weekdays: frozenset[int]
    spans: tuple[tuple[int, int], ...]
    amount: Decimal = Decimal(1)
    each_day: bool = False


def find_cadence(squeezed: str) -> CadenceReading | None:
    """The rhythm of the action in a squeezed sentence without its deadline; None where it has none.

    "Quarterly revenue" and "annual review" are names, not rhythms, and so are "regularly" and "more often".
    """
    for form, read in _FORMS:
        match = form.search(squeezed)
        reading = match and read(match)
        if reading:
            return _with_weekdays(reading, squeezed)
    return None


def _with_weekdays(reading: CadenceReading, squeezed: str) -> CadenceReading:
    """The same rhythm with the days that stand elsewhere in the sentence ("weekly, on Tuesday")."""
    start, end = reading.spans[0]
    found = next((m for m in _ON_DAYS.finditer(squeezed) if m.end() <= start or m.start() >= end), None)
    if found is None or reading.weekdays or reading.cadence is not Cadence.WEEKLY:
        return reading
    days = _days(found[0])
    times = reading.times if reading.times_said or reading.times != 1 else Decimal(len(days))
    spans = (*reading.spans, found.span())
    return replace(reading, times=times, weekdays=days, spans=spans)


def _days(names: str) -> frozenset[int]:
    if "weekend" in names:
        return WEEKEND
    if _WORKDAY_WORD.search(names):
        return WORKDAYS
    return frozenset(weekday_number(name[0]) for name in _DAY_NAME.finditer(names))


def _reading(
    match: re.Match[str],
    cadence: Cadence,
    times: Decimal | int = 1,
    *,
    said: bool = False,
    weekdays: frozenset[int] = frozenset(),
) -> CadenceReading:
    span = match.span("cut" if match.groupdict().get("cut") else 0)
    return CadenceReading(cadence, _tidy(Decimal(times)), said, weekdays, (span,))


def _tidy(times: Decimal) -> Decimal:
    """Three places, like every amount, and no trailing zeros."""
    rounded = times.quantize(_PLACES)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()


def _times(match: re.Match[str]) -> CadenceReading:
    """So many times in a period: "3 times a week", "twice every two weeks", "3x weekly"."""
    count = parse_amount(match["count"] or match["word"])
    if match["adverb"]:
        cadence, share = _ADVERBS[match["adverb"]]
        return _reading(match, cadence, count * share, said=True)
    cadence, share = _period(match)
    return _reading(match, cadence, count * share, said=True)


def _on_days(match: re.Match[str]) -> CadenceReading:
    """So many times on each of some days: "3 times on 2 days a week", "twice on Mon and Wed"."""
    said = match["amount"] or match["word"]
    amount = parse_amount(said) if said else Decimal(1)
    if named := match.groupdict().get("days"):
        days = _days(named)
        reading = _reading(match, Cadence.WEEKLY, len(days), weekdays=days)
    else:
        cadence, share = _period(match)
        reading = _reading(match, cadence, parse_amount(match["count"]) * share, said=True)
    return replace(reading, amount=amount, each_day=reading.times > 1)


def _on_two_days(match: re.Match[str]) -> CadenceReading:
    """Several days by their names come round, where one alone would be a date: "on Tue and Thu"."""
    days = _days(match["days"])
    return _reading(match, Cadence.WEEKLY, len(days), weekdays=days)


def _per_period(match: re.Match[str]) -> CadenceReading:
    return _reading(match, *_period(match))


def _period(match: re.Match[str]) -> tuple[Cadence, Decimal]:
    """The cadence and how often in it: "every 2 weeks" is weekly, half a time."""
    every, unit = match.groupdict().get("every"), match["unit"]
    one_in = Decimal(_OTHERS[every]) if every in _OTHERS else parse_amount(every) if every else Decimal(1)
    one_in = max(one_in, Decimal(1)) * (2 if unit == "fortnight" else 1)
    if unit == "day" and one_in > 1:
        return Cadence.WEEKLY, Decimal(max(1, int(_DAYS_OF_WEEK / one_in)))
    return _UNITS[unit], 1 / one_in


def _workdays(match: re.Match[str]) -> CadenceReading:
    return _reading(match, Cadence.WEEKLY, len(WORKDAYS), weekdays=WORKDAYS)


def _weekends(match: re.Match[str]) -> CadenceReading:
    return _reading(match, Cadence.WEEKLY, _HALF if match["other"] else 1, weekdays=WEEKEND)


def _named(match: re.Match[str]) -> CadenceReading:
    days = _days(match["days"] or match["plural"])
    return _reading(match, Cadence.WEEKLY, len(days) * (_HALF if match["other"] else 1), weekdays=days)


def _from_to(match: re.Match[str]) -> CadenceReading | None:
    """From one weekday to another: "Monday to Friday"."""
    first, last = weekday_number(match["first"]), weekday_number(match["last"])
    days = frozenset(range(first, last + 1))
    return _reading(match, Cadence.WEEKLY, len(days), weekdays=days) if days else None


def _adverb(match: re.Match[str]) -> CadenceReading:
    return _reading(match, *_ADVERBS[match["adverb"]])


_UNITS = {
    "day": Cadence.DAILY, "night": Cadence.DAILY, "nite": Cadence.DAILY, "week": Cadence.WEEKLY,
    "wk": Cadence.WEEKLY, "fortnight": Cadence.WEEKLY, "month": Cadence.MONTHLY, "mth": Cadence.MONTHLY,
    "mo": Cadence.MONTHLY, "quarter": Cadence.QUARTERLY, "qtr": Cadence.QUARTERLY, "year": Cadence.YEARLY,
    "yr": Cadence.YEARLY,
}  # fmt: skip
_HALF = Decimal("0.5")
_ADVERBS = {
    "daily": (Cadence.DAILY, Decimal(1)), "nightly": (Cadence.DAILY, Decimal(1)),
    "everyday": (Cadence.DAILY, Decimal(1)), "weekly": (Cadence.WEEKLY, Decimal(1)),
    "fortnightly": (Cadence.WEEKLY, _HALF), "biweekly": (Cadence.WEEKLY, _HALF),
    "bi-weekly": (Cadence.WEEKLY, _HALF), "monthly": (Cadence.MONTHLY, Decimal(1)),
    "bimonthly": (Cadence.MONTHLY, _HALF), "bi-monthly": (Cadence.MONTHLY, _HALF),
    "quarterly": (Cadence.QUARTERLY, Decimal(1)), "yearly": (Cadence.YEARLY, Decimal(1)),
    "annually": (Cadence.YEARLY, Decimal(1)),
}  # fmt: skip
_OTHERS = {"other": 2, "second": 2, "third": 3}

_NUMBER = rf"(?:\d{{1,3}}|{WORD_NUMBER})"
_RANGE = rf"(?P<count>{_NUMBER})\+?(?:(?: ?- ?| to | or ){_NUMBER})?"
_AT_LEAST = r"(?:(?:at least|minimum(?: of)?|(?<!\d)(?<!\d )min\.?|about|around|up to|just|only) )?"
_PART_OF_DAY = r"(?:mornings?|evenings?|nights?|afternoons?)"
_UNIT = r"(?P<unit>day|night|nite|week|wk|fortnight|month|mth|mo|quarter|qtr|year|yr)"
_ONE_IN = rf"(?P<every>other|second|third|{_NUMBER})(?: ?- ?\d+)?"
_EVERY = rf"(?:every single|each and every|every|each) (?:{_ONE_IN} )?"
_NO_NOUN = r"(?![\w'-]| (?:off|trip|ahead|in advance|early|ago|later|or so)\b)"
_ADVERB = "|".join(_ADVERBS)
_FIGURE = r"active|recurring|revenue|sales|targets?|income|spend(?:ing)?|churn|traffic|users?"
_FIGURES = rf"{_FIGURE}|average|volume|us(?:e|age)|intake"
_MEETING = r"reviews?|reports?|results?|budgets?|earnings|numbers|figures|planning|goals?|kpis?|okrs?|bonus"
_NAMES = (
    rf"(?:(?:quarterly|yearly|annually) (?:{_FIGURES}|{_MEETING})|[a-z-]+ly (?:[a-z-]+ )?(?:{_FIGURES}))\b"
)
_WORKDAY = r"(?:weekdays?|work ?days?|working days?|business days?|weeknights?|work ?nights?)"
_PLURAL = r"(?<!\w)(?=(?:\w+ )?\w*(?:days|nights)\b)"
_WORKDAY_WORD = re.compile(_WORKDAY)
_DAY_NAME = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_PLURAL_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days)"
_ONE_DAY = rf"(?:{WEEKDAY}|{_PLURAL_DAY})"
_MORE_DAYS = rf"(?:(?:, and |, | and | & |/| ?\+ ?| or ){_ONE_DAY}){{0,6}}(?: {_PART_OF_DAY})?"
_DAYS = rf"{_ONE_DAY}{_MORE_DAYS}"
_PLURAL_DAYS = rf"{_PLURAL_DAY}{_MORE_DAYS}"
_PLURALS = rf"{_PLURAL_DAYS}|{WEEKDAY} (?:mornings|evenings|nights|afternoons)"
_ON_DAYS = re.compile(rf"\b(?:(?:on|every|each) (?:{_DAYS}|{_WORKDAY}|weekends?)|{_PLURAL_DAYS})")

_NTH = rf"(?:first|second|third|fourth|last) (?:{WEEKDAY}|day|{_WORKDAY})"
_TIMES = rf"(?: ?[x×]|[ -](?:times?|days?|weeknights?|{_PART_OF_DAY}))"
_SO_OFTEN = rf"(?:{_RANGE}{_TIMES}|(?P<word>once|twice|thrice))"
_A_PERIOD = rf"(?: ?/ ?|(?<=[x×]) ?|[ -](?:per|an?|in an?)[ -]| of (?:the|each|every) | {_EVERY}){_UNIT}s?"
_A_DAY = r"(?: (?:a|per|each|every) day)?"
_AMOUNT = rf"(?:{_AT_LEAST}(?:(?P<amount>{_NUMBER})(?: ?[x×]| times?)|(?P<word>once|twice|thrice)){_A_DAY} )"
_SEVERAL = (
    rf"(?:{_ONE_DAY}(?:(?:, and |, | and | & |/| ?\+ ?){_ONE_DAY}){{1,6}}(?: {_PART_OF_DAY})?"
    rf"|{_WORKDAY}|weekends?)"
)
_SEVERAL_SINGLE = rf"{WEEKDAY}(?:(?:, and |, | and | & |/| ?\+ ?){WEEKDAY}){{1,6}}(?: {_PART_OF_DAY})?"
_SOME = rf"(?:\d[\w.,+%]{{0,15}}|{WORD_NUMBER}|an?)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], CadenceReading | None]], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        (
            rf"\b(?:(?:every|each|on the|the) )?{_NTH} of (?:the|each|every) month\b",
            partial(_reading, cadence=Cadence.MONTHLY),
        ),
        (
            rf"\b{_AMOUNT}?on (?:each of )?{_RANGE} (?:different |separate )?days?{_A_PERIOD}{_NO_NOUN}",
            _on_days,
        ),
        (rf"\b{_AMOUNT}(?:each )?on (?:each of )?(?P<days>{_SEVERAL})(?! of\b)", _on_days),
        (rf"\b{_AT_LEAST}{_SO_OFTEN}(?:{_A_PERIOD}| (?P<adverb>{_ADVERB})){_NO_NOUN}", _times),
        (
            rf"(?:\b(?:(?:on|every|each|per|a) |{_PLURAL})|/ ?){_WORKDAY}(?: {_PART_OF_DAY})?\b",
            _workdays,
        ),
        (r"\b(?:every|each|on) (?P<other>other )?weekends?\b", _weekends),
        (
            rf"\b(?:(?:every|each) (?P<other>other )?(?P<days>{_DAYS})|(?:on )?(?P<plural>{_PLURALS}))",
            _named,
        ),
        (
            rf"\b(?:(?:every|from|on) )?(?P<first>{_ONE_DAY}) ?(?:to|thru|through|-) ?(?P<last>{_ONE_DAY})",
            _from_to,
        ),
        (
            rf"\b(?:(?:every|each) {_PART_OF_DAY}|{_SOME} (?:[\w'-]+ ){{0,3}}?(?P<cut>an? {_PART_OF_DAY}))\b",
            partial(_reading, cadence=Cadence.DAILY),
        ),
        (rf"(?:(?<=[\w$€£%]) ?/ ?|\b{_EVERY}|\bper ){_UNIT}s?{_NO_NOUN}", _per_period),
        (rf"\b{_SOME} (?:[\w'%-]+ ){{0,5}}?(?P<cut>(?:in )?an? {_UNIT}){_NO_NOUN}", _per_period),
        (rf"\b(?<!from )(?<!ly to )(?<!as a )(?!{_NAMES})(?P<adverb>{_ADVERB})\b(?!-)", _adverb),
        (rf"\bon (?P<days>{_SEVERAL_SINGLE})(?! of\b)", _on_two_days),
    )
)
