"""The page of the local Slack: its addresses in the browser."""

import asyncio
from typing import Any, Protocol

from aiohttp import web

from bot.demo.page_acts import ACTS, act
from bot.demo.page_news import since, stamp
from bot.demo.page_views import FOLDER, PageViews, Spot, spot_of
from bot.demo.server import LocalSlack

PATIENCE = 20.0  # seconds that a question for news waits
LONGEST_STEP = 31  # days
SPOT = "/as/{person}/{place}"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' https: data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class ClockControls(Protocol):
    """Moves the workspace's time, with everything that falls due on the way."""

    async def next_event(self) -> None:
        """Go to the next moment at which the bot has something to do."""
        ...

    async def advance(self, *, days: int) -> None:
        """Let that many days pass."""
        ...


def add_page(slack: LocalSlack, clock: ClockControls | None = None) -> None:
    """Add the page to the local Slack; to be called before its start.

    Args:
        slack: the local Slack that is shown.
        clock: moves the time; without it the page shows the time and no buttons for it.
    """
    Page(slack, clock).add_to(slack.web_app)


class Page:
    """Answers the browser."""

    def __init__(self, slack: LocalSlack, clock: ClockControls | None) -> None:
        self._slack = slack
        self._clock = clock
        names = [name for name, kind in slack.app.shortcuts.items() if kind == "global"]
        shortcuts = [(name, name.rpartition(":")[2].replace("_", " ").capitalize()) for name in names]
        self._views = PageViews(slack.workspace, shortcuts, has_clock=clock is not None)

    def add_to(self, app: web.Application) -> None:
        """Add its routes."""
        app.router.add_get("/", self.start)
        app.router.add_get(SPOT, self.page)
        app.router.add_get(f"{SPOT}/news", self.news)
        app.router.add_post(f"{SPOT}/act", self.act)
        app.router.add_post("/clock", self.move)
        app.router.add_static("/static/", FOLDER / "static")

    async def start(self, _request: web.Request) -> web.StreamResponse:
        """The first person's messages with the bot."""
        first = next(iter(self._slack.workspace.people.values()))
        raise web.HTTPFound(f"/as/{first.handle}/dm")

    async def page(self, request: web.Request) -> web.StreamResponse:
        """The whole page of one place."""
        html = self._views.page(self._spot(request))
        return web.Response(text=html, content_type="text/html", headers=HEADERS)

    async def news(self, request: web.Request) -> web.StreamResponse:
        """The parts of the page, once they are newer than the version the browser has."""
        spot = self._spot(request)
        known = request.query.get("version", "")
        workspace = self._slack.workspace
        try:
            await workspace.until(lambda: str(workspace.version) != known, PATIENCE)
        except TimeoutError:
            return web.Response(status=204, headers=HEADERS)
        await asyncio.sleep(0)  # changes that belong together come together
        return web.json_response(self._views.parts(spot), headers=HEADERS)

    async def act(self, request: web.Request) -> web.StreamResponse:
        """Do something as the person; answer with words if it did not work."""
        spot = self._spot(request)
        wish = await _body(request)
        if wish.get("act") not in ACTS:
            raise web.HTTPBadRequest(text="The page cannot do that.")
        try:
            trouble = await act(spot.actor, spot.channel, wish)
        except TypeError as error:
            raise web.HTTPBadRequest(text="That has another form than the page's.") from error
        return web.json_response({"trouble": trouble}, headers=HEADERS)

    async def move(self, request: web.Request) -> web.StreamResponse:
        """Move the time on: to the next event, or by some days; answer with what came."""
        if self._clock is None:
            raise web.HTTPNotFound(text="The time cannot be moved here.")
        days = (await _body(request)).get("days")
        before = stamp(self._slack.workspace)
        if days is None:
            await self._clock.next_event()
        elif isinstance(days, int) and 0 < days <= LONGEST_STEP:
            await self._clock.advance(days=days)
        else:
            raise web.HTTPBadRequest(text="That is not a number of days.")
        self._slack.workspace.changed()
        said = since(self._slack.workspace, before)
        return web.json_response({"trouble": "", "said": said}, headers=HEADERS)

    def _spot(self, request: web.Request) -> Spot:
        person, place = request.match_info["person"], request.match_info["place"]
        try:
            actor = self._slack.person(person)
            spot = spot_of(actor, place)
        except LookupError as error:
            raise web.HTTPNotFound(text="There is no such person or place here.") from error
        if actor.person.is_bot or actor.person.deleted:
            raise web.HTTPNotFound(text="Nobody can be that person here.")
        return spot


async def _body(request: web.Request) -> dict[str, Any]:
    """The wish as JSON; other sites cannot send that type without being asked first."""
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    try:
        body = await request.json()
    except ValueError as error:
        raise web.HTTPBadRequest(text="That is not JSON.") from error
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="That is not an object.")
    return body
