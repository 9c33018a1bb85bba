"""What several handlers read out of what they are given."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow
from bot.dependencies import Dependencies
from bot.domain.errors import Gone
from bot.domain.items import Part
from bot.domain.people import Visit
from bot.slack.answers import Answer
from bot.slack.message import Message
from bot.slack.payloads import Command, DirectMessage, Press, Shortcut, Submission

Given = Command | Press | Submission | Shortcut | DirectMessage
Act = tuple[OpenUow, datetime, Visit]


def act(deps: Dependencies, given: Given) -> Act:
    """What every use case is told first: the tables, the moment, who acts."""
    return deps.open_uow, deps.clock.now(), given.visit


def ids_in(value: str, what: str, count: int = 1) -> tuple[UUID, ...]:
    """The ids on a button; `what` names what they are for where they are none of ours.

    Raises:
        Gone: the value is not `count` ids.
    """
    try:
        found = tuple(UUID(part) for part in value.split())
    except ValueError:
        raise Gone(what) from None
    if len(found) != count:
        raise Gone(what)
    return found


def id_in(value: str, what: str) -> UUID:
    """The one id on a button; raises as `ids_in` does."""
    return ids_in(value, what)[0]


def part_in(value: str) -> Part | None:
    """The line of a list, or its area, that a form is about; None where it is about neither.

    Raises:
        Gone: the value is not one id or two.
    """
    if not value:
        return None
    count = len(value.split())
    found = ids_in(value, "item", count)
    if count > 2:  # noqa: PLR2004 — a line and its area
        raise Gone("item")
    return found[0], found[1] if count > 1 else None


def reading(press: Press) -> Press:
    """The same press, to look something up with: nothing is changed, so it leaves no receipt."""
    return replace(press, visit=replace(press.visit, receipt=""))


def on_passing(press: Press, message: Message) -> Answer:
    """The answer to a press on a message that may be a delivery, which is redrawn from facts instead."""
    delivered = bool(press.place.ts) and not press.place.passing
    return None if delivered else message
