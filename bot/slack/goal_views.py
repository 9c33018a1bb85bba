"""Goals on screen: the form, what was saved, the list, one goal, its end (words.md, T2)."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from bot.domain.goal_checks import is_one_thing
from bot.domain.goal_facts import SavedGoal, ShownGoal
from bot.domain.goals import ACTIVE_GOALS_SOFT_LIMIT, Goal
from bot.domain.progress import GoalFacts
from bot.domain.skips import SKIPS_A_MONTH, Skip
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    divider,
    modal,
    option,
    overflow,
    section,
)
from bot.slack.change_text import history
from bot.slack.message import Message
from bot.slack.pace_text import level_words, pace_words, until_words
from bot.slack.plan_form_views import first_promise
from bot.slack.promise_text import promise_line
from bot.slack.text import counted, cut, day, escape, span

LIST_MAX = 20
"""Goals a message lists, where they fit; the rest is counted in a last line."""
LIST_CHARACTERS = 8000
"""Characters of all of them together: with the rest the message stays below 10,000."""
GOAL_CHARACTERS = 2000
"""Characters of one of them with its promises."""
PROMISES_SHOWN = 20
"""Promises of one goal; the rest is counted."""


_TAKEN = {"number": "target", "day": "deadline"}


def saved(shown: SavedGoal, asked: Sequence[Block] = ()) -> View:
    """The page after a goal was saved: what stands, what else is asked, and its first promise."""
    return first_promise(shown.goal, saved_lines(shown), asked)


def changed(shown: SavedGoal) -> View:
    """The page after a goal was changed."""
    return modal("Goal changed", "page", [section(line) for line in saved_lines(shown)], close="Done")


def saved_lines(shown: SavedGoal) -> list[str]:
    """A saved goal in words."""
    goal = shown.goal
    named = f", *{escape(goal.short_name)}*" if goal.words != goal.short_name else ""
    lines = [f"Saved as goal {goal.number}{named}: {escape(goal.words)}", measure_line(shown)]
    taken = [f"the {name}" for name, field in _TAKEN.items() if field in shown.read]
    if taken:
        them = "it" if len(taken) == 1 else "them"
        lines.append(
            f"I took {' and '.join(taken)} from your words. /goal edit {goal.number} changes {them}."
        )
    if shown.active > ACTIVE_GOALS_SOFT_LIMIT:
        lines.append(f"That makes {shown.active} active goals. That is fine; which one may wait?")
    return lines


def measure_line(shown: SavedGoal) -> str:
    """How a goal is seen to have worked, and by when."""
    goal, locale = shown.goal, shown.profile.person.locale
    by = f" by {day(goal.deadline, shown.today)}" if goal.deadline else ", with no day yet"
    if goal.target is None:
        if is_one_thing(goal):
            return f"Reached when that is done{by}."
        return f"You explore first and measure later{by}."
    start = f"; today it is {counted(goal.baseline, goal.unit, locale)}" if goal.baseline else ""
    return f"Reached at {counted(goal.target, goal.unit, locale)}{by}{start}."


def goal_line(facts: GoalFacts, locale: str, *, full: bool = False) -> str:
    """Where a goal stands: "*1 Workshops*: 1 of 3 workshops by Tue 30 Jun. On pace."."""
    name = f"*{facts.goal.number} {escape(facts.goal.short_name)}*"
    stands = f"{level_words(facts, locale)}{until_words(facts.goal)}"
    if facts.paused_until:
        return f"{name}: {stands}. Paused until {day(facts.paused_until)}."
    return f"{name}: {stands}.{pace_words(facts, locale, full=full)}"


def listed(every: Sequence[GoalFacts], finished: int, locale: str) -> Message:
    """All active goals, each with its promises; no goal yet is a start, not a lack."""
    if not every:
        words = "You have no active goal. One button starts one."
        row = actions(button("New goal", ids.GOAL_NEW, primary=True))
        return Message(f"{words} [New goal]", (section(words), row))
    lines = _fitting(
        [
            cut("\n".join((goal_line(each, locale), *_promises(each, locale))), GOAL_CHARACTERS)
            for each in every
        ]
    )
    rest = [f"And {len(every) - len(lines)} more; Home shows all."] if len(every) > len(lines) else []
    closed = [f"{finished} reached or let go."] if finished else []
    row = actions(
        button("Log…", ids.LOG_OPEN),
        button("Add a promise", ids.PLAN_NEW),
        button("New goal", ids.GOAL_NEW),
        button("Timeline", ids.TIMELINE_SHOW),
    )
    lines += [*rest, *closed]
    text = "\n".join(("Your goals.", *lines, "[Log…] [Add a promise] [New goal] [Timeline]"))
    return Message(text, (section("*Your goals*"), *map(section, lines), row))


def shown(facts: ShownGoal) -> Message:
    """One goal, whole."""
    goal, locale = facts.facts.goal, facts.profile.person.locale
    lines = [
        goal_line(facts.facts, locale, full=True) + _ended_words(goal),
        *([f"In your words: {escape(goal.words)}"] if goal.words != goal.short_name else []),
        *([f"From your list: {escape(facts.item)}"] if facts.item else []),
        *(["\n".join(_promises(facts.facts, locale, facts.today))] if facts.facts.promises else []),
    ]
    if facts.skips:
        lines.append(_ledger(facts.skips, facts.today))
    if goal.active and not facts.facts.promises:
        lines.append("No promise yet. A goal moves by small promises.")
    if facts.said.helped and goal.reached_on:
        lines.append(f"What helped most: “{escape(facts.said.helped)}”")
    if facts.said.takeaway and goal.dropped_on:
        lines.append(f"What you take from it: “{escape(facts.said.takeaway)}”")
    buttons, more = _ways_on(facts.facts)
    labels = " ".join(f"[{each['text']['text']}]" for each in (*buttons, *more))
    text = "\n".join(("One of your goals.", *lines, labels))
    row = actions(*buttons, *([overflow(f"goal {goal.number}", *more)] if more else []))
    return Message(text, (*map(section, lines), divider(), row))


def _ways_on(facts: GoalFacts) -> tuple[list[Element], list[Element]]:
    """The buttons below a goal, and what stands behind the dots."""
    goal, goal_id = facts.goal, str(facts.goal.id)
    rest = option("Pause until…", ids.PAUSE_OPEN, goal_id)
    if facts.paused_until:
        rest = option("Go on now", ids.PAUSE_END, goal_id)
    chart = button("Chart", ids.GOAL_CHART, goal_id)
    if not goal.active:
        again = button("Take it up again", ids.GOAL_RESUME, goal_id)
        return [again, chart, button("History", ids.HISTORY_OPEN, goal_id)], []
    return [
        button("Add a promise", ids.PLAN_NEW, goal_id, primary=True),
        chart,
        button("Change", ids.GOAL_EDIT, goal_id),
        button("Reached", ids.GOAL_REACHED, goal_id),
    ], [
        option("History", ids.HISTORY_OPEN, goal_id),
        option("Share…", ids.INTENTION_SHOW, goal_id),
        rest,
        option("Let it go", ids.GOAL_ASK_DROP, goal_id),
    ]


def _promises(facts: GoalFacts, locale: str, today: date | None = None) -> list[str]:
    """A line for each promise; with `today` in full, with what it was and is going to be."""
    lines = [
        f"• {promise_line(each, locale, full=today is not None)}"
        + (history(each.commitment, today, locale) if today else "")
        for each in facts.promises[:PROMISES_SHOWN]
    ]
    hidden = len(facts.promises) - PROMISES_SHOWN
    return [*lines, f"• and {hidden} more"] if hidden > 0 else lines


def _ledger(skips: Sequence[Skip], today: date) -> str:
    """The skips of a month: "Skipped this month, 2 of 3: Feedback on Fri 6 Mar, Feedback on Mon 9 Mar."."""
    said = [
        f"{escape(each.name) or 'the check-in'} {_when(each.span.first, each.span.last, today)}"
        for each in skips
    ]
    return f"Skipped this month, {len(skips)} of {SKIPS_A_MONTH}: {', '.join(said)}."


def _when(first: date, last: date, today: date) -> str:
    return f"on {day(first, today)}" if first == last else span(first, last, today)


def _fitting(lines: list[str]) -> list[str]:
    """The first of the lines, as many as one message holds."""
    ends = accumulate(len(line) for line in lines)
    return lines[: min(sum(end <= LIST_CHARACTERS for end in ends), LIST_MAX)]


def _ended_words(goal: Goal) -> str:
    if goal.reached_on:
        return f" Reached on {day(goal.reached_on)}."
    return f" Let go on {day(goal.dropped_on)}." if goal.dropped_on else ""
