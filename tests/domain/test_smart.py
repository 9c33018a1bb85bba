"""The goal check: what its definitions say, how well it reads, and that nothing throws it."""

import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.goal_checks import check_goal
from bot.domain.several import goal_lines
from bot.domain.smart import Check, Kind, Question, check
from bot.domain.substance import Verdict
from tests.domain.growth import FOUR_TIMES, growth
from tests.domain.plans import make_goal
from tests.domain.smart_scores import FOLDER, labelled, scores

TODAY = date(2026, 11, 22)
FLOORS = {
    "deadline there": 0.96,
    "deadline's day": 0.96,
    "cadence there": 0.95,
    "cadence and times": 0.95,
    "target exact": 0.97,
    "target, where there is one": 0.96,
    "not specific": 0.93,
    "not measurable": 0.93,
    "not time-bound": 0.95,
    "positive right": 0.98,
    "verdicts that are no ask": 0.9,
    "sentences without an ask": 0.8,
}
"""Below what is asked of it on unknown sentences (0.75 to 0.97) these would show a wording lost."""


def verdicts(found: Check) -> str:
    letters = (found.specific, found.measurable, found.time_bound, found.positive)
    return "".join(verdict[0] for verdict in letters)


def test_hundreds_of_sentences_are_read_as_somebody_labelled_them() -> None:
    sentences = labelled()
    assert len(sentences) >= 450
    found = scores(sentences)
    sys.stdout.write("".join(f"\n{score.value:.3f} {score.name} ({score.of})" for score in found))
    low = [
        f"{score.name} {score.value:.3f}: {score.wrong}"
        for score in found
        if score.value < FLOORS[score.name]
    ]
    assert not low
    assert {score.name for score in found} == set(FLOORS)


def test_no_sentence_is_labelled_twice() -> None:
    words = [one.words for path in sorted(FOLDER.glob("*.txt")) for one in labelled([path])]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Become a better leader", "nnny"),
        ("Quit smoking", "yynn"),
        ("Drink less", "nnna"),
        ("One day I will write a book", "yyny"),
        ("present without notes at the summit by 3 March", "yyyy"),
        ("reduce defects by 20 % by Q3", "yyyy"),
        ("exercise", "yany"),
        ("", "aaaa"),
        ("🎉", "aaaa"),
        ("be a millionaire by never", "nnny"),
    ],
)
def test_each_side_is_judged_by_its_definition(text: str, letters: str) -> None:
    assert verdicts(check(text, TODAY, kind=Kind.GOAL)) == letters


def test_a_rhythm_bounds_a_promise_and_asks_a_goal_until_when() -> None:
    words = "call five customers a week"
    assert check(words, TODAY, kind=Kind.COMMITMENT).time_bound is Verdict.YES
    asked = check(words, TODAY, kind=Kind.GOAL)
    assert asked.time_bound is Verdict.ASK
    assert Question.UNTIL in asked.questions


def test_what_is_for_one_event_is_not_asked_how_long_it_goes_on() -> None:
    asked = check("give a toast at the next offsite", TODAY)
    assert asked.time_bound is Verdict.ASK
    assert asked.questions == (Question.TIME,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("call five customers a week", Kind.COMMITMENT),
        ("send the deck tomorrow", Kind.COMMITMENT),
        ("read 24 books in 2027", Kind.GOAL),
        ("become a director", Kind.GOAL),
        ("lose 5 kg by June by running three times a week", Kind.GOAL),
        ("finish the report by June 2020", Kind.GOAL),
    ],
)
def test_what_a_sentence_is_is_taken_from_its_rhythm_and_day(text: str, kind: Kind) -> None:
    assert check(text, TODAY).kind is kind


