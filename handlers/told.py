"""Notes of what somebody was told outside Slack, and their own view."""

from bot.dependencies import Dependencies
from bot.slack import gathered_views, ids, told_views
from bot.slack.answers import Answer, FieldErrors, ShowView
from bot.slack.payloads import Press, Submission
from bot.slack.request_views import FIRST, answered_in
from bot.usecases import gathered
from handlers.given import act, id_in, ids_in

NOTHING_WRITTEN = "Write a line in one of the fields, or press Cancel; nothing was saved."


class ToldHandlers:
    """Each note is its writer's alone."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.TOLD_OPEN: self.on_open,
            ids.TOLD_READ: self.on_read,
            ids.TOLD_LIST: self.on_list,
            ids.TOLD_CHANGE: self.on_change,
            ids.TOLD_FORGET: self.on_forget,
            ids.TOLD_OWN: self.on_own,
        }
        self.submissions = {ids.TOLD_FORM: self.on_form, ids.TOLD_OWN_FORM: self.on_own_form}

    async def on_open(self, _press: Press) -> Answer:
        """*Note what I was told*."""
        return ShowView(told_views.form())

    async def on_read(self, press: Press) -> Answer:
        """One note."""
        return ShowView(
            told_views.page(await gathered.note(*act(self._deps, press), id_in(press.value, "note")))
        )

    async def on_list(self, press: Press) -> Answer:
        """A line of a note goes on the list."""
        about, _, handle = press.value.partition(" ")
        page = await gathered.put_note(*act(self._deps, press), id_in(about, "note"), handle)
        return ShowView(told_views.page(page))

    async def on_change(self, press: Press) -> Answer:
        """A note, to change it."""
        page = await gathered.note(*act(self._deps, press), id_in(press.value, "note"))
        return ShowView(told_views.form(page.note))

    async def on_forget(self, press: Press) -> Answer:
        """The note goes; what is on the list stays."""
        left = await gathered.forget(*act(self._deps, press), id_in(press.value, "note"))
        return ShowView(gathered_views.overview(left))

    async def on_own(self, press: Press) -> Answer:
        """*My own view*."""
        return ShowView(told_views.own_form(await gathered.own_view(*act(self._deps, press))))

    async def on_form(self, form: Submission) -> Answer:
        """What somebody was told, as they wrote it down."""
        told, teller = answered_in(form.values), " ".join(form.values.text(told_views.TELLER).split())
        if not told.said:
            return FieldErrors({FIRST: NOTHING_WRITTEN})
        known = form.metadata.get("note", "")
        note_id = ids_in(known, "note")[0] if known else None
        page = await gathered.write(*act(self._deps, form), teller, told, note_id=note_id)
        return ShowView(gathered_views.overview(page))

    async def on_own_form(self, form: Submission) -> Answer:
        """Their own view; emptied, it is empty."""
        told = answered_in(form.values)
        return ShowView(gathered_views.overview(await gathered.write_own(*act(self._deps, form), told)))
