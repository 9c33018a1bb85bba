"""What a handler answers; the desk turns it into what Slack reads on that surface."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack.blocks import View
from bot.slack.message import Message


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open a modal; over one that is open it goes on top."""

    view: View


@dataclass(frozen=True, slots=True)
class ShowView:
    """Put another page into the modal that was submitted or pressed in.

    `sent` is False where a form is only shown again: what was typed into it is still kept.
    """

    view: View
    sent: bool = True


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """A form that is not taken: a sentence under each field, by block id. What was typed stays."""

    sentences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CloseForm:
    """Close every modal that is open."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the ephemeral message that was pressed on away."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Nothing to show, here or on Home."""


Answer = Message | OpenForm | ShowView | FieldErrors | CloseForm | Remove | Noted | None
"""A Message answers a command, replaces the ephemeral message pressed on, or is a line only they see."""
