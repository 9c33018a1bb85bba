"""What Slack demands of the elements in blocks (Slack reference: block elements, composition objects)."""

from datetime import date
from typing import Any

from bot.demo.elements import options_of
from bot.demo.rule_kit import (
    Rule,
    by_type,
    fault,
    flag,
    many,
    matching,
    one_of,
    shape,
    string,
    whole,
    words,
)

ID_LIMIT = 255
PLACEHOLDER_LIMIT = 150
EITHER = ("plain_text", "mrkdwn")

an_id = string(ID_LIMIT)
a_time = matching(r"([01]\d|2[0-3]):[0-5]\d", "a time such as 09:30")
an_address = matching(r"(?s)(https?|slack|mailto):.{1,2990}", "an address of at most 3000 characters")
a_confirmation = shape(
    {"title": words(100), "text": words(300, EITHER), "confirm": words(30), "deny": words(30)},
    {"style": one_of("primary", "danger")},
)
ACTION: dict[str, Rule] = {"action_id": an_id}
CONFIRMED = ACTION | {"confirm": a_confirmation}
FOCUSED = CONFIRMED | {"focus_on_load": flag}
CHOSEN = FOCUSED | {"placeholder": words(PLACEHOLDER_LIMIT)}
DISPATCH = shape({}, {"trigger_actions_on": many(one_of("on_enter_pressed", "on_character_entered"), most=2)})
TYPED_TEXT: dict[str, Rule] = ACTION | {
    "placeholder": words(PLACEHOLDER_LIMIT),
    "focus_on_load": flag,
    "dispatch_action_config": DISPATCH,
}


def a_date(value: Any, path: str, faults: list[str]) -> None:
    """A day that exists."""
    try:
        exists = date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        exists = False
    if not exists:
        faults.append(fault(path, "must be a date such as 2026-02-28"))


def option(kinds: tuple[str, ...] = ("plain_text",), extra: dict[str, Rule] | None = None) -> Rule:
    """An option; only radio buttons and checkboxes may format theirs."""
    return shape(
        {"text": words(75, kinds), "value": string(150)}, {"description": words(75, kinds)} | (extra or {})
    )


def choosing(required: dict[str, Rule], optional: dict[str, Rule]) -> Rule:
    """An element with options, whose initial ones must be among them, exactly."""
    inner = shape(required, optional)

    def check(value: Any, path: str, faults: list[str]) -> None:
        found: list[str] = []
        inner(value, path, found)
        faults += found
        if found:
            return
        initial = [*value.get("initial_options", []), value.get("initial_option")]
        if any(chosen is not None and chosen not in options_of(value) for chosen in initial):
            faults.append(fault(f"{path}/options", "must have the initial ones among them"))
        names = [entry.get("value") for entry in options_of(value)]
        if len(set(names)) < len(names):
            faults.append(fault(f"{path}/options", "must have different values"))

    return check


def select(initial: dict[str, Rule]) -> Rule:
    """A select menu of static options, given directly or in groups."""
    options = many(option(), most=100)
    group = shape({"label": words(75), "options": options})
    inner = choosing({}, CHOSEN | initial | {"options": options, "option_groups": many(group, most=100)})

    def check(value: Any, path: str, faults: list[str]) -> None:
        inner(value, path, faults)
        if ("options" in value) == ("option_groups" in value):
            faults.append(fault(path, "must have either options or option_groups"))

    return check


def limited(inner: Rule, low: str, high: str) -> Rule:
    """An input whose lowest allowed value may not pass its highest."""

    def check(value: Any, path: str, faults: list[str]) -> None:
        inner(value, path, faults)
        least, most = value.get(low), value.get(high)
        try:
            crossed = least is not None and most is not None and float(least) > float(most)
        except (TypeError, ValueError):
            crossed = False  # the rules of the fields have said so
        if crossed:
            faults.append(fault(path, f"{low} must not be more than {high}"))

    return check


