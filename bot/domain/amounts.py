"""Numbers as people type them, and as we show them."""

import re
from decimal import Decimal

from bot.domain.errors import BadAmount
from bot.domain.folding import fold

PLACES_MAX = 3
"""Decimal places of an amount: it is stored in thousandths (data.md, Amounts)."""
AMOUNT_MAX = Decimal(10) ** 12
"""The largest amount, either way (data.md, Amounts)."""
GROUPED_FROM = 10_000
"""Below it a number reads better without separators."""

_TYPED_MAX = 40
"""Characters worth reading as a number; 10^12 with its separators and places needs half of it."""

NUMBER_WORDS = {
    "zero": 0, "a": 1, "an": 1, "one": 1, "once": 1, "two": 2, "twice": 2, "both": 2, "three": 3, "thrice": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "couple": 2, "dozen": 12, "hundred": 100, "thousand": 1000,
}  # fmt: skip
"""What a number word is worth; `a` and `an` only count where a caller says that they do."""

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[ -](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
WORD_NUMBER = (
    rf"(?:(?:an?|{_SMALL})\s(?:couple|dozen|hundred|thousand)|{_SMALL}(?:\sand\sa\shalf)?"
    rf"|half(?:\s(?:an?|a\sdozen))?|once|twice|thrice|dozen)"
)
"""A number in words, in folded text; the caller guards its ends with word boundaries."""
DIGIT_NUMBER = r"(?:\d{1,20}(?:[.,']\d{1,20}){0,6}|[.,]\d{1,20})"
"""A number in digits, in folded text, with whatever separators it has."""

_SIGNED = re.compile(rf"(?P<sign>[+-]?)(?P<body>{DIGIT_NUMBER})(?P<half>[¼½¾]?)")
_WORDS = re.compile(rf"an?|zero|{WORD_NUMBER}")
_FRACTIONS = {"": Decimal(0), "¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}


def parse_amount(text: str, *, decimal_comma: bool = False) -> Decimal:
    """The number that `text` is, digits of any script or a number word.

    "1,5" and "1.5" are both one and a half; where a separator stands before three digits, `decimal_comma`
    (the person's locale) decides whether it groups thousands. A minus is kept.

    Raises:
        BadAmount: not a number, more than three places, or beyond 10^12.
    """
    typed = fold(text).strip()
    if len(typed) > _TYPED_MAX:
        raise BadAmount(text)
    if typed in _FRACTIONS and typed:
        return _FRACTIONS[typed]
    if _WORDS.fullmatch(typed):
        return _worth(typed)
    number = _SIGNED.fullmatch(typed.rstrip("."))
    plain = number and _ungrouped(number["body"], decimal_comma=decimal_comma)
    if not number or plain is None:
        raise BadAmount(text)
    amount = Decimal(plain) + _FRACTIONS[number["half"]]
    if abs(amount) > AMOUNT_MAX or round(amount, PLACES_MAX) != amount:
        raise BadAmount(text)
    return _tidy(-amount if number["sign"] == "-" else amount)


def format_amount(amount: Decimal, *, decimal_comma: bool = False) -> str:
    """The number as people read it: no trailing zeros, no exponent, thousands grouped from 10,000 on."""
    grouping = "," if abs(amount) >= GROUPED_FROM else ""
    shown = f"{_tidy(amount):{grouping}f}"
    return shown.translate({ord(","): ".", ord("."): ","}) if decimal_comma else shown


def _ungrouped(body: str, *, decimal_comma: bool) -> str | None:
    """`body` with a point for its decimals and no other separator; None where they make no sense."""
    separators = re.findall(r"[.,']", body)
    if not separators:
        return body
    last = separators[-1]
    alone = len(separators) == 1
    groups = re.fullmatch(r"[1-9]\d{0,2}([.,'])\d{3}(?:\1\d{3})*", body)
    if groups and (not alone or last == "'" or (last == ".") == decimal_comma):
        return re.sub(r"[.,']", "", body)
    whole, _, places = body.rpartition(last)
    grouped = re.fullmatch(r"\d*|[1-9]\d{0,2}([.,'])\d{3}(?:\1\d{3})*", whole)
    if last == "'" or not grouped or last in whole:
        return None
    return re.sub(r"[.,']", "", whole or "0") + "." + places


def _worth(words: str) -> Decimal:
    """What a number in words is worth; `words` is one that `_WORDS` knows."""
    if words.startswith("half"):
        return Decimal(6) if words.endswith("dozen") else Decimal("0.5")
    total = Decimal(0)
    for word in re.split(r"[ -]", words.removesuffix(" and a half")):
        worth = NUMBER_WORDS[word]
        multiplies = total and word in {"couple", "dozen", "hundred", "thousand"}
        total = total * worth if multiplies else total + worth
    return total + (Decimal("0.5") if words.endswith(" and a half") else 0)


def _tidy(amount: Decimal) -> Decimal:
    """The same number without trailing zeros, exponent or a negative zero."""
    plain = f"{amount:f}"
    return Decimal(plain.rstrip("0").rstrip(".") if "." in plain else plain) + 0
