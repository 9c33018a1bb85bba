"""A goal's day is over, or its owner lets it go: asked once, decided by them, told to whom they choose."""

from datetime import UTC, datetime

import pytest

from bot.demo.actors import Actor
from bot.domain.sharing import Role
from tests.handlers.goals import words_of
from tests.stories.missed import opened
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_reached import ben_with_grace
from tests.stories.weekly import another_goal, buttons, lines, only_they_see, seen
from tests.world import World

NEXT_MONDAY = datetime(2026, 3, 16, 8, tzinfo=UTC)
CLOSED = "Ben has closed *Feedback*. Nothing is asked of you."


async def past_its_day(world: World) -> Actor:
    """Ada, whose goal had to be reached by Fri 13 Mar, and was not."""
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "edit 1")
    await ada.submit({"deadline": "2026-03-13"})
    await ada.close_modal()
    await ada.command("/log", "5 feedback")
    await world.advance(to=NEXT_MONDAY)
    return ada


async def test_a_day_that_is_over_is_asked_about_once(world_on: World) -> None:
    world = world_on
    ada = await past_its_day(world)
    (asked,) = seen(ada, "Your check-in is ready")
    assert "*Feedback*: its day was Fri 13 Mar; 5 of 12 people. What is true now?" in lines(asked)
    assert "[Reached anyway] [New date] [Let it go]" in asked.text
    assert buttons(asked)[:3] == ["Reached anyway", "New date", "Let it go"]
    await world.advance(days=7)
    second = seen(ada, "Your check-in is ready")[1]
    assert "What is true now?" not in second.text
    assert "Feedback" in (await ada.command("/goal", "list")).text


async def test_a_new_date_goes_on_and_is_asked_about_when_it_is_over(world: World) -> None:
    ada = await past_its_day(world)
    (asked,) = seen(ada, "Your check-in is ready")
    answer = await ada.press(asked, "New date")
    assert "Goal 1, *Feedback*. Its day was Fri 13 Mar." in words_of(answer)
    assert (await ada.submit({"By when now?": "2026-03-10"})).errors == {
        "until": "Tue 10 Mar is over. Choose a day that lies ahead."
    }
    answer = await ada.submit({"By when now?": "2026-03-20"})
    assert words_of(answer) == "Goal 1, *Feedback*, now runs until Fri 20 Mar."
    await ada.close_modal()
    await world.settle()
    assert buttons(asked)[:3] == ["On track", "At risk", "Stuck"]
    await world.advance(days=7)
    assert "its day was Fri 20 Mar" in seen(ada, "Your check-in is ready")[1].text


async def test_reached_anyway_is_what_its_owner_says(world: World) -> None:
    ada = await past_its_day(world)
    (asked,) = seen(ada, "Your check-in is ready")
    await ada.press(asked, "Reached anyway")
    assert "Goal 1, *Feedback*, is reached: 5 of 12 people. Well done." in only_they_see(ada)


async def test_let_go_from_the_checkin_leaves_the_rest_of_it(world: World) -> None:
    ada = await past_its_day(world)
    await another_goal(world, ada)
    (asked,) = seen(ada, "Your check-in is ready")
    await ada.press(asked, "Let it go")
    answer = await ada.submit({"One line on what you take from it?": "Mornings <work> best"})
    assert "Nobody is told" not in words_of(answer)
    await ada.close_modal()
    await world.settle()
    assert "*Feedback*" not in asked.text
    assert "*Talk*" in asked.text
    shown = (await ada.command("/goal", "show 1")).text
    assert "What you take from it: “Mornings &lt;work&gt; best”" in shown
    assert "5 of 12 people" in shown


async def test_a_partner_hears_nothing_of_a_goal_let_go_unless_its_owner_says_so(world: World) -> None:
    ben, grace = await ben_with_grace(world)
    answer = await ben.command("/goal", "drop 1")
    assert f"If so, Grace gets: “{CLOSED}” Nothing else." in words_of(answer)
    answer = await ben.submit({"One line on what you take from it?": "Too much at once"})
    assert "Nobody is told." in words_of(answer)
    heard = len(grace.dm)
    await world.advance(days=2)
    assert len(grace.dm) == heard


