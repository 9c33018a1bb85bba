"""Promises that become smaller or bigger: from when on, and nothing that is over is judged anew."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.changes import (
    Size,
    Wish,
    answers,
    asked_for,
    begins,
    changed,
    may_undo,
    size_of,
    wish_of,
    with_terms,
)
from bot.domain.errors import BadAmount, DateInPast, DateTooFar, EndsTooSoon, NothingChanged
from bot.domain.goals import Cadence, Commitment, Entry
from bot.domain.halves import smaller
from bot.domain.periods import PeriodState, bounded, period_of, periods_ending_on, state_of
from bot.domain.slips import judge
from bot.domain.streaks import streak
from bot.domain.terms import as_of
from tests.domain.plans import make_cal, make_commitment, make_entry, make_goal, march

CAL = make_cal()
GOAL = make_goal(target=None)
SHARED = make_goal(target=None, deadline=date(2026, 6, 30))
ROUND = (Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.YEARLY)


def wish(commitment: Commitment, **changes: object) -> Wish:
    """What it asks for, but for these."""
    values = {name: Decimal(value) if type(value) is str else value for name, value in changes.items()}
    return replace(wish_of(commitment), **values)  # type: ignore[arg-type]


def after(commitment: Commitment, asked: Wish, today: date, cal: PersonCalendar = CAL) -> Commitment:
    """The promise after a change of that date."""
    terms, _ = changed(commitment, GOAL, asked, today, cal)
    return with_terms(commitment, replace(terms, number=len(commitment.terms) + 1))


@pytest.mark.parametrize(
    ("cadence", "changes", "size"),
    [
        (Cadence.DAILY, {"amount": "2"}, Size.SMALLER),
        (Cadence.DAILY, {"amount": "4"}, Size.BIGGER),
        (Cadence.DAILY, {"cadence": Cadence.WEEKLY, "turns": "3"}, Size.SMALLER),
        (Cadence.DAILY, {"cadence": Cadence.WEEKLY, "turns": "5"}, Size.OTHER),
        (Cadence.DAILY, {"cadence": Cadence.WEEKLY, "turns": "6"}, Size.BIGGER),
        (Cadence.DAILY, {"weekdays": frozenset({0, 2})}, Size.SMALLER),
        (Cadence.WEEKLY, {"every": 2}, Size.SMALLER),
        (Cadence.WEEKLY, {"cadence": Cadence.MONTHLY, "turns": "4"}, Size.SMALLER),
        (Cadence.WEEKLY, {"cadence": Cadence.MONTHLY, "turns": "5"}, Size.BIGGER),
        (Cadence.WEEKLY, {"weekdays": frozenset({1})}, Size.OTHER),
        (Cadence.WEEKLY, {"ends_on": march(29)}, Size.SMALLER),
        (Cadence.WEEKLY, {"amount": "2", "ends_on": date(2027, 1, 1)}, Size.SMALLER),
        (Cadence.WEEKLY, {"amount": "4", "ends_on": march(29)}, Size.BIGGER),
        (Cadence.WEEKLY, {"cadence": Cadence.ONCE}, Size.OTHER),
    ],
)
def test_fewer_rarer_and_for_a_shorter_time_is_smaller(
    cadence: Cadence, changes: dict[str, object], size: Size
) -> None:
    promise = make_commitment(cadence, amount="3")
    assert size_of(promise, asked_for(promise, wish(promise, **changes)), CAL) is size


@pytest.mark.parametrize(
    ("changes", "size"),
    [
        ({"ends_on": march(20)}, Size.SMALLER),
        ({"ends_on": march(12)}, Size.BIGGER),
        ({"ends_on": None}, Size.SMALLER),
        ({"amount": "2"}, Size.SMALLER),
        ({"amount": "2", "ends_on": march(20)}, Size.SMALLER),
        ({"amount": "2", "ends_on": march(12)}, Size.OTHER),
        ({"amount": "4", "ends_on": march(20)}, Size.OTHER),
    ],
)
def test_a_later_day_makes_what_is_done_once_smaller(changes: dict[str, object], size: Size) -> None:
    promise = make_commitment(Cadence.ONCE, amount="3", ends_on=march(15))
    assert size_of(promise, asked_for(promise, wish(promise, **changes)), CAL) is size


def test_smaller_begins_with_the_next_period_and_bigger_at_once() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="3")
    assert begins(weekly, Size.SMALLER, march(11), CAL) == march(16)
    assert begins(weekly, Size.OTHER, march(11), CAL) == march(16)
    assert begins(weekly, Size.BIGGER, march(11), CAL) == march(11)
    daily = make_commitment(Cadence.DAILY, amount="3")
    assert begins(daily, Size.SMALLER, march(11), CAL) == march(12)
    assert begins(daily, Size.SMALLER, march(13), CAL) == march(16)  # a Friday: nothing is due until Monday
    assert begins(daily, Size.SMALLER, march(14), CAL) == march(16)
    on_thursdays = make_commitment(Cadence.DAILY, weekdays={3})
    assert begins(on_thursdays, Size.SMALLER, march(12), CAL) == march(19)
    holiday = make_cal(DateSpan(march(16), march(20)))
    assert begins(daily, Size.SMALLER, march(13), holiday) == march(23)
    rests = replace(daily, pauses=(DateSpan(march(16), march(17)),))
    assert begins(rests, Size.SMALLER, march(13), CAL) == march(18)
    never = make_commitment(Cadence.DAILY, weekdays={5})
    assert begins(never, Size.SMALLER, march(13), CAL) == march(14)


def test_while_away_smaller_holds_for_the_open_period_too() -> None:
    away = make_cal(DateSpan(march(11), march(13)))
    weekly = make_commitment(Cadence.WEEKLY, amount="3")
    assert begins(weekly, Size.SMALLER, march(11), away) == march(9)
    assert begins(make_commitment(Cadence.DAILY), Size.SMALLER, march(11), away) == march(11)
    terms, _ = changed(weekly, GOAL, wish(weekly, amount="2"), march(11), away)
    assert terms.quietly
    bigger, _ = changed(weekly, GOAL, wish(weekly, amount="5"), march(11), away)
    assert not bigger.quietly


def test_a_promise_that_has_not_begun_changes_before_it_does() -> None:
    promise = make_commitment(Cadence.WEEKLY, amount="3", starts_on=march(23))
    assert after(promise, wish(promise, amount="2"), march(11)).terms[-1].since == march(23)


def test_a_week_in_which_more_was_promised_is_judged_by_what_it_began_with() -> None:
    weekly = after(
        make_commitment(Cadence.WEEKLY, amount="3"),
        wish(make_commitment(Cadence.WEEKLY, amount="3"), amount="5"),
        march(11),
    )
    week, entries = DateSpan(march(9), march(15)), [make_entry(march(10), "3")]
    while_open = state_of(weekly, week, entries, march(12), CAL)
    assert (int(while_open.need), while_open.kept) == (5, False)
    over = state_of(weekly, week, entries, march(16), CAL)
    assert (int(over.need), over.kept) == (3, True)
    following = state_of(weekly, DateSpan(march(16), march(22)), entries, march(23), CAL)
    assert following.need == 5
    assert following.short


def test_days_that_become_weeks_begin_a_first_partial_week() -> None:
    daily = make_commitment(Cadence.DAILY, amount="1")
    asked = wish(daily, cadence=Cadence.WEEKLY, turns="2")
    weekly = after(daily, asked, march(10))
    span = period_of(weekly, march(12), CAL, None)
    assert span == DateSpan(march(11), march(15))
    assert state_of(weekly, span, [], march(16), CAL).exempt
    assert period_of(weekly, march(10), CAL, None) == DateSpan(march(10), march(10))
    entries = [make_entry(march(day)) for day in (9, 10, 17, 18)]
    assert streak(weekly, entries, march(23), CAL).of == 1  # days are not counted with weeks


def test_a_week_that_becomes_days_at_once_is_judged_no_more() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="1", times="3")
    daily = after(weekly, wish(weekly, cadence=Cadence.DAILY, turns="1"), march(11))
    assert period_of(daily, march(9), CAL, None) is None
    assert period_of(daily, march(11), CAL, None) == DateSpan(march(11), march(11))
    assert judge(daily, [], march(15), CAL) is None
    assert period_of(daily, march(3), CAL, None) == DateSpan(march(2), march(8))


def test_what_was_missed_by_its_day_stays_missed_when_it_gets_a_later_one() -> None:
    once = make_commitment(Cadence.ONCE, amount="3", ends_on=march(10))
    entries = [make_entry(march(4), "2"), make_entry(march(17), "1")]
    later = after(once, wish(once, ends_on=march(20)), march(11))
    old = periods_ending_on([later], march(10), CAL)
    assert [span for _, span in old] == [DateSpan(march(2), march(10))]
    assert judge(later, entries, march(10), CAL) is not None
    span = period_of(later, march(17), CAL, None)
    assert span == DateSpan(march(2), march(20))
    assert state_of(later, span, entries, march(17), CAL).kept


def test_a_change_takes_the_place_of_one_that_has_not_begun() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="4")
    less = after(weekly, wish(weekly, amount="2"), march(10))
    assert as_of(less, march(15)).amount == 4
    even_less = after(less, wish(weekly, amount="1"), march(11))
    assert [each.amount for each in even_less.terms] == [4, 1]
    more = after(less, wish(weekly, amount="5"), march(11))
    assert [(each.since, int(each.amount)) for each in more.terms] == [(march(2), 4), (march(11), 5)]
    back = after(less, wish(weekly, amount="4"), march(11))
    assert as_of(back, march(30)).amount == 4


def test_a_change_can_be_taken_back_until_a_period_of_it_is_over() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="4")
    terms = after(weekly, wish(weekly, amount="2"), march(10)).terms[-1]
    assert may_undo(terms, march(16))
    assert not may_undo(terms, march(17))


def test_a_miss_is_answered_as_long_as_the_promise_is_smaller_than_it_was_then() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="4")
    assert answers(march(8), weekly, CAL) is None
    less = after(weekly, wish(weekly, amount="2"), march(10))
    assert answers(march(8), less, CAL) is not None
    assert answers(march(8), after(less, wish(weekly, amount="4"), march(11)), CAL) is None


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"amount": "0"}, BadAmount),
        ({"amount": "-1"}, BadAmount),
        ({"turns": "0"}, BadAmount),
        ({"turns": "1.5"}, BadAmount),
        ({"amount": "1000000000000", "turns": "2"}, BadAmount),
        ({"ends_on": march(9)}, DateInPast),
        ({"ends_on": march(11)}, EndsTooSoon),
        ({"ends_on": date(2226, 1, 1)}, DateTooFar),
        ({}, NothingChanged),
    ],
)
def test_what_cannot_be_promised_is_told(asked: dict[str, object], error: type[Exception]) -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="3")
    with pytest.raises(error):
        changed(weekly, GOAL, wish(weekly, **asked), march(10), CAL)


def test_as_much_as_can_be_counted_can_be_promised() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="3")
    most = after(weekly, wish(weekly, amount="1000000000000"), march(10))
    assert most.terms[-1].amount == Decimal(10) ** 12


def test_a_day_behind_the_goals_own_changes_nothing() -> None:
    once = make_commitment(Cadence.ONCE, amount="3", ends_on=date(2026, 7, 1))
    with pytest.raises(NothingChanged):
        changed(once, SHARED, wish(once, ends_on=date(2026, 8, 1)), march(10), CAL)


@pytest.mark.parametrize(
    ("promise", "half"),
    [
        (make_commitment(Cadence.DAILY, amount="3"), {"amount": "2"}),
        (make_commitment(Cadence.DAILY, amount="2"), {"amount": "1"}),
        (make_commitment(Cadence.DAILY, amount="45", unit="min"), {"amount": "25"}),
        (make_commitment(Cadence.WEEKLY, amount="60", unit="min", times="3"), {"turns": "2"}),
        (make_commitment(Cadence.DAILY), {"cadence": Cadence.WEEKLY, "turns": "3"}),
        (make_commitment(Cadence.WEEKLY), {"every": 2}),
        (make_commitment(Cadence.MONTHLY), {"every": 2}),
        (make_commitment(Cadence.ONCE, ends_on=march(15)), {"ends_on": march(29)}),
    ],
)
def test_half_of_it_stands_in_the_form_at_first(promise: Commitment, half: dict[str, object]) -> None:
    assert smaller(promise, GOAL, CAL, march(10)) == wish(promise, **half)


def test_a_one_off_gets_no_more_time_than_its_goal_has() -> None:
    once = make_commitment(Cadence.ONCE, ends_on=date(2026, 6, 20))
    assert smaller(once, SHARED, CAL, march(10)) == wish(once, ends_on=SHARED.deadline)
    assert smaller(replace(once, ends_on=SHARED.deadline), SHARED, CAL, march(10)) is None


def test_nothing_changes_of_a_promise_whose_last_period_is_open() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="3")
    with pytest.raises(EndsTooSoon):
        changed(weekly, make_goal(deadline=march(15)), wish(weekly, amount="2"), march(11), CAL)


def test_of_one_thing_without_a_day_nothing_smaller_comes_to_mind() -> None:
    assert smaller(make_commitment(Cadence.ONCE), GOAL, CAL, march(10)) is None


ends = st.one_of(st.none(), st.integers(0, 120).map(lambda days: march(20) + days * DAY))
promises = st.one_of(
    st.builds(
        make_commitment,
        st.sampled_from((Cadence.WEEKLY, Cadence.MONTHLY, Cadence.QUARTERLY, Cadence.YEARLY)),
        amount=st.integers(1, 6).map(str),
        times=st.sampled_from(["0.333", "0.5", "1", "2", "3"]),
        ends_on=ends,
    ),
    st.builds(
        make_commitment,
        st.sampled_from((Cadence.DAILY, Cadence.ONCE)),
        amount=st.integers(1, 6).map(str),
        times=st.sampled_from(["1", "2"]),
        ends_on=ends,
    ),
)
asks = st.builds(
    Wish,
    amount=st.integers(1, 6).map(Decimal),
    turns=st.integers(1, 4).map(Decimal),
    cadence=st.sampled_from(ROUND),
    every=st.integers(1, 3),
    weekdays=st.just(frozenset()),
    ends_on=st.one_of(st.none(), st.integers(0, 400).map(lambda days: march(2) + days * DAY)),
)
entries_of = st.lists(
    st.builds(make_entry, st.integers(0, 100).map(lambda days: march(2) + days * DAY), st.just("1")),
    max_size=30,
)
absences = st.lists(
    st.builds(
        lambda first, days: DateSpan(march(2) + first * DAY, march(2) + (first + days) * DAY),
        st.integers(0, 100),
        st.integers(0, 14),
    ),
    max_size=2,
)
todays = st.integers(0, 100).map(lambda days: march(2) + days * DAY)
SMALL = settings(max_examples=60, deadline=None)


def over_by(
    promise: Commitment, entries: list[Entry], today: date, seen_on: date, cal: PersonCalendar
) -> list[PeriodState]:
    """Every period that ended before `today`, as it is seen on another date."""
    held = bounded(promise, GOAL)
    days = [promise.starts_on + n * DAY for n in range((today - promise.starts_on).days)]
    return [
        state_of(held, span, entries, seen_on, cal)
        for day in days
        for _, span in periods_ending_on([held], day, cal)
    ]


def wished(promise: Commitment, asked: Wish) -> Wish:
    """A one-off stays one."""
    if promise.cadence is Cadence.ONCE:
        return replace(asked, cadence=Cadence.ONCE, every=1)
    return replace(asked, every=1) if asked.cadence is Cadence.DAILY else asked


@SMALL
@given(promises, st.tuples(asks, asks), entries_of, absences, st.tuples(todays, st.integers(0, 30)))
def test_a_change_never_alters_a_period_that_was_over_before_it(
    promise: Commitment,
    both: tuple[Wish, Wish],
    entries: list[Entry],
    away: list[DateSpan],
    days: tuple[date, int],
) -> None:
    cal = make_cal(*away)
    for asked, on in zip(both, (days[0], days[0] + days[1] * DAY), strict=True):
        before = over_by(promise, entries, on, on, cal)
        try:
            promise = after(promise, wished(promise, asked), on, cal)
        except (DateInPast, EndsTooSoon, NothingChanged):
            continue
        assert over_by(promise, entries, on, on, cal) == before
        assert over_by(promise, entries, on, on + timedelta(days=40), cal) == before


@SMALL
@given(promises, st.integers(1, 5), entries_of, absences, todays)
def test_making_it_smaller_never_makes_a_period_missed(
    promise: Commitment, amount: int, entries: list[Entry], away: list[DateSpan], today: date
) -> None:
    assume(amount < promise.amount)
    assume(promise.ends_on is None or promise.ends_on > today + 40 * DAY)
    cal = make_cal(*away)
    try:
        terms, size = changed(promise, GOAL, wish(promise, amount=str(amount)), today, cal)
    except EndsTooSoon:  # no period of it is left
        return
    assert size is Size.SMALLER
    became = with_terms(promise, terms)
    end = today + timedelta(days=60)
    missed = {state.span for state in over_by(promise, entries, end, end, cal) if state.short}
    assert {state.span for state in over_by(became, entries, end, end, cal) if state.short} <= missed


@SMALL
@given(promises, st.integers(1, 9), entries_of, todays)
def test_asking_more_of_oneself_never_makes_the_open_period_missed(
    promise: Commitment, more: int, entries: list[Entry], today: date
) -> None:
    assume(promise.cadence is not Cadence.ONCE)
    span = period_of(promise, today, CAL, promise.ends_on)
    if span is None or span.first == today or state_of(promise, span, entries, span.last + DAY, CAL).short:
        return
    asked = wish(promise, amount=str(promise.amount + more))
    bigger = after(promise, asked, today)
    assert not state_of(bigger, span, entries, span.last + DAY, CAL).short


@SMALL
@given(promises, asks)
def test_smaller_one_way_is_bigger_the_other(promise: Commitment, asked: Wish) -> None:
    other = asked_for(promise, wished(promise, asked))
    opposite = {Size.SMALLER: Size.BIGGER, Size.BIGGER: Size.SMALLER, Size.OTHER: Size.OTHER}
    assert size_of(other, promise, CAL) is opposite[size_of(promise, other, CAL)]


@SMALL
@given(promises, todays)
def test_what_is_suggested_is_smaller_and_can_be_promised(promise: Commitment, today: date) -> None:
    suggested = smaller(promise, GOAL, CAL, today)
    if suggested is None or (suggested.ends_on and suggested.ends_on < today):
        return
    assert size_of(promise, asked_for(promise, suggested), CAL) is Size.SMALLER
    try:
        _, size = changed(promise, GOAL, suggested, today, CAL)
    except EndsTooSoon:
        return
    assert size is Size.SMALLER
