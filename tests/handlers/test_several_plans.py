"""Several promises at once, one a line: each confirmed on its own, at one confirm too."""

import pytest

from bot.demo.actors import Actor
from tests.handlers.goals import new_goal, words_of
from tests.world import World

THREE = "give feedback to 3 people every day\n- meet with team members weekly\n2) join Toastmasters"


@pytest.fixture
async def ada(world: World) -> Actor:
    person = world.person("Ada")
    await new_goal(person)
    await person.close_modal()
    return person


async def test_each_line_is_a_promise_and_all_are_right_at_one_press(ada: Actor) -> None:
    answer = await ada.command("/goal", f"plan {THREE}")
    assert "*Feedback*: 3 people, each of your working days" in answer.text
    assert "*Team meetings*: with team members, every week" in answer.text
    assert "*Toastmasters*: once, by Tue 30 Jun" in answer.text
    await ada.press(answer.shown, "All of them are right")
    assert ada.ephemerals[-1].text.startswith("3 promises count from today.")
    shown = (await ada.command("/goal", "show 1")).text
    assert all(name in shown for name in ("Feedback", "Team meetings", "Toastmasters"))


async def test_one_is_right_one_is_left_out_and_the_rest_waits(ada: Actor) -> None:
    answer = await ada.command("/goal", f"plan {THREE}")
    await ada.press(answer.shown, "That's right", action_id="more:promise 2")
    assert "✓ *Team meetings*" in ada.ephemerals[-1].text
    await ada.press(ada.ephemerals[-1], "Leave it out", action_id="more:promise 3")
    assert "Toastmasters" not in ada.ephemerals[-1].text
    assert "[All of them are right]" in ada.ephemerals[-1].text
    shown = (await ada.command("/goal", "show 1")).text
    assert "Team meetings" in shown
    assert "Toastmasters" not in shown


async def test_one_is_changed_and_stays_with_the_others(ada: Actor) -> None:
    await ada.command("/goal", "plan")
    await ada.submit({"promise": THREE})
    answer = await ada.press(ada.modal, "Change it", action_id="more:promise 1")
    assert answer.view is not None
    await ada.submit({"promise": "give feedback to 2 people every day"})
    answer = await ada.submit()
    assert "✓ *Feedback*: 2 people" in words_of(answer)
    assert "Toastmasters" in words_of(answer)
    answer = await ada.submit()
    assert "3 promises count from today." in words_of(answer)


async def test_each_of_several_has_an_if_then_of_its_own(ada: Actor) -> None:
    await ada.command("/goal", "plan")
    answer = await ada.submit({"promise": THREE})
    assert answer.view is not None
    named = [str(block.get("block_id")) for block in answer.view.blocks]
    plans = [block_id for block_id in named if block_id.startswith("plan:")]
    assert len(plans) == 3
    answer = await ada.submit({plans[0]: "when I am tired"})
    assert answer.errors == {plans[0]: "Write both halves: If …, then I will …; or leave it empty."}
    answer = await ada.submit({plans[0]: "If I am tired, then I write one line"})
    assert "“If I am tired, then I will write one line.”" in words_of(answer)


async def test_sixty_lines_are_answered_with_what_to_do_and_come_back(ada: Actor) -> None:
    text = "\n".join(f"read {nth + 1} pages every day" for nth in range(60))
    answer = await ada.command("/goal", f"plan {text}")
    assert answer.text.startswith("Those are 60 lines. I read up to 20 promises at once; send them in parts.")
    assert "No promise yet" in (await ada.command("/goal", "show 1")).text
    await ada.command("/goal", "plan")
    answer = await ada.submit({"promise": text})
    assert "I read up to 20 promises at once" in answer.errors["promise"]


async def test_ten_thousand_characters_are_answered_with_what_to_do(ada: Actor) -> None:
    answer = await ada.command("/goal", f"plan {'read every day and ' * 530}")
    assert answer.text.startswith("That is too long for me: at most 3,000 characters.")


async def test_twenty_long_lines_stay_inside_one_message(ada: Actor) -> None:
    line = "give on-the-spot feedback to 3 different people of any team I know every single day".ljust(
        140, "."
    )
    answer = await ada.command("/goal", "plan " + "\n".join([line] * 20))
    assert answer.text.count("*Feedback*") == 20


async def test_a_numbered_list_names_no_goal(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan 1. read 30 min daily\n2. write one page a week")
    assert "*Reading*: 30 min" in answer.text
    assert "*Page*: 1 page, every week" in answer.text


async def test_a_goal_on_a_line_of_its_own_is_that_of_all(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan 1\n- read 30 min daily\n- write one page a week")
    assert "*Reading*: 30 min" in answer.text
    assert "*Page*: 1 page, every week" in answer.text
    assert "*1*" not in answer.text


async def test_reminders_can_come_on_fewer_days(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan read 30 min every day")
    assert "I look in at 14:00 Berlin, only when something is open." in answer.text
    await ada.press(answer.shown, "Look in on fewer days")
    assert "I look in at 14:00 Berlin on Tue and Thu, only when something is open." in ada.ephemerals[-1].text
    assert "Look in on fewer days" not in ada.ephemerals[-1].text


async def test_an_if_then_behind_the_words_is_taken(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan read 30 min daily. If I am tired, then I will read one page.")
    assert "Your plan: “If I am tired, then I will read one page.”" in answer.text
    await ada.press(answer.shown, "That's right")
    assert "Your plan: “If I am tired" in ada.ephemerals[-1].text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("read 30 min every day", "Today counts only if you keep it."),
        (
            "read 30 min twice a month",
            "This first month is not a whole one, so it counts only if you keep it.",
        ),
        ("call both mentors quarterly", "This first quarter is not a whole one"),
        ("join Toastmasters", "by Tue 30 Jun"),
        ("connect with 4 people at each conference", "Nothing is due until you are at a conference"),
        ("ask one question per meeting", "Nothing is due in between: log it when it happens."),
        ("coach each of my 4 reports monthly", "Whoever you name counts once"),
        ("3 times on Mon and Wed", "A day counts up to 3; more on one day is no second day."),
    ],
)
async def test_what_keeps_it_is_said_before_it_counts(ada: Actor, words: str, said: str) -> None:
    assert said in (await ada.command("/goal", f"plan {words}")).text
