"""The goal form (words.md, T2)."""

from bot.domain.goal_facts import GoalForm
from bot.domain.goals import SHORT_NAME_MAX, WORDS_MAX, Goal, Measure, Whose
from bot.domain.items import NextUp, value_of
from bot.domain.phrases import GoalReading
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    checkboxes,
    context,
    date_input,
    field,
    modal,
    radio,
    select,
    text_input,
)
from bot.slack.change_views import of_goal
from bot.slack.inputs import kept
from bot.slack.payloads import pack
from bot.slack.plan_text import unread
from bot.slack.text import amount, plainly

UNIT_MAX = 80
NUMBER_MAX = 40
EXPLORE = "explore"
WHERE_TODAY = "Where are you today? A number; without it I can't tell how far there is to go."
"""Under the field of a level that was left empty."""
_LEVEL_TODAY = "0 where you begin at nothing. For a level such as %, weight or a time: what it is today."
_ADDS_UP = "Logs that add up count towards your number, also where it is lower than today."
_CHANGE = (
    "You named a change, so it begins at 0 and what you log is the change. To log the level itself, write "
    "where you want to be and where you are today."
)
_MEASURES = (
    Choice(Measure.COUNTED, "Each log adds up"),
    Choice(Measure.READ, "Each log is the new value (for %, weight, times)"),
)
_STRETCH = (
    Choice("1", "1 easy"),
    Choice("2", "2"),
    Choice("3", "3 just right"),
    Choice("4", "4"),
    Choice("5", "5 out of reach"),
)
_WHOSE = (
    Choice(Whose.MINE, "Mine"),
    Choice(Whose.SHARED, "Mine and someone else's"),
    Choice(Whose.OTHERS, "Mostly someone else's"),
)


def form(shown: GoalForm) -> View:
    """The goal form, filled with what was understood or with what is to be changed."""
    goal = shown.goal
    blocks = [
        *_words(goal or shown.reading),
        *_measure(goal or shown.reading, shown.profile.person.locale),
        *_when_and_why(shown),
        *of_goal(shown.promises, shown.profile.person.locale),
        context("Only you see this goal. Sharing is a separate step."),
    ]
    return modal(
        "Change goal" if goal else "New goal",
        ids.GOAL_FORM,
        blocks,
        submit="Save",
        close="Cancel",
        metadata=pack(goal=str(goal.id) if goal else "", of=_part(shown.of)),
    )


def _part(of: NextUp | None) -> str:
    """What the goal is made of, as the form remembers it."""
    return value_of(of) if of else ""


def _words(filled: Goal | GoalReading | None) -> list[Block]:
    return [
        kept(
            field(
                "words",
                "What do you want to reach?",
                text_input(
                    filled.words if filled else "",
                    multiline=True,
                    placeholder="Run 3 workshops for my team by 30 June",
                    max_length=WORDS_MAX,
                ),
            )
        ),
        field(
            "short_name",
            "Short name",
            text_input(
                filled.short_name if filled else "", placeholder="Workshops", max_length=SHORT_NAME_MAX
            ),
            hint="Shown on buttons and on your lock screen, so keep it neutral. Empty: one from your words.",
            optional=True,
        ),
    ]


def _measure(filled: Goal | GoalReading | None, locale: str) -> list[Block]:
    target = filled.target if filled else None
    explores = isinstance(filled, Goal) and target is None
    shown_target = amount(target, locale) if target is not None else ""
    return [
        field(
            "target",
            "How will you see that it worked? A number",
            text_input(shown_target, placeholder="3", max_length=NUMBER_MAX),
            optional=True,
        ),
        field(
            "unit",
            "… of what?",
            text_input(filled.unit if filled else "", placeholder="workshops", max_length=UNIT_MAX),
            optional=True,
        ),
        field(
            "baseline",
            "Where are you today?",
            text_input(_today(filled, locale), max_length=NUMBER_MAX),
            hint=_LEVEL_TODAY,
            optional=True,
        ),
        field(
            "measure",
            "How does a log count?",
            radio(_MEASURES, filled.measure if filled else Measure.COUNTED),
            hint=_CHANGE if isinstance(filled, GoalReading) and filled.relative else _ADDS_UP,
        ),
        field(
            "explore",
            "Or",
            checkboxes([Choice(EXPLORE, "I explore first and measure later")], [EXPLORE] if explores else []),
            optional=True,
        ),
    ]


def _today(filled: Goal | GoalReading | None, locale: str) -> str:
    """Where one is today: 0, unless it is known, or a level of which only its owner can know."""
    if isinstance(filled, GoalReading) and filled.baseline is None:
        has_level = filled.measure is Measure.READ and filled.target is not None and not filled.relative
        return "" if has_level else "0"
    if filled is None:
        return ""
    return amount(filled.baseline, locale) if filled.baseline else "0"


def _when_and_why(shown: GoalForm) -> list[Block]:
    goal, reading = shown.goal, shown.reading
    deadline = goal.deadline if goal else (reading.deadline.on if reading and reading.deadline else None)
    return [
        field(
            "deadline",
            "By when?",
            date_input(deadline),
            hint=f"{_unread(shown)}A first guess will do. You can move it.",
            optional=True,
        ),
        field(
            "stretch",
            "How big a stretch is it?",
            select(_STRETCH, str(goal.stretch) if goal and goal.stretch else None, placeholder="Choose"),
            optional=True,
        ),
        field(
            "whose",
            "Whose wish is it?",
            select(_WHOSE, goal.whose if goal else None, placeholder="Choose"),
            optional=True,
        ),
    ]


def _unread(shown: GoalForm) -> str:
    """Why the day is left open although the words have one; '' where nothing has to be said."""
    typed = shown.reading.deadline if shown.reading and not shown.goal else None
    return f"{plainly(unread(typed))}. " if typed and typed.on is None else ""
