"""Asking somebody to be a partner, their answer, and the end of it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import WEEK
from bot.domain.deliveries import Refused
from bot.domain.errors import Gone, NotAllowed
from bot.domain.partners import Agreement, Drafting, Farewell, Wish, check_person, checked
from bot.domain.people import Introduction, Profile, Visit
from bot.domain.people_errors import CannotInvite
from bot.domain.sharing import Obstacle, Partnership, PartnershipState, by_default
from bot.usecases import hearing
from bot.usecases.agreements import (
    agreement_of,
    drafting_of,
    is_between,
    redraw_card,
    slips_follow,
)
from bot.usecases.invitations import check_room, send
from bot.usecases.news import ACCEPTED, DECLINED, LEFT, LEFT_WITH_THANKS, THANKED, tell
from bot.usecases.reaching import next_hour
from bot.usecases.visits import opened


async def drafting(
    open_uow: OpenUow, now: datetime, visit: Visit, who: Introduction | None = None
) -> Drafting:
    """What the form of an invitation is made of.

    Raises:
        CannotInvite: it is to be for `who`, and that is nobody who can be asked.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        ground = await drafting_of(uow, profile, now)
        if who is not None:
            earlier = await uow.partners.between(profile.id, who.slack_user_id)
            here = await uow.people.team_id()
            check_person(who, profile.person, earlier, ground.today, now, here=here)
            await _check_reach(uow, who)
            await check_room(uow, profile, ground.today, now)
        return ground


async def preview(open_uow: OpenUow, now: datetime, visit: Visit, wish: Wish) -> Agreement:
    """The invitation as it would go out; nothing is kept.

    Raises:
        CannotInvite: it is nobody who can be asked.
        NothingToShare: no active goal was chosen.
        TooLong, DateInPast, DateTooFar: what they say.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _drawn(uow, profile, wish, now)


async def invite(open_uow: OpenUow, now: datetime, visit: Visit, wish: Wish) -> Agreement:
    """Ask somebody to be a partner: one message to them, at their next hour that is not quiet.

    Unanswered it runs out a week after that; the member is told once. Raises as `preview` does.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        agreement = await _drawn(uow, profile, wish, now)
        await _close_stale(uow, profile, agreement.partnership.partner_slack_id, now)
        await send(uow, profile, agreement)
        return agreement


async def accept(open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID) -> Agreement:
    """Say yes; a second yes changes nothing.

    Raises:
        Gone: it is no longer open, its day is over, or no goal is left in it.
        NotAllowed: it was sent to somebody else.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        agreement = await _sent_to(uow, profile, partnership_id, now)
        is_new = agreement.can_be_accepted(now) and await uow.partners.accept(partnership_id, profile.id, now)
        agreement = await _sent_to(uow, profile, partnership_id, now)
        if not agreement.runs:
            raise Gone("invitation")
        if not is_new:  # pressed twice, perhaps at the same moment
            return agreement
        await hearing.begin(uow, agreement.partnership)
        await tell(uow, agreement.member.slack_user_id, ACCEPTED, partnership_id, now)
        await redraw_card(uow, partnership_id, now)
        return agreement


async def asked(open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID) -> Agreement:
    """An invitation that its receiver can still answer; raises as `accept` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        agreement = await _sent_to(uow, profile, partnership_id, now)
        if not agreement.can_be_accepted(now):
            raise Gone("invitation")
        return agreement


