from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import (
    DAY,
    DateSpan,
    PersonCalendar,
    checkin_due,
    checkin_week,
    instant_of,
    week_of,
    zone,
)
from bot.domain.errors import UnknownZone
from bot.domain.holidays import PublicHolidays
from bot.domain.slots import Daily, Recurrence, Slot, Weekly, due_slot, moved_slot, next_slot

BERLIN = "Europe/Berlin"
ZONES = (
    "America/New_York", BERLIN, "Europe/London", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
    "America/Santiago", "America/Havana", "Pacific/Apia", "Pacific/Chatham", "UTC",
)  # fmt: skip
MON, TUE, SAT, SUN = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 14), date(2026, 3, 15)
FRI = date(2026, 3, 13)
NINE = time(9)

zones = st.sampled_from(ZONES)
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
instants = st.datetimes(datetime(2008, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone itself
recurrences: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Daily, times), st.builds(Weekly, st.integers(0, 6), times)
)


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "America", "../etc/passwd", "UTC\x00"])
def test_a_zone_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(UnknownZone):
        PersonCalendar(name)


def test_a_zone_is_kept_once_it_was_read() -> None:
    assert zone(BERLIN) is zone(BERLIN)


def test_somebody_without_a_working_weekday_is_a_fault() -> None:
    with pytest.raises(ValueError, match="working weekday"):
        PersonCalendar(BERLIN, working_weekdays=frozenset())


def test_a_day_counts_unless_it_is_free_an_absence_or_an_outage() -> None:
    cal = PersonCalendar(BERLIN, absences=(DateSpan(TUE, TUE),), outages=frozenset({FRI}))
    assert [day for day in DateSpan(MON, SUN) if cal.counts(day)] == [MON, TUE + DAY, TUE + 2 * DAY]
    assert cal.away(TUE)
    assert not cal.away(FRI)


def test_a_public_holiday_does_not_count_and_is_no_absence() -> None:
    cal = PersonCalendar(BERLIN, holidays=PublicHolidays("DE"))
    easter = DateSpan(date(2026, 4, 2), date(2026, 4, 7))
    assert [day.day for day in easter if cal.counts(day)] == [2, 7]
    assert not cal.away(date(2026, 4, 3))
    assert checkin_due(date(2026, 4, 6), cal) == date(2026, 4, 7)


def test_the_working_days_of_an_empty_stretch_are_none() -> None:
    assert PersonCalendar(BERLIN).working_days(TUE, MON) == []


def test_the_next_working_day_is_after_the_day_unless_it_is_included() -> None:
    cal = PersonCalendar(BERLIN)
    assert cal.next_working_day(FRI) == MON + 7 * DAY
    assert cal.next_working_day(FRI, include=True) == FRI
    assert cal.next_working_day(SAT, include=True) == MON + 7 * DAY


def test_an_absence_of_more_than_ten_years_is_a_fault_in_the_data() -> None:
    cal = PersonCalendar(BERLIN, absences=(DateSpan(MON, MON + 4000 * DAY),))
    with pytest.raises(LookupError):
        cal.next_working_day(MON)


def test_the_date_is_the_one_where_the_person_lives() -> None:
    late = utc(MON, 22)
    assert PersonCalendar("America/New_York").local_date(late) == MON
    assert PersonCalendar("Asia/Kolkata").local_date(late) == TUE


def test_a_week_starts_on_the_persons_first_day() -> None:
    assert week_of(SUN) == DateSpan(MON, SUN)
    assert week_of(SUN, week_starts_on=6) == DateSpan(SUN, SUN + 6 * DAY)


def test_a_checkin_asks_about_the_last_week_that_is_over() -> None:
    assert checkin_week(MON) == DateSpan(MON - 7 * DAY, MON - DAY)
    assert checkin_week(FRI, PersonCalendar(BERLIN, week_starts_on=6)) == DateSpan(
        date(2026, 3, 1), date(2026, 3, 7)
    )


