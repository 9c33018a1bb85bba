"""What a sender can do next with a mailbox."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.domain.calendar import PersonCalendar
from bot.domain.deliveries import Kind, WhenUnknown
from bot.slack.message import Message


@dataclass(frozen=True, slots=True)
class Open:
    """The DM must be opened first: a first post whose answer is lost could not be found otherwise."""

    slack_user_id: str


@dataclass(frozen=True, slots=True)
class Post:
    """One message, made of one or several deliveries; or, with a `ts`, the edit of one that stands.

    Without a message what stands is deleted.
    """

    channel: str
    ids: tuple[UUID, ...]
    message: Message | None
    marker: UUID
    attempts: int
    kinds: frozenset[Kind]
    calendar: PersonCalendar | None = None
    ts: str | None = None
    thread_ts: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A post whose answer never came, to be looked for by its marker."""

    channel: str
    ids: tuple[UUID, ...]
    marker: UUID
    claimed_at: datetime
    when_gone: WhenUnknown


@dataclass(frozen=True, slots=True)
class Ask:
    """Slack is to be asked who reads a channel, before the deliveries in `about` are drawn, or drawn again.

    `ids` wait for the answer: these deliveries, or the edit of the message they stand in.
    """

    channel: str
    ids: tuple[UUID, ...]
    about: tuple[Owed, ...]


Step = Open | Post | Look | Ask
