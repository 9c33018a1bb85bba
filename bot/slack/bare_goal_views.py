"""A goal that has no promise yet, mentioned once."""

from bot.domain.deliveries import Kind
from bot.domain.goals import Goal
from bot.slack import ids
from bot.slack.blocks import actions, button, overflow, section
from bot.slack.message import Message
from bot.slack.text import escape
from bot.slack.why_views import why_option


def message(goal: Goal, *, settled: bool = False) -> Message:
    """The mention; `settled`: there is nothing to write any more. Its first sentence has nobody's words."""
    name = f"*{goal.number} {escape(goal.short_name)}*"
    menu = overflow("no promise", why_option(Kind.NO_PROMISE))
    if settled:
        words = f"This goal needs no first promise any more. It is {name}."
        return Message(words, (section(words), actions(menu)))
    words = (
        f"One goal has no promise yet. It is {name}; a goal moves by small promises. What will you do, and "
        "how often? I mention this once."
    )
    write = button("Write a promise", ids.PLAN_NEW, str(goal.id), primary=True)
    return Message(f"{words} [Write a promise]", (section(words), actions(write, menu)))
