"""`/goal settings` and `stop`: the times of what comes by the clock."""

from bot.dependencies import Dependencies
from bot.domain.errors import NoWorkingDay, UnknownZone
from bot.domain.ways_in import Way
from bot.slack import error_views, ids, settings_form_views, settings_values, settings_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.blocks import View
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import careers, coaches, settings
from handlers.given import act


class SettingsHandlers:
    """Shows, keeps and stops."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.SETTINGS: self.show, Way.STOP: self.stop}
        self.presses = {
            ids.SETTINGS_OPEN: self.open_form,
            ids.SETTINGS_RESTART: self.restart,
            ids.SETTINGS_BY_DAY: self.by_day,
            ids.SETTINGS_COUNTRY: self.country,
            ids.SETTINGS_MINUTE_OPEN: self.open_minute,
        }
        self.submissions = {ids.SETTINGS_SAVE: self.save, ids.SETTINGS_MINUTE: self.minute}

    async def show(self, asked: Command, _words: str) -> Answer:
        """`/goal settings`."""
        return OpenForm(await self._form(asked))

    async def open_form(self, asked: Press) -> Answer:
        """*Settings*, wherever it stands."""
        return OpenForm(await self._form(asked))

    async def by_day(self, asked: Press) -> Answer:
        """*Other hours on some days*: the same form with more in it; what was filled in stays."""
        return ShowView(await self._form(asked, by_day=True))

    async def country(self, asked: Press) -> Answer:
        """A country was chosen: the form shows its regions and its next holidays; nothing is kept yet."""
        return ShowView(await self._form(asked, by_day=settings_values.asks_by_day(asked.values)))

    async def save(self, form: Submission) -> Answer:
        """Keep what stands in the form, and say what will come when."""
        before = await settings.show(*act(self._deps, form))
        try:
            times = settings_values.times_from(form.values, before.profile.times)
            saved = await settings.save(*act(self._deps, form), times)
        except NoWorkingDay as error:
            return FieldErrors({settings_values.WORKING_DAYS: error_views.in_field(error)})
        except UnknownZone as error:
            return FieldErrors({settings_values.ZONE: error_views.in_field(error)})
        return ShowView(settings_views.saved(saved))

    async def open_minute(self, press: Press) -> Answer:
        """*Choose the times*: when a quiet minute is."""
        chosen = await settings.show(*act(self._deps, press))
        return OpenForm(settings_form_views.minute_form(chosen.profile))

    async def minute(self, form: Submission) -> Answer:
        """The quiet minute was named."""
        before = await settings.show(*act(self._deps, form))
        times = settings_values.minute_from(form.values, before.profile.times)
        saved = await settings.save(*act(self._deps, form), times)
        return ShowView(settings_views.saved(saved, (await careers.look(*act(self._deps, form))).roadmap))

    async def stop(self, asked: Command, _words: str) -> Answer:
        """`/goal stop`: no prompts from now on."""
        return settings_views.stopped(await settings.stop(*act(self._deps, asked)))

    async def restart(self, press: Press) -> Answer:
        """*Turn them on again*."""
        return settings_views.restarted(await settings.restart(*act(self._deps, press)))

    async def _form(self, asked: Command | Press, *, by_day: bool = False) -> View:
        """The form; a country chosen in it already goes with it."""
        chosen = await settings.show(*act(self._deps, asked))
        shows = await coaches.shown(*act(self._deps, asked))
        country = asked.values.choice(settings_values.COUNTRY) if isinstance(asked, Press) else ""
        return settings_form_views.form(chosen, shows, country=country or None, by_day=by_day)
