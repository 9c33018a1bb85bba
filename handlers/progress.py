"""Logging: by command, button, shortcut or form; put right and taken back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from bot.dependencies import Dependencies
from bot.domain.amounts import parse_amount
from bot.domain.errors import BadAmount, BeforeStart, DateAhead, Gone, NotUnderstood
from bot.domain.locales import decimal_comma
from bot.domain.log_facts import Correction, LogForm, Logged, NewEntry, NothingToLog, WhichOne
from bot.domain.people import Profile
from bot.domain.ways_in import Way
from bot.slack import error_views, ids, log_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.blocks import View
from bot.slack.message import Message
from bot.slack.payloads import Command, Press, Shortcut, Submission
from bot.usecases import entries, home, progress
from handlers.given import Given, act, id_in, ids_in


class ProgressHandlers:
    """What a person does with entries."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.LOG: self.log, Way.UNDO: self.undo_last}
        self.presses = {
            ids.LOG_OPEN: self.open_form,
            ids.LOG_ONE: self.log_one,
            ids.LOG_FOR: self.log_for,
            ids.LOG_UNDO: self.undo,
            ids.LOG_EDIT: self.open_edit,
            ids.LOG_NOTE: self.open_edit,
        }
        self.submissions = {ids.LOG_FORM: self.save, ids.LOG_EDIT_FORM: self.change}

    async def log(self, asked: Command, words: str) -> Answer:
        """`/log 3 feedback`; without words the form, with "undo" the last entry is taken back."""
        if not words:
            return await self._form(asked)
        if words.casefold() == Way.UNDO:
            return await self.undo_last(asked, "")
        logged = await progress.log(*act(self._deps, asked), words)
        if isinstance(logged, NothingToLog):
            await self._greet(asked, logged.profile)
        return answered(logged)

    async def undo_last(self, asked: Command, _words: str) -> Answer:
        """`undo`: the entry that was typed last."""
        return await self._undone(asked)

    async def shortcut(self, asked: Shortcut) -> Answer:
        """The shortcut *Log progress*."""
        return await self._form(asked)

    async def message_shortcut(self, asked: Shortcut) -> Answer:
        """The shortcut *Log progress* on a message: with its link, and nothing of what stands in it."""
        return await self._form(asked, note=asked.link)

    async def open_form(self, press: Press) -> Answer:
        """*Log…*; the button may name a goal or promise."""
        return await self._form(press, id_in(press.value, "commitment") if press.value else None)

    async def log_one(self, press: Press) -> Answer:
        """*Log 1* in Home or in a passing message: the usual step, today."""
        logged = await progress.log_step(*act(self._deps, press), id_in(press.value, "commitment"))
        # Home shows the new state by itself; a page over it would only be in the way, but for a question or
        # a welcome.
        if press.place.is_home and logged.end is None and logged.back_since is None:
            return None
        return log_views.logged(logged)

    async def log_for(self, press: Press) -> Answer:
        """What a line was meant for was chosen."""
        note_id, target = ids_in(press.value, "note", 2)
        logged = await progress.log_note(*act(self._deps, press), note_id, target)
        return log_views.logged(logged)

    async def undo(self, press: Press) -> Answer:
        """*Undo*."""
        return await self._undone(press, id_in(press.value, "entry"))

    async def _undone(self, given: Given, entry_id: UUID | None = None) -> Answer:
        try:
            return log_views.withdrawn(await entries.undo(*act(self._deps, given), entry_id))
        except Gone as gone:
            if gone.what == "entry":
                raise
            return log_views.ended_since(await entries.ended_since(*act(self._deps, given), entry_id))

    async def open_edit(self, press: Press) -> Answer:
        """*Other day* and *Add a note*: the entry in a form."""
        shown = await entries.form(*act(self._deps, press), id_in(press.value, "entry"))
        return OpenForm(log_views.form(shown))

    async def save(self, form: Submission) -> Answer:
        """The form to log with."""
        target = form.values.choice("target")
        if not target:
            return FieldErrors({"target": "Choose what this is for."})
        amount, on, wrong = await self._typed(form)
        if wrong:
            return FieldErrors(wrong)
        new = NewEntry(id_in(target, "goal"), amount, on, form.values.text("note"))
        return await self._saved(form, new)

    async def change(self, form: Submission) -> Answer:
        """The form to change an entry."""
        amount, on, wrong = await self._typed(form)
        if wrong:
            return FieldErrors(wrong)
        entry_id = id_in(form.metadata.get("entry", ""), "entry")
        return await self._saved(form, Correction(amount, on, form.values.text("note")), entry_id)

    async def _saved(
        self, form: Submission, new: NewEntry | Correction, entry_id: UUID | None = None
    ) -> Answer:
        try:
            if isinstance(new, NewEntry):
                logged = await progress.log_for(*act(self._deps, form), new)
            else:
                logged = await entries.change(*act(self._deps, form), entry_id or UUID(int=0), new)
        except (DateAhead, BeforeStart) as error:
            return FieldErrors({"on": error_views.in_field(error)})
        except (BadAmount, NotUnderstood) as error:
            return FieldErrors({"amount": error_views.in_field(error)})
        return ShowView(log_views.logged_page(logged))

    async def _typed(self, form: Submission) -> tuple[Decimal | None, date, dict[str, str]]:
        """Amount and day of a form, with a sentence for an amount that can't be used."""
        shown = await progress.form(*act(self._deps, form))
        typed, on = form.values.text("amount"), form.values.day("on") or shown.today
        comma = decimal_comma(shown.profile.person.locale)
        try:
            amount = parse_amount(typed, decimal_comma=comma) if typed else None
        except BadAmount as error:
            return None, on, {"amount": error_views.in_field(error)}
        return amount, on, {}

    async def _form(self, given: Given, target: UUID | None = None, note: str = "") -> Answer:
        shown = await progress.form(*act(self._deps, given), target)
        if not shown.plan.goals:
            await self._greet(given, shown.profile)
        return OpenForm(form_of(replace(shown, note=note)))

    async def _greet(self, given: Given, profile: Profile) -> None:
        """Whoever came for the first time, and had nothing to log for, came by nothing else."""
        if profile.acted_on is None and not profile.person.welcomed:
            await home.greet(*act(self._deps, given), looked_only=True)


def form_of(shown: LogForm) -> View:
    """The form, or where there is nothing to log for, the way to a goal."""
    if not shown.plan.goals:
        return log_views.nothing_to_log_page(NothingToLog(shown.profile))
    return log_views.form(shown)


def answered(facts: Logged | WhichOne | NothingToLog) -> Message:
    """The answer to a line that was to be logged."""
    match facts:
        case Logged():
            return log_views.logged(facts)
        case WhichOne():
            return log_views.which_one(facts)
        case NothingToLog():
            return log_views.nothing_to_log(facts)