def test_a_day_off_moves_the_checkin_to_the_next_working_day() -> None:
    cal = PersonCalendar(BERLIN, absences=(DateSpan(MON, TUE),))
    assert checkin_due(MON, cal) == TUE + DAY
    assert checkin_due(TUE + DAY, cal) == TUE + DAY


def test_a_checkin_is_left_out_when_its_whole_week_is_away() -> None:
    assert checkin_due(MON, PersonCalendar(BERLIN, absences=(DateSpan(MON, SUN),))) is None


@pytest.mark.parametrize(
    ("zone_name", "day", "at", "instant"),
    [
        (BERLIN, MON, NINE, utc(MON, 8)),
        (BERLIN, date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, tzinfo=UTC)),  # skipped
        (BERLIN, date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # twice
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        ("America/Havana", date(2026, 3, 8), time(0), datetime(2026, 3, 8, 5, tzinfo=UTC)),  # no midnight
        ("America/Santiago", date(2026, 9, 6), time(0), datetime(2026, 9, 6, 4, tzinfo=UTC)),
        ("Asia/Kathmandu", MON, NINE, utc(MON, 3, 15)),
    ],
)
def test_a_local_time_happens_once_at_the_first_instant_that_exists(
    zone_name: str, day: date, at: time, instant: datetime
) -> None:
    assert instant_of(day, at, zone_name) == instant


def test_a_date_that_a_zone_skips_has_no_instant() -> None:
    assert instant_of(date(2011, 12, 30), NINE, "Pacific/Apia") is None


@given(zones, st.dates(date(2008, 1, 1), date(2030, 1, 1)), times)
def test_an_instant_shows_its_own_date_and_no_earlier_time(zone_name: str, day: date, at: time) -> None:
    instant = instant_of(day, at, zone_name)
    if instant is None:
        assert (zone_name, day) == ("Pacific/Apia", date(2011, 12, 30))
        return
    local = instant.astimezone(zone(zone_name))
    assert local.replace(tzinfo=None) >= datetime.combine(day, at)
    assert local.date() == day or at > time(22)


@settings(max_examples=60)
@given(zones, recurrences, instants)
def test_slots_strictly_increase_with_at_most_one_for_each_local_date(
    zone_name: str, recurrence: Recurrence, now: datetime
) -> None:
    slot = next_slot(recurrence, zone_name, after=None, now=now)
    for _ in range(6):
        assert slot.next_at > now
        assert recurrence.first_from(slot.slot_date) == slot.slot_date
        following = next_slot(recurrence, zone_name, after=slot.slot_date, now=slot.next_at)
        assert following.slot_date > slot.slot_date
        assert following.next_at > slot.next_at
        now, slot = slot.next_at, following


@settings(max_examples=60)
@given(zones, zones, recurrences, instants)
def test_travel_never_prompts_twice_for_one_local_date(
    home: str, abroad: str, recurrence: Recurrence, now: datetime
) -> None:
    rung = next_slot(recurrence, home, after=None, now=now)
    there = next_slot(recurrence, abroad, after=rung.slot_date, now=rung.next_at)
    assert there.slot_date > rung.slot_date
    assert there.next_at > rung.next_at


@settings(max_examples=60)
@given(zones, recurrences, instants, st.timedeltas(timedelta(0), timedelta(days=40)))
def test_after_downtime_one_slot_stands_for_all_that_were_missed(
    zone_name: str, recurrence: Recurrence, now: datetime, down: timedelta
) -> None:
    stored = next_slot(recurrence, zone_name, after=None, now=now)
    later = stored.next_at + down
    due = due_slot(recurrence, zone_name, stored, later)
    assert due is not None
    assert due.since == stored.slot_date <= due.slot_date < due.next.slot_date
    newest = instant_of(due.slot_date, recurrence.at, zone_name)
    assert newest is not None
    assert newest <= later < due.next.next_at


