"""The one amount that a goal is about, where there are several in its words."""

import re
from decimal import Decimal

from bot.domain.errors import BadAmount
from bot.domain.matching import singular
from bot.domain.quantities import NUMBER, Quantity, find_quantity, noun_after, number_worth


def goal_quantity(squeezed: str, *, decimal_comma: bool = False) -> tuple[Decimal | None, Quantity | None]:
    """Baseline and target of a squeezed sentence without its deadline and rhythm.

    Of "from X to Y" and "X → Y" Y is the target; of a distance with a time ("5 km in under 25 minutes") the
    time; else the first counted thing.
    """
    baseline, quantity = _from_to(squeezed, decimal_comma=decimal_comma)
    if quantity is None:
        quantity = find_quantity(squeezed, decimal_comma=decimal_comma)
    if quantity and baseline is None:
        quantity = _time_over(squeezed, quantity) or quantity
    return baseline, quantity


def _time_over(squeezed: str, distance: Quantity) -> Quantity | None:
    """The time in which a distance is to be covered."""
    found = _IN_TIME.match(squeezed, distance.end) if distance.unit in _DISTANCES else None
    each = find_quantity(squeezed, found.end()) if found else None
    return each if found and each and each.unit in _TIMES and each.start == found.end() else None


def _from_to(squeezed: str, *, decimal_comma: bool) -> tuple[Decimal | None, Quantity | None]:
    """Baseline and target of "from X to Y" or "X → Y"."""
    match = _FROM_TO.search(squeezed) or _ARROW.search(squeezed)
    if not match:
        return None, None
    try:
        baseline = number_worth(match["low"], decimal_comma=decimal_comma)
    except BadAmount:
        return None, None
    target = find_quantity(squeezed, match.start("high"), decimal_comma=decimal_comma)
    if target is None or target.start != match.start("high"):
        return None, None
    low = find_quantity(squeezed, match.start("low"), decimal_comma=decimal_comma)
    unit = target.unit or (low.unit if low else "") or _noun_before(squeezed[: match.start()])
    return baseline, Quantity(target.amount, unit, target.start, target.end)


def _noun_before(squeezed: str) -> str:
    """The things that are to change, where a plural says so: "hours" of "cut my meeting hours from"."""
    found = _LAST_WORD.search(squeezed)
    if not found or singular(found["word"]) == found["word"]:
        return ""
    noun, _ = noun_after(found["word"], 0)
    return noun


_DISTANCES = frozenset(("km", "miles", "m", "meters", "metres", "laps", "k", "yards"))
_TIMES = frozenset(("min", "hours", "seconds", "sec"))
_IN_TIME = re.compile(r"(?: [a-z-]+){0,2}? (?:in )?(?:under|below|less than|at most|about|around|sub)? ?")
_LAST_WORD = re.compile(r"(?<![\w'-])(?P<word>[a-z]{4,40}) $")
_ABOUT = r"(?:(?:about|around|currently|under|below|over|less than|more than|at least) |[~<>≤≥]=? ?)?"
_FROM_TO = re.compile(
    rf"\bfrom {_ABOUT}(?P<low>{NUMBER})(?: ?%|[a-z]{{1,12}}\b)?(?: [a-z%-]+){{0,3}}?(?: ?;+)?(?: in 20\d\d)?"
    rf" to {_ABOUT}(?P<high>{NUMBER})"
)
_ARROW = re.compile(
    rf"(?<![\w.,'])(?P<low>{NUMBER})(?: ?%)?(?: [a-z%-]+){{0,2}}? ?(?:→|➡️?|->|=>) ?(?P<high>{NUMBER})"
)
