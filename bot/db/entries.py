"""What was logged: entries, changed and withdrawn by later ones."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    exists,
    func,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.orm import aliased

from bot.db.models import Commitment, Entry, Goal
from bot.db.store import Store
from bot.db.types import Amount
from bot.domain import goals as rules
from bot.domain import progress
from bot.domain.entries import EntryHistory, Version
from bot.domain.pace import Earlier

_ENTRY = (
    Entry.id,
    Entry.member_id,
    Entry.goal_id,
    Entry.commitment_id,
    Entry.logged_on,
    Entry.amount,
    Entry.note,
)
_ORIGIN = func.coalesce(Entry.origin, Entry.id)
"""The row an entry began as: whatever is changed, it keeps its place among those of its date."""
_LATER = aliased(Entry)
_COUNTING = (
    Entry.workspace_id == bindparam("workspace"),
    Entry.amount.is_not(None),
    ~exists().where(_LATER.replaces == Entry.id),
)
"""What is true of an entry of the workspace that counts: neither withdrawn nor changed since."""


def _current(
    *conditions: ColumnElement[bool], more: Sequence[ColumnElement[Any]] = ()
) -> Select[*tuple[Any, ...]]:
    """The entries that count, each with the units that decide what it moves and the row it began as."""
    return (
        select(
            *_ENTRY,
            Commitment.unit.label("promise_unit"),
            Goal.unit.label("goal_unit"),
            _ORIGIN.label("origin"),
            *more,
        )
        .join(Goal, Goal.id == Entry.goal_id)
        .outerjoin(Commitment, Commitment.id == Entry.commitment_id)
        .where(*conditions, *_COUNTING)
    )


def _from() -> CompoundSelect[*tuple[Any, ...]]:
    """The entries since a date, and the newest one before it of each goal and promise with their sum."""
    mine = (Entry.member_id == bindparam("member"), Goal.reached_on.is_(None), Goal.dropped_on.is_(None))
    one = (Entry.goal_id, Entry.commitment_id)
    sums = (
        select(
            *one,
            func.sum(Entry.amount, type_=Amount).label("total"),
            func.max(Entry.logged_on).label("last_on"),
        )
        .join(Goal, Goal.id == Entry.goal_id)
        .where(*mine, Entry.logged_on < bindparam("since"), *_COUNTING)
        .group_by(*one)
        # Added up once: a planner that takes the table for small would add up again for each row of it.
        .cte("sums")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    newest = and_(
        sums.c.goal_id == Entry.goal_id,
        sums.c.commitment_id.is_not_distinct_from(Entry.commitment_id),
        sums.c.last_on == Entry.logged_on,
    )
    recent = _current(*mine, Entry.logged_on >= bindparam("since"), more=(type_coerce(null(), Amount),))
    return union_all(recent, _current(*mine, more=(sums.c.total,)).join(sums, newest))


_FROM = _from()


class EntryStore(Store):
    """What members logged, in one workspace."""

    async def entries(self, member_id: UUID, goal_ids: Sequence[UUID]) -> list[rules.Entry]:
        """The current entries of some goals of a member, oldest first; withdrawn ones are left out."""
        return await self._entries(Entry.member_id == member_id, Entry.goal_id.in_(goal_ids))

    async def entries_since(self, member_ids: Collection[UUID], since: date) -> list[rules.Entry]:
        """The current entries of several members from the date `since` on, oldest first."""
        return await self._entries(Entry.member_id.in_(member_ids), Entry.logged_on >= since)

    async def entries_from(self, member_id: UUID, since: date) -> tuple[list[rules.Entry], list[Earlier]]:
        """The current entries of a member's active goals from the date `since` on, oldest first.

        With them what was logged before, added up for each goal and promise: one statement, however much.
        """
        given = {"workspace": self._workspace_id, "member": member_id, "since": since}
        found = (await self._connection.execute(_FROM, given)).all()
        rows = sorted(found, key=lambda row: (row.logged_on, row.origin))
        entries = [_entry(row[:-2]) for row in rows if row[-1] is None]
        earlier = [Earlier(row[-1], _entry(row[:-2])) for row in rows if row[-1] is not None]
        # Of several on the last date the newest stays.
        last = {(each.newest.goal_id, each.newest.commitment_id): each for each in earlier}
        return entries, list(last.values())

    async def entry(self, entry_id: UUID) -> rules.Entry | None:
        """A current entry, whoever's; None where it was changed or withdrawn since."""
        found = await self._entries(Entry.id == entry_id)
        return found[0] if found else None

    async def _entries(self, *conditions: ColumnElement[bool]) -> list[rules.Entry]:
        query = _current(*conditions).order_by(Entry.logged_on, _ORIGIN)
        found = await self._connection.execute(query, {"workspace": self._workspace_id})
        return [_entry(row[:-1]) for row in found]

    async def last_act(self, member_id: UUID) -> UUID | None:
        """The newest version of any entry that somebody typed, and that no undo took back."""
        undo = aliased(Entry)
        query = (
            select(Entry.id)
            .where(
                Entry.member_id == member_id,
                Entry.undoes.is_(None),
                ~exists().where(undo.undoes == Entry.id),
            )
            .order_by(Entry.created_at.desc(), Entry.replaces.is_not(None).desc(), Entry.id.desc())
            .limit(1)
        )
        row = await self._one(query, Entry)
        return row[0] if row else None

    async def history(self, version_id: UUID) -> EntryHistory | None:
        """All versions of the entry that this one is of, whoever's."""
        known = aliased(Entry)
        origin = (
            select(func.coalesce(known.origin, known.id))
            .where(known.id == version_id, known.workspace_id == self._workspace_id)
            .scalar_subquery()
        )
        found = await self._histories(or_(Entry.id == origin, Entry.origin == origin))
        return found[0] if found else None

    async def histories(self, goal_id: UUID, *, skip: int, limit: int) -> list[EntryHistory]:
        """What was logged for a goal, newest date first, withdrawn entries too; one page of it."""
        later = aliased(Entry)
        query = (
            select(_ORIGIN)
            .where(Entry.goal_id == goal_id, ~exists().where(later.replaces == Entry.id))
            .order_by(Entry.logged_on.desc(), _ORIGIN.desc())
            .offset(skip)
            .limit(limit)
        )
        origins = [row[0] for row in await self._all(query, Entry)]
        if not origins:
            return []
        found = await self._histories(or_(Entry.id.in_(origins), Entry.origin.in_(origins)))
        return sorted(found, key=lambda each: origins.index(each.first.id))

    async def _histories(self, condition: ColumnElement[bool]) -> list[EntryHistory]:
        query = (
            select(*_ENTRY, Commitment.unit, Goal.unit, Entry.replaces, Entry.undoes, Entry.created_at)
            .join(Goal, Goal.id == Entry.goal_id)
            .outerjoin(Commitment, Commitment.id == Entry.commitment_id)
            .where(condition)
        )
        rows = await self._all(query, Entry)
        by_older = {row.replaces: row for row in rows}
        return [_history(row, by_older) for row in rows if row.replaces is None]

    async def add_entry(self, entry: rules.Entry, now: datetime) -> None:
        """What somebody logged."""
        await self._insert(Entry, **_entry_row(entry), amount=entry.amount, replaces=None, created_at=now)

    async def replace_entry(
        self, old: UUID, new: rules.Entry, now: datetime, *, undoes: UUID | None = None
    ) -> bool:
        """Another amount, day or note instead of a version; False where that was changed meanwhile."""
        return await self._replaced(old, {**_entry_row(new), "amount": new.amount}, now, undoes)

    async def withdraw_entry(
        self, old: rules.Entry, new_id: UUID, now: datetime, *, undoes: UUID | None = None
    ) -> bool:
        """Take an entry back; False where it was changed meanwhile."""
        row = {**_entry_row(replace(old, id=new_id)), "amount": None}
        return await self._replaced(old.id, row, now, undoes)

    async def _replaced(self, old: UUID, row: dict[str, Any], now: datetime, undoes: UUID | None) -> bool:
        more = {"replaces": old, "origin": _origin_of(old), "undoes": undoes, "created_at": now}
        return await self._insert_once(Entry, {**row, **more}, unique=("replaces",))


