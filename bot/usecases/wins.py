"""Good news for partners who hear of misses too: owed as days end, as goals are reached; and a cheer."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import DAY, DateSpan
from bot.domain.deliveries import Kind
from bot.domain.ends import EndNews
from bot.domain.errors import Gone, NotAllowed
from bot.domain.goals import Commitment, Goal
from bot.domain.hours import next_allowed, slip_owner_at
from bot.domain.partners import holds
from bot.domain.people import Profile, Visit
from bot.domain.progress import Plan, facts_of
from bot.domain.sharing import Field, Grants, Partnership, goals_with
from bot.domain.slip_facts import TOLD
from bot.domain.slots import DueSlot
from bot.domain.tallies import overlap
from bot.domain.to_partner import WINS, News, ToPartner, What, Won, heard_at
from bot.domain.wins import comeback, kept_month, known_streak
from bot.usecases.visits import opened

WIN = "to_partner"
"""The name of the thing in `Gone`."""


async def days_ended(uow: UnitOfWork, profile: Profile, due: DueSlot, now: datetime) -> None:
    """Owe what the days that are over came to; the slot of a date stands for the day before it."""
    running = await uow.partners.accepted(profile.id, profile.calendar.local_date(now))
    if not running:
        return
    plan = await uow.goals.plan(profile.id)
    for slot_date in DateSpan(due.since, due.slot_date):
        for won in _wins_of(profile, plan, slot_date - DAY):
            for each in running:
                await _owe(uow, profile, each, won, now)


async def reached(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime) -> None:
    """Owe that a goal was reached, from the next morning on: a day to take it back, or to say thank you."""
    today = profile.calendar.local_date(now)
    for each in await uow.partners.accepted(profile.id, today):
        await _owe(uow, profile, each, Won(What.REACHED, today, goal.id), now)


async def news_of(
    uow: UnitOfWork, asked: ToPartner, owner: Profile, grants: Grants, now: datetime
) -> News | None:
    """Good news with its facts of now; None where it is no longer so, or not theirs to hear."""
    if asked.goal_id is None or asked.on is None or asked.goal_id not in goals_with(grants, Field.WINS):
        return None
    goal = await uow.goals.goal(asked.goal_id)
    if goal is None:
        return None
    numbers = goal.id in goals_with(grants, Field.NUMBERS)
    if asked.what is What.REACHED:
        return await _reached_news(uow, asked, goal, owner, numbers=numbers)
    plan = await uow.goals.plan(owner.id)
    commitment = plan.commitment(asked.commitment_id) if asked.commitment_id else None
    if commitment is None:
        return None
    calendar, entries, on = owner.calendar, plan.entries, asked.on
    told = await _told(uow, asked.partnership_id, commitment, on, now)
    if asked.what is What.KEPT:
        still = kept_month(commitment, entries, on, calendar)
    else:
        missed = comeback(commitment, entries, on, calendar)
        still = missed is not None and _is_theirs(goal.id, missed, grants, told)
    kept = known_streak(commitment, entries, on, calendar, told) if numbers else None
    return News(commitment.short_name, commitment.cadence, kept, None) if still else None


async def cheer(open_uow: OpenUow, now: datetime, visit: Visit, asked_id: UUID) -> None:
    """*Well done*: the member hears it, once.

    Raises:
        Gone, NotAllowed: it is not there, its agreement ended, or it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        asked = await uow.words.asked(asked_id)
        partnership = await uow.partners.partnership(asked.partnership_id) if asked else None
        owner = await uow.people.profile_of(partnership.member_id, now) if partnership else None
        if asked is None or partnership is None or owner is None or asked.what not in WINS:
            raise Gone(WIN)
        if partnership.partner_slack_id != profile.person.slack_user_id:
            raise NotAllowed(WIN)
        if not holds(partnership, owner, now):
            raise Gone("partnership")
        if await uow.words.cheer(asked_id, now):
            mailbox = await uow.deliveries.mailbox_of_person(owner.person.slack_user_id)
            key = f"{Kind.CHEER}:{asked_id}"
            await uow.deliveries.owe(mailbox, Kind.CHEER, key, now, {"asked": str(asked_id)})
            shown = await uow.deliveries.by_key(win_key(asked))
            if shown is not None:
                await uow.deliveries.redraw(shown.id, now)


def win_key(asked: ToPartner) -> str:
    """The dedupe key of good news: once for each partner, promise or goal, and day."""
    return f"win:{asked.partnership_id}:{asked.what}:{asked.commitment_id or asked.goal_id}:{asked.on}"


def _wins_of(profile: Profile, plan: Plan, day: date) -> Sequence[Won]:
    """What `day` ended: a kept month before a comeback, one for each promise."""
    found: list[Won] = []
    for each in plan.commitments:
        if kept_month(each, plan.entries, day, profile.calendar):
            found.append(Won(What.KEPT, day, each.goal_id, each.id))
        elif comeback(each, plan.entries, day, profile.calendar) is not None:
            found.append(Won(What.BACK, day, each.goal_id, each.id))
    return found


async def _told(
    uow: UnitOfWork, partnership_id: UUID, commitment: Commitment, on: date, now: datetime
) -> Sequence[DateSpan]:
    """The misses of a promise that one partner was told of."""
    found = []
    for slip in await uow.slips.told([commitment.member_id], commitment.starts_on, on, now):
        if slip.commitment_id != commitment.id or slip.owner_delivery_id is None:
            continue
        notices = await uow.slips.notices(slip.owner_delivery_id)
        if any(each.partnership_id == partnership_id and each.state in TOLD for each in notices):
            found.append(slip.span)
    return found


def _is_theirs(goal_id: UUID, missed: DateSpan, grants: Grants, told: Sequence[DateSpan]) -> bool:
    """Whether coming back is news to a partner: to who sees misses, and was told of this one."""
    return goal_id in goals_with(grants, Field.MISSES) and any(overlap(missed, each) for each in told)


async def _owe(uow: UnitOfWork, owner: Profile, partnership: Partnership, won: Won, now: datetime) -> None:
    grants = await uow.partners.shares(partnership.id)
    partner = await uow.people.profile(partnership.partner_slack_id, now)
    asked = ToPartner(uow.new_id(), partnership.id, won.what, "", now, won.goal_id, won.commitment_id, won.on)
    if partner is None or await news_of(uow, asked, owner, grants, now) is None:
        return
    morning = max(now, slip_owner_at(won.on, owner.calendar))
    hour = heard_at(next_allowed(morning, partner.calendar), partnership, partner)
    mailbox = await uow.deliveries.mailbox_of_person(partnership.partner_slack_id)
    about = {"asked": str(asked.id)}
    if await uow.deliveries.owe(mailbox, Kind.TO_PARTNER, win_key(asked), hour, about) is not None:
        await uow.words.ask(asked)


async def _reached_news(
    uow: UnitOfWork, asked: ToPartner, goal: Goal, owner: Profile, *, numbers: bool
) -> News | None:
    if goal.reached_on is None:
        return None
    thanked = [each for each in await uow.ends.notices(goal.id) if each.what is EndNews.THANKS]
    if any(each.partnership_id == asked.partnership_id for each in thanked):
        return None  # the owner's own thanks say it better
    entries = await uow.goals.entries(owner.id, [goal.id])
    facts = facts_of(goal, Plan((goal,), (), tuple(entries)), goal.reached_on, owner.calendar)
    return News(goal.short_name, None, None, facts if numbers else None)
