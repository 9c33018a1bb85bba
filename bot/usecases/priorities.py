"""Out of a list a few lines are chosen; they are compared where that is wanted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow
from bot.domain.errors import TooManyChosen
from bot.domain.item_facts import ListFacts
from bot.domain.items import CHOSEN_MAX, Item, Rating
from bot.domain.people import Visit
from bot.usecases.items import list_of, own_items
from bot.usecases.visits import opened


async def choose(open_uow: OpenUow, now: datetime, visit: Visit, item_ids: Collection[UUID]) -> ListFacts:
    """Choose these, at most `CHOSEN_MAX`; the rest is parked. Goals that run go on as they are.

    Raises:
        TooManyChosen: more than that; nothing is changed.
    """
    if len(set(item_ids)) > CHOSEN_MAX:
        raise TooManyChosen(CHOSEN_MAX)
    async with opened(open_uow, now, visit) as (uow, profile):
        still_open = {each.id for each in await uow.items.of(profile.id) if not each.closed}
        chosen = still_open & set(item_ids)
        await uow.items.choose(chosen, now)
        await uow.items.park(still_open - chosen, now)
        return await list_of(uow, profile)


async def compared(
    open_uow: OpenUow, now: datetime, visit: Visit, item_ids: Sequence[UUID]
) -> tuple[Item, ...]:
    """Those of somebody's own lines that they compare; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return tuple(await own_items(uow, profile, item_ids))


async def rate(
    open_uow: OpenUow, now: datetime, visit: Visit, ratings: Mapping[UUID, Rating]
) -> tuple[Item, ...]:
    """Keep what somebody says of their own lines, and give those back."""
    async with opened(open_uow, now, visit) as (uow, profile):
        for each in await own_items(uow, profile, tuple(ratings)):
            await uow.items.rate(each.id, ratings[each.id])
        return tuple(await own_items(uow, profile, tuple(ratings)))
