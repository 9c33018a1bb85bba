"""First words, and the guesses people make at them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ways_in import GUESSES, TAKES_NOTHING, Way, said, way_in


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("create", "new"), ("update", "log"), ("done-today", "log"), ("done today", "log"), ("quit", "drop"),
        ("cancel", "drop"), ("vacation", "away"), ("pto", "away"), ("ooo", "away"), ("buddy", "partner"),
        ("status", "overview"), ("me", "overview"), ("gdpr", "privacy"), ("who", "privacy"), ("stop", "stop"),
        ("mute", "stop"),
    ],
)  # fmt: skip
def test_the_guesses_of_the_design_work(typed: str, way: str) -> None:
    assert way_in(typed) == (way, "")


@pytest.mark.parametrize("way", [way for way in Way if way])
def test_every_way_has_its_own_word(way: Way) -> None:
    assert GUESSES[way][0] == way
    assert way_in(way) == (way, "")


def test_no_phrase_leads_two_ways() -> None:
    phrases = [phrase for guesses in GUESSES.values() for phrase in guesses]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("typed", "way", "rest"),
    [
        ("", "overview", ""), ("   ", "overview", ""), ("HELP", "help", ""), ("help!", "help", ""),
        ("?", "help", ""), ("/help", "help", ""), ("I’m back", "back", ""), ("Check-in", "checkin", ""),
        ("new Run 3 workshops", "new", "Run 3 workshops"),
        ("new goal: Run 3 workshops", "new", "Run 3 workshops"),
        ("create a goal Run 3 workshops", "new", "Run 3 workshops"),
        ("new goalkeeper training", "new", "goalkeeper training"),
        ("show 2", "show", "2"), ("show goals", "list", ""), ("done 2", "done", "2"), ("done", "done", ""),
        ("done-today 2 feedback", "log", "2 feedback"), ("log -3", "log", "-3"),
        ("log: 1,5 h", "log", "1,5 h"),
        ("log 3 feedback\ntalked with Ana", "log", "3 feedback\ntalked with Ana"),
        ("away until friday", "away", "until friday"), ("away 12–20 dec", "away", "12–20 dec"),
        ("on vacation until friday", "away", "until friday"),
        ("I'm away. Until friday", "away", "Until friday"),
        ("back on friday", "back", "on friday"), ("delete 2", "drop", "2"),
        ("plan 💪 daily", "plan", "💪 daily"),
        ("partner @grace as coach", "partner", "@grace as coach"), ("new .5 more", "new", ".5 more"),
        ("edit 2 - the wording", "edit", "2 - the wording"), ("show - 2", "show", "2"),
    ],
)  # fmt: skip
def test_the_rest_stays_as_it_was_typed(typed: str, way: str, rest: str) -> None:
    assert way_in(typed) == (way, rest)


@pytest.mark.parametrize(
    "typed",
    [
        "frobnicate", "Run 3 workshops by 30 June", "2 feedback", "yesterday 3", "delete-me",
        "delete my data",
        "newest idea", "stopwatch", "💪", "מטרה חדשה", "<!channel>", "...", "-", "x" * 10_000,
    ],
)  # fmt: skip
def test_words_that_lead_nowhere_come_back_whole(typed: str) -> None:
    assert way_in(typed) == (Way.NOWHERE, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "who is my partner?", "stop by at three", "help Ana with the deck", "how are you", "", "  ",
        "back to work on Monday", "me and Ana met", "coach told me to slow down", "2 feedback",
    ],
)  # fmt: skip
def test_a_sentence_that_begins_like_a_way_leads_nowhere_in_a_message(typed: str) -> None:
    assert said(typed) == (Way.NOWHERE, typed.strip())


@pytest.mark.parametrize(
    ("typed", "way", "rest"),
    [
        ("stop", "stop", ""), ("Stop it, please.", "stop", "please."), ("help", "help", ""),
        ("coach here", "coach", "here"), ("who can see this?", "privacy", "this?"), ("undo", "undo", ""),
        ("done", "log", "done"), ("Finished!", "log", "done"), ("done for today", "log", "done"),
        ("done yesterday", "log", "done yesterday"), ("done workshops", "done", "workshops"),
        ("away until friday", "away", "until friday"), ("log 2 feedback", "log", "2 feedback"),
        ("new Run 3 workshops", "new", "Run 3 workshops"),
    ],
)  # fmt: skip
def test_a_message_is_understood_like_a_command(typed: str, way: str, rest: str) -> None:
    assert said(typed) == (way, rest)


@given(st.text())
def test_any_text_leads_somewhere_and_keeps_its_end(text: str) -> None:
    for way, rest in (way_in(text), said(text)):
        assert text.strip().endswith(rest)
        assert way in Way
    assert (way_in(text)[0] in TAKES_NOTHING) >= (said(text)[0] in TAKES_NOTHING)


@pytest.mark.parametrize("word", ["start", "begin", "next", "find"])
def test_a_word_that_begins_a_wish_leads_somewhere_alone(word: str) -> None:
    assert way_in(f"{word}!") == ("roadmap", "")
    assert way_in(f"{word} a mentor by June") == ("", f"{word} a mentor by June")
