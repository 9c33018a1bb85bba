"""Several promises written at once, one a line."""

import re

LINES_MAX = 20
"""Promises that are read at once: one message holds them all, each with what was understood."""


def promise_lines(text: str) -> tuple[str, ...]:
    """The promises of a text, without the marks of a list.

    An if-then on a line of its own stays with the promise before it.
    """
    lines: list[str] = []
    for line in text.splitlines():
        words = _MARK.sub("", line).strip()
        if not words:
            continue
        if lines and _IF.match(words):
            lines[-1] = f"{lines[-1]}\n{words}"
        else:
            lines.append(words)
    return tuple(lines)


def is_numbered_list(text: str) -> bool:
    """Whether a text of several lines is a list with numbers: its first one names no goal."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and all(_NUMBER.match(line) for line in lines)


_MARK = re.compile(r"^\s*(?:[-*•‣◦–—]+\s+|\(?\d{1,2}[.)]\s+|\[[ xX]?\]\s*)+")
_NUMBER = re.compile(r"^\s*\(?\d{1,2}[.)]\s")
_IF = re.compile(r"if\s.+?(?:,|\sthen\s)", re.IGNORECASE)
