"""With whom and at what occasion, as promises say it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.goals import Cadence
from bot.domain.if_thens import find_if_then
from bot.domain.phrases import read_commitment
from bot.domain.whom import PEOPLE_MAX, split_names

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "times", "whom"),
    [
        ("1:1 with each direct report every week", "1", "", "1", "each direct report"),
        ("1:1 with each of my 4 reports every month", "4", "reports", "1", "each of my 4 reports"),
        ("30 min with each of my four direct reports monthly", "4", "direct reports", "1",
         "each of my four direct reports"),
        ("coach each of my 3 mentees twice a month", "3", "mentees", "2", "each of my 3 mentees"),
        ("talk to all 5 team members once a quarter", "5", "team members", "1", "all 5 team members"),
        ("call both mentors monthly", "2", "mentors", "1", "both mentors"),
        ("give feedback to every team member monthly", "1", "", "1", "every team member"),
        ("give 2 pieces of feedback to each of my 3 reports monthly", "3", "reports", "2",
         "each of my 3 reports"),
    ],
)  # fmt: skip
def test_each_of_several_people_is_as_many_people(
    *, text: str, amount: str, unit: str, times: str, whom: str
) -> None:
    reading = read_commitment(text, TODAY)
    assert reading.each_person
    assert (reading.amount, reading.unit, reading.times) == (Decimal(amount), unit, Decimal(times))
    assert (reading.with_whom, reading.people) == (whom, ())


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("meet each of my reports (Ana, Bo, Cem) every week", ("Ana", "Bo", "Cem")),
        ("meet each of my reports: Ana, Bo and Cem weekly", ("Ana", "Bo", "Cem")),
        ("have coffee with each of Ana Lima, Bo and Cem this quarter", ("Ana Lima", "Bo", "Cem")),
    ],
)
def test_people_who_are_listed_are_counted(text: str, people: tuple[str, ...]) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.people, reading.amount) == (people, Decimal(len(people)))
    assert reading.each_person


@pytest.mark.parametrize("text", ["meet with Ana and Bo weekly", "meet with my team weekly", "read weekly"])
def test_one_meeting_with_several_is_one(text: str) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.each_person, reading.amount) == (False, Decimal(1))


@pytest.mark.parametrize(
    ("text", "amount", "occasion"),
    [
        ("connect with 4 influential people at each conference", "4", "conference"),
        ("ask for feedback after every presentation", "1", "presentation"),
        ("ask one question per meeting", "1", "meeting"),
        ("whenever I go to a conference, meet 2 new people", "2", "conference"),
        ("speak up every time I am in a leadership meeting", "1", "leadership meeting"),
        ("take a breath every time I present", "1", "time I present"),
    ],
)
def test_what_comes_round_with_an_occasion_has_no_rhythm_of_its_own(
    text: str, amount: str, occasion: str
) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.cadence, reading.cadence_said) == (Cadence.OCCASION, False)
    assert (reading.amount, reading.per_occasion) == (Decimal(amount), occasion)


def test_a_rhythm_beside_an_occasion_holds() -> None:
    reading = read_commitment("ask one question per meeting every week", TODAY)
    assert (reading.cadence, reading.per_occasion) == (Cadence.WEEKLY, "meeting")


@pytest.mark.parametrize("text", ["for each client prepare a plan", "lunch with each customer weekly"])
def test_people_are_no_occasion(text: str) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.per_occasion, reading.each_person) == ("", True)


@pytest.mark.parametrize(
    ("text", "amount", "days", "weekdays"),
    [
        ("give feedback 3 times on Mon and Wed", "3", "2", {0, 2}),
        ("give feedback 3 times on 2 days a week", "3", "2", set()),
        ("3 times a day on 2 days a week", "3", "2", set()),
        ("practise twice on Mondays and Thursdays", "2", "2", {0, 3}),
        ("feedback to 3 people on 2 days a week", "3", "2", set()),
        ("twice on weekdays", "2", "5", {0, 1, 2, 3, 4}),
    ],
)
def test_so_many_times_on_some_days_is_so_many_on_each(
    text: str, amount: str, days: str, weekdays: set[int]
) -> None:
    reading = read_commitment(text, TODAY)
    assert reading.each_day
    assert (reading.cadence, set(reading.weekdays)) == (Cadence.WEEKLY, weekdays)
    assert (reading.amount, reading.times) == (Decimal(amount), Decimal(days))


@pytest.mark.parametrize("text", ["practise on Tue and Thu", "once on Mon and Wed", "read on 2 days a week"])
def test_once_on_some_days_is_once_each(text: str) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.each_day, reading.amount, reading.times) == (False, Decimal(1), Decimal(2))


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("read 30 min daily. If I am tired, then I will read one page.", "I am tired", "read one page"),
        ("walk every day, if it rains then I'll use the treadmill", "it rains", "use the treadmill"),
        ("write daily\nif my day is full, I will do it at lunch", "my day is full", "do it at lunch"),
    ],
)
def test_an_if_then_behind_a_promise_is_no_part_of_it(text: str, cue: str, act: str) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.if_words, reading.then_words, reading.words) == (cue, act, text)
    assert reading.cadence is Cadence.DAILY


@pytest.mark.parametrize(
    "text", ["If I'm tired then I rest", "ask if Ana is free, then I will go", "read daily. If so.", ""]
)
def test_any_other_if_is_none(text: str) -> None:
    assert find_if_then(text) is None


def test_names_are_split_and_told_apart() -> None:
    assert split_names("Ana, bo and Cem; @Dee\n- Eli, ana") == ("Ana", "bo", "Cem", "Dee", "Eli")
    assert len(split_names(",".join(f"n{each}" for each in range(200)))) == PEOPLE_MAX


PIECES = st.lists(
    st.sampled_from(
        ["each", "of", "my", "4", "reports", "with", "Ana,", "Bo", "and", "Cem", "at", "every", "conference",
         "per", "meeting", "3", "times", "on", "Mon", "2", "days", "a", "week", "(", ")", ":", "all", "both",
         "if", "I", "am", "tired", "then", "will", ".", "\n", "whenever", "time", "go", "to", ";", "monthly"]
    )
).map(" ".join)  # fmt: skip


@settings(max_examples=200)
@given(PIECES)
def test_any_such_text_is_read_without_an_error_and_twice_the_same(text: str) -> None:
    reading = read_commitment(text, TODAY)
    assert reading == read_commitment(text, TODAY)
    assert reading.amount >= 0
    assert len(reading.people) <= PEOPLE_MAX
    assert bool(reading.if_words) == bool(reading.then_words)
