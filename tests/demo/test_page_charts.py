"""How the local Slack draws charts: what is said of a value, and what there is room for."""

from collections.abc import Sequence

import pytest

from bot.demo.page_charts import Chart, chart_of


def drawn(values: Sequence[float], kind: str = "line") -> Chart:
    labels = [f"{place} Mar" for place in range(len(values))]
    data = [{"label": label, "value": value} for label, value in zip(labels, values, strict=True)]
    axes = {"categories": labels}
    return chart_of({"chart": {"type": kind, "series": [{"name": "You", "data": data}], "axis_config": axes}})


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0, 1, 3], ["0", "1.5", "3"]),
        ([80, 79, 78], ["78", "79", "80"]),
        ([30, 80], ["0", "40", "80"]),
        ([-3, 3], ["-3", "0", "3"]),
        ([5], ["5"]),
        ([0, 17.1], ["0", "8.55", "17.1"]),
        ([0, 2_500], ["0", "1250", "2500"]),
        ([0, 120_000], ["0", "60k", "120k"]),
        ([0, 2_000_000_000_000], ["0", "1T", "2T"]),
    ],
)
def test_lines_far_above_nothing_do_not_begin_there(values: list[float], ticks: list[str]) -> None:
    assert [words for words, _ in drawn(values).ticks] == ticks


def test_bars_begin_at_nothing() -> None:
    assert [words for words, _ in drawn([80, 79], "bar").ticks] == ["0", "40", "80"]


@pytest.mark.parametrize(
    ("value", "words"), [(0.18, "0.18"), (7, "7"), (1234567.5, "1,234,567.5"), (2e12, "2,000,000,000,000")]
)
def test_a_value_is_said_exactly(value: float, words: str) -> None:
    assert drawn([value]).marks[0].words == f"You, 0 Mar: {words}"


def test_of_many_labels_some_are_shown_and_the_last_of_all() -> None:
    assert [words for words, _ in drawn(range(20)).labels] == [
        f"{day} Mar" for day in (1, 4, 7, 10, 13, 16, 19)
    ]
    assert len(drawn(range(7)).labels) == 7
