"""The first hello (words.md, T1)."""

from bot.slack import ids
from bot.slack.blocks import Element, actions, button, section
from bot.slack.message import Message
from bot.slack.privacy_views import host
from bot.slack.text import escape

BANNER = "Hello. One button gets you started."
WHAT = "I help you turn one career wish into small promises you keep, with one person you choose beside you."
SENDS = (
    "What I send: a check-in once a week, and a short reminder on days with a promise still open. "
    "At most 3 messages a day; every kind can be moved or stopped."
)
SEES = (
    "Who sees it: I show what you write to nobody until you choose a person and what they see. "
    "I run on your company's Slack, looked after by {}. /goal privacy says what that means."
)
HOW = "No commands to learn: you can write to me here, for example “log 1 workshop”."


def welcome(name: str, host_contact: str) -> Message:
    """The first hello, once; `name` is the person's, `host_contact` who looks after the bot."""
    hello = f"Hello {escape(name)}." if name else "Hello."
    lines = [f"{hello} {WHAT}", SENDS, SEES.format(host(host_contact)), HOW]
    buttons = welcome_buttons()
    labels = " ".join(f"[{each['text']['text']}]" for each in buttons)
    return Message("\n".join((BANNER, *lines, labels)), (*map(section, lines), actions(*buttons)))


def welcome_buttons() -> list[Element]:
    """The doors of the first hello."""
    return [
        button("I have a goal", ids.GOAL_NEW, primary=True),
        button("What I can do", ids.HELP_OPEN),
    ]
