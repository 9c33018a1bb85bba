"""Inputs that tell the bot while a form is filled in, and choices too many for one plain list."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from bot.slack import ids
from bot.slack.blocks import OPTION_MAX, OPTIONS_MAX, Block, Choice, Element, plain

GROUPS_MAX = 100


def answering(block: Block, action_id: str) -> Block:
    """The same input, telling the bot at once when something is chosen in it."""
    element = {**block["element"], "action_id": action_id}
    return {**block, "element": element, "dispatch_action": True}


def kept(block: Block) -> Block:
    """The same text input, telling the bot what stands in it with each letter, so that nothing is lost."""
    config = {"trigger_actions_on": ["on_character_entered"]}
    element = {**block["element"], "action_id": ids.DRAFT, "dispatch_action_config": config}
    return {**block, "element": element, "dispatch_action": True}


def several_people(initial: Sequence[str], most: int) -> Element:
    """Up to `most` people of the workspace, by Slack's ids (Slack reference: multi-select menu, users)."""
    return {
        "type": "multi_users_select",
        "max_selected_items": most,
        **_chosen("initial_users", initial, most),
    }


def several_channels(initial: Sequence[str], most: int) -> Element:
    """Up to `most` channels that the person is in, private ones among them, by Slack's ids."""
    return {
        "type": "multi_conversations_select",
        "max_selected_items": most,
        "filter": {"include": ["public", "private"]},
        **_chosen("initial_conversations", initial, most),
    }


def _chosen(name: str, initial: Sequence[str], most: int) -> Element:
    given = [each for each in initial if each][:most]
    return {name: given} if given else {}


def grouped_select(groups: Mapping[str, Sequence[Choice]], initial: str) -> Element:
    """One of many from a list in groups; a group without choices is left out."""
    shown = [(label, choices[:OPTIONS_MAX]) for label, choices in groups.items() if choices][:GROUPS_MAX]
    options = {choice.value: _option(choice) for _, choices in shown for choice in choices}
    element: Element = {
        "type": "static_select",
        "option_groups": [
            {"label": plain(label, OPTION_MAX), "options": [options[choice.value] for choice in choices]}
            for label, choices in shown
        ],
    }
    return element | ({"initial_option": options[initial]} if initial in options else {})


def grouped_multi_select(
    groups: Mapping[str, Sequence[Choice]], initial: Sequence[str], most: int
) -> Element:
    """Any of many from a list in groups, at most so many; a group without choices is left out."""
    single = grouped_select(groups, "")
    options = [each for group in single["option_groups"] for each in group["options"]]
    chosen = [each for each in options if each["value"] in initial][:most]
    element = {**single, "type": "multi_static_select", "max_selected_items": most}
    return element | ({"initial_options": chosen} if chosen else {})


def by_initial(choices: Sequence[Choice]) -> dict[str, list[Choice]]:
    """Choices that are in the order of their labels, in groups by first letter."""
    return {
        letter: list(group) for letter, group in groupby(choices, lambda choice: choice.label[:1].upper())
    }


def _option(choice: Choice) -> Element:
    return {"text": plain(choice.label, OPTION_MAX), "value": choice.value}
