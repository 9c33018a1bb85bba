"""Members with a daily promise, put into the tables so that a story can begin in its middle."""

from dataclasses import replace
from datetime import date, datetime

from bot.demo.actors import Actor
from bot.domain.calendar import zone
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile
from bot.usecases.routines import reschedule
from tests.domain.plans import make_commitment, make_goal
from tests.world import World


async def member_with_daily_promise(world: World, name: str, *, starts_on: date | None = None) -> Actor:
    """Somebody who promised feedback to one person each working day, from today on or an earlier day."""
    actor = world.person(name)
    workspace, now = await world.workspace(), world.now
    async with world.deps.open_uow(workspace) as uow:
        account = actor.person
        who = Introduction(actor.id, account.name, account.tz, account.locale)
        await uow.people.meet(uow.new_id(), who, now)
        profile = await uow.people.profile(actor.id, now)
        assert profile is not None
        await uow.people.choose(profile.id, DEFAULT_TIMES, now)
        first = starts_on or profile.calendar.local_date(now)
        goal = replace(make_goal(starts_on=first), id=uow.new_id(), member_id=profile.id)
        await uow.goals.add(goal, now)
        promise = replace(
            make_commitment(starts_on=first), id=uow.new_id(), goal_id=goal.id, member_id=profile.id
        )
        await uow.goals.add_commitment(promise, now)
        profile = await uow.people.profile(actor.id, now)
        assert profile is not None
        await reschedule(uow, profile, now)
    return actor


async def profile_of(world: World, actor: Actor) -> Profile:
    """The person as the tables have them."""
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(actor.id, world.now)
    assert profile is not None
    return profile


def received(actor: Actor, *, zone_name: str = "Europe/Berlin") -> list[str]:
    """When the bot wrote to somebody and how it began: "Wed 11 14:00 1 to go today"."""
    said = []
    for message in actor.dm:
        if message.by_bot and not message.deleted:
            at = datetime.fromtimestamp(float(message.ts), tz=zone(zone_name))
            said.append(f"{at:%a %d %H:%M} {message.text.partition('.')[0]}")
    return said
