"""Home, the overview under `/goal`, and the first hello."""

from dataclasses import replace
from typing import Any

from bot.dependencies import Dependencies
from bot.domain.people import Visit
from bot.domain.ways_in import Way
from bot.slack import home_views
from bot.slack.answers import Answer
from bot.slack.payloads import Command
from bot.usecases import home
from handlers.given import act
from handlers.looks import Looks


class HomeHandlers:
    """Shows somebody where they stand."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.looks = Looks(self.draw)
        self.sub_commands = {Way.OVERVIEW: self.overview}

    async def overview(self, asked: Command, _words: str) -> Answer:
        """Bare `/goal`: today and four ways on; whoever comes for the first time is greeted."""
        facts = await home.look(*act(self._deps, asked))
        if facts.profile.acted_on is None and not facts.profile.person.welcomed:
            await home.greet(*act(self._deps, asked), looked_only=True)
        return home_views.overview(facts)

    async def opened(self, visit: Visit, event: dict[str, Any]) -> None:
        """`app_home_opened`: the page is drawn; whoever comes for the first time is greeted."""
        looks = replace(visit, acts=False)
        await home.greet(self._deps.open_uow, self._deps.clock.now(), looks)
        if event.get("tab") == "home":
            self.looks.opened(looks)

    async def draw(self, visit: Visit) -> None:
        """Publish somebody's Home from the facts of the moment."""
        # Drawn after whatever they did, and after what the bot did: it is no act of theirs.
        facts = await home.look(self._deps.open_uow, self._deps.clock.now(), replace(visit, acts=False))
        view = home_views.page(facts, self._deps.host_contact)
        await self._deps.messenger.publish_home(visit.slack_user_id, view)
