"""What the clock knows to do, joined from the features' own tables."""

from collections.abc import Mapping
from datetime import datetime

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.routines import RoutineKind
from jobs import (
    bare_goals,
    changes,
    charts,
    checkins,
    coaches,
    ends,
    feedback,
    first_partner,
    gathering,
    goal_checks,
    intentions,
    look_backs,
    nudges,
    partners,
    quiet,
    slips,
    welcome,
    words,
)
from jobs.compose import Composed, Composer, Composers, Failed, Seen, SentHook
from jobs.plan import Planner

ANSWERS: Mapping[str, Composer] = {
    **charts.ANSWERS,
    **coaches.ANSWERS,
    **ends.ANSWERS,
    **goal_checks.ANSWERS,
    **nudges.ANSWERS,
}
"""What is owed once and to one person, by what it is; a feature adds `**jobs.<feature>.ANSWERS`."""


async def _answer(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    return await ANSWERS[owed.about["what"]](uow, owed, now)


_COMPOSERS: Composers = {
    Kind.ANSWER: _answer,
    **changes.COMPOSERS,
    **bare_goals.COMPOSERS,
    **checkins.COMPOSERS,
    **coaches.COMPOSERS,
    **ends.COMPOSERS,
    **gathering.COMPOSERS,
    **feedback.COMPOSERS,
    **first_partner.COMPOSERS,
    **intentions.COMPOSERS,
    **look_backs.COMPOSERS,
    **nudges.COMPOSERS,
    **partners.COMPOSERS,
    **quiet.COMPOSERS,
    **slips.COMPOSERS,
    **words.COMPOSERS,
}


def composers(host_contact: str) -> Composers:
    """Who draws which kind of message; the welcome names who looks after the bot."""
    return {Kind.WELCOME: welcome.hello(host_contact), **_COMPOSERS}


PLANNERS: Mapping[RoutineKind, Planner] = {
    **checkins.PLANNERS,
    **coaches.PLANNERS,
    **nudges.PLANNERS,
    **slips.PLANNERS,
}
"""Who writes what a routine owes when it rings."""

FAILED: Mapping[Kind, Failed] = {**coaches.FAILED, **gathering.FAILED}
"""What follows when Slack refuses a kind of message."""

SENT: Mapping[Kind, SentHook] = {
    **checkins.SENT,
    **coaches.SENT,
    **gathering.SENT,
    **quiet.SENT,
    **slips.SENT,
}
"""What follows when a kind of message went out, or was drawn again."""

SEEN: Mapping[Kind, Seen] = {**coaches.SEEN}
"""What follows when Slack said who reads the channel that a kind of message asked about."""
