"""What in a message would notify people or turn into a link: Slack's reading of its text."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.demo.records import Block

PING = re.compile(r"<(?:!(?:channel|here|everyone|subteam\^[A-Z0-9]+)|@[UW][A-Z0-9]+)(?:\|[^>]*)?>")
BARE_LINK = re.compile(r"(?<![<|])\bhttps?://[^\s<>|]+")


def pings_in(text: str, blocks: Iterable[Block]) -> list[str]:
    """Everything in the message that notifies someone (Slack reference: formatting text)."""
    found = PING.findall(text)
    for words, _ in _mrkdwn(list(blocks)):
        found += PING.findall(words)
    for element in _rich_elements(list(blocks)):
        if element["type"] == "broadcast":
            found.append(f"<!{element.get('range')}>")
        if element["type"] == "user":
            found.append(f"<@{element.get('user_id')}>")
        if element["type"] == "usergroup":
            found.append(f"<!subteam^{element.get('usergroup_id')}>")
    return found


def links_in(text: str, blocks: Iterable[Block]) -> list[str]:
    """Bare addresses that Slack would make into links; `verbatim` stops it in blocks."""
    blocks = list(blocks)
    found = [] if blocks else BARE_LINK.findall(text)
    for words, verbatim in _mrkdwn(blocks):
        if not verbatim:
            found += BARE_LINK.findall(words)
    return found


def _mrkdwn(node: Any) -> Iterator[tuple[str, bool]]:
    """Every mrkdwn text below, with whether it is taken verbatim."""
    for child in _below(node):
        if child.get("type") == "mrkdwn":
            yield str(child.get("text", "")), child.get("verbatim") is True


def _rich_elements(node: Any) -> Iterator[dict[str, Any]]:
    for child in _below(node):
        if child.get("type") in {"broadcast", "user", "usergroup"}:
            yield child


def _below(node: Any) -> Iterator[dict[str, Any]]:
    """The node and everything in it that is an object."""
    if isinstance(node, dict):
        yield node
        node = list(node.values())
    if isinstance(node, list):
        for child in node:
            yield from _below(child)
