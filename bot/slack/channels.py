"""A channel as Slack describes it (Slack reference: conversation object)."""

from collections.abc import Mapping
from typing import Any

from bot.domain.coaches import SeenChannel

_SHARED = ("is_shared", "is_ext_shared", "is_org_shared", "is_pending_ext_shared")


def seen_channel(channel: Mapping[str, Any]) -> SeenChannel:
    """What Slack says of a channel; its readers are its members without the bot."""
    shared = any(channel.get(name) for name in _SHARED)
    joined = bool(channel.get("is_member"))
    return SeenChannel(
        slack_id=str(channel.get("id") or ""),
        name=str(channel.get("name") or ""),
        private=bool(channel.get("is_private")) and not shared,
        shared=shared,
        archived=bool(channel.get("is_archived")),
        joined=joined,
        readers=max(int(channel.get("num_members") or 0) - joined, 0),
    )
