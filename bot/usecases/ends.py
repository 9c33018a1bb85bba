"""How a goal ends because its owner says so: reached, let go, or taken up again; and what is said of it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import instant_of
from bot.domain.deliveries import Kind
from bot.domain.ends import REST, EndedGoal, EndNews, NextGoal, Rest
from bot.domain.errors import Gone
from bot.domain.goal_facts import SavedGoal
from bot.domain.goals import Goal
from bot.domain.people import Profile, Visit
from bot.domain.progress import GoalFacts, facts_of
from bot.usecases import checkins, nudges, wins
from bot.usecases.areas import next_for
from bot.usecases.end_news import check_line, ended_goal, tell_partners
from bot.usecases.goals import check_deadline, own_goal
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened

NEXT_GOAL = "next_goal"
"""What an answer is that asks for a next goal after a rest."""


async def reach(open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID) -> EndedGoal:
    """A goal is reached: its owner says so. Its promises end today.

    Raises:
        NotUnderstood, Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, which)
        return await _end(uow, profile, now, goal, "reached_on")


async def drop(
    open_uow: OpenUow,
    now: datetime,
    visit: Visit,
    goal_id: UUID,
    *,
    takeaway: str = "",
    tell: Collection[UUID] = (),
) -> EndedGoal:
    """A goal is let go; its promises end today, its entries stay. `tell` are the agreements that hear of it.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
        TooLong: the line on what they take from it.
    """
    check_line("takeaway", takeaway)
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        ended = await _end(uow, profile, now, goal, "dropped_on")
        if ended.goal.dropped_on is None:
            return ended
        if takeaway:
            await uow.ends.say(uow.new_id(), goal.id, takeaway=takeaway)
        await tell_partners(uow, ended, EndNews.CLOSED, dict.fromkeys(tell, ""), now)
        return await ended_goal(uow, profile, now, ended.goal)


async def _end(uow: UnitOfWork, profile: Profile, now: datetime, goal: Goal, column: str) -> EndedGoal:
    if goal.active:
        today = profile.calendar.local_date(now)
        await uow.goals.change(goal.id, **{column: today})
        await uow.goals.end_commitments(goal.id, today)
        if column == "reached_on":
            await wins.reached(uow, profile, goal, now)
        await follow(uow, profile, now)
    return await ended_goal(uow, profile, now, await uow.goals.goal(goal.id) or goal)


async def ended(open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID) -> EndedGoal:
    """A goal with what its end came to, or would; raises as `reach` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await ended_goal(uow, profile, now, await own_goal(uow, profile, which))


async def resume(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> SavedGoal:
    """Take back that a goal was reached or let go; promises that ended with it run again.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        active = await take_up(uow, profile, await own_goal(uow, profile, goal_id), now)
        every = await uow.goals.every(profile.id)
        today = profile.calendar.local_date(now)
        return SavedGoal(profile, active, today, sum(each.active for each in every))


async def take_up(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime) -> Goal:
    """The same within an open transaction; a goal that runs goes on as it is."""
    ended_on = goal.reached_on or goal.dropped_on
    if ended_on is not None:
        await uow.goals.change(goal.id, reached_on=None, dropped_on=None)
        await uow.goals.resume_commitments(goal.id, ended_on)
        await uow.ends.forget_untold(goal.id, Kind.GOAL_END)
        await follow(uow, profile, now)
    return replace(goal, reached_on=None, dropped_on=None)


async def move(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, deadline: date) -> SavedGoal:
    """Give a goal another day; once that is over, it is asked about anew.

    Raises:
        Gone, NotAllowed: there is no such active goal of theirs.
        DateInPast, DateTooFar: the day is over, or too far away.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        if not goal.active:
            raise Gone("goal")
        today = profile.calendar.local_date(now)
        check_deadline(deadline, today)
        await uow.goals.change(goal.id, deadline=deadline)
        await uow.ends.say(uow.new_id(), goal.id, deadline_asked_in=None)
        await follow(uow, profile, now)
        every = await uow.goals.every(profile.id)
        moved = replace(goal, deadline=deadline)
        return SavedGoal(profile, moved, today, sum(each.active for each in every))


async def not_yet(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> GoalFacts:
    """The target is hit, but the goal goes on; it is not asked about again until it is hit anew.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        today = profile.calendar.local_date(now)
        await uow.ends.say(uow.new_id(), goal.id, not_yet_on=today)
        await checkins.show_again(uow, profile.id, now)
        return facts_of(goal, await uow.goals.plan(profile.id), today, profile.calendar)


async def say_helped(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, line: str) -> EndedGoal:
    """Keep the one line on what helped most, for its owner alone.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
        TooLong: more than a line.
    """
    check_line("helped", line)
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        await uow.ends.say(uow.new_id(), goal.id, helped=line)
        return await ended_goal(uow, profile, now, goal)


async def rest(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> Rest:
    """Be asked for a next goal after two weeks of rest.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        calendar = profile.calendar
        on = calendar.next_working_day(calendar.local_date(now) + REST, include=True)
        at = instant_of(on, profile.times.checkin_time, calendar.zone) or now + REST
        mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
        about = {"what": NEXT_GOAL, "goal": str(goal.id), "member": str(profile.id)}
        await uow.deliveries.owe(mailbox, Kind.ANSWER, f"{NEXT_GOAL}:{goal.id}:{on}", at, about)
        return Rest(profile, at)


async def next_goal(uow: UnitOfWork, goal_id: UUID, profile: Profile, now: datetime) -> NextGoal | None:
    """What somebody who rested is asked; None where they have begun something, or took the goal up again."""
    goal = await uow.goals.goal(goal_id)
    if goal is None or goal.reached_on is None:
        return None
    since = goal.reached_on
    if any(each.active and each.starts_on >= since for each in await uow.goals.every(profile.id)):
        return None
    next_up = await next_for(uow, profile, goal.id)
    return NextGoal(goal, since, profile.calendar.local_date(now), next_up)


async def follow(uow: UnitOfWork, profile: Profile, now: datetime) -> None:
    """Let everything that shows a goal follow what became of it."""
    await reconsider(uow, profile, now)
    await nudges.redraw(uow, profile, now)
    await checkins.show_again(uow, profile.id, now)
