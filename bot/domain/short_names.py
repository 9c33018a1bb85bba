"""A short, neutral name for a goal or promise, taken from its own words."""

import re

from bot.domain.folding import fold
from bot.domain.goals import SHORT_NAME_MAX
from bot.domain.matching import singular
from bot.domain.quantities import STOPS

_WORDS_MAX = 3
_MARKUP = re.compile(r"<[^<>]{0,80}>|:[a-z0-9_+-]{1,40}:|https?://\S+")
_OPENING = re.compile(
    r"^\W*(?:(?:pls|please|ok|so|and|then|my goal is|the goal is|goal|i will|i'll|i want"
    r"|i would like|i'd like|i plan|i am going|we will|want|try|start|begin|be able|help me"
    r"|remind me|to)(?:\b[:,]?|$)\s*)+"
)
_WORD = re.compile(r"\d:\ds?|[^\W_][\w'’&.+-]*[\w+]|[^\W_]|[;,.!?()/\"]")
_SKIPPED = frozenset(
    (
        "my", "our", "a", "an", "the", "first", "second", "third", "next", "new", "more", "better",
        "least", "own", "some", "any", "one", "two", "three", "four", "five", "six", "seven", "eight",
        "nine", "ten", "twelve", "dozen", "hundred", "thousand", "once", "twice", "minimum", "up",
        "different", "good", "very", "another", "each", "every", "all", "min", "mins", "minutes",
        "minute", "hour", "hours", "km", "kg", "kilos", "lbs", "%", "times", "couple", "half", "this",
        "these", "your", "their", "his", "her", "us", "me", "x", "under", "over", "out",
        "than", "no", "less", "fewer", "down", "off", "back",
    )
)  # fmt: skip
_MEETINGS = {
    "1:1": "1:1s", "1:1s": "1:1s", "one-on-one": "1:1s", "one-on-ones": "1:1s", "1-on-1": "1:1s",
    "meet": "meetings", "meeting": "meetings",
    "talk": "talks", "speak": "talks", "connect": "connections", "sync": "meetings",
    "check": "check-ins", "catch": "catch-ups", "network": "networking", "lunch": "lunches", "chat": "chats",
}  # fmt: skip
"""What doing it with somebody is called."""
_MEMBERS = frozenset(("members", "member", "people", "colleagues", "mates"))
_CHANGES = frozenset(
    (
        "increase", "grow", "raise", "improve", "reduce", "decrease", "cut", "lower", "go", "get", "move",
        "bring", "boost", "lift", "lose", "take", "shift", "push", "drop", "expand", "scale", "double",
        "change",
    )
)  # fmt: skip
"""Verbs before "from X to Y"; any other word there is a noun already ("response time from 48 to 24")."""
_FROM_TO = re.compile(r"\sfrom\s\S*\d|→|->")
_DOUBLED = re.compile(r"^[^aeiou]*[aeiou][bdgmnpt]$")
_MARKS = frozenset(';,.!?()/"')


def short_name(original: str) -> str:
    """At most 40 characters that name what `original` is about, '' where it has no words at all.

    `original` is the sentence in its own case, with `;` over its deadline and its rhythm. Names of people and
    numbers stay out: the name stands on buttons and lock screens.
    """
    plain = _MARKUP.sub(" ", original)
    opening = _OPENING.match(fold(plain))
    words = _WORD.findall(plain[opening.end() :] if opening else plain)
    while words and words[0] in _MARKS:
        words = words[1:]
    if not words:
        return " ".join(plain.replace(";", " ").split())[:SHORT_NAME_MAX].strip()
    counted = words[next((at for at, word in enumerate(words) if not _is_count(word)), 0) :]
    noun_first = counted != words or (_FROM_TO.search(plain) and words[0].lower() not in _CHANGES)
    name = _meeting(counted) or " ".join(_object(counted if noun_first else words[1:])) or _activity(words)
    return _fit(name)


def _meeting(words: list[str]) -> str:
    """What meeting somebody is called: "team meetings" for "meet with team members"; no person's name."""
    noun = _MEETINGS.get(words[0].lower())
    lowered = [word.lower() for word in words[:4]]
    if not noun or ("with" not in lowered and noun != "meetings"):
        return ""
    start = lowered.index("with") + 1 if "with" in lowered else 1
    whom = [word for word in _object(words[start:]) if word.lower() not in _MEMBERS]
    telling = [word for word in whom if word.islower()]
    return " ".join([*telling[:2][:-1], *map(singular, telling[:2][-1:]), noun])


def _object(words: list[str]) -> list[str]:
    """The noun with its adjectives that comes first, numbers and determiners left out."""
    taken: list[str] = []
    for at, word in enumerate(words):
        lowered = word.lower()
        if word in _MARKS or (lowered in STOPS and lowered not in _SKIPPED):
            if taken:
                break
        elif not (
            _is_count(word) or lowered.endswith("ly") or (lowered.count("-") > 1 and _goes_on(words, at))
        ):
            taken.append(word)
    return taken[:_WORDS_MAX] if len(taken) > _WORDS_MAX + 1 else taken[-_WORDS_MAX:]


def _is_count(word: str) -> bool:
    """A number or a small word beside it; a name like "1:1" is none."""
    return word.lower() in _SKIPPED or (word[0].isdecimal() and word.lower() not in _MEETINGS)


def _goes_on(words: list[str], at: int) -> bool:
    """Whether a noun can still follow: "on-the-spot feedback", but "lunch-and-learns" alone."""
    return at + 1 < len(words) and words[at + 1] not in _MARKS and words[at + 1].lower() not in STOPS


def _activity(words: list[str]) -> str:
    """What doing it is called: "reading" for "read 30 min"; anything but a plain verb stays as it is."""
    verb = words[0]
    if verb[0].isdecimal():
        end = next((at for at, word in enumerate(words) if word in _MARKS), len(words))
        return " ".join(words[:end])
    lowered = verb.lower()
    counted = len(words) > 1 and (words[1][0].isdecimal() or words[1].lower() in _SKIPPED)
    if not counted or not re.fullmatch(r"[A-Za-z][a-z]{1,11}", verb) or lowered.endswith(("ing", "ly")):
        return verb
    if _DOUBLED.match(lowered):
        return f"{verb}{lowered[-1]}ing"
    return (verb[:-1] if lowered.endswith("e") and not lowered.endswith("ee") else verb) + "ing"


def _fit(name: str) -> str:
    """Cut at a word where it is too long, the first letter large."""
    if len(name) > SHORT_NAME_MAX:
        cut = name[:SHORT_NAME_MAX]
        name = cut.rpartition(" ")[0] or cut
    return name[:1].upper() + name[1:] if len(name[:1].upper()) == 1 else name
