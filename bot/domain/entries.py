"""What became of an entry: logged, changed, taken back, brought back; nothing of it is ever lost."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from uuid import UUID

from bot.domain.errors import Gone
from bot.domain.goals import Commitment, Entry, Goal
from bot.domain.people import Profile

PAGE = 10
"""Entries on one page of a history."""


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as it was written at one instant, with that row's id.

    `withdrawn`: it counts no more; `entry` then holds what it said before. `undoes` is the version whose
    change this one took back.
    """

    entry: Entry
    written_at: datetime
    withdrawn: bool = False
    undoes: UUID | None = None

    @property
    def id(self) -> UUID:
        """The row's."""
        return self.entry.id


@dataclass(frozen=True, slots=True)
class EntryHistory:
    """All versions of one entry, oldest first; the last one is how it stands."""

    versions: tuple[Version, ...]

    @property
    def now(self) -> Version:
        """How it stands."""
        return self.versions[-1]

    @property
    def first(self) -> Version:
        """What was logged."""
        return self.versions[0]

    @property
    def last_act(self) -> Version | None:
        """The newest thing done with it that no undo took back; None where all of it was."""
        return next(iter(reversed(self._acts())), None)

    def undone(self, act_id: UUID) -> Version | None:
        """How it stood before its last act; None before it was logged at all.

        Raises:
            Gone: this is not its last act.
        """
        acts = self._acts()
        if not acts or acts[-1].id != act_id:
            raise Gone("entry")
        return acts[-2] if len(acts) > 1 else None

    def _acts(self) -> list[Version]:
        taken_back = {each.undoes for each in self.versions}
        return [each for each in self.versions if each.undoes is None and each.id not in taken_back]


class Became(StrEnum):
    """What happened between two versions of an entry."""

    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Step:
    """What became of an entry at one instant: `was` before, `now` after."""

    what: Became
    was: Entry
    now: Entry
    at: datetime


def steps(history: EntryHistory) -> list[Step]:
    """What became of an entry since it was logged, oldest first."""
    return [
        Step(_became(older, newer), older.entry, newer.entry, newer.written_at)
        for older, newer in pairwise(history.versions)
    ]


def _became(older: Version, newer: Version) -> Became:
    if newer.withdrawn:
        return Became.WITHDRAWN
    return Became.BACK if older.withdrawn else Became.CHANGED


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """One page of what was logged for a goal, newest date first; `number` 0 is the first.

    `promises` are those of the goal that its entries may be for, ended ones too. `goals` are the member's,
    of which another can be chosen.
    """

    profile: Profile
    today: date
    goal: Goal
    promises: tuple[Commitment, ...]
    entries: tuple[EntryHistory, ...]
    goals: tuple[Goal, ...]
    number: int = 0
    has_older: bool = False


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry to be changed, from the page `number` of its goal's history."""

    profile: Profile
    today: date
    history: EntryHistory
    goal: Goal
    promise: Commitment | None
    number: int = 0
