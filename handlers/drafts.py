"""Long texts are kept while they are typed, and offered when their form opens again."""

from datetime import UTC, datetime

from bot.dependencies import Dependencies
from bot.domain.drafts import Draft, digest, key_of
from bot.domain.people import Visit
from bot.slack import draft_views, ids
from bot.slack.answers import Answer, Noted
from bot.slack.blocks import View
from bot.slack.payloads import Press, Submission, unpack
from bot.usecases import drafts
from handlers.given import act


class DraftHandlers:
    """What stands in a form that was not sent."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {ids.DRAFT: self.typed}

    async def typed(self, press: Press) -> Answer:
        """A letter was typed: Slack brings the whole field."""
        if typed := press.typed:
            at = _instant(typed.at) or self._deps.clock.now()
            draft = Draft(typed.field, press.value, digest(typed.initial), at)
            await drafts.keep(*act(self._deps, press), key_of(typed.form, press.metadata), draft)
        return Noted()

    async def offered(self, visit: Visit, view: View) -> View:
        """A form as it opens: with the words that were typed into it and not sent."""
        if not draft_views.keeps(view):
            return view
        key = key_of(view["callback_id"], unpack(view["private_metadata"]))
        found = await drafts.offered(self._deps.open_uow, self._deps.clock.now(), visit, key)
        return draft_views.offered(view, found.drafts, found.zone)

    async def sent(self, form: Submission) -> None:
        """A form was taken: its words are where they belong."""
        if any(ids.DRAFT in inputs for inputs in form.values.values.values()):
            await drafts.sent(*act(self._deps, form), key_of(form.callback_id, form.metadata))


def _instant(ts: str) -> datetime | None:
    """The moment Slack gives an action, in seconds."""
    try:
        return datetime.fromtimestamp(float(ts), UTC)
    except (ValueError, OverflowError, OSError):
        return None
