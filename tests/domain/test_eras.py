"""What is over stays as it was promised and judged, whatever a person chooses since."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import DAY, WEEK, DateSpan, WeeksUntil, checkin_week
from bot.domain.eras import KEPT_MOST, EarlierDays
from bot.domain.goals import Cadence
from bot.domain.people import DEFAULT_TIMES, Person, Profile, Times, calendar_of, with_past
from bot.domain.periods import PeriodState, periods_back, state_of
from bot.domain.streaks import streak
from tests.domain.plans import ADA, make_commitment, make_entry, march

SUNDAY, MONDAY, THURSDAY = 6, 0, 3


def member(times: Times = DEFAULT_TIMES) -> Profile:
    person = Person(ADA, "U1", "Ada", "Europe/Berlin", "en-GB")
    return Profile(person, times, calendar_of(times, "Europe/Berlin"), member=True)


def choosing(profile: Profile, on: date, **changes: object) -> Profile:
    return member(with_past(profile, replace(profile.times, **changes), on))  # type: ignore[arg-type]


def test_the_running_week_ends_as_it_began_and_the_next_is_short() -> None:
    cal = choosing(member(), march(11), week_starts_on=SUNDAY).calendar
    assert cal.week(march(4)) == DateSpan(march(2), march(8))
    assert cal.week(march(11)) == DateSpan(march(9), march(15))
    assert cal.week(march(16)) == DateSpan(march(16), march(21))
    assert cal.week(march(22)) == DateSpan(march(22), march(28))


def test_whoever_chooses_the_first_day_back_in_the_same_week_has_changed_nothing() -> None:
    once = choosing(member(), march(11), week_starts_on=SUNDAY)
    assert choosing(once, march(13), week_starts_on=MONDAY).times == DEFAULT_TIMES
    assert choosing(once, march(13), week_starts_on=THURSDAY).times.earlier_weeks == (
        WeeksUntil(march(15), MONDAY),
    )


def test_a_week_that_lost_working_days_is_never_missed_one_that_lost_a_sunday_is() -> None:
    promise = make_commitment(Cadence.WEEKLY, amount="3")

    def shorts(week_starts_on: int) -> list[tuple[date, bool]]:
        cal = choosing(member(), march(11), week_starts_on=week_starts_on).calendar
        spans = reversed(list(periods_back(promise, march(22), cal)))
        states = [state_of(promise, span, [], march(30), cal) for span in spans]
        return [(state.span.first, state.short) for state in states]

    before = [(march(2), True), (march(9), True)]
    assert shorts(THURSDAY) == [*before, (march(16), False), (march(19), True)]
    assert shorts(SUNDAY) == [*before, (march(16), True), (march(22), True)]


def test_every_check_in_asks_about_the_week_before_as_it_was_then() -> None:
    cal = choosing(member(), march(11), week_starts_on=SUNDAY).calendar
    asked = [checkin_week(march(9) + each * WEEK, cal).first for each in range(4)]
    assert asked == [march(2), march(9), march(15), march(22)]


def test_days_worked_since_are_not_missed_before() -> None:
    profile = choosing(member(), march(16), working_weekdays=frozenset(range(7)))
    assert not profile.calendar.counts(march(14))
    assert profile.calendar.counts(march(21))
    less = choosing(member(), march(16), working_weekdays=frozenset({0, 1}))
    assert less.calendar.counts(march(13))
    assert not less.calendar.counts(march(18))


def test_holidays_of_a_country_left_stay_days_off_and_a_first_yes_holds_for_the_days_before() -> None:
    german = choosing(member(), date(2026, 4, 20), country="DE")
    assert german.times.earlier_days == ()
    assert not german.calendar.counts(date(2026, 4, 6))  # Easter Monday
    without = choosing(german, date(2026, 4, 21), country="")
    assert not without.calendar.counts(date(2026, 4, 6))
    assert without.calendar.counts(date(2026, 5, 1))
    assert choosing(without, date(2026, 4, 21), country="DE").times.earlier_days == ()


def test_two_choices_on_one_day_leave_what_held_the_day_before() -> None:
    once = choosing(member(), march(16), working_weekdays=frozenset({0}))
    twice = choosing(once, march(16), working_weekdays=frozenset({1}))
    assert twice.times.earlier_days == (EarlierDays(march(15), DEFAULT_TIMES.working_weekdays),)
    assert choosing(twice, march(16), working_weekdays=DEFAULT_TIMES.working_weekdays).times == DEFAULT_TIMES


def test_earlier_choices_are_bounded() -> None:
    profile = member()
    for each in range(3 * KEPT_MOST):
        profile = choosing(
            profile, march(2) + each * WEEK, week_starts_on=each % 7, working_weekdays=frozenset({each % 7})
        )
    assert len(profile.times.earlier_days) == len(profile.times.earlier_weeks) == KEPT_MOST


CHOICES = st.lists(
    st.tuples(
        st.integers(0, 60), st.integers(0, 6), st.frozensets(st.integers(0, 6), min_size=1),
        st.sampled_from(("", "DE", "US")),
    ),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(max_examples=40)
@given(
    CHOICES,
    st.sampled_from((Cadence.DAILY, Cadence.WEEKLY)),
    st.sampled_from(("1", "2", "0.5")),
    st.sets(st.integers(0, 70), max_size=25),
)
def test_no_choice_changes_what_is_over(
    choices: list[tuple[int, int, frozenset[int], str]],
    cadence: Cadence,
    times: str,
    logged: set[int],
) -> None:
    promise = make_commitment(cadence, times=times, starts_on=march(2))
    entries = [make_entry(march(2) + day * DAY) for day in sorted(logged)]
    profile = member(replace(DEFAULT_TIMES, country="US"))
    for at, week_starts_on, working, country in sorted(choices, key=lambda each: each[0]):
        today = march(2) + at * DAY

        def over(of: Profile, on: date = today) -> list[PeriodState]:
            spans = periods_back(promise, on, of.calendar)
            return [state_of(promise, each, entries, on, of.calendar) for each in spans if each.last < on]

        before = over(profile)
        kept = streak(promise, [each for each in entries if each.logged_on < today], today, profile.calendar)
        # A first yes to public holidays does change the days before: they were days off already.
        where = country if profile.times.country else ""
        profile = choosing(
            profile, today, week_starts_on=week_starts_on, working_weekdays=working, country=where
        )
        assert over(profile) == before
        past = [each for each in entries if each.logged_on < today]
        assert streak(promise, past, today, profile.calendar) == kept


@given(CHOICES)
def test_weeks_follow_one_another_without_a_gap(
    choices: list[tuple[int, int, frozenset[int], str]],
) -> None:
    profile = member()
    for at, week_starts_on, _, _ in sorted(choices, key=lambda each: each[0]):
        profile = choosing(profile, march(2) + at * DAY, week_starts_on=week_starts_on)
    day = march(2)
    while day < march(2) + 100 * DAY:
        week = profile.calendar.week(day)
        assert week.first == day
        assert 1 <= (week.last - week.first).days + 1 <= 7
        day = week.last + DAY
