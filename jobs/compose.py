"""What a kind of message answers when its moment has come: its words, not at all, or later."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.coaches import SeenChannel
from bot.domain.deliveries import Kind
from bot.slack.message import Message


@dataclass(frozen=True, slots=True)
class Skip:
    """Not to be sent, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not before this instant."""

    at: datetime


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What stands in Slack is to be deleted: whoever wrote it took it back."""


@dataclass(frozen=True, slots=True)
class AskFirst:
    """Slack is to be asked who reads the channel; it is drawn after that, by what Slack says."""


Composed = Message | Skip | Later | TakenBack | AskFirst
Composer = Callable[[UnitOfWork, Owed, datetime], Awaitable[Composed]]
"""Reads the facts of now in the open transaction and draws them; awaits nothing but the tables."""
Composers = Mapping[Kind, Composer]

Failed = Callable[[UnitOfWork, Owed, str, datetime], Awaitable[None]]
"""What follows, in the same transaction, when Slack refuses a message for good; given Slack's reason."""

SentHook = Callable[[UnitOfWork, Owed, datetime], Awaitable[None]]
"""What follows, in the same transaction, when a message went out, or was drawn again where it stands."""

Seen = Callable[[UnitOfWork, Owed, SeenChannel, datetime], Awaitable[None]]
"""What follows, in the same transaction, when Slack said who reads a channel that a message asked about."""
