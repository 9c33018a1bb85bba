"""The list of what somebody wants to work on, and the goals that came of it; each person's alone."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from bot.db.models import Goal, ItemArea
from bot.db.models import Item as Row
from bot.db.store import Store
from bot.domain.items import Area, Category, Item, Rating, Source

_ITEM = (
    Row.id,
    Row.person_id,
    Row.words,
    Row.category,
    Row.source,
    Row.value,
    Row.motivation,
    Row.in_line,
    Row.on_strengths,
    Row.chosen_at,
    Row.parked_at,
)
_AREA = (ItemArea.item_id, ItemArea.id, ItemArea.words, ItemArea.goal_id, Goal.number, Goal.short_name)
_ENDED = or_(Goal.reached_on.is_not(None), Goal.dropped_on.is_not(None))


class ItemStore(Store):
    """The lists of one workspace."""

    async def of(self, person_id: UUID) -> list[Item]:
        """Somebody's list, in the order it was written."""
        return await self._items(Row.person_id == person_id)

    async def item(self, item_id: UUID) -> Item | None:
        """One line, whoever's."""
        found = await self._items(Row.id == item_id)
        return found[0] if found else None

    async def words_behind(self, goal_id: UUID) -> str:
        """The line that a goal was made of, or of an area of; '' where it was made of none, or it is gone."""
        query = select(Row.words).join(ItemArea, ItemArea.item_id == Row.id)
        found = await self._one(query.where(ItemArea.goal_id == goal_id), Row)
        return str(found[0]) if found else ""

    async def add(self, items: Iterable[Item], after: int, now: datetime) -> None:
        """New lines after so many others, in this order: those of one moment are parted by a microsecond."""
        for at, each in enumerate(items, start=after):
            await self._insert(
                Row,
                id=each.id,
                person_id=each.person_id,
                words=each.words,
                category=each.category,
                source=each.source,
                created_at=now + at * timedelta(microseconds=1),
            )

    async def change(self, item_id: UUID, words: str, category: Category) -> None:
        """Other words, or another category."""
        mine = Row.id == item_id
        await self._changed(self._updating(Row).where(mine).values(words=words, category=category))

    async def rate(self, item_id: UUID, rating: Rating) -> None:
        """What its owner says of it."""
        said = {
            "value": rating.value,
            "motivation": rating.motivation,
            "in_line": rating.in_line,
            "on_strengths": rating.on_strengths,
        }
        await self._changed(self._updating(Row).where(Row.id == item_id).values(**said))

    async def choose(self, item_ids: Collection[UUID], now: datetime) -> None:
        """These are chosen, and no longer parked."""
        mine = Row.id.in_(item_ids)
        await self._changed(self._updating(Row).where(mine).values(chosen_at=now, parked_at=None))

    async def park(self, item_ids: Collection[UUID], now: datetime | None) -> None:
        """These wait; without an instant they are on the list again."""
        mine = Row.id.in_(item_ids)
        await self._changed(self._updating(Row).where(mine).values(parked_at=now, chosen_at=None))

    async def delete(self, item_id: UUID) -> None:
        """Gone, with its areas; goals that came of it stay."""
        await self._changed(self._deleting(Row).where(Row.id == item_id))

    async def add_area(self, item_id: UUID, area: Area, place: int, now: datetime) -> None:
        """A part of a line; with a goal it is that goal."""
        row = {"id": area.id, "words": area.words, "goal_id": area.goal_id}
        await self._insert(ItemArea, item_id=item_id, place=place, created_at=now, **row)

    async def move_area(self, area_id: UUID, place: int) -> None:
        """Another place among the areas of its line."""
        await self._changed(self._updating(ItemArea).where(ItemArea.id == area_id).values(place=place))

    async def remove_areas(self, area_ids: Collection[UUID]) -> None:
        """Parts that are none after all; one that is a goal stays."""
        waiting = (ItemArea.id.in_(area_ids), ItemArea.goal_id.is_(None))
        await self._changed(self._deleting(ItemArea).where(*waiting))

    async def became(self, area_id: UUID, goal_id: UUID) -> bool:
        """A waiting area is a goal now; False where it was one already."""
        waiting = (ItemArea.id == area_id, ItemArea.goal_id.is_(None))
        return await self._changed(self._updating(ItemArea).where(*waiting).values(goal_id=goal_id)) == 1

    async def _items(self, which: ColumnElement[bool]) -> list[Item]:
        rows = await self._all(select(*_ITEM).where(which).order_by(Row.created_at, Row.id), Row)
        areas = await self._areas(which) if rows else {}
        return [_item(row, areas.get(row[0], ())) for row in rows]

    async def _areas(self, which: ColumnElement[bool]) -> dict[UUID, list[Area]]:
        query = (
            select(*_AREA, _ENDED)
            .join(Row, Row.id == ItemArea.item_id)
            .outerjoin(Goal, Goal.id == ItemArea.goal_id)
            .where(which)
            .order_by(ItemArea.place, ItemArea.id)
        )
        found: defaultdict[UUID, list[Area]] = defaultdict(list)
        for row in await self._all(query, ItemArea):
            item_id, area_id, words, goal_id, number, short_name, ended = row
            found[item_id].append(
                Area(area_id, words, goal_id, number, short_name or "", ended=bool(goal_id and ended))
            )
        return found


def _item(row: Any, areas: Iterable[Area]) -> Item:
    item_id, person_id, words, category, source, *rated, chosen_at, parked_at = row
    return Item(
        id=item_id,
        person_id=person_id,
        words=words,
        category=Category(category),
        source=Source(source),
        rating=Rating(*rated),
        chosen=chosen_at is not None,
        parked=parked_at is not None,
        areas=tuple(areas),
    )
