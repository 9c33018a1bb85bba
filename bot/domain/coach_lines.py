"""A line for a coach beside *stuck* or *at risk*: who may read it, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from bot.domain.goals import CheckinStatus

LINE_FOR_COACH_MAX = 120
"""Characters: one line under a name in a summary of many."""
NEEDS_A_WORD = frozenset((CheckinStatus.STUCK, CheckinStatus.AT_RISK))
"""What a line can stand beside: only there a name stands with why (product.md, Coach digest)."""


@dataclass(frozen=True, slots=True)
class LineForCoach:
    """What somebody asks for beside an answer, and the channels they ticked for it (our ids)."""

    words: str = ""
    channels: frozenset[UUID] = frozenset()


NO_LINE = LineForCoach()


@dataclass(frozen=True, slots=True)
class CoachedIn:
    """The private channels in which a member is named, by our id with their names; their lines by goal."""

    channels: Mapping[UUID, str] = field(default_factory=dict)
    lines: Mapping[UUID, LineForCoach] = field(default_factory=dict)

    def line(self, goal_id: UUID) -> LineForCoach:
        """What is asked for beside a goal's answer."""
        return self.lines.get(goal_id, NO_LINE)


COACHED_NOWHERE = CoachedIn()