async def test_a_partner_hears_one_neutral_sentence_where_its_owner_says_so(world_on: World) -> None:
    world = world_on
    ben, grace = await ben_with_grace(world)
    await ben.command("/goal", "drop 1")
    answer = await ben.submit(
        {"Tell Grace": "That it is closed", "One line on what you take from it?": "Too much at once"}
    )
    assert "One sentence is on the way to Grace" in words_of(answer)
    await world.advance(days=1)
    (card,) = [each for each in grace.dm if each.text.startswith("A goal is closed.")]
    assert lines(card)[0] == f"A goal is closed. {CLOSED}"
    assert "Too much" not in card.text


async def test_what_was_taken_back_in_time_is_not_told(world: World) -> None:
    ben, grace = await ben_with_grace(world)
    await world.advance(hours=10)  # her evening: quiet
    await ben.command("/goal", "drop 1")
    await ben.submit({"Tell Grace": "That it is closed"})
    await ben.press(ben.modal, "Take that back")
    await world.advance(days=2)
    assert not [each for each in grace.dm if each.text.startswith("A goal is closed.")]


async def test_who_does_not_see_the_goal_is_not_among_those_to_tell(world: World) -> None:
    ben, _ = await ben_with_grace(world)
    await another_goal(world, ben)
    answer = await ben.command("/goal", "drop talk")
    assert "Grace" not in words_of(answer)


async def test_a_manager_hears_no_numbers(world: World) -> None:
    await opened(world, role=Role.MANAGER)
    ben, grace = world.person("Ben"), world.person("Grace")
    answer = await ben.command("/goal", "done 1")
    await ben.press(answer.shown, "Thank Grace")
    await ben.submit()
    await world.advance(days=1)
    (card,) = [each for each in grace.dm if each.text.startswith("Good news")]
    assert "Ben has reached *Feedback*. Ben says thank you." in card.text


async def test_in_a_message_letting_go_is_one_press_away(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await ada.say(None, "drop feedback")
    await world.settle()
    answer = await ada.press(ada.dm[-1], "Let it go")
    assert "Letting a goal go is a decision, not a failure." in words_of(answer)


async def test_a_second_form_changes_nothing(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "drop 1")
    await ada.command("/goal", "done 1")
    answer = await ada.submit()
    assert "was reached before" in words_of(answer)


@pytest.mark.parametrize("choice", ["Reached anyway", "New date", "Let it go"])
async def test_each_way_says_its_goal_to_who_hears_it(world: World, choice: str) -> None:
    ada = await past_its_day(world)
    (asked,) = seen(ada, "Your check-in is ready")
    await ada.press(asked, f"{choice}, for goal 1, Feedback")


async def test_a_new_date_for_a_goal_that_has_ended_changes_nothing(world: World) -> None:
    ada = await past_its_day(world)
    (asked,) = seen(ada, "Your check-in is ready")
    await ada.press(asked, "New date")
    await ada.command("/goal", "done 1")
    answer = await ada.submit({"By when now?": "2026-03-27"})
    assert answer.errors == {
        "until": "That goal is no longer there, or it is not yours. /goal list shows yours."
    }


async def test_a_partner_who_left_before_it_was_sent_hears_nothing(world: World) -> None:
    ben, grace = await ben_with_grace(world)
    await world.advance(hours=10)  # her evening: quiet
    await ben.command("/goal", "drop 1")
    await ben.submit({"Tell Grace": "That it is closed"})
    listed = await grace.command("/partner")
    await grace.press(listed.shown, "End quietly")
    await world.advance(days=2)
    assert not [each for each in grace.dm if each.text.startswith("A goal is closed.")]


async def test_what_has_ended_is_neither_reached_nor_let_go_again(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "drop 1")
    await ada.submit()
    await ada.close_modal()
    over = "Goal 1 was let go on Mon 9 Mar. It is *Feedback*. [Take it up again]"
    assert (await ada.command("/goal", "done 1")).text == over
    answer = await ada.command("/goal", "drop 1")
    assert answer.text == over
    await ada.press(answer.shown, "Take it up again")
    assert "Feedback" in (await ada.command("/goal", "list")).text
    answer = await ada.command("/goal", "done 1")
    assert (await ada.command("/goal", "drop 1")).text.startswith("Goal 1 was reached on Mon 9 Mar.")
