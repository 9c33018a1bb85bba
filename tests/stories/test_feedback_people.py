"""Feedback counts people where people are promised, however many pieces of it one of them gets."""

from bot.demo.actors import Actor
from tests.handlers.goals import goal_with_promise
from tests.stories.test_feedback import page_of
from tests.world import World

SAID = "I already said it (count it)"


async def gives(ben: Actor, *who: str) -> str:
    """What the page says after the last of them."""
    page = ""
    for each in who:
        await ben.command("/give-feedback", each)
        await ben.submit({"How?": SAID})
        page = page_of(ben)
        await ben.close_modal()
    return page


async def test_three_people_are_three_and_the_same_one_twice_is_one(world: World) -> None:
    ben = world.person("Ben")
    await goal_with_promise(ben, "give feedback to 3 people every day")
    assert "1 of 3 people today, 2 to go." in await gives(ben, "@ada", "@ada")
    assert "2 of 3 people today, 1 to go." in await gives(ben, "@cleo")
    assert "2 of 3 people today" in (await ben.command("/log", "1 feedback with Cleo")).text
    assert "3 of 3 people today, done." in (await ben.command("/log", "1 feedback")).text
    await world.advance(hours=7)
    assert [each.text for each in ben.dm if "to go today" in each.text] == []
