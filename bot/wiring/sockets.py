"""Socket Mode: requests over a WebSocket that the program opens."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.wiring.in_flight import InFlight
from bot.wiring.program import Program

LOG = logging.getLogger(__name__)
WATCH_EVERY = 15.0  # seconds


class SocketLine(AsyncSocketModeHandler):
    """Counts what it answers, and takes nothing new once it is closing."""

    def __init__(self, app: AsyncApp, app_token: str, in_flight: InFlight) -> None:
        super().__init__(app, app_token)
        self._in_flight = in_flight
        self._closing = False

    async def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]
        """Answer one request; while closing none, so that Slack gives it to another process."""
        if self._closing:
            return
        with self._in_flight:
            await super().handle(client, req)

    @asynccontextmanager
    async def watched(self, every: float = WATCH_EVERY) -> AsyncIterator[None]:
        """Look after the connection until the end of the block; the client can stay silent for good."""
        watch = asyncio.create_task(self._watch(every), name="watch of the socket")
        try:
            yield
        finally:
            watch.cancel()

    async def _watch(self, every: float) -> None:
        while True:
            await asyncio.sleep(every)
            if not self._closing and not await self.client.is_connected():
                LOG.warning("The socket to Slack is not there; connecting anew")
                await self._reconnect()

    async def _reconnect(self) -> None:
        # A client that cannot connect tries the same address for ever, and an address works once.
        self.client.wss_uri = None
        if not self.client.connect_operation_lock.locked():
            await self.client.connect_to_new_endpoint(force=True)

    async def close(self) -> None:
        """Take no more, finish what came, hang up."""
        self._closing = True
        await self._in_flight.landed()
        await self.close_async()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def socket_line(program: Program) -> AsyncIterator[SocketLine]:
    """Connected to Slack for as long as the block lasts."""
    line = SocketLine(program.app, program.settings.slack_app_token, program.in_flight)
    try:
        await line.connect_async()  # type: ignore[no-untyped-call]
        yield line
    finally:
        await line.close()
