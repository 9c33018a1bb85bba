"""A coach's channel over weeks: asked for, chosen in, a summary each Thursday, an end."""

import pytest

from bot.demo.actors import Actor
from bot.demo.people import BOT_USER_ID
from bot.demo.records import Message, View
from bot.domain.people import Introduction
from tests.domain.plans import march
from tests.stories.missed import Missed, berlin, opened
from tests.stories.promises import member_with_daily_promise
from tests.world import World

SHOW = "Show something here"
COUNTED = "Counted"
NAMED = "Named when I need a word"
OFF = "Off"


def said_in(world: World, channel: str = "coaching") -> list[Message]:
    return world.slack.workspace.messages.get(world.slack.workspace.channel(channel).id, [])


def digests(world: World, channel: str = "coaching") -> list[str]:
    return [each.text for each in said_in(world, channel) if each.text.startswith("Coaching summary")]


async def begins(world: World, channel: str = "coaching") -> Message:
    """Cleo has the text posted; what stands in the channel."""
    cleo = world.person("Cleo")
    offered = await cleo.command("/coach", "here", channel)
    assert said_in(world, channel) == []
    await cleo.press(offered.shown, "Post it here")
    await world.settle()
    (post,) = said_in(world, channel)
    return post


async def chooses(person: Actor, post: Message, what: str) -> View:
    """Somebody presses the button under a post and chooses; the page they see then."""
    await person.press(post, SHOW)
    await person.submit({"shows": what})
    assert person.modal is not None
    shown = person.modal
    await person.close_modal()
    return shown


def in_words(view: View) -> str:
    return "\n".join(block["text"]["text"] for block in view.blocks if block["type"] == "section")


@pytest.fixture
async def missed(world: World) -> Missed:
    """Ben missed Fri 6 and Mon 9; Grace hears on Wed 11 at 13:00."""
    return await opened(world)


async def test_a_coach_reads_on_thursday_who_a_word_would_help(world_on: World) -> None:
    world, missed = world_on, await opened(world_on)
    await member_with_daily_promise(world, "Ada", starts_on=march(9))
    cleo, ada, ben = (world.person(name) for name in ("Cleo", "Ada", "Ben"))
    offered = await cleo.command("/coach", "here", "coaching")
    assert "#coaching is a private channel; 3 people are in it today and can read it." in offered.text
    assert "> A weekly coaching summary begins in this channel. Cleo coaches here" in offered.text
    await cleo.press(offered.shown, "Post it here")
    await world.settle()
    (post,) = said_in(world)
    assert "each Thursday at 10:00 Berlin" in post.text
    assert "Posted in #coaching." in cleo.ephemerals[-1].text
    await ada.press(post, SHOW)
    assert ada.modal is not None
    assert "#coaching is a private channel; 3 people are in it today" in in_words(ada.modal)
    await ada.close_modal()
    assert "Your name stands in the summary of #coaching" in in_words(await chooses(ada, post, NAMED))
    await chooses(ben, post, NAMED)
    await world.advance(to=berlin(10, 10))
    await missed.log(10)
    await world.advance(to=berlin(11, 14))
    await missed.log(11)
    await world.advance(to=berlin(12, 9, 59))
    assert digests(world) == []
    await world.advance(to=berlin(12, 10))
    (digest,) = digests(world)
    assert digest.splitlines() == [
        "Coaching summary, week of Mon 2 Mar. 1 person shows something here.",
        "A word would help first:",
        "1. Ben: Feedback kept on 4 of 5 days.",
        "Together: 4 of 5 promises kept.",
        "Each person here chose what is shown and saw who reads this channel. Details are in the thread.",
        "[Open my board] [Show something here] [How this is ordered]",
    ]
    posted, detail = said_in(world)[-2:]
    assert detail.thread_ts == posted.ts
    assert detail.text.splitlines() == [
        (
            "Details, week of Mon 2 Mar: whom a word would help first, what they kept, and what was tried. "
            "Where no partner's word is named, I know of none."
        ),
        "Ben: Feedback kept on 4 of 5 days. Kept that week: 4 of 5.",
    ]
    assert [*posted.pings, *detail.pings] == []
    await world.advance(to=berlin(19, 12))
    assert len(digests(world)) == 2


