"""What comes round: the rows the planner works on."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bot.db.models import Routine
from bot.db.store import Store
from bot.domain.calendar import Slot
from bot.domain.routines import RoutineKind


class RoutineStore(Store):
    """Routines of one workspace."""

    async def claim(self, routine_id: UUID, now: datetime) -> Slot | None:
        """The slot of a due routine, its row locked until the end; None when somebody else has planned it."""
        query = (
            select(Routine.slot_date, Routine.next_at)
            .where(Routine.id == routine_id, Routine.next_at <= now, Routine.fault.is_(None))
            .with_for_update(skip_locked=True)
        )
        row = await self._one(query, Routine)
        return Slot(row.slot_date, row.next_at) if row and row.slot_date and row.next_at else None

    async def slots(self, subject_id: UUID) -> dict[RoutineKind, Slot | None]:
        """The routines of a person or channel and what each stands for; None where it is stopped."""
        query = select(Routine.kind, Routine.slot_date, Routine.next_at).where(
            Routine.subject_id == subject_id
        )
        return {
            row.kind: Slot(row.slot_date, row.next_at) if row.slot_date and row.next_at else None
            for row in await self._all(query, Routine)
        }

    async def set(self, new_id: UUID, subject_id: UUID, kind: RoutineKind, slot: Slot | None) -> None:
        """Make a routine, or move it; None stops it and remembers the last date it was for."""
        values: dict[str, Any] = {"next_at": slot.next_at if slot else None, "fault": None}
        if slot:
            values["slot_date"] = slot.slot_date
        moved = await self._changed(
            self._updating(Routine)
            .where(Routine.subject_id == subject_id, Routine.kind == kind)
            .values(values)
        )
        if not moved:
            await self._insert(
                Routine,
                id=new_id,
                subject_id=subject_id,
                kind=kind,
                slot_date=slot.slot_date if slot else None,
                next_at=values["next_at"],
                fault=None,
            )

    async def set_aside(self, routine_id: UUID, fault: str) -> None:
        """A routine that failed is not planned again until somebody looks."""
        await self._changed(self._updating(Routine).where(Routine.id == routine_id).values(fault=fault[:255]))

    async def last_slot_date(self, subject_id: UUID, kind: RoutineKind) -> date | None:
        """The date the routine last stood for, stopped or not."""
        query = select(Routine.slot_date).where(Routine.subject_id == subject_id, Routine.kind == kind)
        row = await self._one(query, Routine)
        return row.slot_date if row else None
