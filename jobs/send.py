"""From what is owed to Slack: one leased mailbox, one message at a time."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.db.clockwork import Lease
from bot.db.engines import is_busy
from bot.db.unit_of_work import UnitOfWork
from bot.dependencies import Dependencies
from bot.domain.coaches import SeenChannel
from bot.domain.deliveries import MAX_ATTEMPTS, PACE, UNKNOWN_AFTER, Kind, State, WhenUnknown
from bot.domain.errors import Busy
from bot.slack.outcomes import Accepted, NoAnswer, NotAccepted, Outcome, Refused
from jobs.choose import Chooser, Poisonous, local_date
from jobs.compose import Composers, Failed, Seen, SentHook
from jobs.steps import Ask, Look, Open, Post, Step

LOG = logging.getLogger(__name__)
SEARCH_BACK = timedelta(minutes=1)
"""How far before the claim a lost post is looked for: our clock and Slack's differ."""
LOOK_FOR = timedelta(hours=24)
"""How long a lost post is looked for before the kind's rule decides."""


class Sender:
    """Sends what is due. Any number may run, in any number of processes: a lease is one sender's alone.

    Args:
        failed: what follows when Slack refuses a kind of message.
        sent: what follows when a kind of message went out, or was drawn again.
        seen: what follows when Slack said who reads the channel that a kind of message asked about.
        reached: told of whoever a message reached, once it is kept that it did.
    """

    def __init__(
        self,
        deps: Dependencies,
        composers: Composers,
        *,
        failed: Mapping[Kind, Failed] | None = None,
        sent: Mapping[Kind, SentHook] | None = None,
        seen: Mapping[Kind, Seen] | None = None,
        reached: Callable[[UUID, str], None] | None = None,
    ) -> None:
        self._deps = deps
        self._failed = failed or {}
        self._hooks = sent or {}
        self._seen = seen or {}
        self._reached = reached
        self._chooser = Chooser(composers, deps.new_id)

    async def lease_once(self, limit: int) -> Sequence[Lease]:
        """Take up to `limit` mailboxes that have something due."""
        async with self._deps.open_clock_uow() as clock:
            return await clock.lease_mailboxes(self._deps.clock.now(), limit)

    async def send_once(self, lease: Lease) -> None:
        """At most one message to a leased mailbox, its outcome kept, the mailbox given back.

        A delivery that cannot be drawn or handed over is set aside with its fault; it stops nobody else's.
        """
        try:
            step = await self._decide(lease)
        except Poisonous as poison:
            LOG.exception("A delivery that could not be drawn was set aside")
            await self._set_aside(lease, [poison.delivery_id], f"could not be drawn: {poison}")
            return
        try:
            await self._carry_out(lease, step)
        except Exception as fault:
            # Whatever one delivery raises must not stop the rest; but tables that fail say nothing about it.
            if isinstance(fault, Busy) or is_busy(fault):
                raise
            LOG.exception("A delivery that could not be sent was set aside")
            ids = () if isinstance(step, Open) or step is None else step.ids
            await self._set_aside(lease, ids, f"could not be sent: {type(fault).__name__}")

    async def _carry_out(self, lease: Lease, step: Step | None) -> None:
        if isinstance(step, Open):
            await self._open(lease, step)
        elif isinstance(step, Look):
            await self._look(lease, step)
        elif isinstance(step, Ask):
            await self._ask(lease, step)
        elif step is not None:
            await self._post(lease, step)

    async def _set_aside(self, lease: Lease, ids: Sequence[UUID], why: str) -> None:
        rest = self._deps.clock.now() + UNKNOWN_AFTER
        async with self._deps.open_uow(lease.workspace_id) as uow:
            await uow.deliveries.fail(ids, why)
            await uow.deliveries.release(lease, not_before=None if ids else rest)

    async def _decide(self, lease: Lease) -> Step | None:
        now = self._deps.clock.now()
        async with self._deps.open_uow(lease.workspace_id) as uow:
            address = await uow.deliveries.held(lease)
            if address is None:
                return None
            step = await self._chooser.next_step(uow, address, now)
            if step is None:
                await uow.deliveries.release(lease)
            return step

    async def _open(self, lease: Lease, step: Open) -> None:
        outcome = await self._deps.messenger.open_dm(step.slack_user_id)
        now = self._deps.clock.now()
        async with self._deps.open_uow(lease.workspace_id) as uow:
            if await uow.deliveries.held(lease) is None:
                return
            if isinstance(outcome, Accepted):
                await uow.deliveries.opened(lease.mailbox_id, outcome.channel)
                await uow.deliveries.release(lease)
            elif isinstance(outcome, Refused):
                due = await uow.deliveries.due(lease.mailbox_id, now)
                await self._refused(uow, [each.id for each in due], outcome.error, now)
                await uow.deliveries.release(lease)
            else:
                # A limit on opening is the whole workspace's, one on posting the channel's (Slack reference:
                # rate limits).
                if isinstance(outcome, NotAccepted):
                    await uow.deliveries.close_workspace(now + outcome.retry_after)
                await uow.deliveries.release(lease, not_before=now + _wait_after(outcome))

    async def _post(self, lease: Lease, step: Post) -> None:
        outcome = await self._said(step)
        now = self._deps.clock.now()
        async with self._deps.open_uow(lease.workspace_id) as uow:
            address = await uow.deliveries.held(lease)
            if address is not None:
                await self._mark(uow, lease, step, outcome, now)
        if self._reached and address and address.slack_user_id and isinstance(outcome, Accepted):
            self._reached(lease.workspace_id, address.slack_user_id)

    async def _said(self, step: Post) -> Outcome:
        messenger = self._deps.messenger
        if step.message is None:
            return await messenger.delete(step.channel, step.ts or "")
        if step.ts is None:
            return await messenger.post(step.channel, step.message, step.marker, thread_ts=step.thread_ts)
        return await messenger.update(step.channel, step.ts, step.message)

    async def _mark(self, uow: UnitOfWork, lease: Lease, step: Post, outcome: Outcome, now: datetime) -> None:
        deliveries, rest = uow.deliveries, PACE
        if isinstance(outcome, Accepted):
            ts = step.ts or outcome.ts
            await deliveries.sent(step.ids, ts, now, local_date(now, step.calendar))
            if step.kinds & self._hooks.keys():
                await self._follow(uow, lease, ts, now)
        elif isinstance(outcome, Refused):
            await self._refused(uow, step.ids, outcome.error, now)
        elif isinstance(outcome, NoAnswer) and step.ts is None:
            await deliveries.later(step.ids, now + UNKNOWN_AFTER, state=State.UNKNOWN)
        elif step.attempts + 1 >= MAX_ATTEMPTS:
            await deliveries.fail(step.ids, "Slack did not accept it")
        else:
            rest = max(PACE, _wait_after(outcome))
            await deliveries.later(step.ids, now + rest)
        await deliveries.release(lease, not_before=now + rest)

    async def _look(self, lease: Lease, step: Look) -> None:
        outcome = await self._deps.messenger.find(step.channel, step.marker, step.claimed_at - SEARCH_BACK)
        now = self._deps.clock.now()
        async with self._deps.open_uow(lease.workspace_id) as uow:
            address = await uow.deliveries.held(lease)
            if address is None:
                return
            if isinstance(outcome, Accepted) and outcome.ts:
                user = address.slack_user_id
                profile = await uow.people.profile(user, now) if user else None
                on = local_date(now, profile.calendar if profile else None)
                await uow.deliveries.sent(step.ids, outcome.ts, now, on)
                await self._follow(uow, lease, outcome.ts, now)
            elif not isinstance(outcome, Accepted) and now - step.claimed_at < LOOK_FOR:
                await uow.deliveries.later(step.ids, now + _wait_after(outcome), state=State.UNKNOWN)
            elif step.when_gone is WhenUnknown.RESEND:
                await uow.deliveries.later(step.ids, now)
            else:
                await uow.deliveries.fail(step.ids, "Slack never answered")
            await uow.deliveries.release(lease, not_before=now + PACE)

    async def _ask(self, lease: Lease, step: Ask) -> None:
        said = await self._deps.messenger.channel_info(step.channel)
        now = self._deps.clock.now()
        async with self._deps.open_uow(lease.workspace_id) as uow:
            if await uow.deliveries.held(lease) is None:
                return
            if isinstance(said, SeenChannel) and not said.closed:
                for owed in step.about:
                    await self._seen[owed.kind](uow, owed, said, now)
            elif isinstance(said, SeenChannel):
                await self._refused(uow, step.ids, "is_archived" if said.archived else "not_in_channel", now)
            elif isinstance(said, Refused):
                await self._refused(uow, step.ids, said.error, now)
            else:
                await uow.deliveries.later(step.ids, now + _wait_after(said))
            await uow.deliveries.release(lease)

    async def _follow(self, uow: UnitOfWork, lease: Lease, ts: str, now: datetime) -> None:
        # An edit has no hook of its own: it shows again whatever stands in its message.
        for owed in await uow.deliveries.message(lease.mailbox_id, ts):
            if follows := self._hooks.get(owed.kind):
                await follows(uow, owed, now)

    async def _refused(self, uow: UnitOfWork, ids: Sequence[UUID], error: str, now: datetime) -> None:
        await uow.deliveries.fail(ids, error)
        for delivery_id in ids:
            owed = await uow.deliveries.delivery(delivery_id)
            follows = self._failed.get(owed.kind) if owed else None
            if owed and follows:
                await follows(uow, owed, error, now)


def _wait_after(outcome: Outcome) -> timedelta:
    return outcome.retry_after if isinstance(outcome, NotAccepted) else UNKNOWN_AFTER
