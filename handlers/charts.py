"""A goal's way so far, drawn where Slack draws."""

from bot.dependencies import Dependencies
from bot.slack import chart_views, ids
from bot.slack.answers import Answer, OpenForm
from bot.slack.payloads import Press
from bot.usecases import charts
from handlers.given import act, id_in


class ChartHandlers:
    """What a person asks to see drawn."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {ids.GOAL_CHART: self.chart}

    async def chart(self, press: Press) -> Answer:
        """*Chart*: a message; on a page, where Slack draws none, the words, and the chart as a message."""
        goal_id = id_in(press.value, "goal")
        if not press.place.response_url:
            return OpenForm(chart_views.sent(await charts.send(*act(self._deps, press), goal_id)))
        return chart_views.chart(await charts.look(*act(self._deps, press), goal_id))
