"""Skips: periods that count neither as kept nor as missed because their owner said so, three a month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.calendar import DateSpan

SKIPS_A_MONTH = 3


@dataclass(frozen=True, slots=True)
class Skip:
    """One skipped period; without a commitment, a silent week.

    `skipped_on` is the owner's date of the act, `name` the short name of the promise.
    """

    commitment_id: UUID | None
    span: DateSpan
    skipped_on: date
    name: str = ""


def of_month(skips: Iterable[Skip], today: date) -> list[Skip]:
    """The skips of the calendar month that the owner's date `today` lies in, in given order."""
    return [each for each in skips if each.skipped_on.replace(day=1) == today.replace(day=1)]


def left(skips: Sequence[Skip], today: date) -> int:
    """How many more the owner has in the calendar month of `today`; the day of the act decides."""
    return max(SKIPS_A_MONTH - len(of_month(skips, today)), 0)
