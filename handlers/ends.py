"""The ends of goals: reached, what helped, thanks, a rest, taken back."""

from uuid import UUID

from bot.dependencies import Dependencies
from bot.domain.errors import DateInPast, DateTooFar
from bot.domain.ways_in import Way
from bot.slack import drop_views, end_news_views, end_views, error_views, ids
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import end_news, ends
from handlers.given import act, id_in, ids_in, on_passing, reading


class EndHandlers:
    """What a person says of the end of a goal; the bot asks, they decide."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.DONE: self.done, Way.DROP: self.drop}
        self.presses = {
            ids.GOAL_REACHED: self.reached,
            ids.GOAL_ASK_DROP: self.ask_drop,
            ids.GOAL_RESUME: self.resume,
            ids.END_NOT_YET: self.not_yet,
            ids.END_NEW_DATE: self.open_date,
            ids.END_HELPED: self.open_helped,
            ids.END_THANK: self.open_thanks,
            ids.END_REST: self.rest,
        }
        self.submissions = {
            ids.END_HELPED_FORM: self.save_helped,
            ids.END_THANK_FORM: self.send_thanks,
            ids.END_DROP_FORM: self.let_go,
            ids.END_DATE_FORM: self.save_date,
        }

    async def done(self, asked: Command, words: str) -> Answer:
        """`/goal done N`: the owner says it is reached."""
        return end_views.reached(await ends.reach(*act(self._deps, asked), words))

    async def drop(self, asked: Command, words: str) -> Answer:
        """`/goal drop N`: asks first, in a form."""
        ended = await ends.ended(*act(self._deps, asked), words)
        if not ended.goal.active:
            return end_views.over(ended)
        return OpenForm(drop_views.form(ended)) if asked.trigger_id else drop_views.ask(ended)

    async def reached(self, press: Press) -> Answer:
        """*Reached*, wherever it stands; a check-in redraws itself."""
        ended = await ends.reach(*act(self._deps, press), id_in(press.value, "goal"))
        if press.place.in_modal:
            return ShowView(end_views.reached_page(ended))
        return end_views.reached(ended)

    async def ask_drop(self, press: Press) -> Answer:
        """*Let it go*: asks first, in a form."""
        ended = await ends.ended(*act(self._deps, reading(press)), id_in(press.value, "goal"))
        return OpenForm(drop_views.form(ended)) if ended.goal.active else end_views.over(ended)

    async def let_go(self, form: Submission) -> Answer:
        """A goal is let go, with a line and with what partners hear."""
        tell = [
            each
            for each in _agreements(form.metadata.get("to", ""))
            if form.values.choice(str(each)) == drop_views.CLOSED
        ]
        line, goal_id = form.values.text(drop_views.TAKEAWAY), id_in(form.metadata.get("goal", ""), "goal")
        return ShowView(
            drop_views.dropped(await ends.drop(*act(self._deps, form), goal_id, takeaway=line, tell=tell))
        )

    async def open_date(self, press: Press) -> Answer:
        """*New date*: one day to choose."""
        ended = await ends.ended(*act(self._deps, reading(press)), id_in(press.value, "goal"))
        return OpenForm(drop_views.date_form(ended))

    async def save_date(self, form: Submission) -> Answer:
        """Another day for a goal."""
        until = form.values.day(drop_views.UNTIL)
        if until is None:
            return FieldErrors({drop_views.UNTIL: drop_views.CHOOSE})
        goal_id = id_in(form.metadata.get("goal", ""), "goal")
        try:
            return ShowView(drop_views.moved(await ends.move(*act(self._deps, form), goal_id, until)))
        except (DateInPast, DateTooFar) as error:
            return FieldErrors({drop_views.UNTIL: error_views.in_field(error)})

    async def resume(self, press: Press) -> Answer:
        """*Take that back*."""
        return end_views.resumed(await ends.resume(*act(self._deps, press), id_in(press.value, "goal")))

    async def not_yet(self, press: Press) -> Answer:
        """*Not yet*: the goal goes on."""
        facts = await ends.not_yet(*act(self._deps, press), id_in(press.value, "goal"))
        return on_passing(press, end_views.not_yet(facts))

    async def open_helped(self, press: Press) -> Answer:
        """*What helped most*: one line."""
        ended = await ends.ended(*act(self._deps, reading(press)), id_in(press.value, "goal"))
        return OpenForm(end_views.helped_form(ended))

    async def save_helped(self, form: Submission) -> Answer:
        """The one line on what helped."""
        line = form.values.text(end_views.HELPED)
        goal_id = id_in(form.metadata.get("goal", ""), "goal")
        return ShowView(end_views.reached_page(await ends.say_helped(*act(self._deps, form), goal_id, line)))

    async def open_thanks(self, press: Press) -> Answer:
        """*Thank Grace*: the words first."""
        ended = await ends.ended(*act(self._deps, reading(press)), id_in(press.value, "goal"))
        if not ended.hearers:
            return end_views.reached(ended)
        return OpenForm(end_news_views.thank_form(ended))

    async def send_thanks(self, form: Submission) -> Answer:
        """The thanks go out, each with its line."""
        lines = {
            agreement_id: form.values.text(str(agreement_id))
            for agreement_id in _agreements(form.metadata.get("to", ""))
        }
        goal_id = id_in(form.metadata.get("goal", ""), "goal")
        return ShowView(end_news_views.thanked(await end_news.thank(*act(self._deps, form), goal_id, lines)))

    async def rest(self, press: Press) -> Answer:
        """*Ask me in 2 weeks*."""
        rest = await ends.rest(*act(self._deps, press), id_in(press.value, "goal"))
        if press.place.in_modal:
            return ShowView(end_views.resting_page(rest))
        return end_views.resting(rest)


def _agreements(value: str) -> tuple[UUID, ...]:
    return ids_in(value, "partnership", len(value.split()))
