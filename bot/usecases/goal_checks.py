"""After the goal check: better words, the same words, or a goal for each of several."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.goal_checks import improved, new_goal
from bot.domain.goal_facts import SavedGoal
from bot.domain.goals import Goal
from bot.domain.people import Profile, Visit
from bot.domain.several import goal_lines
from bot.usecases.agreements import unshared
from bot.usecases.goals import add_goal, change_goal, own_goal
from bot.usecases.visits import opened

FIRST_PROMISE = "first_promise"
"""What is owed to who closed the check: the way to a first promise."""


async def saved(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> SavedGoal:
    """A goal as it stands, for the page that asks for its first promise.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _as_saved(uow, profile, now, await own_goal(uow, profile, goal_id))


async def improve(
    open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, words: str, *, explores: bool
) -> SavedGoal:
    """Give a goal new words; a day or a number that they name comes along.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
        DateTooFar: the words name a day too far away.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        today, locale = profile.calendar.local_date(now), profile.person.locale
        if words.strip() and words.strip() != goal.words:
            draft = improved(goal, words, today, locale, explores=explores)
            goal = await change_goal(uow, profile, now, goal, draft)
        return await _as_saved(uow, profile, now, goal)


async def split(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> list[SavedGoal]:
    """Make a goal of each that was pasted; the saved one becomes the first of them.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        today, locale = profile.calendar.local_date(now), profile.person.locale
        first, *rest = goal_lines(goal.words)
        if not rest:
            return [await _as_saved(uow, profile, now, goal)]
        drafts = [new_goal(line, today, locale) for line in (first, *rest)]
        head = replace(drafts[0], stretch=goal.stretch, whose=goal.whose)
        goals = [await change_goal(uow, profile, now, goal, head)]
        goals += [await add_goal(uow, profile, now, draft) for draft in drafts[1:]]
        return [await _as_saved(uow, profile, now, each) for each in goals]


async def closed(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID) -> None:
    """The check was closed: the goal stands, and a message offers its first promise, once.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
        about = {"what": FIRST_PROMISE, "goal": str(goal.id)}
        await uow.deliveries.owe(mailbox, Kind.ANSWER, f"{FIRST_PROMISE}:{goal.id}", now, about)


async def _as_saved(uow: UnitOfWork, profile: Profile, now: datetime, goal: Goal) -> SavedGoal:
    every = await uow.goals.every(profile.id)
    return SavedGoal(
        profile=profile,
        goal=goal,
        today=profile.calendar.local_date(now),
        active=sum(each.active for each in every),
        first=len(every) == 1,
        unshared=tuple(await unshared(uow, profile, goal.id, now)),
    )
