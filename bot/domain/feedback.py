"""What helps in feedback and what hurts: a fact, its effect, one question; never the person.

The tone check follows Kluger and DeNisi (1996): in more than a third of the studies feedback lowered
performance, the more it turned to the person instead of the task. It marks three things, offers a rewording
once and never blocks; praise of a person is left alone, and so is every language that it does not know.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import tone_rules
from bot.domain.tone_pieces import compiled

CHECKED_MOST = 10_000
"""Characters that are looked at: more than any form takes."""
SENTENCE_MOST = 400
"""Characters of one sentence that are looked at: what is longer is no sentence, and slow to read."""


class Tone(StrEnum):
    """What a mark is about."""

    TRAIT = "trait"
    BLAME = "blame"
    ABSOLUTE = "absolute"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text that turns to the person: `words` as they were typed, from `start` on."""

    tone: Tone
    words: str
    start: int

    @property
    def end(self) -> int:
        """The place after the last of its characters."""
        return self.start + len(self.words)


def marks(text: str) -> tuple[Mark, ...]:
    """Everything in a text that is a trait, blame or an absolute word, in reading order; never raises.

    What stands in quotation marks is somebody else's, and what is denied ("it's not your fault") is kind.
    """
    read = _unquoted(text)
    found = [
        Mark(tone, text[start:end], start)
        for place, sentence in _sentences(read)
        for tone, start, end in _in_sentence(sentence[:SENTENCE_MOST], place)
    ]
    kept: list[Mark] = []
    ends = dict.fromkeys(Tone, 0)
    for mark in sorted(found, key=lambda each: (each.start, -each.end)):
        if mark.start >= ends[mark.tone]:
            kept.append(mark)
            ends[mark.tone] = mark.end
    return tuple(kept)


def reworded(text: str, fact: str) -> str:
    """The text without its marked sentences, and `fact` in the place of the first of them.

    What was not marked is kept to the letter, a text without marks whole. `fact` stands once: not at all
    where the text has it already, or where it is empty.
    """
    places = [mark.start for mark in marks(text)]
    kept: list[str] = []
    to_say = "" if fact in text else f"{fact} "
    for start, sentence in _sentences(text):
        if not any(start <= place < start + len(sentence) for place in places):
            kept.append(sentence)
        else:
            kept.append(to_say)
            to_say = ""
    return "".join(kept).strip() if places else text


_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*\s*|[.!?\n]+\s*")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{0,500}[\"”“»]")
_STRAIGHT = str.maketrans("’ʼ`", "'''")


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their places, each with the white space after it."""
    for match in _SENTENCE.finditer(text):
        yield match.start(), match.group()


def _unquoted(text: str) -> str:
    """The text as the rules read it, place by place: small letters, and blanks for what is quoted."""
    small = "".join(low if len(low := each.lower()) == 1 else each for each in text[:CHECKED_MOST])
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), small.translate(_STRAIGHT))


_RULES = tuple(
    (tone, compiled(rule))
    for tone, rules in (
        (Tone.TRAIT, tone_rules.TRAIT),
        (Tone.BLAME, tone_rules.BLAME),
        (Tone.ABSOLUTE, tone_rules.ABSOLUTE),
        (Tone.ABSOLUTE, tone_rules.NEVER),
    )
    for rule in rules
)
_ALWAYS = tuple(compiled(rule) for rule in tone_rules.ALWAYS)
_ALWAYS_BAD = compiled(tone_rules.ALWAYS_BAD)
_MEANT_WELL = tuple(compiled(rule) for rule in tone_rules.MEANT_WELL)
_PRAISED = compiled(tone_rules.PRAISED)
_DENIED = compiled(tone_rules.DENIED)


def _in_sentence(sentence: str, place: int) -> Iterator[tuple[Tone, int, int]]:
    for tone, match in _matches(sentence):
        if not (_means_well(sentence, match) if tone is Tone.ABSOLUTE else _is_denied(sentence, match)):
            words = match.group()
            first = match.start() + len(words) - len(words.lstrip())
            yield tone, place + first, place + match.start() + len(words.rstrip())


def _matches(sentence: str) -> Iterator[tuple[Tone, re.Match[str]]]:
    for tone, rule in _RULES:
        yield from ((tone, match) for match in rule.finditer(sentence))
    for rule in _ALWAYS:
        bad = (each for each in rule.finditer(sentence) if _ALWAYS_BAD.search(sentence, each.start()))
        yield from ((Tone.ABSOLUTE, match) for match in bad)


def _is_denied(sentence: str, match: re.Match[str]) -> bool:
    return bool(_DENIED.search(sentence[: match.start()]))


def _means_well(sentence: str, match: re.Match[str]) -> bool:
    return any(rule.search(sentence) for rule in _MEANT_WELL) or (
        "always" in match.group() and bool(_PRAISED.search(sentence, match.end()))
    )
