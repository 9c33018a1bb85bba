"""The tasks that plan and send for as long as the program runs, awake on a bell."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

from bot.db.clockwork import Lease
from bot.dependencies import Dependencies
from bot.domain.errors import Busy
from jobs.plan import Planning
from jobs.send import Sender

LOG = logging.getLogger(__name__)
SENDERS = 64
"""Messages in flight at once (speed.md, Dispatch)."""
LEASED = 2 * SENDERS
"""Mailboxes held at once, so that no sender waits for the claimer; each is begun well within its lease."""
STOP_WITHIN = timedelta(seconds=25)
"""What the senders hold is finished within this, or left to its lease; hosts kill after 30 s."""


class Bell:
    """Wakes one task; rung several times before it wakes, it wakes once."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake who waits, or the next who will."""
        self._rung.set()

    async def heard(self) -> None:
        """Wait until it has rung since the last time."""
        await self._rung.wait()
        self._rung.clear()


class Bells:
    """What the loops wake on: something to plan, something to send, the daily tidying."""

    def __init__(self) -> None:
        self.plan, self.send, self.tidy = Bell(), Bell(), Bell()


class Loops:
    """The planner, the claimer and its senders, and the tidying.

    A fault of the tables is logged and the next bell tries again; anything else ends the task, and whoever
    runs the program hears of it by `failed`.
    """

    def __init__(self, deps: Dependencies, planning: Planning, sender: Sender, bells: Bells) -> None:
        self._deps = deps
        self._planning = planning
        self._sender = sender
        self._bells = bells
        self._leases: asyncio.Queue[Lease] = asyncio.Queue()
        self._held = 0
        self._stopping = False
        self._claiming: list[asyncio.Task[None]] = []
        self._sending: list[asyncio.Task[None]] = []
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Plan and send until the end of the block; then finish what is held and claim no more."""
        rung = (
            ("planner", self._bells.plan, self._planning.plan_once),
            ("claimer", self._bells.send, self._claim),
            ("tidying", self._bells.tidy, self._tidy),
        )
        self._claiming = [self._task(name, self._again(bell, once)) for name, bell, once in rung]
        self._sending = [self._task(f"sender {number}", self._send()) for number in range(SENDERS)]
        try:
            yield
        finally:
            self._stopping = True
            for _, bell, _ in rung:
                bell.ring()
            await self._stop()

    async def _stop(self) -> None:
        # Cancelled in the middle of a statement a task can take the connection with it, which the senders
        # need to mark what they have posted: everybody comes to an end by themselves, while there is time.
        try:
            async with asyncio.timeout(STOP_WITHIN.total_seconds()):
                await asyncio.gather(*self._claiming, return_exceptions=True)
                await self._leases.join()
        except TimeoutError:
            LOG.warning("Some messages were not finished in time; their leases will end by themselves")
        await _end([*self._claiming, *self._sending])
        if not self.failed.done():
            self.failed.cancel()

    def _task(self, name: str, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work, name=name)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (fault := task.exception()) and not self.failed.done():
            self.failed.set_exception(fault)

    async def _again(self, bell: Bell, once: Callable[[], Awaitable[object]]) -> None:
        while True:
            await bell.heard()
            if self._stopping:
                return
            try:
                await once()
            except Busy:
                LOG.warning("The tables did not answer; trying again at the next bell")

    async def _claim(self) -> None:
        """Lease what is due, as much as the senders have room for; each that ends makes room and rings."""
        while not self._stopping and (room := LEASED - self._held):
            leases = await self._sender.lease_once(room)
            self._held += len(leases)
            for lease in leases:
                self._leases.put_nowait(lease)
            if not leases:
                return

    async def _send(self) -> None:
        while True:
            lease = await self._leases.get()
            try:
                await self._send_one(lease)
            finally:
                # Full hands have stopped the claimer: now there is room again.
                if self._held == LEASED:
                    self._bells.send.ring()
                self._held -= 1
                self._leases.task_done()

    async def _send_one(self, lease: Lease) -> None:
        try:
            await self._sender.send_once(lease)
        except Busy:
            LOG.warning("The tables did not answer; the message waits for the end of its lease")

    async def _tidy(self) -> None:
        async with self._deps.open_clock_uow() as clock:
            await clock.tidy(self._deps.clock.now())


async def _end(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
