"""Why a message came, and the one click that stops its kind."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow
from bot.domain.people import Profile, Visit
from bot.domain.switches import Switch, turned
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


async def turn(open_uow: OpenUow, now: datetime, visit: Visit, switch: Switch, *, on: bool) -> Profile:
    """Stop a kind of message to a member, or let it come again at the times it had."""
    async with opened(open_uow, now, visit) as (uow, profile):
        if not profile.member:
            return profile
        await uow.people.choose(profile.id, turned(profile.times, switch, on=on), now)
        return await followed(uow, profile.person.slack_user_id, now)
