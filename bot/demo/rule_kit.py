"""Small pieces that rules about Slack's dictionaries are put together from."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

Rule = Callable[[Any, str, list[str]], None]
"""Looks at a value at a path and adds what is wrong with it to the list."""


def fault(path: str, words: str) -> str:
    """One complaint, in the form Slack gives them."""
    return f"[ERROR] {words} [json-pointer:{path or '/'}]"


def kind_of(value: Any) -> str:
    """What an object says its type is; `None` for whatever says nothing."""
    return str(value.get("type")) if isinstance(value, Mapping) else "None"


def shape(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Rule:
    """An object with all of the required fields, perhaps the optional ones, and no others."""
    known = {**required, **(optional or {})}

    def check(value: Any, path: str, faults: list[str]) -> None:
        if not isinstance(value, Mapping):
            faults.append(fault(path, "must be an object"))
            return
        faults += [fault(path, f"missing required field: {name}") for name in required if name not in value]
        for name, part in value.items():
            if name in known:
                known[name](part, f"{path}/{name}", faults)
            elif name != "type":
                faults.append(fault(f"{path}/{name}", f"unknown field: {name}"))

    return check


def by_type(rules: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which of the rules it follows."""

    def check(value: Any, path: str, faults: list[str]) -> None:
        kind = kind_of(value)
        if kind not in rules:
            faults.append(fault(f"{path}/type", f"unsupported type: {kind}"))
        else:
            rules[kind](value, path, faults)

    return check


def many(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of so many things."""

    def check(value: Any, path: str, faults: list[str]) -> None:
        if not isinstance(value, list):
            faults.append(fault(path, "must be a list"))
            return
        if not least <= len(value) <= most:
            faults.append(fault(path, f"must have {least} to {most} items, has {len(value)}"))
        for place, part in enumerate(value):
            rule(part, f"{path}/{place}", faults)

    return check


def string(most: int, least: int = 1) -> Rule:
    """A string of so many characters."""

    def check(value: Any, path: str, faults: list[str]) -> None:
        if not isinstance(value, str):
            faults.append(fault(path, "must be a string"))
        elif not least <= len(value) <= most:
            faults.append(fault(path, f"must have {least} to {most} characters, has {len(value)}"))

    return check


def matching(pattern: str, words: str) -> Rule:
    """A string of a certain form."""
    form = re.compile(pattern)

    def check(value: Any, path: str, faults: list[str]) -> None:
        if not isinstance(value, str) or not form.fullmatch(value):
            faults.append(fault(path, f"must be {words}"))

    return check


def one_of(*allowed: Any) -> Rule:
    """One of a few values."""

    def check(value: Any, path: str, faults: list[str]) -> None:
        if value not in allowed:
            faults.append(fault(path, f"must be one of {list(allowed)}"))

    return check


def flag(value: Any, path: str, faults: list[str]) -> None:
    """True or false."""
    if not isinstance(value, bool):
        faults.append(fault(path, "must be true or false"))


def whole(least: int, most: int) -> Rule:
    """A whole number within limits."""

    def check(value: Any, path: str, faults: list[str]) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            faults.append(fault(path, f"must be a whole number from {least} to {most}"))

    return check


def number(value: Any, path: str, faults: list[str]) -> None:
    """Any number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        faults.append(fault(path, "must be a number"))


UNESCAPED_AND = re.compile(r"&(?!amp;|lt;|gt;)")


def escaped_length(value: str, *, mrkdwn: bool) -> int:
    """Characters of a text once escaped, which is what Slack counts."""
    escaped = UNESCAPED_AND.sub("&amp;", value) if mrkdwn else value.replace("&", "&amp;")
    return len(escaped if mrkdwn else escaped.replace("<", "&lt;").replace(">", "&gt;"))


def words(most: int, kinds: Collection[str] = ("plain_text",), least: int = 1) -> Rule:
    """A text object (Slack reference: text object)."""

    def length(*, mrkdwn: bool) -> Rule:
        def check(value: Any, path: str, faults: list[str]) -> None:
            count = escaped_length(value, mrkdwn=mrkdwn) if isinstance(value, str) else -1
            if not least <= count <= most:
                faults.append(fault(path, f"must be a text of {least} to {most} characters, has {count}"))

        return check

    rules = {
        "plain_text": shape({"text": length(mrkdwn=False)}, {"emoji": flag}),
        "mrkdwn": shape({"text": length(mrkdwn=True)}, {"verbatim": flag}),
    }
    return by_type({kind: rules[kind] for kind in kinds})
