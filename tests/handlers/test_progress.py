"""Logging by words, form and button; put right and taken back."""

import asyncio

import pytest

from bot.demo.actors import Actor
from tests.handlers.goals import goal_with_promise, new_goal, words_of
from tests.world import World

UNCOUNTABLE = "I can't count with that. Write a number like 3, 1.5 or 1,5."


@pytest.fixture
async def ada(world: World) -> Actor:
    person = world.person("Ada")
    await goal_with_promise(person)
    return person


async def test_what_was_logged_and_where_that_leaves_the_promise(ada: Actor) -> None:
    answer = await ada.command("/log", "2 feedback talked with Bo")
    assert answer.text == (
        "Logged.\nLogged for Mon 9 Mar: Feedback, 2 people. Note: “talked with Bo”\n"
        "2 of 3 people today, 1 to go.\n[Undo] [Other day] [Add a note]"
    )


async def test_a_goal_in_its_own_unit_moves(ada: Actor) -> None:
    answer = await ada.command("/log", "1 workshop")
    assert "*1 Workshops*: 1 of 3 workshops by Tue 30 Jun. Ahead of pace." in answer.text


async def test_a_promise_in_its_goals_unit_moves_both_and_nothing_is_asked(world: World) -> None:
    ben = world.person("Ben")
    await goal_with_promise(ben, "run 1 workshop every month")
    answer = await ben.command("/log", "1 workshop")
    assert "1 of 1 workshop this month, done." in answer.text
    assert "*1 Workshops*: 1 of 3 workshops" in answer.text


async def test_two_that_could_be_meant_are_asked_about_and_the_line_is_kept(ada: Actor) -> None:
    answer = await ada.command("/log", "2")
    assert answer.text == "One question. 2 of what? [Feedback] [Workshops]"
    await ada.press(answer.shown, "Feedback")
    assert ada.ephemerals[-1].text.startswith("Logged.\nLogged for Mon 9 Mar: Feedback, 2 people.")
    await ada.press(ada.ephemerals[-1], "Undo")
    assert ada.ephemerals[-1].text.startswith("Taken back. It was Feedback, 2 people, Mon 9 Mar.")


async def test_words_for_nothing_there_is_are_asked_about(ada: Actor) -> None:
    answer = await ada.command("/log", "3 bananas")
    assert answer.text == (
        "One question. I know no “bananas” among your goals. 3 of what? [Feedback] [Workshops]"
    )
    await ada.press(answer.shown, "Workshops")
    assert "Workshops, 3 workshops. Note: “bananas”" in ada.ephemerals[-1].text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("1e999 feedback", f"{UNCOUNTABLE} You wrote: “1e999”."),
        ("1e12 feedback", f"{UNCOUNTABLE} You wrote: “1e12”."),
        ("1000000000001 feedback", f"{UNCOUNTABLE} You wrote: “1000000000001”."),
        ("-3 feedback", f"{UNCOUNTABLE} You wrote: “-3”."),
        ("0 feedback", f"{UNCOUNTABLE} You wrote: “0”."),
        ("yesterday 1 feedback", "Sun 8 Mar is before this began, on Mon 9 Mar. Choose a later day."),
        ("x" * 4_000, "That is too long for me: at most 3,000 characters. Nothing was saved yet."),
    ],
)
async def test_what_cannot_be_logged_is_said(ada: Actor, words: str, says: str) -> None:
    assert (await ada.command("/log", words)).text == says


async def test_a_day_that_does_not_exist_is_said(ada: Actor) -> None:
    answer = await ada.command("/log", "feb 30 2 feedback")
    assert answer.text.startswith("There is no such day.")
    assert answer.text.endswith("You wrote: “feb 30”.")


async def test_yesterday_counts_for_yesterday(world: World, ada: Actor) -> None:
    await world.advance(days=1)
    answer = await ada.command("/log", "yesterday 3 feedback")
    assert "Logged for Mon 9 Mar: Feedback, 3 people." in answer.text
    assert "0 of 3 people today, 3 to go." in answer.text


async def test_without_a_goal_the_way_to_one_is_shown(world: World) -> None:
    answer = await world.person("Ben").command("/log", "2 feedback")
    assert answer.text.endswith("[New goal]")


async def test_the_form_logs_and_shows_what_it_logged(ada: Actor) -> None:
    await ada.command("/log")
    answer = await ada.submit({"target": "Feedback (people)", "amount": "2", "note": "in the demo"})
    assert "Logged for Mon 9 Mar: Feedback, 2 people. Note: “in the demo”" in words_of(answer)


