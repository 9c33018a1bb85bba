"""The tone check on screen: what it marked, why, and the facts instead; a hint, shown once."""

from bot.domain.feedback import Mark, Tone, marks, reworded
from bot.slack.blocks import Block, context, quote, section
from bot.slack.text import cut, escape

MARKS_SHOWN = 3
MARK_MAX = 80
"""Characters of one mark that are shown."""
SEEN = "seen"
"""What a form remembers once the hint was shown."""
_ASKS = {
    Tone.TRAIT: "“{}” is about the person. What did they do?",
    Tone.BLAME: "“{}” sounds like blame. What happened, and what would help?",
    Tone.ABSOLUTE: "“{}” is rarely all of it. On which days?",
}


def noted(text: str, fact: str = "") -> list[Block]:
    """What turns to the person, each with a question; with the facts in its place where that says something.

    Nothing where nothing is marked.
    """
    found = marks(text)
    if not found:
        return []
    lines = [_ask(mark) for mark in found[:MARKS_SHOWN]]
    blocks = [section("\n".join(lines))]
    instead = reworded(text, fact)
    if instead and instead != text.strip():
        blocks += [section("Without it, it could read:"), quote(instead)]
    return [*blocks, context("A hint, shown once. Your words go out as you leave them.")]


def _ask(mark: Mark) -> str:
    return _ASKS[mark.tone].format(escape(cut(" ".join(mark.words.split()), MARK_MAX)))
