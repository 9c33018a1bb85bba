"""What to do next in a mailbox: the rules of its kinds applied to what is due in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.engines import is_busy
from bot.db.mailboxes import Address
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DAY, PersonCalendar, instant_of
from bot.domain.deliveries import (
    DAILY_BUDGET,
    PACE,
    PARTNER_BUDGET,
    PROMPTS,
    RULES,
    UNKNOWN_AFTER,
    Budget,
    InQuiet,
    Kind,
    State,
    WhenUnknown,
)
from bot.domain.hours import is_quiet, next_allowed
from bot.slack.message import Message, merged
from jobs.compose import AskFirst, Composed, Composers, Later, Skip, TakenBack
from jobs.steps import Ask, Look, Open, Post, Step
from jobs.welcome_back import still_welcomed, welcomed

NEVER_ANSWERED = "Slack never answered"
"""Why a post that could not be found again has failed."""
UNDER = "under"
"""In what a delivery is about: the `ts` of the message whose thread it belongs in."""
LEFT = "the account is deactivated"
"""Why nothing is sent to somebody who left."""
_LIMITS = {Budget.MEMBER: DAILY_BUDGET, Budget.PARTNER: PARTNER_BUDGET}


class Poisonous(Exception):
    """A delivery that cannot be drawn."""

    def __init__(self, delivery_id: UUID, kind: Kind, fault: Exception) -> None:
        super().__init__(f"{kind} {delivery_id}: {type(fault).__name__}")
        self.delivery_id = delivery_id


@dataclass(slots=True)
class _Round:
    """What one look into a mailbox has decided so far."""

    uow: UnitOfWork
    mailbox_id: UUID
    now: datetime
    calendar: PersonCalendar | None
    asks_nothing: bool
    chosen: list[Owed] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    asks: Owed | None = None


class Chooser:
    """Decides inside the sender's transaction; what it skips or moves is written there and then."""

    def __init__(self, composers: Composers, new_id: Callable[[], UUID]) -> None:
        self._composers = composers
        self._new_id = new_id

    async def next_step(self, uow: UnitOfWork, address: Address, now: datetime) -> Step | None:
        """The next thing to say to Slack for this mailbox, claimed if it is a post; None: nothing now.

        Raises:
            Poisonous: a delivery cannot be drawn; the transaction has to be given up.
        """
        due = await self._after_a_crash(uow, await uow.deliveries.due(address.mailbox_id, now), now)
        step = await self._step(uow, address, due, now) if due else None
        if isinstance(step, Post):
            await uow.deliveries.claim(step.ids, step.marker, now)
        return step

    async def _after_a_crash(self, uow: UnitOfWork, due: Sequence[Owed], now: datetime) -> list[Owed]:
        # Claimed and nobody holds it: its sender died before the mark. An edit can be repeated.
        left = [each for each in due if each.state is State.CLAIMED]
        posts = [each.id for each in left if each.kind is not Kind.REDRAW]
        edits = [each.id for each in left if each.kind is Kind.REDRAW]
        if posts:
            await uow.deliveries.later(posts, now + UNKNOWN_AFTER, state=State.UNKNOWN)
        if edits:
            await uow.deliveries.later(edits, now)
        return [each for each in due if each.id not in posts]

    async def _step(
        self, uow: UnitOfWork, address: Address, due: Sequence[Owed], now: datetime
    ) -> Step | None:
        channel = address.slack_channel_id
        if channel is None:
            return Open(address.slack_user_id or "")
        lost = next((each for each in due if each.state is State.UNKNOWN), None)
        if lost is not None and lost.marker is not None and lost.claimed_at is not None:
            group = tuple(each.id for each in due if each.marker == lost.marker)
            look = Look(channel, group, lost.marker, lost.claimed_at, RULES[lost.kind].unknown)
            return await self._seen(uow, address, look, now)
        edit = next((each for each in due if each.kind is Kind.REDRAW), None)
        if edit is not None:
            return await self._edit(uow, channel, edit, now)
        profile = await uow.people.profile(address.slack_user_id, now) if address.slack_user_id else None
        if profile and profile.person.deactivated:
            # Slack takes posts to a deactivated account without a word (slack-facts.md, Sending).
            await uow.deliveries.skip([each.id for each in due], LEFT)
            return None
        asks_nothing = profile is not None and profile.person.quiet_at is not None
        a_round = _Round(uow, address.mailbox_id, now, profile.calendar if profile else None, asks_nothing)
        for owed in due:
            if a_round.chosen and not (RULES[owed.kind].merges and RULES[a_round.chosen[0].kind].merges):
                continue
            await self._consider(a_round, owed)
        if not a_round.chosen:
            return Ask(channel, (a_round.asks.id,), (a_round.asks,)) if a_round.asks else None
        return Post(
            channel,
            tuple(each.id for each in a_round.chosen),
            merged(await welcomed(uow, profile, a_round.chosen, a_round.messages, now)),
            self._new_id(),
            max(each.attempts for each in a_round.chosen),
            frozenset(each.kind for each in a_round.chosen),
            a_round.calendar,
            thread_ts=str(a_round.chosen[0].about.get(UNDER, "")),
        )

    async def _seen(self, uow: UnitOfWork, address: Address, lost: Look, now: datetime) -> Look | None:
        """The look for a lost post; None in a channel, whose history is not the bot's to read (manifest.yml).

        There the kind's rule decides at once.
        """
        if address.slack_user_id is not None:
            return lost
        if lost.when_gone is WhenUnknown.RESEND:
            await uow.deliveries.later(lost.ids, now)
        else:
            await uow.deliveries.fail(lost.ids, NEVER_ANSWERED)
        return None

    async def _consider(self, a_round: _Round, owed: Owed) -> None:
        deliveries, verdict = a_round.uow.deliveries, await self._verdict(a_round, owed)
        if isinstance(verdict, Skip | TakenBack):
            reason = verdict.reason if isinstance(verdict, Skip) else "taken back"
            await deliveries.skip([owed.id], reason)
        elif isinstance(verdict, AskFirst):
            a_round.asks = owed
        elif isinstance(verdict, Later):
            await deliveries.later([owed.id], max(verdict.at, a_round.now + PACE))
        else:
            a_round.chosen.append(owed)
            a_round.messages.append(verdict)

    async def _verdict(self, a_round: _Round, owed: Owed) -> Composed:
        rule, calendar = RULES[owed.kind], a_round.calendar
        if a_round.asks_nothing and owed.kind in PROMPTS:
            return Skip("nothing is asked of them")
        heeds_quiet = rule.quiet is not InQuiet.SEND and not owed.at_set_time
        if calendar and heeds_quiet and is_quiet(a_round.now, calendar):
            if rule.quiet is InQuiet.SKIP:
                return Skip("quiet hours")
            return Later(next_allowed(a_round.now, calendar))
        composed = await self._composed(a_round.uow, owed, a_round.now)
        if isinstance(composed, Message) and await self._budget_is_used(a_round, rule.budget):
            return Skip("the day's messages are used") if rule.drops else Later(_tomorrow(a_round))
        return composed

    async def _composed(self, uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
        try:
            return await self._composers[owed.kind](uow, owed, now)
        except Exception as fault:
            # Whatever one delivery raises must not stop the rest; but tables that fail say nothing about it.
            if is_busy(fault):
                raise
            raise Poisonous(owed.id, owed.kind, fault) from fault

    async def _budget_is_used(self, a_round: _Round, budget: Budget) -> bool:
        limit = _LIMITS.get(budget)
        # What joins a message that counts already costs nothing more.
        if limit is None or any(RULES[each.kind].budget is budget for each in a_round.chosen):
            return False
        on = local_date(a_round.now, a_round.calendar)
        return await a_round.uow.deliveries.sent_on(a_round.mailbox_id, on, budget) >= limit

    async def _edit(self, uow: UnitOfWork, channel: str, edit: Owed, now: datetime) -> Step | None:
        ts = edit.message_ts or ""
        standing = await uow.deliveries.message(edit.mailbox_id, ts)
        composed = [await self._composed(uow, each, now) for each in standing]
        if any(isinstance(each, AskFirst) for each in composed):
            return Ask(channel, (edit.id,), tuple(standing))
        messages = [each for each in composed if isinstance(each, Message)]
        kinds = frozenset(each.kind for each in standing)
        if not messages and any(isinstance(each, TakenBack) for each in composed):
            return Post(channel, (edit.id,), None, self._new_id(), edit.attempts, kinds, ts=ts)
        if not messages:
            await uow.deliveries.skip([edit.id], "nothing to show")
            return None
        whole = merged(still_welcomed(standing, messages, now))
        return Post(channel, (edit.id,), whole, self._new_id(), edit.attempts, kinds, ts=ts)


def local_date(now: datetime, calendar: PersonCalendar | None) -> date:
    """The receiver's date, by which budgets are counted; UTC's for a channel."""
    return calendar.local_date(now) if calendar else now.astimezone(UTC).date()


def _tomorrow(a_round: _Round) -> datetime:
    calendar = a_round.calendar
    if calendar is None:
        return a_round.now + DAY
    begins = instant_of(calendar.local_date(a_round.now) + DAY, time(0), calendar.zone)
    return next_allowed(begins or a_round.now + DAY, calendar)
