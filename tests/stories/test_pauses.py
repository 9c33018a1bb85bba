"""A goal rests until a day: nothing of it is asked, nothing is missed; then it goes on."""

from datetime import UTC, datetime

import pytest

from bot.demo.actors import Actor
from tests.domain.plans import march
from tests.handlers.goals import goal_with_promise, words_of
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.stories.test_reached import ben_with_grace
from tests.stories.weekly import another_goal, only_they_see, seen
from tests.world import World

NEXT_MONDAY = datetime(2026, 3, 16, 8, tzinfo=UTC)


@pytest.fixture
async def ada(world: World) -> Actor:
    """Ada, with one goal and its promise."""
    actor = world.person("Ada")
    await goal_with_promise(actor)
    return actor


async def test_a_paused_goal_is_left_alone_until_its_day(world_on: World) -> None:
    world = world_on
    ada = await member_with_daily_promise(world, "Ada")
    answer = await ada.command("/goal", "pause 1 until 20 march")
    assert answer.text == (
        "Goal 1 is paused until Fri 20 Mar, that day included. Nothing of *Feedback* is asked or counted as "
        "missed on these days. [Go on now]"
    )
    await world.advance(to=datetime(2026, 3, 21, 12, tzinfo=UTC))
    assert received(ada) == []
    await world.advance(to=datetime(2026, 3, 23, 14, tzinfo=UTC))
    assert received(ada) == ["Mon 23 14:00 1 to go today"]


async def test_other_goals_go_on(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await another_goal(world, ada)
    await ada.command("/goal", "pause talk for two weeks")
    await world.advance(to=datetime(2026, 3, 10, 14, tzinfo=UTC))
    (nudge,) = seen(ada, "1 to go today")
    assert "Talk" not in nudge.text
    await world.advance(to=NEXT_MONDAY)
    (asked,) = seen(ada, "Your check-in is ready")
    assert "Talk" not in asked.text
    listed = (await ada.command("/goal", "list")).text
    assert "*2 Talk*: 0 of 12 people. Paused until Sun 22 Mar." in listed


async def test_nobody_hears_of_days_on_which_a_goal_was_paused(world: World) -> None:
    ben, grace = await ben_with_grace(world)
    await ben.command("/goal", "pause 1 until 20 march")
    heard = len(grace.dm)
    await world.advance(days=12)
    assert len(grace.dm) == heard


async def test_a_goal_goes_on_before_its_day(world: World, ada: Actor) -> None:
    await ada.command("/goal", "pause 1 until 20 march")
    await world.advance(days=2)
    answer = await ada.command("/goal", "resume 1")
    assert answer.text == (
        "Goal 1 goes on from today. Nothing of it was counted: Mon 9 to Tue 10 Mar. It is *Workshops*."
    )
    assert (await ada.command("/goal", "resume 1")).text == "Goal 1 is not paused. It is *Workshops*."
    profile = await profile_of(world, ada)
    async with world.deps.open_uow(await world.workspace()) as uow:
        (goal,) = (await uow.goals.plan(profile.id)).goals
    assert [(each.first, each.last) for each in goal.pauses] == [(march(9), march(10))]


async def test_a_pause_taken_back_at_once_never_was(ada: Actor) -> None:
    answer = await ada.command("/goal", "pause until friday")
    await ada.press(answer.shown, "Go on now")
    assert only_they_see(ada) == "Goal 1 is not paused any more. It is *Workshops*."
    assert "Paused" not in (await ada.command("/goal", "list")).text


async def test_a_new_end_takes_the_place_of_the_one_before(ada: Actor) -> None:
    await ada.command("/goal", "pause 1 until 20 march")
    await ada.command("/goal", "pause 1 until wednesday")
    assert "Paused until Wed 11 Mar." in (await ada.command("/goal", "show 1")).text


async def test_a_pause_may_lie_ahead(ada: Actor) -> None:
    answer = await ada.command("/goal", "pause 1 16-20 march")
    assert answer.text.startswith("Goal 1 will be paused: Mon 16 to Fri 20 Mar.")
    assert "Paused" not in (await ada.command("/goal", "show 1")).text
    assert (await ada.command("/goal", "resume 1")).text.startswith("Goal 1 is not paused any more.")


async def test_without_a_day_a_form_asks_for_it(ada: Actor) -> None:
    answer = await ada.command("/goal", "pause workshops")
    assert "Goal 1, *Workshops*, rests from today on." in words_of(answer)
    answer = await ada.submit({"Last day of the pause": "2026-03-08"})
    assert answer.errors == {"until": "Sun 8 Mar is over. Choose a day that lies ahead."}
    answer = await ada.submit({"Last day of the pause": None})
    assert answer.errors == {"until": "Choose the last day of the pause."} or "until" in answer.errors
    answer = await ada.submit({"Last day of the pause": "2026-03-13"})
    assert "Goal 1 is paused until Fri 13 Mar" in words_of(answer)


async def test_in_a_message_the_day_is_one_press_away(world: World, ada: Actor) -> None:
    await ada.say(None, "pause workshops")
    await world.settle()
    asked = ada.dm[-1]
    assert asked.text.startswith("Until when? Write it like /goal pause 1 until friday, or choose the day.")
    answer = await ada.press(asked, "Choose the day")
    assert "rests from today on" in words_of(answer)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("pause 1 until feb 30", "There is no such day."),
        ("pause 7 until friday", "I find no such goal."),
        ("pause 1 until 1 july 2029", "That is too far away."),
        ("resume 7", "I find no such goal."),
    ],
)
async def test_what_cannot_be_meant_is_said(ada: Actor, typed: str, says: str) -> None:
    assert (await ada.command("/goal", typed)).text.startswith(says)


async def test_resume_takes_up_what_had_ended(ada: Actor) -> None:
    await ada.command("/goal", "done 1")
    answer = await ada.command("/goal", "pause 1 until friday")
    assert answer.text == "That goal is no longer there, or it is not yours. /goal list shows yours."
    assert (await ada.command("/goal", "resume 1")).text == "Goal 1 is active again. It is *Workshops*."
    assert "Feedback" in (await ada.command("/goal", "list")).text


async def test_a_checkin_while_every_goal_rests_says_so(world: World, ada: Actor) -> None:
    await ada.command("/goal", "pause 1 until 20 march")
    await world.advance(days=3)
    answer = await ada.command("/checkin")
    assert answer.text.startswith("There is nothing to check in on: your goals are paused, or were")


async def test_the_page_shows_the_pause_and_a_way_out(world: World, ada: Actor) -> None:
    await ada.command("/goal", "pause 1 until 20 march")
    await ada.open_home()
    await world.slack.until(lambda: ada.home)
    await ada.press(ada.home, "Resting (1)")
    await ada.press(ada.modal, "Go on now")
    assert "Paused" not in (await ada.command("/goal", "list")).text
