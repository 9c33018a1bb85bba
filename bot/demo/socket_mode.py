"""Socket Mode: Slack's side of the WebSocket."""

import asyncio
import json
import secrets
from collections.abc import Mapping
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from bot.clock import Clock
from bot.demo import people
from bot.demo.courier import ACK_SECONDS, Ack, Kind, Retry
from bot.demo.workspace import PATIENCE, Workspace

CONNECTION_LIMIT = 10  # Slack reference: using Socket Mode
TICKET_SECONDS = 30.0
CLOSE_SECONDS = 1.0  # how long a closing socket waits for the other end


class SocketMode:
    """Gives out one-time addresses, holds the connections and deals payloads to them in turn.

    Args:
        ack_seconds: how long the app has, in real time.

    Attributes:
        greetings: how many sockets were opened so far.
        address: where the sockets are, `ws://…`; known once the server listens.
    """

    def __init__(self, workspace: Workspace, real: Clock, ack_seconds: float = ACK_SECONDS) -> None:
        self._workspace = workspace
        self._real = real
        self._ack_seconds = ack_seconds
        self._tickets: dict[str, float] = {}
        self._connections: list[web.WebSocketResponse] = []
        self._acks: dict[str, asyncio.Future[Mapping[str, Any]]] = {}
        self._turn = count()
        self._came = asyncio.Event()
        self.greetings = 0
        self.address = ""

    def add_routes(self, app: web.Application) -> None:
        """Answer under `/link/`."""
        app.router.add_get("/link/", self._on_connect)

    def open_socket(self) -> str:
        """A WebSocket address that works once, soon."""
        ticket = secrets.token_hex(8)
        self._tickets[ticket] = self._real.monotonic()
        return f"{self.address}/link/?ticket={ticket}&app_id={people.APP_ID}"

    @property
    def connections(self) -> int:
        """How many sockets of the app are open."""
        return len(self._connections)

    async def connected(self, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 — a story's own patience
        """Wait until the app has a socket open.

        Raises:
            TimeoutError: it has none after `timeout` real seconds.
        """
        async with asyncio.timeout(timeout):
            await self._came.wait()

    async def send(
        self, kind: Kind, payload: Mapping[str, Any], *, accepts_body: bool, retry: Retry | None
    ) -> Ack:
        """Bring one payload over one of the sockets."""
        if not self._connections:
            return Ack(ok=False, failure="dispatch_failed")
        socket = self._connections[next(self._turn) % len(self._connections)]
        envelope_id = secrets.token_hex(8)
        envelope: dict[str, Any] = {
            "envelope_id": envelope_id,
            "type": kind,
            "accepts_response_payload": accepts_body,
            "payload": payload,
        }
        if kind == "events_api":
            envelope |= {
                "retry_attempt": retry.number if retry else 0,
                "retry_reason": retry.reason if retry else "",
            }
        acked = self._acks[envelope_id] = asyncio.get_running_loop().create_future()
        try:
            await socket.send_json(envelope)
            async with asyncio.timeout(self._ack_seconds):
                return Ack(ok=True, body=await acked)
        except TimeoutError:
            return Ack(ok=False, failure="operation_timeout")
        except ConnectionError:
            return Ack(ok=False, failure="dispatch_failed")
        finally:
            del self._acks[envelope_id]

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every socket to come back on a new one, as Slack does now and then."""
        for socket in list(self._connections):
            await socket.send_json(
                {"type": "disconnect", "reason": reason, "debug_info": {"host": "local-slack"}}
            )

    async def drop(self) -> None:
        """Close every socket without a word."""
        for socket in list(self._connections):
            await socket.close(code=1001)

    async def close(self) -> None:
        """Close every socket."""
        await self.drop()

    async def _on_connect(self, request: web.Request) -> web.StreamResponse:
        given = self._tickets.pop(request.query.get("ticket", ""), None)
        if given is None or self._real.monotonic() - given > TICKET_SECONDS:
            self._workspace.problem("Socket Mode: the address was used before, or is too old")
            return web.Response(status=403, text="invalid ticket")
        socket = web.WebSocketResponse(timeout=CLOSE_SECONDS)
        await socket.prepare(request)
        if len(self._connections) >= CONNECTION_LIMIT:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            self._workspace.problem("Socket Mode: more than ten connections")
            return socket
        self._connections.append(socket)
        self._came.set()
        try:
            await socket.send_json(self._hello())
            self.greetings += 1
            self._workspace.changed()
            async for message in socket:
                if message.type == WSMsgType.TEXT:
                    self._take(message.data)
        finally:
            self._connections.remove(socket)
            if not self._connections:
                self._came.clear()
        return socket

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": self.connections,
            "connection_info": {"app_id": people.APP_ID},
            "debug_info": {"host": "local-slack", "approximate_connection_time": 18060},
        }

    def _take(self, text: str) -> None:
        """Match an ack with the envelope it belongs to."""
        try:
            answer = json.loads(text)
            acked = self._acks.get(answer["envelope_id"])
        except (ValueError, KeyError, TypeError):
            self._workspace.problem("Socket Mode: the app sent something that is no ack")
            return
        if acked is None:
            self._workspace.problem("Socket Mode: an ack came too late, or for nothing")
        elif not acked.done():
            acked.set_result(answer.get("payload") or {})
