"""Where a request arrives and its answer leaves: who acts, what is answered on which surface."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from slack_bolt.context.ack.async_ack import AsyncAck

from bot.dependencies import Dependencies
from bot.domain.errors import PersonError
from bot.domain.people import DEFAULT_LOCALE, DEFAULT_ZONE, Introduction, Visit
from bot.slack import error_views, payloads
from bot.slack.answers import Answer, CloseForm, FieldErrors, Noted, OpenForm, Remove, ShowView
from bot.slack.blocks import View, as_answer, modal, section
from bot.slack.message import Message
from bot.slack.outcomes import Accepted, NotAccepted, Outcome
from bot.slack.payloads import Command, DirectMessage, Place, Press, Shortcut, Submission
from bot.slack.text import plainly
from bot.usecases.visits import Repeated, Stranger, introduce
from handlers.drafts import DraftHandlers
from handlers.looks import Looks

LOG = logging.getLogger(__name__)
Body = dict[str, Any]
WorkspaceIds = dict[tuple[str, str], UUID]
T = TypeVar("T")
G = TypeVar("G", bound=Command | Press | Submission | Shortcut | DirectMessage)
Handler = Callable[[G], Awaitable[Answer]]
Listener = Callable[..., Awaitable[None]]


class Desk:
    """Turns Slack's bodies into what handlers are given, and their answers into what Slack reads.

    A command and a form are answered in the ack; a button's ack is empty, and what it changes goes through
    the messenger before it (architecture.md, A person acts).
    """

    def __init__(self, deps: Dependencies, looks: Looks) -> None:
        self._deps = deps
        self._looks = looks
        self._drafts = DraftHandlers(deps)
        self._workspaces: WorkspaceIds = {}

    def command(self, handlers: Mapping[str, Handler[Command]]) -> Listener:
        """A listener for slash commands; one that nobody knows any more is told so."""

        async def listener(ack: AsyncAck, body: Body) -> None:
            asked = payloads.command_from(body, await self.visit(body))
            handler = handlers.get(asked.command)
            answer = await self._answered(asked, handler) if handler else error_views.stale()
            if isinstance(answer, OpenForm):
                answer = _trouble(await self._deps.messenger.open_view(asked.trigger_id, answer.view))
            if isinstance(answer, Message):
                await ack(response_type="ephemeral", **answer.fields())
            else:
                await ack()

        return listener

    def press(self, handlers: Mapping[str, Handler[Press]]) -> Listener:
        """A listener for buttons and menus; a button that nobody knows any more is told so."""

        async def listener(ack: AsyncAck, body: Body) -> None:
            press = payloads.press_from(body, await self.visit(body))
            handler = handlers.get(press.action_id)
            answer = await self._answered(press, handler) if handler else error_views.stale()
            await self._after_press(press, answer)
            await ack()

        return listener

    def submission(self, handlers: Mapping[str, Handler[Submission]]) -> Listener:
        """A listener for forms."""

        async def listener(ack: AsyncAck, body: Body) -> None:
            form = payloads.submission_from(body, await self.visit(body))
            handler = handlers.get(form.callback_id)
            answer = await self._answered(form, handler) if handler else error_views.stale()
            match answer:
                case FieldErrors(sentences=sentences):
                    await ack(response_action="errors", errors=dict(sentences))
                case ShowView(view=view):
                    await ack(response_action="update", view=view)
                case Message():
                    errors = {_first_field(body): plainly(answer.text)}
                    await ack(response_action="errors", errors=errors)
                case CloseForm():
                    await ack(response_action="clear")
                case _:
                    await ack()

        return listener

    def closed(self, handlers: Mapping[str, Handler[Submission]]) -> Listener:
        """A listener for forms that were closed without being sent; Slack reads no answer."""

        async def listener(ack: AsyncAck, body: Body) -> None:
            form = payloads.submission_from(body, await self.visit(body))
            if handler := handlers.get(form.callback_id):
                await self._answered(form, handler)
            await ack()

        return listener

    def shortcut(self, handler: Handler[Shortcut]) -> Listener:
        """A listener for a shortcut of Slack's own menu; whatever it answers opens as a modal."""

        async def listener(ack: AsyncAck, body: Body) -> None:
            asked = payloads.shortcut_from(body, await self.visit(body))
            answer = await self._answered(asked, handler)
            if isinstance(answer, Message):
                answer = OpenForm(page(answer))
            if isinstance(answer, OpenForm):
                await self._deps.messenger.open_view(asked.trigger_id, answer.view)
            await ack()

        return listener

    def direct_message(self, handler: Handler[DirectMessage]) -> Listener:
        """A listener for what people write to the bot; the answer is a message below it."""

        async def listener(body: Body) -> None:
            said = payloads.direct_message_from(body, await self.visit(body))
            if said is None:
                return
            answer = await self._answered(said, handler)
            if isinstance(answer, Message):
                marked = Message(answer.text, as_answer(answer.blocks))
                outcome = await self._deps.messenger.post(said.channel, marked, thread_ts=said.thread_ts)
                if not isinstance(outcome, Accepted):
                    LOG.warning("An answer in a direct message was not posted: %s", type(outcome).__name__)

        return listener

    def event(self, handler: Callable[[Visit, Body], Awaitable[None]]) -> Listener:
        """A listener for any other event."""

        async def listener(body: Body) -> None:
            visit = await self.visit(body)
            await self.known(visit, lambda: handler(visit, body["event"]))

        return listener

    async def visit(self, body: Body) -> Visit:
        """Who acts in which workspace; a workspace gets its row on first sight."""
        caller = payloads.caller_of(body)
        key = (caller.enterprise_id, caller.team_id)
        if key not in self._workspaces:
            async with self._deps.open_clock_uow() as clock:
                self._workspaces[key] = await clock.workspace(*key, self._deps.clock.now(), DEFAULT_ZONE)
        return Visit(self._workspaces[key], caller.user_id, payloads.receipt_of(body))

    async def known(self, visit: Visit, act: Callable[[], Awaitable[T]]) -> T | None:
        """Do an act; somebody the bot never met is introduced first. None: it was done before.

        Whoever Slack does not describe in time is taken with the default zone; `user_change` mends it.
        """
        try:
            try:
                return await act()
            except Stranger:
                who = await self._deps.messenger.introduction(visit.slack_user_id)
                who = who or Introduction(visit.slack_user_id, "", DEFAULT_ZONE, DEFAULT_LOCALE)
                await introduce(self._deps.open_uow, self._deps.clock.now(), visit, who)
                return await act()
        except Repeated:
            LOG.info("A request that was handled before came again")
            return None

    async def _answered(self, given: G, handler: Handler[G]) -> Answer:
        try:
            answer = await self.known(given.visit, lambda: handler(given))
        except PersonError as error:
            if isinstance(given, Submission) and (field := error_views.field_of(error)):
                return FieldErrors({field: error_views.in_field(error)})
            return error_views.message(error)
        if isinstance(answer, Noted):
            return None
        self._looks.changed(given.visit)
        if isinstance(given, Submission) and _is_taken(answer):
            await self._drafts.sent(given)
        if isinstance(answer, OpenForm | ShowView):
            return replace(answer, view=await self._drafts.offered(given.visit, answer.view))
        return answer

    async def _after_press(self, press: Press, answer: Answer) -> None:
        outcome = await self._changed_by(press, answer)
        if outcome is not None and not isinstance(outcome, Accepted) and press.place.response_url:
            trouble = _trouble(outcome)
            if trouble:
                await self._deps.messenger.respond(press.place.response_url, trouble, replace=False)

    async def _changed_by(self, press: Press, answer: Answer) -> Outcome | None:
        messenger, place = self._deps.messenger, press.place
        if isinstance(answer, Message) and not place.response_url:
            answer = OpenForm(page(answer))
        match answer:
            case OpenForm(view=view):
                return await self._open(press.trigger_id, place, view)
            case ShowView(view=view):
                if place.in_modal:
                    return await messenger.update_view(place.view_id, place.view_hash, view)
                return await self._open(press.trigger_id, place, view)
            case Message():
                return await messenger.respond(place.response_url, answer, replace=place.passing)
            case Remove():
                return await messenger.respond(place.response_url, None, replace=True)
            case _:
                return None

    async def _open(self, trigger_id: str, place: Place, view: View) -> Outcome:
        messenger = self._deps.messenger
        return await (messenger.push_view if place.in_modal else messenger.open_view)(trigger_id, view)


def page(message: Message) -> View:
    """A message as a modal to read, where no message can be shown."""
    return modal("Accountability", "page", message.blocks or [section(message.text)])


def _is_taken(answer: Answer) -> bool:
    """Whether a form's words are where they belong, so that its draft can go."""
    return answer.sent if isinstance(answer, ShowView) else not isinstance(answer, FieldErrors | Message)


def _trouble(outcome: Outcome) -> Message | None:
    if isinstance(outcome, Accepted):
        return None
    return error_views.too_many() if isinstance(outcome, NotAccepted) else error_views.not_opened()


def _first_field(body: Body) -> str:
    """Where a sentence about a whole form stands: under its first input."""
    blocks = body["view"].get("blocks") or ()
    return next((str(block["block_id"]) for block in blocks if block.get("type") == "input"), "")
