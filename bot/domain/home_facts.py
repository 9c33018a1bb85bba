"""What somebody's Home, the pages behind it and today's overview show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.domain.ask_facts import NOTHING_GATHERED, GatheringOnHome
from bot.domain.coaches import CoachChannel
from bot.domain.goals import Goal
from bot.domain.intentions import Told
from bot.domain.partners import Agreement, Overview
from bot.domain.people import Profile
from bot.domain.progress import GoalFacts, PromiseFacts
from bot.domain.roadmap import NOTHING_YET, RoadmapFacts
from bot.domain.sharing import CoachView

WAITS_FOR = timedelta(days=14)
"""How long Home says that something waits for a partner: none is fine too (words.md, T9)."""


@dataclass(frozen=True, slots=True)
class Others:
    """What passes between somebody and others, as far as Home counts it.

    `heard`: the messages of this month, by the agreement with a partner of theirs. `waiting`: what waits for
    them, by the agreement in which they are the partner. `told`: goals that were told in their own words.
    `shows`: the channels in which they chose to show something. `coaches`: those that they coach. `gave`:
    whether they gave feedback.
    """

    heard: Mapping[UUID, int] = field(default_factory=dict)
    waiting: Mapping[UUID, int] = field(default_factory=dict)
    told: frozenset[UUID] = frozenset()
    shows: tuple[tuple[CoachChannel, CoachView], ...] = ()
    coaches: tuple[CoachChannel, ...] = ()
    gave: bool = False


NOBODY = Others()


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """Everything on one page: `open` are the promises open today, `finished` the goals reached or let go.

    `away_until` is the last day of the absence that covers today; `next_checkin` an instant, UTC.
    """

    profile: Profile
    today: date
    goals: tuple[GoalFacts, ...]
    open: tuple[PromiseFacts, ...]
    finished: int
    next_checkin: datetime | None
    away_until: date | None
    people: Overview
    gathering: GatheringOnHome = NOTHING_GATHERED
    roadmap: RoadmapFacts = NOTHING_YET
    others: Others = NOBODY

    @property
    def in_work(self) -> tuple[GoalFacts, ...]:
        """The goals that do not rest."""
        return tuple(each for each in self.goals if not each.paused_until)

    @property
    def resting(self) -> int:
        """How many goals rest until a day."""
        return len(self.goals) - len(self.in_work)

    @property
    def knows_others(self) -> bool:
        """Whether somebody is there as a partner or a coach, or was asked something."""
        people, others = self.people, self.others
        asked = people.asked or self.gathering.waiting
        return bool(people.mine or people.helped or asked or others.coaches or others.gave)


@dataclass(frozen=True, slots=True)
class GoalsBehind:
    """The goals that Home folds away: active ones that rest, and those that ended, newest first."""

    profile: Profile
    today: date
    active: tuple[GoalFacts, ...]
    ended: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class GoalSeen:
    """One goal, and everybody who sees something of it: partners, readers of words, coaches' channels."""

    goal: Goal
    today: date
    agreements: tuple[Agreement, ...]
    told: tuple[Told, ...] = ()
    shows: tuple[tuple[CoachChannel, CoachView], ...] = ()
