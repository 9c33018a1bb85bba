"""The list: lines added, changed, moved, parked, deleted; each its owner's alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.errors import Gone, ListFull, NotAllowed, TooLong
from bot.domain.item_facts import ListFacts
from bot.domain.items import ITEM_MAX, ITEMS_MAX, Category, Item, Source, lines_of, same
from bot.domain.people import Profile, Visit
from bot.usecases.visits import opened

LINES = "lines"
"""The field of new lines, as errors name it."""


async def add(
    uow: UnitOfWork,
    profile: Profile,
    now: datetime,
    words: str,
    category: Category = Category.OTHER,
    *,
    source: Source = Source.TYPED,
) -> Item:
    """One line for the list, within an open transaction; one that is on it already is only found again.

    Raises:
        TooLong: more than `ITEM_MAX` characters.
        ListFull: there are `ITEMS_MAX` lines.
    """
    line = " ".join(words.split())
    if len(line) > ITEM_MAX:
        raise TooLong(LINES, ITEM_MAX, words)
    there = await uow.items.of(profile.id)
    if known := same(line, there):
        return known
    if len(there) >= ITEMS_MAX:
        raise ListFull(ITEMS_MAX)
    item = Item(uow.new_id(), profile.id, line, category, source)
    await uow.items.add([item], len(there), now)
    return item


async def look(open_uow: OpenUow, now: datetime, visit: Visit) -> ListFacts:
    """Somebody's list; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await list_of(uow, profile)


async def write(
    open_uow: OpenUow, now: datetime, visit: Visit, text: str, category: Category
) -> tuple[ListFacts, int, int]:
    """Several lines at once, one a line; with how many are new, and how many were there already.

    Raises:
        TooLong: one of them is longer than `ITEM_MAX`; none is added.
        ListFull: there would be more than `ITEMS_MAX`; none is added.
    """
    lines = lines_of(text)
    if any(len(line) > ITEM_MAX for line in lines):
        raise TooLong(LINES, ITEM_MAX, text)
    async with opened(open_uow, now, visit) as (uow, profile):
        there = await uow.items.of(profile.id)
        fresh = [line for line in lines if same(line, there) is None]
        if len(there) + len(fresh) > ITEMS_MAX:
            raise ListFull(ITEMS_MAX)
        new = [Item(uow.new_id(), profile.id, line, category) for line in fresh]
        await uow.items.add(new, len(there), now)
        return await list_of(uow, profile), len(fresh), len(lines) - len(fresh)


async def read(open_uow: OpenUow, now: datetime, visit: Visit, item_id: UUID) -> Item:
    """One line of one's own.

    Raises:
        Gone, NotAllowed: there is none like it, or it is somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await own_item(uow, profile, item_id)


async def change(
    open_uow: OpenUow, now: datetime, visit: Visit, item_id: UUID, *, words: str, category: Category
) -> ListFacts:
    """Other words for a line, or another category; raises as `add` and `read` do."""
    line = " ".join(words.split())
    if len(line) > ITEM_MAX:
        raise TooLong(f"words:{item_id}", ITEM_MAX, words)
    async with opened(open_uow, now, visit) as (uow, profile):
        item = await own_item(uow, profile, item_id)
        await uow.items.change(item.id, line or item.words, category)
        return await list_of(uow, profile)


async def park(open_uow: OpenUow, now: datetime, visit: Visit, item_id: UUID, *, parked: bool) -> ListFacts:
    """A line waits, or is on the list again; its goals go on as they are. Raises as `read` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        item = await own_item(uow, profile, item_id)
        await uow.items.park([item.id], now if parked else None)
        return await list_of(uow, profile)


async def delete(open_uow: OpenUow, now: datetime, visit: Visit, item_id: UUID) -> ListFacts:
    """A line is gone; goals that came of it stay. Twice is once. Raises NotAllowed as `read` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        item = await uow.items.item(item_id)
        if item is not None and item.person_id != profile.id:
            raise NotAllowed("item")
        await uow.items.delete(item_id)
        return await list_of(uow, profile)


async def own_item(uow: UnitOfWork, profile: Profile, item_id: UUID) -> Item:
    """A line of one's own, within an open transaction; raises as `read` does."""
    item = await uow.items.item(item_id)
    if item is None:
        raise Gone("item")
    if item.person_id != profile.id:
        raise NotAllowed("item")
    return item


async def own_items(uow: UnitOfWork, profile: Profile, item_ids: Sequence[UUID]) -> list[Item]:
    """Those of one's own lines, in that order; what is gone or somebody else's is left out."""
    mine = {each.id: each for each in await uow.items.of(profile.id)}
    return [mine[each] for each in item_ids if each in mine]


async def list_of(uow: UnitOfWork, profile: Profile) -> ListFacts:
    """Somebody's list, within an open transaction."""
    return ListFacts(profile, tuple(await uow.items.of(profile.id)))
