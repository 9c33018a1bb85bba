"""What is open today, on Home and on the page with all of it (words.md, App Home)."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.home_facts import HomeFacts
from bot.domain.progress import PromiseFacts, usual_step
from bot.slack import ids, quiet_views
from bot.slack.blocks import Block, View, button, context, header, modal, section
from bot.slack.promise_text import so_far
from bot.slack.text import counted, cut, day, escape
from bot.slack.told_apart import told_apart

OPEN_SHOWN = 12
"""Promises on Home before it says how many more there are; the page behind *Show all* holds the rest."""
ALL_SHOWN = 90
"""Promises on that page."""
LINE_MAX = 600
NOTHING_OPEN = "Nothing open today."


def today(facts: HomeFacts) -> list[Block]:
    """Today: nothing is asked, or they are away, or what is open."""
    blocks = [header(f"Today, {day(facts.today)}")]
    if facts.profile.person.quiet_at is not None:
        return [*blocks, *quiet_views.on_home([each.goal for each in facts.goals])]
    if facts.away_until:
        return [*blocks, section(away(facts), button("I'm back", ids.AWAY_BACK))]
    if not facts.open:
        return [*blocks, section(NOTHING_OPEN)]
    blocks += _lines(facts, facts.open[:OPEN_SHOWN], ids.LOG_ONE)
    more = len(facts.open) - OPEN_SHOWN
    if more > 0:
        blocks.append(section(f"And {more} more.", button("Show all", ids.HOME_ALL)))
    return blocks


def all_open(facts: HomeFacts) -> View:
    """Everything that is open today, each with its button."""
    blocks = _lines(facts, facts.open[:ALL_SHOWN], ids.HOME_LOG) or [section(NOTHING_OPEN)]
    more = len(facts.open) - ALL_SHOWN
    if more > 0:
        blocks.append(context(f"And {more} more; they stand here as these are done."))
    return modal("Open today", "page", blocks, close="Done")


def lines(facts: HomeFacts) -> list[str]:
    """The same in words, for a message."""
    if facts.away_until:
        return [away(facts)]
    if not facts.open:
        return [NOTHING_OPEN]
    locale = facts.profile.person.locale
    shown = [
        f"• *{escape(each.commitment.short_name)}*: {so_far(each, locale)}"
        for each in facts.open[:OPEN_SHOWN]
    ]
    more = len(facts.open) - OPEN_SHOWN
    return [*shown, f"• and {more} more"] if more > 0 else shown


def away(facts: HomeFacts) -> str:
    """Until when they are away; nothing where they are not."""
    if facts.away_until is None:
        return ""
    return f"Away until {day(facts.away_until, facts.today)}. Nothing counts, nothing comes."


def _lines(facts: HomeFacts, promises: Sequence[PromiseFacts], action_id: str) -> list[Block]:
    shown = [each.commitment for each in promises]
    number_by_id = {each.goal.id: each.goal.number for each in facts.goals}
    alike = Counter(each.short_name for each in (promise.commitment for promise in facts.open))
    beside = [
        f" (goal {number_by_id[each.goal_id]})"
        if alike[each.short_name] > 1 and each.goal_id in number_by_id
        else ""
        for each in shown
    ]
    names = [each.short_name + goal for each, goal in zip(shown, beside, strict=True)]
    locale, spoken = facts.profile.person.locale, told_apart(shown, names)
    return [
        _line(each, goal, name, locale, action_id)
        for each, goal, name in zip(promises, beside, spoken, strict=True)
    ]


def _line(promise: PromiseFacts, goal: str, name: str, locale: str, action_id: str) -> Block:
    """A promise; `goal` tells it from those of other goals that have its name."""
    commitment = promise.commitment
    step, stands = usual_step(commitment), so_far(promise, locale)
    label = f"Log {counted(step, commitment.unit, locale) if step != 1 else '1'}"
    return section(
        cut(f"*{escape(commitment.short_name)}*{goal}: {stands}", LINE_MAX),
        button(label, action_id, str(commitment.id), spoken=f"{label} for {name}, {stands}"),
    )
