"""What became of deliveries: claimed, sent, skipped, failed, later, taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Update, bindparam, select, update

from bot.db.mailboxes import MailboxStore
from bot.db.models import Delivery, Mailbox, Workspace
from bot.domain.deliveries import State

REASON_MAX = 160


def _becoming(state: State, **values: Any) -> Update:
    """One delivery's new state; built once, since the sender says these for every message."""
    this = (Delivery.workspace_id == bindparam("workspace"), Delivery.id == bindparam("delivery"))
    return update(Delivery).where(*this).values(state=state, **values)


_CLAIMED = _becoming(
    State.CLAIMED,
    marker=bindparam("new_marker"),
    claimed_at=bindparam("now"),
    attempts=Delivery.attempts + 1,
)
_SENT = _becoming(
    State.SENT,
    message_ts=bindparam("ts"),
    sent_at=bindparam("now"),
    sent_on=bindparam("on"),
    reason=None,
)
_SKIPPED = _becoming(State.SKIPPED, reason=bindparam("why"))
_FAILED = _becoming(State.FAILED, reason=bindparam("why"))
_LATER = {state: _becoming(state, due_at=bindparam("until")) for state in (State.PENDING, State.UNKNOWN)}


class OutcomeStore(MailboxStore):
    """What the sender keeps of each delivery, and what is taken back before it goes out."""

    async def claim(self, ids: Sequence[UUID], marker: UUID, now: datetime) -> None:
        """About to be posted as one message with this marker."""
        await self._each(_CLAIMED, ids, new_marker=marker, now=now)

    async def sent(self, ids: Sequence[UUID], message_ts: str, now: datetime, on: date) -> None:
        """Posted; the message stands at `message_ts`."""
        await self._each(_SENT, ids, ts=message_ts, now=now, on=on)

    async def skip(self, ids: Sequence[UUID], reason: str) -> None:
        """Not sent, by rule."""
        await self._each(_SKIPPED, ids, why=reason)

    async def fail(self, ids: Sequence[UUID], reason: str) -> None:
        """Never to be sent: Slack refused it, or it is poisonous."""
        await self._each(_FAILED, ids, why=reason[:REASON_MAX])

    async def later(self, ids: Sequence[UUID], due_at: datetime, *, state: State = State.PENDING) -> None:
        """Wait until `due_at`, to be sent then (pending) or looked for then (unknown)."""
        await self._each(_LATER[state], ids, until=due_at)

    async def _each(self, becoming: Update, ids: Sequence[UUID], **given: Any) -> None:
        rows = [{"workspace": self._workspace_id, "delivery": each, **given} for each in ids]
        if rows:
            await self._connection.execute(becoming, rows[0] if len(rows) == 1 else rows)

    async def withdraw(self, key: str, reason: str) -> None:
        """Take back what was not sent yet."""
        await self._change(
            Delivery.dedupe_key == key,
            Delivery.state == State.PENDING,
            state=State.SKIPPED,
            reason=reason,
        )

    async def withdraw_all(self, slack_user_id: str, reason: str) -> None:
        """Take back whatever waits to be sent to a person."""
        theirs = select(Mailbox.id).where(
            Mailbox.workspace_id == self._workspace_id, Mailbox.slack_user_id == slack_user_id
        )
        await self._change(
            Delivery.mailbox_id.in_(theirs),
            Delivery.state == State.PENDING,
            state=State.SKIPPED,
            reason=reason,
        )

    async def note(self, delivery_id: UUID, **more: str) -> None:
        """Add to what a delivery is about: ids, dates and marks, never words."""
        row = await self._one(
            select(Delivery.about).where(Delivery.id == delivery_id).with_for_update(), Delivery
        )
        if row is not None:
            await self._change(Delivery.id == delivery_id, about={**row.about, **more})

    async def _change(self, *conditions: ColumnElement[bool], **values: Any) -> None:
        await self._changed(self._updating(Delivery).where(*conditions).values(**values))

    async def close_workspace(self, until: datetime) -> None:
        """Send nothing in this workspace until then: Slack said so for all of it."""
        await self._connection.execute(
            update(Workspace).where(Workspace.id == self._workspace_id).values(closed_until=until)
        )
