"""What each partner sees of a member, read from the facts of now; the steps take the open transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.goals import CheckinStatus
from bot.domain.partners import Agreement, GoalShown, Shown, holds
from bot.domain.people import Profile
from bot.domain.progress import Plan, facts_of
from bot.domain.sharing import Field, Partnership

Statuses = Mapping[UUID, tuple[CheckinStatus, date]]


async def shown_of(uow: UnitOfWork, agreement: Agreement, member: Profile, plan: Plan) -> Shown:
    """Everything the partner in an agreement sees now; a note only beside the answer it was shared with."""
    statuses: Statuses = {}
    notes: Mapping[tuple[UUID, date], str] = {}
    told = agreement.sees(Field.CHECKIN_STATUS)
    if told:
        found = await uow.checkins.latest_statuses([member.id])
        statuses = {goal_id: said for goal_id, said in found.items() if goal_id in told}
        notes = await uow.checkins.notes(agreement.partnership.id)
    shown = []
    for goal in agreement.goals:
        facts = facts_of(goal, plan, agreement.today, member.calendar)
        said = statuses.get(goal.id)
        shown.append(GoalShown(facts, *said, notes.get((goal.id, said[1]), "")) if said else GoalShown(facts))
    return Shown(agreement, tuple(shown))


async def of_partnership(uow: UnitOfWork, partnership: Partnership, now: datetime) -> Shown | None:
    """What the partner in it sees now; None where it does not hold."""
    member = await uow.people.profile_of(partnership.member_id, now)
    if member is None or not holds(partnership, member, now):
        return None
    plan = await uow.goals.plan(member.id)
    found = await by_partners(uow, member, plan, now)
    return next((each for each in found if each.agreement.partnership.id == partnership.id), None)


async def by_partners(uow: UnitOfWork, member: Profile, plan: Plan, now: datetime) -> tuple[Shown, ...]:
    """What each partner of a member sees now; of partners whose agreement holds."""
    today = member.calendar.local_date(now)
    running = await uow.partners.accepted(member.id, today)
    if not running:
        return ()
    team_id = await uow.people.team_id()
    found = []
    for partnership in running:
        partner = await uow.people.profile(partnership.partner_slack_id, now)
        grants = await uow.partners.shares(partnership.id)
        agreement = Agreement(
            partnership=partnership,
            member=member.person,
            partner=partner.person if partner else None,
            goals=tuple(goal for goal in plan.goals if goal.id in grants),
            today=today,
            team_id=team_id,
            grants=grants,
        )
        found.append(await shown_of(uow, agreement, member, plan))
    return tuple(found)
