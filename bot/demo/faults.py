"""The local Slack told to misbehave: what the next calls of a method meet instead of an answer."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "rate_limited",
    "server_error",
    "nonsense",
    "drop_before",
    "drop_after",
    "silence",
    "latency",
    "invalid_blocks",
]
ACCEPTED: frozenset[Kind] = frozenset({"drop_after", "latency"})
SLOW: frozenset[Kind] = frozenset({"silence", "latency"})

ANY_METHOD = "*"
RESPONSE_URL = "response_url"


@dataclass(slots=True)
class Fault:
    """One way to misbehave, a number of times.

    Attributes:
        kind: `rate_limited` answers 429; `server_error` 500; `nonsense` 200 with a page that is no JSON;
            `drop_before` closes the connection and does nothing; `drop_after` does it and closes the
            connection; `silence` does nothing, waits, then closes; `latency` waits, then answers rightly;
            `invalid_blocks` takes blocks for wrong that are right, as where a new kind is not known yet.
        seconds: the `Retry-After` of `rate_limited`; how long `silence` and `latency` wait, in real time.
        over: set it to end that wait before its time.
    """

    kind: Kind
    method: str = ANY_METHOD
    channel: str | None = None
    times: int = 1
    seconds: float = 1.0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self) -> None:
        """Wait `seconds`, or until it is over."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.seconds):
                await self.over.wait()


class Faults:
    """The faults still to come."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(
        self,
        kind: Kind,
        method: str = ANY_METHOD,
        *,
        channel: str | None = None,
        times: int = 1,
        seconds: float = 1.0,
    ) -> Fault:
        """Misbehave in the next `times` calls of a method (`response_url` counts as one), in one channel."""
        fault = Fault(kind, method, channel, times, seconds)
        self._waiting.append(fault)
        return fault

    def clear(self) -> None:
        """Behave again."""
        self._waiting.clear()

    def take(self, method: str, channel: str | None) -> Fault | None:
        """The fault this call meets; it is used up by that."""
        for fault in self._waiting:
            if fault.method in {ANY_METHOD, method} and fault.channel in {None, channel}:
                fault.times -= 1
                if fault.times <= 0:
                    self._waiting.remove(fault)
                return fault
        return None
