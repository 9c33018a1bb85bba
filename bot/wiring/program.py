"""The program, put together: the same for a real workspace, the demo and the stories."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot.clock import Clock
from bot.db.engines import background_turns, open_engine
from bot.db.unit_of_work import Transactions, assert_no_transaction
from bot.dependencies import Dependencies
from bot.settings import Settings
from bot.slack.messenger import TIMEOUT, Messenger, web_client
from bot.wiring.in_flight import InFlight
from handlers import registry as requests
from jobs import registry as work
from jobs.loops import Bells, Loops
from jobs.plan import Planning
from jobs.send import Sender


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that was built, not yet started."""

    settings: Settings
    engine: AsyncEngine
    client: AsyncWebClient
    deps: Dependencies
    app: AsyncApp
    in_flight: InFlight
    bells: Bells
    loops: Loops
    planning: Planning
    sender: Sender


@asynccontextmanager
async def assembled(settings: Settings, clock: Clock) -> AsyncIterator[Program]:
    """The program on its tables and one shared session, which are closed at the end of the block."""
    engine = open_engine(settings.database_url)
    bells = Bells()

    def ring(due_at: datetime) -> None:
        if due_at <= clock.now():
            bells.send.ring()

    tables = Transactions(engine, uuid7, ring)
    background = Transactions(engine, uuid7, ring, turns=background_turns(engine))
    try:
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            client = web_client(settings.slack_bot_token, settings.slack_api_url, session)
            deps = Dependencies(
                clock=clock,
                open_uow=tables.open_uow,
                open_clock_uow=tables.open_clock_uow,
                messenger=Messenger(client, assert_no_transaction),
                new_id=uuid7,
                host_contact=settings.host_contact,
            )
            # Bolt's default waits for an ack in steps of 10 ms and acks an event before it was worked on.
            app = AsyncApp(
                name="accountability-bot",
                client=client,
                signing_secret=settings.slack_signing_secret,
                process_before_response=True,
            )
            looks = requests.register(app, deps)
            clockwork = replace(deps, open_uow=background.open_uow, open_clock_uow=background.open_clock_uow)
            planning = Planning(clockwork, work.PLANNERS)
            composers = work.composers(settings.host_contact)
            sender = Sender(
                clockwork,
                composers,
                failed=work.FAILED,
                sent=work.SENT,
                seen=work.SEEN,
                reached=looks.reached,
            )
            try:
                yield Program(
                    settings=settings,
                    engine=engine,
                    client=client,
                    deps=deps,
                    app=app,
                    in_flight=InFlight(),
                    bells=bells,
                    loops=Loops(clockwork, planning, sender, bells),
                    planning=planning,
                    sender=sender,
                )
            finally:
                # Looks that were begun still need the session and the tables.
                await looks.settled()
    finally:
        await engine.dispose()
