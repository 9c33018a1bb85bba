"""Counts the requests that are being answered, so that a stop can wait for them."""

import asyncio
from types import TracebackType


class InFlight:
    """`with` it, a request counts."""

    def __init__(self) -> None:
        self._count = 0
        self._none = asyncio.Event()
        self._none.set()

    def __enter__(self) -> None:
        self._count += 1
        self._none.clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._count -= 1
        if not self._count:
            self._none.set()

    async def landed(self) -> None:
        """Wait until none is being answered."""
        await self._none.wait()
