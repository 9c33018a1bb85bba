"""Why a message came, and the one click that stops its kind."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow
from bot.domain.people import Profile, Visit
from bot.domain.routines import RoutineKind
from bot.usecases.followed import followed
from bot.usecases.visits import opened


@dataclass(frozen=True, slots=True)
class Reason:
    """Whose message it is, and the short names of the goals it can be about."""

    profile: Profile
    goals: tuple[str, ...]


async def reason(open_uow: OpenUow, now: datetime, visit: Visit) -> Reason:
    """What the scheduled messages of a member rest on."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        plan = await uow.goals.plan(profile.id)
        return Reason(profile, tuple(goal.short_name for goal in plan.goals))


async def turn(open_uow: OpenUow, now: datetime, visit: Visit, kind: RoutineKind, *, on: bool) -> Profile:
    """Stop a member's check-ins or nudges, or let them come again at the times they had."""
    async with opened(open_uow, now, visit) as (uow, profile):
        if not profile.member:
            return profile
        times = (
            replace(profile.times, checkins_on=on)
            if kind is RoutineKind.CHECKIN
            else replace(profile.times, nudges_on=on)
        )
        await uow.people.choose(profile.id, times, now)
        return await followed(uow, profile.person.slack_user_id, now)
