"""From a line of the list to goals: a broad one is split into areas first; each area is a goal of its own."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.errors import Gone, TooLong, TooManyAreas
from bot.domain.folding import fold
from bot.domain.goals import Goal
from bot.domain.items import AREAS_MAX, ITEM_MAX, Area, Item, NextUp, Part, lines_of, next_up
from bot.domain.people import Profile, Visit
from bot.usecases.items import own_item
from bot.usecases.visits import opened


async def split(open_uow: OpenUow, now: datetime, visit: Visit, item_id: UUID, text: str) -> Item:
    """These areas wait to be goals, one a line, in this order; areas that are goals already stay.

    Raises:
        Gone, NotAllowed: there is no such line of theirs.
        TooLong, TooManyAreas: an area, or all of them.
    """
    lines = lines_of(text)
    if any(len(line) > ITEM_MAX for line in lines):
        raise TooLong(f"areas:{item_id}", ITEM_MAX, text)
    async with opened(open_uow, now, visit) as (uow, profile):
        item = await own_item(uow, profile, item_id)
        if len(item.goals) + len(lines) > AREAS_MAX:
            raise TooManyAreas(AREAS_MAX)
        waiting = {fold(each.words): each for each in item.waiting}
        goals = {fold(each.words) for each in item.goals}
        wanted = [line for line in lines if fold(line) not in goals]
        gone = [each.id for words, each in waiting.items() if words not in map(fold, wanted)]
        await uow.items.remove_areas(gone)
        for place, line in enumerate(wanted, start=len(item.goals)):
            if known := waiting.get(fold(line)):
                await uow.items.move_area(known.id, place)
            else:
                await uow.items.add_area(item.id, Area(uow.new_id(), line), place, now)
        return await own_item(uow, profile, item_id)


async def goal_words(open_uow: OpenUow, now: datetime, visit: Visit, part: Part) -> NextUp:
    """What a new goal is to be made of.

    Raises:
        Gone, NotAllowed: it is no longer there or somebody else's, or it is a goal already.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return _waits(await own_item(uow, profile, part[0]), part[1])


async def active_goals(open_uow: OpenUow, now: datetime, visit: Visit) -> tuple[Goal, ...]:
    """The goals that somebody has active."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return tuple(each for each in await uow.goals.every(profile.id) if each.active)


async def became(uow: UnitOfWork, profile: Profile, now: datetime, goal: Goal, of: Part) -> None:
    """A goal was made of a line, or of an area of it, within an open transaction.

    What is gone, or was made a goal meanwhile, is left as it is: the goal stands by itself.
    """
    item_id, area_id = of
    item = await uow.items.item(item_id)
    if item is None or item.person_id != profile.id:
        return
    if area_id is not None:
        await uow.items.became(area_id, goal.id)
    elif not item.areas:
        await uow.items.add_area(item.id, Area(uow.new_id(), item.words, goal.id), 0, now)


async def next_for(uow: UnitOfWork, profile: Profile, after: UUID | None = None) -> NextUp | None:
    """What may become somebody's next goal, within an open transaction."""
    return next_up(await uow.items.of(profile.id), after)


def _waits(item: Item, area_id: UUID | None) -> NextUp:
    if area_id is None and not item.areas:
        return NextUp(item.id, item.words)
    area = next((each for each in item.waiting if each.id == area_id), None)
    if area is None:
        raise Gone("item")
    return NextUp(item.id, area.words, area.id)
