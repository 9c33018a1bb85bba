"""Entries put right: whatever is done with them and taken back again leaves everything as it stood."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.db.unit_of_work import OpenUow, Transactions
from bot.domain.errors import BadAmount, BeforeStart, DateAhead, Gone, NotAllowed
from bot.domain.goals import Entry, Goal, Measure
from bot.domain.log_facts import Correction, Logged
from bot.domain.people import Visit
from bot.domain.progress import GoalFacts, goal_facts
from bot.usecases import entries
from tests.usecases.weeks import FIRST, MONDAY, NINE, Weeks

LOGS = st.lists(
    st.tuples(st.integers(0, 7), st.booleans(), st.integers(1, 4), st.sampled_from(("", "with Bo"))),
    min_size=1,
    max_size=5,
)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("change", "withdraw", "bring back")),
        st.integers(0, 9),
        st.integers(1, 9),
        st.integers(0, 7),
    ),
    min_size=1,
    max_size=5,
)


class Diary:
    """What one person logged, and what they do with it; each act a second after the one before."""

    def __init__(self, weeks: Weeks, name: str) -> None:
        self.weeks, self.name, self.acts = weeks, name, 0

    def act(self) -> tuple[OpenUow, datetime, Visit]:
        self.acts += 1
        visit = self.weeks.visit(self.name, receipt=f"{self.name}:{self.acts}")
        return self.weeks.tables.open_uow, NINE + timedelta(seconds=self.acts), visit

    async def log(self, goal: Goal, commitment_id: UUID | None, days: int, amount: int, note: str) -> UUID:
        self.acts += 1
        on = MONDAY - timedelta(days=days)
        entry = Entry(uuid4(), goal.member_id, goal.id, commitment_id, on, Decimal(amount), note)
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            await uow.goals.add_entry(entry, NINE + timedelta(seconds=self.acts))
        return entry.id

    async def does(self, act: str, nth: int, amount: int, days: int, goal: Goal) -> bool:
        """Change, withdraw or bring back the nth entry; False where there is nothing to do."""
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            found = await uow.goals.histories(goal.id, skip=0, limit=100)
        last = found[nth % len(found)].now
        if act == "bring back":
            if not last.withdrawn:
                return False
            await entries.bring_back(*self.act(), last.id)
        elif last.withdrawn:
            return False
        elif act == "withdraw":
            await entries.withdraw(*self.act(), last.id)
        else:
            new = Correction(Decimal(amount), MONDAY - timedelta(days=days), last.entry.note)
            if (last.entry.amount, last.entry.logged_on) == (new.amount, new.on):
                return False
            await entries.change(*self.act(), last.id, new)
        return True

    async def seen(self) -> tuple[list[GoalFacts], list[Entry]]:
        """Everything that rests on entries, and they themselves but for their rows."""
        profile = await self.weeks.profile(self.name)
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            plan = await uow.goals.plan(profile.id)
        nobody = UUID(int=0)
        return goal_facts(plan, MONDAY, profile.calendar), [replace(each, id=nobody) for each in plan.entries]


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(logs=LOGS, acts=ACTS, measure=st.sampled_from(Measure))
async def test_whatever_is_done_with_entries_and_undone_leaves_everything_as_it_stood(
    tables: Transactions,
    workspace: UUID,
    logs: list[tuple[int, bool, int, str]],
    acts: list[tuple[str, int, int, int]],
    measure: Measure,
) -> None:
    diary = Diary(Weeks(tables, workspace), uuid4().hex[:12])
    await diary.weeks.joins(diary.name)
    goal = await diary.weeks.goal(name=diary.name, measure=measure, unit="people")
    promise = await diary.weeks.promise(goal)
    for days, for_promise, amount, note in logs:
        await diary.log(goal, promise.id if for_promise else None, days, amount, note)
    stood = [await diary.seen()]
    for act, nth, amount, days in acts:
        if await diary.does(act, nth, amount, days, goal):
            stood.append(await diary.seen())
    for before in reversed(stood[:-1]):
        await entries.undo(*diary.act())
        assert await diary.seen() == before
    for left in reversed(range(len(logs))):
        undone = await entries.undo(*diary.act())
        assert undone.withdrawn
        assert len((await diary.seen())[1]) == left
    with pytest.raises(Gone):
        await entries.undo(*diary.act())


@pytest.fixture
async def diary(tables: Transactions, workspace: UUID) -> Diary:
    weeks = Weeks(tables, workspace)
    await weeks.joins()
    return Diary(weeks, "Ada")


async def changed(diary: Diary, entry_id: UUID, **to: object) -> Logged:
    new = replace(Correction(None, MONDAY), **to)  # type: ignore[arg-type]
    return await entries.change(*diary.act(), entry_id, new)


async def test_a_changed_entry_lies_within_the_life_of_its_goal_and_counts_something(diary: Diary) -> None:
    goal = await diary.weeks.goal()
    entry_id = await diary.log(goal, None, 0, 2, "")
    with pytest.raises(DateAhead):
        await changed(diary, entry_id, on=MONDAY + timedelta(days=1))
    with pytest.raises(BeforeStart):
        await changed(diary, entry_id, on=FIRST - timedelta(days=1))
    for amount in (0, -1, 10**13):
        with pytest.raises(BadAmount):
            await changed(diary, entry_id, amount=Decimal(amount))
    assert (await changed(diary, entry_id, on=FIRST, amount=Decimal(3))).goal.level == 3


async def test_a_level_may_be_nothing_or_less(diary: Diary) -> None:
    goal = await diary.weeks.goal(measure=Measure.READ)
    entry_id = await diary.log(goal, None, 0, 2, "")
    assert (await changed(diary, entry_id, amount=Decimal(-4))).goal.level == -4


async def test_a_change_that_changes_nothing_leaves_no_trace(diary: Diary) -> None:
    entry_id = await diary.log(await diary.weeks.goal(), None, 0, 2, "")
    assert (await changed(diary, entry_id, amount=Decimal(2))).entry.id == entry_id


async def test_the_first_of_two_readings_of_a_day_stays_the_first_when_it_is_changed(diary: Diary) -> None:
    goal = await diary.weeks.goal(measure=Measure.READ)
    first = await diary.log(goal, None, 0, 5, "")
    second = await diary.log(goal, None, 0, 7, "")
    early, late = sorted((first, second))
    shown = await changed(diary, early, amount=Decimal(1))
    assert shown.goal.level != 1
    assert (await changed(diary, late, amount=Decimal(9))).goal.level == 9


async def test_an_entry_of_an_ended_goal_stays_as_it_is(diary: Diary) -> None:
    goal = await diary.weeks.goal()
    entry_id = await diary.log(goal, None, 0, 2, "")
    await diary.weeks.ends(goal)
    for act in (entries.withdraw, entries.undo, entries.shown):
        with pytest.raises(Gone):
            await act(*diary.act(), entry_id)
    with pytest.raises(Gone):
        await changed(diary, entry_id, amount=Decimal(3))
    assert (await entries.ended_since(*diary.act(), entry_id)).goal.id == goal.id


async def test_an_entry_is_nobody_elses(diary: Diary) -> None:
    entry_id = await diary.log(await diary.weeks.goal(), None, 0, 2, "")
    await diary.weeks.joins("Ben")
    ben = Diary(diary.weeks, "Ben")
    for act in (entries.withdraw, entries.bring_back, entries.undo, entries.shown, entries.form):
        with pytest.raises(NotAllowed):
            await act(*ben.act(), entry_id)


async def test_what_stands_cannot_be_brought_back_nor_what_is_withdrawn_be_changed(diary: Diary) -> None:
    entry_id = await diary.log(await diary.weeks.goal(), None, 0, 2, "")
    with pytest.raises(Gone):
        await entries.bring_back(*diary.act(), entry_id)
    await entries.withdraw(*diary.act(), entry_id)
    with pytest.raises(Gone):
        await changed(diary, entry_id, amount=Decimal(3))
