"""What was logged, goal by goal: page by page, each entry with all that became of it, put right in place."""

from bot.domain.calendar import PersonCalendar
from bot.domain.entries import Became, EntryHistory, EntryShown, HistoryPage, Step, steps
from bot.domain.goals import WORDS_MAX, Commitment, Entry, Goal
from bot.domain.log_facts import Logged
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    Element,
    View,
    actions,
    button,
    context,
    date_input,
    field,
    modal,
    option,
    overflow,
    section,
    select,
    text_input,
)
from bot.slack.end_views import choices, question
from bot.slack.goal_form_views import NUMBER_MAX
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.text import amount, counted, cut, day, escape, listed, sentence

NOTE_SHOWN = 300
"""Characters of a note in the list; its form shows it whole."""
STEPS_SHOWN = 6
"""Changes of one entry that are told, the newest; how many came before is said."""


def nothing_yet() -> Message:
    """There is no goal, so nothing was logged."""
    words = "There is no goal yet, so nothing was logged. Name one first; it takes about a minute."
    return Message(f"{words} [New goal]", (section(words), actions(button("New goal", ids.GOAL_NEW))))


def opener(shown: HistoryPage) -> Message:
    """A button for the page, where a message can't open it."""
    words = f"What you logged for goal {shown.goal.number} is one press away."
    row = actions(button("History", ids.HISTORY_OPEN, str(shown.goal.id), primary=True))
    return Message(f"{words} [History]", (section(words), row))


def page(shown: HistoryPage, done: Logged | None = None) -> View:
    """One page of a goal's entries; `done` is what was just changed."""
    goal = shown.goal
    chooser = None
    if len(shown.goals) > 1:
        offered = [Choice(str(each.id), _label(each)) for each in shown.goals]
        chooser = {**select(offered, str(goal.id)), "action_id": ids.HISTORY_GOAL}
    blocks: list[Block] = [section(_title(goal), chooser)]
    if done is not None:
        blocks += _done(done, shown)
    for place, each in enumerate(shown.entries):
        blocks += _entry(shown, each, place)
    if not shown.entries:
        blocks.append(section("Nothing on this page." if shown.number else "Nothing was logged yet."))
    if row := _turning(shown):
        blocks.append(actions(*row))
    return modal("History", ids.HISTORY_OPEN, blocks, close="Done")


def form(shown: EntryShown) -> View:
    """One entry, to be changed where it stands."""
    entry, locale = shown.history.now.entry, shown.profile.person.locale
    became = _became(shown.history, shown.promise or shown.goal, shown.profile.calendar, locale)
    blocks: list[Block] = [
        section(f"{escape((shown.promise or shown.goal).short_name)}, goal {shown.goal.number}"),
        field(
            "amount", "How many or how much?", text_input(amount(entry.amount, locale), max_length=NUMBER_MAX)
        ),
        field("on", "On which day?", date_input(entry.logged_on)),
        kept(
            field(
                "note",
                "Note",
                text_input(entry.note, multiline=True, max_length=WORDS_MAX),
                hint="Only you see it.",
                optional=True,
            )
        ),
        *([context(became)] if became else []),
        actions(button("Back to the list", ids.HISTORY_PAGE, f"{shown.goal.id} {shown.number}")),
    ]
    return modal(
        "Change entry",
        ids.HISTORY_FORM,
        blocks,
        submit="Save",
        close="Close",
        metadata=pack(entry=str(entry.id), page=str(shown.number)),
    )


def _title(goal: Goal) -> str:
    name = f"*{goal.number} {escape(goal.short_name)}*"
    if goal.active:
        return f"{name}: what you logged, newest day first. Only you see this."
    return f"{name}: what you logged, newest day first. It has ended, so its entries stay as they are."


def _label(goal: Goal) -> str:
    return f"{goal.number} {goal.short_name}"


