"""The tone check: what it marks, what it leaves alone, what it offers instead."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.feedback import Mark, Tone, marks, reworded
from bot.domain.tone_pieces import compiled
from tests.domain import fresh_tone_sentences, tone_sentences
from tests.domain.growth import FOUR_TIMES, growth

FACT = "On Fri 6 and Mon 9 March you logged 1 and 0 of the 3 you planned."
LETTERS = {"T": Tone.TRAIT, "B": Tone.BLAME, "A": Tone.ABSOLUTE}
MARKED_LEAST = 0.85
"""Of the unkind sentences; the check is a hint, and what it misses is still the writer's own."""
WRONGLY_MOST = 0.03
"""Of the kind ones: a wrong mark annoys somebody who wants to help."""


def labelled() -> Iterator[tuple[str, set[Tone]]]:
    for batch in (
        tone_sentences.FIRST,
        tone_sentences.SECOND,
        tone_sentences.THIRD,
        fresh_tone_sentences.FOURTH,
        fresh_tone_sentences.FIFTH,
    ):
        for line in batch.strip("\n").splitlines():
            letters, text = line.split("|", 1)
            yield text.strip(), {LETTERS[letter] for letter in letters.strip()}


def found_in(text: str) -> set[Tone]:
    return {mark.tone for mark in marks(text)}


def test_unkind_sentences_are_marked_and_kind_ones_are_not(capsys: pytest.CaptureFixture[str]) -> None:
    unkind = [(text, tones) for text, tones in labelled() if tones]
    kind = [text for text, tones in labelled() if not tones]
    marked = sum(bool(found_in(text)) for text, _ in unkind) / len(unkind)
    rightly = sum(tones <= found_in(text) for text, tones in unkind) / len(unkind)
    wrongly = sum(bool(found_in(text)) for text in kind) / len(kind)
    with capsys.disabled():
        sys.stdout.write(
            f"\ntone check: {len(unkind)} unkind, {len(kind)} kind; marked {marked:.1%}, "
            f"with the right name {rightly:.1%}, kind ones marked {wrongly:.1%}\n"
        )
    assert marked >= MARKED_LEAST
    assert rightly >= MARKED_LEAST
    assert wrongly <= WRONGLY_MOST


def test_a_mark_names_the_very_words_and_their_place() -> None:
    text = "Two days went well. You’re such a lazy person."
    assert marks(text) == (Mark(Tone.TRAIT, "You’re such a lazy", text.index("You")),)


@pytest.mark.parametrize(
    ("text", "is_marked"),
    [
        ("You always bring cake.", False),
        ("You always cancel.", True),
        ("You never cancel.", False),
        ("You never bring cake.", True),
    ],
)
def test_always_is_a_reproach_beside_what_is_bad_and_never_is_praise_there(
    text: str, *, is_marked: bool
) -> None:
    assert bool(marks(text)) is is_marked


def test_what_is_quoted_is_somebody_elses() -> None:
    assert marks("You wrote “you are a failure”. I see 9 of 10 days.") == ()


@pytest.mark.parametrize(
    "text", ["It isn't your fault.", "You are not lazy.", "You did not let anybody down."]
)
def test_what_is_denied_is_kind(text: str) -> None:
    assert marks(text) == ()


@pytest.mark.parametrize(
    "text", ["Du bist faul und nie pünktlich.", "Tu es paresseux.", "Eres un desastre.", "你总是迟到", "👍👍"]
)
def test_other_languages_get_silence_and_no_nonsense(text: str) -> None:
    assert marks(text) == ()


def test_a_rewording_puts_the_fact_in_the_place_of_what_was_marked() -> None:
    text = "Hi Ben. You are lazy. You never log anything. What would make it fit this week?"
    assert reworded(text, FACT) == f"Hi Ben. {FACT} What would make it fit this week?"


def test_a_rewording_says_a_fact_once() -> None:
    assert reworded(f"{FACT} You are lazy.", FACT) == FACT


def test_a_rewording_without_a_fact_leaves_the_rest() -> None:
    assert reworded("You always skip Fridays. What got in the way?", "") == "What got in the way?"


def test_a_kind_text_is_offered_nothing_else() -> None:
    assert reworded("  What would help?\n", FACT) == "  What would help?\n"


def test_what_is_left_after_a_rewording_is_not_marked_again() -> None:
    for text, _ in labelled():
        assert marks(reworded(text, FACT)) == ()


@given(st.text(max_size=400))
def test_any_text_is_read_without_failing_and_the_same_twice(text: str) -> None:
    found = marks(text)
    assert found == marks(text)
    assert all(text[mark.start : mark.end] == mark.words for mark in found)


def test_a_rule_that_names_no_piece_is_a_fault_at_start() -> None:
    with pytest.raises(KeyError):
        compiled("{nobody}")


@pytest.mark.parametrize("piece", ["you are ", "your ", "You never. "])
def test_long_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    assert growth(marks, piece) < FOUR_TIMES
