"""The pace in words: what is behind, what closes it, whether that is realistic."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Goal, Measure
from bot.domain.progress import facts_of, plan_of, promise_facts
from bot.slack.pace_text import level_words, pace_words, promise_words, until_words
from tests.domain.plans import make_cal, make_commitment, make_entry, make_goal, march

CAL = make_cal()
FORTNIGHT = march(13)
WEIGHT = make_goal(baseline="80", target="70", deadline=date(2026, 5, 8), measure=Measure.READ)
TICKETS = replace(make_goal(baseline="10", target="0", deadline=FORTNIGHT), unit="tickets")
COURSE = make_goal(target="1", deadline=FORTNIGHT)


def said(
    goal: Goal, today: date, *amounts: tuple[date, str], full: bool = False, cal: PersonCalendar = CAL,
    locale: str = "en-GB",
) -> str:  # fmt: skip
    entries = [make_entry(on, amount) for on, amount in amounts]
    facts = facts_of(goal, plan_of([goal], [], entries), today, cal)
    return f"{level_words(facts, locale)}{until_words(goal)}.{pace_words(facts, locale, full=full)}"


def promised(commitment: Commitment, today: date, *amounts: tuple[date, str], full: bool = False) -> str:
    entries = [make_entry(on, amount) for on, amount in amounts]
    return promise_words(promise_facts(commitment, entries, today, CAL), "en-GB", full=full)


@pytest.mark.parametrize(
    ("level", "words", "in_full"),
    [
        ("12", "At its target.", "At its target."),
        ("8", "Ahead of pace.", "6 expected by now: ahead of pace."),
        ("6", "On pace.", "6 expected by now: on pace."),
        ("5.1", "On pace.", "6 expected by now: on pace."),
    ],
)
def test_what_is_expected_is_said_in_full(level: str, words: str, in_full: str) -> None:
    goal = make_goal(deadline=FORTNIGHT)
    stands = f"{level} of 12 people by Fri 13 Mar."
    assert said(goal, march(9), (march(3), level)) == f"{stands} {words}"
    assert said(goal, march(9), (march(3), level), full=True) == f"{stands} {in_full}"


@pytest.mark.parametrize(
    ("level", "gap", "chance"),
    [
        (
            "4",
            "2 behind: 1 extra a day until Tue 10 Mar closes it.",
            "1.4 times the planned rate: realistic.",
        ),
        (
            "2",
            "4 behind: 1 extra a day until Thu 12 Mar closes it.",
            "1.7 times the planned rate: a stretch.",
        ),
    ],
)
def test_what_closes_the_gap_is_said(level: str, gap: str, chance: str) -> None:
    goal = make_goal(deadline=FORTNIGHT)
    stands = f"{level} of 12 people by Fri 13 Mar."
    assert said(goal, march(9), (march(3), level)) == f"{stands} {gap}"
    in_full = said(goal, march(9), (march(3), level), full=True)
    assert in_full == f"{stands} 6 expected by now, {gap} From now on that is {chance}"


def test_ten_of_twelve_expected_is_one_extra_a_day_until_friday() -> None:
    words = said(make_goal(target="15", deadline=FORTNIGHT), march(12), (march(3), "10"), full=True)
    assert "12 expected by now, 2 behind: 1 extra a day until Fri 13 Mar closes it." in words


def test_what_is_no_longer_realistic_says_what_may_help() -> None:
    words = said(make_goal(deadline=FORTNIGHT), march(12), (march(3), "2"), full=True)
    assert words.endswith(
        "9 expected by now, 7 behind: 4 extra a day until Fri 13 Mar closes it. From now on that is "
        "4.2 times the planned rate; a later day or a smaller target may fit better."
    )
    last_day = said(make_goal(target="100", deadline=FORTNIGHT), march(13), full=True)
    assert "90 extra on Fri 13 Mar closes it. From now on that is 10 times" in last_day
    many = make_goal(target="100", deadline=date(2026, 4, 30))
    assert "more than 10 times the planned rate;" in said(many, date(2026, 4, 30), full=True)


def test_a_level_that_goes_down_is_said_downwards() -> None:
    words = said(WEIGHT, date(2026, 4, 6), (march(30), "76"), full=True)
    assert words == (
        "76 now, 70 people wanted by Fri 8 May. 75 expected by now, 1 behind: 0.2 further down a week until "
        "Fri 8 May closes it. From now on that is 1.2 times the planned rate: realistic."
    )
    assert said(WEIGHT, date(2026, 4, 6), (march(30), "74")).endswith("Ahead of pace.")


def test_numbers_are_in_the_readers_decimals() -> None:
    words = said(WEIGHT, date(2026, 4, 6), (march(30), "76.5"), full=True, locale="de-DE")
    assert "76,5 now" in words
    assert "75 expected by now, 1,5 behind: 0,3 further down a week" in words


def test_less_than_anybody_would_close_is_on_pace() -> None:
    goal = make_goal(baseline="0", target="7", deadline=date(2026, 3, 10), measure=Measure.READ)
    exact = said(goal, march(3), (march(2), "1"))
    assert exact.endswith("On pace.")
    near = make_goal(target="7000", deadline=march(10), measure=Measure.READ)
    assert said(near, march(3), (march(2), "999.9")).endswith("On pace.")
    assert "200 behind" in said(near, march(3), (march(2), "800"))


def test_what_is_counted_off_says_what_is_there_and_what_is_wanted() -> None:
    words = said(TICKETS, march(9), (march(3), "2"))
    assert words == (
        "8 now, 0 tickets wanted by Fri 13 Mar. 3 behind: 1 extra a day until Wed 11 Mar closes it."
    )


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (march(9), "not done yet, due Fri 13 Mar. 5 working days left."),
        (march(13), "not done yet, due Fri 13 Mar. 1 working day left."),
        (march(14), "not done yet, due Fri 13 Mar. That day is over."),
    ],
)
def test_done_or_not_has_days_left_and_no_numbers(today: date, words: str) -> None:
    assert said(COURSE, today) == words
    assert said(COURSE, today, full=True) == words
    assert said(COURSE, today, (march(9), "1")) == "done, due Fri 13 Mar."


def test_half_done_is_a_number() -> None:
    assert said(COURSE, march(9), (march(3), "0.5")).startswith("0.5 of 1 person, due Fri 13 Mar.")


def test_no_working_day_left_is_said() -> None:
    weekend = make_goal(deadline=march(15))
    assert said(weekend, march(14), (march(3), "2")).endswith("10 to go, and no working day is left.")
    away = make_cal(DateSpan(march(9), march(13)))
    assert said(COURSE, march(9), cal=away).endswith("No working day is left.")
    assert said(weekend, march(16), (march(3), "2"), full=True).endswith("That day is over, 10 short.")


def test_start_and_deadline_may_be_one_day() -> None:
    goal = make_goal(deadline=march(2))
    assert said(goal, march(2), full=True).endswith("0 expected by now: on pace.")
    assert said(goal, march(3)).endswith("That day is over, 12 short.")


def test_the_largest_amounts_are_said() -> None:
    goal = make_goal(target="1000000000000", deadline=FORTNIGHT)
    words = said(goal, march(9), (march(3), "1"), full=True)
    assert "499,999,999,999 behind: 100,000,000,000 extra a day until Fri 13 Mar closes it." in words


def test_a_goal_without_a_day_or_a_target_or_that_has_ended_has_no_pace() -> None:
    assert said(make_goal(), march(9)) == "0 of 12 people."
    assert said(make_goal(target=None, deadline=FORTNIGHT), march(9)) == "exploring until Fri 13 Mar."
    ended = replace(make_goal(deadline=FORTNIGHT), dropped_on=march(9))
    assert said(ended, march(9)) == "0 of 12 people by Fri 13 Mar."


def test_a_goal_that_is_one_thing_by_its_words_is_not_called_explored() -> None:
    goal = replace(make_goal(target=None, deadline=FORTNIGHT), words="Get promoted to team lead")
    assert said(goal, march(9)) == "not done yet, due Fri 13 Mar."
    assert said(replace(goal, reached_on=march(9)), march(9)) == "done, due Fri 13 Mar."
    assert said(replace(goal, dropped_on=march(9)), march(9)) == "not done, due Fri 13 Mar."


def test_target_and_baseline_may_be_the_same() -> None:
    same = make_goal(baseline="70", target="70", deadline=FORTNIGHT, measure=Measure.READ)
    assert said(same, march(9), full=True).endswith("At its target.")
    assert said(same, march(9), (march(3), "69"), full=True) == (
        "69 now, 70 people wanted by Fri 13 Mar. 70 expected by now, 1 behind: 0.2 extra a day until "
        "Fri 13 Mar closes it."
    )


def test_a_promise_that_is_behind_says_what_keeps_it() -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="3")
    assert promised(weekly, march(3)) == ""
    assert promised(weekly, march(5), (march(3), "1")) == ""
    assert promised(weekly, march(5)) == " 2 a day until Fri 6 Mar keeps it."
    assert promised(weekly, march(6), (march(3), "1")) == " 2 on Fri 6 Mar keeps it."
    assert promised(weekly, march(7), (march(3), "1")) == " No working day is left for it."
    assert promised(make_commitment(), march(5)) == ""


def test_a_promise_in_full_says_what_is_expected_and_whether_that_is_realistic() -> None:
    monthly = make_commitment(Cadence.MONTHLY, amount="4")
    assert promised(monthly, march(18), full=True) == (
        " 2 expected by now: 2 a week until Tue 31 Mar keeps it. "
        "From now on that is 2.2 times the planned rate: a lot."
    )
    assert promised(monthly, march(18), (march(3), "1"), full=True).endswith("planned rate: a stretch.")
    assert promised(monthly, march(18), (march(3), "2"), full=True) == ""
    assert promised(monthly, march(25), (march(3), "2"), full=True) == (
        " 3 expected by now: 2 by Tue 31 Mar keeps it. From now on that is 2.2 times the planned rate: a lot."
    )
