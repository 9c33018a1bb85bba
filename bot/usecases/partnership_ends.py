"""How a partnership's time ends: its member is asked once, then its partner; or the partner left."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import DAY, WEEK
from bot.domain.deliveries import Kind, Refused
from bot.domain.errors import Gone, NotAllowed
from bot.domain.hours import next_allowed, slip_owner_at
from bot.domain.partners import Agreement, TimeIsUp
from bot.domain.people import Profile, Visit
from bot.domain.people_errors import CannotInvite, NothingToShare
from bot.domain.sharing import PARTNERSHIP_WEEKS, Obstacle, Partnership, PartnershipState
from bot.usecases.agreements import agreement_of, redraw_card
from bot.usecases.invitations import check_room, send
from bot.usecases.news import GONE, THANKED, news_key, tell
from bot.usecases.partners import farewell
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened

ASKED_FOR = timedelta(days=14)
"""How long after its last day a member is still asked about a partnership."""


def end_key(partnership_id: UUID) -> str:
    """The dedupe key of the one message that asks how it goes on."""
    return f"{Kind.TIME_IS_UP}:{partnership_id}"


async def days_ended(uow: UnitOfWork, profile: Profile, now: datetime) -> None:
    """Owe a member, for their next morning, the question about each partnership whose time is up."""
    today = profile.calendar.local_date(now)
    for each in await uow.partners.open_of(profile.id):
        is_over = each.state is PartnershipState.ACCEPTED and today - ASKED_FOR <= each.until_on < today
        if not is_over or await uow.deliveries.by_key(end_key(each.id)) is not None:
            continue
        at = max(now, slip_owner_at(today - DAY, profile.calendar))
        mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
        about = {"partnership": str(each.id)}
        await uow.deliveries.owe(mailbox, Kind.TIME_IS_UP, end_key(each.id), at, about)
        await redraw_card(uow, each.id, now)


async def time_is_up(uow: UnitOfWork, partnership: Partnership, now: datetime) -> TimeIsUp | None:
    """What the member reads of it; None where it runs, or was ended before its time."""
    agreement = await agreement_of(uow, partnership, now)
    if partnership.accepted_at is None or partnership.until_on >= agreement.today:
        return None
    later = [
        each
        for each in await uow.partners.between(partnership.member_id, partnership.partner_slack_id)
        if each.invited_at >= (partnership.closed_at or now)
    ]
    thanked = await uow.deliveries.by_key(news_key(THANKED, partnership.id)) is not None
    next_up = await agreement_of(uow, later[-1], now) if later else None
    return TimeIsUp(await farewell(uow, agreement), next_up, thanked=thanked)


async def go_on(open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID) -> Agreement:
    """Ask the partner for as many weeks again, on the same terms: nothing is seen before they agree anew.

    Raises:
        Gone: there is no such partnership, it was ended, or it still runs.
        NotAllowed: it is somebody else's.
        CannotInvite: the partner cannot be asked.
        NothingToShare: none of the goals in it is active any more.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        before = await _over(uow, profile, partnership_id, now)
        if before.partner is None or before.partner.deactivated:
            raise CannotInvite(Obstacle.DEACTIVATED)
        if await uow.deliveries.muted(before.partner.slack_user_id, Refused.INVITATIONS):
            raise CannotInvite(Obstacle.TAKES_NONE)
        await check_room(uow, profile, before.today, now)
        if not before.goals:
            raise NothingToShare
        partner = await uow.people.profile(before.partner.slack_user_id, now)
        ended = before.partnership
        await uow.partners.close(ended.id, PartnershipState.ACCEPTED, PartnershipState.ENDED, now)
        invitation = replace(
            ended,
            id=uow.new_id(),
            partner_id=None,
            state=PartnershipState.INVITED,
            until_on=before.today + PARTNERSHIP_WEEKS * WEEK,
            invited_at=next_allowed(now, partner.calendar) if partner else now,
            accepted_at=None,
            closed_at=None,
        )
        again = replace(before, partnership=invitation, again=True)
        await send(uow, profile, again)
        await _shown_again(uow, ended.id, now)
        return again


async def thank(open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID) -> None:
    """Let it end with thanks, which the partner reads with what it came to; once.

    Raises:
        Gone, NotAllowed: as `go_on`.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        ended = await _over(uow, profile, partnership_id, now)
        await uow.partners.close(partnership_id, PartnershipState.ACCEPTED, PartnershipState.ENDED, now)
        await tell(uow, ended.partnership.partner_slack_id, THANKED, partnership_id, now)
        await _shown_again(uow, partnership_id, now)


async def partner_left(uow: UnitOfWork, partner: Profile, now: datetime) -> None:
    """Somebody's account was deactivated: whom they helped is told once, and nothing waits for them."""
    for each in await uow.partners.helped_by(partner.person.slack_user_id):
        member = await uow.people.profile_of(each.member_id, now)
        if member is None or not each.runs(member.calendar.local_date(now)):
            continue
        if await uow.partners.close(each.id, PartnershipState.ACCEPTED, PartnershipState.ENDED, now):
            await tell(uow, member.person.slack_user_id, GONE, each.id, now)
            await reconsider(uow, member, now)


async def _over(uow: UnitOfWork, profile: Profile, partnership_id: UUID, now: datetime) -> Agreement:
    partnership = await uow.partners.partnership(partnership_id)
    if partnership is None:
        raise Gone("partnership")
    if partnership.member_id != profile.id:
        raise NotAllowed("partnership")
    agreement = await agreement_of(uow, partnership, now)
    if partnership.state is not PartnershipState.ACCEPTED or agreement.runs:
        raise Gone("partnership")
    return agreement


async def _shown_again(uow: UnitOfWork, partnership_id: UUID, now: datetime) -> None:
    asked = await uow.deliveries.by_key(end_key(partnership_id))
    if asked is not None:
        await uow.deliveries.redraw(asked.id, now)
