"""`/goal settings` and `stop`: the times of what comes by the clock."""

from dataclasses import replace

from bot.dependencies import Dependencies
from bot.domain.chosen import Chosen
from bot.domain.errors import NoWorkingDay
from bot.slack import error_views, ids, settings_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import settings


class SettingsHandlers:
    """Shows, keeps and stops."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {"settings": self.on_settings, "stop": self.on_stop}
        self.presses = {ids.SETTINGS_OPEN: self.on_settings, ids.SETTINGS_RESTART: self.on_restart}
        self.submissions = {ids.SETTINGS_SAVE: self.on_save}

    async def on_settings(self, asked: Command | Press) -> Answer:
        """The form, drawn from what was chosen."""
        return OpenForm(settings_views.form(await self._shown(asked)))

    async def on_save(self, form: Submission) -> Answer:
        """Keep what stands in the form, and say what will come when."""
        before = await self._shown(form)
        times = settings_views.times_from(form.values, before.profile.times)
        try:
            saved = await settings.save(self._deps.open_uow, self._deps.clock.now(), form.visit, times)
        except NoWorkingDay as error:
            return FieldErrors({settings_views.WORKING_DAYS: error_views.sentence(error)})
        return ShowView(settings_views.saved(saved))

    async def on_stop(self, command: Command) -> Answer:
        """No prompts from now on."""
        stopped = await settings.stop(self._deps.open_uow, self._deps.clock.now(), command.visit)
        return settings_views.stopped(stopped)

    async def on_restart(self, press: Press) -> Answer:
        """Prompts again."""
        again = await settings.restart(self._deps.open_uow, self._deps.clock.now(), press.visit)
        return settings_views.restarted(again)

    async def _shown(self, asked: Command | Press | Submission) -> Chosen:
        reads = replace(asked.visit, receipt="")
        return await settings.show(self._deps.open_uow, self._deps.clock.now(), reads)
