from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan, PersonCalendar, QuietDay, instant_of
from bot.domain.hours import is_quiet, next_allowed, partner_hour, slip_owner_at

BERLIN = "Europe/Berlin"
ZONES = (
    "America/New_York", BERLIN, "Europe/London", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
    "America/Santiago", "America/Havana", "Pacific/Apia", "Pacific/Chatham", "UTC",
)  # fmt: skip
MON, TUE, FRI, SAT = date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 13), date(2026, 3, 14)
NEXT_MON = MON + 7 * DAY

hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
days = st.dates(date(2010, 1, 1), date(2028, 1, 1))
instants = st.datetimes(datetime(2010, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone itself


@st.composite
def calendars(draw: st.DrawFn) -> PersonCalendar:
    first = draw(days)
    return PersonCalendar(
        draw(st.sampled_from(ZONES)),
        working_weekdays=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        absences=(DateSpan(first, first + draw(st.integers(0, 30)) * DAY),),
        quiet_from=draw(hours),
        quiet_until=draw(hours),
        quiet_days=tuple(QuietDay(day, draw(hours), draw(hours)) for day in draw(st.sets(st.integers(0, 6)))),
    )


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "quiet"),
    [
        (utc(MON, 6, 59), True), (utc(MON, 7), False), (utc(MON, 16, 59), False), (utc(MON, 17), True),
        (utc(SAT, 12), True),
    ],
)  # fmt: skip
def test_evenings_mornings_and_days_off_are_quiet(instant: datetime, quiet: bool) -> None:
    assert is_quiet(instant, PersonCalendar(BERLIN)) is quiet


def test_an_absence_is_quiet_all_day() -> None:
    assert is_quiet(utc(MON, 12), PersonCalendar(BERLIN, absences=(DateSpan(MON, MON),)))


def test_quiet_hours_can_lie_inside_a_day() -> None:
    cal = PersonCalendar("UTC", quiet_from=time(12), quiet_until=time(14))
    assert not is_quiet(utc(MON, 11, 59), cal)
    assert is_quiet(utc(MON, 12), cal)
    assert next_allowed(utc(MON, 12), cal) == utc(MON, 14)


def test_a_weekday_can_have_quiet_hours_of_its_own() -> None:
    cal = PersonCalendar("UTC", quiet_days=(QuietDay(4, time(13), time(10)),))
    assert is_quiet(utc(FRI, 9), cal)
    assert next_allowed(utc(FRI, 9), cal) == utc(FRI, 10)
    assert next_allowed(utc(FRI, 13), cal) == utc(NEXT_MON, 8)
    assert not is_quiet(utc(MON, 9), cal)


def test_a_weekday_can_be_without_quiet_hours() -> None:
    cal = PersonCalendar("UTC", quiet_days=(QuietDay(0, time(0), time(0)),))
    assert not is_quiet(utc(MON, 23), cal)
    assert is_quiet(utc(TUE, 7), cal)


def test_equal_hours_mean_no_quiet_hours() -> None:
    cal = PersonCalendar("UTC", quiet_from=time(8), quiet_until=time(8))
    assert not is_quiet(utc(MON, 0), cal)
    assert not is_quiet(utc(MON, 23, 59), cal)


def test_an_hour_that_is_not_quiet_stays() -> None:
    assert next_allowed(utc(MON, 9, 30), PersonCalendar(BERLIN)) == utc(MON, 9, 30)


def test_a_weekend_is_waited_out() -> None:
    assert next_allowed(utc(FRI, 20), PersonCalendar(BERLIN)) == utc(NEXT_MON, 7)


def test_quiet_hours_that_a_clock_change_swallows_leave_no_hour_there() -> None:
    cal = PersonCalendar(
        BERLIN, working_weekdays=frozenset(range(7)), quiet_from=time(2, 45), quiet_until=time(2, 15)
    )
    skipped = datetime(2026, 3, 29, 1, tzinfo=UTC)  # 03:00, as the clock has just sprung over both
    assert next_allowed(skipped, cal) == datetime(2026, 3, 30, 0, 15, tzinfo=UTC)


def test_somebody_who_is_never_reachable_is_a_fault() -> None:
    cal = PersonCalendar("UTC", absences=(DateSpan(MON, MON + 5000 * DAY),))
    with pytest.raises(LookupError):
        next_allowed(utc(MON, 12), cal)