async def test_a_miss_whose_hour_has_not_come_is_in_no_summary(world: World, missed: Missed) -> None:
    cleo, ben = world.person("Cleo"), world.person("Ben")
    await chooses(ben, await begins(world), NAMED)
    await world.advance(to=berlin(10, 10))
    await missed.log(10)
    await world.advance(to=berlin(11, 12, 59))
    early = await cleo.command("/coach", "summary", "coaching")
    assert "Nothing needs you this week. 1 person shows something here; 1 is on track." in early.text
    await world.advance(to=berlin(11, 13))
    late = await cleo.command("/coach", "summary", "coaching")
    assert "1. Ben: Feedback kept on 4 of 5 days." in late.text
    assert "Only you see this." in late.text
    assert len(said_in(world)) == 1


@pytest.mark.usefixtures("missed")
async def test_who_says_stuck_comes_first(world: World) -> None:
    ada, cleo = await member_with_daily_promise(world, "Ada", starts_on=march(2)), world.person("Cleo")
    post = await begins(world)
    await chooses(world.person("Ben"), post, NAMED)
    await chooses(ada, post, NAMED)
    await ada.command("/checkin")
    await ada.press(ada.dm[-1] if ada.dm else ada.ephemerals[-1], "Stuck")
    await world.advance(to=berlin(11, 14))
    text = (await cleo.command("/coach", "summary")).text
    assert text.index("1. Ada: stuck on Feedback") < text.index("2. Ben: Feedback kept on 4 of 5 days.")


@pytest.mark.usefixtures("missed")
async def test_who_did_not_choose_or_chose_off_again_is_not_there(world: World) -> None:
    cleo, ben = world.person("Cleo"), world.person("Ben")
    post = await begins(world)
    assert "Nobody shows anything in #coaching yet." in (await cleo.command("/coach", "summary")).text
    await chooses(ben, post, COUNTED)
    assert "1 is counted without a name" in (await cleo.command("/coach", "summary")).text
    await chooses(ben, post, OFF)
    assert "Nobody shows anything in #coaching yet." in (await cleo.command("/coach", "summary")).text
    await world.advance(to=berlin(12, 11))
    assert digests(world) == []


async def test_only_the_coach_reads_it_first_or_stops_it(world: World) -> None:
    await begins(world)
    ada = world.person("Ada")
    for word in ("here", "summary", "stop"):
        answer = await ada.command("/coach", word, "coaching")
        assert "Cleo asked for the summary of this channel. Only Cleo" in answer.text
    elsewhere = await ada.command("/coach", "summary")
    assert elsewhere.text == "You have no summary yet. In the channel you coach, type /coach here."


@pytest.mark.usefixtures("missed")
async def test_a_stopped_summary_comes_no_more_and_its_button_says_so(world: World) -> None:
    cleo, ben = world.person("Cleo"), world.person("Ben")
    post = await begins(world)
    await chooses(ben, post, NAMED)
    stopped = await cleo.command("/coach", "stop")
    assert stopped.text.startswith("Stopped. #coaching gets no summary any more")
    await world.advance(to=berlin(12, 11))
    assert digests(world) == []
    await ben.press(post, SHOW)
    assert ben.modal is None
    assert "gets no summary any more" in ben.ephemerals[-1].text


