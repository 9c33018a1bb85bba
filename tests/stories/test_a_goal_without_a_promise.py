"""A goal that has no promise is mentioned once, on the next working day."""

from datetime import UTC, datetime

from bot.demo.actors import Actor
from tests.handlers.goals import new_goal
from tests.world import World


def mentions(person: Actor) -> list[str]:
    return [each.text for each in person.dm if "no promise yet" in each.text]


async def test_it_is_mentioned_once_at_the_hour_of_reminders(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada)
    await ada.close_modal()
    await world.advance(to=datetime(2026, 3, 10, 12, 59, tzinfo=UTC))
    assert mentions(ada) == []
    await world.advance(hours=1)
    assert mentions(ada)[0].startswith("One goal has no promise yet. It is *1 Workshops*;")
    await ada.press(ada.dm[-1], "Why this message?")
    assert "mentioned once" in ada.ephemerals[-1].text
    await ada.press(ada.dm[-1], "Write a promise")
    await ada.submit({"promise": "read 30 min every day"})
    await ada.submit()
    await ada.close_modal()
    await world.settle()
    assert ada.dm[-1].text.startswith("This goal needs no first promise any more. It is *1 Workshops*.")
    await world.advance(days=14)
    assert len(mentions(ada)) == 0


async def test_two_goals_of_one_day_are_one_message_and_one_with_a_promise_is_none(world: World) -> None:
    ada = world.person("Ada")
    for words in ("Run 3 workshops by 30 June", "Give 2 talks this year", "Read 24 books this year"):
        await new_goal(ada, words)
        await ada.close_modal()
    answer = await ada.command("/goal", "plan 3 read 30 min every day")
    await ada.press(answer.shown, "That's right")
    await world.advance(days=2)
    assert len(mentions(ada)) == 1
    said = (
        "2 goals have no promise yet. They are *1 Workshops* and *2 Talks*; a goal moves by small promises."
    )
    assert mentions(ada)[0].startswith(said)
    assert mentions(ada)[0].count("no promise yet") == 1
    asked = next(each for each in ada.dm if "no promise yet" in each.text)
    await ada.press(asked, "Write a promise")
    await ada.submit({"goal": "1 Workshops", "promise": "run 1 workshop a month"})
    await ada.submit()
    await world.settle()
    assert mentions(ada)[0].startswith("One goal has no promise yet. It is *2 Talks*;")


async def test_a_goal_at_its_target_or_past_its_day_is_not_mentioned(world: World) -> None:
    ada = world.person("Ada")
    for words in ("Run 3 workshops by 30 June", "Give 2 talks by today"):
        await new_goal(ada, words)
        await ada.close_modal()
    await ada.command("/log", "3 workshops")
    await world.advance(days=2)
    assert mentions(ada) == []


async def test_who_wants_no_reminders_gets_none_of_these_either(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada)
    await ada.close_modal()
    await ada.command("/goal", "stop")
    await world.advance(days=5)
    assert mentions(ada) == []
