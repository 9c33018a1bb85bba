"""Lengths of time from now on, and the day on which they are over."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.amounts import WORD_NUMBER, parse_amount
from bot.domain.dates import add_months

MONTHS_OF = {"month": 1, "mth": 1, "mo": 1, "quarter": 3, "qtr": 3, "year": 12, "yr": 12}
"""How many months the longer units have."""
DAYS_OF = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
"""How many days the shorter units have."""
_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d)?|an?|{WORD_NUMBER}|half an?|(?:a )?(?:couple of|couple|few)|several)"
_LENGTH = rf"(?:{_NUMBER}(?: ?- ?| to | or ))?(?P<count>{_NUMBER})"
_UNIT = (
    r"(?P<working>(?:working|business|work) )?"
    r"(?P<unit>day|week|wk|fortnight|month|mth|mo|quarter|qtr|year|yr)s?\b"
)
_NOT_AFTER = (
    r"(?![\w%-])(?! (?:of (?!today|now|20\d\d|the (?:new )?year)"
    r"|after|before|per|an?|each|every|old|prior|ago)\b)"
)
COUNTED_SPAN = re.compile(
    r"\b(?P<prep>in|within|over|for|during|inside)(?: about| around| roughly| just| only| under| less than"
    r"| at most| no more than| the course of)?(?: the| my| your| our)?"
    r"(?: (?P<next>next|coming|upcoming|following|subsequent|first))?"
    rf"(?: {_LENGTH})? {_UNIT}(?:'s?)?(?: time)?"
    rf"(?:{_NOT_AFTER}|(?P<of_event> (?:of|after)(?: being| my| the| our)? (?!each\b|every\b)[\w'-]+))"
)
"""A length of time from now on, in squeezed text; `counted_end` says if it is a deadline."""
LENGTH_ALONE = re.compile(
    rf"\b(?:(?:the )?(?P<next>next) {_LENGTH} {_UNIT}{_NOT_AFTER}"
    rf"|(?P<from_count>{_NUMBER}) (?P<from_unit>day|week|wk|month|year|yr)s? from (?:now|today))"
)
"""A length from now on without a word before it: "the next 3 weeks", "3 weeks from now"."""


@dataclass(frozen=True, slots=True)
class End:
    """The last day of a span, None where nobody can tell it from the words."""

    on: date | None


def counted_end(match: re.Match[str], today: date) -> End | None:
    """When the length that `COUNTED_SPAN` found is over; None where it is no deadline ("for a day").

    Within months of an event is one whose day is not known; within days of it is how fast to be.
    """
    count, unit = match["count"], match["unit"]
    if match["of_event"]:
        return End(None) if match["prep"] == "within" and unit in MONTHS_OF else None
    if not count and not match["next"]:
        return None
    if count in {"a", "an", "one", "1"} and unit == "day" and match["prep"] != "within":
        return None
    if match["next"] == "first" or match["working"] or (not count and match[0].endswith("s")):
        return End(None)
    return End(_after(count or "one", unit, today))


def length_end(match: re.Match[str], today: date) -> End:
    """When the length that `LENGTH_ALONE` found is over."""
    return End(_after(match["count"] or match["from_count"], match["unit"] or match["from_unit"], today))


def _after(count: str, unit: str, today: date) -> date | None:
    """`today` and `count` units; None for "a few"."""
    if "few" in count or count == "several":
        return None
    number = Decimal(2) if "couple" in count else parse_amount(count)
    if unit in DAYS_OF:
        return today + timedelta(days=int(number * DAYS_OF[unit]))
    return add_months(today, int(number * MONTHS_OF[unit]))
