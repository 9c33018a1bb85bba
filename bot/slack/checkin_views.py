"""The weekly check-in as people see it: asked, answered, left out, and its form."""

from bot.domain.checkins import GoalWeek, Sheet
from bot.domain.deliveries import Kind
from bot.domain.goals import CheckinStatus
from bot.domain.reflections import NOTHING_THOUGHT
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    actions,
    button,
    option,
    overflow,
    section,
)
from bot.slack.end_views import choices, question
from bot.slack.message import CHOSEN_MARK, Message
from bot.slack.size_views import size_lines
from bot.slack.text import cut, escape, span
from bot.slack.week_text import goal_week, plan_was, score
from bot.slack.why_views import why_option

INLINE_GOALS = 8
"""Goals with buttons in the message; the rest is in the form (product.md, Weekly check-in)."""
FORM_GOALS = 25
"""Goals on one page of the form, and in the receipt."""
GOAL_TEXT_MAX = 800
"""Characters of one goal's facts: eight of them fit a message."""
NAME_MAX = 200
"""Characters of an escaped short name in a list."""
STATUS = {
    CheckinStatus.ON_TRACK: ("On track", ids.CHECKIN_ON_TRACK),
    CheckinStatus.AT_RISK: ("At risk", ids.CHECKIN_AT_RISK),
    CheckinStatus.STUCK: ("Stuck", ids.CHECKIN_STUCK),
}
_READY = "Your check-in is ready. About one minute."
_AGAIN = "Your check-in is still open. One tap for each goal is enough."
_HOW = "For each goal choose on track, at risk or stuck. It is saved at once, and you can change it."


def message(sheet: Sheet, *, again: bool = False) -> Message:
    """The check-in, or what became of it; `again`: the one reminder. Nobody's words in its first sentence."""
    if not sheet.goals:
        return all_rest() if sheet.resting else nothing()
    if sheet.complete:
        return _receipt(sheet)
    return _skipped(sheet) if sheet.checkin.skipped else _asked(sheet, _AGAIN if again else _READY)


def nothing() -> Message:
    """No goal is there to ask about."""
    words = "There is no open goal to check in on. /goal new makes one."
    return Message(words, (section(words),))


def all_rest() -> Message:
    """Every goal is paused, or was in all of the week that is asked about."""
    words = "There is nothing to check in on: your goals are paused, or were that week. /goal list has them."
    return Message(words, (section(words),))


def _asked(sheet: Sheet, banner: str) -> Message:
    shown, rest = sheet.goals[:INLINE_GOALS], len(sheet.goals) - INLINE_GOALS
    opening = f"{banner} {week_words(sheet)}"
    lines = [_goal_line(sheet, each) for each in shown]
    more = f"And {rest} more: *Say more* has them all." if rest > 0 else ""
    blocks: list[Block] = [section(opening)]
    for each, line in zip(shown, lines, strict=True):
        asked = sheet.ends.get(each.goal.id)
        blocks += [section(line), actions(*(choices(asked) if asked else _statuses(sheet, each)))]
        blocks += [block for _, block in size_lines(sheet, each)]
    if more:
        blocks.append(section(more))
    blocks.append(_below(sheet, Kind.CHECKIN_REMINDER if banner == _AGAIN else Kind.CHECKIN))
    asks = [line for each in shown for line, _ in size_lines(sheet, each)]
    text = [opening, *lines, *asks, more.replace("*", ""), _HOW]
    return Message("\n".join(part for part in text if part), tuple(blocks))


def _goal_line(sheet: Sheet, week: GoalWeek) -> str:
    """A goal's facts with its answer and the plan that goes with it; or what is asked about its end."""
    if asked := sheet.ends.get(week.goal.id):
        return cut(question(asked, sheet.locale), GOAL_TEXT_MAX)
    parts = [goal_week(week, sheet.locale, sheet.today)]
    if not week.is_new:
        thought = sheet.thoughts.get(week.goal.id, NOTHING_THOUGHT)
        parts += [score(thought), plan_was(sheet.plan_of(week.goal.id))]
    facts = " ".join(part for part in parts if part)
    said = sheet.answers.get(week.goal.id)
    if said:
        facts += f" You said: {STATUS[said.status][0].lower()}."
    return cut(facts, GOAL_TEXT_MAX)


