from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence
from bot.domain.slip_facts import missed_facts
from bot.domain.slips import (
    Judgement,
    Slip,
    SlipState,
    first_since_miss,
    judge,
    missed_periods,
    silent_week,
    still_missed,
)
from bot.domain.streaks import Streak
from tests.domain.plans import ADA, PROMISE, START, make_cal, make_commitment, make_entry, march

CAL = make_cal()
DAILY = make_commitment(amount="3")
WEEKLY = make_commitment(Cadence.WEEKLY, times="3")
WEEK = DateSpan(march(9), march(15))


@pytest.mark.parametrize(
    ("cadence", "starts_on", "last"),
    [
        (Cadence.WEEKLY, START, march(8)), (Cadence.MONTHLY, START, march(31)),
        (Cadence.QUARTERLY, date(2026, 1, 1), march(31)),
        (Cadence.YEARLY, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_period_that_closed_short_slips_once_on_its_last_day(
    cadence: Cadence, starts_on: date, last: date
) -> None:
    promise = make_commitment(cadence, times="3", starts_on=starts_on)
    found = judge(promise, [make_entry(START, "2")], last, CAL)
    assert found == Judgement(DateSpan(starts_on, last), 1, need=Decimal(3), logged=Decimal(2))
    assert judge(promise, [], last - DAY, CAL) is None
    assert judge(promise, [make_entry(START, "3")], last, CAL) is None


def test_a_one_off_slips_when_its_date_has_passed() -> None:
    promise = make_commitment(Cadence.ONCE, ends_on=march(20))
    assert judge(promise, [], march(20), CAL) is not None
    assert judge(promise, [], march(21), CAL) is None
    assert judge(promise, [make_entry(march(20))], march(20), CAL) is None


def test_a_first_partial_week_never_slips() -> None:
    promise = make_commitment(Cadence.WEEKLY, times="3", starts_on=march(4))
    assert judge(promise, [], march(8), CAL) is None
    assert judge(promise, [], march(15), CAL) is not None


def test_a_week_away_never_slips() -> None:
    assert judge(WEEKLY, [], march(15), make_cal(DateSpan(march(9), march(15)))) is None


def test_one_missed_day_is_no_slip() -> None:
    assert judge(DAILY, [], march(2), CAL) is None


def test_a_daily_promise_slips_on_the_second_missed_day_in_a_row() -> None:
    found = judge(DAILY, [make_entry(march(3), "2")], march(3), CAL)
    assert found == Judgement(DateSpan(march(2), march(3)), 2, need=Decimal(6), logged=Decimal(2))


def test_a_kept_day_between_two_missed_ones_breaks_the_run() -> None:
    assert judge(DAILY, [make_entry(march(3), "3")], march(4), CAL) is None


def test_a_weekend_and_an_absence_do_not_break_a_run() -> None:
    kept = [make_entry(march(day), "3") for day in (2, 3, 4)]
    cal = make_cal(DateSpan(march(6), march(9)))
    assert judge(DAILY, kept, march(7), cal) is None
    found = judge(DAILY, kept, march(10), cal)
    assert found is not None
    assert (found.span, found.missed) == (DateSpan(march(5), march(10)), 2)


def test_further_missed_days_join_the_open_run() -> None:
    found = judge(DAILY, [], march(4), CAL, open_run=DateSpan(march(2), march(3)))
    assert found is not None
    assert (found.span, found.missed, found.joins) == (DateSpan(march(2), march(4)), 3, True)


def test_an_older_run_is_not_joined_across_a_kept_day() -> None:
    run = DateSpan(march(2), march(3))
    kept = [make_entry(march(4), "3")]
    assert judge(DAILY, kept, march(5), CAL, open_run=run) is None
    found = judge(DAILY, kept, march(6), CAL, open_run=run)
    assert found is not None
    assert (found.span, found.joins) == (DateSpan(march(5), march(6)), False)


def test_a_run_whose_last_day_was_logged_later_does_not_go_on() -> None:
    assert (
        judge(DAILY, [make_entry(march(3), "3")], march(4), CAL, open_run=DateSpan(march(2), march(3)))
        is None
    )


def test_a_day_that_is_not_judged_alone_does_not_slip() -> None:
    assert judge(DAILY, [], march(7), CAL) is None
    assert judge(make_commitment(confirmed=False), [], march(3), CAL) is None


def test_what_was_logged_later_settles_a_period() -> None:
    assert still_missed(WEEKLY, [make_entry(march(9), "2")], WEEK.first, WEEK.last, CAL)
    assert not still_missed(WEEKLY, [make_entry(march(9), "3")], WEEK.first, WEEK.last, CAL)


def test_an_absence_added_later_settles_what_it_covers() -> None:
    away = make_cal(DateSpan(march(9), march(13)))
    assert not still_missed(WEEKLY, [], WEEK.first, WEEK.last, away)
    assert not still_missed(DAILY, [], march(9), march(10), away)
    assert not still_missed(DAILY, [], march(13), march(16), away)


@pytest.mark.parametrize(
    ("kept", "stands"),
    [((), True), ((9,), True), ((12,), True), ((10,), True), ((9, 11), False), ((10, 12), False)],
)
def test_a_run_stands_while_two_days_in_a_row_are_missed(kept: tuple[int, ...], stands: bool) -> None:
    entries = [make_entry(march(day), "3") for day in kept]
    assert still_missed(DAILY, entries, march(9), march(12), CAL) is stands


def test_a_day_put_right_leaves_the_run_and_one_left_alone_too() -> None:
    kept = [make_entry(march(10), "3")]
    days = missed_periods(DAILY, kept, DateSpan(march(9), march(12)), CAL)
    assert [state.span.first for state in days] == [march(11), march(12)]
    assert (
        missed_periods(DAILY, [*kept, make_entry(march(12), "3")], DateSpan(march(9), march(12)), CAL) == []
    )


def test_a_slip_says_what_fell_short_and_how_it_was_kept_before() -> None:
    slip = Slip(UUID(int=9), ADA, PROMISE, DateSpan(march(9), march(12)), SlipState.OPEN)
    kept = [make_entry(march(day), "3") for day in (2, 3, 5, 9)]
    facts = missed_facts(slip, DAILY, kept, CAL, running=True)
    assert (facts.stands, len(facts.short), facts.before) == (True, 3, Streak(4, 6))
    assert facts.last_on == march(12)
    ended = missed_facts(slip, DAILY, kept, CAL, running=False)
    assert (ended.stands, ended.short, ended.last_on) == (False, (), march(12))
    week = Slip(UUID(int=9), ADA, PROMISE, WEEK, SlipState.OPEN)
    assert [state.need for state in missed_facts(week, WEEKLY, [], CAL, running=True).short] == [3]


@pytest.mark.parametrize(("answered", "silent"), [(False, True), (True, False), (None, False)])
def test_a_week_is_silent_when_its_checkin_got_no_answer(answered: bool | None, silent: bool) -> None:
    assert silent_week(WEEK, [make_entry(march(8))], CAL, answered=answered) is silent


def test_a_week_with_an_entry_or_without_a_day_that_counts_is_not_silent() -> None:
    assert not silent_week(WEEK, [make_entry(march(14), commitment_id=None)], CAL, answered=False)
    assert not silent_week(WEEK, [], make_cal(WEEK), answered=False)


@given(st.frozensets(st.integers(2, 31)), st.integers(2, 31), st.integers(0, 29))
def test_every_run_of_missed_days_is_one_slip_that_still_stands(
    kept: frozenset[int], away_from: int, away_days: int
) -> None:
    cal = make_cal(DateSpan(march(away_from), march(away_from) + away_days * DAY))
    entries = [make_entry(march(day), "3") for day in kept]
    counting = cal.working_days(START, march(31))
    run: DateSpan | None = None
    slips: list[Judgement] = []
    for day in DateSpan(START, march(31)):
        found = judge(DAILY, entries, day, cal, open_run=run)
        if found is None:
            continue
        assert found.span.last == day
        assert still_missed(DAILY, entries, found.span.first, day, cal)
        slips = [*slips[:-1], found] if found.joins else [*slips, found]
        run = found.span
    missed_in_runs = sum(slip.missed for slip in slips)
    missed = [day not in {march(each) for each in kept} for day in counting]
    beside = [any(missed[max(at - 1, 0) : at] + missed[at + 1 : at + 2]) for at in range(len(missed))]
    assert missed_in_runs == sum(short and near for short, near in zip(missed, beside, strict=True))


def test_the_first_entry_after_a_missed_week_names_the_last_before_it() -> None:
    earlier = [make_entry(march(6), "3")]
    assert first_since_miss(WEEKLY, earlier, march(17), CAL) == march(6)
    assert first_since_miss(WEEKLY, [*earlier, make_entry(march(17))], march(18), CAL) is None


def test_a_week_that_closed_with_too_little_is_missed_too() -> None:
    assert first_since_miss(WEEKLY, [make_entry(march(6))], march(9), CAL) == march(6)
    assert first_since_miss(WEEKLY, [make_entry(march(6), "3")], march(9), CAL) is None


def test_the_first_entry_after_missed_days_names_the_last_before_them() -> None:
    earlier = [make_entry(march(6), "3")]
    assert first_since_miss(DAILY, earlier, march(10), CAL) is None  # one day alone is no miss
    assert first_since_miss(DAILY, earlier, march(11), CAL) == march(6)


def test_coming_back_from_an_absence_is_no_comeback_from_a_miss() -> None:
    earlier = [make_entry(march(6), "3")]
    assert first_since_miss(WEEKLY, earlier, march(17), make_cal(WEEK)) is None


def test_there_is_no_comeback_without_an_entry_before_the_miss() -> None:
    assert first_since_miss(WEEKLY, [], march(17), CAL) is None
    assert first_since_miss(WEEKLY, [make_entry(march(6), commitment_id=None)], march(17), CAL) is None


def test_an_entry_for_a_day_before_the_last_one_is_no_comeback() -> None:
    assert first_since_miss(WEEKLY, [make_entry(march(18))], march(10), CAL) is None
    assert first_since_miss(WEEKLY, [make_entry(march(18))], march(18), CAL) is None


@pytest.mark.parametrize(("after", "told_on"), [(0, 2), (1, 1), (3, 3), (5, 5)])
def test_a_promise_is_told_of_after_as_many_misses_in_a_row_as_its_owner_chose(
    after: int, told_on: int
) -> None:
    promise = replace(make_commitment(starts_on=date(2026, 3, 2)), told_after=after)
    days = [date(2026, 3, 3) + n * DAY for n in range(4)] + [date(2026, 3, 9)]
    kept = [make_entry(date(2026, 3, 2), "1")]
    judged = [judge(promise, kept, day, PersonCalendar("Europe/Berlin")) is not None for day in days]
    assert judged.index(True) + 1 == told_on
    stands = still_missed(promise, kept, days[0], days[told_on - 1], PersonCalendar("Europe/Berlin"))
    assert stands


def test_of_weeks_the_second_in_a_row_can_be_the_first_that_is_told() -> None:
    promise = replace(make_commitment(Cadence.WEEKLY, starts_on=date(2026, 2, 16)), told_after=2)
    sundays = [date(2026, 2, 22), date(2026, 3, 1), date(2026, 3, 8)]
    berlin = PersonCalendar("Europe/Berlin")
    kept = [make_entry(date(2026, 2, 17), "1")]
    assert [judge(promise, kept, day, berlin) is not None for day in sundays] == [False, False, True]
    later = [*kept, make_entry(date(2026, 2, 24), "1")]
    assert not still_missed(promise, later, date(2026, 3, 2), sundays[2], berlin)
