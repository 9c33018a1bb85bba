"""`/goal away` and `back`: days that do not count."""

from datetime import date

from bot.dependencies import Dependencies
from bot.domain.absences import allowed, is_long
from bot.domain.calendar import DateSpan
from bot.domain.errors import AwayTooFar, AwayTooLong, BadDate, DateInPast, Gone, NoSuchDay
from bot.domain.ways_in import Way
from bot.slack import away_views, error_views, ids
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import absences
from handlers.given import act, id_in


class AbsenceHandlers:
    """Notes days away, in words or in a form, and takes them out again."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.AWAY: self.away, Way.BACK: self.back}
        self.presses = {
            ids.AWAY_OPEN: self.open_form,
            ids.AWAY_REMOVE: self.remove,
            ids.AWAY_BACK: self.back_pressed,
            ids.AWAY_SURE: self.sure,
        }
        self.submissions = {ids.AWAY_SAVE: self.save}

    async def away(self, asked: Command, words: str) -> Answer:
        """`/goal away until friday`: days in the person's words; without any, the form."""
        if not words:
            return await self.open_form(asked)
        try:
            return away_views.noted(await absences.note(*act(self._deps, asked), words))
        except absences.LongAway as long:
            return away_views.asked(long.days, long.today)
        except BadDate as error:
            return away_views.not_noted(words, away_views.why_not(error))
        except (DateInPast, AwayTooLong, AwayTooFar) as error:
            return away_views.not_noted(words, error_views.sentence(error))

    async def back(self, asked: Command, words: str) -> Answer:
        """`/goal back`: back today; "back on friday" is away until the day before, and no longer."""
        if words:
            try:
                return away_views.noted(await absences.back_on(*act(self._deps, asked), words))
            except absences.LongAway as long:
                return away_views.asked(long.days, long.today)
            except NoSuchDay:
                raise NoSuchDay(words) from None
            except (BadDate, DateInPast):
                pass  # "back now" and "back again" name no day that lies ahead: it is today
        return away_views.back(await absences.back(*act(self._deps, asked)))

    async def open_form(self, asked: Command | Press) -> Answer:
        """*I'm away*: the form, with what is noted."""
        form = away_views.form(await absences.where(*act(self._deps, asked)))
        in_modal = isinstance(asked, Press) and asked.place.in_modal
        return ShowView(form) if in_modal else OpenForm(form)

    async def save(self, form: Submission) -> Answer:
        """Two days from the form."""
        first, last = form.values.day(away_views.FIRST_DAY), form.values.day(away_views.LAST_DAY)
        if first is None or last is None:
            missing = away_views.FIRST_DAY if first is None else away_views.LAST_DAY
            return FieldErrors({missing: away_views.CHOOSE})
        if last < first:
            return FieldErrors({away_views.LAST_DAY: away_views.WRONG_ORDER})
        span = DateSpan(first, last)
        try:
            if is_long(span):
                where = await absences.where(*act(self._deps, form))
                return ShowView(away_views.asked_page(allowed(span, where.today), where.today))
            noted = await absences.note_days(*act(self._deps, form), span)
        except (AwayTooLong, AwayTooFar) as error:
            return FieldErrors({away_views.LAST_DAY: error_views.in_field(error)})
        return ShowView(away_views.noted_page(noted))

    async def sure(self, press: Press) -> Answer:
        """*Yes, note it*, of many days."""
        try:
            first, last = (date.fromisoformat(each) for each in press.value.split())
        except ValueError:
            raise Gone("absence") from None
        noted = await absences.note_days(*act(self._deps, press), DateSpan(first, last))
        return ShowView(away_views.noted_page(noted)) if press.place.in_modal else away_views.noted(noted)

    async def remove(self, press: Press) -> Answer:
        """Take one out; in the form the two days that were being chosen stay."""
        try:
            where = await absences.remove(*act(self._deps, press), id_in(press.value, "absence"))
        except Gone:
            if not press.place.in_modal:
                raise
            where = await absences.where(*act(self._deps, press))
        if not press.place.in_modal:
            return away_views.removed(where)
        first, last = (press.values.day(each) for each in (away_views.FIRST_DAY, away_views.LAST_DAY))
        return ShowView(away_views.form(where, first, last))

    async def back_pressed(self, press: Press) -> Answer:
        """The button that says so."""
        facts = await absences.back(*act(self._deps, press))
        return ShowView(away_views.back_page(facts)) if press.place.in_modal else away_views.back(facts)
