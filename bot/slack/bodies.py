"""Reading Slack's bodies, in which anything may be missing or of another kind: that reads as empty."""

from collections.abc import Mapping, Sequence
from typing import Any

Body = Mapping[str, Any]


def mapping(value: Any) -> Body:
    """An object; anything else is an empty one."""
    return value if isinstance(value, Mapping) else {}


def items(value: Any) -> Sequence[Body]:
    """The objects in a list; anything else has none."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []


def strings(value: Any) -> tuple[str, ...]:
    """The texts in a list, none of them empty."""
    found = map(string, value) if isinstance(value, list | tuple) else ()
    return tuple(each for each in found if each)


def string(value: Any) -> str:
    """A text that every table and every answer can hold; anything else is ''.

    What no encoding has (half a surrogate pair) and NUL, which PostgreSQL refuses, are left out.
    """
    if not isinstance(value, str):
        return ""
    if value.isascii() and "\0" not in value:
        return value
    return value.replace("\0", "").encode("utf-8", "ignore").decode()
