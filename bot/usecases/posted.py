"""What was posted already follows the entries it was made of; steps in an open transaction."""

from collections.abc import Collection
from datetime import date, datetime

from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Profile
from bot.domain.progress import Plan
from bot.usecases import checkins, digests
from bot.usecases.slips import reconsider


async def follow(
    uow: UnitOfWork, profile: Profile, plan: Plan, now: datetime, days: Collection[date]
) -> None:
    """Let every message that was made of the entries of these local dates show what stands there now.

    What fell short is looked at anew in any case: an entry taken back can make a slip stand again.
    """
    await reconsider(uow, profile, now, min(days))
    await checkins.follow_entries(uow, profile, min(days), now)
    await digests.follow_entries(uow, profile, plan, days, now)
