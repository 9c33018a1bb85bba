"""Several goals and promises side by side, which may have one name."""

from collections import Counter
from collections.abc import Callable, Sequence

from bot.domain.goals import Commitment, Goal

Thing = Commitment | Goal


def told_apart(things: Sequence[Thing], names: Sequence[str]) -> list[str]:
    """The names, one for each thing; to those that are alike is added a unit, a rhythm, or a number.

    No two buttons of a message may sound alike (product.md, How it speaks).
    """
    alike = Counter(names)
    told = []
    for thing, name in zip(things, names, strict=True):
        group = [each for each, other in zip(things, names, strict=True) if other == name]
        told.append(name if alike[name] == 1 else f"{name} ({_difference(thing, group)})")
    return told


def _difference(thing: Thing, group: Sequence[Thing]) -> str:
    for tell in _TELLS:
        said = [tell(each) for each in group]
        if all(said) and len(set(said)) == len(group):
            return tell(thing)
    return str(1 + [each.id for each in group].index(thing.id))


def _unit(thing: Thing) -> str:
    return thing.unit


def _rhythm(thing: Thing) -> str:
    return f"goal {thing.number}" if isinstance(thing, Goal) else thing.cadence.value


def _unit_and_rhythm(thing: Thing) -> str:
    return f"{_unit(thing)}, {_rhythm(thing)}" if _unit(thing) else _rhythm(thing)


_TELLS: tuple[Callable[[Thing], str], ...] = (_unit, _rhythm, _unit_and_rhythm)