@pytest.mark.usefixtures("missed")
async def test_a_summary_stopped_by_mistake_goes_on_with_what_people_chose(world: World) -> None:
    cleo, ben = world.person("Cleo"), world.person("Ben")
    await chooses(ben, await begins(world), NAMED)
    stopped = await cleo.command("/coach", "stop", "coaching")
    before = stopped.shown.snapshot() if stopped.shown else None
    await cleo.press(before, "Take it back")
    assert cleo.ephemerals[-1].text.startswith("Taken back. #coaching gets its summary each Thursday")
    assert "1 person shows something here" in (await cleo.command("/coach", "summary")).text


async def test_a_form_that_was_open_when_the_summary_stopped_keeps_nothing(world: World) -> None:
    cleo, ada = world.person("Cleo"), world.person("Ada")
    post = await begins(world)
    await ada.press(post, SHOW)
    await cleo.command("/coach", "stop", "coaching")
    refused = await ada.submit({"shows": NAMED})
    assert "gets no summary any more" in str(refused.errors)


async def test_in_direct_messages_there_is_no_channel(world: World) -> None:
    answer = await world.person("Cleo").command("/coach", "here")
    assert answer.text.startswith("A summary needs a channel.")


async def test_a_channel_without_the_bot_is_told_how_to_invite_it(world: World) -> None:
    cleo = world.person("Cleo")
    for name in ("general", "coaching"):
        world.slack.workspace.channel(name).members.discard(BOT_USER_ID)
        answer = await cleo.command("/coach", "here", name)
        assert "Invite me first: /invite @accountability." in answer.text
    assert said_in(world, "general") == []


async def test_the_bot_taken_out_between_the_offer_and_the_post(world: World) -> None:
    cleo, coaching = world.person("Cleo"), world.slack.workspace.channel("coaching")
    offered = await cleo.command("/coach", "here", "coaching")
    coaching.members.discard(BOT_USER_ID)
    await cleo.press(offered.shown, "Post it here")
    await world.settle()
    assert "Invite me first" in cleo.ephemerals[-1].text
    assert said_in(world) == []


async def test_slack_that_does_not_say_who_reads_leaves_nothing_to_choose(world: World) -> None:
    cleo, ada = world.person("Cleo"), world.person("Ada")
    post = await begins(world)
    world.slack.faults.add("rate_limited", "conversations.info", times=2)
    assert (await cleo.command("/coach", "here", "coaching")).text.startswith("Slack did not tell me")
    await ada.press(post, SHOW)
    assert ada.modal is None
    assert ada.ephemerals[-1].text.startswith("Slack did not tell me who reads that channel.")


async def test_a_public_channel_gets_totals_only_from_five_people_on(world: World) -> None:
    workspace, cleo = world.slack.workspace, world.person("Cleo")
    general = workspace.channel("general")
    general.members.add(BOT_USER_ID)
    post = await begins(world, "general")
    people = ["Ada", "Ben", "Grace", "Otto"]
    for name in people:
        person = await member_with_daily_promise(world, name, starts_on=march(2))
        await person.press(post, SHOW)
        assert person.modal is not None
        assert "everybody in your Slack can read it" in in_words(person.modal)
        assert "Named" not in str(person.modal.blocks)
        await person.submit({"shows": COUNTED})
        await person.close_modal()
    few = await cleo.command("/coach", "summary", "general")
    assert few.text.startswith("Fewer than 5 people show something in #general.")
    await world.advance(to=berlin(12, 11))
    assert digests(world, "general") == []
    await member_with_daily_promise(world, "Cleo", starts_on=march(2))
    await chooses(cleo, post, COUNTED)
    await world.advance(to=berlin(19, 11))
    (digest,) = digests(world, "general")
    assert "5 people show something here. This channel isn't private, so I name nobody." in digest
    assert not any(name in digest for name in people)


