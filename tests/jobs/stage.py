"""What the tests of the clock's work stand on: tables, a local Slack, and a composer that says each name."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import aiohttp
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot.clock import ManualClock
from bot.db.deliveries import Owed
from bot.db.unit_of_work import Transactions, UnitOfWork, assert_no_transaction
from bot.demo.records import Person as LocalPerson
from bot.demo.server import LocalSlack
from bot.demo.workspace import PATIENCE
from bot.dependencies import Dependencies
from bot.domain.deliveries import PACE, Kind, State
from bot.domain.people import Introduction
from bot.slack.message import Message
from bot.slack.messenger import Messenger, web_client
from jobs.compose import Composed
from jobs.loops import Bells
from jobs.send import Sender
from tests.world import MANIFEST

NINE = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Mon 9 Mar, 09:00 in Berlin."""


@dataclass
class Stage:
    """A sender, its tables, a local Slack, and a composer that says each name or what it is told to."""

    clock: ManualClock
    slack: LocalSlack
    deps: Dependencies
    workspace: UUID
    bells: Bells
    verdicts: dict[str, Composed | Exception] = field(default_factory=dict)

    @property
    def sender(self) -> Sender:
        return Sender(self.deps, dict.fromkeys(Kind, self.compose))

    async def compose(self, _uow: UnitOfWork, owed: Owed, _now: datetime) -> Composed:
        name = str(owed.about["name"])
        verdict = self.verdicts.get(name, Message(name))
        if isinstance(verdict, Exception):
            raise verdict
        return verdict

    async def owe(self, kind: Kind, name: str, *, to: str = "Ada", at: datetime | None = None) -> UUID:
        async with self.deps.open_uow(self.workspace) as uow:
            mailbox = await uow.deliveries.mailbox_of_person(self.slack.person(to).id)
            about = {"name": name}
            owed = await uow.deliveries.owe(mailbox, kind, name, at or self.clock.now(), about)
        assert owed is not None
        return owed

    async def state(self, name: str) -> Owed:
        async with self.deps.open_uow(self.workspace) as uow:
            owed = await uow.deliveries.by_key(name)
        assert owed is not None
        return owed

    async def is_in(self, state: State, name: str) -> bool:
        return (await self.state(name)).state is state

    async def send_all(self) -> None:
        """Until nothing is due at this instant, pacing aside."""
        for _ in range(20):
            leases = await self.sender.lease_once(10)
            if not leases:
                return
            for lease in leases:
                await self.sender.send_once(lease)
            self.clock.move_to(self.clock.now() + PACE)
        raise AssertionError

    async def owe_many(self, people: int, *, each: int = 1, kind: Kind = Kind.ANSWER) -> list[str]:
        """Something to each of so many people, who are made for it; the names of the deliveries."""
        names = []
        for number in range(people):
            person = LocalPerson(f"U9{number:04}", f"p{number}", f"P{number}", f"P{number}")
            self.slack.workspace.people[person.id] = person
            for turn in range(each):
                names.append(f"{person.name}/{turn}")
                await self.owe(kind, names[-1], to=person.name)
        return names

    def all_texts(self) -> list[str]:
        """Everything the bot posted, to whomever."""
        channels = self.slack.workspace.messages.values()
        return [message.text for messages in channels for message in messages]

    def later(self, length: timedelta) -> None:
        self.clock.move_to(self.clock.now() + length)

    def texts(self, of: str = "Ada") -> list[str]:
        return [message.text for message in self.slack.person(of).dm]


async def eventually(holds: Callable[[], Awaitable[bool]], seconds: float = PATIENCE) -> None:
    """Until it holds; so many seconds of real time at most."""
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 — the tables tell nobody that they changed
            await asyncio.sleep(0.01)


@asynccontextmanager
async def open_stage(engine: AsyncEngine) -> AsyncIterator[Stage]:
    clock, bells = ManualClock(NINE), Bells()
    slack = LocalSlack(clock, MANIFEST)
    await slack.start()

    def ring(due_at: datetime) -> None:
        if due_at <= clock.now():
            bells.send.ring()

    tables = Transactions(engine, uuid7, ring)
    async with aiohttp.ClientSession() as session:
        messenger = Messenger(web_client(slack.bot_token, slack.api_url, session), assert_no_transaction)
        deps = Dependencies(clock, tables.open_uow, tables.open_clock_uow, messenger, uuid7)
        async with tables.open_clock_uow() as store:
            workspace = await store.workspace("", slack.team_id, NINE, "Europe/Berlin")
        async with tables.open_uow(workspace) as uow:
            for name, zone in (("Ada", "Europe/Berlin"), ("Grace", "America/New_York")):
                who = Introduction(slack.person(name).id, name, zone, "en-GB")
                await uow.people.meet(uuid7(), who, NINE)
        yield Stage(clock, slack, deps, workspace, bells)
    await slack.stop()
    assert slack.problems == []
