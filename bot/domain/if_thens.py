"""The if-then sentence that people write behind a promise: what they do when something gets in the way."""

import re
from dataclasses import dataclass

from bot.domain.goals import WORDS_MAX

HALF_MAX = 200
"""Characters of each half, as in the form."""


@dataclass(frozen=True, slots=True)
class IfThen:
    """Both halves without their "if" and "then I will", and where the sentence begins in the text."""

    if_words: str
    then_words: str
    start: int


_SENTENCE = re.compile(
    r"(?:[.;!?,\n]\s*|\s[-–—]\s?|\s\()if\s(?P<cue>[^.;!?\n]{3,240}?),?\s"
    r"(?:(?P<then>then)\s(?:i'?ll\s|i’ll\s|i\swill\s|i\s)?|(?:i'll|i’ll|i\swill)\s)(?P<act>[^\n]{2,240})$",
    re.IGNORECASE,
)


def find_if_then(text: str) -> IfThen | None:
    """The if-then sentence at the end of a promise; None where there is none, or nothing before it."""
    text = text[:WORDS_MAX]
    found = _SENTENCE.search(text)
    if found is None or not text[: found.start()].strip():
        return None
    cue, act = found["cue"].strip(" ,"), found["act"].strip().rstrip(".!)")
    if not cue or not act or max(len(cue), len(act)) > HALF_MAX:
        return None
    return IfThen(cue, act, found.start())


def read_if_then(text: str) -> tuple[str, str] | None:
    """Both halves of an if-then sentence that stands alone; None where it is none."""
    found = find_if_then(f"x. {text.strip()}")
    return (found.if_words, found.then_words) if found else None
