"""SQLite in the program's own thread: a statement takes microseconds, a hop to another thread ten times that.

What can take long is done in a thread all the same: to wait for another process' lock, to bring the log of
what was written into the file, and statements that say they may take long (`TAKES_LONG`).
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import URL, CursorResult, Executable, Pool, StaticPool
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

T = TypeVar("T")
DRIVER = "sqlite+in_loop"
TAKES_LONG = {"takes_long": True}
"""Execution options of a statement whose work grows with the number of rows there are."""
TURN = 0.01
"""Seconds after which whoever says statement after statement lets others have the loop."""
WAIT_MS = 2_000
"""How long SQLite itself waits for another process' lock."""
SAVE_AFTER = 1_000
"""Rows changed after which the log is brought into the file; SQLite's own habit is about as often."""


class Dialect(SQLiteDialect_pysqlite):
    """SQLAlchemy's own for Python's driver, made known as one to be awaited."""

    driver = "in_loop"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, _url: URL) -> type[Pool]:
        """One connection: `Engine` lets one at a time have it."""
        return StaticPool

    def do_begin(self, dbapi_connection: DBAPIConnection) -> None:
        """Begin where that did not happen yet (`Engine.begin`): the lock is waited for on the spot."""
        driver: Any = dbapi_connection
        if not driver.in_transaction:
            driver.begin_in_turn()


registry.register("sqlite.in_loop", __name__, Dialect.__name__)


class Driver(sqlite3.Connection):
    """The connection; whoever has it begins with the write lock, so that nothing fails half-way."""

    _saved = 0

    def prepare(self) -> None:
        """Say once what every transaction needs."""
        self.execute(f"PRAGMA busy_timeout={WAIT_MS}")
        self.execute("PRAGMA journal_mode=WAL")
        self.execute("PRAGMA synchronous=NORMAL")
        self.execute("PRAGMA foreign_keys=ON")
        # Committing then writes to memory only; the disk is waited for in `save`.
        self.execute("PRAGMA wal_autocheckpoint=0")
        self.execute("PRAGMA busy_timeout=0")

    def begin(self) -> None:
        """Begin now.

        Raises:
            sqlite3.OperationalError: another process has the lock.
        """
        self.execute("BEGIN IMMEDIATE")

    def begin_in_turn(self) -> None:
        """Begin as soon as the lock is free; it is waited for here, `WAIT_MS` at most.

        Raises:
            sqlite3.OperationalError: it was not free in time.
        """
        self.execute(f"PRAGMA busy_timeout={WAIT_MS}")
        try:
            self.begin()
        finally:
            self.execute("PRAGMA busy_timeout=0")

    @property
    def is_to_be_saved(self) -> bool:
        """Whether much was written since the log was brought into the file."""
        return self.total_changes - self._saved >= SAVE_AFTER

    def save(self) -> None:
        """Bring the log into the file, as far as nobody reads in it."""
        self.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        self._saved = self.total_changes


class Connection(AsyncConnection):
    """SQLAlchemy's, without what it does to wait for a thread at every statement."""

    __slots__ = ()
    engine: "Engine"

    async def start(self, is_ctxmanager: bool = False) -> AsyncConnection:  # noqa: FBT001, FBT002 — SQLAlchemy's
        """Wait for the one connection.

        Raises:
            TimeoutError: it was not free in time.
        """
        await self.engine.take()
        try:
            return await super().start(is_ctxmanager)
        except BaseException:
            self.engine.give_back()
            raise

    async def close(self) -> None:
        """Give it back; what was begun and not committed never was."""
        if self.sync_connection is not None and not self.closed:
            try:
                self.sync_connection.close()
            finally:
                self.engine.give_back()

    async def execute(
        self,
        statement: Executable,
        parameters: Any = None,
        *,
        execution_options: Mapping[str, Any] | None = None,
    ) -> CursorResult[Any]:
        """Say a statement."""
        assert self.sync_connection is not None
        await self.engine.turn_of_others()
        if execution_options and execution_options.get("takes_long"):
            return await _in_thread(partial(self.sync_connection.execute, statement, parameters))
        return self.sync_connection.execute(statement, parameters, execution_options=execution_options)

    async def exec_driver_sql(
        self, statement: str, parameters: Any = None, execution_options: Any = None
    ) -> CursorResult[Any]:
        """Say words that SQLite knows and SQLAlchemy does not."""
        assert self.sync_connection is not None
        return self.sync_connection.exec_driver_sql(statement, parameters, execution_options)


class Engine(AsyncEngine):
    """The one connection to a file: who waits for it gets it in turn, within so many seconds."""

    __slots__ = ("_has_met", "_one", "_others_had_theirs", "patience")
    _connection_cls = Connection

    def __init__(self, made: AsyncEngine, patience: float) -> None:
        super().__init__(made.sync_engine)
        self._one = asyncio.Lock()
        self.patience = patience
        self._others_had_theirs = 0.0
        self._has_met = False

    async def take(self) -> None:
        """Wait for the connection.

        Raises:
            TimeoutError: it was not free in time.
        """
        if self._one.locked():
            async with asyncio.timeout(self.patience):
                await self._one.acquire()
        else:
            await self._one.acquire()

    def give_back(self) -> None:
        """Let the next have it."""
        self._one.release()

    async def turn_of_others(self) -> None:
        """Let others have the loop where they have waited for theirs: nothing here waits by itself."""
        loop = asyncio.get_running_loop()
        if loop.time() - self._others_had_theirs > TURN:
            await asyncio.sleep(0)
            self._others_had_theirs = loop.time()

    async def _connected(self) -> SyncConnection:
        if self._has_met:
            return self.sync_engine.connect()
        # SQLAlchemy awaits a lock of its own the first time.
        sync = await greenlet_spawn(self.sync_engine.connect)
        self._has_met = True
        return sync

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed at the end, rolled back when anything is raised.

        Raises:
            TimeoutError, sqlite3.OperationalError: the connection, or the lock, was not free in time.
        """
        await self.take()
        try:
            await self.turn_of_others()
            with await self._connected() as sync:
                driver: Any = sync.connection.driver_connection
                await _begun(driver)
                with sync.begin():
                    yield Connection(self, sync)
                if driver.is_to_be_saved:
                    await _in_thread(driver.save)
        finally:
            self.give_back()


async def _begun(driver: Driver) -> None:
    try:
        driver.begin()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    else:
        return
    try:
        await _in_thread(driver.begin_in_turn)
    except asyncio.CancelledError:
        driver.rollback()
        raise


async def _in_thread(work: Callable[[], T]) -> T:
    """Do it in a thread; who is called off waits for its end, for two must not have the connection."""
    future = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        await asyncio.wait([future])
        raise


def connect(file: str) -> Driver:
    """The connection to a file; transactions begin and end where the program says so."""
    driver = sqlite3.connect(file, isolation_level=None, check_same_thread=False, factory=Driver)
    driver.prepare()
    return driver
