"""The one place that reads the time."""

import asyncio
import heapq
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Protocol


class Clock(Protocol):
    """What tells the time and waits."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds on a clock that only goes forward; for lengths, not instants."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait until `seconds` have passed on this clock."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """The instant, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 — this is the room

    def monotonic(self) -> float:
        """Seconds since some moment in the past."""
        return time.monotonic()  # noqa: TID251 — this is the room

    async def sleep(self, seconds: float) -> None:
        """Wait in real time."""
        await asyncio.sleep(seconds)


class ManualClock:
    """A clock that stands still until it is moved; sleepers wake when it passes them.

    Args:
        start: the first instant, aware.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._start = self._now
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._order = count()

    def now(self) -> datetime:
        """The instant it stands at, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Seconds it has been moved since it was made."""
        return (self._now - self._start).total_seconds()

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock is moved `seconds` on."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + timedelta(seconds=seconds), next(self._order), woken))
        await woken

    def move_to(self, instant: datetime) -> None:
        """Set the time and wake who slept until then.

        Raises:
            ValueError: `instant` lies before the present.
        """
        if instant < self._now:
            raise ValueError(f"the clock only goes forward: {instant} is before {self._now}")
        self._now = instant.astimezone(UTC)
        while self._sleepers and self._sleepers[0][0] <= self._now:
            _, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)
