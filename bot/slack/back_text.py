"""What is said first to somebody who is back, or to whom the bot is, in a message that is due anyway."""

from datetime import date

from bot.domain.absences import Lost
from bot.slack.blocks import section
from bot.slack.career_views import remind_button
from bot.slack.message import Message
from bot.slack.text import day, span


def welcomed(message: Message, lost: Lost, today: date, *, reminds: bool = False) -> Message:
    """The message with a welcome on top; its own first line stays what a lock screen shows.

    `reminds`: with a button to their own words, for who has written down why.
    """
    words = welcome_words(lost, today)
    banner, _, rest = message.text.partition("\n")
    label = "[Remind me why]" if reminds else ""
    text = "\n".join(part for part in (banner, f"{words} {label}".strip(), rest) if part)
    top = section(words, remind_button() if reminds else None)
    return Message(text, (top, *(message.blocks or (section(message.text),))))


def welcome_words(lost: Lost, today: date) -> str:
    """Welcome back, and what that means; nobody is asked where they were."""
    first, last = lost.days.first, lost.days.last
    days = f"on {day(first, today)}" if first == last else f"from {span(first, last, today)}"
    why = ", when I was not running" if lost.by_bot else ""
    return f"Welcome back. Nothing was counted {days}{why}."
