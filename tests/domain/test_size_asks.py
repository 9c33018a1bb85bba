"""Still the right size? Asked once for each two short weeks in a row, and never while away."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.calendar import DAY, DateSpan
from bot.domain.changes import changed, wish_of, with_terms
from bot.domain.goals import Cadence, Commitment
from bot.domain.size_asks import Asked, SizeAsk, asks_size, short_week, size_asks
from tests.domain.plans import PROMISE, make_cal, make_commitment, make_entry, make_goal, march

CAL = make_cal()
WEEKLY = make_commitment(Cadence.WEEKLY, amount="3")
DAILY = make_commitment(Cadence.DAILY, amount="1")
FIRST, SECOND, THIRD = march(2), march(9), march(16)


def week(first: date) -> DateSpan:
    return DateSpan(first, first + 6 * DAY)


def asked(
    promise: Commitment, week_on: date, *logged: int, cal: object = CAL, before: tuple[Asked, ...] = ()
) -> SizeAsk | None:
    """What the check-in about that week asks on the Monday after, with one logged on these days of March."""
    entries = [make_entry(march(day)) for day in logged]
    return asks_size(promise, entries, week_on, week_on + 7 * DAY, cal, asked=before)  # type: ignore[arg-type]


def test_a_weekly_promise_is_short_where_its_week_closed_short() -> None:
    assert short_week(WEEKLY, [make_entry(march(10), "2")], week(SECOND), CAL)
    assert not short_week(WEEKLY, [make_entry(march(10), "3")], week(SECOND), CAL)


def test_a_daily_promise_is_short_where_two_days_in_a_row_were_missed() -> None:
    kept = [make_entry(march(day)) for day in (9, 11, 13)]
    assert not short_week(DAILY, kept, week(SECOND), CAL)
    assert short_week(DAILY, kept[:2], week(SECOND), CAL)


@pytest.mark.parametrize(
    "promise",
    [
        make_commitment(Cadence.MONTHLY),
        make_commitment(Cadence.WEEKLY, times="0.5"),
        make_commitment(Cadence.ONCE, ends_on=march(12)),
    ],
)
def test_of_what_comes_round_less_often_no_week_says_anything(promise: Commitment) -> None:
    assert not short_week(promise, [], week(SECOND), CAL)


def test_it_is_asked_after_two_short_weeks_in_a_row() -> None:
    assert asked(WEEKLY, FIRST) is None
    assert asked(WEEKLY, SECOND) == SizeAsk(WEEKLY)
    assert asked(WEEKLY, SECOND, 3, 4, 5) is None
    assert asked(WEEKLY, SECOND, 10, 11, 12) is None


def test_it_is_asked_once_for_two_short_weeks_and_shows_its_answer() -> None:
    before = (Asked(PROMISE, SECOND, 4),)
    assert asked(WEEKLY, SECOND, before=before) == SizeAsk(WEEKLY, 4)
    assert asked(WEEKLY, THIRD, before=before) is None
    assert asked(WEEKLY, march(23), before=before) == SizeAsk(WEEKLY)


def test_it_is_never_asked_while_away_nor_of_a_week_away() -> None:
    assert asked(WEEKLY, SECOND, cal=make_cal(DateSpan(march(16), march(20)))) is None
    assert asked(WEEKLY, SECOND, cal=make_cal(week(FIRST))) is None


def test_it_is_not_asked_of_what_was_changed_since() -> None:
    smaller = replace(wish_of(WEEKLY), amount=Decimal(2))
    terms, _ = changed(WEEKLY, make_goal(target=None), smaller, march(11), CAL)
    assert asked(with_terms(WEEKLY, replace(terms, number=1)), SECOND) is None


def test_of_one_goal_one_promise_is_asked_about() -> None:
    other = make_commitment(Cadence.WEEKLY, amount="2", number=1)
    found = size_asks([WEEKLY, other], [], SECOND, THIRD, CAL, asked=())
    assert list(found.values()) == [SizeAsk(WEEKLY)]


def test_from_four_on_it_is_too_big() -> None:
    assert [SizeAsk(WEEKLY, n).is_too_big for n in (None, 1, 3, 4, 5)] == [False, False, False, True, True]