@pytest.mark.parametrize(
    ("fields", "where"),
    [({"amount": "lots"}, "amount"), ({"amount": "0"}, "amount"), ({"on": "2026-03-10"}, "on"),
     ({"on": "2026-03-01"}, "on")],
)  # fmt: skip
async def test_a_form_that_is_not_taken_says_where(ada: Actor, fields: dict[str, str], where: str) -> None:
    await ada.command("/log")
    answer = await ada.submit({"target": "Feedback (people)", **fields})
    assert list(answer.errors) == [where]


async def test_what_was_typed_stands_under_its_field_as_it_was_typed(ada: Actor) -> None:
    await ada.command("/log")
    answer = await ada.submit({"target": "Feedback (people)", "amount": "<3> & *more*"})
    assert answer.errors["amount"].endswith("You wrote: “<3> & *more*”.")


async def test_an_entry_gets_another_day_and_a_note(world: World, ada: Actor) -> None:
    await world.advance(days=1)
    answer = await ada.command("/log", "3 feedback")
    await ada.press(answer.shown, "Other day")
    answer = await ada.submit({"on": "2026-03-09", "note": "was yesterday"})
    assert "Logged for Mon 9 Mar: Feedback, 3 people. Note: “was yesterday”" in words_of(answer)
    await ada.close_modal()
    assert "0 of 3 people today" in (await ada.command("/goal")).text


async def test_an_entry_that_was_changed_since_is_gone(ada: Actor) -> None:
    answer = await ada.command("/log", "3 feedback")
    old = answer.shown
    await ada.press(old, "Undo")
    assert ada.ephemerals[-1].text.startswith("Taken back")
    answer = await ada.command("/goal", "undo")
    assert answer.text == "There is nothing to take back."


async def test_an_amount_far_over_the_plan_is_asked_about(ada: Actor) -> None:
    assert "far more than was planned" not in (await ada.command("/log", "30 feedback")).text
    answer = await ada.command("/log", "3000 feedback")
    assert "That is far more than was planned. If a digit slipped in, take it back and log it again." in (
        answer.text
    )
    assert "3030 people today, 3 were promised: done." in answer.text
    assert "far more than was planned" in (await ada.command("/log", "3000 workshops")).text
    largest = (await ada.command("/log", "1000000000000 feedback")).text
    assert "1,000,000,003,030 people today, 3 were promised: done." in largest


async def test_a_reading_far_from_where_it_began_is_remarked_on(world: World) -> None:
    ben = world.person("Ben")
    await new_goal(ben, "Get my weight from 80 kg to 74 kg by 30 June")
    await ben.close_modal()
    assert "far from where it began" not in (await ben.command("/log", "79.5 weight")).text
    assert "That is far from where it began." in (await ben.command("/log", "795 weight")).text


async def test_undo_pressed_twice_at_the_same_moment_takes_back_once(ada: Actor) -> None:
    await ada.command("/log", "1 workshop")
    answer = await ada.command("/log", "1 workshop")
    await asyncio.gather(ada.press(answer.shown, "Undo"), ada.press(answer.shown, "Undo"))
    assert "1 of 3 workshops" in (await ada.command("/goal")).text


async def test_somebody_elses_entry_is_answered_like_none(world: World, ada: Actor) -> None:
    answer = await ada.command("/log", "2 feedback")
    assert answer.shown is not None
    entry_id = answer.shown.blocks[-1]["elements"][0]["value"]
    ben = world.person("Ben")
    await goal_with_promise(ben)
    answer = await ben.command("/log", "1 feedback")
    await ben.press(answer.shown, "Undo", forged_value=entry_id)
    assert ben.ephemerals[-1].text == "That entry is no longer there, or it is not yours."
    assert "2 of 3 people today" in (await ada.command("/goal")).text


async def test_a_forged_value_is_answered_like_none(ada: Actor) -> None:
    answer = await ada.command("/log", "2 feedback")
    await ada.press(answer.shown, "Undo", forged_value="nonsense")
    assert ada.ephemerals[-1].text == "That entry is no longer there, or it is not yours."


async def test_a_level_is_the_latest_value(world: World) -> None:
    ben = world.person("Ben")
    await new_goal(ben, "Reduce response time from 48 to 24 hours by 30 June")
    await ben.close_modal()
    answer = await ben.command("/log", "40.5 response time")
    assert "40.5 now, 24 hours wanted" in answer.text
    answer = await ben.command("/log", "response time")
    assert answer.text == "This one needs its new level, a number like 72.5."


async def test_the_shortcut_opens_the_form(ada: Actor) -> None:
    answer = await ada.shortcut("shortcut:log")
    assert answer.view is not None
    assert answer.view.body["title"]["text"] == "Log progress"


async def test_the_shortcut_of_somebody_without_a_goal_leads_to_one(world: World) -> None:
    answer = await world.person("Ben").shortcut("shortcut:log")
    assert "There is no goal yet to log for." in words_of(answer)
