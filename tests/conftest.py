"""What every test may ask for."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import ClientTimeout
from hypothesis import settings
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import ManualClock, SystemClock
from bot.db.engines import open_engine
from bot.demo.server import LocalSlack
from bot.demo.workspace import PATIENCE
from tests import databases
from tests.world import World, living_world

# How long one example takes says more about the machine than about the rule; and the same examples each time,
# or a run fails by chance. `--hypothesis-profile=search` looks for new ones.
settings.register_profile("suite", deadline=None, derandomize=True, database=None)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("suite")
ON_BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What runs on PostgreSQL too, or only looks, goes ways that were counted already: counting is dear."""
    for item in items:
        if item.get_closest_marker("postgresql") or item.get_closest_marker("browser"):
            item.add_marker("no_cover")


@pytest.fixture(scope="session", autouse=True)
def cheap_tables() -> Iterator[None]:
    """Statements are compiled once in a run, not once an engine."""
    with pytest.MonkeyPatch.context() as patch:
        databases.compile_statements_once(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Nothing is given up because the machine does much else; tests of giving up set their own limits."""
    slack_has = LocalSlack.__init__.__kwdefaults__
    assert slack_has is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.slack.messenger.INTRODUCTION_SECONDS", PATIENCE)
        patch.setattr("bot.db.engines.POOL_TIMEOUT", PATIENCE)
        patch.setattr("bot.wiring.program.TIMEOUT", ClientTimeout(total=PATIENCE))
        patch.setattr("bot.demo.server.SystemClock", lambda: ManualClock(SystemClock().now()))
        patch.setitem(slack_has, "ack_seconds", PATIENCE)
        yield


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a PostgreSQL to make databases in: TEST_DATABASE_URL, or one started for this run."""
    if given := os.environ.get("TEST_DATABASE_URL"):  # noqa: TID251 — the run's own switch
        yield given
        return
    with databases.postgresql_started() as url:
        yield url


@pytest.fixture
async def postgresql_url(postgresql_server: str) -> AsyncIterator[str]:
    """The address of an empty database of its own."""
    url = await databases.create(postgresql_server)
    yield url
    await databases.drop(postgresql_server, url)


@pytest.fixture(scope="session")
def postgresql_tables(postgresql_server: str) -> Iterator[str]:
    """The address of a database with tables, for one test after the other."""
    url = asyncio.run(databases.create(postgresql_server))
    asyncio.run(databases.make_tables(url))
    yield url
    asyncio.run(databases.drop(postgresql_server, url))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with empty tables, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "bot.db"
    asyncio.run(databases.make_tables(f"sqlite:///{file}"))
    return file


@pytest.fixture
async def migrated_postgresql(postgresql_tables: str) -> str:
    """The address of empty tables on PostgreSQL."""
    await databases.empty(postgresql_tables)
    return postgresql_tables


@pytest.fixture(params=ON_BOTH)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once on each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bot.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture(params=ON_BOTH)
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of empty tables, once on each engine."""
    if request.param == "postgresql":
        url: str = request.getfixturevalue("migrated_postgresql")
        return url
    file = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "bot.db")
    return f"sqlite:///{file}"


@pytest.fixture
async def engine(migrated_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on empty tables, once on each database."""
    made = open_engine(migrated_url)
    yield made
    await made.dispose()


@pytest.fixture
async def world(migrated_file: Path, tmp_path: Path) -> AsyncIterator[World]:
    """The whole program against the local Slack, on SQLite."""
    shutil.copy(migrated_file, tmp_path / "world.db")
    async with living_world(f"sqlite:///{tmp_path / 'world.db'}") as made:
        yield made


@pytest.fixture
async def world_on(migrated_url: str) -> AsyncIterator[World]:
    """The same, once on each database."""
    async with living_world(migrated_url) as made:
        yield made
