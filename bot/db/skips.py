"""Skipped periods."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select

from bot.db.models import Commitment, Skip
from bot.db.store import Store
from bot.domain import skips
from bot.domain.calendar import DateSpan


class SkipStore(Store):
    """The periods that members of one workspace skipped."""

    async def add(self, new_id: UUID, member_id: UUID, skip: skips.Skip, now: datetime) -> None:
        """Keep a skip; one that is there stays as it is."""
        row = {
            "id": new_id,
            "member_id": member_id,
            "commitment_id": skip.commitment_id,
            "first_on": skip.span.first,
            "last_on": skip.span.last,
            "skipped_on": skip.skipped_on,
            "created_at": now,
        }
        await self._insert_once(Skip, row, unique=("commitment_id", "first_on"))

    async def since(self, member_id: UUID, skipped_on: date) -> Sequence[skips.Skip]:
        """What a member skipped on that date or later, by the days that were skipped."""
        return await self._skips(self._of(member_id).where(Skip.skipped_on >= skipped_on))

    async def touching(self, member_id: UUID, days: DateSpan) -> Sequence[skips.Skip]:
        """A member's skips that lie in some days, or hold some of them."""
        return await self._skips(
            self._of(member_id).where(Skip.first_on <= days.last, Skip.last_on >= days.first)
        )

    def _of(self, member_id: UUID) -> Select[*tuple[object, ...]]:
        return (
            select(Skip.commitment_id, Skip.first_on, Skip.last_on, Skip.skipped_on, Commitment.short_name)
            .outerjoin(Commitment, Commitment.id == Skip.commitment_id)
            .where(Skip.member_id == member_id)
            .order_by(Skip.first_on, Skip.last_on, Skip.id)
        )

    async def _skips(self, query: Select[*tuple[object, ...]]) -> Sequence[skips.Skip]:
        return [
            skips.Skip(
                row.commitment_id, DateSpan(row.first_on, row.last_on), row.skipped_on, row.short_name or ""
            )
            for row in await self._all(query, Skip)
        ]
