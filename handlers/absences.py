"""`/goal away` and `back`: days that do not count."""

from dataclasses import replace
from uuid import UUID

from bot.dependencies import Dependencies
from bot.domain.absences import Back, Noted, Whereabouts
from bot.domain.calendar import DateSpan
from bot.domain.errors import AwayTooFar, AwayTooLong, BadDate, DateInPast, Gone
from bot.slack import away_views, error_views, ids
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import absences

_UNREADABLE = (BadDate, DateInPast, AwayTooLong, AwayTooFar)


class AbsenceHandlers:
    """Notes days away, in words or in a form, and takes them out again."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {"away": self.on_away, "back": self.on_back_command}
        self.presses = {
            ids.AWAY_OPEN: self.on_open,
            ids.AWAY_REMOVE: self.on_remove,
            ids.AWAY_BACK: self.on_back,
        }
        self.submissions = {ids.AWAY_SAVE: self.on_save}

    async def on_away(self, command: Command) -> Answer:
        """Days in the person's words; without any, the form."""
        if not command.text.strip():
            return await self.on_open(command)
        return await self._noted(command, command.text)

    async def on_back_command(self, command: Command) -> Answer:
        """Back today; "back on friday" is away until the day before."""
        if command.text.strip():
            try:
                return away_views.noted(await self._note(command, f"back {command.text}"))
            except (BadDate, DateInPast):
                pass  # "back now" and "back again" name no day that lies ahead: it is today
        return away_views.back(await self._back(command))

    async def on_open(self, asked: Command | Press) -> Answer:
        """The form, with what is noted."""
        form = away_views.form(await self._where(asked))
        in_modal = isinstance(asked, Press) and asked.place.in_modal
        return ShowView(form) if in_modal else OpenForm(form)

    async def on_save(self, form: Submission) -> Answer:
        """Two days from the form."""
        first, last = form.values.day(away_views.FIRST_DAY), form.values.day(away_views.LAST_DAY)
        if first is None or last is None:
            missing = away_views.FIRST_DAY if first is None else away_views.LAST_DAY
            return FieldErrors({missing: away_views.CHOOSE})
        if last < first:
            return FieldErrors({away_views.LAST_DAY: away_views.WRONG_ORDER})
        try:
            noted = await absences.note_days(
                self._deps.open_uow, self._deps.clock.now(), form.visit, DateSpan(first, last)
            )
        except (AwayTooLong, AwayTooFar) as error:
            return FieldErrors({away_views.LAST_DAY: error_views.sentence(error)})
        return ShowView(away_views.noted_page(noted))

    async def on_remove(self, press: Press) -> Answer:
        """Take one out; in the form the two days that were being chosen stay."""
        now = self._deps.clock.now()
        try:
            where = await absences.remove(self._deps.open_uow, now, press.visit, UUID(press.value))
        except Gone:
            if not press.place.in_modal:
                raise
            where = await self._where(press)
        if not press.place.in_modal:
            return away_views.removed(where)
        first, last = (press.values.day(each) for each in (away_views.FIRST_DAY, away_views.LAST_DAY))
        return ShowView(away_views.form(where, first, last))

    async def on_back(self, press: Press) -> Answer:
        """The button that says so."""
        facts = await self._back(press)
        return ShowView(away_views.back_page(facts)) if press.place.in_modal else away_views.back(facts)

    async def _noted(self, command: Command, text: str) -> Answer:
        try:
            return away_views.noted(await self._note(command, text))
        except _UNREADABLE as error:
            return away_views.not_understood(error_views.sentence(error))

    async def _note(self, command: Command, text: str) -> Noted:
        return await absences.note(self._deps.open_uow, self._deps.clock.now(), command.visit, text)

    async def _back(self, asked: Command | Press) -> Back:
        return await absences.back(self._deps.open_uow, self._deps.clock.now(), asked.visit)

    async def _where(self, asked: Command | Press) -> Whereabouts:
        reads = replace(asked.visit, receipt="")
        return await absences.where(self._deps.open_uow, self._deps.clock.now(), reads)
