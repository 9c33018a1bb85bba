"""What is owed to mailboxes; receipts of requests handled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select

from bot.db.mailboxes import NOT_SENT
from bot.db.models import Delivery, Mailbox, Receipt
from bot.db.outcomes import OutcomeStore
from bot.domain.deliveries import RULES, Budget, Kind, State


@dataclass(frozen=True, slots=True)
class Owed:
    """A delivery as a sender sees it."""

    id: UUID
    mailbox_id: UUID
    kind: Kind
    about: dict[str, Any]
    due_at: datetime
    at_set_time: bool
    state: State
    attempts: int
    message_ts: str | None
    marker: UUID | None
    claimed_at: datetime | None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """When a message went out: the instant, and its receiver's date then; and what it was about."""

    at: datetime
    on: date
    about: dict[str, Any]


_OWED = (
    Delivery.id,
    Delivery.mailbox_id,
    Delivery.kind,
    Delivery.about,
    Delivery.due_at,
    Delivery.at_set_time,
    Delivery.state,
    Delivery.attempts,
    Delivery.message_ts,
    Delivery.marker,
    Delivery.claimed_at,
    Delivery.sent_at,
)
_DUE = (
    select(*_OWED)
    .where(
        Delivery.workspace_id == bindparam("workspace"),
        Delivery.mailbox_id == bindparam("mailbox"),
        NOT_SENT,
        Delivery.due_at <= bindparam("now"),
    )
    .order_by(Delivery.due_at, Delivery.id)
)


class DeliveryStore(OutcomeStore):
    """What the bot owes people in one workspace."""

    async def receipt(self, key: str, now: datetime) -> bool:
        """Note that a request was handled; False when it had been before."""
        return await self._insert_once(
            Receipt, {"id": self._new_id(), "key": key[:255], "at": now}, unique=("workspace_id", "key")
        )

    async def owe(
        self,
        mailbox_id: UUID,
        kind: Kind,
        key: str,
        due_at: datetime,
        about: dict[str, Any] | None = None,
        *,
        at_set_time: bool = False,
    ) -> UUID | None:
        """Write a delivery and wake its mailbox at `due_at`; None when one with this key was ever written."""
        delivery_id = self._new_id()
        written = await self._insert_once(
            Delivery,
            {
                "id": delivery_id,
                "mailbox_id": mailbox_id,
                "kind": kind,
                "dedupe_key": key,
                "about": about or {},
                "due_at": due_at,
                "at_set_time": at_set_time,
                "state": State.PENDING,
                "attempts": 0,
            },
            unique=("workspace_id", "dedupe_key"),
        )
        if not written:
            return None
        await self._wake(mailbox_id, due_at)
        return delivery_id

    async def redraw(self, delivery_id: UUID, now: datetime) -> None:
        """Owe an edit of the message a delivery became; one that is due already will show the same facts."""
        sent = await self.delivery(delivery_id)
        if sent is None or sent.state is not State.SENT or sent.message_ts is None:
            return
        waiting = select(Delivery.id).where(
            Delivery.mailbox_id == sent.mailbox_id,
            Delivery.kind == Kind.REDRAW,
            Delivery.state == State.PENDING,
            Delivery.message_ts == sent.message_ts,
            Delivery.due_at <= now,
        )
        if await self._one(waiting, Delivery):
            return
        edit = await self.owe(sent.mailbox_id, Kind.REDRAW, f"redraw:{self._new_id()}", now)
        await self._change(Delivery.id == edit, message_ts=sent.message_ts)

    async def redraw_at(self, sent: Owed, at: datetime) -> None:
        """Owe an edit of a message at a moment from which on it says something else; twice is once."""
        edit = await self.owe(sent.mailbox_id, Kind.REDRAW, f"redraw:{sent.id}:{at.isoformat()}", at)
        if edit is not None:
            await self._change(Delivery.id == edit, message_ts=sent.message_ts)

    async def delivery(self, delivery_id: UUID) -> Owed | None:
        """One delivery."""
        row = await self._one(select(*_OWED).where(Delivery.id == delivery_id), Delivery)
        return Owed(*row) if row else None

    async def by_key(self, key: str) -> Owed | None:
        """The delivery with this dedupe key."""
        row = await self._one(select(*_OWED).where(Delivery.dedupe_key == key), Delivery)
        return Owed(*row) if row else None

    async def due(self, mailbox_id: UUID, now: datetime) -> Sequence[Owed]:
        """What is due in a mailbox, and what a sender left behind, in the order it fell due."""
        given = {"workspace": self._workspace_id, "mailbox": mailbox_id, "now": now}
        return [Owed(*row) for row in await self._connection.execute(_DUE, given)]

    async def message(self, mailbox_id: UUID, message_ts: str) -> Sequence[Owed]:
        """The deliveries that share one message, in the order they stand in it."""
        query = (
            select(*_OWED)
            .where(
                Delivery.mailbox_id == mailbox_id,
                Delivery.message_ts == message_ts,
                Delivery.kind != Kind.REDRAW,
                Delivery.state == State.SENT,
            )
            .order_by(Delivery.due_at, Delivery.id)
        )
        return [Owed(*row) for row in await self._all(query, Delivery)]

    async def redraw_waits(self, mailbox_id: UUID, message_ts: str) -> bool:
        """Whether an edit of this message is still owed."""
        query = select(Delivery.id).where(
            Delivery.mailbox_id == mailbox_id,
            Delivery.kind == Kind.REDRAW,
            Delivery.message_ts == message_ts,
            NOT_SENT,
        )
        return await self._one(query, Delivery) is not None

    async def sent_on(self, mailbox_id: UUID, on: date, budget: Budget) -> int:
        """How many messages against `budget` went out on the receiver's date; a merged one counts once."""
        kinds = [kind for kind, rule in RULES.items() if rule.budget is budget]
        query = select(func.count(Delivery.message_ts.distinct())).where(
            Delivery.mailbox_id == mailbox_id,
            Delivery.kind.in_(kinds),
            Delivery.sent_on == on,
            Delivery.state == State.SENT,
        )
        row = await self._one(query, Delivery)
        return row[0] if row else 0

    async def newest_sent(self, slack_user_id: str, kind: Kind, count: int) -> Sequence[Sent]:
        """The last messages of a kind that went to a person, newest first."""
        query = (
            select(Delivery.sent_at, Delivery.sent_on, Delivery.about)
            .join(Mailbox, Mailbox.id == Delivery.mailbox_id)
            .where(
                Mailbox.slack_user_id == slack_user_id,
                Delivery.kind == kind,
                Delivery.state == State.SENT,
            )
            .order_by(Delivery.sent_at.desc(), Delivery.id.desc())
            .limit(count)
        )
        found = await self._all(query, Delivery)
        return [Sent(at, on, about) for at, on, about in found if at is not None and on is not None]

    async def last_sent_on(self, mailbox_id: UUID, budget: Budget) -> date | None:
        """The receiver's date of the last message against `budget`; None before the first."""
        kinds = [kind for kind, rule in RULES.items() if rule.budget is budget]
        query = select(func.max(Delivery.sent_on)).where(
            Delivery.mailbox_id == mailbox_id, Delivery.kind.in_(kinds), Delivery.state == State.SENT
        )
        row = await self._one(query, Delivery)
        return row[0] if row else None

    async def move(self, key: str, due_at: datetime) -> None:
        """Another moment for what was not sent yet."""
        owed = await self.by_key(key)
        if owed is not None and owed.state is State.PENDING:
            await self.later([owed.id], due_at)
            await self._wake(owed.mailbox_id, due_at)
