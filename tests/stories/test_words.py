"""What a partner does with the card: a word, written once; a talk; nothing."""

import asyncio
from uuid import uuid4

import pytest

from bot.demo.records import Message
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.goals import WORDS_MAX
from bot.domain.people import Visit
from bot.domain.to_partner import TOO_MUCH, WORDS_A_WEEK, ToPartner, What
from bot.slack.word_views import IMPACT, QUESTION
from bot.usecases import partners, words
from tests.domain.plans import march
from tests.stories.missed import Missed, berlin, opened
from tests.world import World

MENU = "[Thank Grace] [Answer] Or, in the menu: Too much, Why this message?"
DRAFT = (
    "On Fri 6 Mar and Mon 9 Mar you logged 1 and 0 of the 3 people a day you planned for Feedback. "
    "Before that, 4 of 4 days held."
)


@pytest.fixture
async def told(world: World) -> Missed:
    """Wed 11 Mar, 13:00 in Berlin, 08:00 in New York: Grace has just been told."""
    missed = await opened(world)
    await world.advance(to=berlin(10, 9))
    await missed.log(10)
    await world.advance(to=berlin(11, 13))
    return missed


def words_to_ben(missed: Missed) -> list[Message]:
    return [each for each in missed.world.person("Ben").dm if each.text.startswith("A word from")]


async def test_a_word_is_a_draft_and_goes_out_as_it_was_left(told: Missed) -> None:
    grace = told.world.person("Grace")
    await grace.press(told.grace_sees(), "Write to Ben")
    assert grace.modal is not None
    element = grace.modal.blocks[0]["element"]
    assert element["initial_value"] == f"{DRAFT}\n\n{IMPACT}\n\n{QUESTION}"
    await grace.submit()
    await told.world.settle()
    (word,) = words_to_ben(told)
    assert word.text == f"A word from Grace.\n> {DRAFT}\n> \n> {QUESTION}\n{MENU}"
    assert "You wrote to Ben:" in told.grace_sees().text
    assert QUESTION in told.grace_sees().text
    assert "Write to Ben" not in str(told.grace_sees().blocks)


async def test_a_fourth_word_of_a_week_stays_in_its_form(told: Missed) -> None:
    world, grace = told.world, told.world.person("Grace")
    await grace.press(told.grace_sees(), "Write to Ben")
    async with world.deps.open_uow(told.workspace) as uow:
        (agreement,) = await uow.partners.accepted(told.ben, march(11))
        for _ in range(WORDS_A_WEEK):
            asked = ToPartner(uuid4(), agreement.id, What.WORD, "", world.now)
            await uow.words.ask(asked)
            await uow.words.write(uuid4(), agreement.id, "Go on.", world.now, asked_id=asked.id)
    refused = await grace.submit({"Your words to Ben": "One more."})
    assert "Ben has had three words this week" in str(refused.errors)
    assert "The next can go on Wed 18 Mar." in str(refused.errors)
    async with world.deps.open_uow(told.workspace) as uow:
        await uow.partners.pause_words(agreement.id, world.now + TOO_MUCH)
    refused = await grace.submit({"Your words to Ben": "One more."})
    assert "Ben would rather have no words from me to pass on until Wed 25 Mar." in str(refused.errors)
    await world.settle()
    assert words_to_ben(told) == []
    await grace.close_modal()


async def test_a_word_that_waits_for_the_morning_is_not_brought_after_an_end(told: Missed) -> None:
    world, grace = told.world, told.world.person("Grace")
    await world.advance(to=berlin(11, 20))
    await grace.press(told.grace_sees(), "Write to Ben")
    await grace.submit({"Your words to Ben": "Go on."})
    await grace.close_modal()
    await world.settle()
    assert words_to_ben(told) == []  # Ben's quiet hours
    async with world.deps.open_uow(told.workspace) as uow:
        (agreement,) = await uow.partners.accepted(told.ben, march(11))
    ben = Visit(told.workspace, world.person("Ben").id)
    await partners.end(world.deps.open_uow, world.now, ben, agreement.id)
    await world.advance(days=1)
    assert words_to_ben(told) == []


async def test_after_an_end_nothing_goes_back_for_a_word_and_it_is_said(told: Missed) -> None:
    world, ben = told.world, told.world.person("Ben")
    grace = Visit(told.workspace, world.person("Grace").id)
    (notice,) = await told.notices()
    await words.write(world.deps.open_uow, world.now, grace, notice.id, "Go on.")
    await world.settle()
    (word,) = words_to_ben(told)
    async with world.deps.open_uow(told.workspace) as uow:
        (agreement,) = await uow.partners.accepted(told.ben, march(11))
    await partners.end(world.deps.open_uow, world.now, grace, agreement.id)
    await world.settle()
    heard = len(world.person("Grace").dm)
    for label in ("Thank Grace", "Answer", "Too much"):
        await ben.press(word, label)
        assert ben.ephemerals[-1].text.startswith("That agreement has ended")
    await world.advance(days=1)
    assert "You thanked" not in word.text
    assert len(world.person("Grace").dm) == heard


