"""What an app hears of messages (Slack reference: message event, message_changed, message_deleted)."""

from typing import Any

from bot.demo import people
from bot.demo.records import Channel, Message
from bot.demo.shapes import message_shape


def kind_of(channel: Channel) -> str:
    """The `channel_type` of an event."""
    if channel.is_dm:
        return "im"
    return "group" if channel.private else "channel"


def subscription(channel: Channel) -> str:
    """What a manifest must name to hear of messages there."""
    return "message.im" if channel.is_dm else f"message.{kind_of(channel)}s"


def written(channel: Channel, message: Message, parent: Message | None) -> dict[str, Any]:
    """A new message; a reply names the thread it belongs to."""
    words = message.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": words or " "}]}
    event: dict[str, Any] = {
        "type": "message",
        "client_msg_id": f"client-{message.ts}",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": people.TEAM_ID,
        "channel": channel.id,
        "channel_type": kind_of(channel),
        "blocks": [{"type": "rich_text", "block_id": "typed", "elements": [rich]}],
    }
    if message.by_bot:
        event |= {"bot_id": people.BOT_ID, "app_id": people.APP_ID}
    if parent is not None:
        event |= {"thread_ts": parent.ts, "parent_user_id": parent.user}
    return event


def changed(channel: Channel, message: Message, before: Message) -> dict[str, Any]:
    """An edited message: the words stand one level deeper, there is no `user` beside them."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "hidden": True,
        "channel": channel.id,
        "channel_type": kind_of(channel),
        "ts": message.edited_ts,
        "message": message_shape(message),
        "previous_message": message_shape(before),
    }


def deleted(channel: Channel, message: Message, at_ts: str) -> dict[str, Any]:
    """A message that is gone."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "hidden": True,
        "channel": channel.id,
        "channel_type": kind_of(channel),
        "ts": at_ts,
        "deleted_ts": message.ts,
        "previous_message": message_shape(message),
    }
