"""A goal's target is hit: the bot asks, its owner decides; then what helped, thanks, what comes next."""

from datetime import UTC, datetime

from bot.demo.actors import Actor
from tests.domain.plans import march
from tests.handlers.goals import new_goal, words_of
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_checkins import MONDAY_NINE
from tests.stories.test_partners import invites
from tests.stories.weekly import another_goal, buttons, lines, only_they_see, seen
from tests.world import World

AFTER_NEW_YORKS_NIGHT = datetime(2026, 3, 9, 12, tzinfo=UTC)


async def ada_with_a_day(world: World) -> Actor:
    """Ada, who has promised 12 people by Tue 31 Mar."""
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "edit 1")
    await ada.submit({"deadline": "2026-03-31"})
    await ada.close_modal()
    return ada


async def ben_with_grace(world: World) -> tuple[Actor, Actor]:
    """Ben, who has promised 12 people, and Grace beside him."""
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await invites(ben)
    await world.advance(to=AFTER_NEW_YORKS_NIGHT)
    await grace.press(grace.dm[-1], "Yes, gladly")
    await world.settle()
    return ben, grace


async def test_the_answer_to_the_log_asks_and_nothing_ends_by_itself(world_on: World) -> None:
    ada = await ada_with_a_day(world_on)
    answer = await ada.command("/log", "11 feedback")
    assert "Shall we call it reached?" not in answer.text
    answer = await ada.command("/log", "1 feedback")
    question = "*Feedback*: 12 of 12 people on Mon 9 Mar, 22 days early. Shall we call it reached?"
    assert f"{question}\n[Reached] [Not yet] [Undo]" in answer.text
    assert buttons(answer.shown) == ["Reached", "Not yet", "Undo", "⋯ Other day", "⋯ Add a note"]
    assert "Feedback" in (await ada.command("/goal", "list")).text
    answer = await ada.command("/log", "1 feedback")
    assert "Shall we call it reached?" not in answer.text


async def test_one_thing_that_is_said_to_be_done_is_asked_about(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada, "Pass the exam by 15 April")
    await ada.close_modal()
    assert "Shall we call it reached?" not in (await ada.command("/log", "exam")).text
    answer = await ada.command("/log", "exam done")
    assert "*Exam*: you say it is done. Shall we call it reached?\n[Reached] [Not yet] [Undo]" in answer.text
    await ada.press(answer.shown, "Reached")
    assert "Goal 1, *Exam*, is reached: done. Well done." in lines(ada.ephemerals[-1])


async def test_reached_asks_what_helped_and_what_comes_next(world: World) -> None:
    ada = await ada_with_a_day(world)
    answer = await ada.command("/log", "12 feedback")
    await ada.press(answer.shown, "Reached")
    said = ada.ephemerals[-1]
    assert lines(said)[:3] == [
        "Reached.",
        "Goal 1, *Feedback*, is reached: 12 of 12 people on Mon 9 Mar, 22 days early. Well done.",
        "What helped most? One line, for you alone.",
    ]
    assert buttons(said) == ["What helped most", "New goal", "Ask me in 2 weeks", "⋯ Take that back"]
    await ada.press(said, "What helped most")
    answer = await ada.submit({"What helped most?": "The first five minutes of <each> meeting"})
    assert "What helped most: “The first five minutes of &lt;each&gt; meeting”" in words_of(answer)
    await ada.close_modal()
    shown = (await ada.command("/goal", "show 1")).text
    assert "What helped most: “The first five minutes" in shown
    await world.advance(days=9)
    assert seen(ada, "1 to go") == []
    assert seen(ada, "Your check-in") == []


async def test_not_yet_lets_the_goal_go_on_and_is_not_asked_again(world: World) -> None:
    ada = await ada_with_a_day(world)
    answer = await ada.command("/log", "12 feedback")
    await ada.press(answer.shown, "Not yet")
    assert only_they_see(ada) == "Goal 1 goes on. /goal done 1 says when it is reached."
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    assert "Shall we call it reached?" not in asked.text
    await ada.command("/goal", "undo")
    answer = await ada.command("/log", "12 feedback")
    assert "Shall we call it reached?" in answer.text


