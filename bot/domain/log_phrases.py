"""What somebody did, as they type it: "yesterday 2 feedback talked with Ana"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.amounts import WORD_NUMBER, parse_amount
from bot.domain.dates import DAY, parse_day
from bot.domain.errors import BadAmount
from bot.domain.folding import fold
from bot.domain.goals import WORDS_MAX
from bot.domain.matching import Candidate, match_start

THOUSAND = 1000

_DAY = re.compile(rf"(?:on\s|for\s)?(?P<day>{DAY})")
_PAST_DAY_LAST = re.compile(
    r"(?:^|\s)(?P<day>today|yesterday|last\snight|(?:an?|\d{1,3})\s(?:day|week)s?\sago)[.!]?$"
)
_DONE = re.compile(
    r"(?:(?:yes|yep|ok),?\s)?(?:i\s|it'?s\s|is\s|was\s|all\s)*"
    r"(?:done|did\sit|finished|completed|✅|✔\ufe0f?|:white_check_mark:|:heavy_check_mark:)(?![\w-])(?:\swith)?"
)
_VERB = re.compile(r"(?:(?:i|we)\s)?(?:log|logged|did|add|added|gave|held|had|made|ran)\s(?=\S)")
_TOKEN = re.compile(r"\S+")
_NUMBER_LIKE = re.compile(r"[$€£]?[+-]*[.,]?[\d¼½¾]")
_NO_AMOUNT = re.compile(r"\d+(?:st|nd|rd|th)$|\d+-[a-z]")
_NUMBER = re.compile(
    r"[$€£]?(?P<number>[+-]*(?:\d[\d.,']*|[.,]\d+)?[¼½¾]?)(?P<unit>[a-z]{1,12}|[%$€£×])?[.,;:!)]*"
)
_WORDED = re.compile(rf"(?:{WORD_NUMBER}|an?)(?=\s|$)")
_BEFORE_LATE_AMOUNT = re.compile(r"(?:[:=×]|x\s?(?=\d)|is\s|at\s|to\s)?\s?")
_SPLIT = re.compile(r"\s-\s|[:;,\n]|\s\(")
_SEPARATORS = " \t\r\n,;:.!"


@dataclass(frozen=True, slots=True)
class LogReading:
    """What was understood of a log line.

    `amount` is None where none was said (count it as one step); `logged_on` is a local date and can lie
    ahead, which the caller refuses; `matches` are the candidates that `what` fits: one if clear, several to
    ask about, none. `done` says that the line reports something finished ("done", "feedback done").
    """

    amount: Decimal | None
    logged_on: date
    day_said: bool
    what: str
    note: str
    matches: tuple[Candidate, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class _Context:
    today: date
    candidates: Sequence[Candidate]
    day_first: bool
    decimal_comma: bool


class _Line:
    """A line that is read from its start on; what is read is taken off it."""

    def __init__(self, text: str) -> None:
        self.text = text.strip()
        self.folded = fold(self.text)

    def take(self, end: int) -> str:
        """The first `end` characters, as typed; the line goes on behind them and their separators."""
        taken = self.text[:end]
        rest = self.folded[end:]
        cut = end + len(rest) - len(rest.lstrip(_SEPARATORS))
        self.text, self.folded = self.text[cut:], self.folded[cut:]
        return taken

    def take_match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What `pattern` finds at the start of the line, taken off it."""
        found = pattern.match(self.folded)
        if found:
            self.take(found.end())
        return found


def read_log(
    text: str,
    today: date,
    candidates: Sequence[Candidate] = (),
    *,
    day_first: bool = True,
    decimal_comma: bool = False,
) -> LogReading:
    """Amount, day, name and note of a log line; `candidates` say where the name ends and the note begins.

    `today` is the person's local date; a day stands first, after the amount or after the name, and is the
    last one of that name. Only the first 3,000 characters are read.

    Raises:
        BadAmount: a number that we cannot count with, or a negative one.
        BadDate: a day that does not exist.
    """
    context = _Context(today, candidates, day_first, decimal_comma)
    line = _Line(text[:WORDS_MAX])
    done = bool(line.take_match(_DONE))
    line.take_match(_VERB)
    day = _take_day(line, context)
    done = bool(line.take_match(_DONE)) or done
    amount = _take_amount(line, context)
    day = day or _take_day(line, context)
    what, matches = _take_name(line, context)
    if amount is None:
        amount = _take_late_amount(line, context)
    done = bool(line.take_match(_DONE)) or done
    day = day or _take_day(line, context)
    return LogReading(amount, day or today, day is not None, what, line.text.lstrip("-–— "), matches, done)


def _take_day(line: _Line, context: _Context) -> date | None:
    found = _DAY.match(line.folded)
    if not found:
        return None
    day = parse_day(found["day"], context.today, day_first=context.day_first, past=True)
    line.take(found.end())
    return day


def _take_amount(line: _Line, context: _Context) -> Decimal | None:
    """The amount that the line begins with; a unit written right behind it stays on the line."""
    worded = line.take_match(_WORDED)
    if worded:
        return parse_amount(worded[0])
    token = _TOKEN.match(line.folded)
    if not token or not _NUMBER_LIKE.match(token[0]) or _NO_AMOUNT.match(token[0]):
        return None
    number = _NUMBER.fullmatch(token[0])
    if not number or not number["number"]:
        raise BadAmount(token[0])
    amount = parse_amount(number["number"].rstrip(".,'"), decimal_comma=context.decimal_comma)
    if amount < 0:
        raise BadAmount(token[0])
    unit = number["unit"] or ""
    thousands = unit == "k" and (token[0][0] in "$€£" or bool(line.folded[token.end() :].strip()))
    line.take(token.end() if thousands or unit in {"", "x", "×"} else number.start("unit"))
    return parse_amount(str(amount * THOUSAND)) if thousands else amount


def _take_late_amount(line: _Line, context: _Context) -> Decimal | None:
    """An amount behind the name ("feedback: 3", "weight 72.5"); what only looks like one stays a note."""
    start = _BEFORE_LATE_AMOUNT.match(line.folded)
    begins = start.end() if start else 0
    token = _TOKEN.match(line.folded, begins)
    if not token or not _NUMBER.fullmatch(token[0]) or not _NUMBER_LIKE.match(token[0]):
        return None
    line.take(begins)
    return _take_amount(line, context)


def _take_name(line: _Line, context: _Context) -> tuple[str, tuple[Candidate, ...]]:
    """The words that name something to log for; where none is known, those up to a mark or a number."""
    reach = match_start(line.text, context.candidates)
    if reach.matches:
        return line.take(reach.end), reach.matches
    return line.take(_end_of_unknown(line.folded)).strip(), ()


def _end_of_unknown(folded: str) -> int:
    if _DONE.match(folded) or not folded:
        return 0
    ends = [found.start() for found in (_SPLIT.search(folded), _PAST_DAY_LAST.search(folded)) if found]
    number = re.search(r"\s[x+]?\d[\d.,]*$", folded)
    return min([*ends, number.start()] if number else ends, default=len(folded))
