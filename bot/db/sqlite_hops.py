"""One hop to SQLite's thread a statement: the driver's own cursor makes four, each dearer than the work."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from typing import Any, Self

import aiosqlite


async def connect(file: str) -> aiosqlite.Connection:
    """A connection whose statements are said, read to their end and closed in one hop."""
    connection = Connection(partial(sqlite3.connect, file), iter_chunk_size=1)
    # A program that is ended does not wait for the thread.
    connection._thread.daemon = True  # noqa: SLF001 — as SQLAlchemy does it where it connects itself
    return await connection


class Connection(aiosqlite.Connection):
    """The driver's connection, with cursors that hop once."""

    begins: str | None = None
    """What begins a transaction that is to begin: said with its first statement, in the same hop."""

    def cursor(self) -> "_Cursor":  # type: ignore[override]
        """A cursor for one statement."""
        return _Cursor(self)


class _Cursor:
    """What SQLAlchemy asks of a cursor; the rows are here as soon as the statement was said."""

    description: Any = None
    rowcount = -1
    lastrowid: int | None = None

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        await self._hop(sqlite3.Cursor.execute, statement, parameters)

    async def executemany(self, statement: str, parameters: Sequence[Any]) -> None:
        await self._hop(sqlite3.Cursor.executemany, statement, parameters)

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """It was closed when it was read."""

    async def _hop(self, *said: Any) -> None:
        await self._connection._execute(self._in_thread, *said)  # type: ignore[no-untyped-call]  # noqa: SLF001

    def _in_thread(self, say: Callable[..., Any], statement: str, parameters: Sequence[Any]) -> None:
        connection = self._connection
        with closing(connection._conn.cursor()) as cursor:  # noqa: SLF001
            if connection.begins is not None:
                cursor.execute(connection.begins)
                connection.begins = None
            say(cursor, statement, parameters)
            self._rows = cursor.fetchall()
            self.description = cursor.description
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
