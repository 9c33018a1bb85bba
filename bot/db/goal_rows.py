"""Goals and promises as their rows hold them, and as the domain knows them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, String, case, cast, func, literal, select

from bot.db.models import Commitment, Goal, Occasion, Pause, Skip, Terms
from bot.db.types import amount_of, weekdays_of
from bot.domain import goals as rules
from bot.domain.calendar import DateSpan
from bot.domain.terms import first_terms, newest, timeline


def _days_of(table: type[Pause | Skip | Occasion], condition: ColumnElement[bool]) -> ScalarSelect[str]:
    """The days of another table's rows, joined in this one's: "2026-03-09 2026-03-13,…"."""
    days = cast(table.first_on, String(10)) + literal(" ", String) + cast(table.last_on, String(10))
    return select(func.aggregate_strings(days, ",")).where(condition).scalar_subquery()


def _terms_of() -> ScalarSelect[str]:
    """What a promise was changed to, joined as its days are: "1 2026-03-09 weekly 3000 …,…"."""
    columns = (
        Terms.number,
        Terms.since_on,
        Terms.cadence,
        Terms.amount,
        Terms.times,
        Terms.weekdays,
        func.coalesce(cast(Terms.ends_on, String(10)), "-"),
        Terms.made_on,
        case((Terms.quietly, 1), else_=0),
    )
    first, *rest = (cast(each, String(32)) for each in columns)
    joined: ColumnElement[str] = first
    for each in rest:
        joined = joined + literal(" ", String) + each
    made = (Terms.commitment_id == Commitment.id) & Terms.taken_back_at.is_(None)
    return select(func.aggregate_strings(joined, ",")).where(made).scalar_subquery()


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
    Commitment.told_after,
    _OCCASIONS,
    _terms_of(),
)


def goal_of(values: Sequence[Any]) -> rules.Goal:
    """A goal from what was read of it."""
    *known, pauses = values
    return rules.Goal(*known, pauses=_spans(pauses))  # type: ignore[misc]  # `known` ends before them


def commitment_of(values: Sequence[Any]) -> rules.Commitment:
    """A promise from what was read of it."""
    *known, confirmed_at, ended_on, skips, each_day, each_person, people, told_after, occasions, terms = (
        values
    )
    promise = rules.Commitment(  # type: ignore[misc]  # as above
        *known,
        confirmed=confirmed_at is not None,
        ended_on=ended_on,
        skips=_spans(skips),
        each_day=each_day,
        each_person=each_person,
        people=people,
        told_after=told_after,
        occasions=_spans(occasions),
    )
    changes = sorted((_change(each) for each in (terms or "").split(",") if each), key=_number)
    return newest(replace(promise, terms=timeline(first_terms(promise), changes))) if changes else promise


def _change(joined: str) -> rules.Terms:
    number, since, cadence, amount, times, weekdays, ends_on, made_on, quietly = joined.split()
    return rules.Terms(
        since=date.fromisoformat(since),
        cadence=rules.Cadence(cadence),
        amount=amount_of(int(amount)),
        times=amount_of(int(times)),
        weekdays=weekdays_of(int(weekdays)),
        ends_on=None if ends_on == "-" else date.fromisoformat(ends_on),
        made_on=date.fromisoformat(made_on),
        number=int(number),
        quietly=quietly == "1",
    )


def _number(terms: rules.Terms) -> int:
    return terms.number


def _spans(joined: str | None) -> tuple[DateSpan, ...]:
    spans = (each.split() for each in (joined or "").split(",") if each)
    days = sorted((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
    return tuple(DateSpan(*each) for each in days)
