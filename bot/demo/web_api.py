"""Slack's Web API over HTTP: tokens, scopes, arguments, the answers and the faults."""

from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.demo import api_conversations, api_messages, api_views
from bot.demo.api_calls import APP, BOT, Call, Method
from bot.demo.deadlines import Refused
from bot.demo.faults import ACCEPTED, RESPONSE_URL, SLOW, Fault, Faults
from bot.demo.installed_app import InstalledApp
from bot.demo.response_urls import answer_interaction
from bot.demo.workspace import Workspace

Answerer = Callable[[], web.Response]


class WebApi:
    """The routes `/api/<method>` and `/response/<name>`.

    Args:
        open_socket: makes a one-time WebSocket address.
        faults: what to do wrong next.
    """

    def __init__(
        self, workspace: Workspace, app: InstalledApp, faults: Faults, open_socket: Callable[[], str]
    ) -> None:
        self._workspace = workspace
        self._app = app
        self._faults = faults
        self._methods: dict[str, Method] = {
            **api_messages.METHODS,
            **api_conversations.METHODS,
            **api_views.METHODS,
            "apps.connections.open": Method(lambda _call: {"url": open_socket()}, takes=APP),
        }

    def add_routes(self, app: web.Application) -> None:
        """Answer under these paths."""
        app.router.add_route("*", "/api/{method}", self._on_call)
        app.router.add_post("/response/{name}", self._on_response)

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        method, arguments = request.match_info["method"], await _arguments_of(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        token = token or str(arguments.get("token", ""))
        channel = str(arguments.get("channel", "")) or None
        return await self._with_faults(
            request, method, channel, lambda: self._answer(method, arguments, token)
        )

    async def _on_response(self, request: web.Request) -> web.StreamResponse:
        try:
            body = await request.json()
        except ValueError:
            body = None
        name = request.match_info["name"]
        return await self._with_faults(request, RESPONSE_URL, None, lambda: self._responded(name, body))

    async def _with_faults(
        self, request: web.Request, method: str, channel: str | None, answer: Answerer
    ) -> web.StreamResponse:
        fault = self._faults.take(method, channel)
        if fault is None:
            return answer()
        if fault.kind in SLOW:
            await fault.wait()
        if fault.kind in ACCEPTED:
            answered = answer()
            return answered if fault.kind == "latency" else _hang_up(request)
        wrong = _wrong_answer(fault, method)
        return _hang_up(request) if wrong is None else wrong

    def _answer(self, name: str, arguments: dict[str, Any], token: str) -> web.Response:
        headers = {}
        try:
            method = self._method(name, token)
            if method.takes == BOT:
                headers["X-OAuth-Scopes"] = ",".join(self._app.scopes)
            result = self._carry_out(name, method, arguments)
        except Refused as refused:
            if refused.is_problem:
                details = "; ".join([*refused.messages, *refused.extra.values()])
                self._workspace.problem(f"{name}: {refused.error} {details}".rstrip())
            answer: dict[str, Any] = {"ok": False, "error": refused.error, **refused.extra}
            if refused.messages:
                answer["response_metadata"] = {"messages": refused.messages}
            return web.json_response(answer, headers=headers)
        return web.json_response({"ok": True, **result}, headers=headers)

    def _method(self, name: str, token: str) -> Method:
        """The method, if the token may call it."""
        method = self._methods.get(name)
        if method is None:
            raise Refused("unknown_method", is_problem=True)
        if not token:
            raise Refused("not_authed", is_problem=True)
        known = {BOT: self._app.bot_token, APP: self._app.app_token}
        if token not in known.values():
            raise Refused("invalid_auth", is_problem=True)
        if token != known[method.takes]:
            raise Refused("not_allowed_token_type", is_problem=True)
        return method

    def _carry_out(self, name: str, method: Method, arguments: dict[str, Any]) -> dict[str, Any]:
        call = Call(self._workspace, self._app, arguments)
        if method.scope is not None:
            call.need_scope(method.scope)
        for argument in method.unknown(arguments):
            self._workspace.problem(f"{name}: unknown argument {argument}")
        missing = [argument for argument in method.required if arguments.get(argument) in (None, "")]
        if missing:
            messages = [f"[ERROR] missing required field: {argument}" for argument in missing]
            raise Refused("invalid_arguments", messages=messages, is_problem=True)
        return method.handle(call)

    def _responded(self, name: str, body: Any) -> web.Response:
        try:
            answer_interaction(self._workspace, name, body)
        except Refused as refused:
            self._workspace.problem(f"response_url: {refused.error} {'; '.join(refused.messages)}".rstrip())
            gone = refused.error.endswith("_url")
            return web.Response(status=404 if gone else 400, text=refused.error)
        return web.Response(text="ok")


async def _arguments_of(request: web.Request) -> dict[str, Any]:
    """Query, form and JSON arguments together; bad JSON counts as none."""
    arguments: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            arguments |= await request.json()
        except (ValueError, TypeError):
            return arguments
    else:
        arguments |= dict(await request.post())
    return arguments


def _wrong_answer(fault: Fault, method: str) -> web.Response | None:
    """What a fault answers instead; None where it answers nothing."""
    match fault.kind:
        case "rate_limited":
            headers = {"Retry-After": str(round(fault.seconds))}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        case "server_error":
            return web.Response(status=500, text="<html>Server Error</html>", content_type="text/html")
        case "nonsense":
            return web.Response(text="<html>", content_type="application/json")
        case "invalid_blocks" if method == RESPONSE_URL:
            return web.Response(status=400, text="invalid_blocks")
        case "invalid_blocks":
            return web.json_response({"ok": False, "error": "invalid_blocks"})
        case _:
            return None


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection without a word."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