async def refuse(open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID) -> Agreement:
    """Want no invitations any more, from anybody: every open one is declined, whoever asked is told once.

    Raises:
        Gone, NotAllowed: it never was, or was sent to somebody else.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        await _sent_to(uow, profile, partnership_id, now)
        me = profile.person.slack_user_id
        await uow.deliveries.mute(me, Refused.INVITATIONS, now)
        for each in await uow.partners.waiting_for(me, now):
            if await uow.partners.close(each.id, PartnershipState.INVITED, PartnershipState.DECLINED, now):
                declined = await agreement_of(uow, each, now)
                await tell(uow, declined.member.slack_user_id, DECLINED, each.id, now)
                await redraw_card(uow, each.id, now)
        return await _sent_to(uow, profile, partnership_id, now)


async def take_again(open_uow: OpenUow, now: datetime, visit: Visit) -> None:
    """Take invitations again."""
    async with opened(open_uow, now, visit) as (uow, profile):
        await uow.deliveries.mute(profile.person.slack_user_id, Refused.INVITATIONS, None)


async def end(
    open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID, *, thanks: bool = False
) -> Agreement:
    """End an agreement, from either side, for the next message on; or take an invitation back.

    A partner who leaves is told of to the member once; a member's end is told to nobody, unless with thanks.

    Raises:
        Gone: there is none, or it ended before.
        NotAllowed: who acts is neither of the two.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        partnership = await uow.partners.partnership(partnership_id)
        if partnership is None:
            raise Gone("partnership")
        is_member = partnership.member_id == profile.id
        is_invited = partnership.state is PartnershipState.INVITED
        if not is_between(partnership, profile.person) or (is_invited and not is_member):
            raise NotAllowed("partnership")
        if not is_invited and partnership.state is not PartnershipState.ACCEPTED:
            raise Gone("partnership")
        agreement = await agreement_of(uow, partnership, now)
        if not await uow.partners.close(partnership_id, partnership.state, PartnershipState.ENDED, now):
            raise Gone("partnership")
        if is_invited or not is_member:
            await redraw_card(uow, partnership_id, now)
        if is_member and thanks and not is_invited:
            await tell(uow, partnership.partner_slack_id, THANKED, partnership_id, now)
        elif not is_member and agreement.runs:
            what = LEFT_WITH_THANKS if thanks else LEFT
            await tell(uow, agreement.member.slack_user_id, what, partnership_id, now)
        await slips_follow(uow, partnership, now)
        closed = replace(partnership, state=PartnershipState.ENDED, closed_at=now)
        return replace(agreement, partnership=closed)


async def expire(uow: UnitOfWork, partnership: Partnership, now: datetime) -> bool:
    """Note that an invitation has run out without an answer; False where it has not."""
    if partnership.waits(now) or not await uow.partners.close(
        partnership.id, PartnershipState.INVITED, PartnershipState.EXPIRED, now
    ):
        return False
    await redraw_card(uow, partnership.id, now)
    return True


async def farewell(uow: UnitOfWork, agreement: Agreement) -> Farewell:
    """What an agreement came to."""
    partnership = agreement.partnership
    began, closed = partnership.accepted_at, partnership.closed_at
    ended = min(closed.date(), partnership.until_on) if closed else partnership.until_on
    weeks = (ended - began.date()) // WEEK if began else 0
    return Farewell(
        agreement,
        weeks,
        await uow.partners.reached(partnership.id),
        await uow.partners.words(partnership.id),
    )


async def _drawn(uow: UnitOfWork, profile: Profile, wish: Wish, now: datetime) -> Agreement:
    """The invitation a wish makes, not yet kept."""
    ground, who = await drafting_of(uow, profile, now), wish.who.slack_user_id
    earlier = await uow.partners.between(profile.id, who)
    here = await uow.people.team_id()
    goals = checked(wish, profile.person, ground, earlier, now, here=here)
    await _check_reach(uow, wish.who)
    await check_room(uow, profile, ground.today, now)
    known = await uow.people.profile(who, now)
    invitation = Partnership(
        id=uow.new_id(),
        member_id=profile.id,
        partner_slack_id=who,
        partner_id=None,
        role=wish.role,
        state=PartnershipState.INVITED,
        asks=wish.asks,
        until_on=wish.until_on,
        invited_at=await next_hour(uow, wish.who, now),
    )
    return Agreement(
        partnership=invitation,
        member=profile.person,
        partner=known.person if known else None,
        goals=goals,
        today=ground.today,
        team_id=here,
        grants={goal.id: by_default(wish.role) for goal in goals},
        again=any(each.accepted_at is not None for each in earlier),
    )


async def _check_reach(uow: UnitOfWork, who: Introduction) -> None:
    """Raises `CannotInvite` where somebody wants no invitations."""
    if await uow.deliveries.muted(who.slack_user_id, Refused.INVITATIONS):
        raise CannotInvite(Obstacle.TAKES_NONE)


async def _close_stale(uow: UnitOfWork, profile: Profile, partner: str, now: datetime) -> None:
    """Note what time has closed already, so that these two can begin anew."""
    today = profile.calendar.local_date(now)
    for each in await uow.partners.between(profile.id, partner):
        if each.state is PartnershipState.INVITED:
            await expire(uow, each, now)
        elif each.state is PartnershipState.ACCEPTED and not each.runs(today):
            await uow.partners.close(each.id, PartnershipState.ACCEPTED, PartnershipState.ENDED, now)


async def _sent_to(uow: UnitOfWork, profile: Profile, partnership_id: UUID, now: datetime) -> Agreement:
    partnership = await uow.partners.partnership(partnership_id)
    if partnership is None:
        raise Gone("invitation")
    if partnership.partner_slack_id != profile.person.slack_user_id:
        raise NotAllowed("invitation")
    return await agreement_of(uow, partnership, now)