def _entry(shown: HistoryPage, history: EntryHistory, place: int) -> list[Block]:
    locale, thing = shown.profile.person.locale, _thing(shown, history.now.entry)
    entry = history.now.entry
    when = day(entry.logged_on, shown.today)
    said = f"{escape(thing.short_name)}, {counted(entry.amount, thing.unit, locale)}"
    note = f" “{escape(cut(entry.note, NOTE_SHOWN))}”" if entry.note else ""
    line = f"*{when}*: {sentence(said)}{note}"
    if history.now.withdrawn:
        line = f"*{when}*: withdrawn. It was {sentence(said)}{note}"
    menu = overflow(f"entry {place}", *_choices(shown, history)) if shown.goal.active else None
    became = _became(history, thing, shown.profile.calendar, locale)
    return [section(line, menu), *([context(became)] if became else [])]


def _choices(shown: HistoryPage, history: EntryHistory) -> list[Element]:
    value = f"{history.now.id} {shown.number}"
    if history.now.withdrawn:
        return [option("Bring it back", ids.HISTORY_RESTORE, value)]
    entries = [option("Change", ids.HISTORY_EDIT, value), option("Withdraw", ids.HISTORY_WITHDRAW, value)]
    act = history.last_act
    if act is not None and act.id == history.now.id != history.first.id:
        entries.append(option("Undo the last change", ids.HISTORY_UNDO, value))
    return entries


def _thing(shown: HistoryPage, entry: Entry) -> Commitment | Goal:
    return next((each for each in shown.promises if each.id == entry.commitment_id), shown.goal)


def _became(history: EntryHistory, thing: Commitment | Goal, cal: PersonCalendar, locale: str) -> str:
    """All that became of an entry, the newest last: "Was 2, changed Fri 13 Mar."."""
    told = steps(history)
    words = [_step(each, thing, cal, locale) for each in told[-STEPS_SHOWN:]]
    more = len(told) - len(words)
    earlier = [f"{more} earlier change{'' if more == 1 else 's'}."] if more > 0 else []
    return " ".join([*earlier, *words])


def _step(step: Step, thing: Commitment | Goal, cal: PersonCalendar, locale: str) -> str:
    local = cal.local_date(step.at)
    on = day(local)
    if step.what is Became.WITHDRAWN:
        return f"Withdrawn {on}."
    was, now = step.was, step.now
    parts = [counted(was.amount, thing.unit, locale)] if was.amount != now.amount else []
    parts += [f"on {day(was.logged_on, local)}"] if was.logged_on != now.logged_on else []
    if was.note != now.note:
        parts.append(f"noted “{escape(cut(was.note, NOTE_SHOWN))}”" if was.note else "without a note")
    said = f"was {listed(parts)}, " if parts else ""
    how = "brought back" if step.what is Became.BACK else "changed"
    words = f"{said}{how} {on}."
    return words[:1].upper() + words[1:]


def _done(done: Logged, shown: HistoryPage) -> list[Block]:
    """What was just done, and what is asked where it brought the goal to its target."""
    when = day(done.entry.logged_on, shown.today)
    thing = done.promise.commitment if done.promise else done.goal.goal
    what = counted(done.entry.amount, thing.unit, done.profile.person.locale)
    words = f"Withdrawn: {what} on {when}." if done.withdrawn else f"It says {what} on {when} now."
    blocks = [section(f"{words} Messages that showed it follow.")]
    if done.end is None:
        return blocks
    asked = question(done.end, done.profile.person.locale)
    return [*blocks, section(asked), actions(*choices(done.end))]


def _turning(shown: HistoryPage) -> list[Element]:
    goal_id = shown.goal.id
    row = []
    if shown.number:
        row.append(button("Newer", ids.HISTORY_NEWER, f"{goal_id} {shown.number - 1}"))
    if shown.has_older:
        row.append(button("Older", ids.HISTORY_PAGE, f"{goal_id} {shown.number + 1}"))
    return row
