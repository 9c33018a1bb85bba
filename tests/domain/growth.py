"""How the work of reading a text grows with its length: a ratio in one run, since machines differ."""

import time
from collections.abc import Callable

FOUR_TIMES = 12
"""The most that four times the text may cost: what is linear costs four times, what is quadratic sixteen."""
ROUNDS = 3
LEAST_SECONDS = 0.001
"""Below this a clock says little."""


def growth(read: Callable[[str], object], piece: str) -> float:
    """How many times as long ten thousand characters take as a quarter of them."""
    whole = (piece * 10_000)[:10_000]
    return _seconds(read, whole) / max(_seconds(read, whole[:2_500]), LEAST_SECONDS)


def _seconds(read: Callable[[str], object], text: str) -> float:
    found = []
    for _ in range(ROUNDS):
        began = time.process_time()
        read(text)
        found.append(time.process_time() - began)
    return min(found)