def _statuses(sheet: Sheet, week: GoalWeek) -> list[Element]:
    goal, said = week.goal, sheet.answers.get(week.goal.id)
    value = f"{sheet.checkin.id} {goal.id}"
    buttons = []
    for status, (label, action_id) in STATUS.items():
        chosen = said is not None and said.status is status
        spoken = f"{label}{', chosen,' if chosen else ''} for goal {goal.number}, {goal.short_name}"
        buttons.append(button(f"{CHOSEN_MARK}{label}" if chosen else label, action_id, value, spoken=spoken))
    return buttons


def _below(sheet: Sheet, kind: Kind) -> Block:
    checkin_id = str(sheet.checkin.id)
    elements = [button("Say more", ids.CHECKIN_MORE, checkin_id, spoken="Say more in your check-in")]
    if sheet.as_before:
        elements.append(button("All as last week", ids.CHECKIN_SAME, checkin_id))
    skip = option("Skip this week", ids.CHECKIN_SKIP, checkin_id)
    entries = [skip]
    if kind is Kind.CHECKIN:  # asked again once, and only once
        later = option("Later today", ids.CHECKIN_LATER, checkin_id)
        entries = [later, skip, option("Another day", ids.CHECKIN_DAYS, checkin_id)]
    return actions(*elements, overflow("checkin", *entries, why_option(kind)))


def _receipt(sheet: Sheet) -> Message:
    opening = f"Your check-in is done. {week_words(sheet)}"
    asks = [part for each in sheet.goals[:INLINE_GOALS] for part in size_lines(sheet, each)]
    blocks = (
        section(opening),
        *answers_given(sheet),
        *(block for _, block in asks),
        _edit(sheet, "Edit", "Edit your check-in"),
    )
    lines = _lines(sheet)
    said = [opening, *lines, *(line for line, _ in asks), "Edit changes any of it."]
    return Message("\n".join(said), blocks)


def _skipped(sheet: Sheet) -> Message:
    words = f"This week's check-in is skipped. {week_words(sheet)} What you logged counts as before."
    return Message(f"{words} Check in after all?", (section(words), _edit(sheet, "Check in after all")))


def _edit(sheet: Sheet, label: str, spoken: str | None = None) -> Block:
    again = button(label, ids.CHECKIN_MORE, str(sheet.checkin.id), spoken=spoken)
    return actions(again, overflow("checkin", why_option(Kind.CHECKIN)))


def answers_given(sheet: Sheet, start: int = 0) -> list[Block]:
    """Goals with their answers, a section for each handful: short names may be long once escaped."""
    lines = _lines(sheet, start)
    return [section("\n".join(lines[start : start + 10])) for start in range(0, len(lines), 10)]


def _lines(sheet: Sheet, start: int = 0) -> list[str]:
    """As many goals as a form has, from the one at `start` on, and how many others there are."""
    lines = [status_line(sheet, each) for each in sheet.goals[start : start + FORM_GOALS]]
    others = len(sheet.goals) - len(lines)
    return [*lines, f"And {others} more, with their answers."] if others and sheet.complete else lines


def status_line(sheet: Sheet, week: GoalWeek) -> str:
    """A goal with its answer."""
    said = sheet.answers.get(week.goal.id)
    status = STATUS[said.status][0].lower() if said else "no answer yet"
    return f"*{cut(escape(week.goal.short_name), NAME_MAX)}*: {status}."


def week_words(sheet: Sheet) -> str:
    """The week it asks about."""
    week = sheet.checkin.week
    words = span(week.first, week.last, sheet.today)
    return f"{words}." if sheet.counted else f"{words}: nothing was counted."
