"""Socket Mode: requests over a WebSocket that the program opens."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.wiring.in_flight import InFlight
from bot.wiring.program import Program


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
