"""Five nudges without an act: the next asks, and without an answer they become fewer."""

import pytest

from bot.demo.actors import Actor
from bot.demo.records import Message
from tests.stories.promises import member_with_daily_promise, profile_of
from tests.stories.test_nudges import berlin, nudges
from tests.stories.weekly import buttons, lines, only_they_see, seen
from tests.world import World

QUESTION = (
    "You did not need the last five of these. Keep them as they are, fewer, or none? "
    "Without an answer I remind you on Tue and Thu."
)


async def asked(world: World) -> tuple[Actor, Message]:
    """Ada, who logged on Mon 9 and did nothing since; the nudge of Tue 17 is her sixth."""
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/log", "1 feedback")
    await world.advance(to=berlin(17, 15))
    return ada, seen(ada, "1 to go today.")[-1]


async def test_after_five_without_an_act_the_next_asks_and_left_alone_they_become_fewer(
    world_on: World,
) -> None:
    world = world_on
    ada, message = await asked(world)
    assert [QUESTION in each.text for each in seen(ada, "1 to go today.")] == [False] * 5 + [True]
    assert buttons(message) == [
        "Log 1", "Keep", "Fewer", "None", "⋯ Log…", "⋯ Not today", "⋯ In 1 hour", "⋯ Why this message?",
    ]  # fmt: skip
    await world.advance(to=berlin(27, 15))
    assert nudges(ada)[5:] == ["Tue 17 14:00", "Thu 19 14:00", "Tue 24 14:00", "Thu 26 14:00"]
    assert sum(QUESTION in each.text for each in ada.dm) == 1
    assert (await profile_of(world, ada)).times.nudge_weekdays == {1, 3}


@pytest.mark.parametrize(
    ("answer", "said", "follow"),
    [
        ("Keep", "I keep on reminding you as before.", ["Wed 18 14:00", "Thu 19 14:00", "Fri 20 14:00"]),
        ("Fewer", "From now on I remind you on Tue and Thu.", ["Thu 19 14:00"]),
        ("None", "From now on I do not remind you. /goal settings turns it on again.", []),
    ],
)
async def test_what_was_answered_holds_from_then_on(
    world: World, answer: str, said: str, follow: list[str]
) -> None:
    ada, message = await asked(world)
    await ada.press(message, answer)
    await world.settle()
    assert said in lines(message)
    assert QUESTION not in message.text
    assert "Not today" in buttons(message)
    await world.advance(to=berlin(20, 15))
    assert nudges(ada)[6:] == follow


async def test_one_act_meanwhile_and_they_come_as_before(world: World) -> None:
    ada, message = await asked(world)
    await ada.press(message, "Log 1")
    await world.settle()
    assert lines(message)[:2] == ["All done today.", "*Feedback*: 1 of 1 person today, done."]
    await world.advance(to=berlin(19, 15))
    assert nudges(ada)[6:] == ["Wed 18 14:00", "Thu 19 14:00"]


async def test_a_forged_answer_changes_nobody_elses(world: World) -> None:
    ada, message = await asked(world)
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=berlin(18, 15))
    value = next(
        element["value"]
        for block in message.blocks
        for element in block.get("elements", ())
        if element.get("action_id") == "nudge:none"
    )
    assert value
    (bens,) = seen(ben, "1 to go today.")
    await ben.press(bens, "Not today", forged_value=value)
    assert only_they_see(ben).startswith("That is no longer there")
    assert (await profile_of(world, ada)).times.nudges_on
