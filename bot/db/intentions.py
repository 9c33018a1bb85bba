"""What was told of goals, and to whom."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bot.db.models import Delivery, Intention, IntentionReader
from bot.db.store import Store
from bot.domain import intentions
from bot.domain.deliveries import State

_INTENTION = (
    Intention.id,
    Intention.goal_id,
    Intention.telling,
    Intention.words,
    Intention.able,
    Intention.created_at,
    Intention.withdrawn_at,
)
_READER = (
    IntentionReader.id,
    IntentionReader.intention_id,
    IntentionReader.slack_id,
    IntentionReader.channel,
)


class IntentionStore(Store):
    """Intentions of one workspace."""

    async def add(self, intention: intentions.Intention, readers: Sequence[intentions.Reader]) -> None:
        """Words, and everybody they are for."""
        await self._insert(
            Intention,
            id=intention.id,
            goal_id=intention.goal_id,
            telling=intention.telling,
            words=intention.words,
            able=intention.able,
            created_at=intention.created_at,
        )
        for each in readers:
            await self._insert(
                IntentionReader,
                id=each.id,
                intention_id=each.intention_id,
                slack_id=each.slack_id,
                channel=each.channel,
            )

    async def of_goal(self, goal_id: UUID) -> Sequence[intentions.Intention]:
        """What was told of a goal and stands, the oldest first."""
        query = (
            select(*_INTENTION)
            .where(Intention.goal_id == goal_id, Intention.withdrawn_at.is_(None))
            .order_by(Intention.created_at, Intention.id)
        )
        return [intentions.Intention(*row) for row in await self._all(query, Intention)]

    async def intention(self, intention_id: UUID) -> intentions.Intention | None:
        """One by its id."""
        row = await self._one(select(*_INTENTION).where(Intention.id == intention_id), Intention)
        return intentions.Intention(*row) if row else None

    async def readers(self, intention_id: UUID) -> Sequence[intentions.Reader]:
        """Everybody it was for, in the order in which they were chosen."""
        query = (
            select(*_READER).where(IntentionReader.intention_id == intention_id).order_by(IntentionReader.id)
        )
        return [intentions.Reader(*row) for row in await self._all(query, IntentionReader)]

    async def readers_of(self, intention_ids: Sequence[UUID]) -> dict[UUID, list[intentions.Reader]]:
        """The same of several, by intention."""
        query = select(*_READER).where(IntentionReader.intention_id.in_(intention_ids))
        found: dict[UUID, list[intentions.Reader]] = {}
        for row in await self._all(query.order_by(IntentionReader.id), IntentionReader):
            found.setdefault(row.intention_id, []).append(intentions.Reader(*row))
        return found

    async def refused(self, keys: Sequence[str]) -> frozenset[str]:
        """Which of these deliveries Slack took nothing of."""
        query = select(Delivery.dedupe_key).where(
            Delivery.dedupe_key.in_(keys), Delivery.state == State.FAILED
        )
        return frozenset(row[0] for row in await self._all(query, Delivery))

    async def reader(self, reader_id: UUID) -> intentions.Reader | None:
        """One by its id."""
        row = await self._one(select(*_READER).where(IntentionReader.id == reader_id), IntentionReader)
        return intentions.Reader(*row) if row else None

    async def withdraw(self, intention_id: UUID, now: datetime) -> bool:
        """Take it back; False where that was done before."""
        changed = await self._changed(
            self._updating(Intention)
            .where(Intention.id == intention_id, Intention.withdrawn_at.is_(None))
            .values(withdrawn_at=now)
        )
        return changed > 0
