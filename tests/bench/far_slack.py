"""A Slack that takes 50 ms and believes everything: floors are measured against it, in its own process."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import aiohttp
from aiohttp import web

LATENCY = 0.05
_numbers = count(1)
_connections: set[int] = set()
_posts: Counter[str] = Counter()


async def answer(request: web.Request) -> web.StreamResponse:
    _connections.add(id(request.transport))
    said = await request.post() if request.content_type != "application/json" else await request.json()
    _posts[str(said.get("channel"))] += 1
    await asyncio.sleep(LATENCY)
    return web.json_response({"ok": True, "channel": "D1", "ts": f"{next(_numbers)}.000000"})


async def heard(request: web.Request) -> web.StreamResponse:
    """Connections, channels posted to, and posts beyond the first in one; `forget` begins anew after that."""
    found = {
        "connections": len(_connections),
        "channels": len(_posts),
        "twice": sum(times - 1 for times in _posts.values()),
    }
    if "forget" in request.query:
        _posts.clear()
    return web.json_response(found)


async def serve() -> None:
    app = web.Application()
    app.router.add_post("/api/{method}", answer)
    app.router.add_get("/heard", heard)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


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


async def heard_at(address: str, *, forget: bool = False) -> dict[str, int]:
    path = "/heard?forget" if forget else "/heard"
    async with aiohttp.ClientSession() as session, session.get(f"{address}{path}") as said:
        found: dict[str, int] = await said.json()
        return found


if __name__ == "__main__":
    asyncio.run(serve())
