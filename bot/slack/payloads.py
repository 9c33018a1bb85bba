"""From Slack's bodies to what a handler is given (Slack reference: slash commands, interaction payloads)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.people import Visit
from bot.slack.blocks import ANSWER, MORE, NTH
from bot.slack.bodies import Body, items, mapping, string
from bot.slack.form_values import FormValues as FormValues
from bot.slack.markup import as_typed, mentioned, without_people


@dataclass(frozen=True, slots=True)
class Caller:
    """Who Slack says acts, and where; signed, so rights may rest on it."""

    enterprise_id: str
    team_id: str
    user_id: str


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
class Typed:
    """Where something was typed: the form and its field, what stood there as it opened, Slack's moment."""

    form: str
    field: str
    initial: str
    at: str


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
    typed: Typed | None = None


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
    """A shortcut from Slack's own menu; on a message `author` wrote it and `link` leads to it.

    A message comes whole, other people's words included: nothing else of it is read.
    """

    visit: Visit
    callback_id: str
    trigger_id: str
    author: str = ""
    link: str = ""


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
    view, user = mapping(body.get("view")), body.get("user") or mapping(body.get("event")).get("user")
    team = (
        string(view.get("app_installed_team_id"))
        or string(body.get("team_id"))
        or string(mapping(body.get("team")).get("id"))
    )
    return Caller(
        string(body.get("enterprise_id")) or string(mapping(body.get("enterprise")).get("id")),
        team,
        # The event `user_change` brings the whole person, as interactions do.
        string(body.get("user_id")) or string(mapping(user).get("id")) or string(user),
    )


def receipt_of(body: Body) -> str:
    """The name of a request: the same when Slack brings it again; '' where nothing names it."""
    if event_id := string(body.get("event_id")):
        return f"event:{event_id}"
    view = mapping(body.get("view"))
    if body.get("type") == "view_submission" and (view_id := string(view.get("id"))):
        return f"view:{view_id}:{string(view.get('hash'))}"
    trigger_id = string(body.get("trigger_id"))
    return f"trigger:{trigger_id}" if trigger_id else ""


def command_from(body: Body, visit: Visit) -> Command:
    """A slash command, its mentions taken out and its text unescaped once."""
    typed = string(body.get("text"))
    return Command(
        visit=visit,
        command=string(body.get("command")),
        text=as_typed(typed),
        words=without_people(typed),
        mentions=mentioned(typed),
        channel_id=string(body.get("channel_id")),
        channel_name=string(body.get("channel_name")),
        trigger_id=string(body.get("trigger_id")),
    )


def press_from(body: Body, visit: Visit) -> Press:
    """What was pressed; an entry of a menu is an action of its own, named in the entry's value."""
    action = _action(body)
    action_id, value = string(action.get("action_id")), _value_of(action)
    if action_id.startswith(MORE):
        action_id, _, value = value.partition(" ")
    view = mapping(body.get("view"))
    state = mapping(view.get("state")) or mapping(body.get("state"))
    return Press(
        visit=visit,
        action_id=action_id.partition(NTH)[0],
        value=value,
        place=_place_of(body),
        trigger_id=string(body.get("trigger_id")),
        values=FormValues(mapping(state.get("values"))),
        metadata=unpack(string(view.get("private_metadata"))),
        typed=_typed(view, action) if action.get("type") == "plain_text_input" else None,
    )


def submission_from(body: Body, visit: Visit) -> Submission:
    """A form."""
    view = mapping(body.get("view"))
    return Submission(
        visit=visit,
        callback_id=string(view.get("callback_id")),
        values=FormValues(mapping(mapping(view.get("state")).get("values"))),
        metadata=unpack(string(view.get("private_metadata"))),
        trigger_id=string(body.get("trigger_id")),
    )


def shortcut_from(body: Body, visit: Visit) -> Shortcut:
    """A shortcut."""
    message, channel = mapping(body.get("message")), string(mapping(body.get("channel")).get("id"))
    domain, ts = string(mapping(body.get("team")).get("domain")), string(body.get("message_ts"))
    link = f"https://{domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return Shortcut(
        visit,
        string(body.get("callback_id")),
        string(body.get("trigger_id")),
        author=string(message.get("user")),
        link=link if domain and channel and ts else "",
    )


def direct_message_from(body: Body, visit: Visit) -> DirectMessage | None:
    """What a person wrote; None for anything else that happens in the conversation (edits, bots, joins)."""
    event = mapping(body.get("event"))
    if event.get("subtype") or event.get("bot_id") or not string(event.get("user")):
        return None
    text = string(event.get("text"))
    return DirectMessage(
        visit=visit,
        text=as_typed(text).strip(),
        mentions=mentioned(text),
        channel=string(event.get("channel")),
        ts=string(event.get("ts")),
        thread_ts=string(event.get("thread_ts")),
    )


def pack(**values: str) -> str:
    """What a form is to remember, ids only, as its `private_metadata`."""
    return json.dumps({name: value for name, value in values.items() if value}, separators=(",", ":"))


def unpack(metadata: str) -> Mapping[str, str]:
    """What a form remembered; nothing where that is no writing of ours."""
    try:
        found = json.loads(metadata or "{}")
    except (ValueError, RecursionError):
        return {}
    return {name: value for name, value in mapping(found).items() if isinstance(value, str)}


def _action(body: Body) -> Body:
    return next(iter(items(body.get("actions"))), {})


def _value_of(action: Body) -> str:
    chosen = string(mapping(action.get("selected_option")).get("value"))
    names = ("value", "selected_date", "selected_time", "selected_user")
    return chosen or next((found for name in names if (found := string(action.get(name)))), "")


def _typed(view: Body, action: Body) -> Typed:
    block_id = string(action.get("block_id"))
    block = next((each for each in items(view.get("blocks")) if each.get("block_id") == block_id), {})
    return Typed(
        form=string(view.get("callback_id")),
        field=block_id,
        initial=string(mapping(block.get("element")).get("initial_value")),
        at=string(action.get("action_ts")),
    )


def _place_of(body: Body) -> Place:
    container, view = mapping(body.get("container")), mapping(body.get("view"))
    if view:
        return Place(
            view_id=string(view.get("id")),
            view_hash=string(view.get("hash")),
            is_home=view.get("type") == "home",
        )
    return Place(
        channel=string(container.get("channel_id")),
        ts=string(container.get("message_ts")),
        response_url=string(body.get("response_url")),
        passing=bool(container.get("is_ephemeral"))
        or string(_action(body).get("block_id")).startswith(ANSWER),
    )
