"""The first hello, its doors, and the way of who wants to be led (words.md, T1)."""

from bot.domain.career_facts import CareerFacts
from bot.domain.roadmap import next_step
from bot.slack import ids, roadmap_views
from bot.slack.blocks import Element, View, actions, button, modal, section
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
    lines = hello(name, host_contact)
    buttons = [*doors(), button("Not now", ids.WELCOME_LATER)]
    labels = " ".join(f"[{each['text']['text']}]" for each in buttons)
    return Message("\n".join((BANNER, *lines, labels)), (*map(section, lines), actions(*buttons)))


def hello(name: str, host_contact: str) -> list[str]:
    """Its words."""
    greeting = f"Hello {escape(name)}." if name else "Hello."
    return [f"{greeting} {WHAT}", SENDS, SEES.format(host(host_contact)), HOW]


def doors() -> list[Element]:
    """The two doors of the first hello."""
    return [
        button("I have a goal", ids.GOAL_NEW, primary=True),
        button("Help me find one", ids.WELCOME_FIND),
    ]


def way(facts: CareerFacts) -> View:
    """*Help me find one* for who has begun: what is behind them, what is ahead, and the next step."""
    if next_step(facts.roadmap) is None:
        return modal("My way", "page", [section("Every step is behind you. What you promised goes on.")])
    return modal(
        "My way", "page", [*roadmap_views.checklist(facts.roadmap), *roadmap_views.leads_on(facts.roadmap)]
    )


def opener() -> Message:
    """The way, one press away: a message can't open it."""
    words = "One press shows where you are on your way, and your next step."
    row = actions(button("My next step", ids.WELCOME_FIND, primary=True))
    return Message(f"{words} [My next step]", (section(words), row))


def later() -> Message:
    """*Not now*: nothing comes."""
    return Message(
        "All right. I send nothing until you begin. Whenever you like: write to me here, open Home above, or "
        "type /goal."
    )
