"""Long texts are kept while they are typed: closing a form and opening it again offers the words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from bot.demo.actors import Actor
from bot.domain.drafts import Draft, digest, key_of
from bot.domain.people import Visit
from bot.slack import ids
from bot.slack.answers import Noted
from bot.slack.payloads import Place, Press, Typed
from handlers.drafts import DraftHandlers
from tests.handlers.goals import goal_with_promise, new_goal
from tests.stories.missed import berlin, opened
from tests.world import World


def held(actor: Actor, block_id: str) -> Any:
    """What stands in a field of the top form."""
    assert actor.modal is not None
    (state,) = actor.modal.values[block_id].values()
    return state["value"]


def page(actor: Actor) -> str:
    assert actor.modal is not None
    return str(actor.modal.blocks)


async def test_a_goal_that_was_typed_and_closed_is_offered_again(world_on: World) -> None:
    world = world_on
    ada = world.person("Ada")
    await ada.command("/goal", "new")
    await ada.fill("words", "Run 3 workshops")
    await ada.fill("words", "Run 3 workshops for my team")
    await ada.close_modal()
    await ada.command("/goal", "new")
    assert held(ada, "words") == "Run 3 workshops for my team"
    assert "Your words of Mon 9 Mar, 09:00 Berlin; they were not sent yet." in page(ada)
    await ada.fill("words", "Run 3 workshops for my team by 30 June")  # goes on from there
    await ada.close_modal()
    await ada.command("/goal", "new")
    assert held(ada, "words") == "Run 3 workshops for my team by 30 June"
    await ada.submit()
    await ada.close_modal(everything=True)
    await ada.command("/goal", "new")
    assert held(ada, "words") is None
    assert "not sent" not in page(ada)


async def test_words_of_a_command_are_not_put_aside_for_older_ones(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "new")
    await ada.fill("words", "Become better at presenting")
    await ada.close_modal()
    await ada.command("/goal", "new Read 5 books by 30 June")
    assert held(ada, "words") == "Read 5 books by 30 June"
    assert "You typed this here on Mon 9 Mar, 09:00 Berlin, and it was not sent:" in page(ada)
    assert "Become better at presenting" in page(ada)


async def test_words_that_were_wiped_out_are_gone(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "new")
    await ada.fill("words", "Nobody needs to know")
    await ada.fill("words", None)
    await ada.close_modal()
    await ada.command("/goal", "new")
    assert held(ada, "words") is None
    assert "not sent" not in page(ada)


async def test_a_form_that_is_refused_keeps_its_words_for_the_next_time(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "new")
    refused = await ada.submit({"words": "Run 3 workshops by 30 June", "target": "many"})
    assert refused.errors
    await ada.close_modal()
    await ada.command("/goal", "new")
    assert held(ada, "words") == "Run 3 workshops by 30 June"


async def test_each_goal_keeps_its_own_words(world: World) -> None:
    ada = world.person("Ada")
    await goal_with_promise(ada)
    await new_goal(ada, "Read 5 books by 30 September")
    await ada.close_modal(everything=True)
    await ada.command("/goal", "edit 1")
    await ada.fill("words", "Run 4 workshops by 30 June")
    await ada.close_modal()
    await ada.command("/goal", "edit 2")
    assert held(ada, "words") == "Read 5 books by 30 September"
    await ada.close_modal()
    await ada.command("/goal", "edit 1")
    assert held(ada, "words") == "Run 4 workshops by 30 June"
    await ada.submit()
    await ada.close_modal(everything=True)
    await ada.command("/goal", "edit 1")
    assert held(ada, "words") == "Run 4 workshops by 30 June"
    assert "not sent" not in page(ada)
    await ada.fill("words", "Run 5 workshops by 30 June")
    await ada.close_modal()
    await ada.command("/goal", "edit 1")
    assert held(ada, "words") == "Run 5 workshops by 30 June"
    await ada.close_modal()
    await ada.command("/goal", "new")
    assert held(ada, "words") is None


async def test_nobody_sees_the_words_of_somebody_else(world: World) -> None:
    ada, ben = world.person("Ada"), world.person("Ben")
    await ada.command("/goal", "new")
    await ada.fill("words", "Lead the team one day")
    await ben.command("/goal", "new")
    assert held(ben, "words") is None


async def test_a_partners_word_is_kept_while_it_is_written(world: World) -> None:
    await opened(world)
    await world.advance(to=berlin(11, 13, 5))
    grace = world.person("Grace")
    card = next(each for each in grace.dm if "asked that you hear of this" in each.text)
    await grace.press(card, "Write to Ben")
    begun = held(grace, "words")
    await grace.fill("words", f"{begun} Let us talk on Friday.")
    await grace.close_modal()
    await grace.press(card, "Write to Ben")
    assert held(grace, "words") == f"{begun} Let us talk on Friday."


async def test_letters_that_slack_brings_late_change_nothing(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada)
    key = key_of("goal:form", {"goal": str(uuid4()), "goals": "1 2", "to": "all"})
    first, second = (datetime(2026, 3, 9, 8, 0, at, tzinfo=UTC) for at in (1, 2))
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(ada.id, world.now)
        assert profile is not None
        await uow.drafts.keep(uow.new_id(), profile.id, key, Draft("words", "Run 3", digest(""), second))
        await uow.drafts.keep(uow.new_id(), profile.id, key, Draft("words", "Run", digest("?"), first))
        assert await uow.drafts.of(profile.id, key) == {"words": Draft("words", "Run 3", digest(""), second)}
        await uow.drafts.sent(profile.id, key, datetime(2026, 3, 9, 9, tzinfo=UTC))
        await uow.drafts.keep(uow.new_id(), profile.id, key, Draft("words", "Run 3 w", digest(""), second))
        assert await uow.drafts.of(profile.id, key) == {}


async def test_words_that_nobody_sent_are_forgotten_after_a_month(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "new")
    await ada.fill("words", "Run 3 workshops")
    await ada.close_modal()
    async with world.deps.open_clock_uow() as clock:
        await clock.tidy(datetime(2026, 4, 9, tzinfo=UTC))
    await ada.command("/goal", "new")
    assert held(ada, "words") is None


@pytest.mark.parametrize("at", ["", "soon", "1e400", "nan"])
async def test_letters_without_a_moment_of_slacks_are_kept_at_ours(world: World, at: str) -> None:
    ada = world.person("Ada")
    await new_goal(ada)
    visit = Visit(await world.workspace(), ada.id)
    typed = Typed("goal:form", "words", "", at)
    handlers = DraftHandlers(world.deps)
    press = Press(visit, ids.DRAFT, "Run 3", Place(), "", typed=typed)
    assert await handlers.typed(press) == Noted()
    assert await handlers.typed(replace(press, typed=None)) == Noted()
    async with world.deps.open_uow(visit.workspace_id) as uow:
        profile = await uow.people.profile(ada.id, world.now)
        assert profile is not None
        kept = await uow.drafts.of(profile.id, key_of("goal:form", {}))
    assert kept["words"] == Draft("words", "Run 3", digest(""), world.now)
