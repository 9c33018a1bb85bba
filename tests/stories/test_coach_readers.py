"""Who reads a coach's channel changes: noticed before a summary goes out, told once, and nothing is lost."""

import pytest

from bot.demo.actors import Actor
from bot.demo.people import BOT_USER_ID
from bot.demo.records import Message
from tests.domain.plans import march
from tests.stories.missed import berlin, opened
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_coach import NAMED, begins, chooses, digests, said_in
from tests.world import World


def standing(world: World) -> list[Message]:
    return [each for each in said_in(world) if not each.deleted]


def heard(actor: Actor, words: str) -> list[Message]:
    return [each for each in actor.dm if words in each.text]


async def named_ben(world: World) -> Actor:
    """Ben fell short, everybody was told of it, and he chose to be named."""
    missed = await opened(world)
    ben = world.person("Ben")
    await chooses(ben, await begins(world), NAMED)
    await world.advance(to=berlin(10, 10))
    await missed.log(10)
    await world.advance(to=berlin(11, 14))
    await missed.log(11)
    return ben


async def test_a_channel_made_public_names_nobody_and_its_coach_hears_so_once(world: World) -> None:
    ben, cleo = await named_ben(world), world.person("Cleo")
    world.slack.workspace.channel("coaching").private = False
    await world.advance(to=berlin(12, 11))
    assert digests(world) == []
    assert not any("Ben" in each.text or "Ben" in str(each.blocks) for each in standing(world))
    (told,) = heard(cleo, "is not private any more")
    assert told.text.startswith("#coaching is not private any more, so your summary there names nobody")
    (asked,) = heard(ben, "#coaching is not private any more")
    assert "Is your choice still right?" in asked.text
    await world.advance(days=8)
    assert len(heard(cleo, "is not private any more")) == 1
    assert len(heard(ben, "#coaching is not private any more")) == 1


async def test_what_stood_there_with_names_is_taken_away_once_it_is_public(world: World) -> None:
    await named_ben(world)
    await world.advance(to=berlin(12, 11))
    assert [each.text[:9] for each in standing(world)[-2:]] == ["Coaching ", "Details, "]
    world.slack.workspace.channel("coaching").private = False
    await world.advance(to=berlin(19, 11))
    assert not any("Ben" in each.text or "Ben" in str(each.blocks) for each in standing(world))


