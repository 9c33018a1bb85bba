"""Somebody tells others of a goal: seen first, told, followed by how it goes, taken back."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from bot.demo.actors import Actor
from bot.domain.errors import Gone, NotAllowed
from bot.domain.people import Visit
from bot.usecases import intentions
from tests.handlers.goals import words_of
from tests.stories.promises import member_with_daily_promise
from tests.stories.weekly import buttons
from tests.world import World

NEW_YORK_EIGHT = datetime(2026, 3, 9, 12, tzinfo=UTC)
WORDS = "I want to give feedback on the spot, to 12 people by June."
ABLE = "Say the hard things while they are small."


async def ben_shares(world: World, **values: Any) -> Actor:
    """Ben fills the form and looks at the preview."""
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "share 1")
    answer = await ben.submit({"words": WORDS, "able": ABLE, "people": ["Grace"], **values})
    assert answer.view is not None, answer
    return ben


def page_of(person: Actor) -> str:
    """Everything in the page that somebody has open."""
    assert person.modal is not None
    return str(person.modal.blocks)


async def test_nothing_is_told_before_its_owner_has_seen_it_word_for_word(world: World) -> None:
    ben = await ben_shares(world)
    grace = world.person("Grace")
    page = page_of(ben)
    assert WORDS in page
    assert "What the team will be able to do" in page
    assert "For somebody outside Slack, to copy" in page
    await world.advance(to=NEW_YORK_EIGHT)
    assert grace.dm == []
    await ben.submit()
    await world.settle()
    (card,) = grace.dm
    assert card.text == (
        f"Ben shares an intention with you.\n“{WORDS}”\n"
        f"What the team will be able to do that it cannot do today:\n“{ABLE}”\nNothing is asked of you.\n"
        "In the menu: Don't send me these, Why this message?"
    )
    assert buttons(card) == ["⋯ Don't send me these", "⋯ Why this message?"]


async def test_a_goal_leads_to_the_form_by_its_menu(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    answer = await ben.command("/goal", "show 1")
    await ben.press(answer.shown, "Share…")
    assert "What do you tell them?" in page_of(ben)


async def test_words_changed_after_the_preview_are_shown_again_first(world: World) -> None:
    ben = await ben_shares(world)
    answer = await ben.submit({"words": "Something else."})
    assert "This is what they get, word for word:" in words_of(answer)
    await world.advance(to=NEW_YORK_EIGHT)
    assert world.person("Grace").dm == []


async def test_what_was_told_is_taken_back_where_it_stands_and_where_it_waits(world: World) -> None:
    ben = await ben_shares(world, people=["Grace", "Ada"])
    grace, ada = world.person("Grace"), world.person("Ada")
    told = await ben.submit()
    await world.settle()
    assert [WORDS in message.text for message in ada.dm] == [True]
    assert "Your intention, on Mon 9 Mar, to" in words_of(told)
    await ben.press(ben.modal, "Take it back")
    await world.advance(to=NEW_YORK_EIGHT)
    assert ada.dm == []
    assert grace.dm == []


async def test_progress_goes_to_those_who_know_of_the_intention(world: World) -> None:
    ben = await ben_shares(world, people=["Ada"])
    await ben.submit()
    await ben.close_modal()
    await ben.command("/log", "3 feedback")
    await ben.command("/goal", "share 1")
    await ben.press(ben.modal, "Share progress")
    assert "Feedback: 3 of 12 people.\\nNext: " in page_of(ben)
    answer = await ben.submit({})
    assert "Next:" not in words_of(answer)  # a line nobody went on with is not told
    await ben.submit({"words": "3 of 12 people. Next: my own team."})
    await ben.submit()
    await world.settle()
    ada = world.person("Ada")
    assert ada.dm[-1].text.startswith("Ben shares with you how an intention is going.\n“3 of 12 people.")


async def test_whoever_wants_none_of_these_gets_none_and_nobody_is_told(world: World) -> None:
    ben = await ben_shares(world, people=["Ada"])
    await ben.submit()
    await ben.close_modal()
    await world.settle()
    ada = world.person("Ada")
    await ada.press(ada.dm[-1], "Don't send me these")
    before = len(ada.dm)
    await ben.command("/goal", "share 1")
    await ben.press(ben.modal, "Share progress")
    await ben.submit({"words": "Going well."})
    answer = await ben.submit()
    await world.settle()
    assert len(ada.dm) == before
    assert "did not" not in words_of(answer)


async def test_oneself_is_refused_and_the_words_stay(world: World) -> None:
    ben = await ben_shares(world)
    answer = await ben.submit({"people": ["Ben"]})
    assert "That is you" in answer.errors["people"]
    assert ben.modal is not None
    assert WORDS in str(ben.modal.values)


async def test_words_for_somebody_outside_slack_need_nobody_inside(world: World) -> None:
    ben = await ben_shares(world, people=[])
    assert ben.modal is not None
    for _ in range(2):  # nothing is sent however often it is pressed
        assert "Nobody is chosen, so nothing is sent. For somebody outside Slack, to copy:" in page_of(ben)
        assert WORDS in page_of(ben)
        assert ben.modal.body["submit"]["text"] == "Preview"
        await ben.submit()
    answer = await ben.submit({"people": ["Grace"]})
    assert "This is what they get, word for word:" in words_of(answer)


async def test_a_channel_the_bot_is_not_in_is_named_with_the_way_to_change_that(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "share 1")
    answer = await ben.submit({"words": WORDS, "people": [], "channels": ["random"]})
    assert "/invite @accountability" in answer.errors["channels"]


async def test_a_channel_gets_the_words_once_its_readers_were_shown(world: World) -> None:
    ben = await ben_shares(world, people=[], channels=["coaching"])
    assert "#coaching, private, 3 people in it today." in page_of(ben)
    await ben.submit()
    await world.settle()
    coaching = world.slack.workspace.channel("coaching")
    (posted,) = world.slack.workspace.messages[coaching.id]
    assert posted.text.startswith("Ben shares an intention.\n")
    assert buttons(posted) == []


async def test_only_the_owner_takes_words_back(world: World) -> None:
    ben = await ben_shares(world, people=["Ada"])
    await ben.submit()
    assert ben.modal is not None
    told = UUID(next(block["accessory"]["value"] for block in ben.modal.blocks if block.get("accessory")))
    await ben.close_modal()
    ada = await member_with_daily_promise(world, "Ada")
    visit = Visit(await world.workspace(), ada.id, "")
    with pytest.raises(NotAllowed):
        await intentions.take_back(world.deps.open_uow, world.now, visit, told)
    with pytest.raises(Gone):
        await intentions.take_back(world.deps.open_uow, world.now, visit, UUID(int=1))
