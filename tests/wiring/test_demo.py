"""`demo`: one address, the whole program behind it, and buttons that move the time."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.demo.workspace import PATIENCE
from bot.domain.deliveries import Kind
from bot.domain.errors import Busy
from bot.domain.people import Introduction
from bot.wiring import demo as demo_module
from bot.wiring.demo import Controls, demo
from bot.wiring.moves import Mover
from tests.world import NINE, World


@asynccontextmanager
async def shown(port: int = 0) -> AsyncIterator[str]:
    """A demo until the end of the block; its address."""
    said: asyncio.Queue[str] = asyncio.Queue()
    stop = asyncio.Event()
    task = asyncio.create_task(demo("INFO", said.put_nowait, stop, port))
    words = await asyncio.wait_for(said.get(), PATIENCE)
    address = re.fullmatch(r"Open (http://127\.0\.0\.1:\d+) in a browser\. Ctrl-C .*", words)
    assert address is not None
    try:
        yield address[1]
    finally:
        stop.set()
        await task


async def post(address: str, path: str, body: dict[str, Any]) -> Any:
    async with aiohttp.ClientSession() as session, session.post(address + path, json=body) as answer:
        return await answer.json()


async def page(address: str, path: str = "/as/ada/dm") -> str:
    async with aiohttp.ClientSession() as session, session.get(address + path) as answer:
        return await answer.text()


async def test_it_prints_an_address_behind_which_the_bot_answers() -> None:
    async with shown() as address:
        assert await post(address, "/as/ada/dm/act", {"act": "say", "text": "/goal help"}) == {"trouble": ""}
        assert "/log" in await page(address)


async def test_a_taken_port_is_left_for_another() -> None:
    async with shown() as first:
        port = int(first.rpartition(":")[2])
        async with shown(port) as second:
            assert first != second


async def test_a_day_passes() -> None:
    async with shown() as address:
        assert "4 Mar" in await page(address)
        await post(address, "/clock", {"days": 1})
        assert "5 Mar" in await page(address)


async def test_the_next_event_is_the_next_message_anybody_gets(world: World) -> None:
    controls = Controls(world.slack, world.clock)
    await controls.next_event()
    await controls.advance(days=1)
    assert world.now == NINE  # nothing moves before it is connected
    controls.mover = Mover(world.program, world.clock)
    async with world.deps.open_uow(await world.workspace()) as uow:
        mailbox = await uow.deliveries.mailbox_of_person(world.person("Ada").id)
        who = Introduction(world.person("Ada").id, "Ada", "Europe/Berlin", "en-GB")
        await uow.people.meet(uow.new_id(), who, world.now)
        profile = await uow.people.profile(who.slack_user_id, world.now)
        assert profile is not None
        about = {"person": str(profile.id)}
        await uow.deliveries.owe(mailbox, Kind.WELCOME, "w", world.now + timedelta(days=3), about)
    await controls.next_event()
    assert [message.by_bot for message in world.person("Ada").dm] == [True]
    assert timedelta(days=3) <= world.now - NINE < timedelta(days=3, hours=1)


async def test_tables_that_do_not_answer_do_not_end_the_demo(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    mover, answers = Mover(world.program, world.clock), [Busy(), None]
    done = asyncio.Event()

    async def settle() -> None:
        fault = answers.pop(0)
        if fault:
            world.program.bells.send.ring()
            raise fault
        done.set()

    monkeypatch.setattr(mover, "settle", settle)
    task = asyncio.create_task(demo_module._send_on_ring(world.program, mover))
    world.program.bells.send.ring()
    await asyncio.wait_for(done.wait(), PATIENCE)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_bug_in_sending_ends_the_demo(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken() -> None:
        raise RuntimeError("a bug")

    mover = Mover(world.program, world.clock)
    monkeypatch.setattr(mover, "settle", broken)
    world.program.bells.send.ring()
    with pytest.raises(RuntimeError, match="a bug"):
        await demo_module._follow(world.program, mover, asyncio.Event())
