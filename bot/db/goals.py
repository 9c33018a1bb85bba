"""Goals and the promises in their plans; what was logged for them is read with them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select, update

from bot.db.entries import EntryStore
from bot.db.goal_rows import COMMITMENT, GOAL, commitment_of, goal_of
from bot.db.models import Commitment, Delivery, Goal, Member, Slip
from bot.db.store import is_one_of
from bot.domain import goals as rules
from bot.domain import progress
from bot.domain.calendar import PersonCalendar
from bot.domain.deliveries import State
from bot.domain.progress import with_entries
from bot.domain.slips import SlipState
from bot.domain.streaks import looked_back_to

_ACTIVE = (Goal.reached_on.is_(None), Goal.dropped_on.is_(None))
_CONFIRMED = (Commitment.goal_id == Goal.id) & Commitment.confirmed_at.is_not(None)
_RUNS = _CONFIRMED & Commitment.ended_on.is_(None)
_OPEN_SLIPS = (SlipState.OPEN, SlipState.TOLD_OWNER)
_OPEN_SLIP = exists().where(
    Slip.workspace_id == bindparam("workspace"),
    Slip.member_id == bindparam("member"),
    is_one_of(Slip.state, _OPEN_SLIPS),
)
_NUDGE = exists().where(
    Delivery.workspace_id == bindparam("workspace"),
    Delivery.dedupe_key == bindparam("nudge_key"),
    Delivery.state == State.SENT,
)
_PLAN = (
    select(*GOAL, *COMMITMENT, _OPEN_SLIP, _NUDGE)
    .outerjoin(Commitment, _RUNS)
    .where(Goal.workspace_id == bindparam("workspace"), Goal.member_id == bindparam("member"), *_ACTIVE)
    .order_by(Goal.number, Commitment.created_at, Commitment.id)
)
"""The active goals with their promises, whether a slip is open, and whether a nudge stands."""


class GoalStore(EntryStore):
    """What members want to reach and what they logged for it, in one workspace."""

    async def plan(self, member_id: UUID) -> progress.Plan:
        """A member's active goals by number, the confirmed promises that run in them, all entries."""
        found = await self._plan(member_id, "")
        goals = [goal.id for goal in found.goals]
        return with_entries(found, await self.entries(member_id, goals)) if goals else found

    async def recent_plan(
        self, member_id: UUID, today: date, cal: PersonCalendar, *, nudge_key: str = ""
    ) -> progress.Plan:
        """The same as it is seen on the local date `today`: the entries that anything still rests on.

        What was logged before is added up. With the dedupe key of a nudge also whether it stands: logging
        asks that with every entry.
        """
        found = await self._plan(member_id, nudge_key)
        if not found.goals:
            return found
        since = looked_back_to(found.commitments, today, cal)
        entries, earlier = await self.entries_from(member_id, since)
        return replace(with_entries(found, entries), since=since, earlier=tuple(earlier))

    async def _plan(self, member_id: UUID, nudge_key: str) -> progress.Plan:
        """A plan without its entries."""
        given = {"workspace": self._workspace_id, "member": member_id, "nudge_key": nudge_key}
        rows = (await self._connection.execute(_PLAN, given)).all()
        width = len(GOAL)
        goals = {row[0]: row[:width] for row in rows}
        active = [goal_of(each) for each in goals.values()]
        promises = [commitment_of(row[width:-2]) for row in rows if row[width] is not None]
        slips, stands = any(row[-2] for row in rows), any(row[-1] for row in rows)
        found = progress.plan_of(active, promises, (), has_open_slips=slips)
        return replace(found, nudge_stands=stands) if nudge_key else found

    async def plans(self, member_ids: Collection[UUID], on: date | None = None) -> dict[UUID, progress.Plan]:
        """The plans of those of several members who have an active goal, their entries left out.

        With `on` what was still active and running at the end of that date is there too.
        """
        runs: ColumnElement[bool] = _RUNS
        active: tuple[ColumnElement[bool], ...] = _ACTIVE
        if on is not None:
            runs = _CONFIRMED & or_(Commitment.ended_on.is_(None), Commitment.ended_on > on)
            active = tuple(or_(day.is_(None), day > on) for day in (Goal.reached_on, Goal.dropped_on))
        query = (
            select(*GOAL, *COMMITMENT)
            .outerjoin(Commitment, runs)
            .where(Goal.member_id.in_(member_ids), *active)
            .order_by(Goal.number, Commitment.created_at, Commitment.id)
        )
        width = len(GOAL)
        goals: defaultdict[UUID, list[rules.Goal]] = defaultdict(list)
        promises: defaultdict[UUID, list[rules.Commitment]] = defaultdict(list)
        for row in await self._all(query, Goal):
            goal = goal_of(row[:width])
            goals[goal.member_id].append(goal)
            if row[width] is not None:
                promises[goal.member_id].append(commitment_of(row[width:]))
        return {each: progress.plan_of(goals[each], promises[each], ()) for each in goals}

    async def every(self, member_id: UUID) -> list[rules.Goal]:
        """Every goal of a member, reached and dropped ones too, by number."""
        query = select(*GOAL).where(Goal.member_id == member_id).order_by(Goal.number)
        return [goal_of(row) for row in await self._all(query, Goal)]

    async def active(self, member_ids: Collection[UUID]) -> dict[UUID, list[rules.Goal]]:
        """The active goals of each of several members, by number."""
        query = select(*GOAL).where(Goal.member_id.in_(member_ids), *_ACTIVE).order_by(Goal.number)
        found: dict[UUID, list[rules.Goal]] = {each: [] for each in member_ids}
        for row in await self._all(query, Goal):
            goal = goal_of(row)
            found[goal.member_id].append(goal)
        return found

    async def goal(self, goal_id: UUID) -> rules.Goal | None:
        """One goal, whoever's."""
        row = await self._one(select(*GOAL).where(Goal.id == goal_id), Goal)
        return goal_of(row) if row else None

    async def commitment(self, commitment_id: UUID) -> rules.Commitment | None:
        """One promise, whoever's, confirmed or not, its own end as it stands."""
        row = await self._one(select(*COMMITMENT).where(Commitment.id == commitment_id), Commitment)
        return commitment_of(tuple(row)) if row else None

    async def commitments(self, goal_id: UUID) -> list[rules.Commitment]:
        """Every confirmed promise of a goal that has not ended, oldest first."""
        query = (
            select(*COMMITMENT)
            .where(
                Commitment.goal_id == goal_id,
                Commitment.confirmed_at.is_not(None),
                Commitment.ended_on.is_(None),
            )
            .order_by(Commitment.created_at, Commitment.id)
        )
        return [commitment_of(tuple(row)) for row in await self._all(query, Commitment)]

    async def promises_ever(self, goal_id: UUID) -> list[rules.Commitment]:
        """Every confirmed promise of a goal, those that ended too, oldest first."""
        query = (
            select(*COMMITMENT)
            .where(Commitment.goal_id == goal_id, Commitment.confirmed_at.is_not(None))
            .order_by(Commitment.created_at, Commitment.id)
        )
        return [commitment_of(tuple(row)) for row in await self._all(query, Commitment)]

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
            each_day=commitment.each_day,
            each_person=commitment.each_person,
            people=commitment.people,
            told_after=commitment.told_after,
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

    async def first_goal_on(self, member_id: UUID) -> date | None:
        """The day a member's first goal began."""
        row = await self._one(select(func.min(Goal.starts_on)).where(Goal.member_id == member_id), Goal)
        return row[0] if row else None
