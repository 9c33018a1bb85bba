"""How many of what: the first number of a sentence with its noun."""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.amounts import WORD_NUMBER, parse_amount
from bot.domain.dates import MONTH
from bot.domain.doings import VERBS
from bot.domain.errors import BadAmount
from bot.domain.matching import singular

NUMBER = (
    r"(?:(?:us|[acs])?[$€£¥₹] ?)?(?:\d{1,20}(?:[.,']\d{1,20}){0,6}"
    rf"(?:(?:k|m|mm|bn)\b| ?(?:million|mil|mio|billion|thousand)\b)?|{WORD_NUMBER}\b|zero\b|an(?= hour\b))"
)
"""A number as it stands in squeezed text, with its currency and its thousands."""
STOPS = frozenset(
    (
        "of", "for", "to", "with", "in", "on", "at", "by", "from", "per", "and", "or", "the", "a", "an", "my",
        "our", "your", "their", "that", "which", "who", "before", "after", "during", "about", "until", "as",
        "via", "so", "every", "each", "into", "over", "through", "using", "when", "while", "without", "this",
        "next", "between", "against", "because", "if", "i", "we", "it", "is", "are", "will", "plus", "within",
        "non-stop", "nonstop", "straight",
    )
)  # fmt: skip
"""Words at which a noun with its adjectives ends."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its unit ('' where it has none), and the characters it stands at."""

    amount: Decimal
    unit: str
    start: int
    end: int


_FOUND = re.compile(
    rf"(?<![\w#/:.,'-])(?P<number>{NUMBER})(?:(?P<plus>\+)|(?: ?- ?| to | or )(?:{NUMBER}))?"
    r"(?P<glued>(?<=\d)[a-z]{1,12})?(?!\w) ?(?P<percent>%|percent\b)?"
)
_NAMED_BY_IT = re.compile(
    r"\b(?:top|type|level|number|no\.?|version|phase|step|part|chapter|grade|section|week|day|tier|round|line|gate"
    r"|floor|building|cohort|form|pillar|option|windows|ios|android|python|java|postgres|pg|covid|formula|model|batch|route|release|highway"
    r"|within|fortune|forbes|iso|soc|series|at|stage|room|page|module|unit|lesson|year)(?: the)? $"
)
_VERSION_BEFORE = re.compile(
    r"\b(?:ship|releas|launch|upgrad|migrat|install|deploy|port)[a-z]* (?:[\w.+#-]+ ){0,4}"
    r"(?!(?:to|by|at|of|from|for|in|on|with|all|our|the|and|least) )[a-z][\w.+#-]* $"
)
"""What is told apart by a number behind its name: "upgrade to Postgres 16"."""
_VERB_TOO = re.compile(r"\b(?:at|type|grade|stage|batch|release|form|model|page|line) $")
_DAYS = frozenset(("days", "weekdays", "weekends", "mornings", "afternoons", "evenings", "nights", "times"))
_HOURS = 24
_CHANGES = re.compile(
    r"\b(?:reduc|increas|cut|rais|grow|lower|improv|boost|lift|shorten|decreas|up|down|gain|drop|los)"
)
_ALL_OF = re.compile(r"\b(?:each|all|every one) of (?:my|our|the|these|those) $")
_WANTS = re.compile(r"\b(?:me|want|need|going|plan|trying|try|like|love|wanna|hope) $")
_HALF_OF = re.compile(r"[ -](?:hour|day|mile|page|cup|pound|kilo|lit(?:er|re))s?\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS_AFTER = re.compile(r" ?[-/] ?(?:20)?\d\d (?:school|academic|fiscal|financial|season|year)")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|by|of|from|until|for|than|vs\.?) $|;,? $")
_NOT_COUNTED_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|-[a-z]|[:/]\d|\.\d| ?(?:[ap]\.?m|o'clock)\b|[ -]on[ -]one|-1s?\b(?!-)| sigma\b"
    r"| (?:goal|aim|resolution|priority|focus)\b| of (?:my|our) (?:[a-z]+ )?(?:goals|aims|resolutions)\b"
    r"| (?:of the(?! \d)|another|day|by one|(?:[\w'-]+ ){1,3}at a time)\b"
    rf"| ?(?:of )?{MONTH}"
)
_PRONOUN_BEFORE = re.compile(r"\b(?:no|any|every|each|the|this|that|which|some|another)[ -]$")
_WORD = re.compile(r"[ -]?(?P<word>[^\W\d_][\w'-]*)")
_MONEY_BEFORE = re.compile(r"(?:us|[acs])?([$€£¥₹]) ?")
_MONEY_BEHIND = re.compile(r" ?([$€£¥₹])(?!\w)")
_OF_MY = re.compile(r" of (?:(?:my|our|the|these|those) )?(?:\d+ )?")
_RUN = re.compile(
    r" (?:run|race|running|plan|program|course|training|in"
    r"|under|and|with|without|this|again|non-?stop|straight)\b|[^\w]*$|;"
)
_SPAN_BEFORE = re.compile(r"\b(?:in|over|for|during|next|past|last|first|another)(?: about| just)? $")
_SPAN_AFTER = re.compile(r"(?: ?- ?\d+)? (?:days?|weeks?|wks?|months?|quarters?|years?|yrs?)\b")
_RACES = frozenset(("3k", "5k", "8k", "10k", "15k", "20k", "25k", "50k", "100k"))
_RACE_BEFORE = re.compile(
    r"\b(?:an?|my|the|first|sub-\d+|charity|runn?|running|jog|race|park|local|next|couch to) $"
)
_UNITS = {
    "minute": "min", "minutes": "min", "mins": "min", "min": "min", "hour": "hours", "hours": "hours",
    "hr": "hours", "hrs": "hours", "h": "hours", "km": "km", "kms": "km", "kilometers": "km",
    "kilometres": "km", "kg": "kg", "kgs": "kg", "kilos": "kg", "kilograms": "kg", "percent": "%",
    "lbs": "lbs", "pounds": "lbs", "lb": "lbs", "miles": "miles", "mile": "miles", "mi": "miles",
}  # fmt: skip
"""Measures: they end the unit by themselves ("5 km run" counts km)."""
_MEASURES = frozenset(_UNITS.values())
_WORTH = {
    "k": 1000, "thousand": 1000, "m": 10**6, "mm": 10**6, "mil": 10**6, "mio": 10**6, "million": 10**6,
    "bn": 10**9, "billion": 10**9,
}  # fmt: skip
_TIMES_WORD = re.compile(rf" ?({'|'.join(sorted(_WORTH, key=len, reverse=True))})$")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*\.000")
"""Thousands with points, whatever the locale: nobody writes three zeros behind a decimal point."""
_UNIT_WORDS = 4
_TIMES = frozenset(("times", "time", "x"))
_TIMES_AFTER = re.compile(r" ?(?:times?|x)\b")