def _origin_of(version_id: UUID) -> ScalarSelect[Any]:
    known = aliased(Entry)
    return select(func.coalesce(known.origin, known.id)).where(known.id == version_id).scalar_subquery()


def _history(first: Any, by_older: Mapping[UUID | None, Any]) -> EntryHistory:
    """The versions from the first on; a withdrawn one holds what its entry said before."""
    versions: list[Version] = []
    row = first
    while row is not None:
        *known, _, undoes, at = row
        withdrawn = row.amount is None
        entry = replace(_entry(known), amount=versions[-1].entry.amount) if withdrawn else _entry(known)
        versions.append(Version(entry, at, withdrawn, undoes))
        row = by_older.get(entry.id)
    return EntryHistory(tuple(versions))


def _entry(row: Sequence[Any]) -> rules.Entry:
    *known, commitment_unit, goal_unit = row
    moves_goal = commitment_unit is None or progress.counts_for_goal(commitment_unit, goal_unit)
    return rules.Entry(*known, moves_goal=moves_goal)  # type: ignore[misc]  # `known` ends before it


def _entry_row(entry: rules.Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "member_id": entry.member_id,
        "goal_id": entry.goal_id,
        "commitment_id": entry.commitment_id,
        "logged_on": entry.logged_on,
        "note": entry.note,
    }
