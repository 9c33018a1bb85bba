"""The tables can be made, remade and taken down on both engines, and are what the models say."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import migrate
from bot.db.engines import open_engine
from bot.db.models import Entry, Goal, Member, Person, Routine, Workspace
from bot.db.unit_of_work import Transactions
from bot.domain.goals import Measure
from bot.domain.people import DEFAULT_TIMES
from bot.domain.routines import RoutineKind

BEFORE = "b218dc22c27e"
"""The revision before the newest."""


@pytest.fixture
async def engine(empty_url: str) -> AsyncIterator[AsyncEngine]:
    made = open_engine(empty_url)
    await migrate.upgrade(made)
    yield made
    await made.dispose()


async def test_the_migrated_tables_are_what_the_models_say(engine: AsyncEngine) -> None:
    assert await migrate.differences(engine) == []


async def test_migrating_twice_changes_nothing(engine: AsyncEngine) -> None:
    assert await migrate.upgrade(engine) is None
    assert await migrate.revision(engine) == migrate.newest()


async def test_an_empty_database_has_no_revision(empty_url: str) -> None:
    engine = open_engine(empty_url)
    assert await migrate.revision(engine) is None
    await engine.dispose()


async def test_an_older_sqlite_file_is_copied_with_its_data_before_it_is_migrated(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'bot.db'}")
    await migrate.upgrade(engine, BEFORE)
    async with engine.begin() as connection:
        now = datetime(2026, 3, 9, tzinfo=UTC)
        await connection.execute(
            insert(Workspace).values(
                id=uuid4(), enterprise_id="", team_id="T1", default_zone="UTC", created_at=now
            )
        )
    copy = await migrate.upgrade(engine)
    await engine.dispose()
    assert copy == tmp_path / f"bot.db.before-{migrate.newest()}"
    kept = open_engine(f"sqlite:///{copy}")
    async with kept.connect() as connection:
        assert (await connection.execute(select(Workspace.team_id))).scalars().all() == ["T1"]
    await kept.dispose()


async def test_members_of_a_revision_before_keep_their_times_and_get_the_defaults(empty_url: str) -> None:
    engine = open_engine(empty_url)
    await migrate.upgrade(engine, "8f3d2b6c41a7")
    now, workspace, member = datetime(2026, 3, 9, tzinfo=UTC), uuid4(), uuid4()
    old = {field.name: getattr(DEFAULT_TIMES, field.name) for field in fields(DEFAULT_TIMES)[:8]}
    async with engine.begin() as connection:
        await connection.execute(
            insert(Workspace).values(
                id=workspace, enterprise_id="", team_id="T1", default_zone="UTC", created_at=now
            )
        )
        ben = {"slack_user_id": "U1", "name": "Ben", "zone": "UTC", "locale": "en-GB", "created_at": now}
        await connection.execute(insert(Person).values(id=member, workspace_id=workspace, **ben))
        row = {"goals_made": 1, "created_at": now, **old, "nudge_time": time(16)}
        await connection.execute(insert(Member).values(id=member, workspace_id=workspace, **row))
    await migrate.upgrade(engine)
    tables = Transactions(engine, uuid4)
    async with tables.open_uow(workspace) as uow:
        assert await uow.people.times(member) == replace(DEFAULT_TIMES, nudge_time=time(16))
        assert not await uow.people.ask_minute(member, now)
    await engine.dispose()


async def test_routines_of_the_revision_before_get_their_last_planned_date(empty_url: str) -> None:
    engine = open_engine(empty_url)
    await migrate.upgrade(engine, BEFORE)
    now, workspace = datetime(2026, 3, 9, tzinfo=UTC), uuid4()
    slots = {
        RoutineKind.CHECKIN: date(2026, 3, 9),
        RoutineKind.NUDGE: date(2026, 3, 10),
        RoutineKind.DAY_END: date(2026, 3, 1),
        RoutineKind.DIGEST: None,
    }
    async with engine.begin() as connection:
        await connection.execute(
            insert(Workspace).values(
                id=workspace, enterprise_id="", team_id="T1", default_zone="UTC", created_at=now
            )
        )
        for kind, slot_date in slots.items():
            row = {"id": uuid4(), "workspace_id": workspace, "subject_id": uuid4(), "kind": kind}
            await connection.execute(insert(Routine).values(**row, slot_date=slot_date, next_at=now))
    await migrate.upgrade(engine)
    async with engine.connect() as connection:
        found = await connection.execute(select(Routine.kind, Routine.planned_on, Routine.slot_date))
        planned = {kind: planned_on for kind, planned_on, slot_date in found if slots[kind] == slot_date}
    assert planned == {
        RoutineKind.CHECKIN: date(2026, 3, 2),
        RoutineKind.NUDGE: date(2026, 3, 9),
        RoutineKind.DAY_END: date(2026, 2, 28),
        RoutineKind.DIGEST: None,
    }
    await migrate.downgrade(engine, BEFORE)
    async with engine.connect() as connection:
        assert len((await connection.execute(select(Routine.slot_date))).all()) == len(slots)
    await engine.dispose()


async def test_entries_of_earlier_revisions_stay_and_know_where_they_began_and_what_was_undone(
    empty_url: str,
) -> None:
    engine = open_engine(empty_url)
    await migrate.upgrade(engine, "8f3d2b6c41a7")
    now, ids = datetime(2026, 3, 9, tzinfo=UTC), [uuid4() for _ in range(7)]
    workspace, ben, goal, logged, changed, withdrawn, other = ids
    mine = {"workspace_id": workspace, "created_at": now}
    person = {"slack_user_id": "U1", "name": "Ben", "zone": "UTC", "locale": "en-GB"}
    times = {field.name: getattr(DEFAULT_TIMES, field.name) for field in fields(DEFAULT_TIMES)[:8]}
    what = {"words": "Run", "short_name": "Run", "measure": Measure.COUNTED, "unit": "km"}
    entry = {**mine, "member_id": ben, "goal_id": goal, "logged_on": date(2026, 3, 9), "note": ""}
    versions = (
        (logged, Decimal(1), None),
        (changed, Decimal(2), logged),
        (withdrawn, None, changed),
        (other, Decimal(5), None),
    )
    async with engine.begin() as connection:
        row = {"enterprise_id": "", "team_id": "T1", "default_zone": "UTC", "created_at": now}
        await connection.execute(insert(Workspace).values(id=workspace, **row))
        await connection.execute(insert(Person).values(id=ben, **mine, **person))
        await connection.execute(insert(Member).values(id=ben, goals_made=1, **mine, **times))
        more = {"number": 1, "baseline": Decimal(0), "starts_on": date(2026, 3, 2)}
        await connection.execute(insert(Goal).values(id=goal, member_id=ben, **mine, **what, **more))
        for entry_id, amount, replaces in versions:
            row = {"id": entry_id, "amount": amount, "replaces": replaces, **entry}
            await connection.execute(insert(Entry).values(row))
    await migrate.upgrade(engine)
    async with Transactions(engine, uuid4).open_uow(workspace) as uow:
        found = await uow.goals.history(withdrawn)
        assert found is not None
        assert [each.id for each in found.versions] == [logged, changed, withdrawn]
        assert found.last_act == found.versions[0]
        assert [each.id for each in await uow.goals.entries(ben, [goal])] == [other]
    await migrate.downgrade(engine, "8f3d2b6c41a7")
    async with engine.connect() as connection:
        assert len((await connection.execute(select(Entry.id))).all()) == len(versions)
    await engine.dispose()


async def test_a_migration_that_would_leave_rows_without_what_they_refer_to_changes_nothing(
    tmp_path: Path,
) -> None:
    file = tmp_path / "bot.db"
    engine = open_engine(f"sqlite:///{file}")
    await migrate.upgrade(engine, BEFORE)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("insert into receipts (id, workspace_id, key, at) values ('1', '2', 'k', 'now')")
    with pytest.raises(migrate.BrokenReferences, match="receipts"):
        await migrate.upgrade(engine)
    assert await migrate.revision(engine) == BEFORE
    await engine.dispose()


async def test_the_tables_can_be_taken_down_and_made_again(engine: AsyncEngine) -> None:
    await migrate.downgrade(engine)
    assert await migrate.revision(engine) is None
    await migrate.upgrade(engine)
    assert await migrate.differences(engine) == []
