"""After how many misses in a row a partner hears of a promise: its owner's choice."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow
from bot.domain.goals import Commitment
from bot.domain.people import Visit
from bot.usecases.plans import own_commitment
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened


async def look(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID) -> Commitment:
    """A promise of one's own.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await own_commitment(uow, profile, commitment_id)


async def choose(
    open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID, told_after: int
) -> Commitment:
    """A partner hears after so many misses in a row, 0 for what is usual; what waits to be told follows.

    Raises as `look` does.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        commitment = await own_commitment(uow, profile, commitment_id)
        await uow.goals.change_commitment(commitment.id, told_after=told_after)
        await reconsider(uow, profile, now)
        return replace(commitment, told_after=told_after)
