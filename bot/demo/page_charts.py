"""Where the marks of a chart stand, in the units of its drawing."""

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from bot.demo.records import Block

WIDTH, HEIGHT = 480, 220
LEFT, RIGHT, TOP, BOTTOM = 60, 10, 12, 28
PIE_RADIUS = 90
GAP = 0.25  # of the room for one category
LABELS_MOST = 7  # below an axis, so that a phone has room for them
SHORTER = ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**4, "k"))  # so that values fit beside the axis


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, dot or slice, with its value for those who cannot see it."""

    series: int
    words: str
    x: float
    y: float
    width: float = 0
    height: float = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be drawn.

    Attributes:
        lines: the points of each series, for `polyline`.
        ticks: words and height of the values on the left.
        labels: words and place of the categories below; of many only some, the last among them.
        legend: the names of the series or slices, in the order of their colours.
    """

    kind: str
    marks: list[Mark]
    lines: list[str]
    ticks: list[tuple[str, float]]
    labels: list[tuple[str, float]]
    legend: list[str]


def chart_of(block: Block) -> Chart:
    """The drawing of a `data_visualization` block that the block rules accept."""
    chart = block["chart"]
    return _pie(chart["segments"]) if chart["type"] == "pie" else _axes(chart)


def _axes(chart: dict[str, Any]) -> Chart:
    categories: list[str] = chart["axis_config"]["categories"]
    names = [one["name"] for one in chart["series"]]
    series = [{point["label"]: point["value"] for point in one["data"]} for one in chart["series"]]
    values = [value for one in series for value in one.values()]
    low, high = _range(values, from_zero=chart["type"] != "line")
    room = (WIDTH - LEFT - RIGHT) / len(categories)
    middles = [round(LEFT + room * (place + 0.5), 1) for place in range(len(categories))]

    def height(value: float) -> float:
        part = (value - low) / ((high - low) or 1)
        return float(round(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM), 1))

    marks: list[Mark] = []
    lines: list[str] = []
    for number, one in enumerate(series):
        heights = [height(one[category]) for category in categories]
        said = [f"{names[number]}, {category}: {_exact(one[category])}" for category in categories]
        points = list(zip(said, middles, heights, strict=True))
        if chart["type"] == "bar":
            marks += _bars(points, number, room * (1 - GAP) / len(series), len(series), height(0))
            continue
        marks += [Mark(number, words, x, y) for words, x, y in points]
        line = " ".join(f"{x},{y}" for _, x, y in points)
        ground = height(0)
        lines.append(
            f"{middles[0]},{ground} {line} {middles[-1]},{ground}" if chart["type"] == "area" else line
        )
    marked = {low, (low + high) / 2, high} | ({0} if low <= 0 else set())
    ticks = [(_short(value), height(value)) for value in sorted(marked)]
    labels = _some(list(zip(categories, middles, strict=True)))
    return Chart(chart["type"], marks, lines, ticks, labels, names)


def _range(values: list[float], *, from_zero: bool) -> tuple[float, float]:
    """The lowest and the highest value drawn; lines far above 0 need not begin there to be told apart."""
    low, high = min(values), max(values)
    if not from_zero and low > high / 2:
        return low, high
    return min(0, low), max(0, high)


def _some(labels: list[tuple[str, float]]) -> list[tuple[str, float]]:
    """As many labels as there is room for, evenly, the last one among them."""
    step = -(-len(labels) // LABELS_MOST)
    return labels[::-1][::step][::-1]


def _exact(value: float) -> str:
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def _short(value: float) -> str:
    for least, letter in SHORTER:
        if abs(value) >= least:
            return f"{value / (1000 if letter == 'k' else least):.3g}{letter}"
    return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"  # noqa: PLR2004 — four figures still fit


def _bars(
    points: list[tuple[str, float, float]], number: int, width: float, beside: int, ground: float
) -> list[Mark]:
    """One bar for each point, from the line of 0, with the bars of the other series beside it."""
    shift = width * (number - beside / 2)
    return [
        Mark(number, words, round(x + shift, 1), min(y, ground), round(width, 1), round(abs(y - ground), 1))
        for words, x, y in points
    ]


def _pie(segments: list[dict[str, Any]]) -> Chart:
    total = sum(segment["value"] for segment in segments)
    marks: list[Mark] = []
    before = 0.0
    for number, segment in enumerate(segments):
        after = before + segment["value"] / total
        words = f"{segment['label']}: {segment['value']:g}"
        marks.append(Mark(number, words, 0, 0, path=_slice(before, after)))
        before = after
    return Chart("pie", marks, [], [], [], [mark.words for mark in marks])


def _slice(before: float, after: float) -> str:
    """The outline of a slice from `before` to `after`, as parts of the whole, clockwise from the top."""
    after = min(after, before + 0.9999)  # an arc that ends where it starts is not drawn

    def at(part: float) -> str:
        turn = part * 2 * pi - pi / 2
        return f"{WIDTH / 2 + PIE_RADIUS * cos(turn):.2f} {HEIGHT / 2 + PIE_RADIUS * sin(turn):.2f}"

    large = int(after - before > 1 / 2)
    return f"M{WIDTH / 2} {HEIGHT / 2} L{at(before)} A{PIE_RADIUS} {PIE_RADIUS} 0 {large} 1 {at(after)} Z"
