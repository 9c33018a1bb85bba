"""What Slack itself checks in a form before it sends it, and what filling a field means."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any

from bot.demo.elements import MANY, STATE_FIELDS, Element, State, option_named
from bot.demo.records import View
from bot.demo.workspace import Workspace

NUMBER = re.compile(r"-?\d+(\.\d+)?")
EMAIL = re.compile(r"\S+@\S+\.\S+")
Filling = str | int | float | date | time | Sequence[str] | None


def filled(workspace: Workspace, element: Element, value: Filling) -> State:
    """The state of an element once somebody put `value` into it.

    Options are named by their text or value, people and channels by name or id, nothing by None.

    Raises:
        LookupError: there is no such option, person or channel.
    """
    kind = element["type"]
    name, _ = STATE_FIELDS[kind]
    if kind in MANY:
        names = [str(part) for part in value] if isinstance(value, Sequence) else []
        names = [value] if isinstance(value, str) else names
        return {"type": kind, name: [_one(workspace, element, part) for part in names]}
    if value is None or value == "":
        return {"type": kind, name: None}
    if isinstance(value, time):
        value = value.strftime("%H:%M")
    return {"type": kind, name: _one(workspace, element, str(value))}


def _one(workspace: Workspace, element: Element, value: str) -> Any:
    kind = element["type"]
    if kind in {"static_select", "multi_static_select", "radio_buttons", "checkboxes"}:
        option = option_named(element, value)
        if option is None:
            raise LookupError(f"there is no option {value}")
        return option
    if kind in {"users_select", "multi_users_select"}:
        return workspace.person(value).id
    if kind in {"conversations_select", "multi_conversations_select", "channels_select"}:
        return workspace.channel(value).id
    return int(value) if kind == "datetimepicker" else value


def own_errors(view: View) -> dict[str, str]:
    """What stands under the inputs of a form that Slack does not even send, by block.

    (Slack reference: input block, plain-text input, number input.)
    """
    errors: dict[str, str] = {}
    for block in view.blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        state = view.values[block["block_id"]][element["action_id"]]
        held = state[STATE_FIELDS[element["type"]][0]]
        if held in (None, [], ""):
            if not block.get("optional", False):
                errors[block["block_id"]] = "Please complete this required field."
        elif isinstance(held, str) and (wrong := _wrong(element, held)):
            errors[block["block_id"]] = wrong
    return errors


def _wrong(element: Element, held: str) -> str:
    kind = element["type"]
    if kind == "plain_text_input":
        if len(held) > element.get("max_length", 3000):
            return f"Please use at most {element.get('max_length', 3000)} characters."
        if len(held) < element.get("min_length", 0):
            return f"Please use at least {element['min_length']} characters."
    if kind == "number_input":
        return _wrong_number(element, held)
    if kind == "email_text_input" and not EMAIL.fullmatch(held):
        return "Please enter an email address."
    if kind == "url_text_input" and not held.startswith(("http://", "https://")):
        return "Please enter an address."
    return ""


def _wrong_number(element: Element, held: str) -> str:
    if not NUMBER.fullmatch(held):
        return "Please enter a number."
    if "." in held and not element["is_decimal_allowed"]:
        return "Please enter a whole number."
    if "min_value" in element and float(held) < float(element["min_value"]):
        return f"Please enter at least {element['min_value']}."
    if "max_value" in element and float(held) > float(element["max_value"]):
        return f"Please enter at most {element['max_value']}."
    return ""
