"""With whom and at what occasion: the people and events that stand in a promise."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.amounts import WORD_NUMBER, parse_amount
from bot.domain.errors import BadAmount
from bot.domain.folding import fold
from bot.domain.goals import WORDS_MAX
from bot.domain.matching import plural, singular
from bot.domain.quantities import noun_after

PEOPLE_MAX = 60
"""Names of one promise: more are a list to keep elsewhere."""
NAME_MAX = 60
"""Characters of one name."""
NAME_WORDS = 3
"""Words of one name; more are something else."""


@dataclass(frozen=True, slots=True)
class Whom:
    """With whom something is done: `words` as they were typed.

    `each`: with every one of them. `count` is how many they are, None where nobody said; `unit` what they
    are, in the plural; `people` are their names where they stand there. It stands at `start` to `end`.
    """

    words: str
    each: bool
    count: Decimal | None = None
    unit: str = ""
    people: tuple[str, ...] = ()
    start: int = 0
    end: int = 0


NOBODY = Whom("", each=False)


def find_whom(squeezed: str, original: str) -> Whom:
    """With whom, in a squeezed sentence without deadline and rhythm; `original` is it in its own case."""
    every = _EACH_PERSON.search(squeezed)
    if every:
        return _each(every, original)
    found = _WITH.search(squeezed)
    if not found:
        return NOBODY
    start = found.end("with")
    each = _EACH.match(squeezed, start)
    listed = _CAPITALS.match(original, each.end() if each else start + 1)
    words = original[start : listed.end()].strip() if listed else _phrase(squeezed, original, start)
    names = split_names(listed[0]) if listed and each else ()
    if len(names) < 2:  # noqa: PLR2004 — one is no list
        return Whom(words, each=each is not None)
    return Whom(words, each=True, count=Decimal(len(names)), unit="people", people=names)


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a promise comes round with ("conference", "time I present"); it stands at `start` to `end`."""

    words: str
    start: int
    end: int


def find_occasion(squeezed: str, original: str) -> Occasion | None:
    """What it comes round with; None where there is no such thing or people stand there."""
    for found in _OCCASION.finditer(squeezed):
        words = _phrase(squeezed, original, found.end())
        if words and not _IS_PERSON.search(squeezed[found.end() : found.end() + 60]):
            return Occasion(words, found.start(), found.start())
    time = _EACH_TIME.search(squeezed)
    if time is None:
        return None
    event = _EVENT.search(squeezed, time.start(), time.end())
    noun = _phrase(squeezed, original, event.end() - 1) if event else ""
    said = original[time.start("said") : time.end("said")].strip(" .;,!?")
    return Occasion(noun or f"time {said}", time.start(), time.end())


def split_names(text: str) -> tuple[str, ...]:
    """Names as somebody lists them, by commas, lines or "and"; the same one twice is one."""
    parts = re.split(r"[,;\n]+|\s(?:and|&)\s", text[: PEOPLE_MAX * NAME_MAX])
    names = (" ".join(part.split()).strip(" .-•*@")[:NAME_MAX].strip() for part in parts)
    different: dict[str, str] = {}
    for name in names:
        different.setdefault(same_name(name), name)
    return tuple(name for name in different.values() if name)[:PEOPLE_MAX]


