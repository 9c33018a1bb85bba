"""Promises in plain words: understood, confirmed, worded anew."""

import pytest

from bot.demo.actors import Actor
from tests.handlers.goals import new_goal, words_of
from tests.world import World


@pytest.fixture
async def ada(world: World) -> Actor:
    person = world.person("Ada")
    await new_goal(person)
    await person.close_modal()
    return person


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("give feedback to 3 people every day", "3 people, each of your working days (Mon to Fri)"),
        ("meet with team members weekly", "with team members, every week"),
        ("read 30 min on mondays and thursdays", "30 min, 2 times every week (Mon and Thu)"),
        ("run a retro every other week", "once every 2 weeks"),
        ("write 2 articles a month", "2 articles, every month"),
        (
            "attend 3 conferences in the next 12 months",
            "Your goal ends on Tue 30 Jun, before the day you wrote; this ends with it.",
        ),
        ("attend 3 conferences this year", "3 conferences, by Tue 30 Jun, when your goal ends"),
        ("complete a course in becoming a leader-coach by 1 June", "once, by Mon 1 Jun.\n"),
        ("connect with 4 influential people at each conference", "at each conference"),
    ],
)
async def test_what_was_understood_is_shown_before_it_counts(ada: Actor, words: str, read: str) -> None:
    answer = await ada.command("/goal", f"plan {words}")
    assert answer.text.startswith(f"Is this what you meant?\nYou wrote: {words}\n")
    assert read in answer.text
    assert "No promise yet" in (await ada.command("/goal", "show 1")).text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "be nicer",
            "It names a direction. With Change it you can say what somebody could watch, ",
        ),
        ("talk to people", "No rhythm is named, so it counts once. With Change it you can say how often, "),
        ("talk to people every week", ""),
        ("complete a course by 1 June", ""),
        ("finish my thesis", ""),
        ("talk to 3 people", ""),
    ],
)
async def test_a_promise_that_may_be_meant_often_is_not_taken_for_one_thing_without_a_word(
    ada: Actor, words: str, said: str
) -> None:
    text = (await ada.command("/goal", f"plan {words}")).text
    assert said in text
    assert ("names a direction" in text or "No rhythm" in text) is bool(said)


@pytest.mark.parametrize(
    ("words", "promise"),
    [
        ("1 whatever I feel like", "whatever I feel like"),
        ("1 read 30 min every day", "read 30 min every day"),
        ("1 workshop a week", "1 workshop a week"),
        ("1 talk with 3 people a month", "1 talk with 3 people a month"),
    ],
)
async def test_with_one_goal_a_number_before_a_verb_is_the_goals(
    ada: Actor, words: str, promise: str
) -> None:
    answer = await ada.command("/goal", f"plan {words}")
    assert f"You wrote: {promise}\n" in answer.text


@pytest.mark.parametrize(
    ("promise", "example", "logged"),
    [
        ("read 30 min every day", "30 min reading", "Reading, 30 min."),
        ("give feedback to 3 people every day", "1 feedback", "Feedback, 1 person."),
        ("run 5 workshops every week", "1 workshop", "Workshops, 1 workshop."),
    ],
)
async def test_the_example_logs_what_one_sitting_adds(
    ada: Actor, promise: str, example: str, logged: str
) -> None:
    answer = await ada.command("/goal", f"plan {promise}")
    await ada.press(answer.shown, "That's right")
    assert f"Log it with /log {example}, or write the same to me." in ada.ephemerals[-1].text
    assert logged in (await ada.command("/log", example)).text


async def test_confirmed_twice_is_confirmed_once(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan give feedback to 3 people every day")
    await ada.press(answer.shown, "That's right")
    first = ada.ephemerals[-1].text
    assert first.startswith("It counts from today.\n*Feedback*: 3 people")
    listed = (await ada.command("/goal", "list")).text
    assert listed.count("Feedback") == 1


async def test_a_promise_is_worded_anew(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan give feedback to 3 people every day")
    answer = await ada.press(answer.shown, "Change it")
    assert answer.view is not None
    answer = await ada.submit({"promise": "give feedback to 2 people every day"})
    assert "2 people" in words_of(answer)
    await ada.submit()
    await ada.close_modal()
    listed = (await ada.command("/goal", "list")).text
    assert "0 of 2 people today" in listed
    assert "of 3 people" not in listed


async def test_inside_the_form_its_words_come_back(ada: Actor) -> None:
    await ada.command("/goal", "plan")
    await ada.submit({"promise": "read 30 min every day"})
    answer = await ada.press(ada.modal, "Change it")
    assert answer.view is not None
    assert answer.view.values["promise"]["draft:keep"]["value"] == "read 30 min every day"


async def test_an_if_then_is_asked_for_in_a_form_that_confirms(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan read 30 min every day")
    await ada.press(answer.shown, "Add an if-then")
    answer = await ada.submit({"if": "I am tired", "then": "read one page"})
    assert "Your plan: “If I am tired, then I will read one page.”" in words_of(answer)


async def test_with_several_goals_the_one_is_asked_for_and_the_words_are_kept(ada: Actor) -> None:
    await new_goal(ada, "Give 2 talks this year")
    await ada.close_modal()
    answer = await ada.command("/goal", "plan practise every tuesday")
    assert answer.text == "For which goal is this promise? [1 Workshops] [2 Talks]"
    await ada.press(answer.shown, "2 Talks")
    assert ada.ephemerals[-1].text.startswith("Is this what you meant?\nYou wrote: practise every tuesday")


@pytest.mark.parametrize("words", ["plan 2 practise every tuesday", "plan Talks: practise every tuesday"])
async def test_a_goal_can_be_named_first(ada: Actor, words: str) -> None:
    await new_goal(ada, "Give 2 talks this year")
    await ada.close_modal()
    answer = await ada.command("/goal", words)
    assert "You wrote: practise every tuesday\n" in answer.text
    assert "until your goal ends on Thu 31 Dec" in answer.text


async def test_a_promise_without_a_goal_is_led_to_one(world: World) -> None:
    answer = await world.person("Ben").command("/goal", "plan read every day")
    assert answer.text.endswith("[New goal]")


@pytest.mark.parametrize(
    ("until", "says"),
    [
        ("until feb 30", "“until feb 30” names no day of the calendar, so I left it out."),
        ("by 31.4.", "“by 31.4.” names no day of the calendar, so I left it out."),
        ("until yesterday", "“until yesterday” names no day ahead that I know, so I left it out."),
        ("until the launch", "“until the launch” names no day ahead that I know, so I left it out."),
    ],
)
async def test_a_last_day_that_cannot_be_read_is_named(ada: Actor, until: str, says: str) -> None:
    answer = await ada.command("/goal", f"plan read 1 book a week {until}")
    assert f"\n{says} With Change it you can write one, like 30 June.\n" in answer.text


async def test_the_goal_form_says_why_it_has_no_day(ada: Actor) -> None:
    await ada.command("/goal", "new Read 3 books by 31 june")
    assert ada.modal is not None
    assert "“by 31 june” names no day of the calendar. A first guess will do." in str(ada.modal.blocks)


async def test_a_promise_whose_day_is_over_runs_until_its_goal_ends(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan read every day until 1 January 2026")
    assert "until your goal ends on Tue 30 Jun.\nThu 1 Jan is over, so I left it out." in answer.text
    answer = await ada.command("/goal", "plan read every day until 31 December 2025")
    assert "Wed 31 Dec 2025 is over, so I left it out." in answer.text
    answer = await ada.command("/goal", "plan read every day until 1 April")
    assert "left it out" not in answer.text