@pytest.mark.parametrize(
    ("text", "target", "unit", "times"),
    [
        ("write 2 posts a week", 2, "posts", 2),
        ("2 sessions of 30 minutes a week", 30, "min", 2),
        ("read 20 pages a day", 20, "pages", 1),
        ("3 times a week", 3, "times", 3),
        ("once every two weeks", 1, "times", 0.5),
        ("yoga on weekdays", None, "", 5),
        ("Run 5 km in under 25 minutes", 25, "min", None),
        ("answer within 10 minutes of waking", None, "", None),
    ],
)
def test_the_main_amount_and_how_often(
    *, text: str, target: float | None, unit: str, times: float | None
) -> None:
    found = check(text, TODAY)
    assert (found.target, found.unit, found.times) == (target, unit, times)


def test_a_learning_goal_is_not_asked_how_it_is_measured() -> None:
    goal = replace(make_goal(), words="Learn to lead", target=None, deadline=None)
    asked = check_goal(goal, TODAY, "en-GB", explores=True).questions
    assert not {Question.MEASURABLE, Question.AMOUNT} & set(asked)
    assert Question.TIME in asked


def test_what_the_form_says_is_not_asked_of_the_words() -> None:
    goal = replace(make_goal(), words="Mehr Sport treiben", deadline=date(2027, 6, 30))
    assert not check_goal(goal, TODAY, "de-DE").asks


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1. Read 5 books\n2. Run 10 km\n3. Learn to swim", 3),
        ("- read 5 books\n- run 10 km", 2),
        ("Read 5 books\nRun 10 km", 2),
        ("1) Read 5 books 2) Run 10 km", 2),
        ("My goals:\n- read 5 books\n- run 10 km", 2),
        ("Goal: read 5 books\nDeadline: 30 June\nWhy: I want to", 1),
        ("Read 5 books and\nrun 10 km", 1),
        ("Run 5 km in 25 minutes", 1),
        ("Read chapter 1. Then chapter 2.", 1),
        ("", 1),
        ("\n".join(f"- read book {n} on law" for n in range(40)), 20),
    ],
)
def test_goals_pasted_together_are_told_apart(text: str, count: int) -> None:
    assert len(goal_lines(text)) == count


PIECES = (
    "by 30 june", "q3", "every week", "3 times a day", "stop", "not", "less", "in 2 months", "12/13", "99.",
    "feb 30", "%", "$5k", "from 5 to 9", "→", "und", "mehr", "más", "毎日", "🚀", "\n", ";", "-", "1.",
    "before i",
    "until", "never", "one day", "at noon", "next year", "run 10k", "through friday", "the sat", "2 call",
)  # fmt: skip
WORDS = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)


@settings(max_examples=300)
@given(WORDS, st.sampled_from((None, *Kind)), st.booleans())
def test_no_text_throws_it_and_the_same_is_said_twice(text: str, kind: Kind | None, day_first: bool) -> None:
    found = check(text, TODAY, kind=kind, day_first=day_first)
    assert found == check(text, TODAY, kind=kind, day_first=day_first)
    assert found.deadline is None or text[found.deadline.start : found.deadline.end] == found.deadline.text
    assert kind in {None, found.kind}
    assert "".join(goal_lines(text)).split() or not text.strip()


@settings(max_examples=200)
@given(st.text(alphabet=st.characters(exclude_categories=["N"]), max_size=120))
def test_no_date_is_claimed_of_a_text_that_names_none(text: str) -> None:
    named = (
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "day",
        "mon",
        "tue",
    )
    more = (
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "night",
        "week",
        "year",
        "quarter",
        "month",
        "noon",
        "eo",
        "cob",
        "tm",
    )
    if not any(name in text.lower() for name in (*named, *more, "yest", "tom", "morning", "evening", "noon")):
        found = check(text, TODAY)
        assert found.deadline is None or found.deadline.on is None


@pytest.mark.parametrize("piece", ["a ", "!", "1. ", "by ", "to improve, ", "my goal is ", "9"])
def test_long_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    def read(text: str) -> None:
        check(text, TODAY)
        goal_lines(text)

    assert growth(read, piece) < FOUR_TIMES
