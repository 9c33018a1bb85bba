"""A goal without a promise: mentioned once, on the next working day; steps in an open transaction."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import reminder_at
from bot.domain.deliveries import Kind
from bot.domain.goals import Goal
from bot.domain.people import Profile


def key_of(goal_id: UUID) -> str:
    """The dedupe key of the one mention of a goal."""
    return f"{Kind.NO_PROMISE}:{goal_id}"


async def owe(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime) -> None:
    """Owe the mention on the next working day, at the hour of reminders; whether it is true is read then."""
    mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
    about = {"member": str(profile.id), "goal": str(goal.id)}
    due_at = reminder_at(now, profile.times.nudge_time, profile.calendar)
    await uow.deliveries.owe(mailbox, Kind.NO_PROMISE, key_of(goal.id), due_at, about)


async def follow(uow: UnitOfWork, goal_id: UUID, now: datetime) -> None:
    """Let a mention that stands show that the goal has a promise now."""
    owed = await uow.deliveries.by_key(key_of(goal_id))
    if owed is not None:
        await uow.deliveries.redraw(owed.id, now)
