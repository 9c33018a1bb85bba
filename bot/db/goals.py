"""Goals, the promises in their plans, and what was logged."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, String, cast, exists, false, func, literal, select, update
from sqlalchemy.orm import aliased

from bot.db.models import Commitment, Delivery, Entry, Goal, Member, Pause, Skip, Slip
from bot.db.store import Store
from bot.domain import goals as rules
from bot.domain import progress
from bot.domain.calendar import DateSpan
from bot.domain.deliveries import State
from bot.domain.slips import SlipState


def _days_of(table: type[Pause | Skip], condition: ColumnElement[bool]) -> ScalarSelect[str]:
    """The days of another table's rows, joined in this one's: "2026-03-09 2026-03-13,…"."""
    days = cast(table.first_on, String(10)) + literal(" ", String) + cast(table.last_on, String(10))
    return select(func.aggregate_strings(days, ",")).where(condition).scalar_subquery()


_PAUSES = _days_of(Pause, Pause.goal_id == Goal.id)
_SKIPS = _days_of(Skip, Skip.commitment_id == Commitment.id)
_GOAL = (
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
_COMMITMENT = (
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
)
_ENTRY = (
    Entry.id,
    Entry.member_id,
    Entry.goal_id,
    Entry.commitment_id,
    Entry.logged_on,
    Entry.amount,
    Entry.note,
)
_ACTIVE = (Goal.reached_on.is_(None), Goal.dropped_on.is_(None))
_RUNS = (Commitment.goal_id == Goal.id) & Commitment.confirmed_at.is_not(None) & Commitment.ended_on.is_(None)
_OPEN_SLIPS = (SlipState.OPEN, SlipState.TOLD_OWNER)


class GoalStore(Store):
    """What members want to reach, in one workspace."""

    async def plan(self, member_id: UUID, *, nudge_key: str = "") -> progress.Plan:
        """A member's active goals by number, the confirmed promises that run in them, all entries.

        With the dedupe key of a nudge also whether it stands: logging asks that with every entry.
        """
        open_slip = exists().where(
            Slip.workspace_id == self._workspace_id,
            Slip.member_id == member_id,
            Slip.state.in_(_OPEN_SLIPS),
        )
        nudge = exists().where(
            Delivery.workspace_id == self._workspace_id,
            Delivery.dedupe_key == nudge_key,
            Delivery.state == State.SENT,
        )
        query = (
            select(*_GOAL, *_COMMITMENT, open_slip, nudge if nudge_key else false())
            .outerjoin(Commitment, _RUNS)
            .where(Goal.member_id == member_id, *_ACTIVE)
            .order_by(Goal.number, Commitment.created_at, Commitment.id)
        )
        rows = await self._all(query, Goal)
        width = len(_GOAL)
        active = list(dict.fromkeys(_goal(row[:width]) for row in rows))
        promises = [_commitment(row[width:-2]) for row in rows if row[width] is not None]
        entries = await self.entries(member_id, [goal.id for goal in active]) if active else []
        slips, stands = any(row[-2] for row in rows), any(row[-1] for row in rows)
        found = progress.plan_of(active, promises, entries, has_open_slips=slips)
        return replace(found, nudge_stands=stands) if nudge_key else found

    async def plans(self, member_ids: Collection[UUID]) -> dict[UUID, progress.Plan]:
        """The plans of those of several members who have an active goal, their entries left out."""
        query = (
            select(*_GOAL, *_COMMITMENT)
            .outerjoin(Commitment, _RUNS)
            .where(Goal.member_id.in_(member_ids), *_ACTIVE)
            .order_by(Goal.number, Commitment.created_at, Commitment.id)
        )
        width = len(_GOAL)
        goals: defaultdict[UUID, list[rules.Goal]] = defaultdict(list)
        promises: defaultdict[UUID, list[rules.Commitment]] = defaultdict(list)
        for row in await self._all(query, Goal):
            goal = _goal(row[:width])
            goals[goal.member_id].append(goal)
            if row[width] is not None:
                promises[goal.member_id].append(_commitment(row[width:]))
        return {each: progress.plan_of(goals[each], promises[each], ()) for each in goals}

    async def every(self, member_id: UUID) -> list[rules.Goal]:
        """Every goal of a member, reached and dropped ones too, by number."""
        query = select(*_GOAL).where(Goal.member_id == member_id).order_by(Goal.number)
        return [_goal(row) for row in await self._all(query, Goal)]

    async def goal(self, goal_id: UUID) -> rules.Goal | None:
        """One goal, whoever's."""
        row = await self._one(select(*_GOAL).where(Goal.id == goal_id), Goal)
        return _goal(row) if row else None

    async def commitment(self, commitment_id: UUID) -> rules.Commitment | None:
        """One promise, whoever's, confirmed or not, its own end as it stands."""
        row = await self._one(select(*_COMMITMENT).where(Commitment.id == commitment_id), Commitment)
        return _commitment(tuple(row)) if row else None

    async def commitments(self, goal_id: UUID) -> list[rules.Commitment]:
        """Every confirmed promise of a goal that has not ended, oldest first."""
        query = (
            select(*_COMMITMENT)
            .where(
                Commitment.goal_id == goal_id,
                Commitment.confirmed_at.is_not(None),
                Commitment.ended_on.is_(None),
            )
            .order_by(Commitment.created_at, Commitment.id)
        )
        return [_commitment(tuple(row)) for row in await self._all(query, Commitment)]

    async def next_number(self, member_id: UUID) -> int:
        """The number of a member's next goal; given once, whatever becomes of the goal."""
        counted = await self._connection.execute(
            update(Member)
            .where(Member.workspace_id == self._workspace_id, Member.id == member_id)
            .values(goals_made=Member.goals_made + 1)
            .returning(Member.goals_made)
        )
        return int(counted.scalar_one())

    async def add(self, goal: rules.Goal, now: datetime) -> None:
        """A new goal."""
        await self._insert(
            Goal,
            id=goal.id,
            member_id=goal.member_id,
            number=goal.number,
            words=goal.words,
            short_name=goal.short_name,
            measure=goal.measure,
            baseline=goal.baseline,
            target=goal.target,
            unit=goal.unit,
            starts_on=goal.starts_on,
            deadline=goal.deadline,
            stretch=goal.stretch,
            whose=goal.whose,
            created_at=now,
        )

    async def change(self, goal_id: UUID, **values: Any) -> None:
        """Other words, target, deadline … of a goal."""
        await self._changed(self._updating(Goal).where(Goal.id == goal_id).values(**values))

    async def add_commitment(self, commitment: rules.Commitment, now: datetime) -> None:
        """A promise; it counts once it is confirmed."""
        await self._insert(
            Commitment,
            id=commitment.id,
            goal_id=commitment.goal_id,
            member_id=commitment.member_id,
            words=commitment.words,
            short_name=commitment.short_name,
            cadence=commitment.cadence,
            amount=commitment.amount,
            unit=commitment.unit,
            times=commitment.times,
            starts_on=commitment.starts_on,
            ends_on=commitment.ends_on,
            with_whom=commitment.with_whom,
            per_occasion=commitment.per_occasion,
            weekdays=commitment.weekdays,
            if_words=commitment.if_words,
            then_words=commitment.then_words,
            created_at=now,
            confirmed_at=now if commitment.confirmed else None,
        )

    async def change_commitment(self, commitment_id: UUID, **values: Any) -> None:
        """Other words or numbers of a promise, its confirmation, its end."""
        await self._changed(self._updating(Commitment).where(Commitment.id == commitment_id).values(**values))

    async def end_commitments(self, goal_id: UUID, on: date) -> None:
        """Every promise of a goal ends; periods that are open then are judged no more."""
        await self._changed(
            self._updating(Commitment)
            .where(Commitment.goal_id == goal_id, Commitment.ended_on.is_(None))
            .values(ended_on=on)
        )

    async def resume_commitments(self, goal_id: UUID, ended_on: date) -> None:
        """The promises of a goal that ended on that day run again."""
        await self._changed(
            self._updating(Commitment)
            .where(Commitment.goal_id == goal_id, Commitment.ended_on == ended_on)
            .values(ended_on=None)
        )

    async def forget_commitment(self, commitment_id: UUID) -> None:
        """Take a promise back that was never confirmed."""
        await self._changed(
            self._deleting(Commitment).where(
                Commitment.id == commitment_id, Commitment.confirmed_at.is_(None)
            )
        )

    async def entries(self, member_id: UUID, goal_ids: Sequence[UUID]) -> list[rules.Entry]:
        """The current entries of some goals of a member, oldest first; withdrawn ones are left out."""
        return await self._entries(Entry.member_id == member_id, Entry.goal_id.in_(goal_ids))

    async def entries_since(self, member_ids: Collection[UUID], since: date) -> list[rules.Entry]:
        """The current entries of several members from the date `since` on, oldest first."""
        return await self._entries(Entry.member_id.in_(member_ids), Entry.logged_on >= since)

    async def entry(self, entry_id: UUID) -> rules.Entry | None:
        """A current entry, whoever's; None where it was changed or withdrawn since."""
        found = await self._entries(Entry.id == entry_id)
        return found[0] if found else None

    async def _entries(self, *conditions: ColumnElement[bool]) -> list[rules.Entry]:
        later = aliased(Entry)
        query = (
            select(*_ENTRY, Commitment.unit, Goal.unit)
            .join(Goal, Goal.id == Entry.goal_id)
            .outerjoin(Commitment, Commitment.id == Entry.commitment_id)
            .where(*conditions, Entry.amount.is_not(None), ~exists().where(later.replaces == Entry.id))
            .order_by(Entry.logged_on, Entry.id)
        )
        return [_entry(row) for row in await self._all(query, Entry)]

    async def last_entry(self, member_id: UUID) -> UUID | None:
        """The entry that was typed last, and still stands."""
        later = aliased(Entry)
        query = (
            select(Entry.id)
            .where(
                Entry.member_id == member_id,
                Entry.amount.is_not(None),
                ~exists().where(later.replaces == Entry.id),
            )
            .order_by(Entry.created_at.desc(), Entry.id.desc())
            .limit(1)
        )
        row = await self._one(query, Entry)
        return row[0] if row else None

    async def add_entry(self, entry: rules.Entry, now: datetime) -> None:
        """What somebody logged."""
        await self._insert(Entry, **_entry_row(entry), amount=entry.amount, replaces=None, created_at=now)

    async def replace_entry(self, old: UUID, new: rules.Entry, now: datetime) -> bool:
        """Another amount, day or note instead of an entry; False where that was changed meanwhile."""
        row = {**_entry_row(new), "amount": new.amount, "replaces": old, "created_at": now}
        return await self._insert_once(Entry, row, unique=("replaces",))

    async def withdraw_entry(self, old: rules.Entry, new_id: UUID, now: datetime) -> bool:
        """Take an entry back; False where it was changed meanwhile."""
        row = {
            **_entry_row(replace(old, id=new_id)),
            "amount": None,
            "replaces": old.id,
            "created_at": now,
        }
        return await self._insert_once(Entry, row, unique=("replaces",))

    async def first_goal_on(self, member_id: UUID) -> date | None:
        """The day a member's first goal began."""
        row = await self._one(select(func.min(Goal.starts_on)).where(Goal.member_id == member_id), Goal)
        return row[0] if row else None


def _goal(values: Sequence[Any]) -> rules.Goal:
    *known, pauses = values
    return replace(rules.Goal(*known), pauses=_spans(pauses))


def _commitment(values: Sequence[Any]) -> rules.Commitment:
    *known, confirmed_at, ended_on, skips = values
    confirmed = confirmed_at is not None
    return replace(rules.Commitment(*known), confirmed=confirmed, ended_on=ended_on, skips=_spans(skips))


def _spans(joined: str | None) -> tuple[DateSpan, ...]:
    spans = (each.split() for each in (joined or "").split(",") if each)
    days = sorted((date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
    return tuple(DateSpan(*each) for each in days)


def _entry(row: Sequence[Any]) -> rules.Entry:
    *known, commitment_unit, goal_unit = row
    moves_goal = commitment_unit is None or progress.counts_for_goal(commitment_unit, goal_unit)
    return replace(rules.Entry(*known), moves_goal=moves_goal)


def _entry_row(entry: rules.Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "member_id": entry.member_id,
        "goal_id": entry.goal_id,
        "commitment_id": entry.commitment_id,
        "logged_on": entry.logged_on,
        "note": entry.note,
    }
