"""The clock's queries, the only ones that span workspaces, on indexes that lead with the time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db.engines import insert_once
from bot.db.models import Delivery, Draft, Feedback, Mailbox, Outage, Receipt, Routine, Workspace
from bot.db.sqlite_in_loop import TAKES_LONG
from bot.domain.deliveries import Kind, State
from bot.domain.drafts import KEPT_FOR
from bot.domain.feedback_facts import RECORD_KEPT
from bot.domain.routines import OUTAGE_AFTER, RoutineKind

LEASE = timedelta(seconds=60)
"""How long a sender may hold a mailbox: longer than Slack's time-out (10 s) and the pacing together."""
DELIVERIES_KEPT = timedelta(days=90)
"""Longer than any dedupe key could recur (data.md, Kept)."""
RECEIPTS_KEPT = timedelta(days=7)
"""Longer than Slack repeats an event (data.md, Kept)."""


@dataclass(frozen=True, slots=True)
class DueRoutine:
    """A routine whose moment has come."""

    id: UUID
    workspace_id: UUID
    subject_id: UUID
    kind: RoutineKind


@dataclass(frozen=True, slots=True)
class Lease:
    """A mailbox that is ours alone until `until`; every change to it names the token."""

    mailbox_id: UUID
    workspace_id: UUID
    token: UUID
    until: datetime


class ClockStore:
    """What the planner and the senders ask before they know a workspace."""

    def __init__(self, connection: AsyncConnection, new_id: Callable[[], UUID]) -> None:
        self._connection = connection
        self._new_id = new_id

    async def workspace(self, enterprise_id: str, team_id: str, now: datetime, zone: str) -> UUID:
        """The id of a workspace by Slack's ids, its row made on first sight."""
        row = {
            "id": self._new_id(),
            "enterprise_id": enterprise_id,
            "team_id": team_id,
            "default_zone": zone,
            "created_at": now,
        }
        await insert_once(self._connection, Workspace, row, unique=("enterprise_id", "team_id"))
        found = await self._connection.execute(
            select(Workspace.id).where(Workspace.enterprise_id == enterprise_id, Workspace.team_id == team_id)
        )
        return found.scalar_one()

    async def routines_due(self, now: datetime, limit: int) -> Sequence[DueRoutine]:
        """The routines whose moment has come, oldest first; rows another process holds are left out."""
        query = (
            select(Routine.id, Routine.workspace_id, Routine.subject_id, Routine.kind)
            .where(Routine.next_at <= now, Routine.next_at.is_not(None), Routine.fault.is_(None))
            .order_by(Routine.next_at)
            .limit(limit)
        )
        return [DueRoutine(*row) for row in (await self._connection.execute(query)).all()]

    async def lease_mailboxes(self, now: datetime, limit: int) -> Sequence[Lease]:
        """Take up to `limit` mailboxes with something due, each for `LEASE`; one token marks the whole take.

        Mailboxes of a workspace that Slack has closed for a while are left alone until it opens again.
        """
        due = (
            select(Mailbox.id)
            .join(Workspace, Workspace.id == Mailbox.workspace_id)
            .where(
                Mailbox.next_due_at <= now,
                Mailbox.next_due_at.is_not(None),
                or_(Mailbox.leased_until.is_(None), Mailbox.leased_until <= now),
                or_(Workspace.closed_until.is_(None), Workspace.closed_until <= now),
            )
            .order_by(Mailbox.next_due_at)
            .limit(limit)
            .with_for_update(skip_locked=True, of=Mailbox)
            # By itself, so that it runs once: inside the update PostgreSQL may run it for every row it looks
            # at, and each run skips what the ones before have locked.
            .cte("due")
        )
        token, until = self._new_id(), now + LEASE
        taken = await self._connection.execute(
            update(Mailbox)
            .where(Mailbox.id.in_(select(due.c.id)))
            .values(leased_until=until, lease_token=token)
            .returning(Mailbox.id, Mailbox.workspace_id)
        )
        return [Lease(mailbox_id, workspace_id, token, until) for mailbox_id, workspace_id in taken.all()]

    async def next_moment(self) -> datetime | None:
        """The earliest instant at which something falls due, if anything does."""
        routine = select(func.min(Routine.next_at)).where(
            Routine.next_at.is_not(None), Routine.fault.is_(None)
        )
        free_at = func.coalesce(Mailbox.leased_until, Mailbox.next_due_at)
        opens_at = case((Workspace.closed_until > free_at, Workspace.closed_until), else_=free_at)
        mailbox = (
            select(func.min(opens_at))
            .select_from(Mailbox)
            .join(Workspace, Workspace.id == Mailbox.workspace_id)
            .where(Mailbox.next_due_at.is_not(None))
        )
        earliest = select(routine.scalar_subquery(), mailbox.scalar_subquery())
        found = await self._connection.execute(earliest, execution_options=TAKES_LONG)
        moments = [moment for moment in found.one() if moment is not None]
        return min(moments, default=None)

    async def tick(self, now: datetime) -> int:
        """Note that planning happened; a workspace not planned for `OUTAGE_AFTER` gets an outage row.

        Returns:
            How many workspaces had an outage.
        """
        gaps = await self._connection.execute(
            select(Workspace.id, Workspace.planned_at)
            .where(Workspace.planned_at < now - OUTAGE_AFTER)
            # Two processes that start together must not both write the same outage.
            .with_for_update()
        )
        rows = [
            {"id": self._new_id(), "workspace_id": workspace_id, "began_at": planned_at, "ended_at": now}
            for workspace_id, planned_at in gaps.all()
        ]
        if rows:
            await self._connection.execute(insert(Outage), rows)
        await self._connection.execute(
            update(Workspace)
            .where(or_(Workspace.planned_at.is_(None), Workspace.planned_at < now))
            .values(planned_at=now)
        )
        return len(rows)

    async def tidy(self, now: datetime) -> None:
        """Forget deliveries, receipts and drafts that are older than they are kept.

        What told an owner of a slip stays: the slip, its notices and the words written on them go with it.
        """
        forgetting = (
            delete(Delivery).where(
                Delivery.due_at < now - DELIVERIES_KEPT,
                Delivery.state.in_((State.SENT, State.SKIPPED)),
                Delivery.kind != Kind.SLIP_OWNER,
            ),
            delete(Receipt).where(Receipt.at < now - RECEIPTS_KEPT),
            update(Feedback)
            .where(Feedback.given_at < now - RECORD_KEPT, Feedback.behaviour != "")
            .values(situation="", behaviour="", impact="", answer=""),
            delete(Draft).where(Draft.typed_at < now - KEPT_FOR),
        )
        for statement in forgetting:
            await self._connection.execute(statement, execution_options=TAKES_LONG)

    async def faults(self) -> Sequence[tuple[str, str]]:
        """What was set aside because it failed: its kind and why."""
        routines = await self._connection.execute(
            select(Routine.kind, Routine.fault).where(Routine.fault.is_not(None))
        )
        deliveries = await self._connection.execute(
            select(Delivery.kind, Delivery.reason).where(Delivery.state == State.FAILED)
        )
        return [(str(kind), why or "") for kind, why in (*routines.all(), *deliveries.all())]
