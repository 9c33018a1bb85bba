"""What somebody tells others of a goal of theirs: the intention first, later how far it has come.

Off until asked for. Telling others of a goal can help or hurt (Gollwitzer 2009 found less effort after an
identity goal was told), so it is the owner's own words, seen first, and can be taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.domain.coaches import SeenChannel
from bot.domain.errors import TooLong
from bot.domain.partners import account_obstacle
from bot.domain.people import Introduction, Profile
from bot.domain.people_errors import (
    CannotTell,
    ChannelClosed,
    NobodyChosen,
    NothingSaid,
    TooManyChannels,
    TooManyPeople,
)
from bot.domain.progress import GoalFacts

PEOPLE_MOST = 5
CHANNELS_MOST = 3
"""People and channels told at once: an intention is told to those it concerns."""
WORDS_MOST = 600
ABLE_MOST = 300


class Telling(StrEnum):
    """What is told of a goal."""

    INTENTION = "intention"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Intention:
    """Words of a goal's owner for others; `able`: what the team can do then that it cannot do today."""

    id: UUID
    goal_id: UUID
    telling: Telling
    words: str
    able: str
    created_at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody, or a channel by its name, that an intention is told to."""

    id: UUID
    intention_id: UUID
    slack_id: str
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An intention with everybody who was told; `closed` are the readers that Slack took nothing for."""

    intention: Intention
    readers: tuple[Reader, ...]
    closed: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Sharing:
    """A goal, and what was told of it and stands, the oldest first."""

    profile: Profile
    facts: GoalFacts
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be told, and to whom, as Slack describes them."""

    telling: Telling
    words: str
    able: str
    people: tuple[Introduction, ...]
    channels: tuple[SeenChannel, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What one reader sees: whose it is, and the words."""

    intention: Intention
    owner: Profile
    reader: Reader


def check(draft: Draft, me: Profile, here: str) -> None:
    """Take a draft, or say what is wrong with it; `here` is Slack's id of the workspace.

    Raises:
        NothingSaid, TooLong: the words.
        NobodyChosen, TooManyPeople, TooManyChannels: how many it is for.
        CannotTell, ChannelClosed: one of them.
    """
    if not draft.words:
        raise NothingSaid
    if len(draft.words) > WORDS_MOST:
        raise TooLong("words", WORDS_MOST, draft.words)
    if len(draft.able) > ABLE_MOST:
        raise TooLong("able", ABLE_MOST, draft.able)
    if not draft.people and not draft.channels:
        raise NobodyChosen
    if len(draft.people) > PEOPLE_MOST:
        raise TooManyPeople(len(draft.people), PEOPLE_MOST)
    if len(draft.channels) > CHANNELS_MOST:
        raise TooManyChannels(CHANNELS_MOST)
    _check_people(draft.people, me, here)
    for channel in draft.channels:
        if channel.archived or not channel.joined:
            raise ChannelClosed(channel.name)


def _check_people(people: Sequence[Introduction], me: Profile, here: str) -> None:
    for who in people:
        if obstacle := account_obstacle(who, me.person, here):
            raise CannotTell(obstacle, who.name)
