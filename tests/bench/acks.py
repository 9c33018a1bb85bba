"""What a person waits for: a command without tables, and /log from words to answer.

The floor is a signed request as Slack sends it, given to a Bolt app that only acks.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import delete
from uuid_utils.compat import uuid7

from bot.db.models import Entry
from bot.demo.server import LocalSlack
from bot.domain.deliveries import Kind
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.wiring.program import Program
from tests.bench.figures import Cost, Figure, cost, middle
from tests.domain.plans import make_commitment, make_goal
from tests.statements import counted

REQUESTS = 200
AT_ONCE = 10
"""Requests between which the tables are made as they were: nobody logs hundreds of times a day."""
ROUNDS = 5
STATEMENTS_MOST = 5


@dataclass
class Asker:
    """Ada, and the requests that Slack makes of what she types."""

    slack: LocalSlack

    def asks(self, name: str, text: str, times: int) -> list[tuple[str, dict[str, str]]]:
        """Bodies with their signed headers, made before anything is measured."""
        ada, verifier = self.slack.person("Ada"), SignatureVerifier(self.slack.signing_secret)
        found = []
        for _ in range(times):
            typed = self.slack.payloads.command(ada.person, ada.dm_channel, name, text)
            body, at = urlencode({**typed, "trigger_id": str(uuid7())}), str(int(verifier.clock.now()))
            headers = {
                "content-type": "application/x-www-form-urlencoded",
                "x-slack-request-timestamp": at,
                "x-slack-signature": str(verifier.generate_signature(timestamp=at, body=body)),
            }
            found.append((body, headers))
        return found


async def ask(app: AsyncApp, asked: tuple[str, dict[str, str]]) -> None:
    body, headers = asked
    answer = await app.async_dispatch(AsyncBoltRequest(body=body, headers={**headers}))
    assert answer.status == 200, answer.body
    assert answer.body, "the answer stands in the ack"


@dataclass(frozen=True)
class Contender:
    """An app and what it is asked; `tidy` makes the tables as they were, and is not measured."""

    app: AsyncApp
    name: str
    text: str
    tidy: Callable[[], Awaitable[None]] | None = None

    async def round(self, asker: Asker) -> Cost:
        asked, spent = asker.asks(self.name, self.text, REQUESTS), Cost()
        for first in range(0, REQUESTS, AT_ONCE):
            if self.tidy:
                await self.tidy()
            spent += await cost(partial(self._all, asked[first : first + AT_ONCE]))
        return spent

    async def _all(self, asked: Sequence[tuple[str, dict[str, str]]]) -> None:
        for each in asked:
            await ask(self.app, each)


async def compared(asker: Asker, *contenders: Contender) -> list[Cost]:
    """The median of each, measured side by side; the first round is not counted."""
    rounds = [[await each.round(asker) for each in contenders] for _ in range(ROUNDS + 1)]
    return [middle(found) for found in zip(*rounds[1:], strict=True)]


def bare(program: Program, *, at_once: bool) -> AsyncApp:
    """A Bolt app that only acks."""
    app = AsyncApp(
        client=program.client,
        signing_secret=program.settings.slack_signing_secret,
        process_before_response=at_once,
    )

    async def only_ack(ack: AsyncAck) -> None:
        await ack("ok")

    app.command("/goal")(only_ack)
    app.command("/log")(only_ack)
    return app


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


async def under_fire(program: Program, slack: LocalSlack) -> float:
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
        for asked in Asker(slack).asks("/log", "1 feedback", REQUESTS):
            before = perf_counter()
            await ask(program.app, asked)
            waits.append(1000 * (perf_counter() - before))
            await asyncio.sleep(0)
    return quantiles(waits, n=100)[98]


async def measure(program: Program, slack: LocalSlack, name: str, acks_most: float) -> list[Figure]:
    await prepared(program, slack)
    asker = Asker(slack)

    async def nothing_logged() -> None:
        async with program.engine.begin() as connection:
            await connection.execute(delete(Entry))

    floor, help_, default, log = await compared(
        asker,
        Contender(bare(program, at_once=True), "/goal", "help"),
        Contender(program.app, "/goal", "help"),
        Contender(bare(program, at_once=False), "/log", "1 feedback"),
        Contender(program.app, "/log", "1 feedback", nothing_logged),
    )
    with counted(program.engine) as said:
        await ask(program.app, asker.asks("/log", "1 feedback", 1)[0])
    figures = [
        Figure(f"/log on {name}: latency against Bolt's default ack", log.wall / default.wall, 0.5),
        Figure(f"/log on {name}: CPU in bare acks", log.cpu / floor.cpu, acks_most),
        Figure(f"/log on {name}: statements", len(said), STATEMENTS_MOST, ""),
    ]
    if name == "SQLite":
        figures.insert(0, Figure("/goal help: CPU in bare acks", help_.cpu / floor.cpu, 1.5))
        figures.append(
            Figure("/log beside 1,000 deliveries: p99", await under_fire(program, slack), 1000, "ms")
        )
    return figures
