"""`/goal pause` and `resume`: a goal rests, and goes on."""

from bot.dependencies import Dependencies
from bot.domain.errors import BadDate, DateInPast, DateTooFar
from bot.domain.pauses import read_pause
from bot.domain.ways_in import Way
from bot.slack import error_views, ids, pause_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import pauses
from handlers.given import act, id_in, reading


class PauseHandlers:
    """What a person does with the rest of a goal."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.PAUSE: self.pause, Way.RESUME: self.resume}
        self.presses = {ids.PAUSE_OPEN: self.open_form, ids.PAUSE_END: self.resume_pressed}
        self.submissions = {ids.PAUSE_FORM: self.save}

    async def pause(self, asked: Command, words: str) -> Answer:
        """`/goal pause 2 until friday`; without a day it is asked for."""
        said = read_pause(words)
        if said.days:
            return pause_views.paused(await pauses.pause(*act(self._deps, asked), said))
        shown = await pauses.form(*act(self._deps, asked), said.which)
        return OpenForm(pause_views.form(shown)) if asked.trigger_id else pause_views.ask(shown)

    async def resume(self, asked: Command, words: str) -> Answer:
        """`/goal resume 2`: out of its pause, or out of its end."""
        return pause_views.went_on(await pauses.go_on(*act(self._deps, asked), words))

    async def open_form(self, press: Press) -> Answer:
        """*Pause until…*: the form."""
        goal_id = id_in(press.value, "goal")
        return OpenForm(pause_views.form(await pauses.form(*act(self._deps, reading(press)), goal_id)))

    async def resume_pressed(self, press: Press) -> Answer:
        """*Go on now*."""
        return pause_views.went_on(await pauses.go_on(*act(self._deps, press), id_in(press.value, "goal")))

    async def save(self, form: Submission) -> Answer:
        """The form."""
        until = form.values.day(pause_views.UNTIL)
        if until is None:
            return FieldErrors({pause_views.UNTIL: pause_views.CHOOSE})
        goal_id = id_in(form.metadata.get("goal", ""), "goal")
        try:
            done = await pauses.pause_until(*act(self._deps, form), goal_id, until)
        except (BadDate, DateInPast, DateTooFar) as error:
            return FieldErrors({pause_views.UNTIL: error_views.in_field(error)})
        return ShowView(pause_views.paused_page(done))
