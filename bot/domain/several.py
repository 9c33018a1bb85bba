"""Goals that were pasted together, taken apart."""

import re

from bot.domain.folding import fold
from bot.domain.goals import WORDS_MAX
from bot.domain.tongues import readable

LINES_MAX = 20
"""Goals that are taken apart at once; the rest stays with the last of them."""
_MARK = r"(?:\(?\d{1,2}[.)](?!\d)|[-*•–]|\[ ?\])\s+"
_MARKED = re.compile(rf"^\s*{_MARK}")
_INLINE = re.compile(r"(?:^|\s)\(?(\d{1,2})[.)]\s+(?=\w)")
_LABEL = re.compile(
    r"^\W*(?:goal|why|deadline|when|by when|how|measure|metric|target|specific|measurable|achievable|relevant"
    r"|time[- ]?bound|who|what|steps?|plan|notes?)\b ?\d*:",
    re.IGNORECASE,
)


def goal_lines(text: str) -> tuple[str, ...]:
    """The goals that stand in `text` one a line, or numbered in one line; the text alone where it is one.

    Lines that belong together ("Deadline: …"), and a text that goes on over its lines, are one goal.
    """
    text = text[:WORDS_MAX]
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    if len(lines) == 1:
        lines = _numbered(lines[0])
    marked = [line for line in lines if _MARKED.match(line)]
    if marked and len(marked) < len(lines):
        lines = marked if len(marked) > 1 else [text.strip()]
    goals = [_MARKED.sub("", line).strip() for line in lines]
    if len(goals) < 2 or any(_LABEL.match(goal) for goal in goals) or not all(map(_is_goal, goals)):  # noqa: PLR2004
        return (text.strip(),)
    return (
        (*goals[: LINES_MAX - 1], "\n".join(goals[LINES_MAX - 1 :]))
        if len(goals) > LINES_MAX
        else tuple(goals)
    )


def _numbered(line: str) -> list[str]:
    """The parts of "1. … 2. … 3. …"; the line where its numbers do not count up from one."""
    found = list(_INLINE.finditer(line))
    if len(found) < 2 or [int(each[1]) for each in found] != list(range(1, len(found) + 1)):  # noqa: PLR2004
        return [line]
    ends = [*(each.start() for each in found[1:]), len(line)]
    return [line[each.start() : end].strip() for each, end in zip(found, ends, strict=True)]


def _is_goal(line: str) -> bool:
    """Whether a line can stand alone: it has words, and does not break off."""
    return readable(fold(line)) and not line.endswith((",", " and", " to", ":"))
