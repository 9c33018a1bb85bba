"""What people write to the bot, and the first hello."""

import pytest

from bot.demo.actors import Actor
from tests.handlers.goals import goal_with_promise
from tests.world import World


@pytest.fixture
async def ada(world: World) -> Actor:
    person = world.person("Ada")
    await goal_with_promise(person)
    return person


async def last_answer(world: World, person: Actor, text: str) -> str:
    await person.say(None, text)
    await world.settle()
    return person.dm[-1].text


async def test_a_message_means_what_the_command_would(world: World, ada: Actor) -> None:
    assert (await last_answer(world, ada, "2 feedback")).startswith("Logged.\nLogged for Mon 9 Mar: Feedback")
    assert (await last_answer(world, ada, "undo")).startswith("Taken back. It was Feedback, 2 people")
    assert (await last_answer(world, ada, "list")).startswith("Your goals.")
    assert (await last_answer(world, ada, "away until friday")).startswith("Away until Fri 13 Mar.")
    assert (await last_answer(world, ada, "plan read 30 min a day")).startswith("Is this what you meant?")


@pytest.mark.parametrize(
    "words", ["done", "Done.", "finished", "done for today, thanks", "done today", "all done"]
)
async def test_done_alone_logs_what_is_open_today_and_ends_no_goal(
    world: World, ada: Actor, words: str
) -> None:
    text = await last_answer(world, ada, words)
    assert text.startswith("Logged.\nLogged for Mon 9 Mar: Feedback, 1 person.")
    assert "1 of 3 people today" in (await ada.command("/goal", "list")).text


async def test_done_logs_the_usual_step(world: World) -> None:
    ben = world.person("Ben")
    await goal_with_promise(ben, "read 30 min every day")
    assert "Reading, 30 min" in await last_answer(world, ben, "done")


async def test_done_asks_where_two_are_open(world: World, ada: Actor) -> None:
    await goal_with_promise(ada, "read 30 min every day", "Read 5 books by 30 June")
    text = await last_answer(world, ada, "done")
    assert text == "One question. Done with what? [Feedback] [Reading]"
    await ada.press(ada.dm[-1], "Reading")
    assert "Reading, 30 min" in ada.dm[-1].text


@pytest.mark.parametrize("words", ["done 1", "done workshops", "reached"])
async def test_a_goal_is_ended_by_its_name(world: World, ada: Actor, words: str) -> None:
    text = await last_answer(world, ada, words)
    assert text.startswith("Reached.\nGoal 1, *Workshops*, is reached")


async def test_undo_after_a_goal_was_ended_offers_to_take_it_up_again(world: World, ada: Actor) -> None:
    await last_answer(world, ada, "2 feedback")
    logged = ada.dm[-1].snapshot()
    await last_answer(world, ada, "done 1")
    text = await last_answer(world, ada, "undo")
    assert text == (
        "Goal 1 is reached today, so nothing was taken back. It is *Workshops*; take it up again, and its "
        "promises run on. [Take it up again]"
    )
    await ada.press(logged, "Undo")
    assert "[Take it up again]" in ada.dm[-1].text or "[Take it up again]" in ada.dm[-2].text
    await ada.press(next(each for each in ada.dm if "[Take it up again]" in each.text), "Take it up again")
    assert "2 of 3 people today" in (await ada.command("/goal", "list")).text


async def test_undo_without_an_entry_says_so(world: World, ada: Actor) -> None:
    assert await last_answer(world, ada, "undo") == "There is nothing to take back."
    assert (await ada.command("/goal", "undo")).text == "There is nothing to take back."
    await last_answer(world, ada, "done 1")
    assert "[Take it up again]" in await last_answer(world, ada, "undo")


async def test_an_answer_is_replaced_by_what_comes_of_its_buttons(world: World, ada: Actor) -> None:
    await last_answer(world, ada, "2 feedback")
    count = len(ada.dm)
    await ada.press(ada.dm[-1], "Undo")
    assert ada.dm[-1].text.startswith("Taken back. It was Feedback")
    assert len(ada.dm) == count


async def test_a_form_is_one_press_away(world: World, ada: Actor) -> None:
    assert (await last_answer(world, ada, "settings")).endswith("[Settings]")
    answer = await ada.press(ada.dm[-1], "Settings")
    assert answer.view is not None


async def test_the_words_of_a_new_goal_are_kept_for_its_form(world: World, ada: Actor) -> None:
    await last_answer(world, ada, "new Give 2 talks by December")
    answer = await ada.press(ada.dm[-1], "New goal")
    assert answer.view is not None
    assert answer.view.values["words"]["draft:keep"]["value"] == "Give 2 talks by December"


async def test_what_is_no_command_is_not_passed_on_and_can_be_kept(world: World, ada: Actor) -> None:
    text = await last_answer(world, ada, "my boss is <!channel> never here")
    assert text.startswith("I have not passed this on.")
    await ada.press(ada.dm[-1], "Keep as my note")
    assert ada.dm[-1].text == "Kept as your note. Only you can see it."


