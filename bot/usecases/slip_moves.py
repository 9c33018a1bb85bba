"""What becomes of an owner's message and its partners' notices; steps in an open transaction."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, State
from bot.domain.hours import partner_hour
from bot.domain.sharing import NoticeState
from bot.domain.slip_facts import TOLD, WAITING, Notice, NoticeFacts, OwnerFacts
from bot.domain.slips import SlipState
from bot.domain.to_partner import heard_at
from bot.usecases.slip_notices import case_of, hears, owner_facts, partners_of

_FOLLOWS = (NoticeState.TOLD_OWNER, NoticeState.SETTLED)


def partner_key(notice_id: UUID) -> str:
    """The dedupe key of a partner's message."""
    return f"slip_partner:{notice_id}"


async def begin(uow: UnitOfWork, message_id: UUID, now: datetime) -> None:
    """Begin a notice for each partner who would hear of a message that is about to be sent."""
    slips = await uow.slips.of_message(message_id)
    owner = await uow.people.profile_of(slips[0].member_id, now) if slips else None
    if owner is None:
        return
    case = await case_of(uow, owner, now)
    for hearer in await partners_of(case):
        if any(hears(hearer, slip, case) for slip in slips):
            await uow.slips.draw_for(uow.new_id(), message_id, hearer.partnership.id)


async def shown(uow: UnitOfWork, message_id: UUID, now: datetime) -> None:
    """An owner's message stands in Slack as it was drawn last, for the first time or again.

    What it shows is what a partner will get; with the first time each partner's hour begins to run. What
    became of what a partner has stands in their message too, once its owner has seen it.
    """
    facts = await owner_facts(uow, message_id, now)
    if facts is None:
        return
    for each in facts.notices:
        if each.notice.state in TOLD:
            await _correct(uow, facts, each.notice, now)
        if each.notice.state not in WAITING:
            continue
        state = NoticeState.TOLD_OWNER if each.missed else NoticeState.SETTLED
        await uow.slips.shown(each.notice, each.hour, state)
        if each.notice.partner_at is None:
            mailbox = await uow.deliveries.mailbox_of_person(each.partner.slack_user_id)
            about = {"notice": str(each.notice.id)}
            key = partner_key(each.notice.id)
            await uow.deliveries.owe(mailbox, Kind.SLIP_PARTNER, key, each.hour, about)
    await uow.slips.heard([each.slip.id for each in facts.missed], SlipState.TOLD_OWNER)


async def _correct(uow: UnitOfWork, facts: OwnerFacts, notice: Notice, now: datetime) -> None:
    """Let a partner's message say what its owner's says became of it."""
    correction = "" if notice.drawn_text == notice.told_text else notice.drawn_text
    if correction == notice.corrected_text:
        return
    on = facts.owner.calendar.local_date(now) if correction else None
    await uow.slips.corrected(notice.id, correction, on)
    card = await uow.deliveries.by_key(partner_key(notice.id))
    if card is not None:
        await uow.deliveries.redraw(card.id, now)


async def follow(uow: UnitOfWork, message_id: UUID, now: datetime) -> None:
    """Let the notices of an owner's message follow its facts at once, and owe its redrawing."""
    facts = await owner_facts(uow, message_id, now)
    if facts is None:
        return
    told = {each.notice.id: each for each in facts.notices}
    redraw = False
    for notice in await uow.slips.notices(message_id):
        if notice.partner_at is None or notice.state not in _FOLLOWS:
            continue
        each = told.get(notice.id)
        if each is None or not each.missed:
            # Nothing of it stands, or nobody is left who may hear of it.
            settled = await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), NoticeState.SETTLED)
            redraw = settled or redraw
        elif await _is_owed(uow, notice):
            await uow.slips.move(notice.id, (NoticeState.SETTLED,), NoticeState.TOLD_OWNER)
            await _wait_for_the_owner(uow, facts, each, now)
            redraw = True
    if redraw:
        await uow.deliveries.redraw(message_id, now)


async def _wait_for_the_owner(uow: UnitOfWork, facts: OwnerFacts, each: NoticeFacts, now: datetime) -> None:
    """An absence stops the clock: the partner's hour is on a working day of the owner."""
    calendar = facts.owner.calendar
    if calendar.counts(calendar.local_date(each.hour)):
        return
    partner = await uow.people.profile(each.partner.slack_user_id, now)
    told_at = await uow.slips.told_at(facts.delivery_id)
    if partner is None or told_at is None:
        return
    hour = heard_at(partner_hour(told_at, calendar, partner.calendar), each.partnership, partner)
    if hour > each.hour and await uow.slips.retime(each.notice.id, hour):
        await uow.deliveries.move(partner_key(each.notice.id), hour)


async def partner_waits(uow: UnitOfWork, message_id: UUID) -> bool:
    """Whether a partner's hour is still to come for a message."""
    notices = [each for each in await uow.slips.notices(message_id) if each.state in _FOLLOWS]
    return any([await _is_owed(uow, each) for each in notices])


async def _is_owed(uow: UnitOfWork, notice: Notice) -> bool:
    owed = await uow.deliveries.by_key(partner_key(notice.id))
    return owed is not None and owed.state is State.PENDING
