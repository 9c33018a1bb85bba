"""Forms that open with the words that were typed into them before."""

from collections.abc import Mapping

from bot.domain.drafts import Draft
from bot.slack import ids
from bot.slack.blocks import VIEW_BLOCKS_MAX, Block, View, context, quote
from bot.slack.text import cut_plain, moment


def keeps(view: View) -> bool:
    """Whether what is typed into a form is kept."""
    return any(_is_kept(block) for block in view["blocks"])


def offered(view: View, drafts: Mapping[str, Draft], zone: str) -> View:
    """The form with what was typed into it before, and when; beside what it shows now where that is new."""
    blocks: list[Block] = []
    room = VIEW_BLOCKS_MAX - len(view["blocks"])
    for block in view["blocks"]:
        draft = drafts.get(block.get("block_id", "")) if _is_kept(block) else None
        initial = block["element"].get("initial_value", "") if draft else ""
        if draft is None or draft.words.split() == initial.split():
            blocks.append(block)
            continue
        notes, filled = _offer(block, initial, draft, zone)
        if len(notes) <= room:
            blocks += notes
            room -= len(notes)
        blocks.append(filled)
    return {**view, "blocks": blocks}


def _offer(block: Block, initial: str, draft: Draft, zone: str) -> tuple[list[Block], Block]:
    typed = moment(draft.typed_at, zone)
    if not draft.goes_on(initial):
        return [context(f"You typed this here on {typed}, and it was not sent:"), quote(draft.words)], block
    element = block["element"]
    words = cut_plain(draft.words, element.get("max_length", len(draft.words)))
    filled = {**block, "element": {**element, "initial_value": words}}
    return [context(f"Your words of {typed}; they were not sent yet.")], filled


def _is_kept(block: Block) -> bool:
    return block["type"] == "input" and bool(block["element"].get("action_id") == ids.DRAFT)
