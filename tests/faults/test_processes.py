"""Several real processes share one PostgreSQL: nothing twice, nothing missing."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select
from uuid_utils.compat import uuid7

from bot.clock import SystemClock
from bot.db.engines import open_engine
from bot.db.models import Checkin, Delivery, Routine
from bot.db.unit_of_work import Transactions
from bot.demo.server import LocalSlack
from bot.demo.workspace import PATIENCE
from bot.domain.deliveries import Kind, State
from tests.faults.crowd import gather_crowd
from tests.jobs.stage import eventually
from tests.world import MANIFEST

ROOT = Path(__file__).parents[2]
PROCESSES = 2
CROWD = 60


async def started(slack: LocalSlack, url: str, folder: Path) -> asyncio.subprocess.Process:
    environment = {
        "PATH": os.environ["PATH"],  # noqa: TID251 — another process needs one
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": url,
        "LOG_LEVEL": "WARNING",
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )


@pytest.mark.postgresql
async def test_two_processes_plan_and_send_each_thing_once(migrated_postgresql: str, tmp_path: Path) -> None:
    slack, engine = LocalSlack(SystemClock(), MANIFEST), open_engine(migrated_postgresql)
    await slack.start()
    now = SystemClock().now()
    crowd = await gather_crowd(slack, Transactions(engine, uuid7), CROWD, now)
    await crowd.owe_welcomes(now)
    await crowd.checkins_ring(now)
    running = await asyncio.gather(*(started(slack, migrated_postgresql, tmp_path) for _ in range(PROCESSES)))
    try:
        await slack.until(lambda: slack.sockets.connections == PROCESSES, PATIENCE)
        await slack.until(lambda: min(crowd.messages().values()) >= 1, PATIENCE)
        await eventually(lambda: nothing_waits(Transactions(engine, uuid7)), PATIENCE)
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        errors = [(await process.communicate())[1].decode() for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES, errors

    async with engine.connect() as connection:
        counted = select(Delivery.kind, func.count()).group_by(Delivery.kind)
        kinds = {kind: many for kind, many in (await connection.execute(counted)).all()}  # noqa: C416
        assert kinds[Kind.WELCOME] == kinds[Kind.CHECKIN] == CROWD
        assert (await connection.execute(select(func.count(Checkin.id)))).scalar_one() == CROWD
        planned = await connection.execute(select(func.count(Routine.id)).where(Routine.fault.is_(None)))
        assert planned.scalar_one() == CROWD
        welcomes = select(Delivery.state, Delivery.attempts).where(Delivery.kind == Kind.WELCOME).distinct()
        assert [tuple(row) for row in await connection.execute(welcomes)] == [(State.SENT, 1)]
        posts = select(func.count(Delivery.message_ts.distinct())).where(
            Delivery.state == State.SENT, Delivery.kind != Kind.REDRAW
        )
        sent = (await connection.execute(posts)).scalar_one()
    assert sum(crowd.messages().values()) == sent
    assert slack.problems == []
    await engine.dispose()
    await slack.stop()


async def nothing_waits(tables: Transactions) -> bool:
    """Whether neither a routine nor a delivery is due."""
    async with tables.open_clock_uow() as clock:
        moment = await clock.next_moment()
    return moment is None or moment > SystemClock().now()
