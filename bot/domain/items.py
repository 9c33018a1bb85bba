"""What somebody wants to work on: a line of their list, its areas, its goals, and the order of several."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from bot.domain.folding import fold

ITEM_MAX = 300
"""Characters of one line of the list, and of an area of it."""
ITEMS_MAX = 500
"""Lines of one list; nobody chooses out of more."""
AREAS_MAX = 10
"""Areas of one line."""
CHOSEN_MAX = 3
"""Lines that are chosen at once (product.md, step 5)."""
HIGHEST = 5
"""The most a line can be worth, and be wanted."""
_MARK = re.compile(r"^(?:[-*•–—·▪☐]+|\[[ xX]?\]|\(?\d{1,3}[.)])(?:\s+|$)")


class Category(StrEnum):
    """What kind of thing a line is (product.md, step 4)."""

    SKILL = "skill"
    TRAINING = "training"
    RELATIONSHIP = "relationship"
    JOB = "job"
    WEAKNESS = "weakness"
    OTHER = "other"


class Source(StrEnum):
    """Where a line came from."""

    TYPED = "typed"
    ANSWER = "answer"
    NOTE = "note"


class Fit(StrEnum):
    """An answer of the authenticity check."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Standing(StrEnum):
    """Where a line stands; `CLOSED` once all its goals are reached or let go."""

    NEW = "new"
    CHOSEN = "chosen"
    IN_WORK = "in_work"
    PARKED = "parked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Rating:
    """What its owner says of a line: value and motivation 1 to 5, in line with their values, on strengths."""

    value: int | None = None
    motivation: int | None = None
    in_line: Fit | None = None
    on_strengths: Fit | None = None

    @property
    def points(self) -> int | None:
        """Value and motivation added up, two less for each *no*, one less for each *partly*.

        None until both numbers are there.
        """
        if self.value is None or self.motivation is None:
            return None
        less = {Fit.NO: 2, Fit.PARTLY: 1}
        return (
            self.value
            + self.motivation
            - sum(less.get(each, 0) for each in (self.in_line, self.on_strengths) if each)
        )


UNRATED = Rating()


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a line that is a goal of its own, or waits to be one; `ended`: its goal is."""

    id: UUID
    words: str
    goal_id: UUID | None = None
    goal_number: int | None = None
    short_name: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line of somebody's list; without `areas` it is one thing, and has no goal yet."""

    id: UUID
    person_id: UUID
    words: str
    category: Category
    source: Source = Source.TYPED
    rating: Rating = UNRATED
    chosen: bool = False
    parked: bool = False
    areas: tuple[Area, ...] = ()

    @property
    def goals(self) -> tuple[Area, ...]:
        """The areas that are goals."""
        return tuple(each for each in self.areas if each.goal_id is not None)

    @property
    def waiting(self) -> tuple[Area, ...]:
        """The areas that wait to be goals."""
        return tuple(each for each in self.areas if each.goal_id is None)

    @property
    def standing(self) -> Standing:
        """Where it stands: its goals decide first, then its owner."""
        if self.goals and not self.waiting and all(each.ended for each in self.goals):
            return Standing.CLOSED
        if any(not each.ended for each in self.goals):
            return Standing.IN_WORK
        if self.parked:
            return Standing.PARKED
        return Standing.CHOSEN if self.chosen else Standing.NEW

    @property
    def closed(self) -> bool:
        """Whether there is nothing left to do with it."""
        return self.standing is Standing.CLOSED


Part = tuple[UUID, UUID | None]
"""A line, and the area of it that is meant; no area where it is one thing."""


@dataclass(frozen=True, slots=True)
class NextUp:
    """What may become the next goal: a line, or an area of it."""

    item_id: UUID
    words: str
    area_id: UUID | None = None


def value_of(next_up: NextUp) -> str:
    """The ids of a line, and of its area, as buttons and forms carry them."""
    return f"{next_up.item_id} {next_up.area_id or ''}".strip()


@dataclass(frozen=True, slots=True)
class Place:
    """A line in the order of several: `rank` is shared by those that are equal, and None while not rated."""

    rank: int | None
    item: Item
    tied: bool = False


def lines_of(text: str) -> list[str]:
    """The lines of a list as somebody typed or pasted it: no bullets, no numbers, none twice, none empty."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        words = " ".join(_MARK.sub("", line.strip()).split())
        if words:
            found.setdefault(fold(words), words)
    return list(found.values())


def same(words: str, items: Iterable[Item]) -> Item | None:
    """The line that says the same and still stands; a second one would only be in the way."""
    wanted = fold(words)
    return next((each for each in items if not each.closed and fold(each.words) == wanted), None)


def in_order(items: Iterable[Item]) -> list[Place]:
    """Lines by what their owner said of them, the highest first; those not rated last, as they stand."""
    every = list(items)
    rated = [each for each in every if each.rating.points is not None]
    points = sorted((each.rating.points or 0 for each in rated), reverse=True)
    ordered = sorted(rated, key=lambda each: -(each.rating.points or 0))
    places = [
        Place(points.index(held := each.rating.points or 0) + 1, each, tied=points.count(held) > 1)
        for each in ordered
    ]
    return [*places, *(Place(None, each) for each in every if each.rating.points is None)]


def first_few(places: Sequence[Place], count: int = CHOSEN_MAX) -> tuple[list[Item], list[Item]]:
    """The lines that are first without a doubt, at most `count`, and those equal at the border.

    Of equal ones only some of which would fit, none is picked: their owner decides.
    """
    rated = [each for each in places if each.rank is not None]
    if len(rated) <= count:
        return [each.item for each in rated], []
    border = rated[count].rank
    if rated[count - 1].rank != border:
        return [each.item for each in rated[:count]], []
    first = [each.item for each in rated if each.rank != border and (each.rank or 0) <= count]
    return first, [each.item for each in rated if each.rank == border]


def next_up(items: Sequence[Item], after: UUID | None = None) -> NextUp | None:
    """What may become the next goal: of the line of goal `after`, of the chosen, then of the rest.

    Parked lines are not put forward. None where nothing waits.
    """
    own = [each for each in items if after is not None and any(area.goal_id == after for area in each.areas)]
    chosen = [each for each in items if each.chosen and each not in own]
    rest = [place.item for place in in_order(each for each in items if each not in own and not each.chosen)]
    for item in (*own, *chosen, *rest):
        if item.waiting and (item in own or not item.parked):
            return NextUp(item.id, item.waiting[0].words, item.waiting[0].id)
        if not item.areas and not item.parked:
            return NextUp(item.id, item.words)
    return None
