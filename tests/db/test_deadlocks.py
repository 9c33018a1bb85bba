"""Two transactions that wait for each other, as two people's mailboxes can."""

import asyncio
from uuid import UUID, uuid4

import pytest

from bot.db import migrate
from bot.db.engines import open_engine
from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import Kind
from bot.domain.errors import Busy
from tests.db.conftest import NOW


@pytest.mark.postgresql
async def test_of_two_transactions_that_wait_for_each_other_one_is_told_to_try_again(
    postgresql_url: str,
) -> None:
    engine = open_engine(postgresql_url)
    await migrate.upgrade(engine)
    tables = Transactions(engine, uuid4)
    async with tables.open_clock_uow() as clock:
        workspace = await clock.workspace("", "T1", NOW, "Europe/Berlin")
    async with tables.open_uow(workspace) as uow:
        boxes = [await uow.deliveries.mailbox_of_person(who) for who in ("U1BEN", "U1GRACE")]
        for box in boxes:
            await uow.deliveries.owe(box, Kind.NUDGE, str(box), NOW)
    async with tables.open_clock_uow() as clock:
        leases = {lease.mailbox_id: lease for lease in await clock.lease_mailboxes(NOW, 2)}
    meet = asyncio.Barrier(2)

    async def marks(mine: UUID, other: UUID) -> None:
        async with tables.open_uow(workspace) as uow:
            await uow.deliveries.held(leases[mine])
            await meet.wait()
            await uow.deliveries.owe(other, Kind.NUDGE, f"from {mine}", NOW)

    ended = await asyncio.gather(marks(*boxes), marks(*reversed(boxes)), return_exceptions=True)
    assert sorted(type(each).__name__ for each in ended) == [Busy.__name__, "NoneType"]
    await engine.dispose()
