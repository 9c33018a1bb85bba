"""The tables can be made, remade and taken down on both engines, and are what the models say."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import migrate
from bot.db.engines import open_engine
from bot.db.models import Workspace


async def test_the_migrated_tables_are_what_the_models_say(engine: AsyncEngine) -> None:
    assert await migrate.differences(engine) == []


async def test_migrating_twice_changes_nothing(engine: AsyncEngine) -> None:
    assert await migrate.upgrade(engine) is None
    assert await migrate.revision(engine) == migrate.newest()


async def test_an_empty_database_has_no_revision(empty_url: str) -> None:
    engine = open_engine(empty_url)
    assert await migrate.revision(engine) is None
    await engine.dispose()


async def test_an_older_sqlite_file_is_copied_with_its_data_before_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    await migrate.upgrade(engine)
    async with engine.begin() as connection:
        now = datetime(2026, 3, 9, tzinfo=UTC)
        await connection.execute(
            insert(Workspace).values(
                id=uuid4(), enterprise_id="", team_id="T1", default_zone="UTC", created_at=now
            )
        )
    # Until there is a second revision, a newer program is one that asks for a revision the file has not.
    monkeypatch.setattr(migrate, "newest", lambda: "next")
    copy = await migrate.upgrade(engine)
    await engine.dispose()
    assert copy == tmp_path / "bot.db.before-next"
    kept = open_engine(f"sqlite:///{copy}")
    async with kept.connect() as connection:
        assert (await connection.execute(select(Workspace.team_id))).scalars().all() == ["T1"]
    await kept.dispose()


async def test_the_tables_can_be_taken_down_and_made_again(engine: AsyncEngine) -> None:
    await migrate.downgrade(engine)
    assert await migrate.revision(engine) is None
    await migrate.upgrade(engine)
    assert await migrate.differences(engine) == []
