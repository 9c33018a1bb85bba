"""The pieces that the rules of the tone check are put together from, and how they become expressions."""

import re

from bot.domain.tone_words import (
    BAD_ACTS,
    KINDS_OF_PERSON,
    PRAISE,
    QUALITIES,
    REPROACHES,
    TRAITS,
    VIRTUES,
)


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_DEGREES = (
    "a bit of a|a bit|a little|kind of|sort of|a|an|the|so|too|very|really|just|simply|pretty|quite|"
    "rather|such|totally|completely|plain|always|constantly|often|honestly|clearly|obviously|"
    "basically|still|also|again|being|becoming|getting|far|incredibly|extremely|most|biggest|real|"
    "complete|total|this|that|lately|now|even|more|and|all|naturally|frankly|like a|like"
)
PIECES = {
    "trait": _any(TRAITS),
    "noun": _any(KINDS_OF_PERSON),
    "virtue": _any(VIRTUES),
    "quality": _any(QUALITIES),
    "praise": _any(PRAISE),
    "bad act": _any(BAD_ACTS),
    "reproach": _any(REPROACHES),
    "you": r"\b(?:you|u|ya)\b",
    "are": (
        r"(?:'re| are| r| were| seem(?: to be)?| look| sound| act| can be| became| (?:come"
        r"|came) across as|(?:'ve| have) (?:become|been|got|gotten)| keep being)"
    ),
    "they are": r"\b(?:he|she|they)(?:'s|'re| is| are| was| were| seems?)",
    "_how": rf"(?: (?:{_DEGREES}))*",
    "_just": (
        r"(?: (?:just|simply|clearly|really|still|so|obviously|only|even|at least|totally"
        r"|completely|almost|literally|once again|again|\w+ly))*"
    ),
    "_have": r"(?:'ve| have| had)?",
    "not": r"(?:(?:'re| are| were)(?: \w+)? not| aren't| weren't| ain't| will never be)",
    "don't": r"(?:don't|do not|dont)",
    "not enough": (
        r"(?:smart|good|strong|tough|mature|clever|bright|talented|committed|serious"
        r"|hungry) enough"
    ),
    "done": (
        r"(?!received|seen|needed)(?:\w+ed|done|told|said|known|gone|come|been|made|given"
        r"|kept|thought|written|spoken|begun|started|left|had|taken|brought|paid|put|read|sent|met"
        r"|found|chosen|let)"
    ),
    "lost": (
        r"(?:miss(?:ed)?|lost|lose|late|fail(?:ed)?|had to|have to|delay(?:ed)?|moved?"
        r"|cancel\w*|behind|stuck|can't|couldn't)"
    ),
    "awful": (
        r"(?:sloppy|lazy|careless|terrible|awful|useless|pathetic|stupid|dumb"
        r"|embarrassing|joke|mess|disgrace|disaster|garbage|rubbish|trash|horrible|worthless"
        r"|unprofessional|disappointing|mediocre)"
    ),
}


def compiled(rule: str) -> re.Pattern[str]:
    """A rule as the regular expression it stands for.

    Raises:
        KeyError: it names a piece that there is none of.
    """
    return re.compile(rule.format_map(PIECES).replace(" ", r"\s+"))
