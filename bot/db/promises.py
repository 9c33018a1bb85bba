"""Promises that were written together, and the occasions of a promise."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from bot.db.goal_rows import COMMITMENT, commitment_of
from bot.db.models import Commitment, Occasion
from bot.db.store import Store
from bot.domain import goals as rules
from bot.domain.calendar import DateSpan


class PromiseStore(Store):
    """What belongs to single promises of one workspace beside their plan."""

    async def made_at(self, commitment_id: UUID) -> datetime | None:
        """The instant at which a promise was written, whoever's."""
        row = await self._one(select(Commitment.created_at).where(Commitment.id == commitment_id), Commitment)
        return row[0] if row else None

    async def together(self, commitment_id: UUID) -> list[rules.Commitment]:
        """A promise and those that were written with it for the same goal, in the order of their lines."""
        one = select(Commitment.goal_id, Commitment.created_at).where(
            Commitment.workspace_id == self._workspace_id, Commitment.id == commitment_id
        )
        its = one.subquery()
        query = (
            select(*COMMITMENT)
            .where(
                Commitment.goal_id == select(its.c.goal_id).scalar_subquery(),
                Commitment.created_at == select(its.c.created_at).scalar_subquery(),
            )
            .order_by(Commitment.id)
        )
        return [commitment_of(tuple(row)) for row in await self._all(query, Commitment)]

    async def confirm(self, commitment_ids: Collection[UUID], now: datetime) -> int:
        """Promises count from now on; how many did not yet."""
        return await self._changed(
            self._updating(Commitment)
            .where(Commitment.id.in_(commitment_ids), Commitment.confirmed_at.is_(None))
            .values(confirmed_at=now)
        )

    async def open_occasion(self, new_id: UUID, commitment_id: UUID, days: DateSpan, now: datetime) -> bool:
        """The days of an occasion; False where one was opened that day already."""
        row = {
            "id": new_id,
            "commitment_id": commitment_id,
            "first_on": days.first,
            "last_on": days.last,
            "created_at": now,
        }
        return await self._insert_once(Occasion, row, unique=("commitment_id", "first_on"))

    async def end_occasion(self, commitment_id: UUID, first_on: date, last_on: date) -> None:
        """The occasion that began on a date has another last day."""
        await self._changed(
            self._updating(Occasion)
            .where(Occasion.commitment_id == commitment_id, Occasion.first_on == first_on)
            .values(last_on=last_on)
        )

    async def forget_occasion(self, commitment_id: UUID, first_on: date) -> None:
        """An occasion was none."""
        await self._changed(
            self._deleting(Occasion).where(
                Occasion.commitment_id == commitment_id, Occasion.first_on == first_on
            )
        )
