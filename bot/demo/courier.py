"""Brings what people do to the app, waits for its ack, and brings events again that were not acked."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from bot.clock import Clock
from bot.demo.workspace import Workspace

ACK_SECONDS = 3.0  # Slack reference: handling user interaction, acknowledgment
RETRY_SECONDS = (0.0, 60.0, 300.0)  # Slack reference: Events API, retries

Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True, slots=True)
class Retry:
    """Which repetition of an event it is, and why there is one."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Ack:
    """How the app answered.

    Attributes:
        ok: it answered in time and well.
        body: what the answer carried.
        failure: Slack's word for what went wrong.
        no_retry: the app asked not to be sent this again.
    """

    ok: bool
    body: Mapping[str, Any] | None = None
    failure: str = ""
    no_retry: bool = False


class Delivery(Protocol):
    """A way to the app."""

    async def send(
        self, kind: Kind, payload: Mapping[str, Any], *, accepts_body: bool, retry: Retry | None
    ) -> Ack:
        """Bring one payload and wait for the ack, three seconds at most."""
        ...

    async def close(self) -> None:
        """Let go of every connection."""
        ...


class Courier:
    """Sends commands, interactions and events with Slack's rules for each.

    Args:
        retry_seconds: how long after the first try, in real time, an event is sent again;
            those of zero are awaited by whoever caused the event.
    """

    def __init__(
        self, workspace: Workspace, delivery: Delivery, real: Clock, retry_seconds: Sequence[float]
    ) -> None:
        self._workspace = workspace
        self._delivery = delivery
        self._real = real
        self._retry_seconds = tuple(retry_seconds)
        self._later: set[asyncio.Task[None]] = set()

    async def command(self, payload: Mapping[str, Any]) -> Ack:
        """Bring a slash command; its ack may carry a message."""
        return await self._once("slash_commands", payload, accepts_body=True)

    async def interaction(self, payload: Mapping[str, Any]) -> Ack:
        """Bring a press, a form or a shortcut; only a form's ack may carry anything."""
        return await self._once("interactive", payload, accepts_body=payload["type"] == "view_submission")

    async def event(self, payload: Mapping[str, Any]) -> Ack:
        """Bring an event; unacked it is sent again at once, after a minute and after five."""
        ack = await self._once("events_api", payload, accepts_body=False)
        waits = list(enumerate(self._retry_seconds, start=1))
        while waits and waits[0][1] <= 0 and self._again(ack):
            number, _ = waits.pop(0)
            ack = await self._once("events_api", payload, accepts_body=False, retry=_why(number, ack))
        if waits and self._again(ack):
            self._keep(self._retries(payload, waits, ack, self._real.monotonic()))
        return ack

    def event_soon(self, payload: Mapping[str, Any]) -> None:
        """Bring an event without anybody waiting for it."""
        self._keep(self._bring(payload))

    async def _bring(self, payload: Mapping[str, Any]) -> None:
        await self.event(payload)

    async def close(self) -> None:
        """Drop what waits to be sent again."""
        for task in self._later:
            task.cancel()
        await asyncio.gather(*self._later, return_exceptions=True)
        await self._delivery.close()

    @property
    def waiting(self) -> int:
        """How many events are still to be sent again."""
        return len(self._later)

    @staticmethod
    def _again(ack: Ack) -> bool:
        return not ack.ok and not ack.no_retry

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._forget)

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._later.discard(task)
        self._workspace.changed()

    async def _retries(
        self, payload: Mapping[str, Any], waits: list[tuple[int, float]], ack: Ack, started: float
    ) -> None:
        for number, seconds in waits:
            await self._real.sleep(started + seconds - self._real.monotonic())
            ack = await self._once("events_api", payload, accepts_body=False, retry=_why(number, ack))
            if not self._again(ack):
                return

    async def _once(
        self, kind: Kind, payload: Mapping[str, Any], *, accepts_body: bool, retry: Retry | None = None
    ) -> Ack:
        ack = await self._delivery.send(kind, payload, accepts_body=accepts_body, retry=retry)
        what = _name_of(payload)
        if not ack.ok:
            self._workspace.problem(f"{what}: no ack, {ack.failure}")
        elif ack.body and not accepts_body:
            self._workspace.problem(f"{what}: the ack carried {sorted(ack.body)}, which Slack ignores")
            return Ack(ok=True)
        return ack


def _why(number: int, ack: Ack) -> Retry:
    reasons = {"operation_timeout": "http_timeout", "dispatch_failed": "http_error"}
    return Retry(number, reasons.get(ack.failure, "unknown_error"))


def _name_of(payload: Mapping[str, Any]) -> str:
    """What a payload is, in words for the list of problems."""
    if "command" in payload:
        return f"command {payload['command']}"
    if payload["type"] == "event_callback":
        return f"event {payload['event']['type']}"
    if payload["type"] == "block_actions":
        return f"action {payload['actions'][0]['action_id']}"
    name = payload.get("callback_id") or payload.get("view", {}).get("callback_id")
    return f"{payload['type']} {name}"
