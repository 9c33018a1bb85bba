"""Brings the tables up to date, once, whoever starts first."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.models import Model


class BrokenReferences(Exception):
    """A migration would leave rows of these tables without what they refer to; nothing was changed."""


_SCRIPTS = Path(__file__).parent / "migrations"
_HEAD = "head"
"""Alembic's name for the newest revision."""
_LOCK = 4_815_162_342
"""The key of our advisory lock on PostgreSQL; any number no other program uses."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config


def newest() -> str:
    """The revision this program needs."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


async def revision(engine: AsyncEngine) -> str | None:
    """The revision the tables are at; None where nothing was migrated yet."""
    async with engine.connect() as connection:
        return await connection.run_sync(_revision)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


async def upgrade(engine: AsyncEngine, to: str = _HEAD) -> Path | None:
    """Migrate to `to`; a SQLite file that holds older tables is copied first.

    Returns:
        The copy that was made, if one was.
    """
    if to == _HEAD and await revision(engine) == newest():
        # Nothing to do; looking whether every reference holds would take the longer the more rows there are.
        return None
    copy = await _copy_first(engine)
    async with _migrating(engine) as connection:
        if connection.dialect.name == "postgresql":
            await connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        await connection.run_sync(_upgrade, to)
    return copy


def _upgrade(connection: Connection, to: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


async def downgrade(engine: AsyncEngine, to: str = "base") -> None:
    """Take the tables back to an older revision; what only newer ones hold is lost."""
    async with _migrating(engine) as connection:
        await connection.run_sync(_downgrade, to)


def _downgrade(connection: Connection, to: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.downgrade(config, to)


@asynccontextmanager
async def _migrating(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction to migrate in.

    SQLite changes a table by making another and dropping the old one, which would take every row along that
    refers to it: its foreign keys rest meanwhile, and nothing that breaks one is committed.

    Raises:
        BrokenReferences: something would be left without what it refers to.
    """
    async with engine.connect() as connection:
        is_sqlite = engine.dialect.name == "sqlite"
        if is_sqlite:
            await connection.run_sync(_foreign_keys, "OFF")
        try:
            async with connection.begin():
                yield connection
                broken = await connection.exec_driver_sql("PRAGMA foreign_key_check") if is_sqlite else ()
                if tables := {str(row[0]) for row in broken}:
                    raise BrokenReferences(", ".join(sorted(tables)))
        finally:
            if is_sqlite:
                await connection.run_sync(_foreign_keys, "ON")


def _foreign_keys(connection: Connection, state: str) -> None:
    # Within a transaction SQLite ignores this, so the driver is told before one begins.
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={state}")
    cursor.close()


async def _copy_first(engine: AsyncEngine) -> Path | None:
    file = engine.url.database
    if engine.dialect.name != "sqlite" or not file or await revision(engine) in (None, newest()):
        return None
    copy = Path(f"{file}.before-{newest()}")
    await asyncio.to_thread(_copy, file, str(copy))
    return copy


def _copy(file: str, to: str) -> None:
    # SQLite's own backup takes along what still stands in the write-ahead log.
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


async def differences(engine: AsyncEngine) -> list[object]:
    """What the models have and the migrated tables have not, or the other way round."""
    async with engine.connect() as connection:
        return await connection.run_sync(
            lambda sync: list(compare_metadata(MigrationContext.configure(sync), Model.metadata))
        )
