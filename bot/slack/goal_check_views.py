"""The goal check after a goal was saved (words.md, T3)."""

from bot.domain.goal_checks import GoalCheck
from bot.domain.goal_facts import SavedGoal
from bot.domain.goals import WORDS_MAX
from bot.domain.smart import Question
from bot.slack import ids, smart_text
from bot.slack.blocks import Block, View, actions, button, context, field, modal, section, text_input
from bot.slack.goal_views import saved_lines
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.text import cut, escape

EXPLORES = "yes"
LINES_SHOWN = 20
LINE_SHOWN = 100
TOO_BIG = "You marked it 5, out of reach. What would make it a 4?"
NOT_MINE = "You marked it as mostly someone else's wish. What in it is yours?"


def page(saved: SavedGoal, check: GoalCheck, *, explores: bool = False) -> View:
    """What is asked about a goal that stands already; both ways on lead to its first promise."""
    goal = check.goal
    answer = field(
        "words",
        "Your answer here becomes the new wording",
        text_input(goal.words, multiline=True, max_length=WORDS_MAX),
        optional=True,
    )
    keep = button("Keep it as it is", ids.CHECK_KEEP, str(goal.id))
    view = modal(
        "Goal check",
        ids.CHECK_FORM,
        [*map(section, _lines(saved, check)), *_several(check), kept(answer), actions(keep)],
        submit="Improve it",
        close="Close",
        metadata=pack(goal=str(goal.id), explores=EXPLORES if explores else ""),
    )
    return view | {"notify_on_close": True}


def split(goals: list[SavedGoal]) -> View:
    """Goals that were pasted together, each saved by itself."""
    lines = [f"{each.goal.number} *{escape(each.goal.short_name)}*" for each in goals]
    words = f"Saved as {len(goals)} goals:\n" + "\n".join(lines)
    rest = (
        "Several at once are fine; which ones may wait? In the goals' details you can pause one or let it go."
    )
    return modal("Goals saved", "page", [section(words), context(rest)], close="Done")


def offer(goal_words: str, goal_id: str) -> Message:
    """The way to a first promise, for who closed the goal check."""
    words = f"Your goal *{escape(goal_words)}* stands as you wrote it. A small promise is what moves it."
    row = actions(button("Add a promise", ids.PLAN_NEW, goal_id, primary=True))
    return Message(f"Your goal is saved. {words} [Add a promise]", (section(words), row))


def _lines(saved: SavedGoal, check: GoalCheck) -> list[str]:
    """What stands, what is clear, and what is asked."""
    lines = saved_lines(saved)[:1]
    if words := smart_text.clear(check.found):
        lines.append(words)
    questions = smart_text.worded(check.found, check.questions)
    if questions:
        numbered = [f"{at}. {escape(words)}" for at, words in enumerate(questions, start=1)]
        lines.append("\n".join((smart_text.counted_questions(len(questions)), *numbered)))
    beside = [words for words, there in ((TOO_BIG, check.too_big), (NOT_MINE, check.not_mine)) if there]
    return [*lines, *beside]


def _several(check: GoalCheck) -> list[Block]:
    """The goals that would be made of one."""
    if Question.SEVERAL not in check.questions:
        return []
    shown = [f"• {escape(cut(line, LINE_SHOWN))}" for line in check.lines[:LINES_SHOWN]]
    row = actions(button("One goal each", ids.CHECK_SPLIT, str(check.goal.id)))
    return [section("\n".join(shown)), row]
