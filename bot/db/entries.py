"""What was logged: entries, changed and withdrawn by later ones."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import aliased

from bot.db.models import Commitment, Entry, Goal
from bot.db.store import Store
from bot.domain import goals as rules
from bot.domain import progress

_ENTRY = (
    Entry.id,
    Entry.member_id,
    Entry.goal_id,
    Entry.commitment_id,
    Entry.logged_on,
    Entry.amount,
    Entry.note,
    Entry.whom,
)


class EntryStore(Store):
    """What members logged, in one workspace."""

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


def _entry(row: Sequence[Any]) -> rules.Entry:
    *known, whom, commitment_unit, goal_unit = row
    moves_goal = commitment_unit is None or progress.counts_for_goal(commitment_unit, goal_unit)
    return replace(rules.Entry(*known), moves_goal=moves_goal, whom=whom)


def _entry_row(entry: rules.Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "member_id": entry.member_id,
        "goal_id": entry.goal_id,
        "commitment_id": entry.commitment_id,
        "logged_on": entry.logged_on,
        "note": entry.note,
        "whom": entry.whom,
    }
