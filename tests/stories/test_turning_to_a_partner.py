"""A member turns to a partner, the partner writes, and what comes back; both in their own hands."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.actors import Actor
from bot.demo.records import View
from bot.domain.to_partner import A_WEEK, WORDS_A_WEEK, free_again
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_partners import invites
from tests.stories.weekly import buttons
from tests.world import World

NEW_YORKS_MORNING = datetime(2026, 3, 9, 13, tzinfo=UTC)


@pytest.fixture
async def ben(world: World) -> Actor:
    """Ben with a daily promise, and Grace beside him, who has not been written to today."""
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await invites(ben)
    await world.advance(to=NEW_YORKS_MORNING)
    await grace.press(grace.dm[-1], "Yes, gladly")
    await world.settle()
    return ben


async def asks(ben: Actor, entry: str, line: str = "") -> str:
    """Ben chooses an entry of his partner's menu and sends it; what he is told."""
    listed = await ben.command("/partner")
    await ben.press(listed.shown, entry)
    answer = await ben.submit({"words": line})
    assert answer.view is not None
    await ben.close_modal()
    return str(answer.view.blocks)


async def test_a_word_is_asked_for_written_thanked_for_and_answered(world: World, ben: Actor) -> None:
    grace = world.person("Grace")
    assert "On its way to Grace" in await asks(ben, "Ask for a word…", "I dread Fridays.")
    await world.settle()
    card = grace.dm[-1]
    assert card.text.startswith("Ben asks you for a word.\n> I dread Fridays.")
    await grace.press(card, "Write to Ben")
    await grace.submit({"Your words to Ben": "Do it first thing.\n\nWhat would help you most this week?"})
    await grace.close_modal()
    await world.advance(days=1)
    word = next(each for each in ben.dm if each.text.startswith("A word from Grace."))
    assert "> Do it first thing." in word.text
    assert "You wrote to Ben:" in grace.dm[-1].text
    await ben.press(word, "Thank Grace")
    await ben.press(word, "Answer")
    await ben.submit({"answer": "I will."})
    await ben.close_modal()
    await world.advance(days=2)
    word = next(each for each in ben.dm if each.text.startswith("A word from Grace."))
    assert "You thanked Grace." in word.text
    heard = "\n".join(each.text for each in grace.dm)
    assert "Ben thanks you for your word." in heard
    assert "Ben answers your word.\n> I will." in heard


async def test_the_plan_is_shown_as_far_as_the_partner_sees_it(world: World, ben: Actor) -> None:
    grace = world.person("Grace")
    assert "three questions" in str((await _opened(ben, "Ask to look at my plan…")).blocks)
    await ben.submit()
    await ben.close_modal()
    await world.settle()
    assert "Is it clear? Is it the right size? What is missing?" in grace.dm[-1].text
    assert "• 1 person each working day" in grace.dm[-1].text


async def test_asking_twice_on_one_day_is_one_message(world: World, ben: Actor) -> None:
    await asks(ben, "Ask for a word…")
    assert "Once a day is plenty" in await asks(ben, "Ask for a word…")
    await world.settle()
    asked = [each for each in world.person("Grace").dm if each.text.startswith("Ben asks you")]
    assert len(asked) == 1


async def test_too_much_means_no_words_for_two_weeks_and_is_said_kindly(world: World, ben: Actor) -> None:
    grace = world.person("Grace")
    await asks(ben, "Ask for a word…")
    await world.settle()
    await grace.press(grace.dm[-1], "Write to Ben")
    await grace.submit({"Your words to Ben": "Go on."})
    await grace.close_modal()
    await world.advance(days=1)
    word = next(each for each in ben.dm if each.text.startswith("A word from Grace."))
    await ben.press(word, "Too much")
    await world.advance(days=1)
    said = "\n".join(each.text for each in grace.dm)
    assert "It is about how many come, not about you" in said
    await ben.say(None, "Friday was a hard day for me.")
    await ben.press(ben.dm[-1], "Send to Grace")
    await world.advance(days=1)
    await grace.press(grace.dm[-1], "Write to Ben")
    assert "would rather have no words" in grace.ephemerals[-1].text
    await asks(ben, "Ask for a word…")
    await grace.press(grace.dm[-1], "Write to Ben")
    assert grace.modal is not None


async def test_words_written_to_the_bot_reach_a_partner_only_by_a_press(world: World, ben: Actor) -> None:
    grace = world.person("Grace")
    before = len(grace.dm)
    await ben.say(None, "Friday was a hard day for me.")
    await world.settle()
    offer = ben.dm[-1]
    assert buttons(offer) == ["Send to Grace", "Keep as my note", "New goal", "Forget it"]
    assert len(grace.dm) == before
    await ben.press(offer, "Send to Grace")
    await world.settle()
    assert grace.dm[-1].text.startswith("Ben asked me to pass this on.\n> Friday was a hard day for me.")


async def test_somebody_outside_slack_is_helped_with_words_to_copy(ben: Actor) -> None:
    listed = await ben.command("/partner")
    await ben.press(listed.shown, "Copy for my coach")
    assert ben.modal is not None
    assert "1 Feedback: 0 of 12 people" in str(ben.modal.blocks)


def test_three_words_a_week_and_the_next_when_the_first_is_a_week_old() -> None:
    now = datetime(2026, 3, 9, 8, tzinfo=UTC)
    sent = [now - timedelta(days=days) for days in (1, 2, 6)]
    assert free_again(sent[: WORDS_A_WEEK - 1], now) is None
    assert free_again(sent, now) == sent[-1] + A_WEEK
    assert free_again([*sent[:2], now - A_WEEK], now) is None


async def _opened(ben: Actor, entry: str) -> View:
    listed = await ben.command("/partner")
    await ben.press(listed.shown, entry)
    assert ben.modal is not None
    return ben.modal
