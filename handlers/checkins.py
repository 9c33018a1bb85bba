"""The weekly check-in: asked for, answered by one tap a goal, said more about, left out."""

from datetime import date

from bot.dependencies import Dependencies
from bot.domain.checkins import Sheet
from bot.domain.errors import Gone
from bot.domain.goals import CheckinStatus
from bot.domain.ways_in import Way
from bot.slack import checkin_again_views, checkin_form_views, checkin_views, ids
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import checkin_acts, checkin_again
from handlers.checkin_values import faults, said_in, statuses
from handlers.given import act, id_in, ids_in, reading

_STATUS = {
    ids.CHECKIN_ON_TRACK: CheckinStatus.ON_TRACK,
    ids.CHECKIN_AT_RISK: CheckinStatus.AT_RISK,
    ids.CHECKIN_STUCK: CheckinStatus.STUCK,
}


class CheckinHandlers:
    """What a member does with a check-in."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.CHECKIN: self.show}
        self.presses = {
            **dict.fromkeys(_STATUS, self.answer),
            ids.CHECKIN_OPEN: self.open_form,
            ids.CHECKIN_MORE: self.more,
            ids.CHECKIN_SAME: self.same,
            ids.CHECKIN_SKIP: self.skip,
            ids.CHECKIN_HOW: self.choose,
            ids.CHECKIN_LATER: self.later,
            ids.CHECKIN_DAYS: self.which_day,
            ids.CHECKIN_DAY: self.later,
            ids.SIZE_SAY: self.say_size,
        }
        self.submissions = {ids.CHECKIN_FORM: self.save}

    async def show(self, asked: Command) -> Answer:
        """`/checkin`: this week's, in the answer."""
        sheet = await checkin_acts.show(*act(self._deps, asked))
        return checkin_views.message(sheet) if sheet else checkin_views.nothing()

    async def open_form(self, press: Press) -> Answer:
        """*Check in*, wherever it stands."""
        sheet = await checkin_acts.show(*act(self._deps, press))
        return _form(sheet) if sheet else checkin_views.nothing()

    async def answer(self, press: Press) -> Answer:
        """One tap for one goal; what is not on track leads to the form, where the message redraws itself."""
        checkin_id, goal_id = ids_in(press.value, "checkin", 2)
        status = _STATUS[press.action_id]
        sheet = await checkin_acts.answer(*act(self._deps, press), checkin_id, goal_id=goal_id, status=status)
        passing = _on_passing(press, sheet)
        if passing is None and status is not CheckinStatus.ON_TRACK:
            return OpenForm(checkin_form_views.form(sheet, goal_id))
        return passing

    async def more(self, press: Press) -> Answer:
        """*Say more*, *Edit*: the form for every goal; of many the page that was asked for."""
        checkin_id, _, start = press.value.partition(" ")
        sheet = await checkin_acts.read(*act(self._deps, reading(press)), id_in(checkin_id, "checkin"))
        if start and press.place.in_modal:
            return ShowView(checkin_form_views.form(sheet, start=_start(start)))
        return _form(sheet)

    async def same(self, press: Press) -> Answer:
        """*All as last week*."""
        checkin_id = id_in(press.value, "checkin")
        sheet = await checkin_acts.answer_as_before(*act(self._deps, press), checkin_id)
        return _on_passing(press, sheet)

    async def skip(self, press: Press) -> Answer:
        """*Skip this week*."""
        sheet = await checkin_acts.skip(*act(self._deps, press), id_in(press.value, "checkin"))
        return _on_passing(press, sheet)

    async def which_day(self, press: Press) -> Answer:
        """*Another day*: which one."""
        checkin_id = id_in(press.value, "checkin")
        return checkin_again_views.which_day(await checkin_again.days(*act(self._deps, press), checkin_id))

    async def later(self, press: Press) -> Answer:
        """*Later today*, or the day that was chosen."""
        checkin_id, _, chosen = press.value.partition(" ")
        try:
            on = date.fromisoformat(chosen) if chosen else None
        except ValueError:
            raise Gone("checkin") from None
        return checkin_again_views.asked(
            await checkin_again.ask_again(*act(self._deps, press), id_in(checkin_id, "checkin"), on)
        )

    async def say_size(self, press: Press) -> Answer:
        """The answer to *Still the right size?*."""
        both, _, answer = press.value.rpartition(" ")
        checkin_id, commitment_id = ids_in(both, "checkin", 2)
        sheet = await checkin_acts.say_size(
            *act(self._deps, press),
            checkin_id,
            commitment_id=commitment_id,
            answer=int(answer) if answer.isdecimal() else 0,
        )
        return _on_passing(press, sheet)

    async def choose(self, press: Press) -> Answer:
        """How a goal goes, chosen in the form: what a partner will see follows before anything is saved."""
        checkin_id = id_in(press.metadata.get("checkin", ""), "checkin")
        sheet = await checkin_acts.read(*act(self._deps, reading(press)), checkin_id)
        only = press.metadata.get("only")
        goals = press.metadata.get("goals", "")
        chosen = {goal_id: status for goal_id, status in statuses(press.values, goals).items() if status}
        goal_id, start = id_in(only, "checkin") if only else None, _start(press.metadata.get("start", ""))
        return ShowView(checkin_form_views.form(sheet, goal_id, chosen, start), sent=False)

    async def save(self, form: Submission) -> Answer:
        """The form."""
        checkin_id = id_in(form.metadata.get("checkin", ""), "checkin")
        said = said_in(form.values, form.metadata.get("goals", ""))
        if wrong := faults(form.values, said):
            return FieldErrors(wrong)
        sheet = await checkin_acts.say(*act(self._deps, form), checkin_id, said)
        plans = {
            goal_id: (each.thought.plan.if_words, each.thought.plan.then_words)
            for goal_id, each in said.items()
            if each.thought and each.thought.plan
        }
        start = None if form.metadata.get("only") else _start(form.metadata.get("start", ""))
        return ShowView(checkin_form_views.saved(sheet, plans, start))


def _on_passing(press: Press, sheet: Sheet) -> Answer:
    """The check-in instead of a passing one that was pressed on; a delivered one is redrawn from facts."""
    return checkin_views.message(sheet) if press.place.passing else None


def _start(value: str) -> int:
    """With which goal a page of the form begins, as the page remembers it."""
    return int(value) if value.isdecimal() else 0


def _form(sheet: Sheet) -> Answer:
    return OpenForm(checkin_form_views.form(sheet)) if sheet.goals else checkin_views.nothing()
