"""`/goal help`, `privacy`, and words that lead nowhere."""

from bot.dependencies import Dependencies
from bot.domain.ways_in import Way
from bot.slack import help_views, ids, privacy_views
from bot.slack.answers import Answer, OpenForm
from bot.slack.payloads import Command, Press


class HelpHandlers:
    """Answers that need no tables."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.HELP: self.help, Way.PRIVACY: self.privacy, Way.NOWHERE: self.not_known}
        self.presses = {ids.HELP_OPEN: self.help_pressed, ids.PRIVACY_OPEN: self.privacy_pressed}

    async def help(self, _asked: Command, _words: str) -> Answer:
        """`/goal help`: five lines by situation."""
        return help_views.help_message()

    async def privacy(self, _asked: Command, _words: str) -> Answer:
        """`/goal privacy`: who can see what."""
        return privacy_views.privacy(self._deps.host_contact)

    async def not_known(self, _asked: Command, words: str) -> Answer:
        """Words that lead nowhere, shown again so that nothing typed is lost."""
        return help_views.not_known(words)

    async def help_pressed(self, _press: Press) -> Answer:
        """The same as a page."""
        return OpenForm(help_views.help_page())

    async def privacy_pressed(self, _press: Press) -> Answer:
        """The same as a page."""
        return OpenForm(privacy_views.privacy_page(self._deps.host_contact))
