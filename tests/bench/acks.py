"""What a person waits for: a command without tables, and /log from words to answer."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from statistics import quantiles
from time import perf_counter
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import delete, event
from uuid_utils.compat import uuid7

from bot.db.models import Entry
from bot.demo.server import LocalSlack
from bot.domain.deliveries import Kind
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.wiring.program import Program
from tests.bench.figures import Cost, Figure, cost, middle
from tests.domain.plans import make_commitment, make_goal

REQUESTS = 200
ROUNDS = 3
STATEMENTS_MOST = 5
Command = Callable[[int], dict[str, str]]


def command(slack: LocalSlack, name: str, text: str) -> Command:
    ada = slack.person("Ada")

    def made(number: int) -> dict[str, str]:
        body = slack.payloads.command(ada.person, ada.dm_channel, name, text)
        return {**body, "trigger_id": f"{number}.{uuid7()}"}

    return made


def bare(client: AsyncWebClient, *, at_once: bool) -> AsyncApp:
    """A Bolt app that only acks."""
    app = AsyncApp(client=client, signing_secret="s", process_before_response=at_once)

    async def only_ack(ack: AsyncAck) -> None:
        await ack("ok")

    app.command("/goal")(only_ack)
    app.command("/log")(only_ack)
    return app


async def ask(app: AsyncApp, body: dict[str, str]) -> None:
    answer = await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body, headers={}))
    assert answer.status == 200, answer.body
    assert answer.body, "the answer stands in the ack"


def many(app: AsyncApp, made: Command) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        for number in range(REQUESTS):
            await ask(app, made(number))

    return run


def logging_afresh(program: Program, made: Command) -> Callable[[], Awaitable[None]]:
    """As many /logs, of somebody who has not logged hundreds of times today."""

    async def run() -> None:
        for number in range(REQUESTS):
            if number % 10 == 0:
                async with program.engine.begin() as connection:
                    await connection.execute(delete(Entry))
            await ask(program.app, made(number))

    return run


async def compared(*works: Callable[[], Awaitable[object]]) -> list[Cost]:
    """The median of each, measured side by side."""
    found: list[list[Cost]] = [[] for _ in works]
    for work in works:
        await work()
    for _ in range(ROUNDS):
        for place, work in zip(found, works, strict=True):
            place.append(await cost(work))
    return [middle(each) for each in found]


async def prepared(program: Program, slack: LocalSlack) -> None:
    """Ada is a member with a promise."""
    deps, now, ada = program.deps, program.deps.clock.now(), slack.person("Ada")
    async with deps.open_clock_uow() as clock:
        workspace = await clock.workspace("", slack.team_id, now, "UTC")
    async with deps.open_uow(workspace) as uow:
        person = uuid7()
        await uow.people.meet(person, Introduction(ada.id, "Ada", "Europe/Berlin", "en-GB"), now)
        await uow.people.choose(person, DEFAULT_TIMES, now)
        goal = replace(make_goal(), id=uuid7(), member_id=person)
        await uow.goals.add(goal, now)
        promise = replace(make_commitment(), id=uuid7(), goal_id=goal.id, member_id=person)
        await uow.goals.add_commitment(promise, now)


async def statements(program: Program, made: Command) -> float:
    """How many statements one /log needs; the beginning and the end of its transaction are not counted."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(program.engine.sync_engine, "before_cursor_execute", note)
    await ask(program.app, made(10**6))
    event.remove(program.engine.sync_engine, "before_cursor_execute", note)
    return len(seen)


async def under_fire(program: Program, made: Command, slack: LocalSlack) -> float:
    """The 99th percentile of /log while 1,000 deliveries go out, in milliseconds."""
    deps, now = program.deps, program.deps.clock.now()
    async with deps.open_clock_uow() as clock:
        workspace = await clock.workspace("", slack.team_id, now, "UTC")
    async with deps.open_uow(workspace) as uow:
        for number in range(1000):
            mailbox = await uow.deliveries.mailbox_of_person(f"U8{number:05}")
            await uow.deliveries.opened(mailbox, f"D8{number:05}")
            await uow.deliveries.owe(mailbox, Kind.WORD, str(uuid7()), now, {})
    waits = []
    async with program.loops.running():
        program.bells.send.ring()
        for number in range(REQUESTS):
            before = perf_counter()
            await ask(program.app, made(2 * 10**6 + number))
            waits.append(1000 * (perf_counter() - before))
            await asyncio.sleep(0)
    return quantiles(waits, n=100)[98]


async def measure(program: Program, slack: LocalSlack, name: str, acks_most: float) -> list[Figure]:
    await prepared(program, slack)
    help_, log = command(slack, "/goal", "help"), command(slack, "/log", "1 feedback")
    at_once, by_default = bare(program.client, at_once=True), bare(program.client, at_once=False)
    floor, own_help, default, own_log = await compared(
        many(at_once, help_), many(program.app, help_), many(by_default, log), logging_afresh(program, log)
    )
    figures = [
        Figure(f"/goal help on {name}: CPU against a bare ack", own_help.cpu / floor.cpu, 1.5),
        Figure(f"/log on {name}: latency against Bolt's default ack", own_log.wall / default.wall, 0.5),
        Figure(f"/log on {name}: CPU in bare acks", own_log.cpu / floor.cpu, acks_most),
        Figure(f"/log on {name}: statements", await statements(program, log), STATEMENTS_MOST, ""),
    ]
    if name == "SQLite":
        with suppress(asyncio.CancelledError):
            figures.append(
                Figure("/log beside 1,000 deliveries: p99", await under_fire(program, log, slack), 1000, "ms")
            )
    return figures
