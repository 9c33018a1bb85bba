"""A message: what it says, and the same in blocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.blocks import TEXT_MAX, Block, section
from bot.slack.text import cut

_NEW_BLOCKS = frozenset({"data_table", "data_visualization"})
"""Blocks that Slack does not take everywhere yet; what they show stands in the text too."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says: `text` holds all facts and choices, `blocks` the same for who sees them."""

    text: str
    blocks: tuple[Block, ...] = ()

    def fields(self, text_max: int = TEXT_MAX) -> dict[str, Any]:
        """The arguments of a post or an edit; nothing in them unfurls, links names or parses.

        Text alone stands in a block too: only there an address that somebody typed stays text.
        """
        return {"text": cut(self.text, text_max), "blocks": list(self.blocks or (section(self.text),))}

    def plainer(self) -> "Message | None":
        """The same without its tables and charts; None where it has none."""
        kept = tuple(block for block in self.blocks if block["type"] not in _NEW_BLOCKS)
        return None if kept == self.blocks else Message(self.text, kept)


def merged(messages: Sequence[Message]) -> Message:
    """Several messages that fell due together as one: each whole, one under the other."""
    blocks: list[Block] = []
    for message in messages:
        if blocks:
            blocks.append({"type": "divider"})
        blocks.extend(message.blocks)
    return Message("\n".join(message.text for message in messages), tuple(blocks))
