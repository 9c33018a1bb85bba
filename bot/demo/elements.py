"""The parts of blocks that people can press or fill: ids, states, and how to find one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from bot.demo.records import Block, Surface

Element = dict[str, Any]
State = dict[str, Any]
Values = dict[str, dict[str, State]]

# What each stateful element keeps, and which of its own fields says so at first
# (Slack reference: view state, block elements).
STATE_FIELDS = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
MANY = {"checkboxes", "multi_static_select", "multi_users_select", "multi_conversations_select"}
TYPED = {"plain_text_input", "number_input", "email_text_input", "url_text_input"}
PRESSED = {"button", "overflow"}


def elements_of(block: Block) -> list[Element]:
    """The interactive elements of a block."""
    found = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
    return [part for part in found if part and part.get("type") in PRESSED | STATE_FIELDS.keys()]


def with_ids(blocks: Iterable[Block], new_id: Callable[[str], str]) -> list[Block]:
    """The blocks with the ids that Slack makes up for those that lack one."""
    named = [deepcopy(block) for block in blocks]
    for block in named:
        block.setdefault("block_id", new_id("b"))
        for element in elements_of(block):
            element.setdefault("action_id", new_id("a"))
    return named


def values_of(blocks: Iterable[Block], kept: Mapping[str, Mapping[str, State]] = {}) -> Values:
    """The state of all stateful elements.

    What a person chose in an element stays while its block id, action id and type do
    (Slack reference: views.update).
    """
    values: Values = {}
    for block in blocks:
        for element in elements_of(block):
            if element["type"] not in STATE_FIELDS:
                continue
            before = kept.get(block["block_id"], {}).get(element["action_id"])
            same = before is not None and before["type"] == element["type"]
            state = dict(before) if before is not None and same else initial_state(element)
            values.setdefault(block["block_id"], {})[element["action_id"]] = state
    return values


def initial_state(element: Element) -> State:
    """What an untouched element holds."""
    name, initial = STATE_FIELDS[element["type"]]
    empty: Any = [] if element["type"] in MANY else None
    return {"type": element["type"], name: element.get(initial, empty)}


def options_of(element: Element) -> list[dict[str, Any]]:
    """All options of a select, radio group, checkbox group or overflow menu."""
    grouped = [option for group in element.get("option_groups", []) for option in group["options"]]
    return [*element.get("options", []), *grouped]


def option_named(element: Element, words: str) -> dict[str, Any] | None:
    """The option with that text or value, if there is one."""
    for option in options_of(element):
        if words in {option["text"]["text"], option.get("value")}:
            return option
    return None


def labels_on(surface: Surface) -> list[str]:
    """Everything on a surface that can be pressed by its words."""
    labels: list[str] = []
    for _, element in interactive(surface):
        if element["type"] == "button":
            labels.append(element["text"]["text"])
        labels += [option["text"]["text"] for option in options_of(element)]
    return labels


def interactive(surface: Surface) -> Iterator[tuple[Block, Element]]:
    """Every interactive element of a surface with the block it stands in."""
    for block in surface.blocks:
        for element in elements_of(block):
            yield block, element


def find_pressable(
    surface: Surface, label: str | None, action_id: str | None, value: str | None
) -> tuple[Block, Element]:
    """The one element that fits all that was said about it.

    Raises:
        LookupError: none fits, or several do.
    """
    fitting = [
        (block, element)
        for block, element in interactive(surface)
        if (action_id is None or element["action_id"] == action_id)
        and (label is None or _carries(element, label))
        and (value is None or element["type"] != "button" or element.get("value") == value)
    ]
    if len(fitting) != 1:
        asked = ", ".join(part for part in (label, action_id, value) if part is not None)
        raise LookupError(f'{len(fitting)} things fit "{asked}"; there are: {labels_on(surface)}')
    return fitting[0]


def _carries(element: Element, label: str) -> bool:
    if element["type"] == "button":
        return label in {element["text"]["text"], element.get("accessibility_label")}
    return option_named(element, label) is not None


def find_input(surface: Surface, name: str) -> tuple[Block, Element]:
    """The input with that block id, action id or label.

    Raises:
        LookupError: none or several have it.
    """
    fitting = [
        (block, element)
        for block, element in interactive(surface)
        if element["type"] in STATE_FIELDS
        and name in {block["block_id"], element["action_id"], block.get("label", {}).get("text")}
    ]
    if len(fitting) != 1:
        known = [block.get("label", {}).get("text", block["block_id"]) for block, _ in interactive(surface)]
        raise LookupError(f'{len(fitting)} inputs are called "{name}"; there are: {known}')
    return fitting[0]
