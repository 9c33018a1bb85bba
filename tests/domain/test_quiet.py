"""When nothing is asked any more, and when it is said."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import PersonCalendar
from bot.domain.hours import is_quiet
from bot.domain.quiet import LINES, letter_times, reminder_is_over, unheeded

BERLIN = PersonCalendar(zone="Europe/Berlin")
MONDAYS = [date(2026, 3, 30), date(2026, 3, 23), date(2026, 3, 16)]
NINE = time(9)


def test_three_without_an_act_since_the_first_are_unheeded() -> None:
    assert unheeded(MONDAYS, date(2026, 3, 15), 3)
    assert not unheeded(MONDAYS, date(2026, 3, 16), 3)
    assert not unheeded(MONDAYS[:2], date(2026, 3, 1), 3)


def test_older_ones_do_not_matter() -> None:
    assert unheeded([*MONDAYS, date(2026, 3, 9)], date(2026, 3, 11), 3)


def test_nothing_is_concluded_where_nothing_is_known() -> None:
    assert not unheeded(MONDAYS, None, 3)


def test_the_third_counts_once_its_reminders_day_is_over() -> None:
    sent_at = datetime(2026, 3, 27, 8, tzinfo=UTC)  # a Friday: the reminder comes on Monday
    assert not reminder_is_over(sent_at, NINE, BERLIN, datetime(2026, 3, 30, 21, 59, tzinfo=UTC))
    assert reminder_is_over(sent_at, NINE, BERLIN, datetime(2026, 3, 30, 22, tzinfo=UTC))


@given(st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)), st.times())  # noqa: DTZ001 — made aware below
def test_each_letter_goes_out_once_a_month_at_an_hour_that_is_not_quiet(start: datetime, at: time) -> None:
    now = start.replace(tzinfo=UTC)
    times = letter_times(now, at, BERLIN)
    assert len(times) == LINES + 1
    assert not any(is_quiet(each, BERLIN) for each in times)
    assert times[0] >= now - timedelta(days=1)
    for earlier, later in pairwise(times):
        assert timedelta(days=24) <= later - earlier <= timedelta(days=37)
