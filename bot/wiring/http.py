"""HTTP mode: signed requests from Slack, and what the host's monitor asks."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from http import HTTPStatus

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.domain.errors import Busy
from bot.wiring.program import Program

BODY_LIMIT = 2**20
"""Bytes; Slack's largest payloads, views with their state, stay far below."""
STALE = timedelta(minutes=2)
"""A planner that has not looked for so long is stuck."""
STOP_WITHIN = 10.0  # seconds that requests in flight have at a stop
EVENTS = "/slack/events"
HEALTH = "/healthz"
_TIMESTAMP = re.compile(r"[0-9]{1,12}")
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}")


class HttpLine:
    """Takes Slack's requests; Bolt answers them."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._verifier = SignatureVerifier(program.settings.slack_signing_secret)

    def web_app(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_post(EVENTS, self.on_request)
        app.router.add_get(HEALTH, self.on_health)
        return app

    async def on_request(self, request: web.Request) -> web.StreamResponse:
        """Answer one request if Slack signed it, lately (Slack reference: verifying requests)."""
        body = self._signed(await request.read(), request.headers)
        if body is None:
            return web.Response(status=HTTPStatus.UNAUTHORIZED, text="not signed by Slack")
        with self._program.in_flight:
            asked = AsyncBoltRequest(body=body, query=request.query_string, headers=dict(request.headers))
            return await to_aiohttp_response(await self._program.app.async_dispatch(asked))

    def _signed(self, raw: bytes, headers: Mapping[str, str]) -> str | None:
        """The body, if Slack signed it within the last five minutes.

        Bolt looks too, but answers a malformed timestamp with a 500 and logs the body of what it refuses.
        """
        timestamp = headers.get("X-Slack-Request-Timestamp", "")
        signature = headers.get("X-Slack-Signature", "")
        if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
            return None
        try:
            body = raw.decode()
        except UnicodeDecodeError:
            return None
        return body if self._verifier.is_valid(body, timestamp, signature) else None

    async def on_health(self, _request: web.Request) -> web.StreamResponse:
        """Say whether the tables answer and the planner looked lately."""
        deps, planning = self._program.deps, self._program.planning
        try:
            async with deps.open_clock_uow() as clock:
                await clock.next_moment()
        except Busy:
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text="the database does not answer")
        if not _lately(planning.planned_at, deps.clock.now()):
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text="the planner is not running")
        return web.Response(text="ok")


def _lately(planned_at: datetime | None, now: datetime) -> bool:
    return planned_at is not None and now - planned_at <= STALE


@asynccontextmanager
async def http_line(program: Program, host: str, port: int) -> AsyncIterator[str]:
    """Listening for as long as the block lasts; gives the address. Port 0 takes a free one.

    At the end no new connection is taken and what is being answered is finished.

    Raises:
        OSError: the port is taken.
    """
    runner = web.AppRunner(HttpLine(program).web_app(), access_log=None, shutdown_timeout=STOP_WITHIN)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield f"http://{host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