def people_in(note: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The people that a note says it was done with ("with Ana and Bo"); those `known` wherever they stand."""
    if known:
        words = _spaced(note[:WORDS_MAX])
        return tuple(name for name in known if _spaced(name) in words)
    said = _SAID.match(note)
    names = split_names(said["names"]) if said else ()
    return tuple(name for name in names if len(name.split()) <= NAME_WORDS)


def _spaced(text: str) -> str:
    """The words of a text, comparable, each between spaces."""
    return f" {' '.join(_WORDS.findall(fold(text)))} "


def same_name(name: str) -> str:
    """A person's name as it is told from others: case, an @ and spaces aside."""
    return " ".join(name.casefold().split()).lstrip("@")


def _each(found: re.Match[str], original: str) -> Whom:
    """Every one of some people, counted or named."""
    noun, end = _noun(found)
    names = _listed(original, end)
    count = Decimal(2) if found[0].startswith("both") else _count(found["count"] or found["late"])
    if names:
        count = Decimal(len(names))
    words = original[found.start("each") : end].strip()
    unit = _several(noun) if count is not None else ""
    return Whom(words, each=True, count=count, unit=unit, people=names, start=found.start("each"), end=end)


def _noun(found: re.Match[str]) -> tuple[str, int]:
    """The people who are meant, up to the last word that names people."""
    words = found["noun"]
    return words, found.start("noun") + len(words)


def _several(noun: str) -> str:
    first, space, last = noun.rpartition(" ")
    return f"{first}{space}{last if singular(last) != last else plural(last)}"


def _count(typed: str | None) -> Decimal | None:
    if not typed:
        return None
    try:
        number = parse_amount(typed)
    except BadAmount:
        return None
    return number if number >= 1 and number == number.to_integral_value() else None


def _listed(original: str, end: int) -> tuple[str, ...]:
    """The names behind a colon or in brackets: "my reports: Ana, Bo and Cem"."""
    found = _LIST.match(original, end)
    names = split_names(found["names"]) if found else ()
    return names if len(names) > 1 else ()


def _phrase(squeezed: str, original: str, start: int) -> str:
    """The words from `start` on, in their own case, up to where the noun ends."""
    noun_start = _DETERMINER.match(squeezed, start)
    _, end = noun_after(squeezed, noun_start.end() if noun_start else start)
    return original[start:end].strip()


_PERSON = (
    r"(?:reports?|members?|team-?mates?|colleagues?|co-?workers?|peers?|mentees?|mentors?|juniors?|seniors?"
    r"|managers?|directors?|leads?|leaders?|engineers?|developers?|designers?|analysts?|interns?|students?"
    r"|trainees?|apprentices?|employees?|hires?|starters?|stakeholders?|clients?|customers?|partners?|people"
    r"|persons?|coachees?|supervisors?|executives?|sponsors?|friends?|staff|volunteers?|candidates?|teachers?"
    r"|reps?|nurses?|doctors?|researchers?|authors?|participants?)"
)
_MAYBE_COUNT = rf"(?:(?P<count>\d{{1,3}}|{WORD_NUMBER}) )?"
_ADJECTIVE = (
    r"(?:(?:direct|team|new|senior|junior|key|project|account|sales|product|line|skip-level|own)[ -])"
)
_EACH_PERSON = re.compile(
    rf"\b(?P<each>(?:(?:each|every)(?: (?:single|one))?(?: of)?|all(?: of)?|both(?: of)?)"
    rf"(?: (?P<late>\d{{1,3}}|{WORD_NUMBER}) of)?(?: (?:my|our|the|these|those))? {_MAYBE_COUNT})"
    rf"(?P<noun>{_ADJECTIVE}{{0,3}}{_PERSON})\b(?!['-])"
)
_IS_PERSON = re.compile(rf"^ ?(?:{_ADJECTIVE}){{0,3}}{_PERSON}\b")
_EACH = re.compile(r" ?(?:each|every)(?: (?:single|one))?(?: of)? ")
_WITH = re.compile(r"\b(?P<with>with) (?!\d|;)(?=[^\W\d_])")
_DETERMINER = re.compile(r" ?(?:(?:my|our|the|a|an|each|every|all|one|of|another) ?)+(?=\w)")
_OCCASION = re.compile(
    r"\b(?:(?:at|after|before|in|during|for|following|on) (?:each|every)|(?:at|after|during) all|per)"
    r"(?= [^\W\d_])"
)
_EACH_TIME = re.compile(
    r"\b(?:(?:every|each|any) ?time|whenever) (?P<said>(?:i|we|i'm|we're) [^\W\d_][\w'-]*(?: [\w'-]+){0,6})"
)
_EVENT = re.compile(
    r"\b(?:go to|going to|attend|am at|i'm at|am in|i'm in|visit|join|have|give|speak at|run|lead|hold|host)"
    r" (?:a|an|the|my|our) "
)
_LIST = re.compile(r"(?: ?\(|:| ?[-–—] )\s?(?P<names>[^();]{3,2000})")
_WORDS = re.compile(r"[^\W_]+")
_SAID = re.compile(r"\s*(?:with|to)\s(?P<names>[^.;:!?(\n]{1,400})", re.IGNORECASE)
_CAPITALS = re.compile(
    r"[^\W\d_][\w'’-]*(?: [A-Z][\w'’-]*)?(?:(?:, and |, | and | & )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?){1,59}"
)
