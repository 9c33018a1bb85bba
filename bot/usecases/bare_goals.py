"""Goals without a promise: mentioned once, on the next working day; steps in an open transaction."""

from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import reminder_at
from bot.domain.deliveries import Kind
from bot.domain.ends import is_hit
from bot.domain.goals import Goal
from bot.domain.pace import level_of
from bot.domain.pauses import paused_until
from bot.domain.people import Profile


def key_of(member_id: UUID, made_on: date) -> str:
    """The dedupe key of the one mention of what was made on a date."""
    return f"{Kind.NO_PROMISE}:{member_id}:{made_on}"


async def owe(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime) -> None:
    """Owe the mention on the next working day, at the hour of reminders; whether it is true is read then.

    Goals made on one date share it.
    """
    mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
    about = {"member": str(profile.id), "on": goal.starts_on.isoformat()}
    due_at = reminder_at(now, profile.times.nudge_time, profile.calendar)
    await uow.deliveries.owe(mailbox, Kind.NO_PROMISE, key_of(profile.id, goal.starts_on), due_at, about)


async def follow(uow: UnitOfWork, goal_id: UUID, now: datetime) -> None:
    """Let a mention that stands show that the goal has a promise now."""
    goal = await uow.goals.goal(goal_id)
    owed = await uow.deliveries.by_key(key_of(goal.member_id, goal.starts_on)) if goal else None
    if owed is not None:
        await uow.deliveries.redraw(owed.id, now)


async def made_on(uow: UnitOfWork, profile: Profile, on: date) -> list[Goal]:
    """A member's goals of that date, by number."""
    every = await uow.goals.every(profile.id)
    return sorted((goal for goal in every if goal.starts_on == on), key=lambda goal: goal.number)


async def is_bare(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime) -> bool:
    """Whether a goal wants its first promise: it has none, and has neither ended nor rests.

    Nothing is wanted of one whose target is hit, or whose day is over: its end is asked about.
    """
    today = profile.calendar.local_date(now)
    is_over = goal.deadline is not None and goal.deadline < today
    if not goal.active or is_over or paused_until(goal.pauses, today):
        return False
    if await uow.goals.commitments(goal.id):
        return False
    return not is_hit(goal, level_of(goal, await uow.goals.entries(profile.id, [goal.id])))
