"""Sending an invitation, and whether there is room for one; steps in an open transaction."""

from datetime import date, datetime

from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.partners import Agreement
from bot.domain.people import Profile
from bot.domain.people_errors import CannotInvite
from bot.domain.sharing import PARTNERS_MOST, Obstacle
from bot.usecases.agreements import invitation_key


async def send(uow: UnitOfWork, profile: Profile, agreement: Agreement) -> None:
    """Keep a new invitation with its goals, and owe it; unanswered its member hears that it ran out.

    Raises:
        CannotInvite: these two have an open one or an agreement already.
    """
    invitation = agreement.partnership
    if not await uow.partners.invite(invitation):
        raise CannotInvite(Obstacle.WAITS)
    for goal in agreement.goals:
        fields = agreement.grants[goal.id]
        await uow.partners.share(uow.new_id(), invitation.id, goal.id, fields, invitation.invited_at)
    about = {"partnership": str(invitation.id)}
    theirs = await uow.deliveries.mailbox_of_person(invitation.partner_slack_id)
    key = invitation_key(invitation.id)
    await uow.deliveries.owe(theirs, Kind.INVITATION, key, invitation.invited_at, about)
    mine = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
    key = f"{Kind.INVITATION_EXPIRY}:{invitation.id}"
    await uow.deliveries.owe(mine, Kind.INVITATION_EXPIRY, key, invitation.expires_at, about)


async def check_room(uow: UnitOfWork, profile: Profile, today: date, now: datetime) -> None:
    """Raises `CannotInvite` where as many stand beside a member, or are asked to, as there can be."""
    mine = await uow.partners.open_of(profile.id)
    if sum(each.runs(today) or each.waits(now) for each in mine) >= PARTNERS_MOST:
        raise CannotInvite(Obstacle.ENOUGH)
