"""Who can see what, and who looks after the bot, said plainly."""

from bot.slack import ids
from bot.slack.blocks import Block, Element, View, actions, button, header, modal, section
from bot.slack.message import Message
from bot.slack.text import literal

TITLE = "Who can see what"
NO_CONTACT = "your Slack's admins"
"""Who looks after the bot where the host did not say."""


def host(contact: str) -> str:
    """Who looks after the bot, for mrkdwn."""
    return literal(contact.strip()) or NO_CONTACT


def privacy(contact: str) -> Message:
    """As a message."""
    lines = _lines(contact)
    return Message(
        "\n".join([f"{TITLE}.", *(line.replace("*", "") for line in lines)]),
        (section(f"*{TITLE}*"), *map(section, lines), actions(*_ways_on())),
    )


def privacy_page(contact: str) -> View:
    """As a page."""
    blocks: list[Block] = [header(TITLE), *map(section, _lines(contact))]
    return modal("Privacy", "page", blocks)


def _lines(contact: str) -> tuple[str, ...]:
    keeper = host(contact)
    hosts = f"That is {keeper}." if contact.strip() else "Your Slack's admins know who that is."
    return (
        (
            "*Nobody but you*: your career goal and your why, your list, your notes, and what you write in a "
            "check-in. Your goals are yours alone too, until you choose a person and what they see."
        ),
        (
            "*A partner*, once they said yes: what the two of you agreed on, goal by goal; /partner shows "
            "exactly that. A missed promise reaches them only after you saw the same words."
        ),
        (
            "*Whoever asks you four questions*: your answers, on a page of theirs. Before you write, the "
            "message says whether your name is shown; without it answers are shown from three on, together, "
            "or to nobody. Who was asked, and who said no, I tell nobody."
        ),
        (
            "*Whoever you give feedback or tell of a goal*: the very words you saw first. What you take back "
            "is deleted where it stood; feedback can be taken back for ten minutes. Your record of what you "
            "gave is yours alone, and its words are kept for a year."
        ),
        (
            "*A coach's channel*: nothing, unless you chose to show something there. Before you choose you "
            "see who reads it. Whoever chose to be named stands on a board of its coach too, which "
            "nobody else opens."
        ),
        (
            "*Anybody else, managers and HR too*: nothing. There is no list of who uses me, no view and no "
            "count by person."
        ),
        (
            "*What I cannot promise*: the owners of your Slack may be able to export messages, and whoever "
            f"hosts me can read my database. {hosts} So sensitive words stand in forms and on your Home "
            "page, and messages only lead there."
        ),
        f"*To ask more, or to have all of yours deleted*: write to {keeper}.",
    )


def _ways_on() -> list[Element]:
    return [
        button("What partners see", ids.PARTNER_OVERVIEW),
        button("Settings", ids.SETTINGS_OPEN),
    ]
