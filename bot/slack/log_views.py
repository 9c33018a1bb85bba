"""Logging on screen: the answer, the question which one, the form (words.md, T5)."""

from decimal import Decimal

from bot.domain.goals import WORDS_MAX, Cadence, Commitment, Goal, Measure
from bot.domain.log_facts import EndedSince, LogForm, Logged, NothingToLog, WhichOne
from bot.domain.progress import meant
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    Element,
    View,
    actions,
    button,
    date_input,
    field,
    modal,
    numbered,
    option,
    overflow,
    section,
    select,
    text_input,
)
from bot.slack.career_views import own_words, remind_button
from bot.slack.end_views import choices, question
from bot.slack.goal_form_views import NUMBER_MAX
from bot.slack.goal_views import goal_line
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.plan_form_views import CHOICES_SHOWN, NAME_ON_BUTTON
from bot.slack.promise_text import kept_line, so_far, until_line
from bot.slack.text import amount, counted, cut, day, escape, sentence
from bot.slack.told_apart import told_apart

FAR_OFF = 10
"""How many times the way from baseline to target a reading may lie away before it is remarked on."""
FAR_OVER = 1000
"""From so many times what was planned on, an amount may be a slip of the finger."""
FAR = "That is far from where it began. If a digit slipped in, take it back and log it again."
MUCH = "That is far more than was planned. If a digit slipped in, take it back and log it again."


def logged(facts: Logged) -> Message:
    """What was logged and where that leaves the promise and the goal."""
    if facts.withdrawn:
        return withdrawn(facts)
    lines = lines_of(facts)
    entry_id = str(facts.entry.id)
    undo = button("Undo", ids.LOG_UNDO, entry_id)
    if facts.end is not None:
        more = overflow(
            "entry", option("Other day", ids.LOG_EDIT, entry_id), option("Add a note", ids.LOG_NOTE, entry_id)
        )
        row, labels = actions(*choices(facts.end), undo, *_reminds(facts), more), "[Reached] [Not yet] [Undo]"
    else:
        other = button("Other day", ids.LOG_EDIT, entry_id)
        over = _over(facts)
        row = actions(undo, other, button("Add a note", ids.LOG_NOTE, entry_id), *(over or _reminds(facts)))
        labels = f"[Undo] [Other day] [Add a note]{' [It is over]' if over else ''}"
    text = "\n".join(("Logged.", *lines, labels))
    return Message(text, (*map(section, lines), row))


def logged_page(facts: Logged) -> View:
    """The same as the last page of a form."""
    asked = [actions(*choices(facts.end))] if facts.end else []
    words = own_words(facts.why) if facts.back_since else []
    return modal("Logged", "page", [*map(section, lines_of(facts)), *words, *asked], close="Done")


def _reminds(facts: Logged) -> list[Element]:
    """The button to one's own words, for who is back after a miss and wrote some."""
    return [remind_button()] if facts.back_since and facts.why.has_why else []


def withdrawn(facts: Logged) -> Message:
    """An entry was taken back."""
    what = f"{_what(facts)}, {day(facts.entry.logged_on, facts.today)}"
    stands = f"It was {what}." if facts.withdrawn else f"It says {what} again."
    lines = [f"Taken back. {stands}", *_standing(facts)]
    return Message("\n".join(lines), tuple(map(section, lines)))


def ended_since(ended: EndedSince) -> Message:
    """Nothing was taken back, because the goal has ended; it can be taken up again."""
    goal = ended.goal
    on = goal.reached_on or goal.dropped_on or ended.today
    how = "is reached" if goal.reached_on else "was let go"
    when = " today" if on == ended.today else f" since {day(on, ended.today)}"
    words = (
        f"Goal {goal.number} {how}{when}, so nothing was taken back. It is *{escape(goal.short_name)}*; take "
        "it up again, and its promises run on."
    )
    again = button("Take it up again", ids.GOAL_RESUME, str(goal.id))
    return Message(f"{words} [Take it up again]", (section(words), actions(again)))


def lines_of(facts: Logged) -> list[str]:
    """An entry and what followed, in sentences."""
    when = day(facts.entry.logged_on, facts.today)
    note = f" Note: “{escape(facts.entry.note)}”" if facts.entry.note else ""
    back = (
        [f"First one since {day(facts.back_since, facts.today)}. Welcome back."] if facts.back_since else []
    )
    asked = [question(facts.end, facts.profile.person.locale)] if facts.end else []
    if _far_over(facts):
        back.append(FAR if facts.promise is None and facts.goal.goal.measure is Measure.READ else MUCH)
    return [sentence(f"Logged for {when}: {_what(facts)}") + note, *_standing(facts), *back, *asked]


def _over(facts: Logged) -> list[Element]:
    """The button that ends an occasion which goes on."""
    promise = facts.promise
    if promise is None or promise.state is None or promise.commitment.cadence is not Cadence.OCCASION:
        return []
    if promise.state.span.last <= facts.today:
        return []
    return [button("It is over", ids.OCCASION_CLOSE, str(promise.commitment.id))]


