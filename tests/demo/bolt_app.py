"""A small real Bolt app with one of everything, as the tests' other end of the line."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.demo.server import LocalSlack

Body = dict[str, Any]


def plain(text: str) -> Body:
    return {"type": "plain_text", "text": text}


def button(label: str, action_id: str, **more: Any) -> Body:
    return {"type": "button", "text": plain(label), "action_id": action_id, **more}


def row(*elements: Body) -> Body:
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


def section(text: str) -> Body:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def form(*blocks: Body, **more: Any) -> Body:
    name: Body = {
        "type": "input",
        "block_id": "name",
        "label": plain("What do you want to reach?"),
        "element": {"type": "plain_text_input", "action_id": "words", "max_length": 20},
    }
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain("New goal"),
        "submit": plain("Save"),
        "blocks": [name, *blocks],
        **more,
    }


class BoltApp:
    """What it was told, and what it answers."""

    def __init__(self, slack: LocalSlack, session: aiohttp.ClientSession) -> None:
        self.slack = slack
        self.bodies: list[Body] = []
        self.client = AsyncWebClient(
            token=slack.bot_token, base_url=slack.api_url, session=session, retry_handlers=[]
        )
        self.app = AsyncApp(
            client=self.client, signing_secret=slack.signing_secret, process_before_response=True
        )
        self.command_answer: Body | str | None = None
        self.form_answer: Body | None = None
        self.opens: Body | None = None
        self.fail_events = 0
        self._register()

    def _register(self) -> None:
        anything = re.compile(".*")
        self.app.command(anything)(self.on_command)
        self.app.action(anything)(self.on_action)
        self.app.view(anything)(self.on_view)
        self.app.view_closed(anything)(self.on_closed)
        self.app.shortcut(anything)(self.on_shortcut)
        self.app.event(anything)(self.on_event)

    async def on_command(self, ack: AsyncAck, body: Body) -> None:
        self.bodies.append(body)
        await self._open(body)
        if isinstance(self.command_answer, dict):
            await ack(**self.command_answer)
        else:
            await ack(self.command_answer) if self.command_answer else await ack()

    async def on_action(self, ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        self.bodies.append(body)
        self.respond = respond
        await self._open(body)
        await ack()

    async def on_view(self, ack: AsyncAck, body: Body) -> None:
        self.bodies.append(body)
        await (ack(**self.form_answer) if self.form_answer else ack())

    async def on_closed(self, ack: AsyncAck, body: Body) -> None:
        self.bodies.append(body)
        await ack()

    async def on_shortcut(self, ack: AsyncAck, body: Body) -> None:
        self.bodies.append(body)
        await self._open(body)
        await ack()

    async def on_event(self, body: Body) -> None:
        self.bodies.append(body)
        if self.fail_events > 0:
            self.fail_events -= 1
            raise RuntimeError("told to fail")

    async def _open(self, body: Body) -> None:
        if self.opens is None:
            return
        if body.get("view", {}).get("type") == "modal":
            await self.client.views_push(trigger_id=body["trigger_id"], view=self.opens)
        else:
            await self.client.views_open(trigger_id=body["trigger_id"], view=self.opens)


@asynccontextmanager
async def over_sockets(slack: LocalSlack) -> AsyncIterator[BoltApp]:
    """The app, connected to the local Slack by a real WebSocket."""
    async with aiohttp.ClientSession() as session:
        app = BoltApp(slack, session)
        handler = AsyncSocketModeHandler(app.app, slack.app_token)
        await handler.connect_async()  # type: ignore[no-untyped-call]
        await slack.sockets.connected()
        try:
            yield app
        finally:
            await handler.close_async()  # type: ignore[no-untyped-call]
