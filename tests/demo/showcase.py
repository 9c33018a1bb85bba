"""Blocks and forms with one of everything that the page can draw."""

from typing import Any

from tests.demo.bolt_app import button, form, plain, row, section

Json = dict[str, Any]


def option(words: str, value: str) -> Json:
    return {"text": plain(words), "value": value}


FRIENDS = [option("Two", "2"), option("Three", "3")]
SURE = {
    "title": plain("Stop it?"),
    "text": plain("It stays in your list."),
    "confirm": plain("Stop"),
    "deny": plain("Back"),
}


def chart(kind: str) -> Json:
    weeks = ["9 Mar", "16 Mar", "23 Mar"]
    series = [
        {
            "name": name,
            "data": [{"label": week, "value": value} for week, value in zip(weeks, values, strict=True)],
        }
        for name, values in (("Feedback", [2, 5, 3]), ("Talks", [1, 0, 2]))
    ]
    return {
        "type": "data_visualization",
        "title": f"A {kind} of your weeks",
        "chart": {"type": kind, "series": series, "axis_config": {"categories": weeks}},
    }


def pie() -> Json:
    parts = [{"label": "Kept", "value": 5}, {"label": "Missed", "value": 2}]
    return {"type": "data_visualization", "title": "Promises", "chart": {"type": "pie", "segments": parts}}


def number(words: str) -> Json:
    return {"type": "raw_number", "value": int(words), "text": words}


def cell(words: str) -> Json:
    return {"type": "raw_text", "text": words}


TABLE: Json = {
    "type": "data_table",
    "caption": "Your promises",
    "rows": [
        [cell("Promise"), cell("Done")],
        [cell("Ask for feedback"), number("3")],
        [cell("Write <notes>"), number("1")],
    ],
}


def styled(words: str, *styles: str) -> Json:
    return {"type": "text", "text": words, "style": dict.fromkeys(styles, True)}


RICH: Json = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                styled("Well done", "bold", "italic"),
                {"type": "text", "text": " "},
                {"type": "user", "user_id": "U01ADA"},
                {"type": "channel", "channel_id": "C01GENERAL"},
                {"type": "usergroup", "usergroup_id": "S01"},
                {"type": "broadcast", "range": "here"},
                {"type": "emoji", "name": "seedling"},
                {"type": "link", "url": "https://example.org/plan", "text": "the plan"},
                {"type": "date", "timestamp": 1773043200, "format": "{date}", "fallback": "9 March"},
                {"type": "color", "value": "#1f4d45"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "offset": 2,
            "elements": [{"type": "rich_text_section", "elements": [styled("third", "strike")]}],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [styled("a point", "code")]}],
        },
        {"type": "rich_text_quote", "elements": [styled("as you said", "underline")]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a < b"}]},
    ],
}


def message() -> list[Json]:
    """A message with every block a message can have."""
    overflow = {
        "type": "overflow",
        "action_id": "more",
        "options": [option("Pause", "pause"), option("Stop", "stop")],
    }
    return [
        {"type": "header", "text": plain("Your week, Ada")},
        section(
            "*Run 3 workshops* by 30 June, with <@U01GRACE>\n> I want to teach\n"
            "See <https://example.org|notes>, `v1`"
        )
        | {"accessory": overflow},
        {
            "type": "section",
            "fields": [
                {"type": "mrkdwn", "text": "*Done*\n2 of 3"},
                {"type": "mrkdwn", "text": "*Next*\n_Thursday_"},
            ],
        },
        row(
            button("Log 1", "log", value="goal-1", style="primary"),
            button("Stop", "stop", style="danger", confirm=SURE),
            button("Read", "read", url="https://example.org"),
            {
                "type": "static_select",
                "action_id": "count",
                "placeholder": plain("How many"),
                "options": FRIENDS,
            },
            {"type": "datepicker", "action_id": "day", "initial_date": "2026-03-09"},
        ),
        {"type": "divider"},
        RICH,
        TABLE,
        chart("bar"),
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "Only *you* see this."}, picture()]},
        {"type": "markdown", "text": "Plain words"},
        {
            "type": "image",
            "title": plain("A hill"),
            "image_url": "https://example.org/a.png",
            "alt_text": "A hill",
        },
    ]


def picture() -> Json:
    return {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "A small sign"}


def field(block_id: str, label: str, kind: str, **more: Any) -> Json:
    element = {"type": kind, "action_id": f"{block_id}-in", **more}
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": element,
        "optional": True,
    }


def every_input() -> Json:
    """A modal with every input a form can have."""
    return form(
        field(
            "why",
            "Why does it matter?",
            "plain_text_input",
            multiline=True,
            placeholder=plain("In your words"),
        ),
        field("times", "How many times?", "number_input", is_decimal_allowed=False, min_value="1")
        | {"hint": plain("A whole number")},
        field("mail", "Mail", "email_text_input"),
        field("site", "Address", "url_text_input"),
        field("pace", "How often?", "radio_buttons", options=FRIENDS, initial_option=FRIENDS[0]),
        field("days", "Which days?", "checkboxes", options=FRIENDS, initial_options=FRIENDS[1:]),
        field("kind", "Kind", "static_select", options=FRIENDS, initial_option=FRIENDS[1]),
        field("kinds", "Kinds", "multi_static_select", options=FRIENDS),
        field("who", "Who?", "users_select", initial_user="U01GRACE"),
        field("group", "Which people?", "multi_users_select"),
        field("rooms", "Which channels?", "multi_conversations_select"),
        field("where", "Where?", "conversations_select"),
        field("when", "When?", "datepicker", initial_date="2026-06-30"),
        field("hour", "What time?", "timepicker", initial_time="09:30"),
    )
