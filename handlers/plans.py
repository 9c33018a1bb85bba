"""Promises: understood, confirmed, worded anew."""

from bot.dependencies import Dependencies
from bot.domain.plan_facts import NoGoalYet, Proposal, WhichGoal
from bot.domain.ways_in import Way
from bot.slack import ids, plan_views
from bot.slack.answers import Answer, CloseForm, FieldErrors, OpenForm, ShowView
from bot.slack.message import Message
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import plans
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
        }
        self.submissions = {ids.PLAN_FORM: self.propose, ids.PLAN_CONFIRM_FORM: self.confirm_form}

    async def plan(self, asked: Command, words: str) -> Answer:
        """`/goal plan [goal] [words]`: what was understood, to be confirmed; without words, the form."""
        if not words:
            return OpenForm(plan_views.form(await plans.form(*act(self._deps, asked))))
        return understood(await plans.propose(*act(self._deps, asked), words))

    async def open_form(self, press: Press) -> Answer:
        """*Add a promise*; the button may name a goal."""
        goal_id = id_in(press.value, "goal") if press.value else None
        return OpenForm(plan_views.form(await plans.form(*act(self._deps, press), goal_id)))

    async def for_goal(self, press: Press) -> Answer:
        """The goal that a promise is for was chosen."""
        note_id, goal_id = ids_in(press.value, "note", 2)
        proposal = await plans.propose_note(*act(self._deps, press), note_id, goal_id)
        return plan_views.proposed(proposal)

    async def confirm(self, press: Press) -> Answer:
        """*That's right*."""
        proposal = await plans.confirm(*act(self._deps, press), id_in(press.value, "commitment"))
        return plan_views.confirmed(proposal)

    async def change(self, press: Press) -> Answer:
        """*Change it*: the words again, in a form; inside the form its page goes back to them."""
        form = await plans.change_form(*act(self._deps, press), id_in(press.value, "commitment"))
        view = plan_views.form(form)
        return ShowView(view) if press.place.in_modal else OpenForm(view)

    async def if_then(self, press: Press) -> Answer:
        """*Add an if-then*: the page that asks for it, and confirms."""
        proposal = await plans.proposal(*act(self._deps, press), id_in(press.value, "commitment"))
        return OpenForm(plan_views.confirmation(proposal))

    async def propose(self, form: Submission) -> Answer:
        """The form with the words of a promise; left empty after a goal was saved, it may wait."""
        words = form.values.text(plan_views.PROMISE)
        goal = form.values.choice("goal") or form.metadata.get("goal", "")
        if not words:
            return CloseForm()
        if not goal:
            return FieldErrors({"goal": "Choose the goal that this promise is for."})
        replaces = form.metadata.get("replaces")
        proposal = await plans.propose_for(
            *act(self._deps, form),
            id_in(goal, "goal"),
            words,
            replaces=id_in(replaces, "commitment") if replaces else None,
        )
        return ShowView(plan_views.confirmation(proposal))

    async def confirm_form(self, form: Submission) -> Answer:
        """The last page: it counts from now on."""
        if_words, then_words = form.values.text("if"), form.values.text("then")
        if bool(if_words) != bool(then_words):
            empty = "then" if if_words else "if"
            return FieldErrors({empty: "Both halves make the sentence; or leave both empty."})
        proposal = await plans.confirm(
            *act(self._deps, form),
            id_in(form.metadata.get("commitment", ""), "commitment"),
            (if_words, then_words),
        )
        return ShowView(plan_views.confirmed_page(proposal))


def understood(facts: Proposal | WhichGoal | NoGoalYet) -> Message:
    """The answer to a promise in plain words."""
    match facts:
        case Proposal():
            return plan_views.proposed(facts)
        case WhichGoal():
            return plan_views.which_goal(facts)
        case NoGoalYet():
            return plan_views.no_goal_yet(facts)
