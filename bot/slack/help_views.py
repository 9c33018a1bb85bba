"""Help by situation, and the answer to words that lead nowhere."""

from functools import cache

from bot.slack import ids
from bot.slack.blocks import Block, Element, View, actions, button, context, modal, quote, section
from bot.slack.message import Message

TITLE = "Help"
LINES = (
    "*You want to reach something:* /goal new Run 3 workshops by 30 June; or /goal roadmap to find a goal.",
    "*You did something:* /log 1 workshop, or /log to choose; /goal undo takes it back.",
    "*You wonder where you stand:* /goal for today, /goal list for all; /checkin for the week.",
    "*It is too much, or you will be away:* /goal away until friday, /goal settings, /goal stop.",
    "*You want others with you:* /partner @grace; /ask-feedback @mentor; /goal privacy says who sees what.",
)
"""One for each situation (product.md, Ways in)."""
WRITE_TO_ME = "You can also write to me in our own conversation, without a slash: log 1 workshop."
ECHOED_MAX = 1000
"""Characters of somebody's words that are shown again, so that they can be copied."""


@cache
def help_message() -> Message:
    """Five lines by situation; drawn once, for they are the same for everybody."""
    return Message("\n".join([*_plain(LINES), WRITE_TO_ME]), tuple(_blocks()))


def help_page() -> View:
    """The same as a page."""
    return modal(TITLE, "page", _blocks())


def not_known(words: str) -> Message:
    """Words that lead nowhere: they are shown again, with the ways that are most used."""
    said = "I know no way to go with these words, so nothing was changed:"
    ways = "A goal begins with /goal new and your words, an entry with /log, days off with /goal away."
    return Message(
        f"I know no way to go with these words, so nothing was changed. {ways} /goal help shows the rest.",
        (
            section(said),
            quote(words[:ECHOED_MAX]),
            section(ways),
            actions(*_buttons()[:3], button("All I can do", ids.HELP_OPEN)),
        ),
    )


def _blocks() -> list[Block]:
    return [*map(section, LINES), context(WRITE_TO_ME), actions(*_buttons())]


def _plain(lines: tuple[str, ...]) -> list[str]:
    return [line.replace("*", "") for line in lines]


def _buttons() -> list[Element]:
    return [
        button("New goal", ids.GOAL_NEW),
        button("Log…", ids.LOG_OPEN),
        button("I'm away", ids.AWAY_OPEN),
        button("Settings", ids.SETTINGS_OPEN),
    ]
