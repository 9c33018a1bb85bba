"""The whole main job by hand: Ada keeps her word, Ben slips, Grace is beside him, Cleo coaches."""

from datetime import UTC, datetime

from bot.demo.actors import Actor
from tests.handlers.goals import goal_with_promise, words_of
from tests.world import World


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of March 2026 on Berlin's clock, an hour ahead of UTC until the 29th."""
    return datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)


def last(person: Actor) -> str:
    return person.dm[-1].text


async def invite(member: Actor, partner: Actor) -> None:
    """Invite, look at the preview, send."""
    await member.command("/partner", f"@{partner.person.handle} as mentor")
    answer = await member.submit({"When I fall behind, please …": "ask me what would make it smaller"})
    assert answer.view is not None, answer
    await member.submit()
    await member.close_modal(everything=True)


async def test_the_first_month(world_on: World) -> None:
    world = world_on
    ada, ben, grace, cleo = (world.person(name) for name in ("Ada", "Ben", "Grace", "Cleo"))

    # Monday: two goals, each with a promise, an invitation, and a coach's channel.
    await goal_with_promise(ada, "run 1 workshop every month")
    await goal_with_promise(ben, "give on-the-spot feedback to 3 people every day")
    await invite(ben, grace)
    await world.advance(to=berlin(9, 15))
    assert last(grace).startswith("Ben would like you as a partner and mentor.")
    await grace.press(grace.dm[-1], "Yes, gladly")
    await world.settle()
    assert "Grace" in last(ben)
    answer = await cleo.command("/coach", "here", channel="coaching")
    await cleo.press(answer.shown, "Post it here")
    await world.settle()
    post = world.slack.workspace.messages["C01COACHING"][-1]
    for member in (ada, ben):
        await member.press(post, "Show something here")
        await member.submit({"shows": "named"})
        await member.close_modal(everything=True)

    # Ben keeps Tuesday, and misses Wednesday and Thursday.
    await world.advance(to=berlin(10, 16))
    assert last(ben).startswith("3 to go today.")
    await ben.say(None, "3 feedback")
    assert "3 of 3 people today, done." in last(ben)
    await world.advance(to=berlin(13, 9, 1))
    told = last(ben)
    assert told.startswith("Something to look at by")
    assert "1 of 3" not in told
    assert not any("look at something" in message.text for message in grace.dm)

    # The partner hears at her hour exactly what Ben's message shows by then, and writes one word.
    await world.advance(to=berlin(17, 12))
    told = next(message for message in ben.dm if message.text.startswith("This was told as you saw it.")).text
    card = next(message for message in grace.dm if message.text.startswith("Ben would like you to look at"))
    quoted = next(line for line in told.splitlines() if line.startswith("> "))
    assert quoted.startswith("> Feedback: Ben planned 3 people each working day.")
    assert quoted in card.text
    await grace.press(card, "Write to Ben")
    answer = await grace.submit()
    assert answer.failure == ""
    await world.settle()
    assert last(ben).startswith("A word from Grace.")
    assert "Grace" in last(ben)

    # The check-in of Monday asked about the week before; one tap answers it.
    checkin = next(message for message in ada.dm if message.text.startswith("Your check-in is ready."))
    await ada.press(checkin, "On track")
    await world.settle()

    # Thursday: Cleo's summary names only what was told.
    await world.advance(to=berlin(19, 10, 1))
    digest, detail = world.slack.workspace.messages["C01COACHING"][-2:]
    assert detail.thread_ts == digest.ts
    assert digest.text.startswith("Coaching summary, week of Mon 9 Mar.")
    assert "Ben" in digest.text
    assert "Ada" in digest.text

    # At the end of the month the goal is reached, and its owner says so.
    await world.advance(to=berlin(27, 15))
    for _ in range(3):
        answer = await ada.command("/log", "1 workshop")
    assert "Shall we call it reached?" in answer.text
    answer = await ada.command("/goal", "done 1")
    assert answer.text.startswith("Reached.\nGoal 1, *Workshops*, is reached")
    await ada.command("/goal", "show 1")
    assert words_of(await ada.command("/goal", "settings"))
