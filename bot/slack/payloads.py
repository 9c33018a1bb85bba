"""From Slack's bodies to what a handler is given (Slack reference: slash commands, interaction payloads)."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from bot.domain.people import Visit
from bot.slack.blocks import ANSWER, CHOSEN, MORE, NTH
from bot.slack.text import unescape

Body = Mapping[str, Any]

_MENTION = re.compile(r"<@(?P<id>[A-Z0-9]+)(?:\|(?P<name>[^<>]*))?>")
_CHANNEL = re.compile(r"<#(?P<id>[A-Z0-9]+)(?:\|(?P<name>[^<>]*))?>")
_BROADCAST = re.compile(r"<!(?P<name>[a-z]+)[^<>]*>")
_LINK = re.compile(r"<(?P<url>(?:https?|mailto):[^<>|]+)(?:\|[^<>]*)?>")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who Slack says acts, and where; signed, so rights may rest on it."""

    enterprise_id: str
    team_id: str
    user_id: str


@dataclass(frozen=True, slots=True)
class FormValues:
    """What stands in a form's inputs, by block id; an input that is empty or absent reads as empty."""

    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def text(self, block_id: str) -> str:
        """A text, without the space around it."""
        return str(self._of(block_id).get("value") or "").strip()

    def choice(self, block_id: str) -> str:
        """The value that was chosen; '' for none."""
        return str((self._of(block_id).get("selected_option") or {}).get("value", ""))

    def choices(self, block_id: str) -> tuple[str, ...]:
        """The values that were chosen."""
        return tuple(str(each["value"]) for each in self._of(block_id).get("selected_options") or ())

    def day(self, block_id: str) -> date | None:
        """A date."""
        given = self._of(block_id).get("selected_date")
        return date.fromisoformat(given) if given else None

    def time(self, block_id: str) -> time | None:
        """A time of day."""
        given = self._of(block_id).get("selected_time")
        return time.fromisoformat(given) if given else None

    def person(self, block_id: str) -> str:
        """Slack's id of a person; '' for none."""
        return str(self._of(block_id).get("selected_user") or "")

    def _of(self, block_id: str) -> Mapping[str, Any]:
        inputs = self.values.get(block_id, {})
        found: Mapping[str, Any] = inputs.get(CHOSEN) or next(iter(inputs.values()), {})
        return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was pressed: a message, a modal, or Home.

    `passing`: a message that answered an act, and is replaced by what comes of the press. Any other message
    was a delivery, which is redrawn from facts.
    """

    channel: str = ""
    ts: str = ""
    response_url: str = ""
    passing: bool = False
    view_id: str = ""
    view_hash: str = ""
    is_home: bool = False

    @property
    def in_modal(self) -> bool:
        """Whether it was in a modal."""
        return bool(self.view_id) and not self.is_home


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command. `text` is what was typed; `words` the same without the people mentioned."""

    visit: Visit
    command: str
    text: str
    words: str
    mentions: tuple[str, ...]
    channel_id: str
    channel_name: str
    trigger_id: str

    @property
    def in_dm(self) -> bool:
        """Whether it was typed in a conversation of two."""
        return self.channel_id.startswith("D")


@dataclass(frozen=True, slots=True)
class Press:
    """A button, an entry of a menu, or a choice that answers at once."""

    visit: Visit
    action_id: str
    value: str
    place: Place
    trigger_id: str
    values: FormValues = field(default_factory=FormValues)
    metadata: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that was submitted; `metadata` is what the bot wrote into it when it was opened."""

    visit: Visit
    callback_id: str
    values: FormValues
    metadata: Mapping[str, str]
    trigger_id: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut from Slack's own menu."""

    visit: Visit
    callback_id: str
    trigger_id: str


@dataclass(frozen=True, slots=True)
class DirectMessage:
    """What somebody wrote to the bot; `thread_ts` names the message it is a reply to."""

    visit: Visit
    text: str
    mentions: tuple[str, ...]
    channel: str
    ts: str
    thread_ts: str = ""


def caller_of(body: Body) -> Caller:
    """Who acts, from the signed body of any kind; a form belongs to the workspace it was installed in."""
    view, event = body.get("view") or {}, body.get("event") or {}
    team = view.get("app_installed_team_id") or body.get("team_id") or (body.get("team") or {}).get("id")
    enterprise = body.get("enterprise_id") or (body.get("enterprise") or {}).get("id")
    user = body.get("user_id") or (body.get("user") or {}).get("id") or event.get("user")
    if isinstance(user, Mapping):  # the event `user_change` brings the whole person
        user = user.get("id")
    return Caller(str(enterprise or ""), str(team or ""), str(user or ""))


