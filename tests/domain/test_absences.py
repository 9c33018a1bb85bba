"""Times away: how long, how far, and what coming back changes."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import (
    FURTHEST_AHEAD,
    FURTHEST_BACK,
    LONGEST_DAYS,
    Changes,
    TimeAway,
    allowed,
    back_today,
    covers,
    last_day_away,
    whereabouts,
)
from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.errors import AwayTooFar, AwayTooLong

TODAY = date(2026, 3, 11)  # a Wednesday


def away(first: str, last: str) -> TimeAway:
    return TimeAway(
        uuid4(), DateSpan(date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}"))
    )


def test_a_time_away_can_be_as_long_as_the_longest_and_no_longer() -> None:
    longest = DateSpan(TODAY, TODAY + (LONGEST_DAYS - 1) * DAY)
    assert allowed(longest, TODAY) == longest
    with pytest.raises(AwayTooLong) as refused:
        allowed(DateSpan(TODAY, longest.last + DAY), TODAY)
    assert (refused.value.days, refused.value.limit) == (LONGEST_DAYS + 1, LONGEST_DAYS)


@pytest.mark.parametrize("last", [TODAY + FURTHEST_AHEAD, TODAY - FURTHEST_BACK])
def test_a_time_away_must_end_where_it_changes_something(last: date) -> None:
    assert allowed(DateSpan(last, last), TODAY) == DateSpan(last, last)
    beyond = last + (DAY if last > TODAY else -DAY)
    with pytest.raises(AwayTooFar):
        allowed(DateSpan(beyond, beyond), TODAY)


def test_a_time_away_covers_one_inside_it_and_itself() -> None:
    week = DateSpan(date(2026, 3, 9), date(2026, 3, 15))
    assert covers(week, week)
    assert covers(week, DateSpan(date(2026, 3, 10), date(2026, 3, 15)))
    assert not covers(week, DateSpan(date(2026, 3, 8), date(2026, 3, 10)))
    assert not covers(week, DateSpan(date(2026, 3, 10), date(2026, 3, 16)))


def test_times_away_that_touch_or_overlap_are_one_absence() -> None:
    times = [away("03-10", "03-12"), away("03-11", "03-13"), away("03-14", "03-15"), away("03-17", "03-18")]
    assert last_day_away(times, TODAY) == date(2026, 3, 15)
    assert last_day_away(times, date(2026, 3, 16)) is None


def test_coming_back_ends_what_runs_and_takes_out_what_began_today() -> None:
    running, today, coming = away("03-09", "03-13"), away("03-11", "03-20"), away("03-23", "03-24")
    changes = back_today([running, today, coming], TODAY)
    assert changes == Changes(
        (TimeAway(running.id, DateSpan(date(2026, 3, 9), date(2026, 3, 10))),), (today,)
    )
    assert back_today([coming], TODAY) == Changes()


def test_somebody_away_is_back_on_their_next_working_day() -> None:
    times = (away("01-05", "01-06"), away("02-20", "02-20"), away("03-11", "03-13"))
    calendar = PersonCalendar("Europe/Berlin", absences=tuple(each.span for each in times))
    stands = whereabouts(times, TODAY, calendar)
    assert (stands.until, stands.back_on) == (date(2026, 3, 13), date(2026, 3, 16))
    assert stands.times == times[1:]  # the oldest is over for longer than it is shown


spans = st.tuples(st.integers(-30, 30), st.integers(0, 20)).map(
    lambda pair: DateSpan(TODAY + pair[0] * DAY, TODAY + (pair[0] + pair[1]) * DAY)
)


@given(st.lists(spans))
def test_who_is_back_is_not_away_today_and_was_away_before_as_noted(noted: list[DateSpan]) -> None:
    times = {each.id: each for each in (TimeAway(UUID(int=place), span) for place, span in enumerate(noted))}
    changes = back_today(list(times.values()), TODAY)
    after = times | {each.id: each for each in changes.ended}
    for each in changes.removed:
        del after[each.id]
    assert last_day_away(list(after.values()), TODAY) is None
    for offset in range(1, 31):
        day = TODAY - offset * DAY
        assert any(each.span.covers(day) for each in after.values()) == any(
            span.covers(day) for span in noted
        )
