from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching import Candidate, match, match_start, singular

FEEDBACK = Candidate(UUID(int=1), ("Feedback", "people", "give on-the-spot feedback to 3 people every day"))
WORKSHOPS = Candidate(UUID(int=2), ("Workshops", "workshops", "Run 3 workshops for my team by 30 June"))
READING = Candidate(UUID(int=3), ("Reading", "min", "read for 30 min every day"))
RUNNING = Candidate(UUID(int=4), ("Running", "min", "run 30 min three times a week"))
CAFE = Candidate(UUID(int=5), ("Café talks", "", "coffee with someone new each month"))
ALL = (FEEDBACK, WORKSHOPS, READING, RUNNING, CAFE)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("feedback", {FEEDBACK}), ("Feedback", {FEEDBACK}), ("feedbak", {FEEDBACK}),
        ("feedbacks", {FEEDBACK}),
        ("fedback", {FEEDBACK}), ("feed", {FEEDBACK}), ("people", {FEEDBACK}), ("person", {FEEDBACK}),
        ("workshop", {WORKSHOPS}), ("workshops", {WORKSHOPS}), ("1 workshop", {WORKSHOPS}),
        ("team", {WORKSHOPS}),
        ("the workshop", {WORKSHOPS}), ("workshop for my team", {WORKSHOPS}), ("wrokshop", {WORKSHOPS}),
        ("reading", {READING}), ("min reading", {READING}), ("min", {READING, RUNNING}),
        ("run", {RUNNING, WORKSHOPS}),
        ("cafe", {CAFE}), ("CAFÉ TALK", {CAFE}), ("coffee", {CAFE}),
        ("", set()), ("3", set()), ("of the", set()), ("violin", set()), ("feedback violin", set()),
        ("💪", set()),
        ("שלום", set()),
    ],
)  # fmt: skip
def test_words_find_what_they_fit(what: str, expected: set[Candidate]) -> None:
    assert set(match(what, ALL)) == expected


def test_two_that_fit_equally_well_are_both_returned() -> None:
    twins = [Candidate(UUID(int=n), ("Team talks", "talks")) for n in (7, 8)]
    assert match("talks", twins) == tuple(twins)


def test_a_short_name_beats_the_same_word_in_a_sentence() -> None:
    sentence = Candidate(UUID(int=9), ("Slides", "decks", "prepare each workshop"))
    assert match("workshop", (sentence, WORKSHOPS)) == (WORKSHOPS,)


def test_nothing_to_choose_from_is_no_match() -> None:
    assert match("feedback", ()) == ()


@pytest.mark.parametrize(
    ("text", "expected", "name"),
    [
        ("feedback talked with Ana", {FEEDBACK}, "feedback"),
        ("min reading at night", {READING}, "min reading"),
        ("min, at night", {READING, RUNNING}, "min"),
        ("feedback every one was happy", {FEEDBACK}, "feedback"),
        ("saw Ana", set(), ""),
    ],
)
def test_the_name_ends_where_the_note_begins(text: str, expected: set[Candidate], name: str) -> None:
    reach = match_start(text, ALL)
    assert (set(reach.matches), text[: reach.end]) == (expected, name)


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("workshops", "workshop"), ("classes", "class"), ("coaches", "coach"), ("parties", "party"),
        ("people", "person"), ("bus", "bus"), ("class", "class"), ("analysis", "analysis"), ("as", "as"),
        ("boxes", "box"), ("courses", "course"),
    ],
)  # fmt: skip
def test_plurals_compare_as_their_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@given(st.text())
def test_any_text_gives_candidates_that_were_offered(text: str) -> None:
    assert set(match(text, ALL)) <= set(ALL)
    assert 0 <= match_start(text, ALL).end <= len(text)
