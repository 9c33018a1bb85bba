"""A few lines out of the list: chosen in one pass, compared where that is wanted, made goals."""

from collections.abc import Sequence
from uuid import UUID

from bot.dependencies import Dependencies
from bot.domain.errors import Gone, TooLong, TooManyAreas, TooManyChosen
from bot.domain.items import Fit, Item, Rating
from bot.slack import area_views, error_views, goal_form_views, ids, item_views, priority_views
from bot.slack.answers import Answer, FieldErrors, ShowView
from bot.slack.payloads import FormValues, Press, Submission
from bot.usecases import areas, goals, items, priorities
from handlers.given import act, id_in, ids_in, part_in, reading

KEPT = "Chosen. The rest is parked, not lost."


class PriorityHandlers:
    """From a list to up to three, and on to goals."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.ITEM_CHOOSE: self.open_choose,
            ids.ITEM_COMPARE: self.open_compare,
            ids.ITEM_GOALS: self.show_goals,
            ids.ITEM_GOAL: self.make_goal,
            ids.ITEM_SPLIT: self.open_split,
        }
        self.submissions = {
            ids.ITEM_CHOOSE_FORM: self.choose,
            ids.ITEM_WHICH_FORM: self.choose_compared,
            ids.ITEM_COMPARE_FORM: self.compare,
            ids.ITEM_SPLIT_FORM: self.split,
        }

    async def open_choose(self, press: Press) -> Answer:
        """*Choose up to three*; an order that was just looked at has its first ones marked."""
        facts = await items.look(*act(self._deps, reading(press)))
        if not facts.open:
            return ShowView(item_views.page(facts))
        return ShowView(priority_views.choose_form(facts, _ids(press.value)))

    async def choose(self, form: Submission) -> Answer:
        """Up to three; what comes next is a goal of each."""
        chosen = _ids(" ".join(form.values.choices(priority_views.CHOSEN)))
        try:
            facts = await priorities.choose(*act(self._deps, form), chosen)
        except TooManyChosen as error:
            return FieldErrors({priority_views.CHOSEN: error_views.in_field(error)})
        return await self._goals(form, facts.chosen, KEPT)

    async def open_compare(self, press: Press) -> Answer:
        """*Compare*: which, where they are many."""
        facts = await items.look(*act(self._deps, reading(press)))
        if len(facts.open) < priority_views.COMPARED_LEAST:
            return ShowView(item_views.page(facts))
        if len(facts.open) > priority_views.COMPARED_MAX:
            return ShowView(priority_views.which_form(facts))
        return ShowView(priority_views.compare_form(facts.open))

    async def choose_compared(self, form: Submission) -> Answer:
        """Which lines are compared."""
        wanted = _ids(" ".join(form.values.choices(priority_views.COMPARED)))
        if len(wanted) < priority_views.COMPARED_LEAST:
            return FieldErrors({priority_views.COMPARED: priority_views.AT_LEAST_TWO})
        if len(wanted) > priority_views.COMPARED_MAX:
            return FieldErrors({priority_views.COMPARED: priority_views.TOO_MANY_COMPARED})
        return ShowView(
            priority_views.compare_form(await priorities.compared(*act(self._deps, form), wanted))
        )

    async def compare(self, form: Submission) -> Answer:
        """What was said of each, and the order that makes."""
        said = {each: _rating(form.values, each) for each in _ids(form.metadata.get("items", ""))}
        return ShowView(priority_views.order(await priorities.rate(*act(self._deps, form), said)))

    async def show_goals(self, press: Press) -> Answer:
        """*Make goals*: the chosen lines, or the one of whose goals somebody asks."""
        facts = await items.look(*act(self._deps, reading(press)))
        wanted = _ids(press.value)
        shown = [each for each in facts.items if each.id in wanted] if wanted else facts.chosen
        return await self._goals(press, shown)

    async def make_goal(self, press: Press) -> Answer:
        """*Make it a goal*: the goal form with its words."""
        part = part_in(press.value)
        if part is None:
            raise Gone("item")
        of = await areas.goal_words(*act(self._deps, reading(press)), part)
        return ShowView(
            goal_form_views.form(await goals.form(*act(self._deps, reading(press)), of.words, of))
        )

    async def open_split(self, press: Press) -> Answer:
        """*Split into areas*."""
        item = await items.read(*act(self._deps, reading(press)), id_in(press.value, "item"))
        return ShowView(area_views.split_form(item))

    async def split(self, form: Submission) -> Answer:
        """Its areas, each a goal to be."""
        item_id = id_in(form.metadata.get("item", ""), "item")
        block = f"{area_views.AREAS}:{item_id}"
        try:
            item = await areas.split(*act(self._deps, form), item_id, form.values.text(block))
        except (TooLong, TooManyAreas) as error:
            return FieldErrors({block: error_views.in_field(error)})
        facts = await items.look(*act(self._deps, form))
        return await self._goals(form, facts.chosen if item.chosen else [item])

    async def _goals(self, given: Press | Submission, shown: Sequence[Item], said: str = "") -> Answer:
        active = await areas.active_goals(*act(self._deps, given))
        return ShowView(area_views.goals(shown, active, said))


def _ids(value: str) -> tuple[UUID, ...]:
    return ids_in(value, "item", len(value.split()))


def _rating(values: FormValues, item_id: UUID) -> Rating:
    def held(block: str) -> str:
        return values.choice(f"{block}:{item_id}")

    try:
        return Rating(
            int(held(priority_views.VALUE)) if held(priority_views.VALUE) else None,
            int(held(priority_views.MOTIVATION)) if held(priority_views.MOTIVATION) else None,
            Fit(held(priority_views.IN_LINE)) if held(priority_views.IN_LINE) else None,
            Fit(held(priority_views.ON_STRENGTHS)) if held(priority_views.ON_STRENGTHS) else None,
        )
    except ValueError:
        raise Gone("item") from None
