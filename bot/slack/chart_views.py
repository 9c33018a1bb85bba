"""A goal's way so far on screen: drawn, and the same in words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bot.domain.charts import POINTS_MOST, ChartFacts, Point
from bot.slack import ids
from bot.slack.blocks import Block, View, actions, button, modal, section
from bot.slack.goal_views import goal_line
from bot.slack.message import Message
from bot.slack.text import MONTHS, amount, cut_plain, day

YOU = "You"
PACE = "The pace"
TITLE_MAX = 50
"""Characters of a chart's title and of the names of its axes."""


def chart(facts: ChartFacts) -> Message:
    """The chart as a message; whoever wants plain text gets the words alone."""
    goal = facts.facts.goal
    stands, weeks = _words(facts)
    drawn = (_drawn(facts),) if facts.points and not facts.profile.times.plain_text else ()
    row = actions(button("Details", ids.GOAL_SHOW, str(goal.id)))
    text = f"Your way so far.\n{stands}\n{weeks}\n[Details]"
    return Message(text, (section(stands), *drawn, section(weeks), row))


def sent(facts: ChartFacts) -> View:
    """The same on a page, where Slack draws no chart; that one waits in the conversation."""
    blocks = [section(words) for words in _words(facts)]
    if not facts.profile.times.plain_text:
        blocks.append(section("The chart itself waits for you in our conversation, under Messages."))
    return modal("So far", "page", blocks)


def _words(facts: ChartFacts) -> tuple[str, str]:
    """Where the goal stands, and every point of the chart."""
    locale = facts.profile.person.locale
    points = facts.points[-POINTS_MOST:]
    lines = [f"{_when(point, facts)}: {_values(point, locale)}" for point in points]
    if facts.skipped:
        lines.insert(0, f"The last {len(points)} of {len(points) + facts.skipped} points:")
    return goal_line(facts.facts, locale, full=True), "\n".join(lines)


def _when(point: Point, facts: ChartFacts) -> str:
    if point.first:
        return "Start"
    return "Today" if point.open else day(point.on, facts.today)


def _values(point: Point, locale: str) -> str:
    you = f"you {amount(point.level, locale)}"
    return you if point.expected is None else f"{you}, the pace {amount(point.expected, locale)}"


def _drawn(facts: ChartFacts) -> Block:
    """You and the pace as two lines (Slack reference: data visualization); you alone where none is expected.

    It stands in messages and Home only, and not everywhere yet: the text says the same.
    """
    goal, points = facts.facts.goal, facts.points[-POINTS_MOST:]
    labels = [_label(point) for point in points]
    lines = {YOU: [point.level for point in points]}
    expected = [point.expected for point in points if point.expected is not None]
    if len(expected) == len(points):
        lines[PACE] = expected
    axes: dict[str, Any] = {"categories": labels, "x_label": "Weeks"}
    if goal.unit:
        axes["y_label"] = cut_plain(goal.unit, TITLE_MAX)
    return {
        "type": "data_visualization",
        "title": cut_plain(goal.short_name, TITLE_MAX),
        "chart": {
            "type": "line",
            "series": [{"name": name, "data": _data(labels, values)} for name, values in lines.items()],
            "axis_config": axes,
        },
    }


def _data(labels: Sequence[str], values: Sequence[Decimal]) -> list[dict[str, Any]]:
    """One value for each label, as a number of JSON's."""
    numbers = (int(value) if value == value.to_integral_value() else float(value) for value in values)
    return [{"label": label, "value": value} for label, value in zip(labels, numbers, strict=True)]


def _label(point: Point) -> str:
    if point.first:
        return "Start"
    return "Today" if point.open else f"{point.on.day} {MONTHS[point.on.month - 1]}"
