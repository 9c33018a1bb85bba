"""Slack's blocks as plain dictionaries, each kept inside Slack's limits (Slack reference: Block Kit)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from bot.slack.text import cut, cut_plain

Block = dict[str, Any]
Element = dict[str, Any]
View = dict[str, Any]

SECTION_MAX = 3000
HEADER_MAX = 150
CONTEXT_ELEMENTS_MAX = 10
BUTTON_MAX = 75
OPTION_MAX = 75
OPTIONS_MAX = 100
CHOICES_MAX = 10
"""Radio buttons or checkboxes in one element."""
OVERFLOW_MAX = 5
TITLE_MAX = 24
LABEL_MAX = 2000
HINT_MAX = 2000
PLACEHOLDER_MAX = 150
INPUT_MAX = 3000
METADATA_MAX = 3000
MESSAGE_BLOCKS_MAX = 50
VIEW_BLOCKS_MAX = 100
TEXT_MAX = 10_000
"""Characters of a message's top-level text and of all its blocks together: Slack refused near 13,000."""
CHOSEN = "chosen"
"""The action id of every input that does not answer at once: its block id names it."""
MORE = "more:"
"""Prefix of an overflow's action id; each of its options is an action of its own (`option`)."""


NTH = "#"
"""Parts an action id from a number: in one row no two may be the same (`numbered`)."""
ANSWER = "answer:"
"""Prefix of the block ids of an answer in a direct message, by which it is told from a delivery."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: `value` is what comes back, `label` what people read."""

    value: str
    label: str


def plain(text: str, limit: int) -> Element:
    """Text that Slack formats in no way."""
    return {"type": "plain_text", "text": cut_plain(text, limit) or " ", "emoji": True}


def section(text: str, accessory: Element | None = None, block_id: str | None = None) -> Block:
    """A paragraph in mrkdwn; people's words in it are escaped by who writes it."""
    block: Block = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": cut(text, SECTION_MAX) or " ", "verbatim": True},
    }
    return _with(block, accessory=accessory, block_id=block_id)


def header(text: str) -> Block:
    """A heading, plain."""
    return {"type": "header", "text": plain(text, HEADER_MAX)}


def context(*texts: str) -> Block:
    """Small print in mrkdwn."""
    return {
        "type": "context",
        "elements": [
            {"type": "mrkdwn", "text": cut(text, SECTION_MAX) or " ", "verbatim": True}
            for text in texts[:CONTEXT_ELEMENTS_MAX]
        ],
    }


def divider() -> Block:
    """A line."""
    return {"type": "divider"}


def quote(words: str) -> Block:
    """People's words as a quotation; nothing in them is formatted, linked or pinged."""
    text = cut_plain(words, SECTION_MAX) or " "
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": text}]}],
    }


def copyable(words: str) -> Block:
    """Words to copy, as they are."""
    text = cut_plain(words, SECTION_MAX) or " "
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}],
    }


def actions(*elements: Element, block_id: str | None = None) -> Block:
    """A row of buttons, at most one overflow among them."""
    return _with({"type": "actions", "elements": list(elements)}, block_id=block_id)


def button(
    label: str,
    action_id: str,
    value: str = "",
    *,
    primary: bool = False,
    spoken: str | None = None,
    confirm: Element | None = None,
) -> Element:
    """A button; `spoken` is what a screen reader says where the label alone could mean two things."""
    element: Element = {"type": "button", "text": plain(label, BUTTON_MAX), "action_id": action_id}
    return _with(
        element,
        value=value or None,
        style="primary" if primary else None,
        accessibility_label=cut(spoken, BUTTON_MAX) if spoken else None,
        confirm=confirm,
    )


def numbered(action_id: str, place: int) -> str:
    """The action id of one of several buttons that do the same with different values."""
    return f"{action_id}{NTH}{place}"


def link_button(label: str, action_id: str, url: str, *, spoken: str | None = None) -> Element:
    """A button that opens an address; Slack still tells the bot of the press."""
    return _with(
        button(label, action_id, spoken=spoken),
        url=url,
    )


def option(label: str, action_id: str, value: str = "") -> Element:
    """An entry of an overflow: pressing it is the action `action_id` with `value`."""
    return {"text": plain(label, OPTION_MAX), "value": f"{action_id} {value}".strip()}