def _far_over(facts: Logged) -> bool:
    """Whether an entry is so much more than what was planned that a finger may have slipped."""
    goal = facts.goal.goal
    if facts.promise is not None:
        return facts.entry.amount >= facts.promise.commitment.need * FAR_OVER
    if goal.target is None:
        return False
    if goal.measure is Measure.READ:
        return abs(facts.entry.amount - goal.baseline) >= abs(goal.target - goal.baseline) * FAR_OFF
    return facts.entry.amount >= abs(goal.target - goal.baseline) * FAR_OVER


def which_one(asked: WhichOne) -> Message:
    """Which goal or promise a line is for; the line is kept meanwhile."""
    locale = asked.profile.person.locale
    what = amount(asked.reading.amount if asked.reading.amount is not None else Decimal(1), locale)
    shown = asked.choices[:CHOICES_SHOWN]
    labels = told_apart(shown, [cut(each.short_name, NAME_ON_BUTTON) for each in shown])
    spoken = told_apart(shown, [_spoken(each) for each in shown])
    buttons = [
        button(
            labels[place],
            numbered(ids.LOG_FOR, place),
            f"{asked.note_id} {each.id}",
            spoken=spoken[place],
        )
        for place, each in enumerate(shown)
    ]
    more = (
        f" Or name it: /log {what} {escape(asked.choices[CHOICES_SHOWN].short_name.lower())}."
        if len(asked.choices) > CHOICES_SHOWN
        else ""
    )
    if asked.reading.what and not asked.reading.matches:
        question = (
            f"I know no “{escape(cut(asked.reading.what, 60))}” among your goals. {what} of what?{more}"
        )
    else:
        done = asked.reading.done and asked.reading.amount is None
        question = f"Done with what?{more}" if done else f"{what} of what?{more}"
    names = " ".join(f"[{escape(each)}]" for each in told_apart(shown, [each.short_name for each in shown]))
    return Message(f"One question. {question} {names}", (section(question), actions(*buttons)))


def nothing_to_log(_asked: NothingToLog) -> Message:
    """There is no goal to log for."""
    words = "There is no goal yet to log for. Name one first; it takes about a minute."
    row = actions(button("New goal", ids.GOAL_NEW, primary=True))
    return Message(f"{words} [New goal]", (section(words), row))


def form(shown: LogForm) -> View:
    """The form to log with, or to change an entry."""
    entry, locale = shown.entry, shown.profile.person.locale
    blocks: list[Block] = []
    if entry is None:
        things: tuple[Commitment | Goal, ...] = (*shown.plan.commitments, *shown.plan.goals)
        wanted = meant([each.id for each in things], shown.plan)
        offered = [each for each in things if each.id in wanted]
        labels = told_apart(offered, [_spoken(each) for each in offered])
        choices = [Choice(str(each.id), label) for each, label in zip(offered, labels, strict=True)]
        target = str(shown.target) if shown.target in wanted else None
        if target is None and len(choices) == 1:
            target = choices[0].value
        blocks.append(field("target", "For what?", select(choices, target)))
    blocks += [
        field(
            "amount",
            "How many or how much?",
            text_input(amount(entry.amount, locale) if entry else "1", max_length=NUMBER_MAX),
        ),
        field("on", "On which day?", date_input(entry.logged_on if entry else shown.today)),
        kept(
            field(
                "note",
                "Note",
                text_input(entry.note if entry else shown.note, multiline=True, max_length=WORDS_MAX),
                hint="Only you see it.",
                optional=True,
            )
        ),
    ]
    return modal(
        "Change entry" if entry else "Log progress",
        ids.LOG_EDIT_FORM if entry else ids.LOG_FORM,
        blocks,
        submit="Save" if entry else "Log",
        close="Cancel",
        metadata=pack(entry=str(entry.id) if entry else ""),
    )


def nothing_to_log_page(asked: NothingToLog) -> View:
    """The form to log with, where there is nothing to log for."""
    return modal("Log progress", "page", nothing_to_log(asked).blocks)


def _what(facts: Logged) -> str:
    """What was logged: "feedback, 2 people"."""
    thing = facts.promise.commitment if facts.promise else facts.goal.goal
    return (
        f"{escape(thing.short_name)}, {counted(facts.entry.amount, thing.unit, facts.profile.person.locale)}"
    )


def _standing(facts: Logged) -> list[str]:
    locale = facts.profile.person.locale
    lines = []
    if facts.promise is not None:
        promise = facts.promise
        if promise.commitment.cadence is Cadence.ONCE and promise.state is None:
            lines.append("Counted for this promise.")
        else:
            said = so_far(promise, locale)
            lines.append(f"{said[:1].upper()}{said[1:]}.{until_line(promise)}{kept_line(promise)}")
    if facts.end is None and (facts.promise is None or facts.entry.moves_goal):
        lines.append(goal_line(facts.goal, locale))
    return lines


def _spoken(thing: Commitment | Goal) -> str:
    """A thing to log for, told apart from its goal or promise by what it counts."""
    unit = f" ({thing.unit})" if thing.unit and thing.unit.lower() not in thing.short_name.lower() else ""
    return f"{thing.short_name}{unit}"
