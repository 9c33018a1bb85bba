"""Home, the pages behind it, the overview under `/goal`, and the first hello."""

from dataclasses import replace
from typing import Any

from bot.dependencies import Dependencies
from bot.domain.people import Visit
from bot.domain.ways_in import Way
from bot.slack import (
    consent_views,
    home_goal_views,
    home_today_views,
    home_views,
    ids,
    log_views,
    who_sees_views,
)
from bot.slack.answers import Answer, OpenForm, ShowView
from bot.slack.payloads import Command, Press
from bot.usecases import agreements, goals, home, progress, who_sees
from handlers.given import act, id_in, ids_in, reading
from handlers.looks import Looks


class HomeHandlers:
    """Shows somebody where they stand."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.looks = Looks(self.draw)
        self.sub_commands = {Way.OVERVIEW: self.overview}
        self.presses = {
            ids.HOME_ALL: self.show_all,
            ids.HOME_LOG: self.log,
            ids.HOME_GOALS: self.show_goals,
            ids.HOME_END: self.ask_end,
            ids.HOME_SEES: self.who_sees,
            ids.HOME_SEES_CHANGE: self.change_seen,
            ids.HOME_SEES_SHARE: self.share,
        }

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

    async def show_all(self, press: Press) -> Answer:
        """*Show all*: everything that is open today."""
        facts = await home.look(*act(self._deps, reading(press)))
        return OpenForm(home_today_views.all_open(facts))

    async def log(self, press: Press) -> Answer:
        """*Log 1* on that page: the usual step, today; the page follows, but for a question or a welcome."""
        logged = await progress.log_step(*act(self._deps, press), id_in(press.value, "commitment"))
        if logged.end is not None or logged.back_since is not None:
            return log_views.logged(logged)
        return ShowView(home_today_views.all_open(await home.look(*act(self._deps, reading(press)))))

    async def show_goals(self, press: Press) -> Answer:
        """*Finished*, and goals that Home has no room for; the button may name the page."""
        which, _, at = press.value.partition(" ")
        facts = await home.behind(*act(self._deps, reading(press)))
        place = int(at[:6]) if at.isascii() and at.isdecimal() else 0
        return ShowView(home_goal_views.page(facts, which, place))

    async def ask_end(self, press: Press) -> Answer:
        """*Reached or let go*: which of the two."""
        shown = await goals.show(*act(self._deps, reading(press)), id_in(press.value, "goal"))
        return OpenForm(home_goal_views.ends(shown.facts, shown.profile.person.locale))

    async def who_sees(self, press: Press) -> Answer:
        """*Who sees this*."""
        return OpenForm(await self._seen(press, press.value))

    async def change_seen(self, press: Press) -> Answer:
        """*Change*: what one partner sees, in place of the page, which would be wrong after it."""
        found = await agreements.sharing(*act(self._deps, reading(press)), id_in(press.value, "partnership"))
        return ShowView(consent_views.form(*found))

    async def share(self, press: Press) -> Answer:
        """*Show it to Grace*, from the page that says who sees it, which follows."""
        partnership_id, goal_id = ids_in(press.value, "partnership", 2)
        await agreements.share(*act(self._deps, press), partnership_id, goal_id)
        return ShowView(await self._seen(press, str(goal_id)))

    async def _seen(self, press: Press, goal_id: str) -> dict[str, Any]:
        seen = await who_sees.look(*act(self._deps, reading(press)), id_in(goal_id, "goal"))
        return who_sees_views.page(seen)
