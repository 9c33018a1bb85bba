"""Logging asks the tables little: what happens most must stay the cheapest (speed.md)."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.unit_of_work import Transactions
from bot.usecases import nudges, progress
from tests.statements import counted
from tests.usecases.weeks import MONDAY, NINE, Weeks, slot

MOST = 5
"""A receipt, who acts, their plan, its entries, the new entry."""
AFTERNOON = NINE + timedelta(hours=7)
"""After the hour of the nudge."""


@dataclass
class Logger:
    """Ada, logging line after line."""

    weeks: Weeks
    engine: AsyncEngine
    lines: int = 0

    async def log(self, now: datetime) -> list[str]:
        """The statements of one more line."""
        self.lines += 1
        with counted(self.engine) as said:
            visit = self.weeks.visit(receipt=f"line {self.lines}")
            await progress.log(self.weeks.tables.open_uow, now, visit, "1 feedback")
        return said


@pytest.fixture
async def ada(tables: Transactions, workspace: UUID, engine: AsyncEngine) -> Logger:
    weeks = Weeks(tables, workspace)
    await weeks.joins()
    await weeks.promise(await weeks.goal(unit="talks"), short_name="Feedback")
    return Logger(weeks, engine)


async def test_the_first_line_of_a_day_keeps_that_somebody_acted_and_no_other_does(ada: Logger) -> None:
    assert len(await ada.log(NINE)) == MOST + 1
    assert len(await ada.log(NINE)) == MOST


async def test_an_afternoon_without_a_nudge_costs_no_more_than_a_morning(ada: Logger) -> None:
    await ada.log(NINE)
    assert len(await ada.log(AFTERNOON)) == MOST


async def test_a_nudge_that_stands_follows_what_is_logged(ada: Logger) -> None:
    await ada.log(NINE)
    weeks, at = ada.weeks, AFTERNOON - timedelta(hours=2)
    profile = await weeks.profile(now=at)
    assert profile.times.nudge_time == time(14)
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        await nudges.plan(uow, profile, slot(MONDAY), at)
    await weeks.sent(nudges.key_of(profile.id, MONDAY), "1.1", at)
    assert len(await ada.log(AFTERNOON)) > MOST
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        nudge = await uow.deliveries.by_key(nudges.key_of(profile.id, MONDAY))
        assert nudge is not None
        assert await uow.deliveries.redraw_waits(nudge.mailbox_id, "1.1")
