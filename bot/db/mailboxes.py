"""Mailboxes: where what is owed to somebody waits, one sender at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, case, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from bot.db.clockwork import Lease
from bot.db.models import Delivery, Mailbox
from bot.db.store import Store, is_one_of
from bot.db.types import UtcDateTime
from bot.domain.deliveries import Refused, State

_REFUSED = {
    Refused.INVITATIONS: Mailbox.muted_at,
    Refused.REQUESTS: Mailbox.requests_muted_at,
    Refused.INTENTIONS: Mailbox.intentions_muted_at,
    Refused.FEEDBACK: Mailbox.feedback_muted_at,
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a mailbox is: a person's DM, whose channel id is known once it was opened, or a channel."""

    mailbox_id: UUID
    slack_user_id: str | None
    slack_channel_id: str | None


_LEASED = (
    Mailbox.workspace_id == bindparam("workspace"),
    Mailbox.id == bindparam("mailbox"),
    Mailbox.lease_token == bindparam("token"),
)
NOT_SENT = is_one_of(Delivery.state, (State.PENDING, State.CLAIMED, State.UNKNOWN))
"""Of a delivery: its outcome is still open."""
_HELD = select(Mailbox.id, Mailbox.slack_user_id, Mailbox.slack_channel_id).where(*_LEASED).with_for_update()
_EARLIEST = (
    select(func.min(Delivery.due_at))
    .where(
        Delivery.workspace_id == bindparam("workspace"),
        Delivery.mailbox_id == bindparam("mailbox"),
        NOT_SENT,
    )
    .scalar_subquery()
)


def _releasing(next_due_at: ColumnElement[Any]) -> ReturningUpdate[Any]:
    return (
        update(Mailbox)
        .where(*_LEASED)
        .values(next_due_at=next_due_at, leased_until=None, lease_token=None)
        .returning(Mailbox.next_due_at)
    )


_NOT_BEFORE = bindparam("not_before", type_=UtcDateTime())
_RELEASED = _releasing(_EARLIEST)
# Nothing left is no time at all, which no comparison changes.
_RELEASED_UNTIL = _releasing(case((_EARLIEST < _NOT_BEFORE, _NOT_BEFORE), else_=_EARLIEST))


class MailboxStore(Store):
    """Mailboxes in one workspace: made, muted, woken, leased and given back."""

    def __init__(self, connection: AsyncConnection, workspace_id: UUID, new_id: Callable[[], UUID]) -> None:
        super().__init__(connection, workspace_id)
        self._new_id = new_id
        self.wakes_at: datetime | None = None
        """The earliest instant for which this transaction woke a mailbox."""

    async def mailbox_of_person(self, slack_user_id: str) -> UUID:
        """The mailbox of a person's DM, made on first use."""
        return await self._mailbox(Mailbox.slack_user_id == slack_user_id, slack_user_id=slack_user_id)

    async def mailbox_of_channel(self, slack_channel_id: str) -> UUID:
        """The mailbox of a channel, made on first use."""
        return await self._mailbox(
            Mailbox.slack_channel_id == slack_channel_id, slack_channel_id=slack_channel_id
        )

    async def _mailbox(self, is_it: ColumnElement[bool], **slack_id: str) -> UUID:
        query = select(Mailbox.id).where(is_it)
        row = await self._one(query, Mailbox)
        if row is None:
            values = {"id": self._new_id(), **slack_id}
            await self._insert_once(Mailbox, values, unique=("workspace_id", *slack_id))
            row = await self._one(query, Mailbox)
        if row is None:
            raise LookupError("a mailbox that was just made is not there")
        return row[0]

    async def mute(self, slack_user_id: str, what: Refused, at: datetime | None) -> None:
        """Note that somebody wants none of these any more; with None, that they take them again."""
        mailbox = await self.mailbox_of_person(slack_user_id)
        values = {_REFUSED[what].key: at}
        await self._changed(self._updating(Mailbox).where(Mailbox.id == mailbox).values(**values))

    async def muted(self, slack_user_id: str, what: Refused) -> bool:
        """Whether somebody wants none of these."""
        query = select(Mailbox.id).where(Mailbox.slack_user_id == slack_user_id, _REFUSED[what].is_not(None))
        return await self._one(query, Mailbox) is not None

    def _woken(self, due_at: datetime) -> None:
        self.wakes_at = min(self.wakes_at or due_at, due_at)

    async def _wake(self, mailbox_id: UUID, due_at: datetime) -> None:
        self._woken(due_at)
        await self._changed(
            self._updating(Mailbox)
            .where(Mailbox.id == mailbox_id, func.coalesce(Mailbox.next_due_at > due_at, True))
            .values(next_due_at=due_at)
        )

    async def held(self, lease: Lease) -> Address | None:
        """The mailbox of a lease, its row locked; None when the lease has passed to somebody else."""
        row = (await self._connection.execute(_HELD, self._by(lease))).first()
        return Address(*row) if row else None

    async def opened(self, mailbox_id: UUID, slack_channel_id: str) -> None:
        """Remember the DM's channel id."""
        await self._changed(
            self._updating(Mailbox).where(Mailbox.id == mailbox_id).values(slack_channel_id=slack_channel_id)
        )

    async def release(self, lease: Lease, not_before: datetime | None = None) -> bool:
        """Give a mailbox back, to be woken when its next delivery falls due, but not before `not_before`.

        Returns:
            False when the lease had passed to somebody else: then nothing was changed.
        """
        statement, given = _RELEASED, self._by(lease)
        if not_before is not None:
            statement, given = _RELEASED_UNTIL, {**given, "not_before": not_before}
        released = await self._connection.execute(statement, given)
        row = released.first()
        if row is not None and row.next_due_at is not None:
            self._woken(row.next_due_at)
        return row is not None

    def _by(self, lease: Lease) -> dict[str, Any]:
        return {"workspace": self._workspace_id, "mailbox": lease.mailbox_id, "token": lease.token}
