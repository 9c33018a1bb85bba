"""What the list, and the pages that come of it, show."""

from dataclasses import dataclass

from bot.domain.items import Item
from bot.domain.people import Profile


@dataclass(frozen=True, slots=True)
class ListFacts:
    """Somebody's whole list, in the order it was written."""

    profile: Profile
    items: tuple[Item, ...]

    @property
    def open(self) -> tuple[Item, ...]:
        """The lines that something is left to do with."""
        return tuple(each for each in self.items if not each.closed)

    @property
    def chosen(self) -> tuple[Item, ...]:
        """The lines that are chosen, and not done."""
        return tuple(each for each in self.open if each.chosen)
