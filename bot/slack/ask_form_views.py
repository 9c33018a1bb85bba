"""The form to ask others, its exact preview, and that it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.ask_facts import AskDraft, Asked
from bot.domain.gathering import LINE_MAX, PEOPLE_MOST, STEP_MAX, UNNAMED_LEAST, asked_once
from bot.domain.people import Introduction
from bot.domain.roadmap import NOTHING_YET, RoadmapFacts
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    context,
    date_input,
    divider,
    field,
    modal,
    radio,
    section,
    text_input,
)
from bot.slack.form_values import FormValues
from bot.slack.inputs import kept, several_people
from bot.slack.message import Message
from bot.slack.partner_text import NAME_MAX
from bot.slack.payloads import pack
from bot.slack.request_text import questions
from bot.slack.request_views import fingerprint, offer
from bot.slack.roadmap_views import leads_on
from bot.slack.text import cut, day, escape, listed

PEOPLE, STEP, LINE, BACK, NAMES = "people", "step", "line", "back", "names"
TITLE = "Ask for feedback"
NAMED, UNNAMED = "named", "unnamed"
OWN_GOAL = "Your career goal as you wrote it for yourself. They read what stands here; change it as you like."
_NAMES = (
    Choice(NAMED, "Shown to me, with each answer as it comes"),
    Choice(UNNAMED, "Not shown: all answers together, on the day"),
)


@dataclass(frozen=True, slots=True)
class AskFilled:
    """What stands in the form; the people by Slack's ids."""

    who_all: tuple[str, ...] = ()
    step: str = ""
    line: str = ""
    named: bool = True
    back_on: date | None = None


def filled_in(values: FormValues) -> AskFilled:
    """What was put in; of somebody named twice once."""
    return AskFilled(
        who_all=asked_once(values.people(PEOPLE)),
        step=" ".join(values.text(STEP).split()),
        line=values.text(LINE),
        named=values.choice(NAMES) != UNNAMED,
        back_on=values.day(BACK),
    )


def start(draft: AskDraft, who_all: Sequence[str] = ()) -> View:
    """The form as it opens."""
    return form(draft, AskFilled(who_all=tuple(who_all), step=draft.step))


def form(draft: AskDraft, filled: AskFilled, preview: Asked | None = None) -> View:
    """Whom, about what, by when; and, once it is filled, word for word what each of them gets."""
    blocks: list[Block] = _preview(preview) if preview is not None else _first(draft)
    is_own_goal = not draft.has_asked and bool(draft.step) and filled.step == draft.step
    blocks += [
        field(
            PEOPLE,
            "Who has been where you want to go?",
            several_people(filled.who_all, PEOPLE_MOST),
            hint=f"Up to {PEOPLE_MOST} people. Each gets one message and at most one reminder; "
            "you are not told who says no.",
        ),
        kept(
            field(
                STEP,
                "Your next step",
                text_input(filled.step, placeholder="leading a team", max_length=STEP_MAX),
                hint=OWN_GOAL if is_own_goal else "They read it as you write it.",
            )
        ),
        kept(
            field(
                LINE,
                "A personal line",
                text_input(filled.line, multiline=True, max_length=LINE_MAX),
                hint="Why you ask them.",
                optional=True,
            )
        ),
        field(BACK, "By when would you like their answers?", date_input(filled.back_on or draft.back_on)),
        field(
            NAMES,
            "Their names",
            radio(_NAMES, NAMED if filled.named else UNNAMED),
            hint=f"Unnamed answers are shown when at least {UNNAMED_LEAST} people have answered; else to "
            "nobody. Each person is told before they write.",
        ),
    ]
    shown = pack(shown=fingerprint(preview)) if preview is not None else ""
    submit = "Send" if preview is not None else "Preview"
    return modal(TITLE, ids.ASK_FORM, blocks, submit=submit, close="Cancel", metadata=shown)


def sent(asked: Asked, way: RoadmapFacts = NOTHING_YET) -> View:
    """The questions are on their way; who is led from step to step is led on."""
    when = day(asked.ask.back_on, asked.today)
    comes = (
        "Each answer is yours to read as it comes; I tell you."
        if asked.ask.named
        else f"After {when} I tell you whether there are answers to read."
    )
    words = f"On the way to {people(asked.people)}, each at an hour that is not quiet for them. {comes}"
    row = actions(button("What others say", ids.GATHERED_OPEN))
    on = leads_on(way) if way.on_the_way else []
    return modal(TITLE, "page", [section(words), row, *on], close="Done")


def opener(who_all: Sequence[Introduction]) -> Message:
    """A button for the form: a message cannot open one (Slack reference: trigger ids)."""
    words = "The questions are sent from a form, which a message can't open. One press does."
    value = " ".join(who.slack_user_id for who in who_all)
    row = actions(button("Ask for feedback", ids.ASK_OPEN, value, primary=True))
    return Message(f"{words} [Ask for feedback]", (section(words), row))


def people(who_all: Sequence[Introduction]) -> str:
    """Their names, for mrkdwn."""
    return listed([cut(escape(who.name), NAME_MAX) or f"<@{who.slack_user_id}>" for who in who_all])


def _first(draft: AskDraft) -> list[Block]:
    if not draft.has_asked:
        return []
    words = "What came of the questions you sent before stands here."
    return [section(words, button("What others say", ids.GATHERED_OPEN))]


def _preview(preview: Asked) -> list[Block]:
    asked = " ".join(questions(preview.asker).values())
    gets = "gets" if len(preview.people) == 1 else "each get"
    return [
        section(f"{people(preview.people)} {gets} this, word for word:"),
        *offer(preview),
        context(f"The form they answer in asks: {escape(asked)}"),
        section("Send it, or change it below and see it again."),
        divider(),
    ]
