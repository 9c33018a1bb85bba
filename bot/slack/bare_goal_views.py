"""Goals that have no promise yet, mentioned once."""

from collections.abc import Sequence

from bot.domain.deliveries import Kind
from bot.domain.goals import Goal
from bot.slack import ids
from bot.slack.blocks import Element, actions, button, overflow, section
from bot.slack.message import Message
from bot.slack.text import escape, listed
from bot.slack.why_views import why_option

NAMES_SHOWN = 10
"""Goals that are named; who makes more in a day knows where they stand."""


def message(goals: Sequence[Goal]) -> Message:
    """The mention of at least one goal. Its first sentence has nobody's words."""
    one = len(goals) == 1
    words = (
        f"{'One goal has' if one else f'{len(goals)} goals have'} no promise yet. "
        f"{'It is' if one else 'They are'} {_names(goals)}; a goal moves by small promises. What will you "
        "do, and how often? I mention this once."
    )
    # Of several the form asks which.
    write = button("Write a promise", ids.PLAN_NEW, str(goals[0].id) if one else "", primary=True)
    return Message(f"{words} [Write a promise]", (section(words), actions(write, _menu())))


def settled(goals: Sequence[Goal]) -> Message:
    """What stands where there is nothing to write any more."""
    if len(goals) == 1:
        words = f"This goal needs no first promise any more. It is {_names(goals)}."
    else:
        words = f"These goals need no first promise any more. They are {_names(goals)}."
    return Message(words, (section(words), actions(_menu())))


def _names(goals: Sequence[Goal]) -> str:
    named = [f"*{goal.number} {escape(goal.short_name)}*" for goal in goals[:NAMES_SHOWN]]
    rest = len(goals) - len(named)
    return listed([*named, *([f"{rest} more"] if rest else [])])


def _menu() -> Element:
    return overflow("no promise", why_option(Kind.NO_PROMISE))