async def test_a_word_submitted_twice_goes_out_once(told: Missed) -> None:
    grace = told.world.person("Grace")
    card = told.grace_sees().snapshot()
    await grace.press(card, "Write to Ben")
    await grace.submit({"Your words to Ben": "First."})
    (notice,) = await told.notices()
    visit = Visit(told.workspace, grace.id)
    second = await words.write(told.world.deps.open_uow, told.world.now, visit, notice.id, "Second.")
    assert second.card.word == "First."
    await told.world.settle()
    assert [word.text for word in words_to_ben(told)] == [f"A word from Grace.\n> First.\n{MENU}"]
    await grace.press(card, "Write to Ben")
    assert "answered this one already" in grace.ephemerals[-1].text
    await grace.press(card, "Not this time")
    assert "answered this one already" in grace.ephemerals[-1].text


async def test_of_two_words_at_the_same_moment_one_goes_out(world_on: World) -> None:
    missed = await opened(world_on)
    await world_on.advance(to=berlin(10, 9))
    await world_on.advance(to=berlin(11, 13))
    (notice,) = await missed.notices()
    grace = Visit(missed.workspace, world_on.person("Grace").id)
    open_uow, now = world_on.deps.open_uow, world_on.now
    both = [words.write(open_uow, now, grace, notice.id, said) for said in ("One.", "Other.")]
    first, second = await asyncio.gather(*both)
    assert first.card.word == second.card.word
    await world_on.settle()
    (word,) = words_to_ben(missed)
    assert word.text == f"A word from Grace.\n> {first.card.word}\n{MENU}"


async def test_a_word_waits_for_the_owners_quiet_hours(told: Missed) -> None:
    await told.world.advance(to=berlin(11, 19))
    grace = told.world.person("Grace")
    await grace.press(told.grace_sees(), "Write to Ben")
    await grace.submit({"Your words to Ben": "One line."})
    await told.world.advance(to=berlin(12, 7, 59))
    assert words_to_ben(told) == []
    await told.world.advance(to=berlin(12, 8))
    assert len(words_to_ben(told)) == 1


async def test_an_empty_word_is_not_sent_and_hostile_words_stay_words(told: Missed) -> None:
    grace = told.world.person("Grace")
    await grace.press(told.grace_sees(), "Write to Ben")
    answer = await grace.submit({"Your words to Ben": IMPACT})
    assert "Write a line" in str(answer.errors)
    await grace.submit({"Your words to Ben": "<!channel> *you* <@U01BEN>\n\n\n\nline"})
    await told.world.settle()
    (word,) = words_to_ben(told)
    assert word.pings == []


async def test_not_this_time_closes_the_card_and_tells_nobody(told: Missed) -> None:
    grace = told.world.person("Grace")
    before = len(told.world.person("Ben").dm)
    card = told.grace_sees().snapshot()
    await grace.press(card, "Write to Ben")
    await grace.press(card, "Not this time")
    await told.world.settle()
    assert "Closed. Ben is not told of that." in told.grace_sees().text
    await grace.press(card, "Not this time")
    assert "answered this one already" in grace.ephemerals[-1].text
    answer = await grace.submit({"Your words to Ben": "Too late."})
    assert answer.errors
    await told.world.advance(hours=2)
    assert len(told.world.person("Ben").dm) == before


async def test_talk_is_a_link_to_their_own_conversation(told: Missed) -> None:
    card = told.grace_sees()
    ben = told.world.person("Ben").id
    assert f"slack://user?team={told.world.slack.team_id}&id={ben}" in str(card.blocks)
    assert "opens your own conversation" in str(card.blocks)
    await told.world.person("Grace").press(card, "Talk to Ben")


async def test_who_stops_being_a_partner_can_write_no_more(told: Missed) -> None:
    grace = told.world.person("Grace")
    stale = told.grace_sees().snapshot()
    await grace.press(told.grace_sees(), "Stop being Ben's partner")
    async with told.world.deps.open_uow(told.workspace) as uow:
        helped = await uow.partners.helped_by(grace.id)
    assert helped == []
    await grace.press(stale, "Write to Ben")
    assert grace.modal is None


async def test_only_the_partner_it_was_told_to_may_write(told: Missed) -> None:
    (notice,) = await told.notices()
    open_uow, now = told.world.deps.open_uow, told.world.now
    ben = Visit(told.workspace, told.world.person("Ben").id)
    grace = Visit(told.workspace, told.world.person("Grace").id)
    with pytest.raises(NotAllowed):
        await words.draft(open_uow, now, ben, notice.id)
    with pytest.raises(NotAllowed):
        await words.write(open_uow, now, ben, notice.id, "I am you.")
    with pytest.raises(Gone):
        await words.draft(open_uow, now, grace, uuid4())
    with pytest.raises(TooLong):
        await words.write(open_uow, now, grace, notice.id, "x" * (WORDS_MAX + 1))


async def test_nobody_writes_before_they_were_told(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 9))
    (notice,) = await missed.notices()
    grace = Visit(missed.workspace, world.person("Grace").id)
    with pytest.raises(Gone):
        await words.draft(world.deps.open_uow, world.now, grace, notice.id)
