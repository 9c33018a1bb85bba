"""Since when the same is said of a goal, check-in after check-in."""

from datetime import date
from uuid import uuid4

import pytest

from bot.domain.goals import CheckinStatus
from bot.domain.statuses import Standing, standing

STUCK, ON_TRACK = CheckinStatus.STUCK, CheckinStatus.ON_TRACK
TALK, BOOK = uuid4(), uuid4()
WEEKS = [date(2026, 3, 2), date(2026, 2, 23), date(2026, 2, 16), date(2026, 2, 9), date(2026, 2, 2)]
"""Newest first."""


@pytest.mark.parametrize(
    ("answers", "since"),
    [
        ({0: STUCK}, 0),
        ({0: STUCK, 1: STUCK, 2: STUCK}, 2),
        ({0: STUCK, 1: ON_TRACK, 2: STUCK}, 0),
        ({0: STUCK, 2: STUCK}, 2),
        ({0: STUCK, 3: STUCK, 4: STUCK}, 0),
        ({0: STUCK, 1: STUCK, 2: ON_TRACK, 3: STUCK, 4: STUCK}, 1),
    ],
    ids=["once", "three in a row", "a better week between", "one left out", "two left out", "not earlier"],
)
def test_the_same_word_lasts_until_another_or_a_longer_silence(
    answers: dict[int, CheckinStatus], since: int
) -> None:
    said = [(TALK, status, WEEKS[week]) for week, status in answers.items()]
    other = [(BOOK, ON_TRACK, WEEKS[0])]
    assert standing([*other, *said]) == {
        TALK: Standing(STUCK, WEEKS[0], WEEKS[since]),
        BOOK: Standing(ON_TRACK, WEEKS[0], WEEKS[0]),
    }


def test_what_was_said_only_earlier_is_what_stands() -> None:
    assert standing([(TALK, STUCK, WEEKS[2])]) == {TALK: Standing(STUCK, WEEKS[2], WEEKS[2])}
    assert standing([]) == {}
