"""From what others say to one's list: one click."""

from collections.abc import Iterable
from datetime import datetime

from bot.db.unit_of_work import UnitOfWork
from bot.domain.errors import Gone
from bot.domain.gathering import CATEGORIES, Line, words_for_list
from bot.domain.items import Source, same
from bot.domain.people import Profile
from bot.usecases import items


async def listed(uow: UnitOfWork, profile: Profile, lines: Iterable[Line]) -> frozenset[str]:
    """The handles of the lines that stand on somebody's list."""
    there = await uow.items.of(profile.id)
    return frozenset(each.handle for each in lines if same(words_for_list(each), there))


async def put(
    uow: UnitOfWork, profile: Profile, now: datetime, lines: Iterable[Line], handle: str, *, source: Source
) -> None:
    """One of these lines goes on the list, once; its author does not go with it.

    Raises:
        Gone: it is none of them. ListFull: the list takes no more.
    """
    line = next((each for each in lines if each.handle == handle), None)
    if line is None:
        raise Gone("line")
    await items.add(uow, profile, now, words_for_list(line), CATEGORIES[line.question], source=source)
