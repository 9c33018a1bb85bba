"""The whole plan over time on screen: folded where it is long, never cut without a word."""

from collections.abc import Sequence

from bot.domain.timelines import Group, Mark, Row, Timeline
from bot.slack import ids
from bot.slack.blocks import (
    SECTION_MAX,
    Block,
    Element,
    View,
    actions,
    button,
    context,
    modal,
    numbered,
    section,
)
from bot.slack.message import Message
from bot.slack.pace_text import level_words
from bot.slack.promise_text import kept_line, rule_of, so_far
from bot.slack.text import MONTHS, cut, day, escape

CHARACTERS = 7000
"""Characters of all rows together: with the rest the message stays below 10,000."""
ROW_MAX = 180
ROWS_MOST = 20
"""Rows of one group that stand in the message; the rest is one press away."""
_TITLES = {
    "now": "Now, regularly",
    "later": "Later than a year",
    "undated": "Without a date",
    "done": "Done",
}


def shown(plan: Timeline) -> Message:
    """The plan in one look: what comes round, what is due when, what is done."""
    if not plan.groups:
        words = "Your plan is empty. A goal is the first line of it."
        row = actions(button("New goal", ids.GOAL_NEW, primary=True))
        return Message(f"{words} [New goal]", (section(words), row))
    most = _fitting(plan)
    head = f"Your plan, seen on {day(plan.today)}."
    bodies = [_body(plan, group, most) for group in plan.groups]
    blocks: list[Block] = [section(f"*{head}*")]
    for place, (group, body) in enumerate(zip(plan.groups, bodies, strict=True)):
        blocks.append(section(body, _all(group, place) if len(group.rows) > most else None))
    row = actions(button("Add a promise", ids.PLAN_NEW), button("New goal", ids.GOAL_NEW))
    return Message("\n".join((head, *bodies, "[Add a promise] [New goal]")), (*blocks, row))


def page(plan: Timeline, key: str) -> View:
    """One group of the plan, whole."""
    group = plan.group(key)
    if group is None:
        return modal("Your plan", "page", [section("Nothing of your plan stands there any more.")])
    rows = _packed([_row(plan, row) for row in group.rows])
    blocks = [section(f"*{_title(group)}*"), *map(section, rows), context(f"{len(group.rows)} in all.")]
    return modal("Your plan", "page", blocks)


def _fitting(plan: Timeline) -> int:
    """How many rows of each group the message holds."""
    lengths = [[len(_row(plan, row)) + 1 for row in group.rows] for group in plan.groups]
    for most in range(ROWS_MOST, 1, -1):
        if sum(sum(each[:most]) for each in lengths) <= CHARACTERS:
            return most
    return 1


def _body(plan: Timeline, group: Group, most: int) -> str:
    rows = [_row(plan, row) for row in group.rows[:most]]
    rest = len(group.rows) - len(rows)
    more = [f"• and {rest} more"] if rest > 0 else []
    return "\n".join((f"*{_title(group)}*", *rows, *more))


def _title(group: Group) -> str:
    if group.month is not None:
        return f"{MONTHS[group.month.month - 1]} {group.month.year}"
    return _TITLES.get(group.key, "Your plan")


def _all(group: Group, place: int) -> Element:
    spoken = f"Show all {len(group.rows)} of {_title(group)}"
    return button(
        f"Show all {len(group.rows)}", numbered(ids.TIMELINE_GROUP, place), group.key, spoken=spoken
    )


def _row(plan: Timeline, row: Row) -> str:
    """A row as "• Fri 20 Mar: *Course* (goal 2): not done yet"."""
    when = f"{day(row.on, plan.today)}: " if row.on is not None and row.mark is not Mark.RUNS else ""
    return cut(f"• {when}{_what(plan, row)}", ROW_MAX)


def _what(plan: Timeline, row: Row) -> str:
    locale, goal = plan.profile.person.locale, row.goal
    if row.promise is None:
        name = f"goal *{goal.number} {escape(goal.short_name)}*"
        if row.mark is Mark.REACHED or row.facts is None:
            return f"{name}, reached"
        late = " Its day is over." if row.on is not None and row.on < plan.today else ""
        return f"{name}, {level_words(row.facts, locale)}.{late}"
    commitment = row.promise.commitment
    name = f"*{escape(commitment.short_name)}* (goal {goal.number})"
    match row.mark:
        case Mark.RUNS:
            until = f", until {day(row.on, plan.today)}" if row.on else ""
            return f"{name}: {rule_of(commitment, plan.profile)}{until}.{kept_line(row.promise)}"
        case Mark.LAST_DAY:
            return f"{name}, its last day"
        case Mark.DONE:
            return f"{name}, done"
        case _:
            stands = so_far(row.promise, locale) if row.promise.state else "not done, and its day is over"
            return f"{name}: {stands}."


def _packed(rows: Sequence[str]) -> list[str]:
    """Rows in as few sections as hold them."""
    packed: list[str] = []
    for row in rows:
        if packed and len(packed[-1]) + len(row) < SECTION_MAX:
            packed[-1] = f"{packed[-1]}\n{row}"
        else:
            packed.append(row)
    return packed
