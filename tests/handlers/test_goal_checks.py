"""The goal check after the goal form, through the real Bolt app over a real WebSocket."""

import pytest

from bot.demo.actors import Actor
from tests.handlers.goals import new_goal, words_of
from tests.world import World

VAGUE = "Get better at presenting to upper management by 30 June"


@pytest.fixture
def ada(world: World) -> Actor:
    return world.person("Ada")


async def typed_goal(person: Actor, words: str, **fields: str) -> str:
    """Type a goal straight into the empty form; the words of the page that follows."""
    await person.command("/goal", "new")
    return words_of(await person.submit({"words": words, **fields}))


async def test_it_is_saved_first_and_asked_after(world: World, ada: Actor) -> None:
    await ada.command("/goal", f"new {VAGUE}")
    answer = await ada.submit()
    assert answer.view is not None
    assert answer.view.body["title"]["text"] == "Goal check"
    assert words_of(answer).splitlines() == [
        f"Saved as goal 1, *Presenting*: {VAGUE}",
        "Already clear: it says what to move towards, and by when.",
        "Two questions, if you want them:",
        "1. What would you do, that someone could watch? (a talk, a monthly update, a demo)",
        "2. How would you know it worked? A number, or one thing that is then done.",
        "",
    ]
    await ada.close_modal()
    await world.settle()
    assert "Your goal is saved." in ada.dm[-1].text
    assert "coach" not in ada.dm[-1].text
    assert VAGUE in (await ada.command("/goal", "show 1")).text
    await ada.press(ada.dm[-1], "Add a promise")
    assert ada.modal is not None


async def test_the_answer_becomes_the_new_wording_with_its_day_and_number(ada: Actor) -> None:
    await ada.command("/goal", f"new {VAGUE}")
    await ada.submit()
    page = words_of(await ada.submit({"words": "Give 2 talks to upper management by 15 May"}))
    assert page.startswith("Saved as goal 1, *Talks*: Give 2 talks to upper management by 15 May")
    assert "Reached at 2 talks by Fri 15 May." in page
    answer = await ada.submit({"promise": "rehearse every Monday"})
    assert answer.view is not None


async def test_both_ways_on_lead_to_the_first_promise(world: World, ada: Actor) -> None:
    await ada.command("/goal", f"new {VAGUE}")
    await ada.submit()
    page = words_of(await ada.press(ada.modal, "Keep it as it is"))
    assert page.startswith(f"Saved as goal 1, *Presenting*: {VAGUE}")
    await ada.submit({"promise": "rehearse every Monday"})
    await ada.submit()
    await ada.close_modal()
    await world.settle()
    assert not any("Your goal is saved." in message.text for message in ada.dm)


async def test_a_day_too_far_away_is_said_under_the_answer(ada: Actor) -> None:
    await ada.command("/goal", f"new {VAGUE}")
    await ada.submit()
    answer = await ada.submit({"words": "Give 2 talks by 1 May 2099"})
    assert answer.errors == {"words": "That is too far away. The latest I can keep is Sun 16 Mar 2036."}


async def test_an_answer_left_as_it_was_keeps_the_goal(ada: Actor) -> None:
    await ada.command("/goal", f"new {VAGUE}")
    await ada.submit()
    assert VAGUE in words_of(await ada.submit())


async def test_who_has_a_promise_by_then_is_offered_none(world: World, ada: Actor) -> None:
    await ada.command("/goal", f"new {VAGUE}")
    await ada.submit()
    await ada.close_modal()
    await ada.command("/goal", "plan 1 rehearse every Monday")
    await ada.press(ada.ephemerals[-1], "That's right")
    await world.settle()
    assert not any("Your goal is saved." in message.text for message in ada.dm)


async def test_words_without_a_question_go_on_at_once(ada: Actor) -> None:
    assert "Reached at 3 workshops" in words_of(await new_goal(ada))


async def test_what_the_words_say_fills_what_was_left_empty(ada: Actor) -> None:
    page = await typed_goal(ada, "Run 3 workshops for my team by 30 June")
    assert "Reached at 3 workshops by Tue 30 Jun." in page
    assert "I took the number and the day from your words. /goal edit 1 changes them." in page


