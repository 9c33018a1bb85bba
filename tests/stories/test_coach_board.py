"""The coach's own board: opened from a summary or in direct messages, page by page, by its coach alone."""

from bot.demo.actors import Actor
from bot.demo.people import BOT_USER_ID
from tests.domain.plans import march
from tests.stories.missed import berlin
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_coach import COUNTED, NAMED, begins, chooses, in_words, said_in
from tests.world import World


def board(coach: Actor) -> str:
    assert coach.modal is not None
    return in_words(coach.modal)


async def coached(world: World) -> None:
    """Ada is named and Ben counted in #coaching; a summary of it was posted."""
    post = await begins(world)
    await chooses(await member_with_daily_promise(world, "Ada", starts_on=march(2)), post, NAMED)
    await chooses(await member_with_daily_promise(world, "Ben", starts_on=march(2)), post, COUNTED)
    await world.advance(to=berlin(12, 11))


async def test_its_coach_opens_it_and_nobody_else(world: World) -> None:
    await coached(world)
    cleo, ada, summary = world.person("Cleo"), world.person("Ada"), said_in(world)[-1]
    await cleo.press(summary, "Open my board")
    assert board(cleo).startswith("*#coaching, week of Mon 2 Mar.*")
    assert "*Ada*" in board(cleo)
    assert "Ben" not in board(cleo)
    await ada.press(summary, "Open my board")
    assert ada.modal is None
    assert "Only Cleo opens its board" in ada.ephemerals[-1].text


async def test_in_direct_messages_the_command_alone_is_the_board_for_a_coach(world: World) -> None:
    await coached(world)
    cleo, ada = world.person("Cleo"), world.person("Ada")
    await cleo.command("/coach")
    assert "*Ada*" in board(cleo)
    await cleo.close_modal()
    assert (await cleo.command("/coach", "", "coaching")).text.startswith("A weekly summary for a coach")
    await cleo.command("/coach", "board", "general")
    assert "*Ada*" in board(cleo)
    await cleo.close_modal()
    await cleo.say(None, "coach")
    await cleo.press(cleo.dm[-1], "My board")
    assert "*Ada*" in board(cleo)
    assert (await ada.command("/coach")).text.startswith("A weekly summary for a coach")
    assert "You have no summary yet." in (await ada.command("/coach", "board")).text


async def test_a_coach_of_two_channels_goes_from_one_board_to_the_other(world: World) -> None:
    await coached(world)
    general = world.slack.workspace.channel("general")
    general.members.add(BOT_USER_ID)
    general.private = True
    post = await begins(world, "general")
    await chooses(world.person("Ben"), post, NAMED)
    cleo = world.person("Cleo")
    await cleo.command("/coach")
    assert "*Ada*" in board(cleo)
    await cleo.press(cleo.modal, "#general")
    assert board(cleo).startswith("*#general,")
    assert "*Ben*" in board(cleo)
    assert "Ada" not in board(cleo)


async def test_a_board_whose_summary_was_stopped_is_not_opened_again(world: World) -> None:
    await coached(world)
    cleo, summary = world.person("Cleo"), said_in(world)[-1]
    await cleo.command("/coach", "stop", "coaching")
    await cleo.press(summary, "Open my board")
    assert cleo.modal is None
    assert "gets no summary any more" in cleo.ephemerals[-1].text


async def test_two_coaches_have_a_channel_each_and_a_board_each(world: World) -> None:
    await coached(world)
    otto, cleo = world.person("Otto"), world.person("Cleo")
    world.slack.workspace.channel("coaching").members.add(otto.id)
    refused = await otto.command("/coach", "here", "coaching")
    assert "Cleo asked for the summary of this channel." in refused.text
    general = world.slack.workspace.channel("general")
    general.members.add(BOT_USER_ID)
    offered = await otto.command("/coach", "here", "general")
    await otto.press(offered.shown, "Post it here")
    await world.settle()
    await otto.command("/coach")
    assert board(otto).startswith("*#general,")
    await cleo.command("/coach")
    assert board(cleo).startswith("*#coaching,")
    assert "#general" not in str(cleo.modal.blocks if cleo.modal else "")
