"""What the clock knows to do, joined from the features' own tables."""

from collections.abc import Mapping
from datetime import datetime

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.routines import RoutineKind
from jobs import coaches
from jobs.compose import Composed, Composer, Composers, Failed
from jobs.plan import Planner

ANSWERS: Mapping[str, Composer] = {**coaches.ANSWERS}
"""What is owed once and to one person, by what it is; a feature adds `**jobs.<feature>.ANSWERS`."""


async def _answer(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    return await ANSWERS[owed.about["what"]](uow, owed, now)


COMPOSERS: Composers = {Kind.ANSWER: _answer, **coaches.COMPOSERS}
"""Who draws which kind of message."""

PLANNERS: Mapping[RoutineKind, Planner] = {**coaches.PLANNERS}
"""Who writes what a routine owes when it rings."""

FAILED: Mapping[Kind, Failed] = {**coaches.FAILED}
"""What follows when Slack refuses a kind of message."""
