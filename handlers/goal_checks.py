"""The goal check: a better wording, the same one, or a goal for each."""

from bot.dependencies import Dependencies
from bot.domain.errors import DateInPast, DateTooFar
from bot.domain.goal_facts import SavedGoal
from bot.domain.goals import ACTIVE_GOALS_SOFT_LIMIT
from bot.slack import area_views, career_views, error_views, goal_check_views, goal_views, ids, partner_views
from bot.slack.answers import Answer, FieldErrors, Noted, ShowView
from bot.slack.payloads import Press, Submission
from bot.usecases import areas, careers, goal_checks
from handlers.given import act, id_in, reading


class GoalCheckHandlers:
    """What a person does with the questions about a goal they just saved."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {ids.CHECK_KEEP: self.keep, ids.CHECK_SPLIT: self.split}
        self.submissions = {ids.CHECK_FORM: self.improve}
        self.closings = {ids.CHECK_FORM: self.closed}

    async def improve(self, form: Submission) -> Answer:
        """*Improve it*: the answer becomes the new wording."""
        try:
            saved = await goal_checks.improve(
                *act(self._deps, form),
                id_in(form.metadata.get("goal", ""), "goal"),
                form.values.text("words"),
                explores=form.metadata.get("explores") == goal_check_views.EXPLORES,
            )
        except (DateInPast, DateTooFar) as error:
            return FieldErrors({"words": error_views.in_field(error)})
        return await first_promise(self._deps, form, saved)

    async def keep(self, press: Press) -> Answer:
        """*Keep it as it is*."""
        saved = await goal_checks.saved(*act(self._deps, reading(press)), id_in(press.value, "goal"))
        return await first_promise(self._deps, reading(press), saved)

    async def split(self, press: Press) -> Answer:
        """*One goal each*."""
        goals = await goal_checks.split(*act(self._deps, press), id_in(press.value, "goal"))
        return ShowView(goal_check_views.split(goals))

    async def closed(self, form: Submission) -> Answer:
        """The check was closed: the goal stands, the promise is offered in a message."""
        await goal_checks.closed(*act(self._deps, form), id_in(form.metadata.get("goal", ""), "goal"))
        return Noted()


async def first_promise(deps: Dependencies, given: Press | Submission, saved: SavedGoal) -> ShowView:
    """The page with a saved goal, what else is asked, and its first promise."""
    asked = partner_views.share_question(saved.goal.id, saved.unshared)
    if saved.first:
        asked = [*career_views.own_words(await careers.words(*act(deps, given))), *asked]
    if saved.active > ACTIVE_GOALS_SOFT_LIMIT:
        others = [each for each in await areas.active_goals(*act(deps, given)) if each.id != saved.goal.id]
        asked = [area_views.may_wait(others, asked=True), *asked]
    return ShowView(goal_views.saved(saved, asked))
