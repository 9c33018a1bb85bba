"""Tables that are locked, cut off or gone: everybody is told to try again, and nothing is half done."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot.db import sqlite_in_loop
from bot.db.engines import open_engine
from bot.db.unit_of_work import Transactions
from bot.domain.errors import Busy
from tests.world import World

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
CUT_EVERYBODY_ELSE = text(
    "select pg_terminate_backend(pid) from pg_stat_activity "
    "where pid <> pg_backend_pid() and datname = current_database()"
)


@pytest.fixture
async def on_postgresql(migrated_postgresql: str) -> AsyncIterator[tuple[Transactions, str]]:
    engine = open_engine(migrated_postgresql)
    yield Transactions(engine, uuid7), migrated_postgresql
    await engine.dispose()


async def test_a_locked_file_is_busy_and_free_again_afterwards(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_in_loop, "WAIT_MS", 50)
    file = shutil.copy(migrated_file, tmp_path / "locked.db")
    engine = open_engine(f"sqlite:///{file}")
    tables = Transactions(engine, uuid7)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(Busy):
            async with tables.open_clock_uow() as clock:
                await clock.tick(NOW)
        other.execute("rollback")
    async with tables.open_clock_uow() as clock:
        await clock.tick(NOW)
    await engine.dispose()


async def cut_in_the_middle(tables: Transactions, other: AsyncEngine) -> None:
    async with tables.open_clock_uow() as clock:
        await clock.workspace("", "T1", NOW, "UTC")
        async with other.begin() as connection:
            await connection.execute(CUT_EVERYBODY_ELSE)
        await clock.tick(NOW)


@pytest.mark.postgresql
async def test_a_connection_that_is_cut_is_busy_and_nothing_of_the_act_is_kept(
    on_postgresql: tuple[Transactions, str],
) -> None:
    tables, url = on_postgresql
    other = open_engine(url)
    with pytest.raises(Busy):
        await cut_in_the_middle(tables, other)
    async with other.connect() as connection:
        assert (await connection.execute(text("select count(*) from workspaces"))).scalar_one() == 0
    async with tables.open_clock_uow() as clock:
        await clock.workspace("", "T1", NOW, "UTC")
    await other.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody@127.0.0.1:1/nothing",
        "postgresql://nobody@/nothing?host=/nowhere",
        "postgresql://nobody@no.such.host.invalid/nothing",
    ],
)
async def test_a_server_that_is_gone_is_busy(url: str) -> None:
    engine = open_engine(url)
    with pytest.raises(Busy):
        async with Transactions(engine, uuid7).open_clock_uow() as clock:
            await clock.tick(NOW)
    await engine.dispose()


async def test_a_person_is_told_and_their_words_come_through_the_second_time(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_in_loop, "WAIT_MS", 50)
    ben = world.person("Ben")
    await ben.command("/goal", "help")
    await world.settle()
    file = world.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        answer = await ben.command("/log", "3 feedback")
        other.execute("rollback")
    assert answer.acked
    assert "try again" in answer.text.lower()
    assert (await ben.command("/log", "3 feedback")).acked
