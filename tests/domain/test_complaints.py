"""What people complain about in such bots, where a pure rule holds it (`tests/house/test_complaints.py`)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.calendar import DAY, DAY_END_TIME, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Entry
from bot.domain.hours import is_quiet, slip_owner_at
from bot.domain.nudges import open_today
from bot.domain.ranges import parse_range
from bot.domain.slots import Daily, due_slot, next_slot
from bot.domain.streaks import Streak, streak
from tests.domain.plans import make_commitment, make_entry, march

ZONES = (
    "America/New_York", "Europe/Berlin", "Europe/London", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "America/Santiago", "America/Havana", "Pacific/Apia", "Pacific/Chatham", "UTC",
)  # fmt: skip
NEW_YEAR, YEAR = datetime(2026, 1, 1, 12, tzinfo=UTC), 365


@pytest.mark.parametrize("zone", ZONES)
def test_streaks_are_not_lost_and_days_do_not_roll_over_twice_when_clocks_change(zone: str) -> None:
    """Somebody who logs at a quarter to midnight each day of a year has kept each of them, once."""
    cal = PersonCalendar(zone, working_weekdays=frozenset(range(7)))
    slot = next_slot(Daily(DAY_END_TIME), zone, after=None, now=NEW_YEAR)
    judged: list[date] = []
    logged: list[Entry] = []
    while len(judged) < YEAR:
        logged.append(make_entry(cal.local_date(slot.next_at - timedelta(minutes=15))))
        due = due_slot(Daily(DAY_END_TIME), zone, slot, slot.next_at)
        assert due is not None
        judged.append(due.slot_date - DAY)
        slot = due.next
    assert [entry.logged_on for entry in logged] == judged
    assert judged == [judged[0] + number * DAY for number in range(YEAR)]
    promise = make_commitment(starts_on=judged[0])
    assert streak(promise, logged, judged[-1] + DAY, cal) == Streak(12, 12)


@pytest.mark.parametrize("zone", ZONES)
def test_reminders_do_not_come_an_hour_early_when_clocks_change(zone: str) -> None:
    cal, at = PersonCalendar(zone), Daily(time(14))
    slot = next_slot(at, zone, after=None, now=NEW_YEAR)
    for _ in range(YEAR):
        assert cal.local(slot.next_at).replace(tzinfo=None) == datetime.combine(slot.slot_date, time(14))
        slot = next_slot(at, zone, after=slot.slot_date, now=slot.next_at)


def test_a_bot_that_is_silent_on_friday_does_not_scold_on_sunday() -> None:
    cal, promise = PersonCalendar("Europe/Berlin"), make_commitment(Cadence.WEEKLY)
    sunday = march(8)
    assert [day for day in DateSpan(march(2), sunday) if open_today([promise], [], day, cal)] == [march(6)]
    assert cal.local(slip_owner_at(sunday, cal)).date() == march(9)
    assert is_quiet(datetime(2026, 3, 8, 12, tzinfo=UTC), cal)


@pytest.mark.parametrize(
    ("words", "last"),
    [("until wednesday", date(2026, 3, 11)), ("ooo until wed", date(2026, 3, 11)), ("this week", march(15))],
)
def test_a_week_off_needs_no_seven_clicks(words: str, last: date) -> None:
    assert parse_range(words, march(9)) == (march(9), last)
