"""What a goal's owner says of it from check-in to check-in, and since when they say the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.calendar import WEEK
from bot.domain.goals import CheckinStatus

LOOKED_BACK = 26 * WEEK
"""How far back it is looked for since when the same is said."""
APART_MOST = 2 * WEEK
"""Between the weeks of two check-ins that say the same: one without an answer between them ends nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was last said of a goal, about the week that begins on `week_on`, and the week it began with."""

    status: CheckinStatus
    week_on: date
    since: date


def standing(said: Iterable[tuple[UUID, CheckinStatus, date]]) -> dict[UUID, Standing]:
    """By goal, what stands, out of answers with the first days of their weeks, newest first."""
    found: dict[UUID, Standing] = {}
    ended: set[UUID] = set()
    for goal_id, status, week_on in said:
        newest = found.get(goal_id)
        if newest is None:
            found[goal_id] = Standing(status, week_on, week_on)
        elif status is not newest.status or newest.since - week_on > APART_MOST:
            ended.add(goal_id)
        elif goal_id not in ended:
            found[goal_id] = Standing(status, newest.week_on, week_on)
    return found
