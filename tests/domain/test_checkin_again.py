"""When a check-in that was put off is asked again."""

from datetime import UTC, date, datetime, time

from bot.domain.checkin_again import again_at, days_left, later_today
from tests.domain.plans import make_cal, march

CAL = make_cal()
NINE = time(9)


def test_later_today_is_three_hours_on_and_never_on_the_next_date() -> None:
    noon = datetime(2026, 3, 16, 11, tzinfo=UTC)
    assert later_today(noon, CAL) == datetime(2026, 3, 16, 14, tzinfo=UTC)
    night = datetime(2026, 3, 16, 21, tzinfo=UTC)
    assert later_today(night, CAL) is None
    assert again_at(None, NINE, march(9), night, CAL) == datetime(2026, 3, 17, 8, tzinfo=UTC)


def test_the_days_are_working_days_before_the_next_check_in() -> None:
    assert days_left(march(9), march(16), CAL) == (march(17), march(18), march(19), march(20))
    assert days_left(march(9), march(19), CAL) == (march(20),)
    assert days_left(march(9), march(20), CAL) == ()


def test_a_day_that_is_not_offered_is_none_to_ask_on() -> None:
    monday = datetime(2026, 3, 16, 8, tzinfo=UTC)
    for day in (march(16), march(21), march(23), date(2027, 1, 4)):
        assert again_at(day, NINE, march(9), monday, CAL) is None
    saturday_night = datetime(2026, 3, 20, 22, tzinfo=UTC)
    assert again_at(None, NINE, march(9), saturday_night, CAL) is None
