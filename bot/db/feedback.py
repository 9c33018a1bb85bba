"""Feedback that people gave: kept for the giver, shown to the receiver."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from bot.db.models import Feedback
from bot.db.store import Store
from bot.domain.feedback_facts import Given, Sbi

_GIVEN = (
    Feedback.id,
    Feedback.giver_id,
    Feedback.receiver_slack_id,
    Feedback.how,
    Feedback.situation,
    Feedback.behaviour,
    Feedback.impact,
    Feedback.given_on,
    Feedback.given_at,
    Feedback.entry_id,
    Feedback.withdrawn_at,
    Feedback.thanked_at,
    Feedback.answer,
)


class FeedbackStore(Store):
    """Feedback in one workspace."""

    async def add(self, given: Given) -> None:
        """One piece of feedback."""
        await self._insert(
            Feedback,
            id=given.id,
            giver_id=given.giver_id,
            receiver_slack_id=given.receiver_slack_id,
            how=given.how,
            situation=given.sbi.situation,
            behaviour=given.sbi.behaviour,
            impact=given.sbi.impact,
            given_on=given.given_on,
            given_at=given.given_at,
            entry_id=given.entry_id,
            answer="",
        )

    async def one(self, feedback_id: UUID) -> Given | None:
        """One by its id."""
        row = await self._one(select(*_GIVEN).where(Feedback.id == feedback_id), Feedback)
        return _given(row) if row else None

    async def by(self, giver_id: UUID, since: datetime, most: int) -> Sequence[Given]:
        """What somebody gave since then and did not take back, newest first."""
        query = (
            select(*_GIVEN)
            .where(Feedback.giver_id == giver_id, Feedback.given_at >= since, Feedback.withdrawn_at.is_(None))
            .order_by(Feedback.given_at.desc(), Feedback.id.desc())
            .limit(most)
        )
        return [_given(row) for row in await self._all(query, Feedback)]

    async def count_by(self, giver_id: UUID) -> int:
        """How often somebody ever gave some."""
        query = select(func.count(Feedback.id)).where(
            Feedback.giver_id == giver_id, Feedback.withdrawn_at.is_(None)
        )
        row = await self._one(query, Feedback)
        return row[0] if row else 0

    async def take_back(self, feedback_id: UUID, now: datetime) -> bool:
        """Take it back; False where that was done before."""
        return await self._mark(Feedback.withdrawn_at, feedback_id, withdrawn_at=now)

    async def thank(self, feedback_id: UUID, now: datetime) -> bool:
        """Its receiver says thanks; False where they did before."""
        return await self._mark(Feedback.thanked_at, feedback_id, thanked_at=now)

    async def answer(self, feedback_id: UUID, words: str) -> bool:
        """Its receiver answers; False where they did before."""
        changed = await self._changed(
            self._updating(Feedback)
            .where(Feedback.id == feedback_id, Feedback.answer == "")
            .values(answer=words)
        )
        return changed > 0

    async def _mark(self, column: Any, feedback_id: UUID, **values: datetime) -> bool:
        changed = await self._changed(
            self._updating(Feedback).where(Feedback.id == feedback_id, column.is_(None)).values(**values)
        )
        return changed > 0


def _given(row: Any) -> Given:
    return Given(*(*row[:4], Sbi(*row[4:7]), *row[7:]))
