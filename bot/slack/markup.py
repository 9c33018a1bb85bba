"""Slack's own markup in what people write, read as they typed it (Slack reference: formatting text)."""

import re

from bot.slack.text import unescape

_MENTION = re.compile(r"<@(?P<id>[A-Z0-9]+)(?:\|(?P<name>[^<>]*))?>")
_CHANNEL = re.compile(r"<#(?P<id>[A-Z0-9]+)(?:\|(?P<name>[^<>]*))?>")
_BROADCAST = re.compile(r"<!(?P<name>[a-z]+)[^<>|]*(?:\|@?(?P<label>[^<>]*))?>")
_LINK = re.compile(r"<(?P<url>(?:https?|mailto):[^<>|]+)(?:\|[^<>]*)?>")


def as_typed(text: str) -> str:
    """People, channels, groups and addresses as a person would have typed them; unescaped, once."""
    if "<" not in text:
        return unescape(text)
    text = _MENTION.sub(lambda found: f"@{found['name'] or found['id']}", text)
    text = _CHANNEL.sub(lambda found: f"#{found['name'] or found['id']}", text)
    text = _BROADCAST.sub(lambda found: f"@{found['label'] or found['name']}", text)
    return unescape(_LINK.sub(lambda found: found["url"], text))


def without_people(text: str) -> str:
    """The same without the people mentioned in it."""
    return as_typed(_MENTION.sub(" ", text)).strip()


def mentioned(text: str) -> tuple[str, ...]:
    """Slack's ids of the people mentioned, in order."""
    return tuple(found["id"] for found in _MENTION.finditer(text))
