"""What a person can do in the local Slack; the page and the stories use the same hands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from bot.demo import people
from bot.demo.answers import apply_command_ack, apply_submission_ack
from bot.demo.courier import Ack
from bot.demo.elements import (
    STATE_FIELDS,
    TYPED,
    Element,
    find_input,
    find_pressable,
    option_named,
)
from bot.demo.forms import Filling, filled, own_errors
from bot.demo.message_events import changed, deleted, subscription, written
from bot.demo.records import Block, Channel, Message, Person, Surface
from bot.demo.screens import Answer, Impossible, Screen
from bot.demo.shapes import view_shape
from bot.demo.typed_text import as_command_text, as_message_text

if TYPE_CHECKING:
    from bot.demo.server import LocalSlack


class Actor(Screen):
    """One person at their keyboard."""

    def __init__(self, slack: "LocalSlack", person: Person) -> None:
        super().__init__(slack.workspace, person)
        self._slack = slack

    async def command(self, command: str, text: str = "", channel: str | None = None) -> Answer:
        """Type a slash command, in the direct messages with the bot unless a channel is named."""
        place = self.place(channel)
        if command not in self._slack.app.commands:
            shown = self.workspace.show(place.id, self.id, f"{command} is not a command here.")
            return Answer(acked=False, failure="unknown_command", shown=shown)
        should_escape = self._slack.app.commands[command]
        typed = as_command_text(self.workspace, text, should_escape=should_escape)
        payload = self._slack.payloads.command(self.person, place, command, typed)
        ack = await self._slack.courier.command(payload)
        if not ack.ok:
            words = f"{command} failed: {ack.failure}"
            shown = self.workspace.show(place.id, self.id, words)
            return Answer(acked=False, failure=ack.failure, shown=shown)
        failure, answer = apply_command_ack(self.workspace, self.person, place, command, ack.body or {})
        return Answer(acked=True, failure=failure, shown=answer, view=self.modal)

    async def say(self, channel: str | None, text: str, thread_ts: str | None = None) -> Answer:
        """Write a message; the app hears of it where its manifest says so."""
        place = self.place(channel)
        parent = None if thread_ts is None else self.workspace.find(place.id, thread_ts)
        typed = as_message_text(self.workspace, text)
        message = self.workspace.post(place, self.id, typed, thread_ts=thread_ts)
        return await self._tell(place, message, written(place, message, parent))

    async def edit(self, message: Message, text: str) -> Answer:
        """Change one of one's own messages."""
        place = self._own(message)
        before = message.snapshot()
        self.workspace.rewrite(message, as_message_text(self.workspace, text), [])
        return await self._tell(place, message, changed(place, message, before))

    async def delete(self, message: Message) -> Answer:
        """Take one of one's own messages away."""
        place = self._own(message)
        self.workspace.remove(message)
        return await self._tell(place, message, deleted(place, message, self.workspace.next_ts()))

    async def open_home(self, tab: Literal["home", "messages"] = "home") -> Answer:
        """Look at the app: its Home page or its messages."""
        self.check_active()
        event: dict[str, Any] = {
            "type": "app_home_opened",
            "user": self.id,
            "channel": self.dm_channel.id,
            "tab": tab,
        }
        if tab == "home" and self.home is not None:
            event["view"] = view_shape(self.home)
        ack = await self._slack.send_event("app_home_opened", event)
        return Answer(ack.ok, ack.failure)

    async def press(
        self,
        surface: Surface | None,
        label: str | None = None,
        *,
        action_id: str | None = None,
        value: Filling = None,
        forged_value: str | None = None,
    ) -> Answer:
        """Press a button, or choose in an element that answers at once.

        Args:
            surface: where: a message, an ephemeral message, a modal, Home; a snapshot stands for
                what is still on a screen that was not refreshed.
            label: the words on the button or of the option; a button's accessibility label will do too.
            action_id: which element, where words are not enough.
            value: of buttons that sound alike, the one with this value; what to choose in a menu or picker.
            forged_value: sent in place of the button's own value.

        Raises:
            LookupError: nothing, or more than one thing, fits.
            Impossible: the person cannot see it, or it does not answer by itself.
        """
        if surface is None:
            raise Impossible(f"{self.person.name} has nothing there to press")
        self.check_sees(surface)
        wanted = value if isinstance(value, str) else None
        block, element = find_pressable(surface, label, action_id, wanted)
        chosen = self._chosen(surface, block, element, label if value is None else value)
        if forged_value is not None:
            chosen["value"] = forged_value
        if block["type"] == "input" and not block.get("dispatch_action"):
            return Answer(acked=True, view=self.modal)
        return await self._act(surface, block, element, chosen)

    async def fill(self, name: str, value: Filling, surface: Surface | None = None) -> Answer:
        """Put something into an input of the top modal (or of `surface`).

        Args:
            name: the input's label, block id or action id.
            value: its text; an option's words; a list of them; a date; a time; a person; None to empty it.
            surface: where the input is, if not in the top modal.
        """
        where = surface or self.top()
        block, element = find_input(where, name)
        state = filled(self.workspace, element, value)
        where.values[block["block_id"]][element["action_id"]] = state
        self.workspace.changed()
        dispatches = block.get("dispatch_action", block["type"] != "input")
        if not dispatches or (element["type"] in TYPED and not on_each_character(element)):
            return Answer(acked=True, view=self.modal)
        return await self._act(where, block, element, _changes(state))

    async def submit(self, values: Mapping[str, Filling] | None = None) -> Answer:
        """Fill inputs of the top modal and submit it; the ack decides what comes next."""
        view = self.top()
        for name, value in (values or {}).items():
            await self.fill(name, value)
        view.errors, view.trouble = own_errors(view), ""
        if "submit" not in view.body:
            raise Impossible("this modal has no button to submit it")
        if view.errors:
            self.workspace.changed()
            return Answer(acked=False, failure="not_sent", errors=view.errors, view=view)
        ack = await self._interact(self._slack.payloads.submission(view, self.person))
        failure = ack.failure or apply_submission_ack(self.workspace, view, ack.body or {})
        if failure:
            view.trouble = "We had some trouble connecting. Try again?"
            self.workspace.changed()
        return Answer(ack.ok, failure, errors=view.errors, view=self.modal)

    async def close_modal(self, *, everything: bool = False) -> Answer:
        """Close the top modal, or the whole stack."""
        view = self.top()
        everything = everything or bool(view.body.get("clear_on_close"))
        closing = list(reversed(self.modals)) if everything else [view]
        answer = Answer(acked=True)
        for closed in closing:
            self.workspace.views.pop(closed)
            if closed.body.get("notify_on_close"):
                payload = self._slack.payloads.closing(closed, self.person, is_cleared=everything)
                ack = await self._interact(payload)
                answer = Answer(ack.ok, ack.failure)
        answer.view = self.modal
        return answer

    async def shortcut(self, callback_id: str) -> Answer:
        """Choose a global shortcut of the app."""
        self._check_shortcut(callback_id, "global")
        ack = await self._interact(self._slack.payloads.shortcut(self.person, callback_id))
        return Answer(ack.ok, ack.failure, view=self.modal)

    async def message_shortcut(self, callback_id: str, message: Message) -> Answer:
        """Choose a shortcut of the app on a message."""
        self._check_shortcut(callback_id, "message")
        self.check_sees(message)
        payload = self._slack.payloads.message_shortcut(self.person, callback_id, message)
        ack = await self._interact(payload)
        return Answer(ack.ok, ack.failure, view=self.modal)

    async def _interact(self, payload: Mapping[str, Any]) -> Ack:
        """Bring an interaction to the app, if its manifest takes any."""
        if not self._slack.app.is_interactive:
            raise Impossible("the manifest does not enable interactivity")
        return await self._slack.courier.interaction(payload)

    async def _act(
        self, surface: Surface, block: Block, element: Element, chosen: Mapping[str, Any]
    ) -> Answer:
        payload = self._slack.payloads.action(self.person, surface, block, element, chosen)
        ack = await self._interact(payload)
        return Answer(ack.ok, ack.failure, view=self.modal)

    def _chosen(self, surface: Surface, block: Block, element: Element, value: Filling) -> dict[str, Any]:
        """What the payload says was chosen; stateful elements keep it."""
        if element["type"] == "button":
            return {}
        if element["type"] == "overflow":
            return {"selected_option": option_named(element, str(value))}
        state = filled(self.workspace, element, value)
        surface.values[block["block_id"]][element["action_id"]] = state
        self.workspace.changed()
        return _changes(state)

    def _check_shortcut(self, callback_id: str, kind: str) -> None:
        self.check_active()
        if self._slack.app.shortcuts.get(callback_id) != kind:
            raise Impossible(f"the manifest has no {kind} shortcut {callback_id}")

    def _own(self, message: Message) -> Channel:
        if message.user != self.id:
            raise Impossible(f"{self.person.name} did not write that")
        return self.place(message.channel)

    async def _tell(self, place: Channel, message: Message, event: Mapping[str, Any]) -> Answer:
        """Let the app hear of a message, if it is in the conversation and subscribed to its kind."""
        if people.BOT_USER_ID not in place.members:
            return Answer(acked=True, shown=message)
        ack = await self._slack.send_event(subscription(place), event)
        return Answer(ack.ok, ack.failure, shown=message)


def on_each_character(element: Element) -> bool:
    """Whether the app hears of each letter typed into an input."""
    config = element.get("dispatch_action_config", {})
    return "on_character_entered" in config.get("trigger_actions_on", [])


def _changes(state: Mapping[str, Any]) -> dict[str, Any]:
    name, _ = STATE_FIELDS[state["type"]]
    return {name: state[name]}
