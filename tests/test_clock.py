"""The clocks."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import ManualClock, SystemClock

START = datetime(2026, 3, 9, 8, tzinfo=UTC)


async def test_a_manual_clock_stands_still_until_it_is_moved() -> None:
    clock = ManualClock(START)
    assert clock.now() == START
    clock.move_to(START + timedelta(minutes=1))
    assert (clock.now(), clock.monotonic()) == (START + timedelta(minutes=1), 60.0)


async def test_a_sleeper_wakes_when_the_clock_passes_it() -> None:
    clock = ManualClock(START)
    first, second = asyncio.create_task(clock.sleep(5)), asyncio.create_task(clock.sleep(50))
    await asyncio.sleep(0)
    clock.move_to(START + timedelta(seconds=5))
    await first
    assert not second.done()
    second.cancel()
    clock.move_to(START + timedelta(seconds=60))
    await clock.sleep(0)


async def test_a_manual_clock_only_goes_forward() -> None:
    with pytest.raises(ValueError, match="only goes forward"):
        ManualClock(START).move_to(START - timedelta(seconds=1))


async def test_the_system_clock_is_aware_and_goes_on() -> None:
    clock = SystemClock()
    before = clock.monotonic()
    await clock.sleep(0.001)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() > before
