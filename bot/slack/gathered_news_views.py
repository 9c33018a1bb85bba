"""What somebody who asked others is told: an answer is there, the day is over, a question reached nobody."""

from bot.domain.ask_facts import Unreached
from bot.domain.deliveries import Kind
from bot.domain.gathering import UNNAMED_LEAST, Ask, Shows
from bot.domain.people import Person
from bot.slack import ids
from bot.slack.blocks import Element, actions, button, overflow, section
from bot.slack.message import Message
from bot.slack.partner_text import name_of
from bot.slack.why_views import why_option


def came(ask: Ask, who: Person) -> Message:
    """A named answer is there; no word of it."""
    name = name_of(who, who.slack_user_id)
    words = f"{name} answered your questions. Only you can read it, on a page of its own."
    return _news(words, button("Read it", ids.ASK_READ, str(ask.id), primary=True))


def day_is_over(ask: Ask, shows: Shows) -> Message:
    """The date of unnamed answers is over: they are there, or too few."""
    if shows is Shows.TOGETHER:
        words = (
            f"The answers to your questions are there. At least {UNNAMED_LEAST} people wrote; you see "
            "everything together, in mixed order, without names."
        )
        return _news(words, button("Read them", ids.ASK_READ, str(ask.id), primary=True))
    words = (
        f"Fewer than {UNNAMED_LEAST} people answered your questions, so nothing is shown; each of them was "
        "told that before. You can ask others."
    )
    return _news(words, button("Ask people", ids.ASK_OPEN))


def not_reached(facts: Unreached) -> Message:
    """Slack let nothing through to one of the people; that is no answer of theirs, so it can be told."""
    words = (
        f"Slack did not let me write to <@{facts.receiver_slack_id}>, so your questions did not reach them."
    )
    if facts.shows_nothing:
        words += (
            f" Answers without names are shown from {UNNAMED_LEAST} people on, and fewer are left, so none "
            "will be shown of this round."
        )
    return _news(f"{words} You can ask somebody else.", button("Ask people", ids.ASK_OPEN))


def _news(words: str, click: Element) -> Message:
    row = actions(click, overflow("gathered", why_option(Kind.GATHERED)))
    return Message(words, (section(words), row))
