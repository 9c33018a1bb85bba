"""`/goal settings` and `stop`: the times of what comes by the clock."""

from bot.dependencies import Dependencies
from bot.domain.errors import NoWorkingDay
from bot.domain.ways_in import Way
from bot.slack import error_views, ids, settings_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import settings
from handlers.given import act


class SettingsHandlers:
    """Shows, keeps and stops."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.SETTINGS: self.show, Way.STOP: self.stop}
        self.presses = {ids.SETTINGS_OPEN: self.open_form, ids.SETTINGS_RESTART: self.restart}
        self.submissions = {ids.SETTINGS_SAVE: self.save}

    async def show(self, asked: Command, _words: str) -> Answer:
        """`/goal settings`."""
        return OpenForm(settings_views.form(await settings.show(*act(self._deps, asked))))

    async def open_form(self, asked: Press) -> Answer:
        """*Settings*, wherever it stands."""
        return OpenForm(settings_views.form(await settings.show(*act(self._deps, asked))))

    async def save(self, form: Submission) -> Answer:
        """Keep what stands in the form, and say what will come when."""
        before = await settings.show(*act(self._deps, form))
        times = settings_views.times_from(form.values, before.profile.times)
        try:
            saved = await settings.save(*act(self._deps, form), times)
        except NoWorkingDay as error:
            return FieldErrors({settings_views.WORKING_DAYS: error_views.sentence(error)})
        return ShowView(settings_views.saved(saved))

    async def stop(self, asked: Command, _words: str) -> Answer:
        """`/goal stop`: no prompts from now on."""
        return settings_views.stopped(await settings.stop(*act(self._deps, asked)))

    async def restart(self, press: Press) -> Answer:
        """*Turn them on again*."""
        return settings_views.restarted(await settings.restart(*act(self._deps, press)))
