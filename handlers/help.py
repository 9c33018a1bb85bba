"""`/goal help`, `privacy`, and words that lead nowhere."""

from bot.dependencies import Dependencies
from bot.slack import help_views, ids, privacy_views
from bot.slack.answers import Answer, OpenForm
from bot.slack.payloads import Command, Press


class HelpHandlers:
    """Answers that need no tables."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {"help": self.on_help, "privacy": self.on_privacy, "": self.on_unknown}
        self.presses = {ids.HELP_OPEN: self.on_help_press, ids.PRIVACY_OPEN: self.on_privacy_press}

    async def on_help(self, _command: Command) -> Answer:
        """Five lines by situation."""
        return help_views.help_message()

    async def on_privacy(self, _command: Command) -> Answer:
        """Who can see what."""
        return privacy_views.privacy(self._deps.host_contact)

    async def on_unknown(self, command: Command) -> Answer:
        """Words that lead nowhere, shown again so that nothing typed is lost."""
        return help_views.not_known(command.text)

    async def on_help_press(self, _press: Press) -> Answer:
        """The same as a page."""
        return OpenForm(help_views.help_page())

    async def on_privacy_press(self, _press: Press) -> Answer:
        """The same as a page."""
        return OpenForm(privacy_views.privacy_page(self._deps.host_contact))
