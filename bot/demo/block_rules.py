"""What Slack demands of messages, modals and Home pages (Slack reference: blocks, views)."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bot.demo.data_rules import a_block_id, data_table, data_visualization
from bot.demo.element_rules import EITHER, an_id, in_actions, in_context, in_input, in_section
from bot.demo.elements import elements_of
from bot.demo.rich_text_rules import rich_text_parts
from bot.demo.rule_kit import Rule, escaped_length, fault, flag, kind_of, many, shape, string, words

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_CHARACTERS = 13_000  # reported by others: msg_blocks_too_long
VIEW_BYTES = 250_000
MESSAGE_CHARTS = 2

EVERYWHERE = frozenset({"message", "modal", "home"})
MESSAGE_AND_HOME = frozenset({"message", "home"})
MESSAGE_ONLY = frozenset({"message"})

# Where a block may stand. Those without a rule below are real, but the local Slack cannot check them yet.
WHERE = (
    dict.fromkeys(
        ("section", "divider", "header", "context", "image", "actions", "input", "rich_text", "card"),
        EVERYWHERE,
    )
    | dict.fromkeys(("data_table", "data_visualization", "table", "carousel", "container"), MESSAGE_AND_HOME)
    | dict.fromkeys(("markdown", "context_actions", "task_card", "plan"), MESSAGE_ONLY)
    | {"alert": frozenset({"modal"})}
)

_section = shape(
    {},
    a_block_id
    | {
        "text": words(3000, EITHER),
        "fields": many(words(2000, EITHER), most=10),
        "accessory": in_section,
        "expand": flag,
    },
)


def section(value: Any, path: str, faults: list[str]) -> None:
    """A section says something, in `text` or in `fields`."""
    _section(value, path, faults)
    if "text" not in value and "fields" not in value:
        faults.append(fault(path, "missing required field: text or fields"))


BLOCKS: dict[str, Rule] = {
    "section": section,
    "divider": shape({}, a_block_id),
    "header": shape({"text": words(150)}, a_block_id),
    "context": shape({"elements": many(in_context, most=10)}, a_block_id),
    "image": shape(
        {"image_url": string(3000), "alt_text": string(2000)}, a_block_id | {"title": words(2000)}
    ),
    "actions": shape({"elements": many(in_actions, most=25)}, a_block_id),
    "input": shape(
        {"label": words(2000), "element": in_input},
        a_block_id | {"hint": words(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": shape({"elements": many(rich_text_parts, most=100)}, a_block_id),
    "markdown": shape({"text": string(12_000)}, a_block_id),
    "data_table": data_table,
    "data_visualization": data_visualization,
}


def message_faults(blocks: Any) -> list[str]:
    """What Slack would not accept in the blocks of a message."""
    return _blocks_faults(blocks, "message", most=MESSAGE_BLOCKS)


def view_faults(view: Any) -> list[str]:
    """What Slack would not accept in a modal or a Home page."""
    kind = kind_of(view)
    if kind not in VIEWS:
        return [fault("/view/type", f"unsupported type: {kind}")]
    faults: list[str] = []
    VIEWS[kind](view, "/view", faults)
    blocks = view.get("blocks")
    faults += _blocks_faults(blocks, kind, most=VIEW_BLOCKS)
    has_input = isinstance(blocks, list) and any(kind_of(block) == "input" for block in blocks)
    if kind == "modal" and has_input and "submit" not in view:
        faults.append(fault("/view", "missing required field: submit, because there are inputs"))
    return faults


def view_is_too_large(view: Any) -> bool:
    """Whether the view's JSON passes 250 kB."""
    return len(json.dumps(view).encode()) > VIEW_BYTES


def message_is_too_long(blocks: Any) -> bool:
    """Whether all texts together are more than a message was seen to hold."""
    return _characters(blocks) > MESSAGE_CHARACTERS


def _unchecked(_value: Any, _path: str, _faults: list[str]) -> None:
    """Blocks have rules of their own."""


_ANY_VIEW: dict[str, Rule] = {
    "callback_id": an_id,
    "private_metadata": string(3000, least=0),
    "external_id": string(255, least=0),
}
VIEWS: dict[str, Rule] = {
    "modal": shape(
        {"title": words(24), "blocks": _unchecked},
        _ANY_VIEW
        | {
            "submit": words(24),
            "close": words(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
        },
    ),
    "home": shape({"blocks": _unchecked}, _ANY_VIEW),
}


def _blocks_faults(blocks: Any, surface: str, *, most: int) -> list[str]:
    faults: list[str] = []
    if not isinstance(blocks, list):
        return [fault("/blocks", "must be a list")]
    if len(blocks) > most:
        faults.append(fault("/blocks", f"no more than {most} items allowed, has {len(blocks)}"))
    for place, block in enumerate(blocks):
        _block_faults(block, f"/blocks/{place}", surface, faults)
    proper = [block for block in blocks if isinstance(block, Mapping)]
    faults += _repeated(proper, "block_id", "/blocks")
    if sum(block.get("type") == "data_visualization" for block in proper) > MESSAGE_CHARTS:
        faults.append(fault("/blocks", f"no more than {MESSAGE_CHARTS} charts allowed"))
    if not faults and sum(_focused(dict(block)) for block in proper) > 1:
        faults.append(fault("/blocks", "only one element can have focus_on_load"))
    return faults


def _block_faults(block: Any, path: str, surface: str, faults: list[str]) -> None:
    kind = kind_of(block)
    if kind not in WHERE:
        faults.append(fault(f"{path}/type", f"unsupported type: {kind}"))
    elif surface not in WHERE[kind]:
        faults.append(fault(f"{path}/type", f"{kind} is not allowed in a {surface}"))
    elif kind not in BLOCKS:
        faults.append(fault(f"{path}/type", f"the local Slack cannot check {kind} yet; write its rule first"))
    else:
        found: list[str] = []
        BLOCKS[kind](block, path, found)
        faults += found or _repeated(elements_of(dict(block)), "action_id", path)


def _repeated(parts: list[Any], name: str, path: str) -> list[str]:
    counted = Counter(str(part[name]) for part in parts if name in part)
    return [fault(path, f"{name} {value} already exists") for value, times in counted.items() if times > 1]


def _focused(block: dict[str, Any]) -> int:
    return sum(element.get("focus_on_load") is True for element in elements_of(block))


def _characters(node: Any) -> int:
    """All characters of all texts below, escaped."""
    if isinstance(node, list):
        return sum(_characters(part) for part in node)
    if not isinstance(node, Mapping):
        return 0
    own = node.get("text")
    mine = escaped_length(own, mrkdwn=node.get("type") == "mrkdwn") if isinstance(own, str) else 0
    return mine + sum(_characters(part) for part in node.values())
