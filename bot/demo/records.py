"""What the local Slack remembers: people, conversations, messages, views."""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal

Block = dict[str, Any]
ViewKind = Literal["modal", "home"]


@dataclass(slots=True)
class Person:
    """An account of the workspace; bots have one too.

    Attributes:
        handle: what people type after `@`.
        name: what people read.
        tz: IANA name of the zone Slack reports.
        locale: for example `en-GB`.
        deleted: the account was deactivated.
    """

    id: str
    handle: str
    name: str
    real_name: str
    tz: str = "Europe/Berlin"
    locale: str = "en-GB"
    deleted: bool = False
    is_bot: bool = False


@dataclass(slots=True)
class Channel:
    """A conversation; `person_id` is set when it is somebody's direct messages with the bot."""

    id: str
    name: str
    private: bool = False
    members: set[str] = field(default_factory=set)
    archived: bool = False
    person_id: str | None = None
    shared: bool = False

    @property
    def is_dm(self) -> bool:
        """Whether it is the direct messages of one person and the bot."""
        return self.person_id is not None


@dataclass(slots=True)
class Message:
    """One message of a conversation, changed in place by edits.

    Attributes:
        ts: Slack's id of it, "seconds.micros", unique in the workspace.
        channel: the conversation's id.
        user: who wrote it.
        pings: what in it would notify people: `<!channel>`, `<@U…>` and the like.
        links: addresses that Slack would turn into links by itself.
        values: what people have chosen in its stateful elements, by block and action.
        edited_ts: when it was last changed, in the same form as `ts`.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    metadata: dict[str, Any] | None = None
    thread_ts: str | None = None
    by_bot: bool = False
    pings: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    edited_ts: str | None = None
    deleted: bool = False

    def snapshot(self) -> "Message":
        """A copy that later changes do not reach: the message as somebody still sees it."""
        return deepcopy(self)


@dataclass(slots=True)
class Ephemeral:
    """A message that one person sees, and that only a `response_url` can change."""

    ts: str
    channel: str
    person_id: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    pings: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    deleted: bool = False

    def snapshot(self) -> "Ephemeral":
        """A copy that later changes do not reach."""
        return deepcopy(self)


@dataclass(slots=True)
class View:
    """A modal or the Home page of one person.

    Attributes:
        body: what the app sent, with the block and action ids Slack adds.
        hash: changes with every update; an update that names an older one is refused.
        values: the state of its inputs, by block and action.
        errors: what stands under its inputs, by block.
        trouble: the line Slack shows on top when the app did not answer.
    """

    id: str
    kind: ViewKind
    person_id: str
    body: dict[str, Any]
    hash: str
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""
    root_id: str = ""
    previous_id: str | None = None

    @property
    def blocks(self) -> list[Block]:
        """Its blocks, as they are shown."""
        blocks: list[Block] = self.body["blocks"]
        return blocks

    @property
    def title(self) -> str:
        """The words of its title; empty for Home."""
        return str(self.body.get("title", {}).get("text", ""))

    @property
    def callback_id(self) -> str:
        """The app's own name for it."""
        return str(self.body.get("callback_id", ""))

    def snapshot(self) -> "View":
        """A copy that later changes do not reach."""
        return deepcopy(self)


Surface = Message | Ephemeral | View
