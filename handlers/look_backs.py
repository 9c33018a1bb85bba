"""The look back on twelve weeks of a goal: kept by one press, or said more about in a form."""

from bot.dependencies import Dependencies
from bot.domain.errors import Gone
from bot.domain.look_backs import Choice, Learnt, StillTrue
from bot.slack import drop_views, goal_form_views, ids, look_back_views
from bot.slack.answers import Answer, OpenForm, ShowView
from bot.slack.payloads import Press, Submission
from bot.usecases import ends, goals, look_backs
from handlers.given import act, id_in, on_passing, reading


class LookBackHandlers:
    """What a member does with a look back."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {ids.LOOK_BACK_OPEN: self.open_form, ids.LOOK_BACK_KEEP: self.keep}
        self.submissions = {ids.LOOK_BACK_FORM: self.save}

    async def open_form(self, press: Press) -> Answer:
        """*Look back*, *See what I said*."""
        facts = await look_backs.read(*act(self._deps, reading(press)), id_in(press.value, "goal"))
        return OpenForm(look_back_views.form(facts))

    async def keep(self, press: Press) -> Answer:
        """*Keep it as it is*; the message redraws itself."""
        facts = await look_backs.keep(*act(self._deps, press), id_in(press.value, "goal"))
        return on_passing(press, look_back_views.kept(facts))

    async def save(self, form: Submission) -> Answer:
        """The form; a change, or an end, is the next form, and nothing ends without it."""
        said = _said(form)
        look_back_id = id_in(form.metadata.get("look_back", ""), "goal")
        facts = await look_backs.say(*act(self._deps, form), look_back_id, said)
        open_uow, now, visit = act(self._deps, form)
        if not facts.goal.active or said.chosen is Choice.KEEP:
            return ShowView(look_back_views.saved(facts))
        if said.chosen is Choice.CHANGE:
            return ShowView(goal_form_views.form(await goals.edit_form(open_uow, now, visit, facts.goal.id)))
        return ShowView(drop_views.form(await ends.ended(open_uow, now, visit, facts.goal.id)))


def _said(form: Submission) -> Learnt:
    values = form.values
    still = values.choice(look_back_views.STILL_TRUE)
    try:
        return Learnt(
            values.text(look_back_views.KEPT),
            values.text(look_back_views.LEARNT),
            StillTrue(still) if still else None,
            Choice(values.choice(look_back_views.CHOSEN)),
        )
    except ValueError:
        raise Gone("goal") from None
