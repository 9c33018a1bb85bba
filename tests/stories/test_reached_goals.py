"""Once a goal's target is hit, nothing reminds of it and nothing is missed in it, until its owner speaks."""

from decimal import Decimal

from bot.demo.actors import Actor
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.stories.test_nudges import berlin, nudges
from tests.world import World


async def reaches(world: World, actor: Actor) -> None:
    """The target of their goal is 1 from now on, and hit."""
    profile = await profile_of(world, actor)
    async with world.deps.open_uow(await world.workspace()) as uow:
        (goal,) = await uow.goals.every(profile.id)
        await uow.goals.change(goal.id, target=Decimal(1), unit="people")
    await actor.command("/log", "1 feedback")


async def test_no_reminder_comes_after_the_goal_was_reached(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    assert nudges(ada) == ["Tue 10 14:00"]
    await reaches(world, ada)
    await world.advance(to=berlin(13, 18))
    assert [each for each in received(ada) if "open" in each or "to go" in each] == []
    assert [each[:6] for each in received(ada)] == ["Tue 10"]


async def test_reminders_come_again_for_whoever_says_not_yet(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    await reaches(world, ada)
    await ada.press(ada.ephemerals[-1], "Not yet")
    await world.advance(to=berlin(11, 18))
    assert [each[:12] for each in received(ada)][1:] == ["Wed 11 14:00"]
