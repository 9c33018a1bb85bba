"""A message: what it says, and in words every choice it offers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack.blocks import TEXT_MAX, Block, Element, section
from bot.slack.text import cut, escape, sentence

CHOSEN_MARK = "✓ "
"""Before the label of a button whose choice was made."""
LINES_MAX = 2900
"""Characters of a table in lines: a section takes 3,000 (Slack reference: section block)."""
_NEW_BLOCKS = frozenset({"data_table", "data_visualization"})
"""Blocks that Slack does not take everywhere yet; what they show stands in the text too."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a message says: `text` holds all facts, `blocks` the same for who sees them, and the choices."""

    text: str
    blocks: tuple[Block, ...] = ()

    def fields(self, text_max: int = TEXT_MAX) -> dict[str, Any]:
        """The arguments of a post or an edit; nothing in them unfurls, links names or parses.

        Text alone stands in a block too: only there an address that somebody typed stays text.
        """
        text = _within(self.text, self.blocks, text_max)
        return {"text": text, "blocks": list(self.blocks or (section(self.text),))}

    def spoken(self) -> str:
        """The text with every choice the blocks offer, for who reads or hears it without them."""
        return _joined(self.text, choices(self.blocks, self.text))

    def plainer(self) -> "Message | None":
        """The same without its charts, and with its tables in lines; None where it has neither."""
        kept = tuple(
            section(_in_lines(block["rows"])) if block["type"] == "data_table" else block
            for block in self.blocks
            if block["type"] not in _NEW_BLOCKS or isinstance(block.get("rows"), list)
        )
        return None if kept == self.blocks else Message(self.text, kept)


def _in_lines(rows: Sequence[Sequence[Block]]) -> str:
    """A table's rows for mrkdwn, as many as one section holds."""
    return cut("\n".join(escape(" · ".join(cell["text"] for cell in row)) for row in rows), LINES_MAX)


def merged(messages: Sequence[Message]) -> Message:
    """Several messages that fell due together as one: each whole, one under the other."""
    blocks: list[Block] = []
    for message in messages:
        if blocks:
            blocks.append({"type": "divider"})
        blocks.extend(message.blocks)
    return Message("\n".join(message.spoken() for message in messages), tuple(blocks))


def choices(blocks: Sequence[Block], said: str = "") -> str:
    """The buttons and the menus' entries that `said` does not name: "[Undo] Or, in the menu: Settings."."""
    elements = [each for block in blocks for each in _elements(block)]
    labels = [f"[{_label(each)}]" for each in elements if each["type"] == "button"]
    entries = [_label(entry) for each in elements if each["type"] == "overflow" for entry in each["options"]]
    buttons = " ".join(label for label in dict.fromkeys(labels) if label not in said)
    heard = said.casefold()
    menu = ", ".join(entry for entry in dict.fromkeys(entries) if entry.casefold() not in heard)
    if not menu:
        return buttons
    return f"{buttons} Or, in the menu: {sentence(menu)}" if labels else f"In the menu: {sentence(menu)}"


def _within(text: str, blocks: Sequence[Block], limit: int) -> str:
    """A text with its choices; where it is too long, its facts are cut before them."""
    whole = _joined(text, choices(blocks, text))
    if len(whole) <= limit:
        return whole
    text = cut(text, max(limit - len(choices(blocks)) - 1, limit // 2))
    return cut(_joined(text, choices(blocks, text)), limit)


def _joined(text: str, more: str) -> str:
    return f"{text}\n{more.strip()}" if more else text


def _elements(block: Block) -> Iterator[Element]:
    """What can be pressed in a block of a message."""
    if block["type"] == "actions":
        yield from block["elements"]
    elif "accessory" in block:
        yield block["accessory"]


def _label(element: Element) -> str:
    """What people read on a button or an entry, for mrkdwn."""
    return escape(element["text"]["text"].removeprefix(CHOSEN_MARK))
