"""A Slack that takes 50 ms and believes everything: floors are measured against it, in its own process."""

import asyncio
import sys
from itertools import count

from aiohttp import web

LATENCY = 0.05
_numbers = count(1)
_connections: set[int] = set()
_opened = count()


async def answer(request: web.Request) -> web.StreamResponse:
    known = id(request.transport)
    if known not in _connections:
        _connections.add(known)
        next(_opened)
    await request.read()
    await asyncio.sleep(LATENCY)
    return web.json_response({"ok": True, "channel": "D1", "ts": f"{next(_numbers)}.000000"})


async def connections(_request: web.Request) -> web.StreamResponse:
    return web.Response(text=str(len(_connections)))


async def serve() -> None:
    app = web.Application()
    app.router.add_post("/api/{method}", answer)
    app.router.add_get("/connections", connections)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