async def test_an_archived_channel_ends_its_summary_and_tells_its_coach(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    world.slack.workspace.channel("coaching").archived = True
    await world.advance(to=berlin(12, 11))
    (told,) = [each for each in world.person("Cleo").dm if "has stopped" in each.text]
    assert told.text.startswith("Your summary in #coaching has stopped.")
    await world.advance(days=8)
    assert len([each for each in world.person("Cleo").dm if "has stopped" in each.text]) == 1


async def test_the_summary_keeps_the_coachs_thursday_when_they_travel(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    cleo = world.person("Cleo")
    await world.slack.change_user(cleo.id, tz="America/New_York")
    await world.advance(to=berlin(12, 14, 59))
    assert digests(world) == []
    await world.advance(to=berlin(12, 15))  # 10:00 in New York, whose clocks have changed already
    assert len(digests(world)) == 1


async def test_a_coach_who_left_gets_no_summary_posted(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    async with world.deps.open_uow(await world.workspace()) as uow:
        gone = Introduction(world.person("Cleo").id, "Cleo", "Europe/Berlin", "en-GB", deactivated=True)
        await uow.people.meet(uow.new_id(), gone, world.now)
    await world.advance(to=berlin(12, 11))
    assert digests(world) == []


async def test_how_it_is_ordered_is_told_to_whoever_asks(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    await world.advance(to=berlin(12, 11))
    await ada.press(said_in(world)[-1], "How this is ordered")
    assert ada.ephemerals[-1].text.startswith("First comes who said *stuck*")


@pytest.mark.parametrize("text", ["", "help", "bored", "<!channel> " + "x" * 3000, "ÄÖ 💪 שלום"])
async def test_anything_else_is_answered_with_its_uses(world: World, text: str) -> None:
    answer = await world.person("Otto").command("/coach", text)
    assert answer.text.startswith("A weekly summary for a coach, in a channel:")


@pytest.mark.parametrize("text", ["HERE", "start", "goal coach here"])
async def test_here_has_other_names(world: World, text: str) -> None:
    cleo = world.person("Cleo")
    command, _, rest = text.partition(" ") if text.startswith("goal") else ("coach", "", text)
    answer = await cleo.command(f"/{command}", rest, "coaching")
    assert answer.text.startswith("This is what I would post in #coaching.")


async def test_a_button_whose_value_is_none_of_ours_is_answered_like_an_old_one(world: World) -> None:
    ada, post = world.person("Ada"), await begins(world)
    await ada.press(post, SHOW, forged_value="../../etc")
    assert "gets no summary any more" in ada.ephemerals[-1].text


async def test_a_double_click_posts_once_and_a_later_day_again(world: World) -> None:
    cleo = world.person("Cleo")
    offered = await cleo.command("/coach", "here", "coaching")
    before = offered.shown.snapshot() if offered.shown else None
    for _ in range(2):
        await cleo.press(before, "Post it here")
        await world.settle()
    assert len(said_in(world)) == 1
    await world.advance(days=1)
    again = await cleo.command("/coach", "here", "coaching")
    assert again.text.startswith("This is what I would post in #coaching, which gets your summary already.")
    await cleo.press(again.shown, "Post it here")
    await world.settle()
    assert len(said_in(world)) == 2


async def test_after_a_short_downtime_the_summary_comes_a_day_late(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    await world.advance(to=berlin(11, 12))
    await world.restart(days=2)
    assert len(digests(world)) == 1


async def test_after_ten_days_of_downtime_no_old_summary_comes_and_the_next_one_does(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    await world.advance(to=berlin(11, 12))
    await world.restart(days=10)
    assert digests(world) == []
    await world.advance(to=berlin(26, 11))
    (digest,) = digests(world)
    assert digest.startswith("Coaching summary, week of Mon 16 Mar.")


async def test_who_shows_something_finds_it_again_and_changes_it(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, await begins(world), NAMED)
    found = await ada.command("/coach")
    assert "What you show in #coaching: Named when I need a word." in found.text
    await ada.press(found.shown, "Change what you show in #coaching")
    await ada.submit({"shows": OFF})
    assert ada.modal is not None
    assert "Nothing of you is shown in #coaching" in in_words(ada.modal)
    assert "What you show in #coaching: Off." in (await ada.command("/coach")).text