def receipt_of(body: Body) -> str:
    """The name of a request: the same when Slack brings it again."""
    if event_id := body.get("event_id"):
        return f"event:{event_id}"
    view = body.get("view") or {}
    if body.get("type") == "view_submission":
        return f"view:{view.get('id', '')}:{view.get('hash', '')}"
    return f"trigger:{body.get('trigger_id', '')}"


def command_from(body: Body, visit: Visit) -> Command:
    """A slash command, its mentions taken out and its text unescaped once."""
    typed = str(body.get("text") or "")
    return Command(
        visit=visit,
        command=str(body["command"]),
        text=as_typed(typed),
        words=" ".join(as_typed(_MENTION.sub(" ", typed)).split(" ")).strip(),
        mentions=tuple(found["id"] for found in _MENTION.finditer(typed)),
        channel_id=str(body.get("channel_id") or ""),
        channel_name=str(body.get("channel_name") or ""),
        trigger_id=str(body.get("trigger_id") or ""),
    )


def press_from(body: Body, visit: Visit) -> Press:
    """What was pressed; an entry of a menu is an action of its own, named in the entry's value."""
    action = body["actions"][0]
    action_id, value = str(action["action_id"]), _value_of(action)
    if action_id.startswith(MORE):
        action_id, _, value = value.partition(" ")
    view = body.get("view") or {}
    state = view.get("state") or body.get("state") or {}
    return Press(
        visit=visit,
        action_id=action_id.partition(NTH)[0],
        value=value,
        place=_place_of(body),
        trigger_id=str(body.get("trigger_id") or ""),
        values=FormValues(state.get("values") or {}),
        metadata=unpack(str(view.get("private_metadata") or "")),
    )


def submission_from(body: Body, visit: Visit) -> Submission:
    """A form."""
    view = body["view"]
    return Submission(
        visit=visit,
        callback_id=str(view["callback_id"]),
        values=FormValues((view.get("state") or {}).get("values") or {}),
        metadata=unpack(str(view.get("private_metadata") or "")),
        trigger_id=str(body.get("trigger_id") or ""),
    )


def shortcut_from(body: Body, visit: Visit) -> Shortcut:
    """A shortcut."""
    return Shortcut(visit, str(body["callback_id"]), str(body.get("trigger_id") or ""))


def direct_message_from(body: Body, visit: Visit) -> DirectMessage | None:
    """What a person wrote; None for anything else that happens in the conversation (edits, bots, joins)."""
    event = body["event"]
    if event.get("subtype") or event.get("bot_id") or not event.get("user"):
        return None
    text = str(event.get("text") or "")
    return DirectMessage(
        visit=visit,
        text=as_typed(text).strip(),
        mentions=tuple(found["id"] for found in _MENTION.finditer(text)),
        channel=str(event.get("channel") or ""),
        ts=str(event.get("ts") or ""),
        thread_ts=str(event.get("thread_ts") or ""),
    )


def as_typed(text: str) -> str:
    """Slack's own markup as a person would have typed it; then unescaped, once."""
    text = _MENTION.sub(lambda found: f"@{found['name'] or found['id']}", text)
    text = _CHANNEL.sub(lambda found: f"#{found['name'] or found['id']}", text)
    text = _BROADCAST.sub(lambda found: f"@{found['name']}", text)
    return unescape(_LINK.sub(lambda found: found["url"], text))


def pack(**values: str) -> str:
    """What a form is to remember, ids only, as its `private_metadata`."""
    return json.dumps({name: value for name, value in values.items() if value}, separators=(",", ":"))


def unpack(metadata: str) -> Mapping[str, str]:
    """What a form remembered; nothing where that is no writing of ours."""
    try:
        found = json.loads(metadata or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _value_of(action: Mapping[str, Any]) -> str:
    chosen = action.get("selected_option") or {}
    return str(
        chosen.get("value")
        or action.get("value")
        or action.get("selected_date")
        or action.get("selected_time")
        or action.get("selected_user")
        or ""
    )


def _place_of(body: Body) -> Place:
    container, view = body.get("container") or {}, body.get("view") or {}
    block_id = str(body["actions"][0].get("block_id") or "")
    if view:
        return Place(
            view_id=str(view.get("id", "")),
            view_hash=str(view.get("hash", "")),
            is_home=view.get("type") == "home",
        )
    return Place(
        channel=str(container.get("channel_id", "")),
        ts=str(container.get("message_ts", "")),
        response_url=str(body.get("response_url") or ""),
        passing=bool(container.get("is_ephemeral")) or block_id.startswith(ANSWER),
    )
