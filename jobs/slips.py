"""What fell short: judged as a day ends, told to its owner, then to the partner who agreed to hear of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import instant_of
from bot.domain.deliveries import Kind, State
from bot.domain.routines import RoutineKind
from bot.domain.sharing import NoticeState
from bot.domain.slip_facts import TOLD, WAITING, Missed, Notice, NoticeFacts, OwnerFacts
from bot.domain.slips import SlipState
from bot.slack import slip_card_views, slip_views
from bot.usecases import partnership_ends, quiet, wins
from bot.usecases.slip_days import day_ended
from bot.usecases.slip_moves import begin, shown
from bot.usecases.slip_notices import owner_facts
from bot.usecases.words import card_of
from jobs.compose import Composed, Composer, Later, SentHook, Skip
from jobs.plan import Planner, Rung
from jobs.said import with_checkins

AFTER_A_REDRAW = timedelta(minutes=1)
"""How long a partner's message waits for the owner's to show the words first."""


async def plan_day_end(uow: UnitOfWork, rung: Rung) -> None:
    """Judge what the days that are over came to, unless nothing is asked of this member any more."""
    if await quiet.begin(uow, rung.profile, rung.now):
        return
    await day_ended(uow, rung.profile, rung.due, rung.now)
    await wins.days_ended(uow, rung.profile, rung.due, rung.now)
    await partnership_ends.days_ended(uow, rung.profile, rung.now)


async def compose_owner(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """What fell short, as its owner sees it; the words drawn are kept for each partner.

    Once sent it is only ever drawn again. Before, it is skipped where nothing of it stands any more, or
    nobody is left who would hear of it.
    """
    if owed.state is not State.SENT:
        if not_yet := await _owner_not_yet(uow, owed, now):
            return not_yet
        await begin(uow, owed.id, now)
    facts = await owner_facts(uow, owed.id, now)
    if facts is None:
        return Skip("nothing to tell")
    if owed.state is not State.SENT and not any(each.missed for each in facts.notices):
        return Skip("nobody to tell" if facts.stands else "settled")
    for each in facts.notices:
        if each.notice.state in TOLD:
            await uow.slips.drawn_again(each.notice, slip_views.correction_for(facts, each))
        else:
            await uow.slips.drawn(each.notice.id, _words(facts, each, now))
    return slip_views.to_owner(facts, now)


async def _owner_not_yet(uow: UnitOfWork, owed: Owed, now: datetime) -> Skip | Later | None:
    """Why the owner is not told at this moment: they turned it off, or chose a later hour meanwhile."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    if profile is None:
        return None
    if not profile.times.slips_on:
        return Skip("messages about what was missed are off")
    calendar, at = profile.calendar, profile.times.slip_time
    hour = instant_of(calendar.local_date(now), at, calendar.zone)
    return Later(hour) if hour is not None and now < hour else None


async def owner_told(uow: UnitOfWork, owed: Owed, now: datetime) -> None:
    """The owner's message went out, or was drawn again: its words are what a partner will get.

    What changed while it was on its way is drawn at once.
    """
    await shown(uow, owed.id, now)
    facts = await owner_facts(uow, owed.id, now)
    if facts is not None and any(_reads_differently(facts, each, now) for each in facts.notices):
        await uow.deliveries.redraw(owed.id, now)


def _reads_differently(facts: OwnerFacts, each: NoticeFacts, now: datetime) -> bool:
    """Whether the message that was just sent shows other words for a partner than the facts of now."""
    return each.notice.state in WAITING and _words(facts, each, now) != each.notice.told_text


def _words(facts: OwnerFacts, each: NoticeFacts, now: datetime) -> str:
    """What a partner is going to get; nothing where nothing of it stands."""
    return slip_views.words_for(facts, each, now) if each.missed else ""


async def compose_partner(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """What a partner is told: exactly the words that stand in the owner's message, at their hour."""
    notice = await uow.slips.notice(UUID(owed.about["notice"]))
    if notice is None:
        return Skip("nothing to tell")
    if notice.state not in TOLD:
        not_yet = await _not_yet(uow, notice, now)
        if not_yet is not None:
            return not_yet
    card = await card_of(uow, notice, now)
    if card is None:
        return Skip("nobody to tell")
    is_first = notice.state not in TOLD
    heard = await _heard(uow, notice, now) if is_first or card.partnership.weekly else ()
    if is_first:
        await uow.slips.telling(notice.id, [each.slip.id for each in heard])
    promises = [each.commitment for each in heard if each.is_told]
    goals = {promise.goal_id for promise in promises if promise is not None}
    return await with_checkins(uow, card.partnership, goals, slip_card_views.card(card), now)


async def _heard(uow: UnitOfWork, notice: Notice, now: datetime) -> tuple[Missed, ...]:
    """What a notice tells its partner with the facts of now."""
    facts = await owner_facts(uow, notice.owner_delivery_id, now)
    mine = [each for each in facts.notices if each.notice.id == notice.id] if facts else []
    return mine[0].missed if mine else ()


async def _not_yet(uow: UnitOfWork, notice: Notice, now: datetime) -> Skip | Later | None:
    """Why a partner is not told at this moment; None where they are."""
    message = await uow.deliveries.delivery(notice.owner_delivery_id)
    facts = await owner_facts(uow, notice.owner_delivery_id, now)
    if notice.state is not NoticeState.TOLD_OWNER or notice.partner_at is None:
        return Skip(notice.state.value)
    if message is None or message.message_ts is None or facts is None:
        return Skip("nothing to tell")
    if await uow.deliveries.redraw_waits(message.mailbox_id, message.message_ts):
        return Later(now + AFTER_A_REDRAW)
    mine = next((each for each in facts.notices if each.notice.id == notice.id), None)
    silent = facts.owner.person.deactivated or facts.owner.person.quiet_at is not None
    if mine is None or not mine.missed or silent:
        await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), NoticeState.SETTLED)
        await uow.deliveries.redraw(message.id, now)
        return Skip("settled" if mine is not None else "the partnership ended")
    words = slip_views.words_for(facts, mine, now)
    if words != notice.told_text:
        return await _shown_first(uow, notice, words, now)
    return Later(notice.partner_at) if now < notice.partner_at else None


async def _shown_first(uow: UnitOfWork, notice: Notice, words: str, now: datetime) -> Skip | Later:
    """The facts changed and nobody said so: the owner sees the new words before anybody else."""
    if words == notice.drawn_text:
        return Skip("its owner could not be shown these words")
    await uow.deliveries.redraw(notice.owner_delivery_id, now)
    return Later(now + AFTER_A_REDRAW)


async def partner_told(uow: UnitOfWork, owed: Owed, now: datetime) -> None:
    """A partner has the words; the owner's message says so."""
    notice = await uow.slips.notice(UUID(owed.about["notice"]))
    if notice is None or notice.state in TOLD:
        return
    await uow.slips.move(notice.id, set(NoticeState) - TOLD, NoticeState.TOLD_PARTNER)
    await uow.slips.heard(notice.told_slips, SlipState.TOLD_PARTNER)
    await uow.deliveries.redraw(notice.owner_delivery_id, now)


COMPOSERS: Mapping[Kind, Composer] = {
    Kind.SLIP_OWNER: compose_owner,
    Kind.SLIP_PARTNER: compose_partner,
}
PLANNERS: Mapping[RoutineKind, Planner] = {RoutineKind.DAY_END: plan_day_end}
SENT: Mapping[Kind, SentHook] = {Kind.SLIP_OWNER: owner_told, Kind.SLIP_PARTNER: partner_told}
