"""The whole plan over time."""

from bot.dependencies import Dependencies
from bot.domain.ways_in import Way
from bot.slack import ids, timeline_views
from bot.slack.answers import Answer, OpenForm
from bot.slack.payloads import Command, Press
from bot.usecases import timelines
from handlers.given import act


class TimelineHandlers:
    """What a person sees of their plan in one look."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.TIMELINE: self.show}
        self.presses = {ids.TIMELINE_SHOW: self.pressed, ids.TIMELINE_GROUP: self.group}

    async def show(self, asked: Command, _words: str) -> Answer:
        """`/goal timeline`."""
        return timeline_views.shown(await timelines.look(*act(self._deps, asked)))

    async def pressed(self, press: Press) -> Answer:
        """*Timeline*, wherever it stands."""
        return timeline_views.shown(await timelines.look(*act(self._deps, press)))

    async def group(self, press: Press) -> Answer:
        """*Show all*: one month, or what else was folded, whole."""
        plan = await timelines.look(*act(self._deps, press))
        return OpenForm(timeline_views.page(plan, press.value))
