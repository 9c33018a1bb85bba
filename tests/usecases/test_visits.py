"""What every act begins with: its receipt, and that somebody did something; on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.unit_of_work import Transactions
from bot.usecases.visits import Repeated, Stranger, opened
from tests.statements import counted
from tests.usecases.weeks import NINE, Weeks

LATER, NEXT_DAY = NINE + timedelta(hours=3), NINE + timedelta(days=1)


@pytest.fixture
def weeks(tables: Transactions, workspace: UUID) -> Weeks:
    return Weeks(tables, workspace)


async def act(weeks: Weeks, now: datetime, receipt: str = "", *, acts: bool = True) -> None:
    visit = replace(weeks.visit(receipt=receipt), acts=acts)
    async with opened(weeks.tables.open_uow, now, visit):
        pass


async def acted_at(weeks: Weeks) -> datetime | None:
    return (await weeks.profile()).person.acted_at


async def test_the_first_act_of_a_date_is_kept_and_costs_one_statement(
    weeks: Weeks, engine: AsyncEngine
) -> None:
    await weeks.joins()
    assert await acted_at(weeks) is None
    counts = []
    for number, now in enumerate((NINE, LATER, NEXT_DAY)):
        with counted(engine) as statements:
            await act(weeks, now, f"r{number}")
        counts.append(len(statements))
    assert counts == [3, 2, 3]
    assert await acted_at(weeks) == NEXT_DAY


async def test_looking_something_up_is_an_act_and_a_page_that_is_drawn_is_none(weeks: Weeks) -> None:
    await weeks.joins()
    await act(weeks, NINE, acts=False)
    assert await acted_at(weeks) is None
    await act(weeks, NINE)
    assert await acted_at(weeks) == NINE


async def test_a_repeated_request_and_a_stranger_are_no_act(weeks: Weeks) -> None:
    with pytest.raises(Stranger):
        await act(weeks, NINE, "r1")
    await weeks.joins()
    await act(weeks, NINE, "r1")
    with pytest.raises(Repeated):
        await act(weeks, NEXT_DAY, "r1")
    assert await acted_at(weeks) == NINE
