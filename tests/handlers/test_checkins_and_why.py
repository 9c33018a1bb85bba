"""What no button of ours would send, and what stands where there is nothing to say; through the real app."""

from dataclasses import replace

import pytest

from bot.demo.actors import Actor
from tests.domain.plans import make_goal, march
from tests.stories.promises import member_with_daily_promise, profile_of
from tests.stories.weekly import only_they_see, seen
from tests.world import World

GONE = "That is no longer there, or it is not yours. Nothing was changed."


@pytest.fixture
async def ada(world: World) -> Actor:
    """Ada on the afternoon of Tue 10 Mar, with a nudge before her."""
    actor = await member_with_daily_promise(world, "Ada")
    await world.advance(days=1, hours=6)
    return actor


@pytest.mark.parametrize("forged", ["why:show nonsense", "why:show", "why:stop digest", "why:start nonsense"])
async def test_a_kind_that_does_not_exist_is_answered_as_gone(ada: Actor, forged: str) -> None:
    action_id, _, value = forged.partition(" ")
    await ada.press(ada.dm[-1], "Why this message?")
    button = ada.ephemerals[-1].blocks[-1]["elements"][0]
    button["action_id"] = action_id
    await ada.press(ada.ephemerals[-1], "Turn these off", forged_value=value)
    assert only_they_see(ada) == GONE


async def test_a_message_that_answers_an_act_says_so(ada: Actor) -> None:
    await ada.press(ada.dm[-1], "Why this message?")
    button = ada.ephemerals[-1].blocks[-1]["elements"][0]
    button["action_id"] = "why:show"
    await ada.press(ada.ephemerals[-1], "Turn these off", forged_value="answer")
    assert only_they_see(ada) == "You asked for this message, or it answers something you did."


async def test_home_opens_the_checkin_as_a_form(world: World, ada: Actor) -> None:
    await ada.open_home()
    await world.settle()
    answer = await ada.press(ada.home, "Check in")
    assert answer.view is not None
    assert answer.view.title == "Check-in"
    answer = await ada.submit({"Feedback": "On track"})
    assert answer.view is not None
    assert answer.view.blocks[1]["text"]["text"] == "*Feedback*: on track."


async def test_without_an_open_goal_home_has_nothing_to_check_in_on(world: World, ada: Actor) -> None:
    await ada.open_home()
    await world.settle()
    profile = await profile_of(world, ada)
    async with world.deps.open_uow(await world.workspace()) as uow:
        for goal in await uow.goals.every(profile.id):
            await uow.goals.change(goal.id, dropped_on=march(10))
    answer = await ada.press(ada.home, "Check in")
    assert answer.view is not None
    assert answer.view.blocks[0]["text"]["text"].startswith("There is no open goal to check in on.")


async def test_the_last_of_many_goals_is_answered_on_a_page_of_its_own(world: World, ada: Actor) -> None:
    profile = await profile_of(world, ada)
    async with world.deps.open_uow(await world.workspace()) as uow:
        for number in range(2, 28):
            goal = replace(make_goal(), id=uow.new_id(), member_id=profile.id, number=number)
            await uow.goals.add(replace(goal, short_name=f"Goal {number}", starts_on=march(2)), world.now)
    await ada.open_home()
    await world.settle()
    await ada.press(ada.home, "Check in")
    await ada.submit()
    answer = await ada.press(ada.modal, "The last goal")
    assert answer.view is not None
    assert answer.view.blocks[-1]["elements"][0]["text"] == "These are goals 26 to 26 of your 26."
    answer = await ada.submit({"Goal 27": "Stuck"})
    assert answer.view is not None
    assert answer.view.blocks[1]["text"]["text"] == "*Goal 27*: stuck."


async def test_a_status_that_does_not_exist_is_not_kept(world: World, ada: Actor) -> None:
    await world.advance(days=6)
    await ada.press(seen(ada, "Your check-in")[0], "Say more")
    view = ada.modal
    assert view is not None
    status = next(block for block in view.blocks if block["block_id"].startswith("status:"))
    status["element"]["options"][0]["value"] = "splendid"
    answer = await ada.submit({"Feedback": "On track"})
    assert GONE in answer.errors.values()
