"""Where a goal or a promise stands beside its plan, in words: what closes the gap, and is that realistic?"""

from datetime import date
from decimal import ROUND_CEILING, Decimal

from bot.domain.goal_checks import is_one_thing
from bot.domain.goals import Goal, Measure
from bot.domain.pace import Pace, PaceVerdict, way_of
from bot.domain.progress import GoalFacts, PromiseFacts
from bot.domain.rates import Chance, Every, Rate, chance
from bot.slack.text import amount, counted, day

TENTH = Decimal("0.1")
TIMES_SAID = Decimal(10)
"""How many times the plan is said as a number; above it is "more than 10 times"."""
EVERY = {Every.DAY: "a day", Every.WEEK: "a week", Every.FOUR_WEEKS: "every four weeks"}
GOAL_CHANCE = {
    Chance.REALISTIC: ": realistic.",
    Chance.STRETCH: ": a stretch.",
    Chance.HARDLY: "; a later day or a smaller target may fit better.",
}
PROMISE_CHANCE = {
    Chance.REALISTIC: ": realistic.",
    Chance.STRETCH: ": a stretch.",
    Chance.HARDLY: ": a lot.",
}


def done_or_not(goal: Goal) -> bool:
    """Whether a goal is one thing that is done or not."""
    return goal.measure is Measure.COUNTED and goal.baseline == 0 and goal.target == 1


def unmeasured(goal: Goal) -> str:
    """Where a goal without a number stands: one thing is done or not, anything else is explored."""
    if is_one_thing(goal):
        return "done" if goal.reached_on else "not done yet" if goal.active else "not done"
    return "exploring" if goal.active else "explored"


def level_words(facts: GoalFacts, locale: str) -> str:
    """A goal's level in words, beside its target where it has one."""
    goal = facts.goal
    if goal.target is None:
        says = facts.level != goal.baseline and not (is_one_thing(goal) and not goal.unit)
        so_far = f", {counted(facts.level, goal.unit, locale)} so far" if says else ""
        return unmeasured(goal) + so_far
    if done_or_not(goal) and facts.level in (0, 1):
        return "done" if facts.level else "not done yet"
    if goal.measure is Measure.READ or goal.target < goal.baseline:
        return f"{amount(facts.level, locale)} now, {counted(goal.target, goal.unit, locale)} wanted"
    return f"{amount(facts.level, locale)} of {counted(goal.target, goal.unit, locale)}"


def until_words(goal: Goal, today: date | None = None) -> str:
    """A goal's day, as it follows its level; nothing where it has none."""
    if goal.deadline is None:
        return ""
    on = day(goal.deadline, today)
    if is_one_thing(goal) or done_or_not(goal):
        return f", due {on}"
    return f" {'until' if goal.target is None else 'by'} {on}"


def pace_words(facts: GoalFacts, locale: str, *, full: bool = False) -> str:
    """A goal's pace in a sentence or two with a space before it; nothing where there is none.

    `full` says what is expected too, and whether what is left is realistic.
    """
    goal, pace = facts.goal, facts.pace
    if pace is None or not goal.active:
        return ""
    if pace.verdict is PaceVerdict.REACHED:
        # Whether it is reached its owner says (product.md, Ends).
        return "" if done_or_not(goal) else " At its target."
    if pace.over or pace.days_left == 0:
        return _without_days(goal, pace, locale)
    if done_or_not(goal):
        return f" {pace.days_left} working {'day' if pace.days_left == 1 else 'days'} left."
    expected = f"{amount(pace.due, locale)} expected by now"
    if pace.verdict is not PaceVerdict.BEHIND:
        said = "ahead of pace" if pace.verdict is PaceVerdict.AHEAD else "on pace"
        return f" {expected}: {said}." if full else f" {said.capitalize()}."
    behind = behind_words(pace, locale)
    said = f"{expected}, {behind}" if full else behind
    said += closing_words(pace, goal, locale)
    return f" {said}.{_chance(pace, locale, GOAL_CHANCE) if full else ''}"


def behind_words(pace: Pace, locale: str) -> str:
    """How far behind: "2 behind"."""
    return f"{amount(pace.behind, locale)} behind"


def closing_words(pace: Pace, goal: Goal, locale: str) -> str:
    """What closes the gap, as it follows how far behind a goal is; nothing where that says nothing."""
    return f": {_closing(pace.closing, goal, locale)} closes it" if pace.closing is not None else ""


def promise_words(facts: PromiseFacts, locale: str, *, full: bool = False) -> str:
    """What keeps a promise that is behind in its open period, with a space before it; else nothing."""
    pace = facts.pace
    if pace is None or pace.verdict is not PaceVerdict.BEHIND:
        return ""
    if pace.finish is None:
        return " No working day is left for it."
    keeps = f"{_turns(pace.finish, amount(pace.finish.step, locale))} keeps it."
    if not full:
        return f" {keeps[:1].upper()}{keeps[1:]}"
    expected = f"{amount(pace.due, locale)} expected by now"
    return f" {expected}: {keeps}{_chance(pace, locale, PROMISE_CHANCE)}"


def _without_days(goal: Goal, pace: Pace, locale: str) -> str:
    """The pace of a goal with nothing left to spread over."""
    left = "" if done_or_not(goal) else amount(pace.left, locale)
    if pace.over:
        return f" That day is over, {left} short." if left else " That day is over."
    return f" {left} to go, and no working day is left." if left else " No working day is left."


def _closing(rate: Rate, goal: Goal, locale: str) -> str:
    """What comes on top of the plan: "1 extra a week until Fri 13 Mar"."""
    step = amount(rate.step, locale)
    further = goal.measure is Measure.READ and way_of(goal.baseline, goal.target) < 0
    return _turns(rate, f"{step} further down" if further else f"{step} extra")


def _turns(rate: Rate, step: str) -> str:
    """A step, how often, and until when."""
    if rate.times == 1:
        return f"{step} {'on' if rate.every is Every.DAY else 'by'} {day(rate.until)}"
    return f"{step} {EVERY[rate.every]} until {day(rate.until)}"


def _chance(pace: Pace, locale: str, words: dict[Chance, str]) -> str:
    """How many times the planned rate is left to do, and whether that is realistic."""
    said = chance(pace.times_plan)
    if said is None or pace.times_plan is None:
        return ""
    most = pace.times_plan > TIMES_SAID
    times = TIMES_SAID if most else pace.times_plan.quantize(TENTH, ROUND_CEILING)
    number = f"{'more than ' if most else ''}{amount(times, locale)}"
    return f" From now on that is {number} times the planned rate{words[said]}"
