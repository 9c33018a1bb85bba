"""The doors of the first hello."""

from bot.dependencies import Dependencies
from bot.slack import career_views, ids, welcome_views
from bot.slack.answers import Answer, ShowView
from bot.slack.payloads import Press
from bot.usecases import careers
from handlers.given import act, reading


class WelcomeHandlers:
    """Leads on who has just come."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {ids.WELCOME_FIND: self.find, ids.WELCOME_LATER: self.later}

    async def find(self, press: Press) -> Answer:
        """*Help me find one*: the first step; for who has begun, where they stopped."""
        facts = await careers.look(*act(self._deps, reading(press)))
        return ShowView(welcome_views.way(facts) if facts.roadmap.begun else career_views.form(facts))

    async def later(self, press: Press) -> Answer:
        """*Not now*."""
        await careers.words(*act(self._deps, reading(press)))
        return welcome_views.later()
