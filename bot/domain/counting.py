"""What entries of one period come to: all of them, the best days, or different people."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from bot.domain.goals import Commitment, Entry


def counted(commitment: Commitment, entries: Iterable[Entry], turns: int) -> Decimal:
    """What entries of one period come to, in the commitment's unit; `turns` is how many times it asks for.

    Where the amount is that of a day, the best days count, each up to it: three on one day are not one on
    each of three. Where different people are promised, whoever was named counts once for each time; an entry
    that names nobody counts by its amount.
    """
    if commitment.each_day:
        return _best_days(entries, commitment.amount, turns)
    if commitment.each_person:
        return _different_people(list(entries), turns)
    return sum((entry.amount for entry in entries), Decimal(0))


def same_name(name: str) -> str:
    """A person's name as it is told from others: case, an @ and spaces aside."""
    return " ".join(name.casefold().split()).lstrip("@")


def _best_days(entries: Iterable[Entry], most: Decimal, turns: int) -> Decimal:
    ordered = sorted(entries, key=lambda entry: entry.logged_on)
    days = groupby(ordered, key=lambda entry: entry.logged_on)
    best = sorted((min(sum(each.amount for each in day), most) for _, day in days), reverse=True)
    return sum(best[:turns], Decimal(0))


def _different_people(entries: list[Entry], turns: int) -> Decimal:
    named = Counter(name for entry in entries for name in {same_name(each) for each in entry.whom})
    unnamed = sum((entry.amount for entry in entries if not entry.whom), Decimal(0))
    return unnamed + sum(min(count, turns) for count in named.values())
