"""Whether an entry can be written as it is meant: for what, how much, on which day."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from bot.domain.amounts import parse_amount
from bot.domain.errors import BadAmount, BeforeStart, DateAhead, Gone, NotUnderstood
from bot.domain.goals import Commitment, Goal, Measure
from bot.domain.log_facts import NewEntry
from bot.domain.progress import Plan
from bot.domain.whom import people_in

ONE = Decimal(1)


def target_of(target: UUID, plan: Plan) -> tuple[Goal, Commitment | None]:
    """The goal that an id means, and the promise where it means one.

    Raises:
        Gone: neither is in the plan.
    """
    commitment = plan.commitment(target)
    goal = plan.goal(commitment.goal_id if commitment else target)
    if goal is None:
        raise Gone("goal")
    return goal, commitment


def checked_amount(amount: Decimal | None, goal: Goal, commitment: Commitment | None) -> Decimal:
    """An amount as it is kept; None is one.

    Raises:
        NotUnderstood: a level without a number.
        BadAmount: what adds up has to be more than nothing; or it is too large, or too exact.
    """
    is_level = commitment is None and goal.measure is Measure.READ
    if amount is None:
        if is_level:
            raise NotUnderstood("", "level")
        return ONE
    if amount <= 0 and not is_level:
        raise BadAmount(f"{amount:f}")
    return parse_amount(f"{amount:f}")


def named_in(new: NewEntry, commitment: Commitment | None) -> Decimal | None:
    """How many people a note names, where a promise is for each of several: no amount has to be said."""
    if new.amount is not None or commitment is None or not commitment.each_person:
        return new.amount
    return Decimal(len(people_in(new.note, commitment.people))) or None


def checked_day(on: date, goal: Goal, commitment: Commitment | None, today: date) -> date:
    """A day that something can be logged for.

    Raises:
        DateAhead, BeforeStart: it lies ahead, or before the goal or promise began.
    """
    if on > today:
        raise DateAhead(on, today)
    first = max(goal.starts_on, commitment.starts_on) if commitment else goal.starts_on
    if on < first:
        raise BeforeStart(on, first)
    return on
