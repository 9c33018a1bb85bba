"""Nothing is asked any more: what is said of that, and the ways on from there (words.md, X7)."""

from collections.abc import Sequence

from bot.domain.deliveries import Kind
from bot.domain.goals import Goal
from bot.domain.quiet import LINES, Break, Letter
from bot.slack import ids
from bot.slack.blocks import Block, Element, actions, button, overflow, section
from bot.slack.career_views import remind_button
from bot.slack.message import Message
from bot.slack.slip_text import name_of
from bot.slack.text import cut, escape, listed, moment
from bot.slack.told_apart import told_apart
from bot.slack.why_views import why_option

NAMES_SHOWN = 3
NAME_MAX = 80
GOALS_SHOWN = 20
"""Goals to choose from; more than anybody has active."""
STOPPED = "Three check-ins without a word are fine. I have stopped asking."
_CHOICES = "[Start again] [Make it smaller] [Pause until…] [Let it go]"


def letter(facts: Letter) -> Message:
    """The one message, or a line after it; its first sentence holds nobody's words."""
    if facts.over:
        words = f"Everything comes again. {_next(facts)}".strip()
        row = actions(*_reminds(facts), overflow("quiet", why_option(Kind.QUIET)))
        return Message(words, (section(words), row))
    words = f"{_banner(facts)} {_rest(facts)}"
    row = actions(*ways_on(facts.goals), overflow("quiet", why_option(Kind.QUIET)))
    return Message(f"{words} {_CHOICES}", (section(words), row))


def ways_on(goals: Sequence[Goal]) -> list[Element]:
    """The buttons wherever somebody reads that nothing is asked of them."""
    only = goals[0] if len(goals) == 1 else None
    return [
        button("Start again", ids.QUIET_START, primary=True),
        button("Make it smaller", ids.CHANGE_WHICH, str(only.id) if only else ""),
        button("Pause until…", ids.PAUSE_OPEN, str(only.id))
        if only
        else button("Pause until…", ids.AWAY_OPEN),
        button("Let it go", ids.GOAL_ASK_DROP, str(only.id)) if only else button("Let it go", ids.QUIET_DROP),
    ]


def on_home(goals: Sequence[Goal]) -> list[Block]:
    """The same on Home."""
    words = f"{STOPPED} Nothing was closed. Whatever you do here starts everything again."
    return [section(words), actions(*ways_on(goals))]


def which(goals: Sequence[Goal]) -> Message:
    """Which of several goals is to be let go."""
    asked = "Which one would you let go? Nothing happens before you say so on the next page."
    shown = goals[:GOALS_SHOWN]
    names = told_apart(shown, [f"{goal.number} {goal.short_name}" for goal in shown])
    rows = [
        section(
            f"*{escape(name)}*",
            button("Let it go", ids.GOAL_ASK_DROP, str(goal.id), spoken=f"Let go of {name}"),
        )
        for goal, name in zip(shown, names, strict=True)
    ]
    return Message(f"{asked} {listed([escape(name) for name in names])}", (section(asked), *rows))


def started(facts: Letter) -> Message:
    """Where *Start again* was not pressed on a message that says so by itself."""
    words = f"Everything comes again. {_next(facts)}".strip()
    row = [actions(*found)] if (found := _reminds(facts)) else []
    return Message(words, (section(words), *row))


def to_partner(facts: Break) -> Message:
    """Neutral, and nothing to do."""
    name = escape(name_of(facts.owner))
    words = f"A short word about your partner. {name} is taking a break. Nothing is asked of you meanwhile."
    return Message(words, (section(words), actions(overflow("break", why_option(Kind.BREAK)))))


def _reminds(facts: Letter) -> list[Element]:
    """The button to their own words, for who is back and wrote some."""
    return [remind_button()] if facts.reminds else []


def _banner(facts: Letter) -> str:
    if facts.line == 0:
        return STOPPED
    return (
        "Still quiet here." if facts.line < LINES else "Still quiet here, and this is my last line about it."
    )


def _rest(facts: Letter) -> str:
    if facts.line:
        names = [f"*{cut(escape(goal.short_name), NAME_MAX)}*" for goal in facts.goals[:NAMES_SHOWN]]
        rest = len(facts.goals) - NAMES_SHOWN
        more = [f"{rest} more"] if rest > 0 else []
        return f"{listed([*names, *more])}: as you left {'them' if len(facts.goals) > 1 else 'it'}. {_BACK}"
    hearers = listed([escape(name_of(each)) for each in facts.hearers])
    verb = "only hears" if len(facts.hearers) == 1 else "only hear"
    told = f" {hearers} {verb} that you are taking a break." if hearers else ""
    return f"Nothing was closed.{told} {_BACK}"


_BACK = "Whatever you write or press here starts everything again."


def _next(facts: Letter) -> str:
    if facts.next_checkin is None:
        return ""
    return f"The next check-in: {moment(facts.next_checkin, facts.profile.calendar.zone)}."
