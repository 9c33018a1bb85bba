"""A statement to SQLite costs one hop to its thread."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import sqlite_hops
from bot.db.engines import open_engine

CONNECT = sqlite_hops.connect
"""The program's own; other tests do without the thread."""


@pytest.fixture
async def letters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[AsyncEngine]:
    monkeypatch.setattr(sqlite_hops, "connect", CONNECT)
    engine = open_engine(f"sqlite:///{tmp_path / 'letters.db'}")
    async with engine.begin() as connection:
        await connection.execute(text("create table letters (name text primary key)"))
        many = await connection.execute(
            text("insert into letters values (:name)"), [{"name": "a"}, {"name": "b"}]
        )
        assert many.rowcount == 2
    yield engine
    await engine.dispose()


async def test_a_transaction_hops_once_a_statement_and_for_its_end(
    letters: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    hops, hop = [], aiosqlite.Connection._execute

    async def counted(self: aiosqlite.Connection, *what: object) -> object:
        hops.append(what)
        return await hop(self, *what)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    async with letters.begin() as connection:
        rows = await connection.execute(text("select name from letters order by name"))
        assert [name for (name,) in rows] == ["a", "b"]
        changed = await connection.execute(text("update letters set name = 'c' where name = 'b'"))
        assert changed.rowcount == 1
    assert len(hops) == 3


async def test_what_the_tables_refuse_is_raised_where_it_was_said(letters: AsyncEngine) -> None:
    with pytest.raises(IntegrityError):
        async with letters.begin() as connection:
            await connection.execute(text("insert into letters values ('a')"))
    async with letters.begin() as connection:
        assert (await connection.execute(text("select count(*) from letters"))).scalar_one() == 2
