"""Where somebody wants to go and why, and what else of the roadmap is behind them; each person's alone."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, or_, select

from bot.db.models import Ask, Person, ToldNote
from bot.db.models import Career as Row
from bot.db.store import Store
from bot.domain.roadmap import NO_CAREER, ORDER, Career, Step

_EMPTY = {"next_role": "", "eventually": "", "energise": "", "fulfil": "", "fits": "", "skipped": ""}


class CareerStore(Store):
    """The career goals of one workspace."""

    async def of(self, person_id: UUID) -> Career:
        """Somebody's career goal and why; empty where they said nothing."""
        query = select(Row.next_role, Row.eventually, Row.energise, Row.fulfil, Row.fits, Row.skipped).where(
            Row.person_id == person_id
        )
        row = await self._one(query, Row)
        if row is None:
            return NO_CAREER
        skipped = frozenset(Step(each) for each in row.skipped.split())
        return Career(row.next_role, row.eventually, row.energise, row.fulfil, row.fits, skipped)

    async def write(self, new_id: UUID, person_id: UUID, now: datetime, **words: str) -> None:
        """Keep some of the words, by field; the others stay as they are."""
        row = {"id": new_id, "person_id": person_id, **_EMPTY, **words, "changed_at": now}
        if not await self._insert_once(Row, row, unique=("person_id",)):
            mine = Row.person_id == person_id
            await self._changed(self._updating(Row).where(mine).values(**words, changed_at=now))

    async def skip(self, new_id: UUID, person_id: UUID, steps: Iterable[Step], now: datetime) -> None:
        """The steps that are left out, these and no other."""
        left_out = set(steps)
        await self.write(new_id, person_id, now, skipped=" ".join(each for each in ORDER if each in left_out))

    async def gathered(self, person_id: UUID) -> bool:
        """Whether somebody has asked others about themselves, or noted what they or others think."""
        asked = exists().where(Ask.workspace_id == self._workspace_id, Ask.person_id == person_id)
        noted = exists().where(ToldNote.workspace_id == self._workspace_id, ToldNote.person_id == person_id)
        row = await self._one(select(Person.id).where(Person.id == person_id, or_(asked, noted)), Person)
        return row is not None
