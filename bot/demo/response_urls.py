"""Answers to an interaction through its `response_url`."""

from typing import Any

from bot.demo import people
from bot.demo.block_rules import message_faults, message_is_too_long
from bot.demo.deadlines import Refused, ResponseAddress
from bot.demo.records import Block, Ephemeral, Message
from bot.demo.workspace import Workspace

FIELDS = {
    "text",
    "blocks",
    "attachments",
    "response_type",
    "replace_original",
    "delete_original",
    "thread_ts",
    "unfurl_links",
    "unfurl_media",
    "metadata",
    "mrkdwn",
}


def answer_interaction(workspace: Workspace, name: str, body: Any) -> None:
    """Replace, delete or add a message (Slack reference: handling user interaction).

    Raises:
        Refused: the address is used up, or the message is not one Slack would show.
    """
    address = workspace.deadlines.use_address(name)
    if not isinstance(body, dict):
        raise Refused("invalid_payload", is_problem=True)
    if body.get("delete_original"):
        if address.message is not None and not address.message.deleted:
            workspace.remove(address.message)
        return
    text, blocks = checked_answer(workspace, body)
    if body.get("replace_original") and address.message is not None:
        if address.message.deleted:
            raise Refused("message_not_found", is_problem=True)
        workspace.rewrite(address.message, text, blocks)
        return
    show_answer(workspace, address, body.get("response_type"), text, blocks)


def checked_answer(workspace: Workspace, body: dict[str, Any]) -> tuple[str, list[Block]]:
    """Text and blocks of an answer, in an ack or through a `response_url`.

    Raises:
        Refused: unknown fields, nothing to show, or blocks that Slack would not take.
    """
    unknown = sorted(set(body) - FIELDS)
    if unknown:
        raise Refused("invalid_payload", messages=[f"unknown field {field}" for field in unknown])
    text, blocks = body.get("text") or "", body.get("blocks") or []
    if not text and not blocks:
        raise Refused("no_text")
    faults = message_faults(blocks)
    if faults:
        raise Refused("invalid_blocks", messages=faults)
    if message_is_too_long(blocks):
        raise Refused("msg_blocks_too_long")
    if not text:
        workspace.problem("an answer with blocks has no text for notifications and screen readers")
    return text, blocks


def show_answer(
    workspace: Workspace, address: ResponseAddress, response_type: str | None, text: str, blocks: list[Block]
) -> Message | Ephemeral:
    """Put an answer where everyone, or only the person who asked, sees it."""
    if response_type == "in_channel":
        return workspace.post(workspace.channels[address.channel], people.BOT_USER_ID, text, blocks)
    return workspace.show(address.channel, address.person_id, text, blocks)
