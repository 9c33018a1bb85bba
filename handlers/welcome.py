"""The doors of the first hello."""

from bot.dependencies import Dependencies
from bot.domain.career_facts import CareerFacts
from bot.domain.ways_in import Way
from bot.slack import career_views, ids, welcome_views
from bot.slack.answers import Answer, OpenForm, ShowView
from bot.slack.blocks import View
from bot.slack.payloads import Command, Press
from bot.usecases import careers
from handlers.given import act, reading


class WelcomeHandlers:
    """Leads on who has just come."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.ROADMAP: self.roadmap}
        self.presses = {ids.WELCOME_FIND: self.find, ids.WELCOME_LATER: self.later}

    async def roadmap(self, asked: Command, _words: str) -> Answer:
        """`/goal roadmap`: where somebody stands on the way, and their next step."""
        if not asked.trigger_id:
            return welcome_views.opener()
        return OpenForm(_page(await careers.look(*act(self._deps, asked))))

    async def find(self, press: Press) -> Answer:
        """*Help me find one*: the first step; for who has begun, where they stopped."""
        return ShowView(_page(await careers.look(*act(self._deps, reading(press)))))

    async def later(self, press: Press) -> Answer:
        """*Not now*."""
        await careers.words(*act(self._deps, reading(press)))
        return welcome_views.later()


def _page(facts: CareerFacts) -> View:
    """The first step; for who has begun, where they stopped."""
    return welcome_views.way(facts) if facts.roadmap.begun else career_views.form(facts)
