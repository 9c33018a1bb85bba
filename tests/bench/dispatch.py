"""From what is owed to Slack: messages a second, CPU, connections, and the loop's patience."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from time import perf_counter

import aiohttp
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot.clock import SystemClock
from bot.db.deliveries import Owed
from bot.db.engines import background_turns
from bot.db.unit_of_work import Transactions, UnitOfWork, assert_no_transaction
from bot.dependencies import Dependencies
from bot.domain.deliveries import Kind
from bot.domain.people import Introduction
from bot.slack.message import Message
from bot.slack.messenger import TIMEOUT, Messenger, web_client
from jobs.compose import Composed
from jobs.loops import SENDERS, Bells, Loops
from jobs.plan import Planning
from jobs.send import Sender
from tests.bench.figures import Cost, Figure, cost, middle

MESSAGES = 600
ROUNDS = 3
TEXT = "2 to go today: Feedback. " * 4


@asynccontextmanager
async def far_slack() -> AsyncIterator[str]:
    """Its address, as long as the block lasts."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.far_slack"), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    port = (await process.stdout.readline()).decode().strip()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        await process.wait()


async def connections(address: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"{address}/connections") as answer:
        return int(await answer.text())


async def raw(address: str) -> None:
    """The floor: as many posts in flight, nothing else."""
    left = iter(range(MESSAGES))

    async def one_after_the_other(session: aiohttp.ClientSession) -> None:
        for _ in left:
            body = {"channel": "D1", "text": TEXT, "blocks": []}
            async with session.post(f"{address}/api/chat.postMessage", json=body) as answer:
                await answer.json()

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(one_after_the_other(session) for _ in range(SENDERS)))


class Outbox:
    """So many mailboxes with something due in each, and the loops that empty them."""

    def __init__(self, engine: AsyncEngine, messenger: Messenger) -> None:
        self._bells = Bells()
        tables = Transactions(
            engine, uuid7, lambda _: self._bells.send.ring(), turns=background_turns(engine)
        )
        self.deps = Dependencies(SystemClock(), tables.open_uow, tables.open_clock_uow, messenger, uuid7)
        self._left = 0
        self._empty = asyncio.Event()

    async def compose(self, uow: UnitOfWork, owed: Owed, now: object) -> Composed:
        del uow, now
        self._left -= 1
        if self._left == 0:
            self._empty.set()
        return Message(f"{owed.about['n']} {TEXT}")

    async def fill(self, messages: int = MESSAGES) -> None:
        now = self.deps.clock.now()
        async with self.deps.open_clock_uow() as clock:
            workspace = await clock.workspace("", "T1", now, "UTC")
        async with self.deps.open_uow(workspace) as uow:
            for number in range(messages):
                who = f"U{number:06}"
                await uow.people.meet(uuid7(), Introduction(who, who, "Europe/Berlin", "en-GB"), now)
                mailbox = await uow.deliveries.mailbox_of_person(who)
                await uow.deliveries.opened(mailbox, f"D{number:06}")
                await uow.deliveries.owe(mailbox, Kind.WELCOME, str(uuid7()), now, {"n": number})
        self._left = messages
        self._empty.clear()

    async def empty(self) -> None:
        sender = Sender(self.deps, dict.fromkeys(Kind, self.compose))
        loops = Loops(self.deps, Planning(self.deps, {}), sender, self._bells)
        async with loops.running():
            self._bells.send.ring()
            await self._empty.wait()
        loops.failed.cancel()


async def measure(engine: AsyncEngine, name: str) -> list[Figure]:
    """Ours beside the floor, round by round."""
    floors: list[Cost] = []
    ours: list[Cost] = []
    opened = 0
    async with far_slack() as address, aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = web_client("xoxb-bench", f"{address}/api/", session)
        outbox = Outbox(engine, Messenger(client, assert_no_transaction))
        lag = asyncio.create_task(_longest_pause())
        for _ in range(ROUNDS):
            floors.append(await cost(lambda: raw(address)))
            await outbox.fill()
            before = await connections(address)
            ours.append(await cost(outbox.empty))
            opened = await connections(address) - before
        lag.cancel()
        with suppress(asyncio.CancelledError):
            await lag
    floor, own = middle(floors), middle(ours)
    return [
        Figure(
            f"dispatch on {name}: messages/s against raw", 100 * floor.wall / own.wall, 75, "%", most=False
        ),
        Figure(f"dispatch on {name}: CPU a message against raw", own.cpu / floor.cpu, 6),
        Figure(f"dispatch on {name}: connections opened", opened, SENDERS + 1, ""),
        Figure(f"dispatch on {name}: longest pause of the loop", 1000 * _pauses[-1], 50, "ms"),
    ]


_pauses: list[float] = [0.0]


async def _longest_pause() -> None:
    _pauses.append(0.0)
    while True:
        before = perf_counter()
        await asyncio.sleep(0.005)
        _pauses[-1] = max(_pauses[-1], perf_counter() - before - 0.005)
