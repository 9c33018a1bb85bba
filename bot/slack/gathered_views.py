"""What others said, as whoever asked reads it: one ask, all of them, the news that there is something."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from bot.domain.ask_facts import AskLine, AskPage, GatheringOnHome, GatheringPage
from bot.domain.gathering import UNNAMED_LEAST, Line, Note, Question, Shows
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    header,
    modal,
    quote,
    section,
)
from bot.slack.partner_text import name_of, spoken
from bot.slack.request_views import waiting_line
from bot.slack.text import cut, day, escape, listed

TITLE = "What others say"
LABELS = {
    Question.STRENGTHS: "Strengths",
    Question.WEAKNESSES: "Weaknesses",
    Question.SKILLS: "Skills",
    Question.EXPERIENCE: "Experience or training",
}
PUT = "Put on my list"
WAITING_SHOWN = 5
"""Requests on Home; as they are answered, the next come."""
ASKS_SHOWN = 40
"""Rounds of questions on the page before it says how many more there were."""
NOTES_SHOWN = 40
"""Notes on the page before it says how many more there are."""
TELLER_SHOWN = 40
STEP_SHOWN = 80


def page(facts: AskPage) -> View:
    """One ask: what is shown of its answers, each with the click that puts it on the list."""
    who = _receivers(facts.receivers)
    back = day(facts.ask.back_on, facts.today)
    blocks: list[Block] = [
        section(f"Your next step: {escape(facts.ask.step)}"),
        context(f"Asked: {who}. Answers by {back}."),
        *_unreached(facts.unreached),
        section(_standing(facts.gathered.shows, len(facts.gathered.by_person), back)),
        *_named(facts),
        *_together(facts),
        actions(*ways_on()),
    ]
    return modal(TITLE, "page", blocks)


def overview(facts: GatheringPage) -> View:
    """Everything somebody gathered, and three ways to add to it."""
    blocks: list[Block] = [
        section("What others say of your strengths and of what would help, beside what you think yourself."),
        actions(
            button("Ask people", ids.ASK_OPEN),
            button("Note what I was told", ids.TOLD_OPEN),
            button("My own view", ids.TOLD_OWN),
        ),
    ]
    if facts.own is not None:
        blocks.append(section("*Your own view* of yourself", _reads(facts.own, "your own view")))
    if facts.to_compare:
        words = "Everything question by question, your own words first."
        blocks.append(section(words, button("Side by side", ids.GATHERED_BESIDE)))
    if facts.asks:
        blocks += [header("Asked"), *_asks(facts)]
    if facts.notes:
        blocks += [header("Told to you"), *_notes(facts)]
    if not facts.asks and not facts.notes:
        blocks.append(section("Nothing yet. Who has been where you want to go?"))
    blocks.append(actions(button("My list", ids.ITEM_LIST)))
    blocks.append(context("Only you see this page. Answers stand here and in no message."))
    if facts.refuses:
        words = "You get no such questions yourself."
        blocks.append(section(words, button("Let them in again", ids.REQUEST_TAKE_AGAIN)))
    return modal(TITLE, "page", blocks)


def lines(shown: Sequence[Line], about: UUID, on_list: frozenset[str], of: str, *, note: bool) -> list[Block]:
    """Lines of one person, each under its question, with the click that puts it on the list.

    `about` is the note or the ask they stand in, `of` says whose they are to who hears the button.
    """
    action = ids.TOLD_LIST if note else ids.GATHERED_LIST
    return [
        block
        for line in shown
        for block in _line(
            line,
            LABELS[line.question],
            line.handle in on_list,
            button(
                PUT,
                action,
                f"{about} {line.handle}",
                spoken=f"{PUT}: {LABELS[line.question]}, {of}",
            ),
        )
    ]


def ways_on() -> list[Element]:
    """Where the pages of what was said lead."""
    return [button("Side by side", ids.GATHERED_BESIDE), *ways_back()]


def ways_back() -> list[Element]:
    """The same, for the page that has everything side by side."""
    return [button("All of it", ids.GATHERED_OPEN), button("My list", ids.ITEM_LIST)]


def on_home(facts: GatheringOnHome) -> list[Block]:
    """The way to what somebody gathered, one line; nothing before the first."""
    if facts.shown:
        words = "Others answered your questions. One click puts a line on your list."
    elif facts.notes:
        words = "You noted what others told you. One click puts a line on your list."
    elif facts.asks:
        words = "Your questions are with others."
    elif facts.own:
        words = "You wrote down how you see yourself. Others may see more."
    elif facts.asked:
        words = "Your questions are closed. You can ask others."
    else:
        return []
    return [section(words, button("What others say", ids.GATHERED_OPEN))]


def waiting(facts: GatheringOnHome) -> list[Block]:
    """What others ask of the reader, the oldest first."""
    return [waiting_line(place, each) for place, each in enumerate(facts.waiting[:WAITING_SHOWN], start=1)]


def _named(facts: AskPage) -> list[Block]:
    blocks: list[Block] = []
    for place, (person_id, shown) in enumerate(facts.gathered.by_person.items(), start=1):
        who = facts.tellers[person_id]
        name = spoken(who, "")
        blocks.append(header(name) if name else section(f"*{name_of(who, who.slack_user_id)}*"))
        blocks += lines(shown, facts.ask.id, facts.listed, f"{name} {place}".strip(), note=False)
    return blocks


def _together(facts: AskPage) -> list[Block]:
    blocks: list[Block] = []
    for question in Question:
        shown = [line for line in facts.gathered.together if line.question is question]
        blocks += [header(LABELS[question])] if shown else []
        for place, line in enumerate(shown, start=1):
            words = f"{place} of {len(shown)}"
            value, heard = f"{facts.ask.id} {line.handle}", f"{PUT}: {LABELS[question]}, {words}"
            click = button(PUT, ids.GATHERED_LIST, value, spoken=heard)
            blocks += _line(line, words, line.handle in facts.listed, click)
    return blocks


def _line(line: Line, label: str, on_list: bool, click: Element) -> list[Block]:  # noqa: FBT001 — a fact
    """What was said, under what it is about."""
    head = section(f"*{label}*, on your list") if on_list else section(f"*{label}*", click)
    return [head, quote(line.words)]


def _unreached(slack_user_ids: Sequence[str]) -> list[Block]:
    if not slack_user_ids:
        return []
    return [context(f"Slack did not let me write to {_receivers(slack_user_ids)}.")]


def _standing(shows: Shows, count: int, back: str) -> str:
    """How far the answers are shown, plainly."""
    match shows:
        case Shows.GIVEN if count:
            return f"Answers stand here as they come; whoever wrote one can change it until {back}."
        case Shows.GIVEN:
            return "No answer yet. You are not told who says no."
        case Shows.LATER:
            return (
                f"Answers without names are shown together after {back}, if at least {UNNAMED_LEAST} write."
            )
        case Shows.TOO_FEW:
            return (
                f"Fewer than {UNNAMED_LEAST} people answered, so nothing is shown, as each of them was told."
            )
        case Shows.TOGETHER:
            return "Everything together, in mixed order, without names."


def _asks(facts: GatheringPage) -> Iterator[Block]:
    for place, line in enumerate(facts.asks[:ASKS_SHOWN], start=1):
        yield _ask_line(place, line, facts)
    if (rest := len(facts.asks) - ASKS_SHOWN) > 0:
        yield context(f"And {rest} older rounds; what came of the newest {ASKS_SHOWN} stands here.")


def _ask_line(place: int, line: AskLine, facts: GatheringPage) -> Block:
    who = _receivers(line.receivers)
    back = day(line.ask.back_on, facts.today)
    step = cut(escape(line.ask.step), STEP_SHOWN)
    states = {
        Shows.GIVEN: f"{line.shown} answered." if line.shown else "No answer here yet.",
        Shows.LATER: f"Shown together after {back}.",
        Shows.TOO_FEW: f"Fewer than {UNNAMED_LEAST} answered; nothing is shown.",
        Shows.TOGETHER: "The answers are there.",
    }
    read = button("Read", ids.ASK_READ, str(line.ask.id), spoken=f"Read what round {place} brought")
    return section(f"*{step}*: asked {who}, answers by {back}. {states[line.shows]}", read)


def _notes(facts: GatheringPage) -> Iterator[Block]:
    for place, note in enumerate(facts.notes[:NOTES_SHOWN], start=1):
        teller = cut(escape(note.teller), TELLER_SHOWN) or "Somebody"
        when = day(note.noted_at.date(), facts.today)
        yield section(f"*{teller}*, noted {when}", _reads(note, f"note {place}"))
    if (rest := len(facts.notes) - NOTES_SHOWN) > 0:
        yield context(f"And {rest} older ones; delete what you no longer need to see them.")


def _reads(note: Note, heard: str) -> Element:
    return button("Read", ids.TOLD_READ, str(note.id), spoken=f"Read {heard}")


def _receivers(slack_user_ids: Sequence[str]) -> str:
    """All of them by Slack's own mention, which pings nobody here: a name would tell whom the bot has met."""
    return listed([f"<@{each}>" for each in slack_user_ids])
