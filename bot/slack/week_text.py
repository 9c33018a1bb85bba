"""What a goal and its promises came to in a week, in words."""

from datetime import date

from bot.domain.checkins import GoalWeek, PromiseWeek
from bot.domain.goals import Cadence, Goal, Measure
from bot.domain.pace import Pace, PaceVerdict
from bot.domain.reflections import Held, Reflection
from bot.slack.pace_text import behind_words, closing_words, done_or_not, unmeasured
from bot.slack.text import amount, counted, cut, day, escape

PROMISES_SHOWN = 3
"""Promises of one goal in a check-in; more would hide the goals below."""
PLAN_MAX = 120
"""Characters of each half of an if-then sentence."""
_HELD = {
    Held.YES: "the plan held",
    Held.PARTLY: "the plan held in part",
    Held.NO: "the plan did not hold",
}
_PACE = {PaceVerdict.REACHED: "at its target", PaceVerdict.AHEAD: "ahead", PaceVerdict.ON_PACE: "on pace"}


def goal_week(week: GoalWeek, locale: str, today: date) -> str:
    """A goal with its promises as they stood when a week ended: "*Workshops*: 1 of 3 workshops, on pace."."""
    goal = week.goal
    name = f"*{escape(goal.short_name)}*"
    if week.is_new:
        return f"{name}: new since {day(goal.starts_on, today)}."
    said = [_promise(each, goal, locale) for each in week.promises[:PROMISES_SHOWN]]
    if goal.target is not None or week.level != goal.baseline or not said:
        said.insert(0, _level(week, locale))
    if (rest := len(week.promises) - PROMISES_SHOWN) > 0:
        said.append(f"{rest} more promises")
    first, *others = said
    told = ". ".join((first, *(f"{each[:1].upper()}{each[1:]}" for each in others)))
    return f"{name}: {told}."


def plan_was(plan: tuple[str, str] | None) -> str:
    """An if-then sentence as the plan of the week, in the member's words; '' for none."""
    sentence = if_then(*plan) if plan else ""
    return f"Your plan was: {sentence}" if sentence else ""


def score(thought: Reflection) -> str:
    """What was said of a plan in the check-in before; '' where nothing was."""
    held = _HELD.get(thought.held) if thought.held else None
    if thought.came is False:
        return "The week before, the moment in your plan did not come."
    if thought.came:
        return (
            f"The week before, the moment came and {held}." if held else "The week before, the moment came."
        )
    return f"The week before, {held}." if held else ""


def if_then(if_words: str, then_words: str) -> str:
    """Somebody's own if-then sentence, escaped; '' where there is none."""
    if not if_words or not then_words:
        return ""
    halves = (cut(" ".join(words.split()), PLAN_MAX).rstrip(".") for words in (if_words, then_words))
    cue, act = (escape(half) for half in halves)
    return f"“If {cue}, then I will {act}.”"


def _level(week: GoalWeek, locale: str) -> str:
    goal = week.goal
    pace = _pace(week.pace, goal, locale)
    if goal.target is None:
        return f"{counted(week.level, goal.unit, locale)} so far" if week.level else unmeasured(goal)
    if done_or_not(goal) and week.level in (0, 1):
        return "done" if week.level else "not done yet"
    if goal.measure is Measure.READ or goal.target < goal.baseline:
        return f"at {amount(week.level, locale)}, aiming for {counted(goal.target, goal.unit, locale)}{pace}"
    return f"{amount(week.level, locale)} of {counted(goal.target, goal.unit, locale)}{pace}"


def _pace(pace: Pace | None, goal: Goal, locale: str) -> str:
    if pace is None:
        return ""
    if pace.verdict is not PaceVerdict.BEHIND:
        return f", {_PACE[pace.verdict]}"
    return f", {behind_words(pace, locale)}{closing_words(pace, goal, locale)}"


def _promise(promise: PromiseWeek, goal: Goal, locale: str) -> str:
    commitment, state = promise.commitment, promise.state
    name = "" if commitment.short_name == goal.short_name else f"{escape(commitment.short_name)}: "
    if commitment.cadence is Cadence.DAILY:
        days = "day" if promise.of == 1 else "days"
        return f"{name}kept on {promise.kept} of {promise.of} {days}"
    if state.logged > state.need:
        done, promised = counted(state.logged, commitment.unit, locale), amount(state.need, locale)
        return f"{name}{done}, {promised} {'was' if state.need == 1 else 'were'} promised: kept"
    done = f"{name}{amount(state.logged, locale)} of {counted(state.need, commitment.unit, locale)}"
    if state.kept:
        return f"{done}, kept"
    if not state.over:
        return f"{done} so far"
    return f"{done}, not counted" if state.exempt else f"{done}, {amount(state.left, locale)} short"
