"""What comes round: the rows the planner works on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bot.db.models import CoachChannel, Routine
from bot.db.store import Store
from bot.domain.recurrences import OF_A_CHANNEL
from bot.domain.routines import RoutineKind
from bot.domain.slots import DueSlot, Slot


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a routine stands: its next slot, None while it is stopped, and the last date that was planned."""

    slot: Slot | None
    planned_on: date | None


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
        return _slot(row.slot_date, row.next_at) if row else None

    async def planned(self, routine_id: UUID, due: DueSlot) -> None:
        """A due routine was planned and waits for its next slot."""
        values = {
            "planned_on": due.slot_date,
            "slot_date": due.next.slot_date,
            "next_at": due.next.next_at,
        }
        await self._changed(self._updating(Routine).where(Routine.id == routine_id).values(values))

    async def stop(self, routine_id: UUID) -> None:
        """A routine that stands for nothing any more does not ring again."""
        values = {"slot_date": None, "next_at": None}
        await self._changed(self._updating(Routine).where(Routine.id == routine_id).values(values))

    async def of(self, subject_id: UUID) -> dict[RoutineKind, Stored]:
        """The routines of a person or a coach channel."""
        query = select(Routine.kind, Routine.slot_date, Routine.next_at, Routine.planned_on).where(
            Routine.subject_id == subject_id
        )
        return {
            row.kind: Stored(_slot(row.slot_date, row.next_at), row.planned_on)
            for row in await self._all(query, Routine)
        }

    async def set(self, new_id: UUID, subject_id: UUID, kind: RoutineKind, slot: Slot | None) -> None:
        """Make a routine, or move it; None stops it. One that was set aside is tried again."""
        values: dict[str, Any] = {
            "slot_date": slot.slot_date if slot else None,
            "next_at": slot.next_at if slot else None,
            "fault": None,
        }
        moved = await self._changed(
            self._updating(Routine)
            .where(Routine.subject_id == subject_id, Routine.kind == kind)
            .values(values)
        )
        if not moved:
            await self._insert(Routine, id=new_id, subject_id=subject_id, kind=kind, **values)

    async def set_aside(self, routine_id: UUID, fault: str) -> None:
        """A routine that failed is not planned again until somebody looks."""
        await self._changed(self._updating(Routine).where(Routine.id == routine_id).values(fault=fault[:255]))

    async def person_of(self, kind: RoutineKind, subject_id: UUID) -> UUID | None:
        """Whose clock a routine follows: the member's, or the coach's of a channel that still has one."""
        if kind not in OF_A_CHANNEL:
            return subject_id
        query = select(CoachChannel.coach_id).where(
            CoachChannel.id == subject_id, CoachChannel.stopped_at.is_(None)
        )
        row = await self._one(query, CoachChannel)
        return row.coach_id if row else None


def _slot(slot_date: date | None, next_at: datetime | None) -> Slot | None:
    return Slot(slot_date, next_at) if slot_date and next_at else None