a_number_text = matching(r"-?\d+(\.\d+)?", "a number written as a string")
a_user = string(ID_LIMIT)
at_least_one = whole(1, 100)
formatted = option(EITHER)
some_conversations = shape(
    {},
    {
        "include": many(one_of("im", "mpim", "private", "public"), most=4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)

ELEMENTS: dict[str, Rule] = {
    "button": shape(
        {"text": words(75)},
        CONFIRMED
        | {
            "url": an_address,
            "value": string(2000),
            "style": one_of("primary", "danger"),
            "accessibility_label": string(75),
        },
    ),
    "overflow": choosing({"options": many(option(extra={"url": an_address}), most=5)}, CONFIRMED),
    "static_select": select({"initial_option": option()}),
    "multi_static_select": select(
        {"initial_options": many(option(), most=100), "max_selected_items": at_least_one}
    ),
    "users_select": shape({}, CHOSEN | {"initial_user": a_user}),
    "multi_users_select": shape(
        {}, CHOSEN | {"initial_users": many(a_user, most=100), "max_selected_items": at_least_one}
    ),
    "conversations_select": shape(
        {},
        CHOSEN
        | {
            "initial_conversation": an_id,
            "default_to_current_conversation": flag,
            "response_url_enabled": flag,
            "filter": some_conversations,
        },
    ),
    "multi_conversations_select": shape(
        {},
        CHOSEN
        | {
            "initial_conversations": many(an_id, most=100),
            "default_to_current_conversation": flag,
            "max_selected_items": at_least_one,
            "filter": some_conversations,
        },
    ),
    "channels_select": shape({}, CHOSEN | {"initial_channel": an_id, "response_url_enabled": flag}),
    "radio_buttons": choosing({"options": many(formatted, most=10)}, FOCUSED | {"initial_option": formatted}),
    "checkboxes": choosing(
        {"options": many(formatted, most=10)}, FOCUSED | {"initial_options": many(formatted, most=10)}
    ),
    "datepicker": shape({}, CHOSEN | {"initial_date": a_date}),
    "timepicker": shape({}, CHOSEN | {"initial_time": a_time, "timezone": string(100)}),
    "datetimepicker": shape({}, FOCUSED | {"initial_date_time": whole(10**9, 10**10 - 1)}),
    "plain_text_input": limited(
        shape(
            {},
            TYPED_TEXT
            | {
                "initial_value": string(3000, least=0),
                "multiline": flag,
                "min_length": whole(0, 3000),
                "max_length": whole(1, 3000),
            },
        ),
        "min_length",
        "max_length",
    ),
    "number_input": limited(
        shape(
            {"is_decimal_allowed": flag},
            TYPED_TEXT
            | {"initial_value": a_number_text, "min_value": a_number_text, "max_value": a_number_text},
        ),
        "min_value",
        "max_value",
    ),
    "email_text_input": shape({}, TYPED_TEXT | {"initial_value": string(3000, least=0)}),
    "url_text_input": shape({}, TYPED_TEXT | {"initial_value": string(3000, least=0)}),
    "image": shape({"image_url": string(3000), "alt_text": string(2000)}),
}

PICKERS = ("datepicker", "timepicker", "radio_buttons", "checkboxes")
SELECTS = ("static_select", "users_select", "conversations_select", "channels_select")
MULTI_SELECTS = ("multi_static_select", "multi_users_select", "multi_conversations_select")


def of(*kinds: str) -> Rule:
    """One of these elements."""
    return by_type({kind: ELEMENTS[kind] for kind in kinds})


in_section = of("button", "overflow", "image", *PICKERS, *SELECTS, *MULTI_SELECTS)
in_actions = of("button", "overflow", "datetimepicker", *PICKERS, *SELECTS)
in_input = of(
    "plain_text_input",
    "number_input",
    "email_text_input",
    "url_text_input",
    "datetimepicker",
    *PICKERS,
    *SELECTS,
    *MULTI_SELECTS,
)
in_context = by_type(
    {"image": ELEMENTS["image"], "mrkdwn": words(3000, EITHER), "plain_text": words(3000, EITHER)}
)
