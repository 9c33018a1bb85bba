"""Keeps in step what hangs on somebody's days and times, in the transaction that changes them."""

from datetime import datetime

from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Profile
from bot.usecases.routines import reschedule, reschedule_digest
from bot.usecases.slips import reconsider


async def followed(uow: UnitOfWork, slack_user_id: str, now: datetime, *, was_in: str = "") -> Profile:
    """The person as they are after the change, their routines moved and what fell short judged again.

    `was_in` is the zone they lived in before, where that may have changed.
    """
    profile = await uow.people.profile(slack_user_id, now)
    if profile is None:
        raise LookupError("somebody whose days were just changed is not there")
    await reschedule(uow, profile, now, was_in=was_in)
    for channel in await uow.coaches.coached_by(profile.id):
        await reschedule_digest(uow, channel.id, profile, now, was_in=was_in)
    await reconsider(uow, profile, now)
    return profile