async def test_what_was_typed_into_a_field_stands(ada: Actor) -> None:
    page = await typed_goal(ada, "Run 3 workshops by 30 June", target="4", unit="evenings")
    assert "Reached at 4 evenings by Tue 30 Jun." in page
    assert "I took the day from your words. /goal edit 1 changes it." in page


async def test_a_field_that_is_emptied_later_stays_empty(ada: Actor) -> None:
    await new_goal(ada)
    await ada.close_modal()
    await ada.command("/goal", "edit 1")
    page = words_of(await ada.submit({"target": "", "deadline": ""}))
    assert "with no day yet" in page
    assert "from your words" not in page


async def test_a_level_in_typed_words_asks_where_it_is_today(ada: Actor) -> None:
    await ada.command("/goal", "new")
    answer = await ada.submit({"words": "Get below 80 kg by 30 June"})
    assert answer.errors == {
        "baseline": "Where are you today? A number; without it I can't tell how far there is to go."
    }
    page = words_of(await ada.submit({"baseline": "92"}))
    assert "Reached at 80 kg by Tue 30 Jun; today it is 92 kg." in page


async def test_out_of_reach_is_asked_what_would_make_it_a_four(ada: Actor) -> None:
    page = await typed_goal(ada, "Run 3 workshops by 30 June", stretch="5 out of reach")
    assert "You marked it 5, out of reach. What would make it a 4?" in page
    assert "question" not in page


async def test_someone_elses_wish_is_asked_what_in_it_is_ones_own(ada: Actor) -> None:
    page = await typed_goal(ada, "Run 3 workshops by 30 June", whose="Mostly someone else's")
    assert "You marked it as mostly someone else's wish. What in it is yours?" in page


async def test_what_to_stop_is_asked_for_what_to_do(ada: Actor) -> None:
    assert "1. It says what to stop. What would you do instead?" in await typed_goal(
        ada, "Stop checking mail at night by 30 June"
    )


async def test_who_explores_first_is_not_asked_for_a_measure(ada: Actor) -> None:
    await ada.command("/goal", "new Learn to lead by 30 June")
    await ada.fill("explore", ["I explore first and measure later"])
    page = words_of(await ada.submit())
    assert "How would you know" not in page
    assert "How much" not in page
    page = words_of(await ada.submit({"words": "Lead 4 meetings by 30 June"}))
    assert "You explore first and measure later by Tue 30 Jun." in page


async def test_goals_pasted_together_become_one_each(ada: Actor) -> None:
    await ada.command("/goal", "new")
    pasted = "\n".join(
        f"{n}. Read {n + 1} books on {what}" for n, what in enumerate(("law", "art", "tea"), 1)
    )
    page = words_of(await ada.submit({"words": pasted}))
    assert "1. These look like several goals. Shall each be a goal of its own?" in page
    assert "• Read 2 books on law" in page
    page = words_of(await ada.press(ada.modal, "One goal each"))
    assert page.startswith("Saved as 3 goals:\n1 *Books*\n2 *Books*\n3 *Books*")
    await ada.close_modal()
    listed = (await ada.command("/goal", "list")).text
    assert "0 of 2 books" in listed
    assert "0 of 4 books" in listed


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("🚀🚀🚀", "I can't read this well enough to check it."),
        ("Mehr Sport machen, más deporte y moins de café", "I can't read this well enough to check it."),
        ("how do I get promoted?", "This reads like a question."),
        ("Be a millionaire by never", "By when? A first guess will do."),
    ],
)
async def test_odd_words_are_asked_about_and_never_refused(ada: Actor, words: str, asked: str) -> None:
    page = await typed_goal(ada, words)
    assert page.startswith("Saved as goal 1")
    assert asked in page


async def test_somebody_elses_check_changes_nothing(world: World, ada: Actor) -> None:
    await ada.command("/goal", f"new {VAGUE}")
    page = await ada.submit()
    assert page.view is not None
    grace = world.person("Grace")
    await grace.command("/goal", "new Run 3 workshops")
    await grace.submit()
    goal_id = next(
        element["value"]
        for block in page.view.blocks
        for element in block.get("elements", [])
        if element.get("action_id") == "goal_check:keep"
    )
    await grace.press(grace.modal, "Keep it as it is", forged_value=goal_id)
    assert VAGUE not in str(grace.modal)
