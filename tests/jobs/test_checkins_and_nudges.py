"""What a check-in, its reminder and a nudge answer when their moment has come; on both databases."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.deliveries import Owed
from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import State
from bot.domain.goals import Commitment
from bot.domain.people import DEFAULT_TIMES
from bot.slack.message import Message
from bot.usecases import checkins, nudges
from jobs import checkins as checkin_jobs
from jobs import nudges as nudge_jobs
from jobs.compose import Composed, Composer, Later, Skip
from jobs.plan import Rung
from tests.usecases.weeks import FIRST, MONDAY, NINE, Weeks, slot

DAY = timedelta(days=1)
TUESDAY_NINE = NINE + DAY
TWO = NINE + timedelta(hours=5)
OFF: Mapping[str, Any] = {"checkins_on": False, "nudges_on": False}


@pytest.fixture
async def weeks(engine: AsyncEngine) -> Weeks:
    tables = Transactions(engine, uuid4)
    async with tables.open_clock_uow() as clock:
        workspace = await clock.workspace("", "T1", NINE, "Europe/Berlin")
    return Weeks(tables, workspace)


@pytest.fixture
async def feedback(weeks: Weeks) -> Commitment:
    await weeks.joins()
    return await weeks.promise(await weeks.goal())


class Ada:
    """What the clock owes her, and what it would say at a moment."""

    def __init__(self, weeks: Weeks) -> None:
        self.weeks = weeks

    async def rings(self, on: date = MONDAY, now: datetime = NINE) -> None:
        profile = await self.weeks.profile(now=now)
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            await checkin_jobs.plan_checkin(uow, Rung(profile.id, profile, slot(on), now))

    async def nudge_rings(self, on: date = MONDAY, now: datetime = TWO) -> None:
        profile = await self.weeks.profile(now=now)
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            await nudge_jobs.plan_nudge(uow, Rung(profile.id, profile, slot(on), now))

    async def checkin(self, week_on: date = FIRST) -> Owed:
        profile = await self.weeks.profile()
        return await self._owed(checkins.key_of(profile.id, week_on))

    async def reminder(self, week_on: date = FIRST) -> Owed:
        profile = await self.weeks.profile()
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            found = await uow.checkins.checkin(profile.id, week_on)
        assert found is not None
        return await self._owed(checkins.reminder_key(found.id))

    async def nudge(self, on: date = MONDAY) -> Owed:
        profile = await self.weeks.profile()
        return await self._owed(nudges.key_of(profile.id, on))

    async def _owed(self, key: str) -> Owed:
        owed = await self.weeks.owed(key)
        assert owed is not None
        return owed

    async def hears(self, composer: Composer, owed: Owed, now: datetime) -> Composed:
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            return await composer(uow, owed, now)

    async def chooses(self, **times: Any) -> None:
        profile = await self.weeks.profile()
        async with self.weeks.tables.open_uow(self.weeks.workspace) as uow:
            await uow.people.choose(profile.id, replace(DEFAULT_TIMES, **times), NINE)


@pytest.fixture
async def ada(weeks: Weeks, feedback: Commitment) -> Ada:
    del feedback  # made, that is all
    return Ada(weeks)


async def test_a_checkin_of_somebody_who_stopped_them_is_not_sent(ada: Ada) -> None:
    await ada.rings()
    await ada.chooses(**OFF)
    for composer, owed in (
        (checkin_jobs.checkin, await ada.checkin()),
        (checkin_jobs.reminder, await ada.reminder()),
    ):
        assert await ada.hears(composer, owed, NINE) == Skip("check-ins are off")


async def test_a_checkin_without_a_goal_is_not_sent(ada: Ada, weeks: Weeks, feedback: Commitment) -> None:
    await ada.rings()
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        await uow.goals.change(feedback.goal_id, dropped_on=MONDAY)
    assert await ada.hears(checkin_jobs.checkin, await ada.checkin(), NINE) == Skip("no goal is active")


async def test_a_checkin_that_could_not_be_sent_makes_way_for_the_next(ada: Ada) -> None:
    await ada.rings()
    after_three_weeks = NINE + 13 * DAY
    stale = Skip("the next one took its place")
    assert await ada.hears(checkin_jobs.checkin, await ada.checkin(), after_three_weeks) == stale
    await ada.rings(date(2026, 3, 16), NINE + 7 * DAY)
    assert await ada.hears(checkin_jobs.checkin, await ada.checkin(), NINE + 7 * DAY) == stale
    assert await ada.hears(checkin_jobs.reminder, await ada.reminder(), NINE + 7 * DAY) == stale
    newest = await ada.checkin(MONDAY)
    assert isinstance(await ada.hears(checkin_jobs.checkin, newest, NINE + 7 * DAY), Message)


async def test_on_a_day_that_was_taken_off_since_it_waits(ada: Ada, weeks: Weeks) -> None:
    await ada.rings()
    await weeks.away(MONDAY, MONDAY)
    assert await ada.hears(checkin_jobs.checkin, await ada.checkin(), NINE) == Later(TUESDAY_NINE)


async def test_a_set_time_in_quiet_hours_holds_for_an_hour(ada: Ada) -> None:
    await ada.chooses(checkin_time=time(7), nudge_time=time(7))
    seven = NINE - 2 * timedelta(hours=1)
    await ada.rings(now=seven)
    await ada.nudge_rings(now=seven)
    asked, nudge = await ada.checkin(), await ada.nudge()
    assert isinstance(await ada.hears(checkin_jobs.checkin, asked, seven), Message)
    assert isinstance(await ada.hears(nudge_jobs.nudge, nudge, seven), Message)
    await ada.chooses(checkin_time=time(6), nudge_time=time(6), quiet_until=time(10))
    late = seven + timedelta(hours=1, minutes=1)
    ten = datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert await ada.hears(checkin_jobs.checkin, asked, late) == Later(ten)
    assert await ada.hears(nudge_jobs.nudge, nudge, late) == Skip("quiet hours")


async def test_a_reminder_keeps_a_working_day_from_a_checkin_that_went_out_late(
    ada: Ada, weeks: Weeks
) -> None:
    await ada.rings()
    reminder = await ada.reminder()
    waits = Later(TUESDAY_NINE + DAY)
    # Not sent yet: both would come as one message.
    assert await ada.hears(checkin_jobs.reminder, reminder, TUESDAY_NINE) == waits
    profile = await weeks.profile()
    await weeks.sent(checkins.key_of(profile.id, FIRST), "1.1", TUESDAY_NINE)
    assert await ada.hears(checkin_jobs.reminder, reminder, TUESDAY_NINE) == waits
    on_time = await ada.hears(checkin_jobs.reminder, reminder, waits.at)
    assert isinstance(on_time, Message)
    assert on_time.text.startswith("Your check-in is still open.")
    stale = Skip("its day is over")
    assert await ada.hears(checkin_jobs.reminder, reminder, waits.at + DAY) == stale


async def test_a_reminder_of_a_checkin_that_slack_refused_is_not_sent(ada: Ada, weeks: Weeks) -> None:
    await ada.rings()
    asked, reminder = await ada.checkin(), await ada.reminder()
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        await uow.deliveries.fail([asked.id], "channel_not_found")
    assert await ada.hears(checkin_jobs.reminder, reminder, TUESDAY_NINE) == Skip("the check-in was not sent")


async def test_what_stands_is_drawn_whatever_was_switched_off_since(ada: Ada) -> None:
    await ada.rings()
    await ada.nudge_rings()
    await ada.chooses(**OFF)
    for composer, owed in (
        (checkin_jobs.checkin, await ada.checkin()),
        (checkin_jobs.reminder, await ada.reminder()),
        (nudge_jobs.nudge, await ada.nudge()),
    ):
        stands = replace(owed, state=State.SENT)
        assert isinstance(await ada.hears(composer, stands, TWO), Message)


async def test_what_is_about_nobody_any_more_is_not_sent(ada: Ada) -> None:
    await ada.rings()
    await ada.nudge_rings()
    gone = str(UUID(int=1))
    asked, nudge = await ada.checkin(), await ada.nudge()
    nobodys = replace(asked, about={**asked.about, "member": gone})
    unasked = replace(asked, about={**asked.about, "checkin": gone})
    for owed in (nobodys, unasked):
        for composer in (checkin_jobs.checkin, checkin_jobs.reminder):
            assert await ada.hears(composer, owed, NINE) == Skip("the check-in is gone")
    nobodys = replace(nudge, about={**nudge.about, "member": gone})
    assert await ada.hears(nudge_jobs.nudge, nobodys, TWO) == Skip("the person is gone")


async def test_a_nudge_is_only_for_its_day_and_for_who_wants_it(ada: Ada) -> None:
    await ada.nudge_rings()
    nudge = await ada.nudge()
    assert await ada.hears(nudge_jobs.nudge, nudge, TWO + DAY) == Skip("its day is over")
    await ada.chooses(**OFF)
    assert await ada.hears(nudge_jobs.nudge, nudge, TWO) == Skip("nudges are off")
