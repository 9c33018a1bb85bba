"""What a partner may see, and who changes that; what the acts on partnerships share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind, Refused
from bot.domain.errors import Gone, NotAllowed
from bot.domain.partners import Agreement, Drafting, Overview, Shown
from bot.domain.people import Person, Profile, Visit
from bot.domain.people_errors import NothingToShare
from bot.domain.sharing import Grants, Partnership, PartnershipState, by_default, chosen
from bot.usecases.seen import shown_of
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened


async def agreement_of(uow: UnitOfWork, partnership: Partnership, now: datetime) -> Agreement:
    """An invitation or agreement with its people and the active goals in it.

    Raises:
        LookupError: its member is not there, which the tables rule out.
    """
    (agreement,) = await agreements_of(uow, [partnership], now)
    return agreement


async def agreements_of(
    uow: UnitOfWork, partnerships: Sequence[Partnership], now: datetime
) -> list[Agreement]:
    """The same of several, in that order, in as many statements as for one; raises as `agreement_of` does."""
    if not partnerships:
        return []
    member_ids = {each.member_id for each in partnerships}
    members = await uow.people.profiles(member_ids, now)
    if len(members) < len(member_ids):
        raise LookupError("a partnership without its member")
    partners = await uow.people.known({each.partner_slack_id for each in partnerships}, now)
    shared = await uow.partners.shares_of([each.id for each in partnerships])
    goals = await uow.goals.active(member_ids)
    asking = {each.member_id for each in partnerships if each.state is PartnershipState.INVITED}
    agreed = await uow.partners.ever_agreed(asking) if asking else set()
    team_id = await uow.people.team_id()
    return [
        Agreement(
            partnership=each,
            member=members[each.member_id].person,
            partner=partners[each.partner_slack_id].person if each.partner_slack_id in partners else None,
            goals=tuple(goal for goal in goals[each.member_id] if goal.id in shared[each.id]),
            today=members[each.member_id].calendar.local_date(now),
            team_id=team_id,
            grants=shared[each.id],
            again=each.member_id in asking and (each.member_id, each.partner_slack_id) in agreed,
        )
        for each in partnerships
    ]


async def of_member(uow: UnitOfWork, profile: Profile, partnership_id: UUID, now: datetime) -> Agreement:
    """An open invitation or agreement of the member who acts.

    Raises:
        Gone: there is none, or it was closed.
        NotAllowed: it is somebody else's.
    """
    partnership = await uow.partners.partnership(partnership_id)
    if partnership is None:
        raise Gone("partnership")
    if partnership.member_id != profile.id:
        raise NotAllowed("partnership")
    agreement = await agreement_of(uow, partnership, now)
    if not (agreement.runs or partnership.waits(now)):
        raise Gone("partnership")
    return agreement


async def redraw_card(uow: UnitOfWork, partnership_id: UUID, now: datetime) -> None:
    """The invitation that stands in the partner's messages shows the facts of now."""
    card = await uow.deliveries.by_key(invitation_key(partnership_id))
    if card is not None:
        await uow.deliveries.redraw(card.id, now)


async def slips_follow(uow: UnitOfWork, partnership: Partnership, now: datetime) -> None:
    """What the member reads of who hears of a miss follows who may see what."""
    await reconsider(uow, await _member_of(uow, partnership, now), now)


def invitation_key(partnership_id: UUID) -> str:
    """The dedupe key of the one message an invitation is."""
    return f"{Kind.INVITATION}:{partnership_id}"


async def overview(open_uow: OpenUow, now: datetime, visit: Visit) -> Overview:
    """Who stands beside this person, whom they help, and what they were asked."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await overview_of(uow, profile, now)


async def overview_of(uow: UnitOfWork, profile: Profile, now: datetime) -> Overview:
    """The same in a transaction that is open."""
    me = profile.person.slack_user_id
    own = await agreements_of(uow, await uow.partners.open_of(profile.id), now)
    helped = await agreements_of(uow, await uow.partners.helped_by(me), now)
    asked = await agreements_of(uow, await uow.partners.waiting_for(me, now), now)
    return Overview(
        mine=tuple(each for each in own if each.runs or each.partnership.waits(now)),
        helped=tuple(each for each in helped if each.runs),
        asked=tuple(each for each in asked if each.can_be_accepted(now)),
        takes_none=await uow.deliveries.muted(me, Refused.INVITATIONS),
    )


async def shown(open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID) -> Shown:
    """Everything the partner sees now, for either of the two.

    Raises:
        Gone: there is no such agreement, or it does not hold.
        NotAllowed: who asks is neither of the two.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        agreement = await running_between(uow, profile, partnership_id, now)
        member = await _member_of(uow, agreement.partnership, now)
        return await shown_of(uow, agreement, member, await uow.goals.plan(member.id))


