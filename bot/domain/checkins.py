"""The weekly check-in: when the first one comes, what its week came to, what was answered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from bot.domain.calendar import DAY, WEEK, DateSpan, PersonCalendar, instant_of
from bot.domain.coach_lines import COACHED_NOWHERE, CoachedIn
from bot.domain.ends import EndQuestion
from bot.domain.goals import Cadence, CheckinStatus, Commitment, Entry, Goal
from bot.domain.pace import Pace, level_of, pace
from bot.domain.partners import Shown
from bot.domain.pauses import paused_calendar, paused_until
from bot.domain.periods import PeriodState, period_of, state_of
from bot.domain.reflections import NOTHING_THOUGHT, Reflection
from bot.domain.sharing import Field
from bot.domain.size_asks import SizeAsk
from bot.domain.terms import as_of

FIRST_AFTER = 3
"""Working days after the day of the first goal before a first check-in (product.md, First ten minutes)."""
IN_THE_WAY_MAX = 500
"""Characters of what got in the way: thirty of them have to fit one form (Slack: view of 250 kB)."""
SHOWN_LATE_MOST = WEEK + WEEK + WEEK - DAY - DAY
"""How long after the first day of its week a check-in can still be shown: asked a week later, on whichever
weekday, and moved to the last day before the next one."""


@dataclass(frozen=True, slots=True)
class Checkin:
    """One week's check-in; `week_on` is the first day of the week it asks about."""

    id: UUID
    member_id: UUID
    week_on: date
    skipped: bool = False

    @property
    def week(self) -> DateSpan:
        """The week it asks about."""
        return DateSpan(self.week_on, self.week_on + WEEK - DAY)


@dataclass(frozen=True, slots=True)
class CheckinAnswer:
    """What was said of one goal; `in_the_way` is for nobody but its owner."""

    goal_id: UUID
    status: CheckinStatus
    in_the_way: str = ""
    reflection: Reflection = NOTHING_THOUGHT


@dataclass(frozen=True, slots=True)
class PromiseWeek:
    """What a promise came to in a week.

    Daily: `kept` of `of` days. Otherwise `state` is its period that reaches into the week furthest, as it
    stood when the week ended.
    """

    commitment: Commitment
    kept: int
    of: int
    state: PeriodState


