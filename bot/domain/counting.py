"""What entries of one period come to: all of them, the best days, or different people."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from bot.domain.goals import Commitment, Entry
from bot.domain.whom import people_in, same_name


def counted(commitment: Commitment, entries: Iterable[Entry], turns: int) -> Decimal:
    """What entries of one period come to, in the commitment's unit; `turns` is how many times it asks for.

    Where the amount is that of a day, the best days count, each up to it: three on one day are not one on
    each of three. Where people are promised, whoever is named in a note ("with Ana") counts once
    for each time; what an amount has beyond its names counts by itself.
    """
    if commitment.each_day:
        return _best_days(entries, commitment.amount, turns)
    if commitment.counts_people:
        return _different_people(commitment, entries, turns)
    return sum((entry.amount for entry in entries), Decimal(0))


def _best_days(entries: Iterable[Entry], most: Decimal, turns: int) -> Decimal:
    ordered = sorted(entries, key=lambda entry: entry.logged_on)
    days = groupby(ordered, key=lambda entry: entry.logged_on)
    sums = (sum((each.amount for each in day), Decimal(0)) for _, day in days)
    best = sorted((min(each, most) for each in sums), reverse=True)
    return sum(best[:turns], Decimal(0))


def _different_people(commitment: Commitment, entries: Iterable[Entry], turns: int) -> Decimal:
    named: Counter[str] = Counter()
    unnamed = Decimal(0)
    for entry in entries:
        names = {same_name(each) for each in people_in(entry.note, commitment.people)}
        named.update(names)
        unnamed += max(entry.amount - len(names), Decimal(0))
    return unnamed + sum(min(count, turns) for count in named.values())