async def test_who_chose_is_told_once_when_more_than_three_readers_have_joined(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    post = await begins(world)
    await chooses(ada, post, NAMED)
    members = world.slack.workspace.channel("coaching").members
    members |= {"U91", "U92", "U93"}
    await world.advance(to=berlin(12, 11))
    assert heard(ada, "More people can read") == []
    members.add("U94")
    await world.advance(to=berlin(19, 11))
    (told,) = heard(ada, "More people can read #coaching")
    assert "it was 3, and is 7 today" in told.text
    members |= {"U95", "U96"}
    await world.advance(to=berlin(26, 11))
    assert len(heard(ada, "More people can read")) == 1
    await ada.press(told, "Why this message?")
    assert "You are told once when more than a few others may read it." in ada.ephemerals[-1].text
    await ada.press(ada.ephemerals[-1], "Change what I show")
    await ada.submit({"shows": NAMED})
    await ada.close_modal()
    members |= {"U97", "U98", "U99", "U90"}
    await world.advance(days=7)
    assert "it was 9, and is 13 today" in heard(ada, "More people can read")[-1].text


async def test_readers_who_joined_are_noticed_though_nobody_opens_or_posts_anything(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    await world.advance(to=berlin(12, 11))
    world.slack.workspace.channel("coaching").members |= {"U91", "U92", "U93", "U94"}
    await world.advance(to=berlin(13, 9))
    (told,) = heard(ada, "More people can read #coaching")
    assert "it was 3, and is 7 today" in told.text
    await world.advance(to=berlin(18, 11))
    assert len(heard(ada, "More people can read")) == 1


async def test_names_are_taken_away_within_hours_and_the_coach_hears_so_outside_quiet_hours(
    world: World,
) -> None:
    _, cleo = await named_ben(world), world.person("Cleo")
    await world.advance(to=berlin(12, 19))
    assert any("Ben" in each.text for each in standing(world))
    world.slack.workspace.channel("coaching").private = False
    await world.advance(to=berlin(13, 4))
    assert not any("Ben" in each.text or "Ben" in str(each.blocks) for each in standing(world))
    assert heard(cleo, "is not private any more") == []
    await world.advance(to=berlin(13, 8))
    assert len(heard(cleo, "is not private any more")) == 1


async def test_a_channel_shared_with_another_company_names_nobody_from_that_moment(world: World) -> None:
    ben, cleo = await named_ben(world), world.person("Cleo")
    await world.advance(to=berlin(12, 11))
    assert any("Ben" in each.text for each in standing(world))
    await world.slack.share_channel("coaching")
    await world.settle()
    assert not any("Ben" in each.text or "Ben" in str(each.blocks) for each in standing(world))
    assert len(heard(cleo, "is not private any more")) == 1
    assert len(heard(ben, "is not private any more")) == 1


async def test_an_archived_channel_is_told_of_at_once_and_other_channels_are_nobodys_news(
    world: World,
) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    await world.slack.archive_channel("general")
    await world.slack.archive_channel("coaching")
    await world.settle()
    assert len(heard(world.person("Cleo"), "has stopped")) == 1
    await world.advance(to=berlin(12, 11))
    assert len(heard(world.person("Cleo"), "has stopped")) == 1


@pytest.mark.parametrize("closed", ["archived", "without the bot"])
async def test_a_channel_that_closed_goes_on_with_what_people_chose(world: World, closed: str) -> None:
    ada, cleo = await member_with_daily_promise(world, "Ada", starts_on=march(2)), world.person("Cleo")
    await chooses(ada, await begins(world), NAMED)
    channel = world.slack.workspace.channel("coaching")
    if closed == "archived":
        channel.archived = True
    else:
        channel.members.discard(BOT_USER_ID)
    await world.advance(to=berlin(12, 11))
    (told,) = heard(cleo, "has stopped")
    assert "Nothing is lost: what people chose for it is kept." in told.text
    channel.archived = False
    channel.members.add(BOT_USER_ID)
    offered = await cleo.command("/coach", "here", "coaching")
    await cleo.press(offered.shown, "Post it here")
    await world.advance(to=berlin(19, 11))
    (digest,) = digests(world)
    assert "1 person shows something here." in digest
    assert "1. Ada: Feedback kept" in digest


async def test_a_summary_waits_until_slack_says_who_reads_the_channel(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    await world.advance(to=berlin(12, 9, 55))
    world.slack.faults.add("rate_limited", "conversations.info", seconds=900)
    await world.advance(to=berlin(12, 10, 5))
    assert digests(world) == []
    await world.advance(to=berlin(12, 10, 20))
    assert len(digests(world)) == 1


async def test_who_wrote_already_is_said_beside_the_name_and_on_the_board(world: World) -> None:
    await named_ben(world)
    cleo, grace = world.person("Cleo"), world.person("Grace")
    card = next(each for each in grace.dm if "asked that you hear of this" in each.text)
    await grace.press(card, "Write to Ben")
    await grace.submit({"words": "Which one hour would fit this week?"})
    await world.advance(to=berlin(12, 11))
    (digest,) = digests(world)
    assert "1. Ben: Feedback kept on 4 of 5 days. Grace wrote on Wed 11 Mar." in digest
    assert "Which one hour" not in str([(each.text, each.blocks) for each in said_in(world)])
    await cleo.command("/coach")
    assert cleo.modal is not None
    assert "Tried: Grace wrote on Wed 11 Mar." in str(cleo.modal.blocks)
