"""Goals: named, shown, changed."""

from dataclasses import replace
from decimal import Decimal

from bot.dependencies import Dependencies
from bot.domain.amounts import parse_amount
from bot.domain.errors import BadAmount, DateInPast, DateTooFar
from bot.domain.goal_checks import check_goal, needs_today, read_as, with_words
from bot.domain.goal_facts import GoalDraft
from bot.domain.goals import Measure, Whose
from bot.domain.locales import decimal_comma
from bot.domain.phrases import GoalReading
from bot.domain.ways_in import Way
from bot.slack import error_views, goal_check_views, goal_form_views, goal_views, ids
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, FormValues, Press, Shortcut, Submission
from bot.usecases import goals, home
from handlers.given import act, id_in, part_in
from handlers.goal_checks import first_promise


class GoalHandlers:
    """What a person does with goals, by command, button or form."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {
            Way.NEW: self.new,
            Way.LIST: self.listed,
            Way.SHOW: self.show,
            Way.EDIT: self.edit,
        }
        self.presses = {
            ids.GOAL_NEW: self.open_form,
            ids.GOAL_EDIT: self.open_edit,
            ids.GOAL_SHOW: self.show_pressed,
        }
        self.submissions = {ids.GOAL_FORM: self.save}

    async def new(self, asked: Command, words: str) -> Answer:
        """`/goal new [words]`: the form, filled with what was understood."""
        return OpenForm(goal_form_views.form(await goals.form(*act(self._deps, asked), words)))

    async def listed(self, asked: Command, _words: str) -> Answer:
        """`/goal list`."""
        facts = await home.look(*act(self._deps, asked))
        return goal_views.listed(facts.goals, facts.finished, facts.profile.person.locale)

    async def show(self, asked: Command, words: str) -> Answer:
        """`/goal show N`."""
        return goal_views.shown(await goals.show(*act(self._deps, asked), words))

    async def edit(self, asked: Command, words: str) -> Answer:
        """`/goal edit N`."""
        return OpenForm(goal_form_views.form(await goals.edit_form(*act(self._deps, asked), words)))

    async def shortcut(self, asked: Shortcut) -> Answer:
        """The shortcut *New goal*."""
        return OpenForm(goal_form_views.form(await goals.form(*act(self._deps, asked))))

    async def open_form(self, press: Press) -> Answer:
        """*New goal*, wherever it stands."""
        return OpenForm(goal_form_views.form(await goals.form(*act(self._deps, press))))

    async def open_edit(self, press: Press) -> Answer:
        """*Change*."""
        return OpenForm(
            goal_form_views.form(await goals.edit_form(*act(self._deps, press), id_in(press.value, "goal")))
        )

    async def show_pressed(self, press: Press) -> Answer:
        """*Details*."""
        return goal_views.shown(await goals.show(*act(self._deps, press), id_in(press.value, "goal")))

    async def save(self, form: Submission) -> Answer:
        """The goal form: saved first, then its first promise is asked for."""
        facts = await goals.form(*act(self._deps, form))
        today, locale = facts.today, facts.profile.person.locale
        draft, wrong = draft_from(form.values, comma=decimal_comma(locale))
        if draft is None:
            return FieldErrors(wrong)
        reading = read_as(draft.words, today, locale)
        if asks_today(draft, reading, form):
            return FieldErrors({"baseline": goal_form_views.WHERE_TODAY})
        try:
            if of := form.metadata.get("goal"):
                changed = await goals.change(*act(self._deps, form), id_in(of, "goal"), draft)
                return ShowView(goal_views.changed(changed))
            draft, read = with_words(draft, reading, today)
            saved = await goals.create(*act(self._deps, form), draft, part_in(form.metadata.get("of", "")))
        except (DateInPast, DateTooFar) as error:
            return FieldErrors({"deadline": error_views.in_field(error)})
        saved = replace(saved, read=read)
        check = check_goal(saved.goal, today, locale, explores=draft.explores)
        if check.asks:
            return ShowView(goal_check_views.page(saved, check, explores=draft.explores))
        return await first_promise(self._deps, form, saved)


def asks_today(draft: GoalDraft, reading: GoalReading, form: Submission) -> bool:
    """Whether the words name a level, and nobody said where it is today."""
    said = draft.target is not None or draft.explores or form.values.text("baseline")
    return needs_today(reading) and not said and not form.metadata.get("goal")


def draft_from(values: FormValues, *, comma: bool) -> tuple[GoalDraft | None, dict[str, str]]:
    """The goal in a form, or a sentence for each field that can't be used."""
    wrong: dict[str, str] = {}
    numbers: dict[str, Decimal | None] = {}
    for name in ("target", "baseline"):
        typed = values.text(name)
        try:
            numbers[name] = parse_amount(typed, decimal_comma=comma) if typed else None
        except BadAmount as error:
            wrong[name] = error_views.in_field(error)
    explores = goal_form_views.EXPLORE in values.choices("explore")
    measure = Measure(values.choice("measure") or Measure.COUNTED)
    has_level = measure is Measure.READ and numbers.get("target") is not None and not explores
    if has_level and not values.text("baseline"):
        wrong["baseline"] = goal_form_views.WHERE_TODAY
    if not values.text("words"):
        wrong["words"] = "Say in a few words what you want to reach."
    if wrong:
        return None, wrong
    baseline, target = numbers["baseline"] or Decimal(0), numbers["target"]
    if not explores and target is not None and target == baseline:
        return None, {"target": "The target is where you are today. Choose another number, or explore first."}
    stretch, whose = values.choice("stretch"), values.choice("whose")
    return GoalDraft(
        words=values.text("words"),
        short_name=values.text("short_name"),
        measure=measure,
        baseline=baseline,
        target=None if explores else target,
        unit=values.text("unit"),
        deadline=values.day("deadline"),
        stretch=int(stretch) if stretch else None,
        whose=Whose(whose) if whose else None,
        explores=explores,
    ), {}