async def test_the_next_checkin_asks_once_and_shows_what_came_of_it(world_on: World) -> None:
    world = world_on
    ada = await ada_with_a_day(world)
    await ada.command("/log", "12 feedback")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in is ready")
    assert "*Feedback*: 12 of 12 people on Mon 9 Mar, 22 days early. Shall we call it reached?" in lines(
        asked
    )
    assert "[Reached] [Not yet]" in asked.text
    assert buttons(asked) == [
        "Reached",
        "Not yet",
        "Say more",
        "⋯ Later today",
        "⋯ Skip this week",
        "⋯ Another day",
        "⋯ Why this message?",
    ]
    await ada.press(asked, "Not yet")
    await world.settle()
    assert buttons(asked)[:3] == ["On track", "At risk", "Stuck"]
    assert "Shall we call it reached?" not in asked.text


async def test_an_unanswered_question_is_not_asked_by_the_checkin_after(world: World) -> None:
    ada = await ada_with_a_day(world)
    await ada.command("/log", "12 feedback")
    await world.advance(days=15)
    first, second = (each for each in seen(ada, "Your check-in is ready"))
    assert "Shall we call it reached?" in first.text
    assert "Shall we call it reached?" not in second.text


async def test_reached_in_the_checkin_is_answered_beside_it(world: World) -> None:
    ada = await ada_with_a_day(world)
    await ada.command("/log", "12 feedback")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    await ada.press(asked, "Reached")
    await world.settle()
    assert only_they_see(ada).startswith("Reached.")
    assert asked.text == "There is no open goal to check in on. /goal new makes one."


async def test_a_partner_is_thanked_in_words_that_stand_there_first(world_on: World) -> None:
    world = world_on
    ben, grace = await ben_with_grace(world)
    answer = await ben.command("/log", "12 feedback")
    await ben.press(answer.shown, "Reached")
    answer = await ben.press(ben.ephemerals[-1], "Thank Grace")
    promised = "Ben has reached *Feedback*: 12 of 12 people on Mon 9 Mar. Ben says thank you."
    assert f"gets: “{promised}”" in words_of(answer)
    answer = await ben.submit({"A line of yours for Grace": "Your Friday questions did it."})
    assert "on the way to Grace" in words_of(answer)
    await world.advance(days=1)
    (card,) = [each for each in grace.dm if each.text.startswith("Good news, and a thank you.")]
    assert promised in card.text
    assert "Your Friday questions did it." in card.text
    assert buttons(card) == ["⋯ Why this message?"]
    await grace.press(card, "Why this message?")
    assert "they chose that you hear how this goal ended" in only_they_see(grace)
    answer = await ben.command("/goal", "done 1")
    assert "Thank Grace" not in buttons(answer.shown)


async def test_thanks_that_wait_are_taken_back_with_the_goal(world: World) -> None:
    ben, grace = await ben_with_grace(world)
    await world.advance(hours=10)
    answer = await ben.command("/log", "12 feedback")
    await ben.press(answer.shown, "Reached")
    reached = ben.ephemerals[-1]
    await ben.press(reached, "Thank Grace")
    await ben.submit()
    await ben.close_modal()
    await ben.press(reached, "Take that back")
    await world.advance(days=1)
    assert not [each for each in grace.dm if each.text.startswith("Good news, and")]


async def test_who_rests_is_asked_again_after_two_weeks(world: World) -> None:
    ada = await ada_with_a_day(world)
    answer = await ada.command("/log", "12 feedback")
    await ada.press(answer.shown, "Reached")
    await ada.press(ada.ephemerals[-1], "Ask me in 2 weeks")
    assert only_they_see(ada).startswith(
        "Good. I ask you again on Mon 23 Mar, 09:00 Berlin, unless you begin before."
    )
    await world.advance(days=14)
    (asked,) = seen(ada, "Two weeks ago you wanted to be asked again.")
    assert buttons(asked) == ["New goal", "Ask me in 2 weeks"]


