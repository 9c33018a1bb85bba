"""People, and which of their days count."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from bot.db.unit_of_work import Transactions
from bot.domain.calendar import DateSpan, QuietDay, WeeksUntil
from bot.domain.eras import EarlierDays
from bot.domain.people import Introduction, Outage, Profile, Times, calendar_of, outage_days

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
BEN = Introduction("U1", "Ben", "Europe/Berlin", "en-GB")


async def ben(tables: Transactions, workspace: UUID) -> Profile:
    async with tables.open_uow(workspace) as uow:
        found = await uow.people.profile("U1", NOW)
    assert found is not None
    return found


async def test_who_was_never_met_has_no_profile(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        assert await uow.people.profile("U1", NOW) is None


async def test_what_slack_says_later_takes_the_place_of_what_it_said(
    tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), BEN, NOW)
    first = await ben(tables, workspace)
    assert (first.person.zone, first.person.deactivated, first.member) == ("Europe/Berlin", False, False)
    gone = Introduction("U1", "Ben", "Asia/Tokyo", "en-GB", deactivated=True)
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), gone, NOW)
    then = await ben(tables, workspace)
    assert (then.id, then.person.zone, then.person.deactivated) == (first.id, "Asia/Tokyo", True)
    assert then.calendar.zone == "Asia/Tokyo"


async def test_somebody_is_welcomed_once(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), BEN, NOW)
    person = await ben(tables, workspace)
    async with tables.open_uow(workspace) as uow:
        assert await uow.people.welcome(person.id, NOW)
        assert not await uow.people.welcome(person.id, NOW)
    assert (await ben(tables, workspace)).person.welcomed


async def test_a_member_keeps_the_times_they_chose(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), BEN, NOW)
    person = await ben(tables, workspace)
    chosen = Times(nudge_time=time(16), quiet_until=time(7), working_weekdays=frozenset({0, 1, 6}))
    async with tables.open_uow(workspace) as uow:
        await uow.people.choose(person.id, Times(), NOW)
        await uow.people.choose(person.id, chosen, NOW)
    after = await ben(tables, workspace)
    assert (after.times, after.member) == (chosen, True)
    assert after.calendar.working_weekdays == frozenset({0, 1, 6})


async def test_everything_a_member_chose_comes_back(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), BEN, NOW)
    chosen = Times(
        checkin_weekday=2, checkin_time=time(7), checkins_on=False, nudges_on=False, reminders_on=False,
        nudge_weekdays=frozenset({1, 3}), slips_on=False, slip_time=time(11), week_starts_on=6,
        quiet_days=(QuietDay(4, time(16), time(9, 30)), QuietDay(6, time(0), time(0))),
        zone="Asia/Kathmandu", country="NP", region="P3", plain_text=True,
        digest_weekday=0, digest_time=time(15), look_backs_on=False,
        earlier_days=(EarlierDays(date(2026, 2, 1), frozenset({0, 6})),
                      EarlierDays(date(2026, 3, 1), frozenset(range(5)), "FR", "Zone A")),
        earlier_weeks=(WeeksUntil(date(2026, 3, 1), 0), WeeksUntil(date(2026, 3, 7), 3)),
    )  # fmt: skip
    person = await ben(tables, workspace)
    async with tables.open_uow(workspace) as uow:
        await uow.people.choose(person.id, chosen, NOW)
    after = await ben(tables, workspace)
    assert after.times == chosen
    assert after.calendar == calendar_of(chosen, "Europe/Berlin")
    assert (after.calendar.zone, after.calendar.week_starts_on) == ("Asia/Kathmandu", 6)
    assert (after.person.zone, after.person.slack_zone) == ("Asia/Kathmandu", "Europe/Berlin")


async def test_the_quiet_minute_is_asked_for_once(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), BEN, NOW)
    person = await ben(tables, workspace)
    async with tables.open_uow(workspace) as uow:
        assert not await uow.people.ask_minute(person.id, NOW)  # not a member
        await uow.people.choose(person.id, Times(), NOW)
        assert await uow.people.ask_minute(person.id, NOW)
        assert not await uow.people.ask_minute(person.id, NOW)


def test_a_zone_of_ones_own_that_is_no_longer_there_gives_way_to_slacks() -> None:
    assert calendar_of(Times(zone="Mars/Olympus"), "Europe/Berlin").zone == "Europe/Berlin"


async def test_times_away_and_days_the_bot_was_away_do_not_count(
    tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), BEN, NOW)
    person = await ben(tables, workspace)
    async with tables.open_uow(workspace) as uow:
        span = DateSpan(date(2026, 3, 16), date(2026, 3, 17))
        await uow.people.add_absence(uuid4(), person.id, span, NOW)
    async with tables.open_clock_uow() as clock:
        await clock.tick(NOW - timedelta(days=3))
        await clock.tick(NOW)
    calendar = (await ben(tables, workspace)).calendar
    counted = [day for day in range(5, 19) if calendar.counts(date(2026, 3, day))]
    # Fri 6 was lost to the outage, Mon 9 until 09:00 Berlin as well; 16 and 17 are the absence.
    assert counted == [5, 10, 11, 12, 13, 18]


def test_a_short_outage_takes_no_day() -> None:
    six = Outage(NOW, NOW + timedelta(hours=6))
    assert outage_days([six], "Europe/Berlin") == frozenset()
    assert outage_days([six, Outage(NOW + timedelta(hours=7), NOW + timedelta(hours=8))], "UTC") == {
        date(2026, 3, 9)
    }


def test_a_date_that_a_zone_skips_is_not_lost() -> None:
    outage = Outage(datetime(2011, 12, 29, 10, tzinfo=UTC), datetime(2011, 12, 31, 9, tzinfo=UTC))
    assert date(2011, 12, 30) not in outage_days([outage], "Pacific/Apia")


def test_the_day_before_a_skipped_date_can_be_lost() -> None:
    outage = Outage(datetime(2011, 12, 29, 12, tzinfo=UTC), datetime(2011, 12, 29, 22, tzinfo=UTC))
    assert outage_days([outage], "Pacific/Apia") == {date(2011, 12, 29)}
