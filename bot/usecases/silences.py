"""The goals that nothing more is asked of, though nobody has closed them yet."""

from collections.abc import Iterable
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.ends import NOTHING_SAID, is_hit
from bot.domain.goals import Entry
from bot.domain.pace import level_of
from bot.domain.progress import Plan


async def reached(uow: UnitOfWork, plan: Plan, entries: Iterable[Entry]) -> frozenset[UUID]:
    """The goals whose target these entries hit, unless their owner said *Not yet*.

    No reminder and no miss comes of one: the bot asks whether it is reached, and waits.
    """
    known = tuple(entries)
    hit = [
        goal.id
        for goal in plan.goals
        if is_hit(goal, level_of(goal, [each for each in known if each.goal_id == goal.id], plan.earlier))
    ]
    said = await uow.ends.said(hit) if hit else {}
    return frozenset(each for each in hit if said.get(each, NOTHING_SAID).not_yet_on is None)
