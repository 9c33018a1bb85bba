"""The goal check of a goal that was saved: what its form says already is not asked of its words."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from bot.domain.goal_facts import GoalDraft
from bot.domain.goals import Goal, Measure, Whose
from bot.domain.locales import day_first, decimal_comma
from bot.domain.phrases import GoalReading, read_goal
from bot.domain.several import goal_lines
from bot.domain.short_names import short_name
from bot.domain.smart import Check, Kind, Question, check
from bot.domain.substance import Verdict

OUT_OF_REACH = 5
"""The degree of challenge at which a person is asked what would make it a 4."""
QUESTIONS_MAX = 3
"""Questions about the words of a goal at a time, the most telling first."""
JUDGED = 300
"""Characters of a goal's words in which it has to say that it is one thing to do."""
_OF_MEASURE = frozenset((Question.MEASURABLE, Question.AMOUNT))
_OF_TIME = frozenset((Question.TIME, Question.UNTIL, Question.DAY))
_UNREAD = frozenset((Question.UNREAD, Question.QUESTION))


@dataclass(frozen=True, slots=True)
class GoalCheck:
    """What is asked about a goal: about its words, about its size, and about whose wish it is.

    `lines` are the goals its words hold, where they hold several.
    """

    goal: Goal
    found: Check
    questions: tuple[Question, ...]
    too_big: bool
    not_mine: bool
    lines: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether there is anything to ask."""
        return bool(self.questions or self.too_big or self.not_mine)


def check_goal(goal: Goal, today: date, locale: str, *, explores: bool = False) -> GoalCheck:
    """What to ask about a goal just saved; with `explores`, nothing about how it is measured.

    `today` is its owner's local date, `locale` how they write days and numbers.
    """
    found = check(
        goal.words,
        today,
        kind=Kind.GOAL,
        day_first=day_first(locale),
        decimal_comma=decimal_comma(locale),
    )
    lines = goal_lines(goal.words)
    measured = explores or goal.target is not None
    left_out = (_OF_MEASURE if measured else frozenset()) | (_OF_TIME if goal.deadline else frozenset())
    if goal.target is not None:
        left_out |= {Question.SPECIFIC}
    if measured and goal.deadline:
        left_out |= _UNREAD
    asked = tuple(question for question in found.questions if question not in left_out)
    if len(lines) > 1:
        asked = (Question.SEVERAL,)
    return GoalCheck(
        goal=goal,
        found=_with_form(found, goal),
        questions=asked[:QUESTIONS_MAX],
        too_big=goal.stretch == OUT_OF_REACH,
        not_mine=goal.whose is Whose.OTHERS,
        lines=lines if len(lines) > 1 else (),
    )


def is_one_thing(goal: Goal) -> bool:
    """Whether a goal without a number is one thing that is then done ("get promoted"), by its words."""
    return goal.target is None and _says_done(goal.words[:JUDGED], goal.starts_on)


@lru_cache(maxsize=2048)
def _says_done(words: str, today: date) -> bool:
    # Home reads every goal each time somebody does something; their words seldom change.
    found = check(words, today, kind=Kind.GOAL)
    return found.measurable is Verdict.YES and found.target is None


def with_words(draft: GoalDraft, reading: GoalReading, today: date) -> tuple[GoalDraft, frozenset[str]]:
    """The draft with what its words say where its fields say nothing, and which fields that were.

    Only a day that lies ahead is taken; of a level whose start nobody said, no number ("get below 80 kg").
    """
    filled, read = draft, set[str]()
    if draft.deadline is None and reading.deadline and reading.deadline.on and reading.deadline.on >= today:
        filled, read = replace(filled, deadline=reading.deadline.on), {"deadline"}
    if draft.target is None and not draft.explores:
        filled = _with_number(filled, reading)
    return filled, frozenset(read | ({"target"} if filled.target != draft.target else set()))


def read_as(words: str, today: date, locale: str) -> GoalReading:
    """What words say to somebody of that locale."""
    return read_goal(words, today, day_first=day_first(locale), decimal_comma=decimal_comma(locale))


def needs_today(reading: GoalReading) -> bool:
    """Whether the words name a level, of which only its owner knows where it is today."""
    level = reading.measure is Measure.READ and reading.target is not None
    return level and reading.baseline is None and not reading.relative


def improved(goal: Goal, words: str, today: date, locale: str, *, explores: bool = False) -> GoalDraft:
    """The goal with new words: a day or number that they change, or that it had none of, comes along."""
    before, now = read_as(goal.words, today, locale), read_as(words, today, locale)
    renamed = goal.short_name == short_name(goal.words) or goal.short_name == before.short_name
    draft = GoalDraft(
        words=words,
        short_name=now.short_name if renamed else goal.short_name,
        measure=goal.measure,
        baseline=goal.baseline,
        target=None if now.target is not None and now.target != before.target else goal.target,
        unit=goal.unit,
        deadline=None if _day(now) and _day(now) != _day(before) else goal.deadline,
        stretch=goal.stretch,
        whose=goal.whose,
        explores=explores,
    )
    filled, _ = with_words(replace(draft, unit="" if draft.target is None else goal.unit), now, today)
    return replace(
        filled,
        target=goal.target if filled.target is None and not explores else filled.target,
        unit=filled.unit or goal.unit,
        deadline=filled.deadline or goal.deadline,
    )


def new_goal(words: str, today: date, locale: str) -> GoalDraft:
    """A goal of which only its words are known."""
    reading = read_as(words, today, locale)
    bare = GoalDraft(words, reading.short_name, Measure.COUNTED, Decimal(0), None, "", None)
    return with_words(bare, reading, today)[0]


def _with_number(draft: GoalDraft, reading: GoalReading) -> GoalDraft:
    """The draft with the target of its words, and with what belongs to it."""
    baseline = draft.baseline if reading.baseline is None else reading.baseline
    if reading.target is None or reading.target == baseline or (needs_today(reading) and not draft.baseline):
        return draft
    return replace(
        draft,
        target=reading.target,
        unit=draft.unit or reading.unit,
        baseline=baseline,
        measure=reading.measure,
    )


def _day(reading: GoalReading) -> date | None:
    return reading.deadline.on if reading.deadline else None


def _with_form(found: Check, goal: Goal) -> Check:
    """The verdicts with what the form's own fields say."""
    return replace(
        found,
        specific=Verdict.YES if goal.target is not None else found.specific,
        measurable=Verdict.YES if goal.target is not None else found.measurable,
        time_bound=Verdict.YES if goal.deadline else found.time_bound,
    )
