"""A measured figure beside its limit."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time


@dataclass(frozen=True)
class Figure:
    """What was measured; `most` tells whether the limit is an upper or a lower one."""

    name: str
    value: float
    limit: float
    unit: str = "×"
    most: bool = True

    @property
    def holds(self) -> bool:
        return self.value <= self.limit if self.most else self.value >= self.limit

    def __str__(self) -> str:
        sign, state = "≤" if self.most else "≥", "ok" if self.holds else "OVER"
        return f"{self.name:<64} {self.value:>9.2f} {sign} {self.limit:>7.2f} {self.unit:<4} {state}"


@dataclass(frozen=True)
class Cost:
    """Seconds by the wall and of this process' CPU."""

    wall: float = 0.0
    cpu: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.wall + other.wall, self.cpu + other.cpu)


async def cost(work: Callable[[], Awaitable[object]]) -> Cost:
    """What one run of `work` costs."""
    wall, cpu = perf_counter(), process_time()
    await work()
    return Cost(perf_counter() - wall, process_time() - cpu)


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each."""
    walls, cpus = zip(*((each.wall, each.cpu) for each in costs), strict=True)
    return Cost(median(walls), median(cpus))
