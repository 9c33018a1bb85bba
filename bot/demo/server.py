"""The local Slack as one object: start it, point an app at it, be its people."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from aiohttp import web

from bot.clock import Clock, SystemClock
from bot.demo import people
from bot.demo.actors import Actor
from bot.demo.courier import ACK_SECONDS, RETRY_SECONDS, Ack, Courier
from bot.demo.faults import Faults
from bot.demo.http_delivery import HttpDelivery
from bot.demo.installed_app import InstalledApp
from bot.demo.message_events import subscription
from bot.demo.payloads import Payloads
from bot.demo.records import Channel
from bot.demo.shapes import user_shape
from bot.demo.socket_mode import SocketMode
from bot.demo.web_api import WebApi
from bot.demo.workspace import PATIENCE, Workspace

HOST = "127.0.0.1"
BODY_LIMIT = 2**20  # bytes


class LocalSlack:
    """A strict Slack on this machine, with one workspace and one app.

    Args:
        clock: gives messages their `ts`; move it to move the workspace's time.
        manifest: the app's manifest, as parsed from its file.
        delivery: how payloads reach the app: over its sockets, or posted to `deliver_to`.
        real: measures what Slack measures in real time: acks, triggers, response addresses, retries.
        ack_seconds: how long the app has for an ack.
        retry_seconds: when an event without an ack is sent again.
        echoes: whether the app hears of its own messages too, as it does from Slack; off, stories are
            shorter.

    Attributes:
        web_app: further routes can be added to it before the start.
    """

    def __init__(
        self,
        clock: Clock,
        manifest: Mapping[str, Any],
        *,
        delivery: Literal["socket", "http"] = "socket",
        real: Clock | None = None,
        ack_seconds: float = ACK_SECONDS,
        retry_seconds: Sequence[float] = RETRY_SECONDS,
        echoes: bool = False,
    ) -> None:
        real = real or SystemClock()
        self.app = InstalledApp.from_manifest(manifest)
        self.workspace = Workspace(clock, real)
        self.workspace.echo = self._echo if echoes else None
        self.faults = Faults()
        self.sockets = SocketMode(self.workspace, real, ack_seconds)
        self.http = HttpDelivery(self.app, real, ack_seconds)
        self.courier = Courier(
            self.workspace, self.sockets if delivery == "socket" else self.http, real, retry_seconds
        )
        self.web_app = web.Application(client_max_size=BODY_LIMIT)
        WebApi(self.workspace, self.app, self.faults, self.sockets.open_socket).add_routes(self.web_app)
        self.sockets.add_routes(self.web_app)
        self.payloads = Payloads(self.workspace, self.app, "")
        self._runner: web.AppRunner | None = None
        self.address = ""

    bot_token = property(lambda self: self.app.bot_token, doc="The token for the Web API.")
    app_token = property(lambda self: self.app.app_token, doc="The token for Socket Mode.")
    signing_secret = property(lambda self: self.app.signing_secret, doc="Signs HTTP requests.")
    app_id = people.APP_ID
    team_id = people.TEAM_ID

    @property
    def api_url(self) -> str:
        """The base address for a Web API client; it ends in `/api/`."""
        return f"{self.address}/api/"

    @property
    def problems(self) -> list[str]:
        """Every rule of Slack the app broke and every request it left unanswered."""
        return self.workspace.problems

    async def start(self, port: int = 0) -> None:
        """Listen on this machine only; port 0 takes a free one.

        Raises:
            OSError: the port is taken.
        """
        self._runner = web.AppRunner(self.web_app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.address = f"http://{HOST}:{self._runner.addresses[0][1]}"
        self.sockets.address = self.address.replace("http", "ws", 1)
        self.payloads = Payloads(self.workspace, self.app, self.address)

    async def stop(self) -> None:
        """Close every connection and stop listening."""
        await self.courier.close()
        await self.sockets.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def deliver_to(self, url: str) -> None:
        """Where the app takes HTTP requests."""
        self.http.url = url

    def person(self, name: str) -> Actor:
        """Somebody to act as, by name, handle or id.

        Raises:
            LookupError: there is nobody of that name.
        """
        return Actor(self, self.workspace.person(name))

    async def until(self, holds: Callable[[], object], timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 — a story's own patience
        """Wait until `holds` is true, looking again after each change of the workspace.

        Raises:
            TimeoutError: it did not become true within `timeout` real seconds.
        """
        await self.workspace.until(holds, timeout)

    async def send_event(self, name: str, event: Mapping[str, Any]) -> Ack:
        """Bring the app an event if its manifest subscribes to it; return after the ack."""
        if not self.app.hears(name):
            return Ack(ok=True)
        return await self.courier.event(self.payloads.event(event))

    def _echo(self, channel: Channel, event: Mapping[str, Any]) -> None:
        if self.app.hears(subscription(channel)):
            self.courier.event_soon(self.payloads.event(event))

    async def change_user(self, name: str, **changes: Any) -> Ack:
        """Change an account (`tz`, `locale`, `deleted`, `name` …); the app hears `user_change`.

        Raises:
            AttributeError: an account has no such field.
        """
        person = self.workspace.person(name)
        for field, value in changes.items():
            setattr(person, field, value)
        self.workspace.changed()
        user = user_shape(person, self.workspace.clock.now(), with_locale=True)
        now = self.workspace.now_seconds()
        return await self.send_event("user_change", {"type": "user_change", "user": user, "cache_ts": now})

    async def archive_channel(self, name: str) -> Ack:
        """Archive a channel: nobody can write there any more, and the app in it hears so."""
        channel = self.workspace.channel(name)
        channel.archived = True
        self.workspace.changed()
        kind = "group_archive" if channel.private else "channel_archive"
        return await self._tell_of(channel, {"type": kind, "channel": channel.id, "user": "U01CLEO"})

    async def share_channel(self, name: str) -> Ack:
        """Share a channel with another organisation, whose people read it from now on."""
        channel = self.workspace.channel(name)
        channel.shared = True
        self.workspace.changed()
        shared = {"type": "channel_shared", "channel": channel.id, "connected_team_id": "T0ELSEWHERE"}
        return await self._tell_of(channel, shared)

    async def _tell_of(self, channel: Channel, event: Mapping[str, Any]) -> Ack:
        if channel.private and people.BOT_USER_ID not in channel.members:
            return Ack(ok=True)
        return await self.send_event(str(event["type"]), event)

    def add_bot_to(self, name: str) -> None:
        """Invite the bot to a channel."""
        self.workspace.channel(name).members.add(people.BOT_USER_ID)
        self.workspace.changed()

    def remove_bot_from(self, name: str) -> None:
        """Take the bot out of a channel."""
        self.workspace.channel(name).members.discard(people.BOT_USER_ID)
        self.workspace.changed()
