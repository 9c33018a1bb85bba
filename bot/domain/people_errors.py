"""What a person can put right about others: whom they invite, ask, tell, write to; what a coach reads."""

from dataclasses import dataclass
from datetime import date

from bot.domain.errors import PersonError
from bot.domain.sharing import Obstacle


class NoSummary(PersonError):
    """No summary of this coach: none in the channel they stand in, none of their own elsewhere."""


@dataclass(eq=False)
class SeveralSummaries(PersonError):
    """A coach of several channels has to say which; `names` are theirs."""

    names: tuple[str, ...]


@dataclass(eq=False)
class OthersSummary(PersonError):
    """The summary of this channel was asked for by `coach`: only they see it first, or stop it."""

    coach: str


class NamedInTheOpen(PersonError):
    """Names stand in private channels alone."""


@dataclass(eq=False)
class CannotInvite(PersonError):
    """Somebody who cannot be asked to be a partner, and why."""

    obstacle: Obstacle


@dataclass(eq=False)
class CannotAsk(PersonError):
    """Somebody who cannot be asked what they see, called `name`, and why; never what they said before."""

    obstacle: Obstacle
    name: str


@dataclass(eq=False)
class TooManyPeople(PersonError):
    """More people (`count`) than are asked at once (`limit`)."""

    count: int
    limit: int


@dataclass(eq=False)
class TooFewForUnnamed(PersonError):
    """Fewer people than unnamed answers take to be shown (`least`)."""

    least: int


class NothingSaid(PersonError):
    """No words where some are needed."""


class NobodyChosen(PersonError):
    """Nobody to tell it to: no person and no channel."""


@dataclass(eq=False)
class TooManyChannels(PersonError):
    """More channels than are told at once."""

    limit: int


@dataclass(eq=False)
class CannotTell(PersonError):
    """Somebody, called `name`, who cannot be told something, and why."""

    obstacle: Obstacle
    name: str


@dataclass(eq=False)
class ChannelClosed(PersonError):
    """A channel in which the bot cannot post: archived, or nobody invited it."""

    name: str


@dataclass(eq=False)
class EnoughWords(PersonError):
    """As many words went to a member (`name`) as come in a week; the next may on `free_on`, theirs."""

    name: str
    free_on: date


@dataclass(eq=False)
class NoWordsNow(PersonError):
    """A member (`name`) wants no words from this partner before `until`, a date of theirs."""

    name: str
    until: date


class NothingToShare(PersonError):
    """An invitation without a goal: there would be nothing to see."""
