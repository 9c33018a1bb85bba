"""What the pages of the career goal, and of its why, show."""

from dataclasses import dataclass

from bot.domain.roadmap import Career, RoadmapFacts

CAREER_MAX = 300
"""Characters of the next role, and of what comes eventually."""
WHY_MAX = 1000
"""Characters of an answer to one of the three questions: a few sentences."""


@dataclass(frozen=True, slots=True)
class CareerFacts:
    """Somebody's career goal with where they stand on the roadmap.

    `before` is the career goal it took the place of, while `goals`, by their short names, hang on it.
    """

    career: Career
    roadmap: RoadmapFacts
    before: Career | None = None
    goals: tuple[str, ...] = ()
