"""What differs between SQLite and PostgreSQL; nothing else asks for the dialect."""

import re
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

import asyncpg
from sqlalchemy import (
    ColumnElement,
    TextClause,
    literal_column,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.sql.dml import ReturningInsert

from bot.db import sqlite_in_loop
from bot.db.models import Model

POOL_TIMEOUT = 2.0
"""Seconds an act waits for the one SQLite connection before it is told to try again (speed.md)."""
POSTGRESQL_POOL = 10
"""Connections a process holds on PostgreSQL."""

_DEADLOCK = "40P01"
"""Two transactions waited for each other, and PostgreSQL gave this one up (its error codes, class 40)."""
_PRIMARY = 0xFF
"""The bits of an extended result code that name its kind (SQLite: result codes)."""
KEPT_FOR_PEOPLE = 4
"""Of these, how many planner and senders leave alone."""

_DRIVERS = {
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
    "sqlite": sqlite_in_loop.DRIVER,
    "sqlite+aiosqlite": sqlite_in_loop.DRIVER,
}


class BadDatabaseUrl(ValueError):
    """A database address of no kind we know."""


def with_driver(url: str) -> str:
    """The address with the driver we use.

    Raises:
        BadDatabaseUrl: neither SQLite nor PostgreSQL.
    """
    scheme = re.split(r"://", url, maxsplit=1)[0]
    if "://" not in url or scheme not in _DRIVERS:
        raise BadDatabaseUrl("use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME")
    return _DRIVERS[scheme] + url[len(scheme) :]


def sqlite_file(url: str) -> str | None:
    """The file of a SQLite address; None for PostgreSQL."""
    parsed = make_url(with_driver(url))
    return parsed.database if parsed.get_backend_name() == "sqlite" else None


def open_engine(url: str) -> AsyncEngine:
    """An engine for either database, its transactions as the bot needs them."""
    file = sqlite_file(url)
    if file is None:
        return create_async_engine(
            with_driver(url),
            pool_size=POSTGRESQL_POOL,
            max_overflow=0,
            pool_timeout=POOL_TIMEOUT,
            pool_pre_ping=True,
        )
    engine = create_async_engine(
        with_driver(url),
        creator=partial(sqlite_in_loop.connect, file),
        # Every transaction is ended where it was begun.
        pool_reset_on_return=None,
    )
    return sqlite_in_loop.Engine(engine, POOL_TIMEOUT)


def background_turns(engine: AsyncEngine) -> int:
    """How many connections work without anybody waiting for it may hold at once.

    The rest is for people: with senders enough to hold every connection, they would wait behind all of them.
    """
    return 1 if engine.dialect.name == "sqlite" else POSTGRESQL_POOL - KEPT_FOR_PEOPLE


def is_busy(error: BaseException) -> bool:
    """Whether the tables did not answer in time, so that trying again is the remedy."""
    # Of the operating system: no route, no such host, no such socket, refused, cut, too late.
    if isinstance(error, PoolTimeoutError | OSError | asyncpg.PostgresConnectionError):
        return True
    # Of a server that starts, stops or is full (PostgreSQL: error codes, classes 53 and 57).
    if isinstance(error, asyncpg.InsufficientResourcesError | asyncpg.OperatorInterventionError):
        return True
    said = error.orig if isinstance(error, OperationalError) else error
    if isinstance(said, sqlite3.OperationalError):
        # Locked, full, gone or unreadable; but a statement that makes no sense is our own fault.
        return said.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_ERROR
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) == _DEADLOCK


async def insert_once(
    connection: AsyncConnection,
    model: type[Model],
    values: Mapping[str, Any],
    *,
    unique: Sequence[str],
    where: TextClause | None = None,
) -> bool:
    """Insert a row unless one with the same `unique` columns is there; True when it was inserted.

    `where` is the condition of the unique index, for one that covers only some rows.
    """
    condition = where.text if where is not None else None
    statement = _inserting_once(connection.dialect.name, model, tuple(unique), condition)
    # What the tables have to work out themselves is part of the statement.
    if asked := {name: value for name, value in values.items() if isinstance(value, ColumnElement)}:
        statement = statement.values(asked)
    given = {name: value for name, value in values.items() if name not in asked}
    return (await connection.execute(statement, given)).first() is not None


@cache
def _inserting_once(
    dialect: str, model: type[Model], unique: tuple[str, ...], where: str | None
) -> ReturningInsert[Any]:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    index_where = text(where) if where is not None else None
    once = insert(model).on_conflict_do_nothing(index_elements=unique, index_where=index_where)
    return once.returning(literal_column("1"))