def test_the_owner_hears_on_the_next_working_day_at_nine() -> None:
    assert slip_owner_at(FRI, PersonCalendar(BERLIN)) == utc(NEXT_MON, 8)


def test_the_owner_hears_when_quiet_hours_end_if_that_is_later() -> None:
    assert slip_owner_at(MON, PersonCalendar("UTC", quiet_until=time(10))) == utc(TUE, 10)


def test_an_absence_stops_the_owners_clock() -> None:
    cal = PersonCalendar("UTC", absences=(DateSpan(TUE, FRI),))
    assert slip_owner_at(MON, cal) == utc(NEXT_MON, 9)


def test_a_date_the_zone_skips_is_no_working_day_of_the_clock() -> None:
    told = slip_owner_at(date(2011, 12, 29), PersonCalendar("Pacific/Apia"))
    assert told == datetime(2012, 1, 1, 19, tzinfo=UTC)  # Monday 2 January, 09:00 there


def test_the_partner_hears_one_working_day_of_the_owner_later_at_the_same_hour() -> None:
    owner = PersonCalendar(BERLIN)
    assert partner_hour(utc(FRI, 8), owner, owner) == utc(NEXT_MON, 8)


def test_the_partners_hour_moves_out_of_their_night() -> None:
    owner, partner = PersonCalendar(BERLIN), PersonCalendar("America/New_York")
    assert partner_hour(utc(MON, 8), owner, partner) == utc(TUE, 12)  # 08:00 there


def test_the_partners_hour_moves_past_their_absence() -> None:
    owner = PersonCalendar(BERLIN)
    partner = PersonCalendar(BERLIN, absences=(DateSpan(TUE, FRI),))
    assert partner_hour(utc(MON, 8), owner, partner) == utc(NEXT_MON, 7)


@settings(max_examples=80)
@given(instants, calendars(), calendars())
def test_the_partners_hour_is_never_quiet_and_never_before_one_working_day_of_the_owner(
    told_at: datetime, owner: PersonCalendar, partner: PersonCalendar
) -> None:
    heard = partner_hour(told_at, owner, partner)
    assert not is_quiet(heard, partner)
    told = owner.local(told_at)
    one_day_on = instant_of(owner.next_working_day(told.date()), told.time(), owner.zone)
    assert one_day_on is None or heard >= one_day_on  # None: the zone skips that date


@settings(max_examples=80)
@given(instants, calendars())
def test_the_next_allowed_hour_is_the_first_that_is_not_quiet(instant: datetime, cal: PersonCalendar) -> None:
    allowed = next_allowed(instant, cal)
    assert not is_quiet(allowed, cal)
    assert allowed >= instant
    if allowed > instant:
        assert is_quiet(instant, cal)
        assert is_quiet(allowed - timedelta(microseconds=1), cal)


@settings(max_examples=80)
@given(days, calendars())
def test_the_owner_never_hears_on_the_judged_day_nor_in_quiet_hours(day: date, cal: PersonCalendar) -> None:
    told = slip_owner_at(day, cal)
    assert not is_quiet(told, cal)
    assert cal.local_date(told) > day


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "late"),
    [(time(8), time(8), time(23, 59)), (time(12), time(14), time(20))],
    ids=["no quiet hours", "quiet hours inside the day"],
)
def test_a_day_before_a_date_that_the_zone_skips_is_a_day_like_any_other(
    quiet_from: time, quiet_until: time, late: time
) -> None:
    cal = PersonCalendar("Pacific/Apia", quiet_from=quiet_from, quiet_until=quiet_until)
    thursday = instant_of(date(2011, 12, 29), late, cal.zone)  # Friday 30 December never was
    assert thursday is not None
    assert not is_quiet(thursday, cal)
    assert next_allowed(thursday, cal) == thursday


def test_no_hour_is_allowed_on_a_date_that_the_zone_skips() -> None:
    cal = PersonCalendar("Pacific/Apia")
    evening = instant_of(date(2011, 12, 29), time(20), cal.zone)
    assert evening is not None
    assert next_allowed(evening, cal) == instant_of(date(2012, 1, 2), time(8), cal.zone)
