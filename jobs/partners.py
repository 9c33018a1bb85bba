"""What is sent about partners: the invitation, that it ran out, what became of an agreement."""

from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, Refused, State
from bot.domain.partners import Agreement
from bot.domain.sharing import PartnershipState
from bot.slack import invitation_views, partner_news_views
from bot.usecases import news as told
from bot.usecases import partners, partnership_ends
from bot.usecases.agreements import agreement_of, invitation_key
from jobs.compose import Composed, Composer, Skip


async def invitation(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The question, while it can be answered; once it was sent, how things stand."""
    agreement = await _agreement(uow, owed, now)
    if agreement is None:
        return Skip("nothing is left of it")
    if owed.state is not State.SENT:
        if not agreement.can_be_accepted(now):
            return Skip("no longer open")
        if await uow.deliveries.muted(agreement.partnership.partner_slack_id, Refused.INVITATIONS):
            return Skip("wants no invitations")
    return invitation_views.card(agreement, now)


async def invitation_expiry(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """To the inviter: no answer came. Notes it, too: nothing else has to run for that."""
    agreement = await _agreement(uow, owed, now)
    if agreement is None:
        return Skip("nothing is left of it")
    await partners.expire(uow, agreement.partnership, now)
    became = await uow.partners.partnership(agreement.partnership.id)
    if became is None or became.state is not PartnershipState.EXPIRED:
        return Skip("it was answered or taken back")
    card = await uow.deliveries.by_key(invitation_key(agreement.partnership.id))
    went_out = card is not None and card.state in {State.SENT, State.UNKNOWN}
    return partner_news_views.expired(agreement, went_out=went_out)


async def news(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """What became of an agreement; what is no longer true is not told."""
    agreement = await _agreement(uow, owed, now)
    if agreement is None:
        return Skip("nothing is left of it")
    what = owed.about["what"]
    if what == told.ACCEPTED and owed.state is not State.SENT and not agreement.runs:
        return Skip("it has ended since")
    if what == told.THANKED:
        return partner_news_views.thanked(await partners.farewell(uow, agreement))
    simple = {
        told.ACCEPTED: partner_news_views.accepted,
        told.DECLINED: partner_news_views.declined,
        told.GONE: partner_news_views.gone,
    }
    if what in simple:
        return simple[what](agreement)
    return partner_news_views.left(agreement, thanks=what == told.LEFT_WITH_THANKS)


async def time_is_up(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """To the member: whether it goes on; nothing where it was ended meanwhile, or the partner has left."""
    partnership = await uow.partners.partnership(UUID(owed.about["partnership"]))
    facts = await partnership_ends.time_is_up(uow, partnership, now) if partnership else None
    if facts is None:
        return Skip("nothing is left of it")
    agreement = facts.came_to.agreement
    is_open = agreement.partnership.state is PartnershipState.ACCEPTED
    left = agreement.partner is not None and agreement.partner.deactivated
    if owed.state is not State.SENT and (left or not is_open):
        return Skip("it was ended meanwhile")
    return partner_news_views.time_is_up(facts)


async def _agreement(uow: UnitOfWork, owed: Owed, now: datetime) -> Agreement | None:
    partnership = await uow.partners.partnership(UUID(owed.about["partnership"]))
    return await agreement_of(uow, partnership, now) if partnership else None


COMPOSERS: dict[Kind, Composer] = {
    Kind.INVITATION: invitation,
    Kind.INVITATION_EXPIRY: invitation_expiry,
    Kind.PARTNER_NEWS: news,
    Kind.TIME_IS_UP: time_is_up,
}
"""Who draws which of these."""