async def running_between(
    uow: UnitOfWork, profile: Profile, partnership_id: UUID, now: datetime
) -> Agreement:
    """An agreement that holds today, for either of the two; raises as `shown` does."""
    partnership = await uow.partners.partnership(partnership_id)
    if partnership is None:
        raise Gone("partnership")
    if not is_between(partnership, profile.person):
        raise NotAllowed("partnership")
    agreement = await agreement_of(uow, partnership, now)
    if not agreement.runs:
        raise Gone("partnership")
    return agreement


def is_between(partnership: Partnership, person: Person) -> bool:
    """Whether somebody is one of the two."""
    return partnership.member_id == person.id or partnership.partner_slack_id == person.slack_user_id


async def sharing(
    open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID
) -> tuple[Agreement, Drafting]:
    """An open agreement of this member, with all goals that could be in it; raises as `of_member` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        agreement = await of_member(uow, profile, partnership_id, now)
        return agreement, await drafting_of(uow, profile, now)


async def drafting_of(uow: UnitOfWork, profile: Profile, now: datetime) -> Drafting:
    """What a member could share, in a transaction that is open."""
    goals = await uow.goals.every(profile.id)
    return Drafting(tuple(goal for goal in goals if goal.active), profile.calendar.local_date(now))


async def choose(
    open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID, grants: Grants
) -> Agreement:
    """Let a partner see exactly this of one's own goals, from the next message on; announced to nobody.

    Raises:
        NothingToShare: an invitation would be left without a goal.
        Gone, NotAllowed: as `of_member`; Gone("goal") where a goal is not active or not one's own.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        agreement = await of_member(uow, profile, partnership_id, now)
        active = {goal.id for goal in await uow.goals.every(profile.id) if goal.active}
        wanted = {goal_id: fields for goal_id, fields in grants.items() if fields}
        if not active.issuperset(wanted):
            raise Gone("goal")
        if not wanted and agreement.partnership.state is PartnershipState.INVITED:
            raise NothingToShare
        before = await uow.partners.shares(partnership_id)
        await uow.partners.unshare(partnership_id, (before.keys() & active) - wanted.keys())
        for goal_id, fields in wanted.items():
            await uow.partners.share(uow.new_id(), partnership_id, goal_id, chosen(fields), now)
        return await _changed(uow, agreement, now)


async def share(
    open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID, goal_id: UUID
) -> Agreement:
    """Let a partner see one more goal, as much of it as is usual for their role; raises as `choose` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        agreement = await of_member(uow, profile, partnership_id, now)
        goal = await uow.goals.goal(goal_id)
        if goal is None or not goal.active:
            raise Gone("goal")
        if goal.member_id != profile.id:
            raise NotAllowed("goal")
        if goal_id not in agreement.grants:
            fields = by_default(agreement.partnership.role)
            await uow.partners.share(uow.new_id(), partnership_id, goal_id, fields, now)
        return await _changed(uow, agreement, now)


async def unshared(uow: UnitOfWork, profile: Profile, goal_id: UUID, now: datetime) -> Sequence[Agreement]:
    """The member's agreements that hold and do not show this goal: each is a question to ask, once."""
    running = await uow.partners.accepted(profile.id, profile.calendar.local_date(now))
    agreements = await agreements_of(uow, running, now)
    return [each for each in agreements if goal_id not in {goal.id for goal in each.goals}]


async def _changed(uow: UnitOfWork, agreement: Agreement, now: datetime) -> Agreement:
    await redraw_card(uow, agreement.partnership.id, now)
    await slips_follow(uow, agreement.partnership, now)
    return await agreement_of(uow, agreement.partnership, now)


async def _member_of(uow: UnitOfWork, partnership: Partnership, now: datetime) -> Profile:
    member = await uow.people.profile_of(partnership.member_id, now)
    if member is None:
        raise LookupError("a partnership without its member")
    return member
