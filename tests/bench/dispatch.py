"""From what is owed to Slack: messages a second, CPU, connections, and the loop's patience."""

import asyncio
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
from tests.bench.far_slack import far_slack, heard_at
from tests.bench.figures import Cost, Figure, cost, middle

MESSAGES = 1_000
ROUNDS = 3
TEXT = "2 to go today: Feedback. " * 4


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

    async def fill(self) -> None:
        now = self.deps.clock.now()
        async with self.deps.open_clock_uow() as clock:
            workspace = await clock.workspace("", "T1", now, "UTC")
        async with self.deps.open_uow(workspace) as uow:
            for number in range(MESSAGES):
                who = f"U{number:06}"
                await uow.people.meet(uuid7(), Introduction(who, who, "Europe/Berlin", "en-GB"), now)
                mailbox = await uow.deliveries.mailbox_of_person(who)
                await uow.deliveries.opened(mailbox, f"D{number:06}")
                await uow.deliveries.owe(mailbox, Kind.WELCOME, str(uuid7()), now, {"n": number})
        self._left = MESSAGES
        self._empty.clear()

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        """The loops run; at the end they finish what they hold."""
        sender = Sender(self.deps, dict.fromkeys(Kind, self.compose))
        loops = Loops(self.deps, Planning(self.deps, {}), sender, self._bells)
        async with loops.running():
            self._bells.send.ring()
            yield
        loops.failed.cancel()

    async def empty(self) -> None:
        async with self.sending():
            await self._empty.wait()


async def measure(engine: AsyncEngine, name: str) -> list[Figure]:
    """Ours beside the floor, round by round; the first is not counted."""
    floors: list[Cost] = []
    ours: list[Cost] = []
    pauses: list[float] = []
    opened = 0
    async with far_slack() as address, aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = web_client("xoxb-bench", f"{address}/api/", session)
        outbox = Outbox(engine, Messenger(client, assert_no_transaction))
        for _ in range(ROUNDS + 1):
            floors.append(await cost(lambda: raw(address)))
            await outbox.fill()
            before = (await heard_at(address))["connections"]
            async with _watched(pauses):
                ours.append(await cost(outbox.empty))
            opened = max(opened, (await heard_at(address))["connections"] - before - 1)
    floor, own = middle(floors[1:]), middle(ours[1:])
    return [
        Figure(
            f"dispatch on {name}: messages/s against raw", 100 * floor.wall / own.wall, 75, "%", most=False
        ),
        Figure(f"dispatch on {name}: CPU a message against raw", own.cpu / floor.cpu, 6),
        Figure(f"dispatch on {name}: connections opened", opened, SENDERS, ""),
        Figure(f"dispatch on {name}: longest pause of the loop", 1000 * max(pauses[1:]), 50, "ms"),
    ]


@asynccontextmanager
async def _watched(pauses: list[float]) -> AsyncIterator[None]:
    """The longest time in which the loop let nobody else have a turn, added to `pauses` in seconds."""
    longest = 0.0

    async def look() -> None:
        nonlocal longest
        while True:
            before = perf_counter()
            await asyncio.sleep(0.005)
            longest = max(longest, perf_counter() - before - 0.005)

    looking = asyncio.create_task(look())
    try:
        yield
    finally:
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        pauses.append(longest)
