"""A coach's channel, and what each person chose to show in it."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.sharing import CoachView

COACH_CHANNEL = "coach_channel"
"""The name of the thing in `Gone`."""
OPEN_FROM = 5
"""People from whom on a channel that is not private gets its totals (product.md, Coach digest)."""


READERS_MORE = 3
"""Readers that may join before those who chose are told, once (product.md, Coach digest)."""


@dataclass(frozen=True, slots=True)
class SeenChannel:
    """A channel as Slack shows it to the bot.

    `private`: only its members read it, and none of them belongs to another company. `readers` are its
    members without the bot. `joined`: the bot is one of them.
    """

    slack_id: str
    name: str
    private: bool
    shared: bool
    archived: bool
    joined: bool
    readers: int

    @property
    def closed(self) -> bool:
        """Whether the bot cannot post there."""
        return self.archived or not self.joined


@dataclass(frozen=True, slots=True)
class CoachChannel:
    """A channel that gets a weekly summary, for the coach who asked for it.

    `private` is what was last seen; where it is false the channel gets totals alone.
    """

    id: UUID
    slack_channel_id: str
    coach_id: UUID
    name: str
    private: bool
    runs: bool


@dataclass(frozen=True, slots=True)
class CoachChoice:
    """What one person shows in one channel, and how many readers they were shown when they chose."""

    channel_id: UUID
    person_id: UUID
    shows: CoachView
    readers: int

    def outgrown(self, seen: SeenChannel) -> bool:
        """Whether others may read than were shown when they chose: more than a few, or anybody at all."""
        opened = self.shows is CoachView.NAMED and not seen.private
        return self.shows is not CoachView.OFF and (opened or seen.readers > self.readers + READERS_MORE)