async def test_who_has_begun_anew_is_left_alone(world: World) -> None:
    ada = await ada_with_a_day(world)
    answer = await ada.command("/log", "12 feedback")
    await ada.press(answer.shown, "Reached")
    await ada.press(ada.ephemerals[-1], "Ask me in 2 weeks")
    await another_goal(world, ada, starts_on=march(16))
    await world.advance(days=14)
    assert seen(ada, "Two weeks ago") == []


async def test_nothing_of_an_end_is_owed_to_who_does_not_see_the_goal(world: World) -> None:
    ada = await ada_with_a_day(world)
    answer = await ada.command("/log", "12 feedback")
    await ada.press(answer.shown, "Reached")
    assert not any(each.startswith("Thank") for each in buttons(ada.ephemerals[-1]))


async def test_reached_from_a_form_stays_in_it(world: World) -> None:
    ada = await ada_with_a_day(world)
    await ada.command("/log")
    answer = await ada.submit({"How many or how much?": "12"})
    assert "Shall we call it reached?" in words_of(answer)
    await ada.press(ada.modal, "Reached")
    assert ada.modal is not None
    assert "Well done." in "".join(str(block) for block in ada.modal.blocks)
    await ada.press(ada.modal, "Ask me in 2 weeks")
    assert "Good. I ask you again on" in "".join(str(block) for block in ada.modal.blocks)


async def test_a_corrected_entry_can_bring_a_goal_to_its_target(world: World) -> None:
    ada = await ada_with_a_day(world)
    answer = await ada.command("/log", "2 feedback")
    await ada.press(answer.shown, "Other day")
    answer = await ada.submit({"How many or how much?": "12"})
    assert "Shall we call it reached?" in words_of(answer)


async def test_a_stale_button_and_a_stale_form_thank_nobody_twice(world: World) -> None:
    ben, grace = await ben_with_grace(world)
    answer = await ben.command("/log", "12 feedback")
    await ben.press(answer.shown, "Reached")
    reached = ben.ephemerals[-1]
    stale = reached.snapshot()
    await ben.press(reached, "Thank Grace")
    await ben.submit()
    await ben.close_modal()
    await ben.press(stale, "Thank Grace")
    assert ben.modal is None
    assert "Your thanks are on their way to Grace." in only_they_see(ben)
    await world.advance(days=1)
    assert len([each for each in grace.dm if each.text.startswith("Good news")]) == 1


async def test_thanks_for_a_goal_that_runs_again_are_refused(world: World) -> None:
    ben, _ = await ben_with_grace(world)
    answer = await ben.command("/log", "12 feedback")
    await ben.press(answer.shown, "Reached")
    reached = ben.ephemerals[-1]
    await ben.press(reached, "Thank Grace")
    await ben.command("/goal", "resume 1")
    answer = await ben.submit()
    assert list(answer.errors.values()) == [
        "That goal is no longer there, or it is not yours. /goal list shows yours."
    ]


async def test_on_a_day_off_the_question_after_a_rest_waits(world: World) -> None:
    ada = await ada_with_a_day(world)
    answer = await ada.command("/log", "12 feedback")
    await ada.press(answer.shown, "Reached")
    await ada.press(ada.ephemerals[-1], "Ask me in 2 weeks")
    await ada.command("/goal", "away from 23 march until 24 march")
    await world.advance(to=datetime(2026, 3, 24, 12, tzinfo=UTC))
    assert seen(ada, "Two weeks ago") == []
    await world.advance(days=1)
    assert len(seen(ada, "Two weeks ago")) == 1


async def test_a_press_on_the_page_that_hits_the_target_is_asked_about_at_once(world: World) -> None:
    ada = await ada_with_a_day(world)
    await ada.command("/log", "10 feedback")
    await world.advance(days=1)
    for expected in (None, "Shall we call it reached?"):
        await world.advance(days=1)
        await ada.open_home()
        await world.slack.until(lambda: ada.home and "Log 1" in str(ada.home.blocks))
        await ada.press(ada.home, "Log 1")
        if expected is None:
            assert ada.modal is None
        else:
            assert ada.modal is not None
            assert expected in str(ada.modal.blocks)
