"""Twelve weeks of a goal: asked, answered in a form, and what came of it."""

from bot.domain import look_backs
from bot.domain.deliveries import Kind
from bot.domain.look_backs import LEARNT_MAX, LookBackFacts, StillTrue
from bot.slack import ids, inputs
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    context,
    field,
    modal,
    overflow,
    radio,
    section,
    text_input,
)
from bot.slack.career_views import own_words
from bot.slack.goal_views import goal_line
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.promise_text import promise_line
from bot.slack.text import cut, day, escape
from bot.slack.why_views import why_option

KEPT, LEARNT, STILL_TRUE, CHOSEN = "kept", "learnt", "still_true", "what_now"
"""The blocks of the form."""
PROMISES_SHOWN = 3
LINE_MAX = 600
"""Characters of a goal's line, and of each promise's."""
CHOOSE = "Choose what becomes of it."
_STILL = {
    StillTrue.YES: "Yes",
    StillTrue.PARTLY: "Partly",
    StillTrue.NO: "No",
}
_NOW = {
    look_backs.Choice.KEEP: "Keep it as it is",
    look_backs.Choice.CHANGE: "Change it",
    look_backs.Choice.LET_GO: "Let it go",
}
_DONE = {
    look_backs.Choice.KEEP: "You keep it as it is.",
    look_backs.Choice.CHANGE: "You wanted to change it.",
    look_backs.Choice.LET_GO: "You wanted to let it go.",
}


def message(facts: LookBackFacts) -> Message:
    """The question, or what was answered; nobody's words in its first sentence."""
    chosen = facts.look_back.chosen
    look_back_id = str(facts.look_back.id)
    menu = overflow("look_back", why_option(Kind.LOOK_BACK))
    if chosen is not None:
        words = f"You have looked back. {_about(facts)}: {_DONE[chosen][:1].lower()}{_DONE[chosen][1:]}"
        again = button("See what I said", ids.LOOK_BACK_OPEN, look_back_id)
        return Message(words, (section(words), actions(again, menu)))
    opening = f"Time to look back, for about two minutes. {_about(facts)}."
    ask = "What do you keep, what have you learnt, is your reason still true?"
    lines = [opening, *_lines(facts), ask]
    row = actions(
        button("Look back", ids.LOOK_BACK_OPEN, look_back_id, primary=True),
        button("Keep it as it is", ids.LOOK_BACK_KEEP, look_back_id),
        menu,
    )
    return Message("\n".join(lines), (*map(section, lines), row))


def form(facts: LookBackFacts) -> View:
    """What is kept and learnt, whether the reason still holds, and what becomes of the goal."""
    look_back = facts.look_back
    still = [Choice(each.value, label) for each, label in _STILL.items()]
    now = [Choice(each.value, label) for each, label in _NOW.items()]
    blocks: list[Block] = [
        *map(section, _lines(facts)),
        _words(KEPT, "What do you want to keep?", look_back.kept),
        _words(LEARNT, "What have you learnt?", look_back.learnt),
        *own_words(facts.why),
        field(
            STILL_TRUE,
            "Is your reason for it still true?",
            radio(still, look_back.still_true.value if look_back.still_true else None),
            optional=True,
        ),
        field(CHOSEN, "What now?", radio(now, (look_back.chosen or look_backs.Choice.KEEP).value)),
        context("Only you see what you write here."),
    ]
    return modal(
        "Look back",
        ids.LOOK_BACK_FORM,
        blocks,
        submit="Save",
        close="Cancel",
        metadata=pack(look_back=str(look_back.id)),
    )


def saved(facts: LookBackFacts) -> View:
    """What stands after the form, where the goal goes on as it is."""
    lines = [f"Saved. {_about(facts)}.", "It goes on as it is. In twelve weeks I ask again."]
    return modal("Look back", "page", list(map(section, lines)), close="Done")


def kept(facts: LookBackFacts) -> Message:
    """The goal goes on, by one press."""
    return Message(f"Goal {facts.goal.number} goes on as it is. In twelve weeks I ask again.")


def _words(block: str, label: str, initial: str) -> Block:
    typed = text_input(initial, multiline=True, max_length=LEARNT_MAX)
    return inputs.kept(field(block, label, typed, optional=True))


def _about(facts: LookBackFacts) -> str:
    weeks = facts.look_back.number * (look_backs.EVERY.days // 7)
    return (
        f"{weeks} weeks of *{escape(facts.goal.short_name)}*, since {day(facts.goal.starts_on, facts.today)}"
    )


def _lines(facts: LookBackFacts) -> list[str]:
    locale = facts.profile.person.locale
    lines = [cut(goal_line(facts.facts, locale), LINE_MAX)]
    promises = facts.facts.promises[:PROMISES_SHOWN]
    return [*lines, *(f"• {cut(promise_line(each, locale), LINE_MAX)}" for each in promises)]
