from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY, DateSpan
from bot.domain.charts import POINTS_MOST, Point, chart_facts, dates_of, points_of
from bot.domain.goals import Goal, Measure
from bot.domain.pace import expected_on, level_of
from bot.domain.people import DEFAULT_TIMES, Person, Profile
from bot.domain.progress import facts_of, plan_of
from tests.domain.plans import ADA, START, make_cal, make_entry, make_goal, march

CAL = make_cal()
PROFILE = Profile(Person(ADA, "U01ADA", "Ada", "Europe/Berlin", "en-GB"), DEFAULT_TIMES, CAL, member=True)
GOAL = make_goal(starts_on=march(4), deadline=date(2026, 6, 30))


def points(goal: Goal, today: date, *amounts: tuple[date, str]) -> list[Point]:
    entries = [make_entry(on, amount) for on, amount in amounts]
    return points_of(goal, entries, dates_of(goal, today, CAL), CAL)


def test_the_start_the_ends_of_the_weeks_and_today_are_shown() -> None:
    goal = make_goal(target="25", starts_on=march(4), deadline=date(2026, 4, 7))
    found = points(goal, march(17), (march(4), "2"), (march(8), "1"), (march(17), "4"))
    assert found == [
        Point(march(4), Decimal(0), Decimal(0), first=True),
        Point(march(8), Decimal(3), Decimal(3)),
        Point(march(15), Decimal(3), Decimal(8)),
        Point(march(17), Decimal(7), Decimal(9), open=True),
    ]


def test_on_its_first_day_there_is_the_start_and_today() -> None:
    found = points(GOAL, march(4), (march(4), "1"))
    assert [(each.on, each.level, each.first, each.open) for each in found] == [
        (march(4), Decimal(0), True, False),
        (march(4), Decimal(1), False, True),
    ]


def test_a_week_ends_where_the_persons_week_does() -> None:
    sundays = make_cal(week_starts_on=6)
    assert dates_of(GOAL, march(14), sundays) == [None, march(7), march(14)]
    assert dates_of(GOAL, march(15), sundays) == [None, march(7), march(14), march(15)]


def test_a_goal_that_has_ended_is_shown_until_then() -> None:
    ended = replace(GOAL, reached_on=march(10))
    found = points(ended, march(25), (march(10), "12"), (march(11), "1"))
    assert [(each.on, each.level, each.open) for each in found[1:]] == [
        (march(8), Decimal(0), False),
        (march(10), Decimal(12), False),
    ]


def test_without_a_target_there_is_nothing_to_compare_with() -> None:
    found = points(make_goal(target=None), march(9), (march(3), "2"))
    assert {each.expected for each in found} == {None}
    assert found[-1].level == 2


def test_after_the_deadline_the_target_stays_expected() -> None:
    found = points(make_goal(deadline=march(6)), march(20))
    assert [each.expected for each in found] == [0, 12, 12, 12]


def test_the_newest_twenty_points_are_shown_and_the_rest_is_counted() -> None:
    goal = make_goal(deadline=date(2027, 3, 1))
    today = date(2026, 9, 1)
    facts = facts_of(goal, plan_of([goal], [], []), today, CAL)
    shown = chart_facts(PROFILE, facts, [], today)
    assert len(shown.points) == POINTS_MOST
    assert shown.points[-1].on == today
    assert shown.skipped == 8
    assert not shown.points[0].first


@given(
    st.tuples(st.integers(0, 200), st.integers(0, 300)), st.integers(0, 6), st.sampled_from(Measure),
    st.lists(st.tuples(st.integers(0, 200), st.integers(-5, 9)), max_size=12), st.integers(0, 30),
)  # fmt: skip
def test_every_point_is_what_level_and_pace_were_on_its_day(
    when: tuple[int, int], week_starts_on: int, measure: Measure, logged: list[tuple[int, int]], away: int
) -> None:
    passed, length = when
    goal = make_goal(deadline=START + length * DAY, measure=measure)
    cal = make_cal(DateSpan(march(9), march(9) + away * DAY), week_starts_on=week_starts_on)
    today = START + passed * DAY
    entries = [make_entry(START + day * DAY, str(amount)) for day, amount in logged if day <= passed]
    found = points_of(goal, entries, dates_of(goal, today, cal), cal)
    days = [each.on for each in found[1:]]
    assert days == sorted(set(days))
    for each in found[1:]:
        assert each.level == level_of(goal, [entry for entry in entries if entry.logged_on <= each.on])
        exact = expected_on(goal, each.on if each.open else each.on + DAY, cal)
        assert exact is not None
        assert each.expected is not None
        assert abs(each.expected - exact) <= Decimal("0.05")
    assert found[-1].level == level_of(goal, entries)
