"""What was logged: looked through page by page, and put right in place."""

from uuid import UUID

from bot.dependencies import Dependencies
from bot.domain.amounts import parse_amount
from bot.domain.errors import BadAmount, BeforeStart, DateAhead, NotUnderstood
from bot.domain.locales import decimal_comma
from bot.domain.log_facts import Correction, Logged
from bot.domain.ways_in import Way
from bot.slack import error_views, history_views, ids
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import entries
from handlers.given import Given, act, id_in, reading

PAGES_MOST = 100_000
"""More pages than anybody fills; a forged number beyond them is none."""


class HistoryHandlers:
    """What a person does with what they logged before."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.HISTORY: self.history}
        self.presses = {
            ids.HISTORY_OPEN: self.open,
            ids.HISTORY_PAGE: self.turn,
            ids.HISTORY_NEWER: self.turn,
            ids.HISTORY_GOAL: self.turn,
            ids.HISTORY_EDIT: self.edit,
            ids.HISTORY_WITHDRAW: self.withdraw,
            ids.HISTORY_RESTORE: self.restore,
            ids.HISTORY_UNDO: self.undo,
        }
        self.submissions = {ids.HISTORY_FORM: self.change}

    async def history(self, asked: Command, words: str) -> Answer:
        """`/goal history [goal]`."""
        shown = await entries.page(*act(self._deps, asked), words)
        if shown is None:
            return history_views.nothing_yet()
        # A message can't open a page, a press can (Slack reference: trigger ids).
        return OpenForm(history_views.page(shown)) if asked.trigger_id else history_views.opener(shown)

    async def open(self, press: Press) -> Answer:
        """*History* of a goal."""
        which = id_in(press.value, "goal") if press.value else ""
        shown = await entries.page(*act(self._deps, reading(press)), which)
        return OpenForm(history_views.page(shown)) if shown else history_views.nothing_yet()

    async def turn(self, press: Press) -> Answer:
        """*Older*, *Newer*, another goal, and back from an entry."""
        goal_id, number = _with_page(press.value, "goal")
        return await self._page(reading(press), goal_id, number)

    async def edit(self, press: Press) -> Answer:
        """*Change*: the entry in place of the list."""
        version_id, number = _with_page(press.value, "entry")
        return ShowView(
            history_views.form(await entries.shown(*act(self._deps, reading(press)), version_id, number))
        )

    async def withdraw(self, press: Press) -> Answer:
        """*Withdraw*."""
        version_id, number = _with_page(press.value, "entry")
        return await self._after(press, await entries.withdraw(*act(self._deps, press), version_id), number)

    async def restore(self, press: Press) -> Answer:
        """*Bring it back*."""
        version_id, number = _with_page(press.value, "entry")
        return await self._after(press, await entries.bring_back(*act(self._deps, press), version_id), number)

    async def undo(self, press: Press) -> Answer:
        """*Undo the last change*."""
        version_id, number = _with_page(press.value, "entry")
        return await self._after(press, await entries.undo(*act(self._deps, press), version_id), number)

    async def change(self, form: Submission) -> Answer:
        """An entry's form: what can't be used is said under its field, and what was typed stays."""
        version_id = id_in(form.metadata.get("entry", ""), "entry")
        number = _page_in(form.metadata.get("page", ""))
        shown = await entries.shown(*act(self._deps, form), version_id, number)
        typed = form.values.text("amount")
        try:
            comma = decimal_comma(shown.profile.person.locale)
            amount = parse_amount(typed, decimal_comma=comma) if typed else None
            on = form.values.day("on") or shown.history.now.entry.logged_on
            new = Correction(amount, on, form.values.text("note"))
            changed = await entries.change(*act(self._deps, form), version_id, new)
        except (DateAhead, BeforeStart) as error:
            return FieldErrors({"on": error_views.in_field(error)})
        except (BadAmount, NotUnderstood) as error:
            return FieldErrors({"amount": error_views.in_field(error)})
        return await self._after(form, changed, number)

    async def _after(self, given: Given, done: Logged, number: int) -> Answer:
        return await self._page(given, done.goal.goal.id, number, done)

    async def _page(self, given: Given, goal_id: UUID, number: int, done: Logged | None = None) -> Answer:
        shown = await entries.page(*act(self._deps, given), goal_id, number)
        return ShowView(history_views.page(shown, done)) if shown else history_views.nothing_yet()


def _with_page(value: str, what: str) -> tuple[UUID, int]:
    """The id and the page on a button.

    Raises:
        Gone: there is no id.
    """
    found, _, number = value.partition(" ")
    return id_in(found, what), _page_in(number)


def _page_in(number: str) -> int:
    return min(int(number), PAGES_MOST) if number.isdecimal() and number.isascii() else 0
