"""What the page shows: one person's side of the workspace, turned into HTML."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape

from bot.demo import people
from bot.demo.actors import Actor
from bot.demo.elements import STATE_FIELDS, Element, options_of
from bot.demo.page_charts import chart_of
from bot.demo.page_news import Unread
from bot.demo.page_text import address, link, mrkdwn, plain
from bot.demo.records import Block, Channel, Ephemeral, Message, Person, Surface, View
from bot.demo.workspace import Workspace

FOLDER = Path(__file__).parent
HOME, DM = "home", "dm"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody looks: a person and one of their places."""

    actor: Actor
    name: str
    channel: Channel

    @property
    def is_home(self) -> bool:
        """Whether it is the app's Home page."""
        return self.name == HOME

    @property
    def title(self) -> str:
        """The words above the messages."""
        return {HOME: "Home", DM: "Messages"}.get(self.name, f"#{self.name}")


@dataclass(frozen=True, slots=True)
class Line:
    """One message as it is listed."""

    surface: Message | Ephemeral
    key: str
    author: Person | None
    day: str
    time: str
    only_you: bool
    is_reply: bool


def spot_of(actor: Actor, name: str) -> Spot:
    """The place of that name, as far as this person has it.

    Raises:
        LookupError: they are not in a channel of that name.
    """
    if name in {HOME, DM}:
        return Spot(actor, name, actor.dm_channel)
    for channel in actor.channels:
        if channel.name == name:
            return Spot(actor, name, channel)
    raise LookupError(f"{actor.person.name} has no place called {name}")


class PageViews:
    """Draws pages and their parts."""

    def __init__(self, workspace: Workspace, shortcuts: list[tuple[str, str]], *, has_clock: bool) -> None:
        self._workspace = workspace
        self._unread = Unread(workspace)
        self._env = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._env.filters |= {"plain": plain, "address": address, "chart": chart_of, "words": self._words}
        self._env.globals |= {
            "shortcuts": shortcuts,
            "has_clock": has_clock,
            "link": link,
            "styled": styled,
            "name_of": self._name_of,
            "held": held,
            "options_of": options_of,
            "people": self._people,
            "waiting": self._unread.waiting,
            "waiting_anywhere": self._unread.waiting_anywhere,
            "channels": lambda: [place for place in workspace.channels.values() if not place.is_dm],
        }

    def page(self, spot: Spot) -> str:
        """The whole page."""
        return self._env.get_template("page.html").render(spot=spot, **self.parts(spot))

    def parts(self, spot: Spot) -> dict[str, Any]:
        """What changes while somebody looks, as safe HTML, and the version it shows."""
        top = spot.actor.modal
        if not spot.is_home:
            self._unread.look(spot.actor.id, spot.channel)
        return {
            "version": self._workspace.version,
            "clock": f"{_local(spot, self._workspace.clock.now()):%A %-d %B %Y, %H:%M}",
            "side": self._draw("side.html", spot, None),
            "main": self._home(spot) if spot.is_home else self._messages(spot),
            "modal": self._draw("modal.html", spot, top) if top else Markup(""),
        }

    def _home(self, spot: Spot) -> Markup:
        return self._draw("home.html", spot, spot.actor.home)

    def _draw(self, template: str, spot: Spot, view: View | None) -> Markup:
        depth = len(spot.actor.modals)
        return Markup(  # noqa: S704 — templates escape
            self._env.get_template(template).render(spot=spot, view=view, depth=depth)
        )

    def _messages(self, spot: Spot) -> Markup:
        posted = self._workspace.messages.get(spot.channel.id, [])
        shown = [one for one in spot.actor.ephemerals if one.channel == spot.channel.id]
        everything: list[Message | Ephemeral] = [*posted, *shown]
        ordered = sorted(everything, key=_order)
        lines = [self._line(spot, surface) for surface in ordered]
        template = self._env.get_template("messages.html")
        return Markup(template.render(spot=spot, lines=lines))  # noqa: S704 — templates escape

    def _line(self, spot: Spot, surface: Message | Ephemeral) -> Line:
        at = _local(spot, datetime.fromtimestamp(float(surface.ts), UTC))
        only_you = isinstance(surface, Ephemeral)
        author = people.BOT_USER_ID if isinstance(surface, Ephemeral) else surface.user
        return Line(
            surface,
            key=f"{'e' if only_you else 'm'}{surface.ts}",
            author=self._workspace.people.get(author),
            day=f"{at:%A %-d %B}",
            time=f"{at:%H:%M}",
            only_you=only_you,
            is_reply=isinstance(surface, Message) and surface.thread_ts not in {None, surface.ts},
        )

    def _people(self) -> list[Person]:
        return [one for one in self._workspace.people.values() if not (one.is_bot or one.deleted)]

    def _name_of(self, name: str) -> str:
        if name in self._workspace.people:
            return self._workspace.people[name].name
        return self._workspace.channels[name].name if name in self._workspace.channels else name

    def _words(self, text: Block) -> Markup:
        """A text object: mrkdwn with its formatting, plain text as it is."""
        if text["type"] == "mrkdwn":
            return mrkdwn(text["text"], self._name_of)
        return escape(plain(text["text"]))


def _local(spot: Spot, instant: datetime) -> datetime:
    return instant.astimezone(ZoneInfo(spot.actor.person.tz))


def _order(surface: Message | Ephemeral) -> tuple[float, float]:
    """Replies stand below what they answer."""
    thread = surface.thread_ts if isinstance(surface, Message) else None
    return float(thread or surface.ts), float(surface.ts)


def held(surface: Surface, block: Block, element: Element) -> Any:
    """What an input holds, in the form its HTML needs: option values, ids, a date, a time, a text."""
    state = surface.values.get(block["block_id"], {}).get(element["action_id"])
    if state is None:
        return None
    value = state[STATE_FIELDS[element["type"]][0]]
    if isinstance(value, dict):
        return value["value"]
    if isinstance(value, list):
        return [one["value"] if isinstance(one, dict) else one for one in value]
    return value.isoformat() if isinstance(value, date) else value


TAGS = {
    "bold": Markup("<strong>{}</strong>"),
    "italic": Markup("<em>{}</em>"),
    "strike": Markup("<s>{}</s>"),
    "code": Markup("<code>{}</code>"),
    "underline": Markup("<u>{}</u>"),
}


def styled(words: Markup | str, style: dict[str, bool] | None) -> Markup:
    """Words of a rich text in the styles it gives them."""
    html = escape(words).replace("\n", Markup("<br>"))
    for name, tag in TAGS.items():
        if style and style.get(name):
            html = tag.format(html)
    return html
