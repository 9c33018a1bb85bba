"""Goals and promises as their rows hold them, and as the domain knows them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, cast, func, literal, select

from bot.db.models import Commitment, Goal, Occasion, Pause, Skip
from bot.domain import goals as rules
from bot.domain.calendar import DateSpan


def _days_of(table: type[Pause | Skip | Occasion], condition: ColumnElement[bool]) -> ScalarSelect[str]:
    """The days of another table's rows, joined in this one's: "2026-03-09 2026-03-13,…"."""
    days = cast(table.first_on, String(10)) + literal(" ", String) + cast(table.last_on, String(10))
    return select(func.aggregate_strings(days, ",")).where(condition).scalar_subquery()


_PAUSES = _days_of(Pause, Pause.goal_id == Goal.id)
_SKIPS = _days_of(Skip, Skip.commitment_id == Commitment.id)
_OCCASIONS = _days_of(Occasion, Occasion.commitment_id == Commitment.id)
GOAL = (
    Goal.id,
    Goal.member_id,
    Goal.number,
    Goal.words,
    Goal.short_name,
    Goal.measure,
    Goal.baseline,
    Goal.target,
    Goal.unit,
    Goal.starts_on,
    Goal.deadline,
    Goal.stretch,
    Goal.whose,
    Goal.reached_on,
    Goal.dropped_on,
    _PAUSES,
)
COMMITMENT = (
    Commitment.id,
    Commitment.goal_id,
    Commitment.member_id,
    Commitment.words,
    Commitment.short_name,
    Commitment.cadence,
    Commitment.amount,
    Commitment.unit,
    Commitment.times,
    Commitment.starts_on,
    Commitment.ends_on,
    Commitment.with_whom,
    Commitment.per_occasion,
    Commitment.weekdays,
    Commitment.if_words,
    Commitment.then_words,
    Commitment.confirmed_at,
    Commitment.ended_on,
    _SKIPS,
    Commitment.each_day,
    Commitment.each_person,
    Commitment.people,
    _OCCASIONS,
)


def goal_of(values: Sequence[Any]) -> rules.Goal:
    """A goal from what was read of it."""
    *known, pauses = values
    return replace(rules.Goal(*known), pauses=_spans(pauses))


def commitment_of(values: Sequence[Any]) -> rules.Commitment:
    """A promise from what was read of it."""
    *known, confirmed_at, ended_on, skips, each_day, each_person, people, occasions = values
    confirmed = confirmed_at is not None
    return replace(
        rules.Commitment(*known),
        confirmed=confirmed,
        ended_on=ended_on,
        skips=_spans(skips),
        each_day=each_day,
        each_person=each_person,
        people=people,
        occasions=_spans(occasions),
    )


def _spans(joined: str | None) -> tuple[DateSpan, ...]:
    spans = (each.split() for each in (joined or "").split(",") if each)
    days = sorted((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
    return tuple(DateSpan(*each) for each in days)
