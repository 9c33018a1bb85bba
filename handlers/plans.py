"""Promises: understood, confirmed one by one or all at once, worded anew."""

from uuid import UUID

from bot.dependencies import Dependencies
from bot.domain.errors import TooLong, TooManyPromises
from bot.domain.if_thens import read_if_then
from bot.domain.plan_facts import Confirmed, NoGoalYet, Proposal, Proposals, WhichGoal
from bot.domain.ways_in import Way
from bot.slack import (
    change_form_views,
    error_views,
    ids,
    plan_form_views,
    plan_views,
    several_plan_views,
)
from bot.slack.answers import Answer, CloseForm, FieldErrors, OpenForm, ShowView
from bot.slack.blocks import View
from bot.slack.message import Message
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import changes, plan_acts, plans
from handlers.given import act, id_in, ids_in


class PlanHandlers:
    """What a person does with promises."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.PLAN: self.plan}
        self.presses = {
            ids.PLAN_NEW: self.open_form,
            ids.PLAN_FOR: self.for_goal,
            ids.PLAN_CONFIRM: self.confirm,
            ids.PLAN_CHANGE: self.change,
            ids.PLAN_IF_THEN: self.if_then,
            ids.PLAN_FEWER: self.fewer,
            ids.PLAN_ALL: self.confirm_all,
            ids.PLAN_LEAVE_OUT: self.leave_out,
            ids.PLAN_TOGETHER: self.together,
        }
        self.submissions = {
            ids.PLAN_FORM: self.propose,
            ids.PLAN_CONFIRM_FORM: self.confirm_form,
            ids.PLAN_TOGETHER_FORM: self.confirm_together,
        }

    async def plan(self, asked: Command, words: str) -> Answer:
        """`/goal plan [goal] [words]`: what was understood, to be confirmed; without words, the form."""
        if not words:
            return OpenForm(plan_form_views.form(await plans.form(*act(self._deps, asked))))
        return understood(await plans.propose(*act(self._deps, asked), words))

    async def open_form(self, press: Press) -> Answer:
        """*Add a promise*; the button may name a goal."""
        goal_id = id_in(press.value, "goal") if press.value else None
        return OpenForm(plan_form_views.form(await plans.form(*act(self._deps, press), goal_id)))

    async def for_goal(self, press: Press) -> Answer:
        """The goal that promises are for was chosen."""
        note_id, goal_id = ids_in(press.value, "note", 2)
        return understood(await plans.propose_note(*act(self._deps, press), note_id, goal_id))

    async def confirm(self, press: Press) -> Answer:
        """*That's right*; of several, those that are left are shown again."""
        now = await plan_acts.confirm(*act(self._deps, press), _commitment(press))
        if now.together and now.together.waiting:
            return _shown(press, now.together)
        if press.place.in_modal:
            return ShowView(_page(now))
        return several_plan_views.confirmed(now) if now.together else plan_views.confirmed(now.proposal)

    async def confirm_all(self, press: Press) -> Answer:
        """*All of them are right*."""
        return several_plan_views.confirmed(
            await plan_acts.confirm_all(*act(self._deps, press), _commitment(press))
        )

    async def leave_out(self, press: Press) -> Answer:
        """*Leave it out*: the rest stays as it was understood."""
        return _shown(press, await plan_acts.leave_out(*act(self._deps, press), _commitment(press)))

    async def together(self, press: Press) -> Answer:
        """*Add if-thens*: all that were written together, in a form."""
        found = await plan_acts.proposal(*act(self._deps, press), _commitment(press))
        return OpenForm(_confirmation(found))

    async def change(self, press: Press) -> Answer:
        """*Change it*: the words again, in a form; inside the form its page goes back to them."""
        form = await plans.change_form(*act(self._deps, press), _commitment(press))
        if form.replaces is None:  # it counts already: it becomes smaller or bigger
            found = await changes.form(*act(self._deps, press), _commitment(press), suggests=False)
            return OpenForm(change_form_views.form(found))
        view = plan_form_views.form(form)
        return ShowView(view) if press.place.in_modal else OpenForm(view)

    async def if_then(self, press: Press) -> Answer:
        """*Add an if-then*: the page that asks for it, and confirms."""
        found = await plan_acts.proposal(*act(self._deps, press), _commitment(press))
        return OpenForm(plan_views.confirmation(found.proposal))

    async def fewer(self, press: Press) -> Answer:
        """*Look in on fewer days*: what was understood again, with the days that are left."""
        found = await plan_acts.fewer(*act(self._deps, press), _commitment(press))
        if press.place.in_modal:
            return ShowView(plan_views.confirmation(found.proposal))
        return plan_views.proposed(found.proposal)

    async def propose(self, form: Submission) -> Answer:
        """The form with the words of promises; left empty after a goal was saved, it may wait."""
        words = form.values.text(plan_form_views.PROMISE)
        goal = form.values.choice("goal") or form.metadata.get("goal", "")
        if not words:
            return CloseForm()
        if not goal:
            return FieldErrors({"goal": "Choose the goal that this promise is for."})
        replaces = form.metadata.get("replaces")
        try:
            made = await plans.propose_for(
                *act(self._deps, form),
                id_in(goal, "goal"),
                words,
                replaces=id_in(replaces, "commitment") if replaces else None,
            )
        except (TooLong, TooManyPromises) as error:
            return FieldErrors({plan_form_views.PROMISE: error_views.in_field(error)})
        if isinstance(made, Proposals):
            return ShowView(several_plan_views.page(made))
        return ShowView(plan_views.confirmation(made))

    async def confirm_form(self, form: Submission) -> Answer:
        """The last page: it counts from now on; what was written with it comes next."""
        if_words, then_words = form.values.text("if"), form.values.text("then")
        if bool(if_words) != bool(then_words):
            empty = "then" if if_words else "if"
            return FieldErrors({empty: "Both halves make the sentence; or leave both empty."})
        now = await plan_acts.confirm(
            *act(self._deps, form),
            id_in(form.metadata.get("commitment", ""), "commitment"),
            if_then=(if_words, then_words),
            whom=form.values.text("whom"),
        )
        return ShowView(_page(now))

    async def confirm_together(self, form: Submission) -> Answer:
        """The page with several: all that are left count, each with its if-then."""
        if_thens, wrong = {}, {}
        for block_id in form.values.values:
            typed = form.values.text(block_id)
            if not block_id.startswith(several_plan_views.PLAN) or not typed:
                continue
            if halves := read_if_then(typed):
                if_thens[id_in(block_id.removeprefix(several_plan_views.PLAN), "commitment")] = halves
            else:
                wrong[block_id] = several_plan_views.BOTH_HALVES
        if wrong:
            return FieldErrors(wrong)
        commitment_id = id_in(form.metadata.get("commitment", ""), "commitment")
        now = await plan_acts.confirm_all(*act(self._deps, form), commitment_id, if_thens)
        return ShowView(several_plan_views.confirmed_page(now))


def understood(facts: Proposal | Proposals | WhichGoal | NoGoalYet) -> Message:
    """The answer to promises in plain words."""
    match facts:
        case Proposal():
            return plan_views.proposed(facts)
        case Proposals():
            return several_plan_views.proposed(facts)
        case WhichGoal():
            return plan_form_views.which_goal(facts)
        case NoGoalYet():
            return plan_form_views.no_goal_yet(facts)


def _commitment(press: Press) -> UUID:
    return id_in(press.value, "commitment")


def _shown(press: Press, together: Proposals) -> Answer:
    """Several promises again, where they were pressed on."""
    if press.place.in_modal:
        return ShowView(several_plan_views.page(together))
    return several_plan_views.proposed(together)


def _confirmation(found: Confirmed) -> View:
    if found.together:
        return several_plan_views.page(found.together)
    return plan_views.confirmation(found.proposal)


def _page(now: Confirmed) -> View:
    """What a form shows once a promise counts: those that are left of several, else the end."""
    if now.together and now.together.waiting:
        return several_plan_views.page(now.together)
    return several_plan_views.confirmed_page(now) if now.together else plan_views.confirmed_page(now)
