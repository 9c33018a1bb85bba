"""From what comes round to what is owed: a routine that has rung writes its deliveries and its next slot."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.db.clockwork import DueRoutine
from bot.db.engines import is_busy
from bot.db.unit_of_work import UnitOfWork
from bot.dependencies import Dependencies
from bot.domain.errors import Busy
from bot.domain.people import Profile
from bot.domain.recurrences import recurrence_of
from bot.domain.routines import RoutineKind
from bot.domain.slots import DueSlot, due_slot

LOG = logging.getLogger(__name__)
BATCH = 200
"""Routines read at once; each is planned in a transaction of its own."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A routine that has rung: for whom or which channel, what `due` stands for, the instant of planning.

    `profile` is the member's, or the coach's where the subject is a coach channel.
    """

    subject_id: UUID
    profile: Profile
    due: DueSlot
    now: datetime


Planner = Callable[[UnitOfWork, Rung], Awaitable[None]]
"""Writes the deliveries of a routine that has rung, their keys made from the slot, never from the clock."""


class Planning:
    """Plans what is due. Any number may run, in any number of processes: a row's lock decides."""

    def __init__(self, deps: Dependencies, planners: Mapping[RoutineKind, Planner]) -> None:
        self._deps = deps
        self._planners = planners
        self.planned_at: datetime | None = None
        """When this process last looked; None before the first time."""

    async def plan_once(self) -> int:
        """Plan everything that is due now; how many routines were.

        The tick comes first: the days of a downtime are an outage before anything is planned on them.
        """
        now = self._deps.clock.now()
        async with self._deps.open_clock_uow() as clock:
            await clock.tick(now)
            due = await clock.routines_due(now, BATCH)
        count = 0
        while due:
            planned = [await self._plan(routine, now) for routine in due]
            if not any(planned):
                break
            count += sum(planned)
            async with self._deps.open_clock_uow() as clock:
                due = await clock.routines_due(now, BATCH)
        self.planned_at = now
        return count

    async def _plan(self, routine: DueRoutine, now: datetime) -> bool:
        """Plan one routine; False when somebody else has it. What one raises stops none of the others."""
        try:
            async with self._deps.open_uow(routine.workspace_id) as uow:
                return await self._planned(uow, routine, now)
        except Exception as fault:
            # Tables that fail say nothing about the routine.
            if isinstance(fault, Busy) or is_busy(fault):
                raise
            LOG.exception(
                "A routine that could not be planned was set aside: %s %s", routine.kind, routine.id
            )
            async with self._deps.open_uow(routine.workspace_id) as uow:
                await uow.routines.set_aside(routine.id, f"could not be planned: {type(fault).__name__}")
            return True

    async def _planned(self, uow: UnitOfWork, routine: DueRoutine, now: datetime) -> bool:
        stored = await uow.routines.claim(routine.id, now)
        if stored is None:
            return False
        person_id = await uow.routines.person_of(routine.kind, routine.subject_id)
        profile = await uow.people.profile_of(person_id, now) if person_id else None
        recurrence = recurrence_of(routine.kind, profile) if profile else None
        due = due_slot(recurrence, profile.calendar.zone, stored, now) if profile and recurrence else None
        if profile is None or due is None:
            await uow.routines.stop(routine.id)
            return True
        await self._planners[routine.kind](uow, Rung(routine.subject_id, profile, due, now))
        await uow.routines.planned(routine.id, due)
        return True
