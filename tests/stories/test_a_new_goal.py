"""A new goal and the partner who stands beside its owner already."""

from tests.handlers.goals import goal_with_promise, new_goal, words_of
from tests.stories.test_first_month import invite
from tests.world import World


async def test_whether_the_partner_should_see_a_new_goal_is_asked_and_not_yet_is_the_default(
    world: World,
) -> None:
    ben, grace = world.person("Ben"), world.person("Grace")
    await goal_with_promise(ben)
    await invite(ben, grace)
    await world.advance(hours=7)
    await grace.press(grace.dm[-1], "Yes, gladly")
    answer = await new_goal(ben, "Give 2 talks this year")
    assert "Should Grace see this one? Not yet, unless you say so." in words_of(answer)
    assert "Talks" not in (await ben.command("/partner")).text
    await ben.press(ben.modal, "Show it to Grace")
    await ben.close_modal(everything=True)
    assert "Talks" in (await ben.command("/partner")).text


async def test_with_nobody_beside_nothing_is_asked(world: World) -> None:
    answer = await new_goal(world.person("Ben"))
    assert "see this one" not in words_of(answer)
