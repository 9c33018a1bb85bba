"""The Web API's methods for messages: chat.postMessage and its family."""

from typing import Any

from bot.demo import people
from bot.demo.api_calls import Call, Method
from bot.demo.block_rules import message_faults, message_is_too_long
from bot.demo.deadlines import Refused
from bot.demo.records import Block, Channel, Message
from bot.demo.shapes import message_shape

TEXT_LIMIT = 40_000  # Slack reference: chat.postMessage
UPDATE_TEXT_LIMIT = 4_000  # Slack reference: chat.update


def channel_known(call: Call, name: str = "channel") -> Channel:
    """The conversation an argument names, if the bot may know it.

    Raises:
        Refused: `channel_not_found`: unknown, or private without the bot.
    """
    channel = call.workspace.channels.get(call.text(name))
    if channel is None or (channel.private and people.BOT_USER_ID not in channel.members):
        raise Refused("channel_not_found")
    return channel


def writable_channel(call: Call) -> Channel:
    """The conversation to post to; a person's id opens their direct messages.

    Raises:
        Refused: unknown, archived, or the bot is not in it.
    """
    person = call.workspace.people.get(call.text("channel"))
    if person is not None:
        if person.is_bot:
            raise Refused("cannot_dm_bot")
        return call.workspace.dm_of(person.id)
    channel = channel_known(call)
    if channel.archived:
        raise Refused("is_archived")
    if people.BOT_USER_ID not in channel.members:
        raise Refused("not_in_channel")
    return channel


def checked_blocks(call: Call) -> list[Block] | None:
    """The blocks of a call, None if it brought none.

    Raises:
        Refused: `invalid_blocks`, `msg_blocks_too_long`.
    """
    blocks = call.structure("blocks")
    if blocks is None:
        return None
    faults = message_faults(blocks)
    if faults:
        raise Refused("invalid_blocks", messages=faults, is_problem=True)
    if message_is_too_long(blocks):
        raise Refused("msg_blocks_too_long", is_problem=True)
    checked: list[Block] = blocks
    return checked


def checked_text(call: Call, limit: int) -> str:
    """The top-level text.

    Raises:
        Refused: `no_text`: neither text nor blocks; `msg_too_long`.
    """
    text = call.text("text")
    if not text and not call.structure("blocks"):
        raise Refused("no_text", is_problem=True)
    if len(text) > limit:
        raise Refused("msg_too_long", is_problem=True)
    if call.flag("link_names") or call.text("parse") == "full":
        call.workspace.problem("link_names or parse=full: names that people typed would notify others")
    if not text:
        call.workspace.problem("a message with blocks has no text for notifications and screen readers")
    return text


def checked_metadata(call: Call) -> dict[str, Any] | None:
    """The metadata of a call.

    Raises:
        Refused: `invalid_metadata_format` (Slack reference: message metadata).
    """
    metadata = call.structure("metadata")
    if metadata is None:
        return None
    if not isinstance(metadata, dict):
        raise Refused("invalid_metadata_format", is_problem=True)
    proper = (
        set(metadata) == {"event_type", "event_payload"}
        and isinstance(metadata["event_type"], str)
        and isinstance(metadata["event_payload"], dict)
    )
    if metadata and not proper:
        raise Refused("invalid_metadata_format", is_problem=True)
    return metadata


def post_message(call: Call) -> dict[str, Any]:
    """chat.postMessage."""
    channel = writable_channel(call)
    text, blocks, metadata = checked_text(call, TEXT_LIMIT), checked_blocks(call), checked_metadata(call)
    thread_ts = call.text("thread_ts") or None
    if thread_ts is not None:
        call.workspace.find(channel.id, thread_ts)
    message = call.workspace.post(
        channel, people.BOT_USER_ID, text, blocks or [], metadata=metadata, thread_ts=thread_ts
    )
    shape = message_shape(message, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shape}


def update(call: Call) -> dict[str, Any]:
    """chat.update; blocks and metadata that are not given stay."""
    channel = channel_known(call)
    message = _own_message(call, channel, "cant_update_message")
    text, blocks, metadata = (
        checked_text(call, UPDATE_TEXT_LIMIT),
        checked_blocks(call),
        checked_metadata(call),
    )
    if metadata is not None:
        message.metadata = metadata
    call.workspace.rewrite(message, text, message.blocks if blocks is None else blocks)
    shape = message_shape(message, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": text, "message": shape}


def delete(call: Call) -> dict[str, Any]:
    """chat.delete, of the bot's own messages."""
    channel = channel_known(call)
    message = _own_message(call, channel, "cant_delete_message")
    call.workspace.remove(message)
    return {"channel": channel.id, "ts": message.ts}


def _own_message(call: Call, channel: Channel, refusal: str) -> Message:
    message = call.workspace.find(channel.id, call.text("ts"))
    if not message.by_bot:
        raise Refused(refusal, is_problem=True)
    return message


def post_ephemeral(call: Call) -> dict[str, Any]:
    """chat.postEphemeral, to someone who is in the conversation."""
    channel = writable_channel(call)
    if call.text("user") not in channel.members:
        raise Refused("user_not_in_channel")
    text, blocks = checked_text(call, TEXT_LIMIT), checked_blocks(call)
    shown = call.workspace.show(channel.id, call.text("user"), text, blocks or [])
    return {"message_ts": shown.ts}


def get_permalink(call: Call) -> dict[str, Any]:
    """chat.getPermalink."""
    channel = channel_known(call)
    message = call.workspace.find(channel.id, call.text("message_ts"))
    return {"channel": channel.id, "permalink": permalink(message)}


def permalink(message: Message) -> str:
    """Where a browser would find the message."""
    digits = message.ts.replace(".", "")
    return f"https://{people.TEAM_DOMAIN}.slack.com/archives/{message.channel}/p{digits}"


# Attachments, markdown_text and posting under another name are Slack's too; here they count as unknown,
# because the local Slack could not show them.
_WORDS = ("text", "blocks", "link_names", "parse")
METHODS = {
    "chat.postMessage": Method(
        post_message,
        required=("channel",),
        optional=(
            *_WORDS,
            "metadata",
            "thread_ts",
            "unfurl_links",
            "unfurl_media",
        ),
        scope="chat:write",
    ),
    "chat.update": Method(
        update,
        required=("channel", "ts"),
        optional=(*_WORDS, "metadata"),
        scope="chat:write",
    ),
    "chat.delete": Method(delete, required=("channel", "ts"), scope="chat:write"),
    "chat.postEphemeral": Method(
        post_ephemeral, required=("channel", "user"), optional=(*_WORDS, "thread_ts"), scope="chat:write"
    ),
    "chat.getPermalink": Method(get_permalink, required=("channel", "message_ts")),
}
