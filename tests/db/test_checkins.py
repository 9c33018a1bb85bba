"""Check-ins and what was answered in them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert

from bot.db.models import Goal
from bot.db.unit_of_work import Transactions, UnitOfWork
from bot.domain.checkins import Checkin, CheckinAnswer
from bot.domain.coach_lines import LineForCoach
from bot.domain.coaches import SeenChannel
from bot.domain.goals import CheckinStatus, Measure
from bot.domain.people import DEFAULT_TIMES, Introduction

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
LAST_WEEK, THE_WEEK_BEFORE = date(2026, 3, 2), date(2026, 2, 23)


@pytest.fixture
async def ada(tables: Transactions, workspace: UUID) -> UUID:
    return await member(tables, workspace, "U1")


async def member(tables: Transactions, workspace: UUID, slack_id: str) -> UUID:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), Introduction(slack_id, slack_id, "Europe/Berlin", "en-GB"), NOW)
        profile = await uow.people.profile(slack_id, NOW)
        assert profile is not None
        await uow.people.choose(profile.id, DEFAULT_TIMES, NOW)
    return profile.id


async def goal_of(uow: UnitOfWork, member_id: UUID, number: int = 1) -> UUID:
    goal_id = uuid4()
    await uow.connection.execute(
        insert(Goal).values(
            id=goal_id,
            workspace_id=uow.workspace_id,
            member_id=member_id,
            number=number,
            words="Run 3 workshops",
            short_name="Workshops",
            measure=Measure.COUNTED,
            baseline=Decimal(0),
            target=Decimal(3),
            unit="workshops",
            starts_on=LAST_WEEK,
            created_at=NOW,
        )
    )
    return goal_id


async def test_a_week_has_one_checkin_however_often_it_is_opened(
    tables: Transactions, workspace: UUID, ada: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        first = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        again = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW + timedelta(hours=1))
    assert first == again == Checkin(first.id, ada, LAST_WEEK)


async def test_a_checkin_is_found_by_its_week_by_its_id_and_as_the_newest(
    tables: Transactions, workspace: UUID, ada: UUID
) -> None:
    ben = await member(tables, workspace, "U2")
    async with tables.open_uow(workspace) as uow:
        newer = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        older = await uow.checkins.open(uuid4(), ada, THE_WEEK_BEFORE, NOW)
        assert await uow.checkins.checkin(ada, THE_WEEK_BEFORE) == older
        assert await uow.checkins.by_id(older.id) == older
        assert await uow.checkins.newest(ada) == newer
        assert await uow.checkins.newest(ben) is None
        assert await uow.checkins.checkin(ben, LAST_WEEK) is None


async def test_the_latest_answer_of_a_goal_stands(tables: Transactions, workspace: UUID, ada: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        goal = await goal_of(uow, ada)
        checkin = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        await uow.checkins.answer(
            uuid4(), checkin.id, goal, CheckinStatus.STUCK, NOW, in_the_way="Release week"
        )
        assert await uow.checkins.answers(checkin.id) == [
            CheckinAnswer(goal, CheckinStatus.STUCK, "Release week")
        ]
        await uow.checkins.answer(uuid4(), checkin.id, goal, CheckinStatus.ON_TRACK, NOW)
        assert await uow.checkins.answers(checkin.id) == [
            CheckinAnswer(goal, CheckinStatus.ON_TRACK, "Release week")
        ]
        await uow.checkins.answer(uuid4(), checkin.id, goal, CheckinStatus.ON_TRACK, NOW, in_the_way="")
        assert await uow.checkins.answers(checkin.id) == [CheckinAnswer(goal, CheckinStatus.ON_TRACK)]


async def test_a_checkin_is_left_out_and_taken_up_again(
    tables: Transactions, workspace: UUID, ada: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        checkin = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        await uow.checkins.skip(checkin.id, NOW)
        assert await uow.checkins.by_id(checkin.id) == replace(checkin, skipped=True)
        await uow.checkins.skip(checkin.id, None)
        assert await uow.checkins.by_id(checkin.id) == checkin


async def test_the_latest_status_of_each_goal_is_told_with_its_week(
    tables: Transactions, workspace: UUID, ada: UUID
) -> None:
    ben = await member(tables, workspace, "U2")
    async with tables.open_uow(workspace) as uow:
        talks, workshops, bens = [await goal_of(uow, who, n) for who, n in ((ada, 1), (ada, 2), (ben, 1))]
        before = await uow.checkins.open(uuid4(), ada, THE_WEEK_BEFORE, NOW)
        last = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        of_ben = await uow.checkins.open(uuid4(), ben, LAST_WEEK, NOW)
        for checkin, goal, status in (
            (last, talks, CheckinStatus.AT_RISK),
            (before, talks, CheckinStatus.ON_TRACK),
            (before, workshops, CheckinStatus.STUCK),
            (of_ben, bens, CheckinStatus.ON_TRACK),
        ):
            await uow.checkins.answer(uuid4(), checkin.id, goal, status, NOW)
        assert await uow.checkins.latest_statuses([ada]) == {
            talks: (CheckinStatus.AT_RISK, LAST_WEEK),
            workshops: (CheckinStatus.STUCK, THE_WEEK_BEFORE),
        }
        assert await uow.checkins.latest_statuses([]) == {}


async def test_what_was_first_said_by_then_is_told_as_it_was_put_right(
    tables: Transactions, workspace: UUID, ada: UUID
) -> None:
    later = NOW + timedelta(days=4)
    async with tables.open_uow(workspace) as uow:
        talks, workshops = [await goal_of(uow, ada, n) for n in (1, 2)]
        before = await uow.checkins.open(uuid4(), ada, THE_WEEK_BEFORE, NOW)
        last = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        await uow.checkins.answer(uuid4(), before.id, talks, CheckinStatus.ON_TRACK, NOW)
        assert not await uow.checkins.answer(uuid4(), last.id, talks, CheckinStatus.STUCK, NOW)
        assert await uow.checkins.answer(uuid4(), last.id, talks, CheckinStatus.AT_RISK, later)
        assert not await uow.checkins.answer(uuid4(), last.id, workshops, CheckinStatus.STUCK, later)
        assert await uow.checkins.said([ada], THE_WEEK_BEFORE, NOW) == [
            (talks, CheckinStatus.AT_RISK, LAST_WEEK),
            (talks, CheckinStatus.ON_TRACK, THE_WEEK_BEFORE),
        ]
        assert len(await uow.checkins.said([ada], LAST_WEEK, later)) == 2


async def test_a_line_for_a_coach_stands_in_exactly_the_channels_it_was_ticked_for(
    tables: Transactions, workspace: UUID, ada: UUID
) -> None:
    later = NOW + timedelta(days=4)
    async with tables.open_uow(workspace) as uow:
        goal = await goal_of(uow, ada)
        checkin = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        await uow.coach_lines.put(checkin.id, goal, "an hour", {uuid4(): uuid4()}, NOW)
        assert await uow.coach_lines.of_checkin(checkin.id) == {}, "there is no answer to stand beside"
        await uow.checkins.answer(uuid4(), checkin.id, goal, CheckinStatus.STUCK, NOW)
        channels = []
        for name in ("C1", "C2"):
            seen = SeenChannel(name, name, private=True, shared=False, archived=False, joined=True, readers=3)
            await uow.coaches.start(channel_id := uuid4(), ada, seen, NOW)
            channels.append(channel_id)
        first, second = channels
        await uow.coach_lines.put(checkin.id, goal, "an hour", {first: uuid4()}, NOW)
        await uow.coach_lines.put(checkin.id, goal, "two", {first: uuid4(), second: uuid4()}, later)
        assert await uow.coach_lines.of_checkin(checkin.id) == {
            goal: LineForCoach("two", frozenset(channels))
        }
        stands = {(goal, LAST_WEEK): "two"}
        assert await uow.coach_lines.shown_in(first, LAST_WEEK, NOW) == stands
        assert await uow.coach_lines.shown_in(second, LAST_WEEK, NOW) == {}
        assert await uow.coach_lines.shown_in(second, LAST_WEEK, later) == stands
        await uow.coach_lines.put(checkin.id, goal, "", {}, later)
        assert await uow.coach_lines.shown_in(first, LAST_WEEK, later) == {}


async def test_another_workspace_sees_none_of_it(tables: Transactions, workspace: UUID, ada: UUID) -> None:
    async with tables.open_clock_uow() as clock:
        elsewhere = await clock.workspace("", "T2", NOW, "Europe/Berlin")
    async with tables.open_uow(workspace) as uow:
        goal = await goal_of(uow, ada)
        checkin = await uow.checkins.open(uuid4(), ada, LAST_WEEK, NOW)
        await uow.checkins.answer(uuid4(), checkin.id, goal, CheckinStatus.ON_TRACK, NOW)
    async with tables.open_uow(elsewhere) as uow:
        assert await uow.checkins.by_id(checkin.id) is None
        assert await uow.checkins.answers(checkin.id) == []
        assert await uow.checkins.latest_statuses([ada]) == {}
        await uow.checkins.skip(checkin.id, NOW)
    async with tables.open_uow(workspace) as uow:
        assert await uow.checkins.by_id(checkin.id) == checkin
