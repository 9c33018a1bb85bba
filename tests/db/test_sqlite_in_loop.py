"""SQLite in the loop: nobody hops for a statement, and nobody else waits for what takes long."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import sqlite_in_loop
from bot.db.engines import open_engine

NAMES = text("select name from letters order by name")
ADD = text("insert into letters values (:name)")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "letters.db"


def size(file: Path) -> int:
    return file.stat().st_size


@pytest.fixture
async def letters(file: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(f"sqlite:///{file}")
    async with engine.begin() as connection:
        await connection.execute(text("create table letters (name text primary key)"))
        many = await connection.execute(ADD, [{"name": "a"}, {"name": "b"}])
        assert many.rowcount == 2
    yield engine
    await engine.dispose()


async def names(engine: AsyncEngine) -> list[str]:
    async with engine.begin() as connection:
        return [name for (name,) in await connection.execute(NAMES)]


@pytest.fixture
def hops(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found, hop = [], sqlite_in_loop._in_thread

    async def counted(work: object) -> object:
        found.append(repr(work))
        return await hop(work)  # type: ignore[arg-type]

    monkeypatch.setattr(sqlite_in_loop, "_in_thread", counted)
    return found


async def test_a_transaction_does_not_leave_the_loop(letters: AsyncEngine, hops: list[str]) -> None:
    async with letters.begin() as connection:
        changed = await connection.execute(text("update letters set name = 'c' where name = 'b'"))
        assert changed.rowcount == 1
    assert await names(letters) == ["a", "c"]
    assert hops == []


async def test_a_statement_that_takes_long_is_said_in_a_thread(letters: AsyncEngine, hops: list[str]) -> None:
    async with letters.begin() as connection:
        await connection.execute(text("delete from letters"), execution_options=sqlite_in_loop.TAKES_LONG)
    assert await names(letters) == []
    assert len(hops) == 1


async def test_what_the_tables_refuse_is_raised_where_it_was_said(letters: AsyncEngine) -> None:
    async def add_two() -> None:
        async with letters.begin() as connection:
            await connection.execute(ADD, {"name": "c"})
            await connection.execute(ADD, {"name": "a"})

    with pytest.raises(IntegrityError):
        await add_two()
    assert await names(letters) == ["a", "b"]


async def test_a_lock_of_another_process_is_waited_for_while_others_go_on(
    letters: AsyncEngine, file: Path
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        waiting = asyncio.create_task(names(letters))
        await asyncio.sleep(0.05)
        assert not waiting.done()
        other.execute("rollback")
    assert await waiting == ["a", "b"]


async def test_who_is_called_off_while_waiting_leaves_nothing_begun(letters: AsyncEngine, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        waiting = asyncio.create_task(names(letters))
        await asyncio.sleep(0.05)
        waiting.cancel()
        await asyncio.sleep(0.05)
        other.execute("rollback")
        with pytest.raises(asyncio.CancelledError):
            await waiting
        other.execute("insert into letters values ('c')")
    assert await names(letters) == ["a", "b", "c"]


async def test_who_is_called_off_in_the_middle_leaves_nothing_behind(letters: AsyncEngine) -> None:
    begun = asyncio.Event()

    async def half() -> None:
        async with letters.begin() as connection:
            await connection.execute(ADD, {"name": "c"})
            begun.set()
            await asyncio.sleep(60)

    acting = asyncio.create_task(half())
    await begun.wait()
    acting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await acting
    assert await names(letters) == ["a", "b"]


async def test_the_log_is_brought_into_the_file_after_much_was_written(
    letters: AsyncEngine, file: Path, hops: list[str]
) -> None:
    before = size(file)
    async with letters.begin() as connection:
        await connection.execute(ADD, [{"name": f"letter {n}"} for n in range(sqlite_in_loop.SAVE_AFTER)])
    assert size(file) > before
    assert len(hops) == 1
    await names(letters)
    assert len(hops) == 1


async def test_who_says_statement_after_statement_lets_others_have_their_turn(
    letters: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_in_loop, "TURN", 0)
    turns = 0

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    beside = asyncio.create_task(other())
    async with letters.begin() as connection:
        for _ in range(10):
            await connection.execute(NAMES)
    beside.cancel()
    assert turns >= 10
