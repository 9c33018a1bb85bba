"""Goals on Home: two blocks each, who else sees them, and what is folded away behind a button."""

from datetime import date

from bot.domain.goals import Goal
from bot.domain.home_facts import GoalsBehind, HomeFacts
from bot.domain.partners import Agreement
from bot.domain.progress import GoalFacts
from bot.domain.sharing import CoachView, Field
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
    option,
    overflow,
    section,
)
from bot.slack.goal_views import goal_line
from bot.slack.partner_text import partner
from bot.slack.promise_text import promise_line
from bot.slack.text import cut, day, escape, listed

GOALS_SHOWN = 20
"""Goals on Home, two blocks each; more are a page away."""
PROMISES_SHOWN = 3
PAGE = 40
"""Goals on a page behind Home."""
LINE_MAX = 700
NO_PROMISE = "No promise yet."
FIELDS = {
    Field.NUMBERS: "numbers",
    Field.CHECKIN_STATUS: "check-ins",
    Field.MISSES: "misses",
    Field.WINS: "good news",
    Field.GOAL_WORDS: "the goal in full",
}
"""What a partner sees of a goal besides its short name, in few words."""
_SHOWS = {CoachView.COUNTED: "counted without your name in {}", CoachView.NAMED: "named in {}"}
BEHIND, MORE = "behind", "more"
"""What a page of goals holds: those that rest or ended, or the active ones that Home has no room for."""


def goals(facts: HomeFacts) -> list[Block]:
    """Every goal in work with its menu; below it who sees it, and its promises."""
    locale = facts.profile.person.locale
    blocks = [header("Goals")]
    for each in facts.in_work[:GOALS_SHOWN]:
        blocks.append(section(goal_line(each, locale), _menu(each)))
        blocks.append(context("\n".join((seen_by(each.goal, facts), *_promises(each, locale)))))
    return [*blocks, *_folded(facts)]


def finished(facts: HomeFacts) -> list[Block]:
    """The way to goals that rest or ended, for who has no other."""
    return _folded(facts)


def page(facts: GoalsBehind, which: str = BEHIND, at: int = 0) -> View:
    """The goals that Home folds away, page by page."""
    locale = facts.profile.person.locale
    if which == MORE:
        in_work = [each for each in facts.active if not each.paused_until][GOALS_SHOWN:]
        rows = [section(goal_line(each, locale), _menu(each)) for each in in_work]
    else:
        rows = [
            section(goal_line(each, locale), _menu(each, rests=True))
            for each in facts.active
            if each.paused_until
        ]
        rows += [section(_ended(each, facts.today), _ended_menu(each)) for each in facts.ended]
    pages = max(1, -(-len(rows) // PAGE))
    at = max(0, min(at, pages - 1))
    shown = rows[at * PAGE : (at + 1) * PAGE] or [section("Nothing here just now.")]
    title = "More goals" if which == MORE else "Resting and finished"
    return modal(title, "page", [*shown, *_turning(which, at, pages)], close="Done")


def ends(facts: GoalFacts, locale: str) -> View:
    """*Reached or let go*: which of the two; nothing happens before."""
    goal_id = str(facts.goal.id)
    row = actions(
        button("Reached", ids.GOAL_REACHED, goal_id),
        button("Let it go", ids.GOAL_ASK_DROP, goal_id),
        button("Pause until…", ids.PAUSE_OPEN, goal_id),
    )
    small = "Reached can be taken back. Letting it go asks once more first; a pause keeps everything."
    return modal(
        "Reached or let go", "page", [section(goal_line(facts, locale, full=True)), row, context(small)]
    )


def seen_by(goal: Goal, facts: HomeFacts) -> str:
    """Who sees something of a goal: "Shared with Grace: numbers, misses", or "Only you"."""
    shared = [
        f"{partner(each)}: {fields_in(each, goal)}"
        for each in facts.people.mine
        if each.runs and goal.id in each.grants
    ]
    parts = [f"Shared with {'; '.join(shared)}"] if shared else []
    if goal.id in facts.others.told:
        parts.append("told to others in your own words")
    for view, words in _SHOWS.items():
        rooms = [f"#{escape(channel.name)}" for channel, shown in facts.others.shows if shown is view]
        if rooms:
            parts.append(words.format(listed(rooms)))
    line = "; ".join(parts) or "Only you"
    return cut(line[:1].upper() + line[1:], LINE_MAX)


def fields_in(agreement: Agreement, goal: Goal) -> str:
    """What of a goal is shared with a partner, in few words."""
    granted = agreement.grants.get(goal.id, frozenset())
    return ", ".join(words for each, words in FIELDS.items() if each in granted) or "its short name"


def _folded(facts: HomeFacts) -> list[Block]:
    row, more = [], len(facts.in_work) - GOALS_SHOWN
    if more > 0:
        label = f"{more} more {'goal' if more == 1 else 'goals'}"
        row.append(button(label, ids.HOME_GOALS, MORE))
    behind = facts.finished + facts.resting
    if behind:
        words = "Finished" if not facts.resting else "Resting" if not facts.finished else "Resting, finished"
        row.append(button(f"{words} ({behind})", ids.HOME_GOALS, BEHIND))
    # Parted, since both buttons are the same action.
    return [actions(each) for each in row]


def _promises(each: GoalFacts, locale: str) -> list[str]:
    if not each.promises:
        return [NO_PROMISE]
    shown = [cut(promise_line(promise, locale), LINE_MAX) for promise in each.promises[:PROMISES_SHOWN]]
    hidden = len(each.promises) - PROMISES_SHOWN
    more = f"and {hidden} more {'promise' if hidden == 1 else 'promises'} in the details"
    return [*shown, more] if hidden > 0 else shown


def _menu(each: GoalFacts, *, rests: bool = False) -> Element:
    goal_id = str(each.goal.id)
    on = (
        option("Go on now", ids.PAUSE_END, goal_id)
        if rests
        else option("Add a promise", ids.PLAN_NEW, goal_id)
    )
    return overflow(
        f"goal {each.goal.number}",
        option("Details and history", ids.GOAL_SHOW, goal_id),
        on,
        option("Change", ids.GOAL_EDIT, goal_id),
        option("Reached or let go", ids.HOME_END, goal_id),
        option("Who sees this", ids.HOME_SEES, goal_id),
    )


def _ended(goal: Goal, today: date) -> str:
    what, on = ("reached", goal.reached_on) if goal.reached_on else ("let go", goal.dropped_on)
    when = f" on {day(on, today)}" if on else ""
    return f"*{goal.number} {escape(goal.short_name)}*: {what}{when}."


def _ended_menu(goal: Goal) -> Element:
    goal_id = str(goal.id)
    return overflow(
        f"goal {goal.number}",
        option("Details and history", ids.GOAL_SHOW, goal_id),
        option("Take it up again", ids.GOAL_RESUME, goal_id),
    )


def _turning(which: str, at: int, pages: int) -> list[Block]:
    if pages == 1:
        return []
    turns = [("Page before", at - 1)] if at else []
    turns += [("Next page", at + 1)] if at < pages - 1 else []
    # Parted, since both buttons are the same action.
    rows = [actions(button(label, ids.HOME_GOALS, f"{which} {place}")) for label, place in turns]
    return [*rows, context(f"Page {at + 1} of {pages}.")]
