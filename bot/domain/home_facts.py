"""What somebody's Home and today's overview show."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.ask_facts import NOTHING_GATHERED, GatheringOnHome
from bot.domain.partners import Overview
from bot.domain.people import Profile
from bot.domain.progress import GoalFacts, PromiseFacts
from bot.domain.roadmap import NOTHING_YET, RoadmapFacts


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
