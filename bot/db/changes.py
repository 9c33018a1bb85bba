"""Changes of promises, the slips they answer, and what was said of a promise's size."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from bot.db.models import SizeAsk, Slip, Terms
from bot.db.store import Store
from bot.domain import goals as rules
from bot.domain.size_asks import Asked

YEAR = timedelta(days=366)


class ChangeStore(Store):
    """What members of one workspace make of their promises."""

    async def add(self, new_id: UUID, commitment_id: UUID, terms: rules.Terms, now: datetime) -> bool:
        """A promise asks for something else from a date on; False where another change came between."""
        row = {
            "id": new_id,
            "commitment_id": commitment_id,
            "number": terms.number,
            "since_on": terms.since,
            "cadence": terms.cadence,
            "amount": terms.amount,
            "times": terms.times,
            "weekdays": terms.weekdays,
            "ends_on": terms.ends_on,
            "made_on": terms.made_on,
            "quietly": terms.quietly,
            "created_at": now,
        }
        return await self._insert_once(Terms, row, unique=("commitment_id", "number"))

    async def last_number(self, commitment_id: UUID) -> int:
        """The number of the newest change of a promise, taken back or not; 0 where there was none."""
        query = select(func.max(Terms.number)).where(Terms.commitment_id == commitment_id)
        row = await self._one(query, Terms)
        return (row[0] if row else None) or 0

    async def take_back(self, commitment_id: UUID, number: int, now: datetime) -> None:
        """A change that never was."""
        await self._changed(
            self._updating(Terms)
            .where(Terms.commitment_id == commitment_id, Terms.number == number)
            .values(taken_back_at=now)
        )

    async def answered(self, commitment_id: UUID, since: date) -> list[tuple[UUID, UUID | None]]:
        """The slips that making a promise smaller answers, each with the message that told it.

        Of those that ended in the year before `since`.
        """
        query = select(Slip.id, Slip.owner_delivery_id).where(
            Slip.smaller_id == commitment_id, Slip.last_on >= since - YEAR
        )
        return [(row[0], row[1]) for row in await self._all(query, Slip)]

    async def answer_slips(self, slip_ids: Collection[UUID], commitment_id: UUID | None) -> None:
        """Making this promise smaller is what its owner says to these slips; None: no longer."""
        await self._changed(
            self._updating(Slip).where(Slip.id.in_(slip_ids)).values(smaller_id=commitment_id)
        )

    async def size_asks(self, commitment_ids: Collection[UUID]) -> list[Asked]:
        """Every time the size of these promises was asked about, oldest first."""
        query = (
            select(SizeAsk.commitment_id, SizeAsk.week_on, SizeAsk.answer)
            .where(SizeAsk.commitment_id.in_(commitment_ids))
            .order_by(SizeAsk.week_on, SizeAsk.id)
        )
        return [Asked(*row) for row in await self._all(query, SizeAsk)]

    async def ask_size(self, new_id: UUID, commitment_id: UUID, week_on: date) -> bool:
        """The check-in about that week asks; False where it did already."""
        row = {"id": new_id, "commitment_id": commitment_id, "week_on": week_on}
        return await self._insert_once(SizeAsk, row, unique=("commitment_id", "week_on"))

    async def say_size(self, commitment_id: UUID, week_on: date, answer: int, now: datetime) -> bool:
        """The person's own answer, 1 to 5; saying it again changes it. False where nothing was asked."""
        statement = (
            self._updating(SizeAsk)
            .where(SizeAsk.commitment_id == commitment_id, SizeAsk.week_on == week_on)
            .values(answer=answer, answered_at=now)
        )
        return await self._changed(statement) == 1
