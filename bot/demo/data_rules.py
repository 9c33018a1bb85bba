"""What Slack demands of tables and charts (Slack reference: data table, data visualization block)."""

from typing import Any

from bot.demo.rich_text_rules import rich_text_parts
from bot.demo.rule_kit import Rule, by_type, fault, many, number, shape, string, whole

TABLE_CHARACTERS = 10_000
CHART_LABEL = 20

a_block_id: dict[str, Rule] = {"block_id": string(255)}
raw_text = shape({"text": string(TABLE_CHARACTERS)})
raw_number = shape({"value": number, "text": string(TABLE_CHARACTERS)})
a_rich_cell = shape({"elements": many(rich_text_parts, most=100)}, a_block_id)
a_cell = by_type({"raw_text": raw_text, "raw_number": raw_number, "rich_text": a_rich_cell})
a_header_cell = by_type({"raw_text": raw_text, "raw_number": raw_number})

_a_table = shape(
    {"caption": string(3000), "rows": many(many(a_cell, most=20), most=101, least=2)},
    a_block_id | {"page_size": whole(1, 100), "row_header_column_index": whole(0, 19)},
)


def data_table(value: Any, path: str, faults: list[str]) -> None:
    """A header row without rich text, then rows of the same length."""
    found: list[str] = []
    _a_table(value, path, found)
    faults += found
    if found:
        return
    rows = value["rows"]
    for place, cell in enumerate(rows[0]):
        a_header_cell(cell, f"{path}/rows/0/{place}", faults)
    if len({len(row) for row in rows}) > 1:
        faults.append(fault(f"{path}/rows", "must all have the same number of cells"))
    if value.get("row_header_column_index", 0) >= len(rows[0]):
        faults.append(fault(f"{path}/row_header_column_index", "must be one of the columns"))
    if sum(len(cell.get("text", "")) for row in rows for cell in row) > TABLE_CHARACTERS:
        faults.append(fault(f"{path}/rows", f"must have at most {TABLE_CHARACTERS} characters"))


a_label = string(CHART_LABEL)
a_point = shape({"label": a_label, "value": number})
an_axis = shape(
    {"categories": many(a_label, most=20)}, {"x_label": string(50, least=0), "y_label": string(50, least=0)}
)
a_series = shape({"name": a_label, "data": many(a_point, most=20)})
_drawn = shape({"series": many(a_series, most=6), "axis_config": an_axis})


def _chart_with_axes(value: Any, path: str, faults: list[str]) -> None:
    """Each series has one point for each category."""
    found: list[str] = []
    _drawn(value, path, found)
    faults += found
    if found:
        return
    categories = value["axis_config"]["categories"]
    for place, series in enumerate(value["series"]):
        if sorted(point["label"] for point in series["data"]) != sorted(categories):
            faults.append(fault(f"{path}/series/{place}/data", "must have one point for each category"))


def _positive(value: Any, path: str, faults: list[str]) -> None:
    number(value, path, faults)
    if isinstance(value, int | float) and value <= 0:
        faults.append(fault(path, "must be more than 0"))


a_pie = shape({"segments": many(shape({"label": a_label, "value": _positive}), most=6)})
data_visualization = shape(
    {
        "title": string(50),
        "chart": by_type(
            {
                "line": _chart_with_axes,
                "bar": _chart_with_axes,
                "area": _chart_with_axes,
                "pie": a_pie,
            }
        ),
    },
    a_block_id,
)
