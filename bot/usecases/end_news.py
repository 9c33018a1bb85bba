"""What partners who see a goal hear of its end, because its owner says so."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.ends import (
    LINE_MAX,
    NOTHING_SAID,
    EndedGoal,
    EndNews,
    EndNotice,
    PartnerEnd,
    hit_on,
)
from bot.domain.errors import Gone, TooLong
from bot.domain.goals import Goal
from bot.domain.partners import Agreement, holds
from bot.domain.people import Profile, Visit
from bot.domain.progress import GoalFacts, Plan, facts_of
from bot.domain.sharing import Field, goals_with
from bot.usecases.agreements import agreement_of
from bot.usecases.areas import next_for
from bot.usecases.goals import own_goal
from bot.usecases.visits import opened


async def thank(
    open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, words: dict[UUID, str]
) -> EndedGoal:
    """Thank partners for a goal that was reached, with a line for each; once for each of them.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs, or it is not reached.
        TooLong: more than a line.
    """
    for agreement_id, line in words.items():
        check_line(str(agreement_id), line)
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        if goal.reached_on is None:
            raise Gone("goal")
        await tell_partners(uow, await ended_goal(uow, profile, now, goal), EndNews.THANKS, words, now)
        return await ended_goal(uow, profile, now, goal)


async def partner_end(uow: UnitOfWork, notice_id: UUID, now: datetime) -> PartnerEnd | None:
    """What a partner reads of a goal's end; None where it is not, or no longer, for them to read."""
    notice = await uow.ends.notice(notice_id)
    goal = await uow.goals.goal(notice.goal_id) if notice else None
    partnership = await uow.partners.partnership(notice.partnership_id) if notice else None
    owner = await uow.people.profile_of(partnership.member_id, now) if partnership else None
    if notice is None or goal is None or partnership is None or owner is None:
        return None
    closes = goal.dropped_on if notice.what is EndNews.CLOSED else goal.reached_on
    today = owner.calendar.local_date(now)
    grants = await uow.partners.shares(partnership.id)
    if closes is None or not holds(partnership, owner, now) or goal.id not in goals_with(grants, Field.WINS):
        return None
    facts, hit = await _facts(uow, owner, goal, today)
    reader = await uow.people.profile(partnership.partner_slack_id, now)
    return PartnerEnd(
        notice.what,
        facts,
        hit,
        owner.person,
        reader.person if reader else None,
        today,
        numbers=goal.id in goals_with(grants, Field.NUMBERS),
        words=notice.words,
    )


async def ended_goal(uow: UnitOfWork, profile: Profile, now: datetime, goal: Goal) -> EndedGoal:
    """A goal with what its end came to, or would, and which partners hear of that."""
    today = profile.calendar.local_date(now)
    facts, hit = await _facts(uow, profile, goal, today)
    said = await uow.ends.said([goal.id])
    what = EndNews.CLOSED if goal.reached_on is None else EndNews.THANKS
    told = {each.partnership_id for each in await uow.ends.notices(goal.id) if each.what is what}
    hearers = await hearers_of(uow, profile, goal.id, now)
    return EndedGoal(
        profile,
        facts,
        today,
        hit,
        said.get(goal.id, NOTHING_SAID),
        tuple(each for each in hearers if each.partnership.id not in told),
        tuple(each for each in hearers if each.partnership.id in told),
        await next_for(uow, profile, goal.id) if goal.reached_on else None,
    )


async def _facts(uow: UnitOfWork, profile: Profile, goal: Goal, today: date) -> tuple[GoalFacts, date | None]:
    """Where a goal stands, ended or not, and since when at its target."""
    entries = await uow.goals.entries(profile.id, [goal.id])
    facts = facts_of(goal, Plan((goal,), (), tuple(entries)), today, profile.calendar)
    return facts, hit_on(goal, entries, facts.level)


async def hearers_of(uow: UnitOfWork, profile: Profile, goal_id: UUID, now: datetime) -> Sequence[Agreement]:
    """The agreements that show a goal today, and good news of it."""
    running = await uow.partners.accepted(profile.id, profile.calendar.local_date(now))
    return [
        await agreement_of(uow, each, now)
        for each in running
        if goal_id in goals_with(await uow.partners.shares(each.id), Field.WINS)
    ]


async def tell_partners(
    uow: UnitOfWork, ended: EndedGoal, what: EndNews, words: dict[UUID, str], now: datetime
) -> None:
    """Owe those partners who see the goal what its owner wants them to hear."""
    for each in ended.hearers:
        if each.partnership.id not in words:
            continue
        said = words[each.partnership.id]
        notice = EndNotice(uow.new_id(), ended.goal.id, each.partnership.id, what, said)
        if await uow.ends.add_notice(notice, now):
            mailbox = await uow.deliveries.mailbox_of_person(each.partnership.partner_slack_id)
            key = f"{Kind.GOAL_END}:{notice.id}"
            await uow.deliveries.owe(mailbox, Kind.GOAL_END, key, now, {"notice": str(notice.id)})


def check_line(field: str, line: str) -> None:
    """Take one line, no more.

    Raises:
        TooLong: it is.
    """
    if len(line) > LINE_MAX:
        raise TooLong(field, LINE_MAX, line)
