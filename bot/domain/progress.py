"""What a member's goals and promises have come to, as everything that shows them reads it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from bot.domain.calendar import PersonCalendar
from bot.domain.goals import Commitment, Entry, Goal
from bot.domain.matching import Candidate, singular
from bot.domain.nudges import LENGTHS, open_today
from bot.domain.occasions import with_occasions
from bot.domain.pace import Earlier, Pace, level_of, pace, promise_pace
from bot.domain.pauses import paused_until
from bot.domain.periods import PeriodState, bounded, period_of, standing_state, state_of
from bot.domain.streaks import Streak, streak
from bot.domain.terms import as_of


@dataclass(frozen=True, slots=True)
class Plan:
    """A member's active goals, the promises that run in them, and the current entries of both.

    Promises carry the day they really end on (`bounded`). `has_open_slips`: a slip waits to be settled.
    `nudge_stands`: today's nudge was sent and shows some of it; None where that was not asked. Where
    `entries` begin on the date `since` (None: all there are), `earlier` is what was logged before.
    """

    goals: tuple[Goal, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    entries: tuple[Entry, ...] = ()
    has_open_slips: bool = False
    nudge_stands: bool | None = None
    since: date | None = None
    earlier: tuple[Earlier, ...] = ()

    def goal(self, goal_id: UUID) -> Goal | None:
        """An active goal by its id."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    def commitment(self, commitment_id: UUID) -> Commitment | None:
        """A running promise by its id."""
        return next((each for each in self.commitments if each.id == commitment_id), None)

    def of_goal(self, goal_id: UUID) -> tuple[Commitment, ...]:
        """The promises of one goal."""
        return tuple(each for each in self.commitments if each.goal_id == goal_id)


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A promise, its open period (None where it has none today), and how many of its last were kept.

    `pace` is that of the open period; None where `promise_pace` has none.
    """

    commitment: Commitment
    state: PeriodState | None
    streak: Streak
    pace: Pace | None = None


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal, where it stands, its pace (None without a target or deadline), and its promises.

    `paused_until` is the last day of the pause that today lies in.
    """

    goal: Goal
    level: Decimal
    pace: Pace | None
    promises: tuple[PromiseFacts, ...] = field(default=())
    paused_until: date | None = None


def counts_for_goal(commitment_unit: str, goal_unit: str) -> bool:
    """Whether what is logged for a promise moves its goal too: where both count the same thing."""
    thing = _thing(commitment_unit)
    return bool(thing) and thing == _thing(goal_unit)


def plan_of(
    goals: Iterable[Goal],
    commitments: Iterable[Commitment],
    entries: Iterable[Entry],
    *,
    has_open_slips: bool = False,
) -> Plan:
    """A plan from its rows; promises of other goals are left out, the rest are bounded by theirs."""
    by_id = {goal.id: goal for goal in goals}
    running = tuple(bounded(each, by_id[each.goal_id]) for each in commitments if each.goal_id in by_id)
    return with_entries(Plan(tuple(by_id.values()), running, (), has_open_slips), entries)


def with_entries(plan: Plan, entries: Iterable[Entry]) -> Plan:
    """The same plan with what was logged, which also opens occasions."""
    logged = tuple(entries)
    running = tuple(with_occasions(each, logged) for each in plan.commitments)
    return replace(plan, commitments=running, entries=logged)


def promise_facts(
    commitment: Commitment, entries: Sequence[Entry], today: date, cal: PersonCalendar
) -> PromiseFacts:
    """What one promise has come to on the local date `today`."""
    mine = [entry for entry in entries if entry.commitment_id == commitment.id]
    commitment = with_occasions(as_of(commitment, today), mine)
    span = period_of(commitment, today, cal, commitment.ends_on)
    if span is None:
        standing = standing_state(commitment, mine, today, cal)
        return PromiseFacts(commitment, standing, streak(commitment, mine, today, cal))
    state = state_of(commitment, span, mine, today, cal)
    pace_now = promise_pace(commitment, state, today, cal)
    return PromiseFacts(commitment, state, streak(commitment, mine, today, cal), pace_now)


def facts_of(goal: Goal, plan: Plan, today: date, cal: PersonCalendar) -> GoalFacts:
    """What one goal has come to on the local date `today`."""
    mine = [entry for entry in plan.entries if entry.goal_id == goal.id]
    return GoalFacts(
        goal,
        level_of(goal, mine, plan.earlier),
        pace(goal, mine, today, cal, plan.earlier),
        tuple(promise_facts(each, mine, today, cal) for each in plan.of_goal(goal.id)),
        paused_until(goal.pauses, today),
    )


def goal_facts(plan: Plan, today: date, cal: PersonCalendar) -> list[GoalFacts]:
    """What every active goal has come to on the local date `today`, by number."""
    return [facts_of(goal, plan, today, cal) for goal in plan.goals]


def still_open(plan: Plan, today: date, cal: PersonCalendar) -> list[PromiseFacts]:
    """The promises that are open today (product.md, Daily nudge), in the order of their goals."""
    return [
        promise_facts(each.commitment, plan.entries, today, cal)
        for each in open_today(plan.commitments, plan.entries, today, cal)
    ]


def candidates(plan: Plan, *, by_words: bool = True) -> tuple[Candidate, ...]:
    """What can be logged for: promises and goals, by short name, unit and (with `by_words`) their words."""
    things: tuple[Commitment | Goal, ...] = (*plan.commitments, *plan.goals)
    return tuple(
        Candidate(each.id, (each.short_name, each.unit, *([each.words] if by_words else [])))
        for each in things
    )


def meant(matches: Iterable[UUID], plan: Plan) -> list[UUID]:
    """Those of the matches that are still two things: a promise in its goal's unit moves both.

    So the goal is left out where such a promise of its own is among them.
    """
    ids = list(matches)
    moved = {
        each.goal_id
        for each in plan.commitments
        if each.id in ids
        and (goal := plan.goal(each.goal_id)) is not None
        and counts_for_goal(each.unit, goal.unit)
    }
    return [each for each in ids if each not in moved]


def usual_step(commitment: Commitment) -> Decimal:
    """What one sitting adds, as it stands on a button: a length is logged whole, things one by one."""
    return commitment.amount if commitment.unit in LENGTHS else Decimal(1)


def _thing(unit: str) -> str:
    return " ".join(singular(word) for word in unit.casefold().split())
