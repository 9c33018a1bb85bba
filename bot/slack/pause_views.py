"""A goal rests, and goes on."""

from bot.domain.pause_facts import Paused, PauseForm, WentOn
from bot.slack import ids
from bot.slack.blocks import Element, View, actions, button, context, date_input, field, modal, section
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.text import day, escape, span

UNTIL = "until"
"""The block of the last day."""
CHOOSE = "Choose the last day of the pause."


def form(shown: PauseForm) -> View:
    """One day to choose."""
    goal = shown.goal
    return modal(
        "Pause a goal",
        ids.PAUSE_FORM,
        [
            section(f"Goal {goal.number}, *{escape(goal.short_name)}*, rests from today on."),
            field(UNTIL, "Last day of the pause", date_input(shown.until)),
            context(
                "On these days nothing of it is asked or counted as missed. What you log counts all the "
                "same. Your other goals go on."
            ),
        ],
        submit="Pause",
        close="Cancel",
        metadata=pack(goal=str(goal.id)),
    )


def ask(shown: PauseForm) -> Message:
    """Until when is missing, and a message can open no form."""
    goal = shown.goal
    words = (
        f"Until when? Write it like /goal pause {goal.number} until friday, or choose the day. "
        f"The goal is *{escape(goal.short_name)}*."
    )
    row = actions(button("Choose the day", ids.PAUSE_OPEN, str(goal.id), primary=True))
    return Message(f"{words} [Choose the day]", (section(words), row))


def paused(facts: Paused) -> Message:
    """A goal rests."""
    words = _paused(facts)
    return Message(f"{words} [Go on now]", (section(words), actions(_go_on(facts))))


def paused_page(facts: Paused) -> View:
    """The same as the end of the form."""
    return modal("Pause a goal", "page", [section(_paused(facts)), actions(_go_on(facts))], close="Done")


def went_on(facts: WentOn) -> Message:
    """A goal goes on, or does so anyway."""
    goal = facts.goal
    name = f"It is *{escape(goal.short_name)}*."
    if facts.was_over:
        return Message(f"Goal {goal.number} is active again. {name}")
    if not facts.was_paused:
        return Message(f"Goal {goal.number} is not paused. {name}")
    if facts.days is None:
        return Message(f"Goal {goal.number} is not paused any more. {name}")
    days = span(facts.days.first, facts.days.last, facts.today)
    return Message(f"Goal {goal.number} goes on from today. Nothing of it was counted: {days}. {name}")


def _paused(facts: Paused) -> str:
    goal, days = facts.goal, facts.days
    if days.first <= facts.today:
        when = f"is paused until {day(days.last, facts.today)}, that day included"
    else:
        when = f"will be paused: {span(days.first, days.last, facts.today)}"
    return (
        f"Goal {goal.number} {when}. Nothing of *{escape(goal.short_name)}* is asked or counted as missed on "
        "these days."
    )


def _go_on(facts: Paused) -> Element:
    return button("Go on now", ids.PAUSE_END, str(facts.goal.id))