def overflow(name: str, *options: Element) -> Element:
    """The menu behind the dots, at most five entries; `name` tells it from others in the same message."""
    return {"type": "overflow", "action_id": MORE + name, "options": list(options[:OVERFLOW_MAX])}


def confirm(title: str, text: str, yes: str, no: str) -> Element:
    """The question Slack asks before a button acts."""
    return {
        "title": plain(title, 100),
        "text": plain(text, 300),
        "confirm": plain(yes, 30),
        "deny": plain(no, 30),
    }


def field(block_id: str, label: str, element: Element, *, hint: str = "", optional: bool = False) -> Block:
    """An input with its label in a form; what is put in comes back under `block_id`."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, LABEL_MAX),
        "element": {"action_id": CHOSEN, **element},
    }
    return _with(block, hint=plain(hint, HINT_MAX) if hint else None, optional=optional or None)


def text_input(
    initial: str = "", *, multiline: bool = False, placeholder: str = "", max_length: int = INPUT_MAX
) -> Element:
    """A text to type; Slack refuses more than `max_length` characters."""
    return _with(
        {"type": "plain_text_input", "multiline": multiline, "max_length": min(max_length, INPUT_MAX)},
        initial_value=initial[:max_length] or None,
        placeholder=plain(placeholder, PLACEHOLDER_MAX) if placeholder else None,
    )


def select(choices: Sequence[Choice], initial: str | None = None, *, placeholder: str = "") -> Element:
    """One of several from a list."""
    options = [_option(choice) for choice in choices[:OPTIONS_MAX]]
    return _with(
        {"type": "static_select", "options": options},
        initial_option=_chosen(choices, initial),
        placeholder=plain(placeholder, PLACEHOLDER_MAX) if placeholder else None,
    )


def radio(choices: Sequence[Choice], initial: str | None = None) -> Element:
    """One of a few, all in view."""
    options = [_option(choice) for choice in choices[:CHOICES_MAX]]
    return _with({"type": "radio_buttons", "options": options}, initial_option=_chosen(choices, initial))


def checkboxes(choices: Sequence[Choice], initial: Iterable[str] = ()) -> Element:
    """Any of a few."""
    wanted = set(initial)
    chosen = [_option(choice) for choice in choices[:CHOICES_MAX] if choice.value in wanted]
    return _with(
        {"type": "checkboxes", "options": [_option(choice) for choice in choices[:CHOICES_MAX]]},
        initial_options=chosen or None,
    )


def date_input(initial: date | None = None) -> Element:
    """A day."""
    return _with({"type": "datepicker"}, initial_date=initial.isoformat() if initial else None)


def time_input(initial: time | None = None) -> Element:
    """A time of day, the reader's wall clock."""
    return _with({"type": "timepicker"}, initial_time=f"{initial:%H:%M}" if initial else None)


def user_select(initial: str | None = None) -> Element:
    """Somebody in the workspace, by Slack's id."""
    return _with({"type": "users_select"}, initial_user=initial or None)


def modal(
    title: str,
    callback_id: str,
    blocks: Sequence[Block],
    *,
    submit: str | None = None,
    close: str = "Close",
    metadata: str = "",
) -> View:
    """A form, or with no `submit` a page to read."""
    return _with(
        {
            "type": "modal",
            "title": plain(title, TITLE_MAX),
            "callback_id": callback_id,
            "blocks": list(blocks[:VIEW_BLOCKS_MAX]),
            "close": plain(close, TITLE_MAX),
            "private_metadata": metadata,
        },
        submit=plain(submit, TITLE_MAX) if submit else None,
    )


def as_answer(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, marked as an answer to what a person wrote."""
    return tuple({**block, "block_id": f"{ANSWER}{place}"} for place, block in enumerate(blocks))


def home(blocks: Sequence[Block]) -> View:
    """A person's Home."""
    return {"type": "home", "blocks": list(blocks[:VIEW_BLOCKS_MAX])}


def _option(choice: Choice) -> Element:
    return {"text": plain(choice.label, OPTION_MAX), "value": choice.value}


def _chosen(choices: Sequence[Choice], value: str | None) -> Element | None:
    return next((_option(choice) for choice in choices if choice.value == value), None)


def _with(thing: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The same with what is there; Slack refuses fields that are null."""
    return thing | {name: value for name, value in more.items() if value is not None}