@dataclass(frozen=True, slots=True)
class GoalWeek:
    """A goal and its promises, as they stood when a week ended; `is_new` where the goal was made later."""

    goal: Goal
    level: Decimal
    pace: Pace | None
    promises: tuple[PromiseWeek, ...]
    is_new: bool

    @property
    def plan(self) -> tuple[str, str] | None:
        """The first if-then sentence among its promises."""
        promises = (each.commitment for each in self.promises)
        return next(((each.if_words, each.then_words) for each in promises if each.has_plan), None)

    @property
    def planned(self) -> Commitment | None:
        """The promise that an if-then sentence is for, unless another is chosen."""
        promises = [each.commitment for each in self.promises]
        return next((each for each in promises if each.has_plan), promises[0] if promises else None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A check-in as its owner sees it: facts of the week, what was answered, what was said the week before.

    `counted`: whether any day of the week counts. `zone` and `locale` are the reader's, `today` their date.
    `ends` are the goals whose end is asked about, in place of how they go; `resting` is how many are paused.
    `sizes` are the promises, by goal, of which it is asked whether they are the right size.
    `thoughts` are what was thought of each plan the week before. `partners` is what each partner sees now,
    `told` the agreements in which the note beside each answer is shared. `coached` is where a coach reads.
    """

    checkin: Checkin
    goals: tuple[GoalWeek, ...]
    answers: Mapping[UUID, CheckinAnswer]
    before: Mapping[UUID, CheckinStatus]
    counted: bool
    today: date
    zone: str
    locale: str
    ends: Mapping[UUID, EndQuestion] = field(default_factory=dict)
    resting: int = 0
    sizes: Mapping[UUID, SizeAsk] = field(default_factory=dict)
    thoughts: Mapping[UUID, Reflection] = field(default_factory=dict)
    partners: tuple[Shown, ...] = ()
    told: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    coached: CoachedIn = COACHED_NOWHERE

    def plan_of(self, goal_id: UUID) -> tuple[str, str] | None:
        """The if-then sentence a goal had in the week: as it was looked back on, else the first there is."""
        said = self.answers.get(goal_id)
        if said and said.reflection.if_words:
            return said.reflection.if_words, said.reflection.then_words
        return next((each.plan for each in self.goals if each.goal.id == goal_id), None)

    def partners_with(self, goal_id: UUID, what: Field) -> tuple[Shown, ...]:
        """What each partner sees who sees this of a goal."""
        return tuple(each for each in self.partners if goal_id in each.agreement.sees(what))

    def stuck_twice(self, goal_id: UUID) -> bool:
        """Whether a goal was said to be stuck in two check-ins in a row."""
        said, before = self.answers.get(goal_id), self.before.get(goal_id)
        return said is not None and said.status is CheckinStatus.STUCK and before is CheckinStatus.STUCK

    @property
    def complete(self) -> bool:
        """Whether every goal has its answer."""
        return bool(self.goals) and all(each.goal.id in self.answers for each in self.goals)

    @property
    def answered(self) -> bool:
        """Whether it needs no reminder: one answer is enough, and a skip is one."""
        return self.checkin.skipped or bool(self.answers)

    @property
    def as_before(self) -> Mapping[UUID, CheckinStatus]:
        """What *All as last week* would answer: goals of then that have no answer yet."""
        return {
            each.goal.id: self.before[each.goal.id]
            for each in self.goals
            if each.goal.id in self.before and each.goal.id not in self.answers
        }


def rests(goal: Goal, week: DateSpan, today: date, cal: PersonCalendar) -> bool:
    """Whether nothing is asked of a goal: it is paused today, or was on all days of the week that count."""
    if not goal.pauses:
        return False
    counted = bool(cal.working_days(week.first, week.last))
    slept = not paused_calendar(cal, goal.pauses).working_days(week.first, week.last)
    return paused_until(goal.pauses, today) is not None or (counted and slept)


def first_is_ready(first_goal_on: date, shown_on: date, cal: PersonCalendar) -> bool:
    """Whether a first check-in may be shown on `shown_on`, for somebody whose first goal is of that date."""
    return len(cal.working_days(first_goal_on + DAY, shown_on)) >= FIRST_AFTER


def reminder_at(sent_at: datetime, at: time, cal: PersonCalendar) -> datetime:
    """When a check-in sent at that instant is asked for again: their next working day at the local time `at`.

    Raises:
        LookupError: no working day within ten years.
    """
    day = cal.local_date(sent_at)
    while True:
        day = cal.next_working_day(day)
        if (instant := instant_of(day, at, cal.zone)) is not None:
            return instant


def weeks_of(
    goals: Iterable[Goal],
    commitments: Sequence[Commitment],
    entries: Sequence[Entry],
    week: DateSpan,
    cal: PersonCalendar,
) -> tuple[GoalWeek, ...]:
    """Each goal with its promises as they stood when `week` ended, in given order.

    `entries` reach back to the first of each goal; what was logged for a later day is left out.
    """
    known = [entry for entry in entries if entry.logged_on <= week.last]
    return tuple(
        GoalWeek(
            goal,
            level_of(goal, known),
            pace(goal, known, week.last + DAY, cal),
            tuple(_promises(goal, commitments, known, week, cal)),
            is_new=goal.starts_on > week.last,
        )
        for goal in goals
    )


def _promises(
    goal: Goal,
    commitments: Iterable[Commitment],
    entries: Sequence[Entry],
    week: DateSpan,
    cal: PersonCalendar,
) -> Iterable[PromiseWeek]:
    """The promises of a goal that ran in the week."""
    for commitment in commitments:
        if commitment.goal_id != goal.id:
            continue
        spans = dict.fromkeys(period_of(commitment, day, cal, commitment.ends_on) for day in week)
        states = [state_of(commitment, span, entries, week.last + DAY, cal) for span in spans if span]
        if not states:
            continue
        promised = as_of(commitment, week.last)
        daily = promised.cadence is Cadence.DAILY
        counting = [state for state in states if not state.exempt] if daily else states[-1:]
        if not counting:
            continue
        yield PromiseWeek(promised, sum(state.kept for state in counting), len(counting), states[-1])