def test_a_slot_is_not_due_before_its_instant() -> None:
    slot = next_slot(Daily(NINE), BERLIN, after=None, now=utc(MON, 7))
    assert slot == Slot(MON, utc(MON, 8))
    assert due_slot(Daily(NINE), BERLIN, slot, utc(MON, 7, 59)) is None


def test_a_date_the_zone_skipped_is_not_what_downtime_stands_for() -> None:
    stored = Slot(date(2011, 12, 29), datetime(2011, 12, 29, 19, tzinfo=UTC))
    due = due_slot(Daily(NINE), "Pacific/Apia", stored, datetime(2011, 12, 30, 10, 30, tzinfo=UTC))
    assert due is not None
    assert due.slot_date == date(2011, 12, 29)
    assert due.next.slot_date == date(2011, 12, 31)


def test_a_weekly_slot_waits_for_its_weekday() -> None:
    slot = next_slot(Weekly(3, NINE), BERLIN, after=None, now=utc(MON, 12))
    assert slot.slot_date == date(2026, 3, 12)
    assert next_slot(Weekly(3, NINE), BERLIN, after=slot.slot_date, now=utc(MON, 12)).slot_date == date(
        2026, 3, 19
    )


def test_a_new_time_moves_a_slot_that_has_not_rung() -> None:
    stored = next_slot(Daily(time(14)), BERLIN, after=None, now=utc(MON, 6))
    early = moved_slot(Daily(NINE), BERLIN, stored, planned_on=None, now=utc(MON, 7))
    assert early == Slot(MON, utc(MON, 8))
    assert moved_slot(Daily(NINE), BERLIN, stored, planned_on=None, now=utc(MON, 9)).slot_date == TUE


def test_a_later_time_does_not_bring_back_a_date_that_was_planned() -> None:
    stored = next_slot(Daily(NINE), BERLIN, after=MON, now=utc(MON, 9))
    assert moved_slot(Daily(time(14)), BERLIN, stored, planned_on=MON, now=utc(MON, 9)).slot_date == TUE


def test_a_new_time_leaves_a_slot_that_is_due() -> None:
    stored = Slot(MON, utc(MON, 8))
    assert moved_slot(Daily(time(14)), BERLIN, stored, planned_on=None, now=utc(MON, 8)) == stored


def test_a_recurrence_knows_its_rhythm() -> None:
    assert Daily(NINE).every == DAY
    assert Weekly(0, NINE).every == 7 * DAY


def test_who_flies_past_an_hour_is_asked_at_once() -> None:
    monday_nine = next_slot(Weekly(0, NINE), "America/New_York", after=None, now=utc(MON, 6))
    there = moved_slot(
        Weekly(0, NINE), BERLIN, monday_nine, planned_on=None, now=utc(MON, 12), was_in="America/New_York"
    )
    assert there == Slot(MON, utc(MON, 12))


@settings(max_examples=80)
@given(zones, recurrences, instants, st.lists(st.tuples(zones, st.integers(0, 40)), max_size=8))
def test_travel_neither_doubles_nor_loses_a_date(
    home: str, recurrence: Recurrence, start: datetime, journey: list[tuple[str, int]]
) -> None:
    here, slot, planned, now = home, next_slot(recurrence, home, after=None, now=start), None, start
    for there, hours in journey:
        flies_at = now + timedelta(hours=hours)
        while now < flies_at:
            now = min(slot.next_at, flies_at)
            if due := due_slot(recurrence, here, slot, now):
                assert planned is None or planned < due.since <= _after(recurrence, planned, here)
                planned, slot = due.slot_date, due.next
        slot = moved_slot(recurrence, there, slot, planned_on=planned, now=now, was_in=here)
        here = there


def _after(recurrence: Recurrence, planned: date, zone_name: str) -> date:
    """The next date of a recurrence that the zone has."""
    day = planned + recurrence.every
    while instant_of(day, recurrence.at, zone_name) is None:
        day += recurrence.every
    return day
