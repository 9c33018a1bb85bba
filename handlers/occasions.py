"""Occasions: somebody is at a conference, or it is over."""

from bot.dependencies import Dependencies
from bot.domain.ways_in import Way
from bot.slack import ids, occasion_views
from bot.slack.answers import Answer
from bot.slack.payloads import Command, Press
from bot.usecases import occasions
from handlers.given import act, id_in


class OccasionHandlers:
    """What a person says of the occasions their promises come round with."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.AT: self.at}
        self.presses = {ids.OCCASION_BEGIN: self.begin, ids.OCCASION_CLOSE: self.close}

    async def at(self, asked: Command, words: str) -> Answer:
        """`/goal at a conference until friday`; in a message, words that name none lead nowhere."""
        unknown = await occasions.unknown(*act(self._deps, asked), words)
        if unknown is not None:
            return occasion_views.which(unknown) if asked.command else None
        return occasion_views.opened(await occasions.begin_named(*act(self._deps, asked), words))

    async def begin(self, press: Press) -> Answer:
        """*I'm at a conference*, for one promise."""
        found = await occasions.begin(*act(self._deps, press), id_in(press.value, "commitment"))
        return occasion_views.opened([found])

    async def close(self, press: Press) -> Answer:
        """*It is over*."""
        return occasion_views.closed(
            await occasions.close(*act(self._deps, press), id_in(press.value, "commitment"))
        )
