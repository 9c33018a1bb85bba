"""One, two and four processes send what is owed in one PostgreSQL: nothing twice, nothing missing."""

import asyncio
import sys
from time import perf_counter

import aiohttp

from bot.db.engines import open_engine
from bot.db.unit_of_work import assert_no_transaction
from bot.slack.messenger import TIMEOUT, Messenger, web_client
from tests.bench.dispatch import MESSAGES, Outbox
from tests.bench.far_slack import far_slack, heard_at
from tests.bench.figures import Figure

AS_MANY = (1, 2, 4)
PATIENCE = 60
"""Seconds after which what was not sent is missing."""
READY, GO = b"ready\n", b"go\n"


async def one(url: str, address: str) -> None:
    """A process of its own: ready, then sending until its input ends."""
    engine = open_engine(url)
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = web_client("xoxb-bench", f"{address}/api/", session)
        outbox = Outbox(engine, Messenger(client, assert_no_transaction))
        async with outbox.deps.open_clock_uow() as clock:
            await clock.next_moment()
        sys.stdout.buffer.write(READY)
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.buffer.readline)
        async with outbox.sending():
            await asyncio.to_thread(sys.stdin.buffer.read)
    await engine.dispose()


async def together(url: str, address: str, many: int) -> tuple[float, int]:
    """Seconds from go until all was sent, and how many messages were missing or came twice."""
    running = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bench.processes", url, address),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        for _ in range(many)
    ]
    for each in running:
        assert each.stdout is not None
        assert await each.stdout.readline() == READY
    await heard_at(address, forget=True)
    before = perf_counter()
    for each in running:
        assert each.stdin is not None
        each.stdin.write(GO)
    while (await heard_at(address))["channels"] < MESSAGES and perf_counter() - before < PATIENCE:  # noqa: ASYNC110 — of another process
        await asyncio.sleep(0.02)
    spent = perf_counter() - before
    for each in running:
        assert each.stdin is not None
        each.stdin.close()
        await each.wait()
    heard = await heard_at(address)
    return spent, MESSAGES - heard["channels"] + heard["twice"]


async def measure(url: str) -> list[Figure]:
    engine, figures, spent = open_engine(url), [], {}
    async with far_slack() as address, aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = web_client("xoxb-bench", f"{address}/api/", session)
        outbox = Outbox(engine, Messenger(client, assert_no_transaction))
        for many in AS_MANY:
            await outbox.fill()
            spent[many], wrong = await together(url, address, many)
            figures.append(Figure(f"processes on PostgreSQL, {many}: sent twice or missing", wrong, 0, ""))
    await engine.dispose()
    gain = spent[AS_MANY[0]] / spent[AS_MANY[-1]]
    return [*figures, Figure("processes on PostgreSQL, 4 against 1: messages/s", gain, 1.3, most=False)]


if __name__ == "__main__":
    asyncio.run(one(*sys.argv[1:]))
