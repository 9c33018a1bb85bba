"""How many promises were kept in a week, as far as readers may know."""

from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from bot.domain.calendar import DateSpan
from bot.domain.goals import Cadence, Commitment
from bot.domain.tallies import Tally, Told, checkin_heard, first_needed, may_tell, promise_weeks, total
from tests.domain.plans import PROMISE, make_cal, make_commitment, make_entry, march

WEEK = DateSpan(march(2), march(8))
AFTER = march(12)


def anything(_commitment: Commitment, _span: DateSpan) -> bool:
    return True


def nothing(_commitment: Commitment, _span: DateSpan) -> bool:
    return False


def test_each_day_of_a_daily_promise_counts_once() -> None:
    entries = [make_entry(march(day)) for day in (2, 3, 5)]
    (found,) = promise_weeks([make_commitment()], entries, WEEK, AFTER, make_cal(), tells=anything)
    assert (found.tally, found.need, found.logged) == (Tally(3, 5), Decimal(5), Decimal(3))


def test_a_period_that_may_not_be_told_is_left_out_of_the_count() -> None:
    entries = [make_entry(march(day)) for day in (2, 3, 5)]
    (found,) = promise_weeks([make_commitment()], entries, WEEK, AFTER, make_cal(), tells=nothing)
    assert found.tally == Tally(3, 3)


def test_a_promise_without_a_period_that_counts_is_not_there() -> None:
    cal, daily = make_cal(WEEK), make_commitment()
    monthly = make_commitment(Cadence.MONTHLY, number=1)
    assert promise_weeks([daily, monthly], [], WEEK, AFTER, cal, tells=anything) == []
    assert promise_weeks([daily], [], WEEK, AFTER, make_cal(), tells=nothing) == []


def test_a_period_counts_in_the_week_in_which_it_ends() -> None:
    monthly = make_commitment(Cadence.MONTHLY, amount="2")
    entries = [make_entry(march(3), "2")]
    last = DateSpan(march(30), march(31))
    assert promise_weeks([monthly], entries, WEEK, march(31), make_cal(), tells=anything) == []
    (found,) = promise_weeks(
        [monthly], entries, last, march(31).replace(month=4, day=2), make_cal(), tells=anything
    )
    assert found.tally == Tally(1, 1)


def test_an_open_period_counts_neither_way() -> None:
    weekly = make_commitment(Cadence.WEEKLY)
    assert promise_weeks([weekly], [make_entry(march(3))], WEEK, march(5), make_cal(), tells=anything) == []


def test_all_promises_together() -> None:
    entries = [make_entry(march(2)), make_entry(march(4), commitment_id=UUID(int=PROMISE.int + 1))]
    promises = [make_commitment(), make_commitment(Cadence.WEEKLY, number=1)]
    assert total(promise_weeks(promises, entries, WEEK, AFTER, make_cal(), tells=anything)) == Tally(2, 6)
    assert total([]) == Tally(0, 0)


def test_a_slip_is_told_once_it_was_heard() -> None:
    days = DateSpan(march(5), march(6))
    heard, unheard = Told(PROMISE, days, heard=True), Told(PROMISE, days, heard=False)
    promise, friday = make_commitment(), DateSpan(march(6), march(6))
    assert may_tell([heard], checkin_heard=False)(promise, friday)
    assert not may_tell([unheard], checkin_heard=True)(promise, friday)


def test_a_miss_without_a_message_of_its_own_is_told_by_the_checkin() -> None:
    other = Told(UUID(int=99), WEEK, heard=False)
    elsewhere = Told(PROMISE, DateSpan(march(3), march(4)), heard=False)
    rule = may_tell([other, elsewhere], checkin_heard=True)
    assert rule(make_commitment(), DateSpan(march(6), march(6)))
    assert not may_tell([other], checkin_heard=False)(make_commitment(), DateSpan(march(6), march(6)))


def test_what_a_checkin_shows_is_heard_one_working_day_after_it_was_sent() -> None:
    monday_nine = datetime(2026, 3, 9, 8, tzinfo=UTC)
    tuesday_nine = monday_nine.replace(day=10)
    assert not checkin_heard(monday_nine, make_cal(), tuesday_nine.replace(hour=7))
    assert checkin_heard(monday_nine, make_cal(), tuesday_nine)
    assert not checkin_heard(monday_nine, make_cal(DateSpan(march(10), march(11))), tuesday_nine)
    assert not checkin_heard(None, make_cal(), tuesday_nine)


def test_entries_are_needed_from_the_first_day_of_a_period_that_ends_in_the_week() -> None:
    quarterly = make_commitment(Cadence.QUARTERLY, starts_on=march(1).replace(month=1))
    last = DateSpan(march(30), march(31).replace(month=4, day=5))
    assert first_needed([make_commitment(), quarterly], last, make_cal()) == march(1).replace(month=1)
    assert first_needed([make_commitment(), quarterly], WEEK, make_cal()) == march(2)
    assert first_needed([], WEEK, make_cal()) == WEEK.first
