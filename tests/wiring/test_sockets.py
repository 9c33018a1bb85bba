"""Socket Mode: requests are counted, a stop takes no more, and a silent socket is opened anew."""

import asyncio

from bot.wiring.sockets import SocketLine, socket_line
from tests.world import World


async def test_a_stop_finishes_what_is_being_answered_and_takes_no_more(world: World) -> None:
    begun, done = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        begun.set()
        await done.wait()

    world.program.app._async_listeners.clear()
    world.program.app.event("user_change")(slow)
    asking = asyncio.create_task(world.slack.change_user("Otto", tz="Europe/Lisbon"))
    await begun.wait()
    stopping = asyncio.create_task(world.stop())
    await asyncio.sleep(0.05)
    assert not stopping.done()
    done.set()
    await stopping
    assert (await asking).ok
    await world.start()


async def test_while_it_stops_a_request_is_left_to_another_process(world: World) -> None:
    async with socket_line(world.program) as line:
        line._closing = True
        await line.handle(line.client, None)  # type: ignore[arg-type]  # not even looked at


async def test_a_socket_that_is_gone_is_opened_anew(world: World) -> None:
    async with socket_line(world.program) as line, line.watched(every=0.02):
        line.client.auto_reconnect_enabled = line.client.default_auto_reconnect_enabled = False
        await world.slack.until(lambda: world.slack.sockets.greetings == 2)
        assert line.client.current_session is not None
        await line.client.current_session.close()
        await world.slack.until(lambda: world.slack.sockets.greetings == 3)


async def test_a_client_that_tries_a_used_address_for_ever_gets_a_new_one(world: World) -> None:
    line = SocketLine(world.program.app, world.slack.app_token, world.program.in_flight)
    line.client.ping_interval = 0.05
    used = world.slack.sockets.open_socket()
    async with world.program.client.session.ws_connect(used):  # type: ignore[union-attr]
        await asyncio.sleep(0)
    line.client.wss_uri = used
    before = world.slack.sockets.greetings
    # As the client's own monitor reconnects: with its lock held, until it succeeds.
    async with line.watched(every=0.02), line.client.connect_operation_lock:
        connecting = asyncio.create_task(line.client.connect())  # type: ignore[no-untyped-call]
        try:
            await world.slack.until(lambda: world.slack.sockets.greetings > before)
            await connecting
        finally:
            connecting.cancel()
    await line.close()
    assert all("used before" in problem for problem in world.slack.problems)
    world.slack.problems.clear()
