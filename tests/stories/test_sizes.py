"""Stuck twice, and short two weeks: the check-in asks, and leads to something smaller."""

from datetime import UTC, datetime

import pytest

from bot.demo.actors import Actor
from bot.demo.records import Message
from tests.stories.promises import member_with_daily_promise
from tests.stories.weekly import seen
from tests.world import World

ASKED = "was short two weeks in a row"


def monday(day: int) -> datetime:
    """A Monday of March 2026 at nine in Berlin, before its clocks change."""
    return datetime(2026, 3, day, 8, tzinfo=UTC)


def newest(actor: Actor) -> Message:
    return seen(actor, "Your check-in")[-1]


@pytest.fixture
async def ada(world: World) -> Actor:
    return await member_with_daily_promise(world, "Ada")


async def test_after_two_short_weeks_the_size_is_asked_once_and_an_answer_leads_to_half(
    world_on: World,
) -> None:
    world = world_on
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=monday(16))
    assert ASKED not in newest(ada).text
    await ada.press(newest(ada), "On track")
    await world.advance(to=monday(23))
    shown = newest(ada)
    assert f"*Feedback* {ASKED}: 1 person each working day. Still the right size?" in shown.text
    await ada.press(shown, "5 out of reach")
    await world.settle()
    assert "You said 5 out of reach. Half of it may hold better. [Make it smaller]" in shown.text
    await ada.press(shown, "Make it smaller")
    await ada.submit({})
    await world.settle()
    await ada.press(shown, "On track")
    await world.advance(to=monday(30))
    assert ASKED not in newest(ada).text


async def test_just_right_leads_to_nothing(world: World, ada: Actor) -> None:
    await world.advance(to=monday(16))
    await ada.press(newest(ada), "On track")
    await world.advance(to=monday(23))
    shown = newest(ada)
    await ada.press(shown, "3 just right")
    await world.settle()
    assert "the right size? You said 3 just right." in shown.text
    assert "[Make it smaller]" not in shown.text


async def test_stuck_twice_in_a_row_asks_what_would_help(world: World, ada: Actor) -> None:
    await world.advance(to=monday(16))
    first = newest(ada)
    await ada.press(first, "Stuck")
    await ada.close_modal()
    await world.settle()
    assert "has been stuck" not in first.text
    await world.advance(to=monday(23))
    second = newest(ada)
    await ada.press(second, "Stuck")
    await ada.close_modal()
    await world.settle()
    assert "*Feedback* has been stuck for two check-ins. What would help?" in second.text
    await ada.press(second, "Make it smaller")
    assert ada.modal is not None
    assert "is now: 1 person each working day" in str(ada.modal.blocks)
