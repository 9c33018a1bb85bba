"""Promises become smaller or bigger: the form, which one, taken back, and whether one is the right size."""

from decimal import Decimal

from bot.dependencies import Dependencies
from bot.domain.amounts import parse_amount
from bot.domain.change_facts import ChangeForm, WhichPromise
from bot.domain.changes import Wish
from bot.domain.errors import BadAmount, DateInPast, DateTooFar, EndsTooSoon, Gone, NothingChanged
from bot.domain.goals import Cadence
from bot.domain.locales import decimal_comma
from bot.slack import change_form_views, change_views, error_views, ids, slip_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import FormValues, Press, Submission
from bot.usecases import changes
from handlers.given import act, id_in, ids_in, on_passing


class ChangeHandlers:
    """What a person does to the size of a promise."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.CHANGE_OPEN: self.open_form,
            ids.CHANGE_SMALLER: self.open_smaller,
            ids.CHANGE_WHICH: self.which,
            ids.CHANGE_MISSED: self.missed,
            ids.CHANGE_UNDO: self.undo,
        }
        self.submissions = {ids.CHANGE_FORM: self.save}

    async def open_form(self, press: Press) -> Answer:
        """*Change* of one promise, as it stands."""
        commitment_id = id_in(press.value, "commitment")
        form = await changes.form(*act(self._deps, press), commitment_id, suggests=False)
        return OpenForm(change_form_views.form(form))

    async def open_smaller(self, press: Press) -> Answer:
        """*Make it smaller*, of one promise; with a message, in answer to what that told."""
        found = press.value.split()
        commitment_id, *message = ids_in(press.value, "commitment", max(1, min(len(found), 2)))
        message_id = message[0] if message else None
        form = await changes.form(*act(self._deps, press), commitment_id, message_id=message_id)
        return OpenForm(change_form_views.form(form))

    async def which(self, press: Press) -> Answer:
        """*Make it smaller*, of a goal or of all there is: its only promise, or which one?"""
        goal_id = id_in(press.value, "goal") if press.value else None
        found = await changes.which(*act(self._deps, press), goal_id=goal_id)
        if not found.promises:
            return change_views.nothing()
        return await self._one_or_which(press, found)

    async def missed(self, press: Press) -> Answer:
        """*Make it smaller*, on the message that something was missed."""
        found = await changes.which_missed(*act(self._deps, press), id_in(press.value, "slip"))
        if not found.promises:
            return slip_views.nothing_left()
        return await self._one_or_which(press, found)

    async def save(self, form: Submission) -> Answer:
        """The form: what the promise becomes, or a sentence under what can't be."""
        commitment_id = id_in(form.metadata.get("commitment", ""), "commitment")
        message = form.metadata.get("message")
        shown = await changes.form(*act(self._deps, form), commitment_id, suggests=False)
        wish, wrong = wish_from(form.values, shown)
        if wish is None:
            return FieldErrors(wrong)
        message_id = id_in(message, "slip") if message else None
        try:
            changed = await changes.change(*act(self._deps, form), commitment_id, wish, message_id=message_id)
        except (DateInPast, DateTooFar, EndsTooSoon) as error:
            return FieldErrors({change_form_views.ENDS: error_views.in_field(error)})
        except (BadAmount, NothingChanged) as error:
            first = next(iter(form.values.values), change_form_views.ENDS)
            return FieldErrors({first: error_views.in_field(error)})
        return ShowView(change_views.done(changed))

    async def undo(self, press: Press) -> Answer:
        """*Undo*: the change never was; the message that was answered shows that by itself."""
        commitment, _, number = press.value.partition(" ")
        if not number.isdecimal():
            raise Gone("change")
        back = await changes.undo(*act(self._deps, press), id_in(commitment, "commitment"), int(number[:9]))
        if press.place.in_modal:
            return ShowView(change_views.done(back))
        return on_passing(press, change_views.taken_back(back))

    async def _one_or_which(self, press: Press, found: WhichPromise) -> Answer:
        if len(found.promises) > 1:
            return OpenForm(change_views.which(found))
        ((_, promise),) = found.promises
        form = await changes.form(*act(self._deps, press), promise.id, message_id=found.message_id)
        return OpenForm(change_form_views.form(form))


def wish_from(values: FormValues, shown: ChangeForm) -> tuple[Wish | None, dict[str, str]]:
    """The wish in a form, or a sentence for each number that can't be used."""
    wrong: dict[str, str] = {}
    comma = decimal_comma(shown.profile.person.locale)
    numbers: dict[str, Decimal] = {}
    for name in (change_form_views.AMOUNT, change_form_views.TURNS):
        try:
            asked = name in values.values
            numbers[name] = _number(values.text(name), comma=comma) if asked else Decimal(1)
        except BadAmount as error:
            wrong[name] = error_views.in_field(error)
    if wrong:
        return None, wrong
    cadence, every = _rhythm(values.choice(change_form_views.EVERY), shown.wish)
    chosen = {day for day in range(7) if str(day) in values.choices(change_form_views.DAYS)}
    keeps_days = cadence in (Cadence.DAILY, Cadence.WEEKLY)
    return Wish(
        amount=numbers[change_form_views.AMOUNT],
        turns=numbers[change_form_views.TURNS],
        cadence=cadence,
        every=every,
        weekdays=frozenset(chosen) if keeps_days else frozenset(),
        ends_on=values.day(change_form_views.ENDS),
    ), {}


def _number(typed: str, *, comma: bool) -> Decimal:
    found = parse_amount(typed, decimal_comma=comma)
    if found <= 0:
        raise BadAmount(typed)
    return found


def _rhythm(chosen: str, before: Wish) -> tuple[Cadence, int]:
    """How often, as it was chosen; as it was where the form does not ask."""
    name, _, every = chosen.partition(" ")
    try:
        return Cadence(name), max(1, min(int(every), 12))
    except ValueError:
        return before.cadence, before.every
