"""Which of a person's goals and promises a few typed words mean."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz.distance import OSA

SURE = 100
"""The same word, singular and plural alike."""
BEGINS = 90
"""A word typed in part: "conf" for conferences."""
TYPO_MIN = 75
"""Below this share of equal letters two words are two words, not one with a slip of the finger."""
CLEAR_LEAD = 8.0
"""A candidate this much better than the next is meant; closer ones are asked about."""

_SHORT_WORD = 4
"""Shorter words are matched whole: with one letter off, "run" would be "fun"."""
_LATER_NAME = 5
"""What the place of a name is worth: the short name says more than the unit, that more than the words."""
_TELLING = 2
"""The names that say most: short name and unit."""
_WORDS_READ = 12
"""Typed words that can still be a name; the rest is a note."""
_FILLERS = frozenset(
    ("a", "an", "the", "of", "for", "to", "my", "on", "in", "at", "with", "and", "more", "x", "times")
)
_PLURALS = {"people": "person", "women": "woman", "men": "man", "children": "child"}
_MANY = {one: many for many, one in _PLURALS.items()} | {
    "story": "stories", "entry": "entries", "speech": "speeches", "lunch": "lunches", "coffee": "coffees",
    "class": "classes", "exercise": "exercises", "query": "queries",
}  # fmt: skip
_COUNTED = frozenset((
    "workshop", "talk", "meeting", "session", "article", "post", "book", "page", "call", "conference",
    "course", "mentor", "mentee", "junior", "manager", "colleague", "report", "hour", "mile", "review",
    "interview", "request", "client", "customer", "job", "application", "email", "presentation", "demo",
    "chapter", "lesson", "run", "step", "point", "visit", "idea", "note", "draft", "contact", "connection",
    "lead", "deal", "sale", "subscriber", "follower", "event", "meetup", "task", "ticket", "bug", "defect",
    "test", "question", "word", "line", "video", "episode", "exam", "certificate", "module", "project",
    "conversation", "walk", "paper", "newsletter", "training", "webinar", "retro", "day", "week", "month",
    "time", "team", "member", "friend", "partner", "proposal", "pitch-deck", "prototype", "experiment",
    "1:1", "one-on-one", "coaching-session", "sprint", "feature", "release", "podcast", "blog",
))  # fmt: skip
"""Things people count: one of them typed ("1 workshop a month") is shown with an s where there are more."""
_WORD = re.compile(r"[^\W_]+|%|[€£$]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be logged for; `names` from the most telling on: short name, unit, words."""

    id: UUID
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far into the typed text the name goes (`end`, in characters), and what it names."""

    matches: tuple[Candidate, ...]
    end: int


def match(what: str, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those of `candidates` that all of `what` fits: one if clear, several if about equally well, or none.

    Numbers and small words in `what` are passed over; a letter off, a plural and a beginning still fit.
    """
    typed = [word for word, _ in _words(what) if not (word in _FILLERS or word.isdecimal())]
    if not typed:
        return ()
    scores = [(candidate, _whole(typed, _vocabulary(candidate))) for candidate in candidates]
    return _best(scores)


def match_start(text: str, candidates: Sequence[Candidate]) -> Reach:
    """The candidates whose name `text` begins with; what follows `Reach.end` is not part of the name.

    The words of a goal are looked at only where no short name or unit fits: they share too much with notes.
    """
    words = _words(text)
    return _reach(words, candidates, _TELLING) or _reach(words, candidates, None) or Reach((), 0)


def _reach(
    words: list[tuple[str, int]], candidates: Sequence[Candidate], telling: int | None
) -> Reach | None:
    runs = [(candidate, *_run(words, _vocabulary(candidate, telling))) for candidate in candidates]
    matches = _best([(candidate, score) for candidate, score, _ in runs])
    return Reach(matches, max(end for candidate, _, end in runs if candidate in matches)) if matches else None


def singular(word: str) -> str:
    """The word without its plural ending, good enough to compare English words by."""
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < _SHORT_WORD or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses", "zes")) else word[:-1]


def plural(word: str) -> str:
    """Several of a thing that was typed as one, where we are sure of it; any other word stays as it is."""
    folded = word.casefold()
    if folded in _MANY:
        return _MANY[folded]
    return f"{word}s" if folded in _COUNTED else word


def _words(text: str) -> list[tuple[str, int]]:
    """The first words of `text`, comparable, each with the place where it ends."""
    found = _WORD.finditer(text[: 40 * _WORDS_READ])
    pairs = ((_comparable(word[0]), word.end()) for word, _ in zip(found, range(_WORDS_READ), strict=False))
    return list(pairs)


def _comparable(word: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
    return singular(bare.casefold())


def _vocabulary(candidate: Candidate, telling: int | None = None) -> dict[str, float]:
    """Each word of the names, or of the first `telling` of them, with the most it can count."""
    worth: dict[str, float] = {}
    for place, name in enumerate(candidate.names[:telling]):
        for word, _ in _words(name):
            if not (word in _FILLERS or word.isdecimal()):
                worth.setdefault(word, SURE - place * _LATER_NAME)
    return worth


def _whole(typed: list[str], vocabulary: dict[str, float]) -> float:
    """The mean of how well each typed word fits, 0 where one does not."""
    fits = [_fit(word, vocabulary) for word in typed]
    return sum(fits) / len(fits) if all(fits) else 0.0


def _run(words: list[tuple[str, int]], vocabulary: dict[str, float]) -> tuple[float, int]:
    """What the words add up to until one does not fit, and where the last fitting one ends."""
    total, reached = 0.0, 0
    for word, end in words:
        if word in _FILLERS:
            continue
        fit = _fit(word, vocabulary)
        if not fit:
            break
        total, reached = total + fit, end
    return total, reached


def _fit(word: str, vocabulary: dict[str, float]) -> float:
    """How well `word` fits the best word there, 0 to 100; 0 where none is near."""
    if word in vocabulary:
        return vocabulary[word]
    if len(word) < _SHORT_WORD:
        return 0.0
    return max((_near(word, known) * worth / SURE for known, worth in vocabulary.items()), default=0.0)


def _near(typed: str, known: str) -> float:
    if known.startswith(typed):
        return BEGINS
    alike = OSA.normalized_similarity(typed, known) * SURE if len(known) >= _SHORT_WORD else 0
    return alike if alike >= TYPO_MIN else 0.0


def _best(scores: Sequence[tuple[Candidate, float]]) -> tuple[Candidate, ...]:
    """Those within `CLEAR_LEAD` of the best, best first; none where all are 0."""
    ranked = sorted((pair for pair in scores if pair[1]), key=lambda pair: -pair[1])
    return tuple(candidate for candidate, score in ranked if ranked[0][1] - score < CLEAR_LEAD)
