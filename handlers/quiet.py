"""The ways on for somebody of whom nothing was asked any more."""

from bot.dependencies import Dependencies
from bot.slack import ids, quiet_views
from bot.slack.answers import Answer
from bot.slack.payloads import Press
from bot.usecases import quiet_acts
from handlers.given import act, on_passing


class QuietHandlers:
    """*Start again* and *Let it go*; every other act starts everything again too."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {ids.QUIET_START: self.start, ids.QUIET_DROP: self.drop}

    async def start(self, press: Press) -> Answer:
        """*Start again*: the message says so by itself."""
        started = await quiet_acts.start(*act(self._deps, press))
        return on_passing(press, quiet_views.started(started))

    async def drop(self, press: Press) -> Answer:
        """*Let it go*, of several goals: which one?"""
        return quiet_views.which(await quiet_acts.active_goals(*act(self._deps, press)))
