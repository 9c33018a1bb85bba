"""The list: shown page by page, added to, changed, parked, deleted."""

from bot.dependencies import Dependencies
from bot.domain.errors import Gone, ListFull, TooLong
from bot.domain.items import Category
from bot.domain.ways_in import Way
from bot.slack import error_views, ids, item_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import items
from handlers.given import act, id_in, reading


class ItemHandlers:
    """What a person does with the lines of their list."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.ITEMS: self.items}
        self.presses = {
            ids.ITEM_LIST: self.show,
            ids.ITEM_PAGE: self.turn,
            ids.ITEM_NEW: self.open_add,
            ids.ITEM_EDIT: self.open_edit,
            ids.ITEM_PARK: self.park,
            ids.ITEM_UNPARK: self.unpark,
            ids.ITEM_DELETE: self.delete,
        }
        self.submissions = {ids.ITEM_ADD_FORM: self.add, ids.ITEM_EDIT_FORM: self.save}

    async def items(self, asked: Command, words: str) -> Answer:
        """`/goal items [words]`: the list, or the form to add the words to it."""
        facts = await items.look(*act(self._deps, asked))
        return OpenForm(item_views.add_form(words=words) if words else item_views.page(facts))

    async def show(self, press: Press) -> Answer:
        """*My list*."""
        return ShowView(item_views.page(await items.look(*act(self._deps, reading(press)))))

    async def turn(self, press: Press) -> Answer:
        """Another page of it."""
        return ShowView(
            item_views.page(await items.look(*act(self._deps, reading(press))), page_of(press.value))
        )

    async def open_add(self, press: Press) -> Answer:
        """*Add*."""
        await items.look(*act(self._deps, reading(press)))
        return ShowView(item_views.add_form(page_of(press.metadata.get("at", ""))))

    async def add(self, form: Submission) -> Answer:
        """Several lines at once."""
        category, typed = (
            _category(form.values.choice(item_views.CATEGORY)),
            form.values.text(item_views.LINES),
        )
        try:
            facts, new, there = await items.write(*act(self._deps, form), typed, category)
        except ListFull as error:
            return FieldErrors({item_views.LINES: error_views.in_field(error)})
        if not new and not there:
            return FieldErrors({item_views.LINES: item_views.AT_LEAST_ONE})
        return ShowView(
            item_views.page(facts, page_of(form.metadata.get("at", "")), item_views.added(new, there))
        )

    async def open_edit(self, press: Press) -> Answer:
        """*Change or delete*."""
        item = await items.read(*act(self._deps, reading(press)), id_in(press.value, "item"))
        return ShowView(item_views.edit_form(item, page_of(press.metadata.get("at", ""))))

    async def save(self, form: Submission) -> Answer:
        """Other words for a line, or another category."""
        item_id = id_in(form.metadata.get("item", ""), "item")
        category = _category(form.values.choice(f"{item_views.CATEGORY}:{item_id}"))
        typed = form.values.text(f"{item_views.WORDS}:{item_id}")
        try:
            facts = await items.change(*act(self._deps, form), item_id, words=typed, category=category)
        except TooLong as error:
            return FieldErrors({f"{item_views.WORDS}:{item_id}": error_views.in_field(error)})
        return ShowView(item_views.page(facts, page_of(form.metadata.get("at", "")), "Changed."))

    async def park(self, press: Press) -> Answer:
        """*Park it*: it waits, and is not lost."""
        facts = await items.park(*act(self._deps, press), id_in(press.value, "item"), parked=True)
        return ShowView(item_views.page(facts, page_of(press.metadata.get("at", "")), "Parked, not lost."))

    async def unpark(self, press: Press) -> Answer:
        """*Take it up again*."""
        facts = await items.park(*act(self._deps, press), id_in(press.value, "item"), parked=False)
        return ShowView(item_views.page(facts, page_of(press.metadata.get("at", "")), "Back on the list."))

    async def delete(self, press: Press) -> Answer:
        """*Delete*, which was asked about."""
        facts = await items.delete(*act(self._deps, press), id_in(press.value, "item"))
        return ShowView(item_views.page(facts, page_of(press.metadata.get("at", "")), "Deleted."))


def page_of(value: str) -> int:
    """The page that a button or a form remembers; the first where it remembers none."""
    return int(value[:6]) if value.isascii() and value.isdecimal() else 0


def _category(value: str) -> Category:
    try:
        return Category(value)
    except ValueError:
        raise Gone("item") from None
