"""The form for promises in plain words, and what it asks first: for which goal."""

from collections.abc import Sequence

from bot.domain.goals import WORDS_MAX, Goal
from bot.domain.plan_facts import NoGoalYet, PlanForm, WhichGoal
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    field,
    modal,
    numbered,
    section,
    select,
    text_input,
)
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.text import cut, escape

PROMISE = "promise"
"""The field of a promise's words; not the goal form's: Slack carries values over by block id."""
CHOICES_SHOWN = 4
"""Goals offered as buttons; a message has at most four (product.md, How it speaks)."""
NAME_ON_BUTTON = 20


def form(shown: PlanForm) -> View:
    """The form for a promise in plain words."""
    blocks: list[Block] = []
    if len(shown.goals) > 1:
        choices = [Choice(str(goal.id), f"{goal.number} {goal.short_name}") for goal in shown.goals]
        chosen = str(shown.chosen.id) if shown.chosen else None
        blocks.append(field("goal", "For which goal?", select(choices, chosen)))
    elif shown.goals:
        blocks.append(section(f"For *{escape(shown.goals[0].short_name)}*."))
    blocks.append(_words_field(shown.words))
    goal_id = str(shown.goals[0].id) if len(shown.goals) == 1 else ""
    replaces = str(shown.replaces) if shown.replaces else ""
    return modal(
        "A promise",
        ids.PLAN_FORM,
        blocks,
        submit="Next",
        metadata=pack(goal=goal_id, replaces=replaces),
    )


def first_promise(goal: Goal, lines: Sequence[str], asked: Sequence[Block] = ()) -> View:
    """The page after a goal was saved: what else is asked, and its first promise, which may wait."""
    blocks = [*map(section, lines), *asked, _words_field("", optional=True)]
    return modal("Goal saved", ids.PLAN_FORM, blocks, submit="Next", metadata=pack(goal=str(goal.id)))


def which_goal(asked: WhichGoal) -> Message:
    """Which goal a promise is for; its words are kept meanwhile."""
    shown = asked.goals[:CHOICES_SHOWN]
    buttons = [
        button(
            f"{goal.number} {cut(goal.short_name, NAME_ON_BUTTON)}",
            numbered(ids.PLAN_FOR, nth),
            f"{asked.note_id} {goal.id}",
        )
        for nth, goal in enumerate(shown)
    ]
    names = " ".join(f"[{goal.number} {escape(goal.short_name)}]" for goal in shown)
    more = (
        " Or write /goal plan with the goal's number first; /goal list shows them."
        if len(asked.goals) > len(shown)
        else ""
    )
    return Message(
        f"For which goal is this promise? {names}{more}",
        (section(f"For which goal is this promise?{more}"), actions(*buttons)),
    )


def no_goal_yet(_asked: NoGoalYet) -> Message:
    """A promise needs a goal first."""
    words = "A promise belongs to a goal, and you have none yet. Name the goal first; one button starts it."
    row = actions(button("New goal", ids.GOAL_NEW, primary=True))
    return Message(f"{words} [New goal]", (section(words), row))


def _words_field(words: str, *, optional: bool = False) -> Block:
    block = field(
        PROMISE,
        "What will you do, and how often?",
        text_input(
            words,
            multiline=True,
            placeholder="Give on-the-spot feedback to 3 people every day",
            max_length=WORDS_MAX,
        ),
        hint="Plain words do, one promise a line. I show you how I read them before they count.",
        optional=optional,
    )
    return kept(block)
