"""What a period comes to where an amount alone does not say it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan
from bot.domain.goals import Cadence, Commitment
from bot.domain.nudges import open_today
from bot.domain.occasions import days_from, with_occasions
from bot.domain.pace import promise_pace
from bot.domain.periods import period_of, standing_state, state_of
from bot.domain.slips import judge
from bot.domain.streaks import streak
from tests.domain.plans import make_cal, make_commitment, make_entry, march

CAL = make_cal()
WEEK = DateSpan(march(9), march(15))
ON_TWO_DAYS = replace(make_commitment(Cadence.WEEKLY, amount="3", times="2"), each_day=True)
FOUR_REPORTS = replace(make_commitment(Cadence.WEEKLY, amount="4", unit="reports"), each_person=True)
AT_CONFERENCES = replace(
    make_commitment(Cadence.OCCASION, amount="4"),
    per_occasion="conference",
    occasions=(DateSpan(march(10), march(12)), DateSpan(march(24), march(25))),
)


def on_days(commitment: Commitment, *logged: tuple[int, str]) -> tuple[Decimal, bool]:
    entries = [make_entry(march(day), amount) for day, amount in logged]
    state = state_of(commitment, WEEK, entries, march(16), CAL)
    return state.logged, state.kept


@pytest.mark.parametrize(
    ("logged", "counts", "kept"),
    [
        ([(9, "3"), (11, "3")], 6, True),
        ([(9, "6")], 3, False),
        ([(9, "2"), (10, "2"), (11, "2")], 4, False),
        ([(9, "1"), (9, "2"), (11, "9")], 6, True),
        ([(9, "3"), (10, "1"), (11, "2"), (12, "3")], 6, True),
        ([], 0, False),
    ],
)
def test_three_times_on_two_days_are_three_on_each_of_two(
    *, logged: list[tuple[int, str]], counts: int, kept: bool
) -> None:
    assert on_days(ON_TWO_DAYS, *logged) == (Decimal(counts), kept)


def with_people(commitment: Commitment, *logged: tuple[str, str]) -> Decimal:
    entries = [replace(make_entry(march(9), amount), note=note) for amount, note in logged]
    return state_of(commitment, WEEK, entries, march(16), CAL).logged


def test_the_same_person_twice_is_one_of_them() -> None:
    assert with_people(FOUR_REPORTS, ("1", "with Ana"), ("2", "with ana and Bo")) == 2
    assert with_people(FOUR_REPORTS, ("2", "with Ana, Bo"), ("1", "to Cem: thanks"), ("1", "with @Dee")) == 4


def test_where_people_are_promised_the_same_one_twice_is_one_and_of_other_things_two() -> None:
    people = make_commitment(Cadence.WEEKLY, amount="3", unit="people")
    assert with_people(people, *[("1", "with Ana")] * 2) == 1
    assert with_people(replace(people, unit="workshops"), *[("1", "with Ana")] * 2) == 2


def test_who_is_not_named_is_counted() -> None:
    assert with_people(FOUR_REPORTS, ("1", "with Ana"), ("1", ""), ("1", "went well")) == 3
    assert with_people(FOUR_REPORTS, ("3", "with Ana")) == 3


def test_names_that_were_listed_are_found_wherever_they_stand() -> None:
    listed = replace(FOUR_REPORTS, people=("Ana Lima", "Bo"))
    assert with_people(listed, ("1", "Ana Lima, over lunch"), ("1", "again ana lima"), ("1", "Bo")) == 2
    assert with_people(listed, ("1", "Boris"), ("1", "Boris")) == 2


def test_twice_with_each_is_the_same_person_twice() -> None:
    twice = replace(FOUR_REPORTS, times=Decimal(2))
    assert with_people(twice, *[("1", "with Ana")] * 3) == 2


def test_without_an_occasion_nothing_is_due_and_nothing_missed() -> None:
    never = replace(AT_CONFERENCES, occasions=())
    assert all(period_of(never, day, CAL, None) is None for day in WEEK)
    assert open_today([never], [], march(11), CAL) == []
    assert streak(never, [], march(31), CAL).of == 0


def test_an_occasion_is_a_period_of_its_own() -> None:
    first, second = AT_CONFERENCES.occasions
    assert [period_of(AT_CONFERENCES, march(day), CAL, None) for day in (9, 10, 12, 13, 24)] == [
        None, first, first, None, second,
    ]  # fmt: skip
    entries = [make_entry(march(10), "1"), make_entry(march(12), "3"), make_entry(march(24), "2")]
    assert state_of(AT_CONFERENCES, first, entries, march(31), CAL).kept
    assert state_of(AT_CONFERENCES, second, entries, march(31), CAL).short
    assert (streak(AT_CONFERENCES, entries, march(31), CAL)) == streak_of(1, 2)


def streak_of(kept: int, of: int) -> object:
    return type(streak(AT_CONFERENCES, [], march(1), CAL))(kept, of)


def test_an_occasion_that_is_open_is_spoken_of_and_judged_when_it_is_over() -> None:
    assert [each.state.left for each in open_today([AT_CONFERENCES], [], march(11), CAL)] == [4]
    assert judge(AT_CONFERENCES, [], march(11), CAL) is None
    assert judge(AT_CONFERENCES, [], march(12), CAL) is not None
    first = state_of(AT_CONFERENCES, AT_CONFERENCES.occasions[0], [], march(11), CAL)
    assert promise_pace(AT_CONFERENCES, first, march(11), CAL) is None


def test_a_first_occasion_is_never_partial() -> None:
    promise = replace(AT_CONFERENCES, starts_on=march(10))
    assert state_of(promise, promise.occasions[0], [], march(13), CAL).short


def test_a_one_off_without_a_date_is_never_over_and_never_short() -> None:
    promise = make_commitment(Cadence.ONCE, starts_on=march(2))
    state = standing_state(promise, [], march(31), CAL)
    assert state is not None
    assert (state.over, state.short, state.kept) == (False, False, False)
    done = standing_state(promise, [make_entry(march(9))], march(31), CAL)
    assert done is not None
    assert done.kept
    assert standing_state(replace(promise, ends_on=march(20)), [], march(31), CAL) is None
    assert standing_state(AT_CONFERENCES, [], march(31), CAL) is None


SHAPES = st.sampled_from([ON_TWO_DAYS, FOUR_REPORTS, AT_CONFERENCES])
LOGGED = st.lists(
    st.tuples(
        st.integers(9, 15), st.integers(1, 5), st.sampled_from(["", "with Ana", "to bo and Ana", "with ana"])
    )
)


@settings(max_examples=60)
@given(SHAPES, LOGGED, st.integers(9, 15), st.integers(1, 5))
def test_one_more_entry_never_takes_away(
    commitment: Commitment, logged: list[tuple[int, int, str]], day: int, amount: int
) -> None:
    entries = [replace(make_entry(march(on), str(many)), note=note) for on, many, note in logged]
    before = state_of(commitment, WEEK, entries, march(16), CAL).logged
    after = state_of(commitment, WEEK, [*entries, make_entry(march(day), str(amount))], march(16), CAL)
    assert after.logged >= before


def test_logging_opens_an_occasion_for_a_week_and_an_undo_takes_it_back() -> None:
    never = replace(AT_CONFERENCES, occasions=())
    logged = with_occasions(never, [make_entry(march(10)), make_entry(march(12)), make_entry(march(20))])
    assert logged.occasions == (DateSpan(march(10), march(16)), DateSpan(march(20), march(26)))
    assert with_occasions(never, []).occasions == ()
    assert with_occasions(logged, [make_entry(march(11))]) == logged


def test_an_occasion_for_one_thing_is_over_in_a_day() -> None:
    once = replace(AT_CONFERENCES, amount=Decimal(1), occasions=())
    logged = with_occasions(once, [make_entry(march(10)), make_entry(march(11))])
    assert logged.occasions == (DateSpan(march(10), march(10)), DateSpan(march(11), march(11)))


def test_an_occasion_ends_before_the_next_begins() -> None:
    assert days_from(AT_CONFERENCES, march(20)) == DateSpan(march(20), march(23))
    assert days_from(AT_CONFERENCES, march(26), date(2027, 1, 1)).last == march(26) + 30 * DAY
    assert days_from(AT_CONFERENCES, march(26), march(1)) == DateSpan(march(26), march(26))


def test_what_is_logged_for_any_other_promise_opens_nothing() -> None:
    assert with_occasions(ON_TWO_DAYS, [make_entry(march(10))]) == ON_TWO_DAYS


def test_the_days_of_an_occasion_end_with_the_promise() -> None:
    ended = replace(AT_CONFERENCES, ends_on=march(11))
    assert period_of(ended, march(10), CAL, ended.ends_on) == DateSpan(march(10), march(11))
    assert period_of(ended, march(11) + DAY, CAL, ended.ends_on) is None
    assert isinstance(ended.ends_on, date)