def find_quantity(squeezed: str, start: int = 0, *, decimal_comma: bool = False) -> Quantity | None:
    """The first counted thing at or after `start` of a squeezed sentence without deadline and rhythm.

    Names ("top 10", "Type 2"), times of day, ordinals and adjectives ("10-minute talk") are not counted; of a
    range its low end is. A number that cannot be an amount is passed over.
    """
    for match in _FOUND.finditer(squeezed, start):
        amount = _amount(match, decimal_comma=decimal_comma)
        if amount is not None:
            unit, end = _unit(match)
            return Quantity(amount, unit, match.start(), end)
    return None


def number_worth(typed: str, *, decimal_comma: bool = False) -> Decimal:
    """What a text that `NUMBER` found is worth, currency aside.

    Raises:
        BadAmount: we cannot count with it.
    """
    money = _MONEY_BEFORE.match(typed)
    bare = typed[money.end() :] if money else typed
    times = _TIMES_WORD.search(bare) if bare[:1].isdecimal() else None
    digits = bare[: times.start()] if times else bare
    if _DOTTED.fullmatch(digits):
        digits = digits.replace(".", "")
    worth = parse_amount(digits, decimal_comma=decimal_comma)
    return parse_amount(f"{worth * (_WORTH[times[1]] if times else 1):f}")


def noun_after(squeezed: str, start: int) -> tuple[str, int]:
    """The noun that begins at `start`, adjectives left out where a plural shows it, and its end."""
    words: list[tuple[str, int]] = []
    at = start
    while len(words) < _UNIT_WORDS and (found := _WORD.match(squeezed, at)):
        word, at = found["word"], found.end()
        if word in STOPS or word in _TIMES or (word.endswith("ly") and words):
            break
        words.append((word, at))
        if word in _UNITS and len(words) == 1:
            return _UNITS[word], at
    plurals = [pair for pair in words if singular(pair[0]) != pair[0]]
    return (plurals or words or [("", start)])[-1]


