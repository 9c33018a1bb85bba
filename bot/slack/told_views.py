"""Notes of what somebody was told outside Slack, and their own view: the forms, and one note to read."""

from collections.abc import Mapping

from bot.domain.ask_facts import NotePage
from bot.domain.gathering import TELLER_MAX, TOLD_MAX, Note, Question, Told
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    confirm,
    context,
    field,
    modal,
    section,
    text_input,
)
from bot.slack.gathered_views import TITLE, lines, ways_on
from bot.slack.inputs import kept
from bot.slack.payloads import pack
from bot.slack.text import day, escape

TELLER = "teller"
_TOLD = {
    Question.STRENGTHS: "Your strengths, in their words",
    Question.WEAKNESSES: "What holds you back",
    Question.SKILLS: "Skills that would help",
    Question.EXPERIENCE: "Experience or training that would help",
}
_OWN = {
    Question.STRENGTHS: "Your strengths, as you see them",
    Question.WEAKNESSES: "What holds you back, as you see it",
    Question.SKILLS: "Skills you would like to have",
    Question.EXPERIENCE: "Experience or training you would like",
}


def form(note: Note | None = None) -> View:
    """A new note, or one to change."""
    told = note.told if note else Told()
    who = text_input(note.teller if note else "", placeholder="My old manager", max_length=TELLER_MAX)
    blocks: list[Block] = [
        field(TELLER, "Who told you?", who, hint="Only you see it; nobody is told."),
        *_fields(_TOLD, told),
    ]
    metadata = pack(note=str(note.id)) if note else ""
    return modal("What I was told", ids.TOLD_FORM, blocks, submit="Save", close="Cancel", metadata=metadata)


def own_form(note: Note | None) -> View:
    """One's own view, as far as it is written."""
    blocks = [
        section("What you think yourself, to lay beside what others say. Only you see it."),
        *_fields(_OWN, note.told if note else Told()),
    ]
    return modal("My own view", ids.TOLD_OWN_FORM, blocks, submit="Save", close="Cancel")


def page(facts: NotePage) -> View:
    """One note, each line with the click that puts it on the list."""
    note = facts.note
    who = "Your own view" if note.own else f"{escape(note.teller) or 'Somebody'} told you"
    change = button("Change", ids.TOLD_OWN if note.own else ids.TOLD_CHANGE, str(note.id))
    sure = confirm("Delete it?", "Lines that are on your list stay there.", "Delete", "Keep")
    row = [
        change,
        button("Delete", ids.TOLD_FORGET, str(note.id), confirm=sure),
        *ways_on(),
    ]
    blocks: list[Block] = [
        section(f"*{who}*"),
        context(f"Noted {day(note.noted_at.date(), facts.today)}. Only you see it."),
        *lines(facts.lines, note.id, facts.listed, "this note", note=True),
        actions(*row),
    ]
    return modal(TITLE, "page", blocks)


def _fields(labels: Mapping[Question, str], told: Told) -> list[Block]:
    return [
        kept(
            field(
                question.value,
                label,
                text_input(told.said.get(question, ""), multiline=True, max_length=TOLD_MAX),
                optional=True,
            )
        )
        for question, label in labels.items()
    ]
