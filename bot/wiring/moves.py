"""Moves a clock that stands still, with everything that falls due on the way; demo and stories live by it."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import ManualClock
from bot.domain.deliveries import PACE
from bot.domain.routines import OUTAGE_AFTER
from bot.wiring.program import Program

LONGEST_STEP = OUTAGE_AFTER - timedelta(hours=1)
"""The planner is asked at least this often, or the time that passes would look like an outage."""
LEASED_AT_ONCE = 64


class Mover:
    """The program's planner and sender, driven by hand; no bell may ring them meanwhile."""

    def __init__(self, program: Program, clock: ManualClock) -> None:
        self._program = program
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()

    async def settle(self) -> None:
        """Until nothing is due at this moment; pacing within a mailbox moves the clock by seconds."""
        async with self._one_at_a_time:
            await self._settle()

    async def advance(self, to: datetime, *, until: Callable[[], bool] = lambda: False) -> None:
        """Let time pass until `to`, or until `until` holds, from one due moment to the next.

        Raises:
            ValueError: `to` lies before the present.
        """
        async with self._one_at_a_time:
            moment = await self._settle()
            while self._clock.now() < to and not until():
                # Not so far that planning seems to have stopped.
                ahead = min(to, self._clock.now() + LONGEST_STEP)
                if ahead < to and (moment is None or ahead < moment):
                    self._clock.move_to(ahead)
                    await self._program.planning.plan_once()  # nothing is due: it only notes that it ran
                    continue
                self._clock.move_to(
                    ahead if moment is None else min(ahead, max(moment, self._clock.now() + PACE))
                )
                moment = await self._settle()

    async def next_moment(self) -> datetime | None:
        """When something falls due next; None: nothing ever does."""
        async with self._program.deps.open_clock_uow() as clock:
            return await clock.next_moment()

    async def _settle(self) -> datetime | None:
        """Until nothing is due; when something is next."""
        while True:
            await self._program.in_flight.landed()
            await self._program.planning.plan_once()
            moment = await self.next_moment()
            if moment is None or moment > self._clock.now() + PACE:
                return moment
            if moment > self._clock.now():
                self._clock.move_to(moment)
            elif not await self._send_all():
                return moment

    async def _send_all(self) -> int:
        count = 0
        while leases := await self._program.sender.lease_once(LEASED_AT_ONCE):
            for lease in leases:
                await self._program.sender.send_once(lease)
            count += len(leases)
        return count
