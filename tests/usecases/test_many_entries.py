"""However much was logged for a goal, logging and Home read only what anything still rests on."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import models
from bot.db.unit_of_work import Transactions
from bot.domain.goals import Cadence, Commitment, Entry, Goal, Measure
from bot.domain.log_facts import Logged
from bot.domain.progress import goal_facts, still_open
from bot.usecases import entries, home, progress
from tests.statements import counted
from tests.usecases.weeks import MONDAY, NINE, Weeks

LONG_AGO = date(2020, 1, 6)
MANY = 5_000


async def with_entries(
    weeks: Weeks, engine: AsyncEngine, goal: Goal, promise: Commitment | None, days: list[date]
) -> None:
    """One of each day, written at once."""
    row = {
        "workspace_id": weeks.workspace,
        "member_id": goal.member_id,
        "goal_id": goal.id,
        "commitment_id": promise.id if promise else None,
        "note": "",
        "created_at": NINE,
    }
    rows = [{**row, "id": uuid4(), "logged_on": day, "amount": Decimal(1)} for day in days]
    async with engine.begin() as connection:
        await connection.execute(insert(models.Entry), rows)
        if connection.dialect.name == "postgresql":
            # A table that grew over years is known to the planner; one filled at once still passes for empty.
            await connection.execute(text("analyze entries"))


async def test_logging_reads_few_of_many_entries_and_still_counts_them_all(
    tables: Transactions, workspace: UUID, engine: AsyncEngine
) -> None:
    weeks = Weeks(tables, workspace)
    await weeks.joins()
    goal = await weeks.goal(unit="people", target=Decimal(10_000), starts_on=LONG_AGO)
    promise = await weeks.promise(goal, starts_on=LONG_AGO)
    days = [LONG_AGO + timedelta(days=place % 2_000) for place in range(MANY)]
    await with_entries(weeks, engine, goal, promise, days)
    visit = weeks.visit(receipt="first")
    assert isinstance(await progress.log(tables.open_uow, NINE, visit, "1 feedback"), Logged)
    with counted(engine) as said:
        visit = weeks.visit(receipt="second")
        logged = await progress.log(tables.open_uow, NINE, visit, "2 feedback")
    assert isinstance(logged, Logged)
    assert len(said) == 5
    assert logged.goal.level == MANY + 3
    assert logged.goal.goal == goal
    shown = await home.look(tables.open_uow, NINE, weeks.visit())
    assert [each.level for each in shown.goals] == [MANY + 3]
    profile = await weeks.profile()
    async with tables.open_uow(workspace) as uow:
        plan = await uow.goals.recent_plan(profile.id, MONDAY, profile.calendar)
    assert plan.since is not None
    assert len(plan.entries) < 100


async def test_a_page_of_many_entries_reads_that_page(
    tables: Transactions, workspace: UUID, engine: AsyncEngine
) -> None:
    weeks = Weeks(tables, workspace)
    await weeks.joins()
    goal = await weeks.goal(starts_on=LONG_AGO)
    days = [LONG_AGO + timedelta(days=place % 2_000) for place in range(MANY)]
    await with_entries(weeks, engine, goal, None, days)
    page = await entries.page(tables.open_uow, NINE, weeks.visit(), goal.id, 250)
    assert page is not None
    assert (len(page.entries), page.has_older) == (10, True)
    assert all(each.now.entry.logged_on < LONG_AGO + timedelta(days=1_100) for each in page.entries)


async def test_a_comeback_after_years_is_welcomed_and_an_old_day_counts(
    tables: Transactions, workspace: UUID, engine: AsyncEngine
) -> None:
    weeks = Weeks(tables, workspace)
    await weeks.joins()
    goal = await weeks.goal(unit="people", target=Decimal(100), starts_on=LONG_AGO)
    promise = await weeks.promise(goal, starts_on=LONG_AGO)
    await with_entries(weeks, engine, goal, promise, [LONG_AGO])
    old = await progress.log(tables.open_uow, NINE, weeks.visit(receipt="1"), "7 jan 2020 2 feedback")
    assert isinstance(old, Logged)
    assert old.goal.level == 3
    logged = await progress.log(tables.open_uow, NINE, weeks.visit(receipt="2"), "3 feedback")
    assert isinstance(logged, Logged)
    assert logged.back_since == LONG_AGO + timedelta(days=1)
    assert logged.goal.level == 6


async def test_a_reading_of_long_ago_is_the_level_until_a_later_one(
    tables: Transactions, workspace: UUID
) -> None:
    weeks = Weeks(tables, workspace)
    await weeks.joins()
    await weeks.goal(
        short_name="Weight",
        measure=Measure.READ,
        baseline=Decimal(90),
        target=Decimal(70),
        starts_on=LONG_AGO,
    )
    for receipt, words, level in (
        ("1", "8 jan 2020 82 weight", 82),
        ("2", "7 jan 2020 85 weight", 82),
        ("3", "75 weight", 75),
        ("4", "9 jan 2020 84 weight", 75),
    ):
        logged = await progress.log(tables.open_uow, NINE, weeks.visit(receipt=receipt), words)
        assert isinstance(logged, Logged)
        assert logged.goal.level == level
        shown = await home.look(tables.open_uow, NINE, weeks.visit())
        assert [each.level for each in shown.goals] == [level]


LOGS = st.lists(st.tuples(st.integers(0, 260), st.booleans(), st.integers(1, 5)), max_size=12)
SHAPES = st.tuples(
    st.sampled_from(Measure),
    st.sampled_from((Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY)),
    st.sampled_from(("people", "workshops")),
)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(logs=LOGS, shape=SHAPES)
async def test_what_is_seen_of_the_recent_entries_is_what_all_of_them_say(
    tables: Transactions,
    workspace: UUID,
    logs: list[tuple[int, bool, int]],
    shape: tuple[Measure, Cadence, str],
) -> None:
    weeks, name, first = Weeks(tables, workspace), uuid4().hex[:12], MONDAY - timedelta(days=260)
    measure, cadence, unit = shape
    profile = await weeks.joins(name)
    goal = await weeks.goal(name=name, measure=measure, unit="people", starts_on=first)
    promise = await weeks.promise(goal, cadence=cadence, unit=unit, starts_on=first)
    async with tables.open_uow(workspace) as uow:
        for days, for_promise, amount in logs:
            of = promise.id if for_promise else None
            on = MONDAY - timedelta(days=days)
            await uow.goals.add_entry(Entry(uow.new_id(), profile.id, goal.id, of, on, Decimal(amount)), NINE)
        recent = await uow.goals.recent_plan(profile.id, MONDAY, profile.calendar)
        whole = await uow.goals.plan(profile.id)
    assert goal_facts(recent, MONDAY, profile.calendar) == goal_facts(whole, MONDAY, profile.calendar)
    assert still_open(recent, MONDAY, profile.calendar) == still_open(whole, MONDAY, profile.calendar)