async def test_what_is_forgotten_goes_with_the_answer(world: World, ada: Actor) -> None:
    await last_answer(world, ada, "never mind all of this")
    count = len(ada.dm)
    old = ada.dm[-1].snapshot()
    await ada.press(ada.dm[-1], "Forget it")
    assert len(ada.dm) == count - 1
    answer = await ada.press(old, "New goal")
    assert answer.acked
    assert answer.view is None


async def test_what_is_no_command_can_become_a_goal(world: World, ada: Actor) -> None:
    await last_answer(world, ada, "one day I want to lead a team")
    answer = await ada.press(ada.dm[-1], "New goal")
    assert answer.view is not None
    assert answer.view.values["words"]["draft:keep"]["value"] == "one day I want to lead a team"


async def test_a_number_that_cannot_be_used_is_offered_to_be_kept(world: World, ada: Actor) -> None:
    assert (await last_answer(world, ada, "1e999 feedback")).startswith("I have not passed this on.")
    assert (await last_answer(world, ada, "2 feedback on 31 feb")).startswith("There is no such day.")
    assert (await last_answer(world, ada, "31 feb, they said")).startswith("I have not passed this on.")


async def test_a_reply_is_answered_in_its_thread(world: World, ada: Actor) -> None:
    await last_answer(world, ada, "list")
    parent = ada.dm[-1]
    await ada.say(None, "2 feedback", thread_ts=parent.ts)
    assert ada.dm[-1].thread_ts == parent.ts
    assert ada.dm[-1].text.startswith("Logged.")


async def test_ten_thousand_characters_are_answered(world: World, ada: Actor) -> None:
    text = await last_answer(world, ada, "so it came that " * 1_000)
    assert text.startswith("That is too long for me")


async def test_edits_and_the_bots_own_messages_are_left_alone(ada: Actor) -> None:
    await ada.say(None, "2 feedback")
    count = len(ada.dm)
    await ada.edit(next(message for message in ada.dm if message.user == ada.id), "3 feedback")
    assert len(ada.dm) == count


async def test_somebody_new_is_greeted_once_wherever_they_come_from(world: World) -> None:
    ben = world.person("Ben")
    await ben.say(None, "hello")
    await world.settle()
    hello = ben.dm[-1].text
    assert hello.startswith("Hello. One button gets you started.\nHello Ben. I help you")
    assert "looked after by Olga" in hello
    count = len(ben.dm)
    await ben.open_home("messages")
    await ben.open_home()
    await world.settle()
    assert len(ben.dm) == count


async def test_whoever_came_by_a_command_that_worked_gets_its_answer_alone(world: World) -> None:
    ben = world.person("Ben")
    await goal_with_promise(ben)
    await ben.open_home()
    await world.settle()
    assert ben.dm == []


async def test_whoever_began_as_a_coach_gets_no_hello_later(world: World) -> None:
    cleo = world.person("Cleo")
    await cleo.command("/coach", "here", "coaching")
    await cleo.open_home("messages")
    await cleo.say(None, "hello")
    await world.settle()
    assert not any(each.text.startswith("Hello.") for each in cleo.dm)


async def test_whoever_only_looked_is_greeted_once(world: World) -> None:
    ben = world.person("Ben")
    await ben.command("/goal", "")
    await ben.command("/goal", "")
    await ben.open_home("messages")
    await world.settle()
    assert [each.text[:6] for each in ben.dm] == ["Hello."]


async def test_home_greets_shows_today_and_follows_what_is_done(world: World) -> None:
    ben = world.person("Ben")
    await ben.open_home()
    await world.slack.until(lambda: ben.home)
    assert _home(ben).startswith("Hello Ben. I help you")
    await goal_with_promise(ben)
    await world.slack.until(lambda: "*Feedback*: 0 of 3 people today" in _home(ben))
    await ben.press(ben.home, "Log 1")
    await world.slack.until(lambda: "*Feedback*: 1 of 3 people today" in _home(ben))
    assert ben.modal is None
    assert "Next check-in Mon 16 Mar, 09:00 Berlin. Only you see this page." in _home(ben)


async def test_home_opens_what_a_goal_holds(world: World, ada: Actor) -> None:
    await ada.open_home()
    await world.slack.until(lambda: ada.home)
    answer = await ada.press(ada.home, "Details and history")
    assert answer.view is not None
    assert answer.view.kind == "modal"
    answer = await ada.press(ada.modal, "Reached")
    assert answer.view is not None
    await world.slack.until(lambda: "1 Workshops" not in _home(ada))


def _home(person: Actor) -> str:
    blocks = person.home.blocks if person.home else []
    parts = [block.get("text") or {} for block in blocks]
    small = [element for block in blocks if block["type"] == "context" for element in block["elements"]]
    return "\n".join(str(part.get("text", "")) for part in [*parts, *small])