def _amount(match: re.Match[str], *, decimal_comma: bool) -> Decimal | None:
    """The counted number, None where the number only names something."""
    before, after = (
        match.string[max(0, match.start() - 20) : match.start()],
        match.string[match.end("number") :],
    )
    number = match["number"]
    at = _VERB_TOO.search(before) and (match["percent"] or _several(match) or _one_thing(match))
    named = (_NAMED_BY_IT.search(before) and not at) or _is_an_hour(match, before) or _is_a_version(match)
    if named or (_NOT_COUNTED_AFTER.match(after) and number != "half") or _is_a_word(number, before, after):
        return None
    if _is_a_year(match, before) or (_SPAN_BEFORE.search(before) and _SPAN_AFTER.match(after)):
        return None  # a second deadline
    in_words = not any(map(str.isdecimal, number))
    names = in_words and _PRONOUN_BEFORE.search(before) and not _the_several(match, before)
    names = names or (number == "half" and not _HALF_OF.match(after))
    if names or match["glued"] in _TIMES or _ALL_OF.search(before):
        return None
    if number in _RACES and _RUN.match(after) and (_RACE_BEFORE.search(before) or not before.strip()):
        return None  # the name of a race
    try:
        return number_worth(number, decimal_comma=decimal_comma or "€" in (number[0], after.lstrip()[:1]))
    except BadAmount:
        return None


def _is_a_version(match: re.Match[str]) -> bool:
    """Whether a bare number behind a name tells which of them: "ship Aurora 2.0 to all customers"."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    if not match["number"][0].isdecimal() or match["percent"] or not _VERSION_BEFORE.search(before):
        return False
    after = match.string[match.end("number") :]
    return not noun_after(match.string, match.end("number"))[0] and not _TIMES_AFTER.match(after)


def _is_a_year(match: re.Match[str], before: str) -> bool:
    """Whether it names a year: "in 2019", "more than 2025", but not "by 2000 steps"."""
    number = match["number"]
    if _YEAR.fullmatch(number) and _YEARS_AFTER.match(match.string, match.end("number")):
        return True
    year = _YEAR.fullmatch(number) and _YEAR_BEFORE.search(before)
    changes_by = before.endswith("by ") and _CHANGES.search(match.string)
    noun, _ = noun_after(match.string, match.end("number"))
    return bool(year) and not (changes_by or noun in _MEASURES or singular(noun) != noun)


def _is_a_word(number: str, before: str, after: str) -> bool:
    """Whether it stands for "to" or "for": "remind me 2 call mom"."""
    following = after.split(maxsplit=1)
    return number in {"2", "4"} and bool(following and _WANTS.search(before)) and following[0] in VERBS


def _one_thing(match: re.Match[str]) -> bool:
    """Whether one thing follows: "at one panel", but not "at one"."""
    return match["number"] == "one" and bool(noun_after(match.string, match.end("number"))[0])


def _is_an_hour(match: re.Match[str], before: str) -> bool:
    """Whether it is a time of day: "in bed by 10"; what changes by a number has no such."""
    noun, _ = noun_after(match.string, match.end("number"))
    hour = match["number"].isdecimal() and int(match["number"]) <= _HOURS and before.endswith("by ")
    return hour and not noun and not match["percent"] and not _CHANGES.search(match.string)


def _several(match: re.Match[str]) -> bool:
    """Whether things follow that can be counted: "at 2 meetups", but no time of day as in "at 9 sharp"."""
    noun, _ = noun_after(match.string, match.end("number"))
    return noun in _MEASURES or (noun not in _DAYS and singular(noun) != noun)


def _the_several(match: re.Match[str], before: str) -> bool:
    """Whether it counts known things: "the three leads"."""
    return match["number"] not in {"one", "once"} and before.endswith("the ") and _several(match)


def _unit(match: re.Match[str]) -> tuple[str, int]:
    if match["percent"]:
        return "%", match.end()
    if match["glued"]:
        return _UNITS.get(match["glued"], match["glued"]), match.end()
    end = match.end("number") if match["plus"] is None else match.end("plus")
    end = max(end, match.end() if not match[0].endswith(" ") else match.end() - 1)
    unit, until = noun_after(match.string, end)
    if not unit and (of := _OF_MY.match(match.string, end)):
        unit, until = noun_after(match.string, of.end() - 1)
    money = _MONEY_BEFORE.match(match["number"])
    if not money and (behind := _MONEY_BEHIND.match(match.string, match.end("number"))):
        return behind[1], behind.end()
    return (money[1], end) if money else (unit, until)
