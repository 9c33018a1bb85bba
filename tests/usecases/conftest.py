"""Transactions on migrated tables, and one workspace in them."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.unit_of_work import Transactions

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)


@pytest.fixture
async def tables(engine: AsyncEngine) -> Transactions:
    return Transactions(engine, uuid4)


@pytest.fixture
async def workspace(tables: Transactions) -> UUID:
    async with tables.open_clock_uow() as clock:
        return await clock.workspace("", "T1", NOW, "Europe/Berlin")
