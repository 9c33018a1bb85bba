"""Mailboxes: where what is owed to somebody waits, one sender at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.clockwork import Lease
from bot.db.models import Delivery, Mailbox
from bot.db.store import Store
from bot.domain.deliveries import State


@dataclass(frozen=True, slots=True)
class Address:
    """Where a mailbox is: a person's DM, whose channel id is known once it was opened, or a channel."""

    mailbox_id: UUID
    slack_user_id: str | None
    slack_channel_id: str | None


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

    async def mute(self, slack_user_id: str, at: datetime | None) -> None:
        """Note that somebody wants no invitations any more; with None, that they take them again."""
        mailbox = await self.mailbox_of_person(slack_user_id)
        await self._changed(self._updating(Mailbox).where(Mailbox.id == mailbox).values(muted_at=at))

    async def muted(self, slack_user_id: str) -> bool:
        """Whether somebody wants no invitations."""
        query = select(Mailbox.id).where(
            Mailbox.slack_user_id == slack_user_id, Mailbox.muted_at.is_not(None)
        )
        return await self._one(query, Mailbox) is not None

    async def mute_requests(self, slack_user_id: str, at: datetime | None) -> None:
        """Note that somebody wants no requests any more; with None, that they take them again."""
        mailbox = await self.mailbox_of_person(slack_user_id)
        await self._changed(self._updating(Mailbox).where(Mailbox.id == mailbox).values(requests_muted_at=at))

    async def muted_requests(self, slack_user_id: str) -> bool:
        """Whether somebody wants no requests."""
        query = select(Mailbox.id).where(
            Mailbox.slack_user_id == slack_user_id, Mailbox.requests_muted_at.is_not(None)
        )
        return await self._one(query, Mailbox) is not None

    async def mute_intentions(self, slack_user_id: str, at: datetime | None) -> None:
        """Note that somebody wants to be told of no goals any more; with None, that they may be again."""
        mailbox = await self.mailbox_of_person(slack_user_id)
        await self._changed(
            self._updating(Mailbox).where(Mailbox.id == mailbox).values(intentions_muted_at=at)
        )

    async def muted_intentions(self, slack_user_id: str) -> bool:
        """Whether somebody wants to be told of no goals."""
        query = select(Mailbox.id).where(
            Mailbox.slack_user_id == slack_user_id, Mailbox.intentions_muted_at.is_not(None)
        )
        return await self._one(query, Mailbox) is not None

    async def mute_feedback(self, slack_user_id: str, at: datetime | None) -> None:
        """Note that somebody wants no feedback through the bot; with None, that they take it again."""
        mailbox = await self.mailbox_of_person(slack_user_id)
        await self._changed(self._updating(Mailbox).where(Mailbox.id == mailbox).values(feedback_muted_at=at))

    async def muted_feedback(self, slack_user_id: str) -> bool:
        """Whether somebody wants no feedback through the bot."""
        query = select(Mailbox.id).where(
            Mailbox.slack_user_id == slack_user_id, Mailbox.feedback_muted_at.is_not(None)
        )
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
        query = (
            select(Mailbox.id, Mailbox.slack_user_id, Mailbox.slack_channel_id)
            .where(Mailbox.id == lease.mailbox_id, Mailbox.lease_token == lease.token)
            .with_for_update()
        )
        row = await self._one(query, Mailbox)
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
        open_states = (State.PENDING, State.CLAIMED, State.UNKNOWN)
        earliest = (
            select(func.min(Delivery.due_at))
            .where(
                Delivery.workspace_id == self._workspace_id,
                Delivery.mailbox_id == lease.mailbox_id,
                Delivery.state.in_(open_states),
            )
            .scalar_subquery()
        )
        # Nothing left is no time at all, which no comparison changes.
        next_due = case((earliest < not_before, not_before), else_=earliest) if not_before else earliest
        released = await self._connection.execute(
            self._updating(Mailbox)
            .where(Mailbox.id == lease.mailbox_id, Mailbox.lease_token == lease.token)
            .values(next_due_at=next_due, leased_until=None, lease_token=None)
            .returning(Mailbox.next_due_at)
        )
        row = released.first()
        if row is not None and row.next_due_at is not None:
            self._woken(row.next_due_at)
        return row is not None
