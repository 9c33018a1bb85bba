"""The bodies Slack sends to an app (Slack reference: interaction payloads, slash commands, Events API)."""

from collections.abc import Mapping
from typing import Any

from bot.demo import people
from bot.demo.elements import STATE_FIELDS, Element
from bot.demo.installed_app import InstalledApp
from bot.demo.records import Block, Channel, Ephemeral, Message, Person, Surface, View
from bot.demo.shapes import message_shape, view_shape
from bot.demo.workspace import Workspace


class Payloads:
    """Builds the bodies for one app in one workspace.

    Args:
        address: where the local Slack answers, for `response_url`.
    """

    def __init__(self, workspace: Workspace, app: InstalledApp, address: str) -> None:
        self._workspace = workspace
        self._app = app
        self._address = address

    def command(self, person: Person, channel: Channel, command: str, text: str) -> dict[str, str]:
        """A slash command; all fields are text."""
        return {
            "token": self._app.verification_token,
            "team_id": people.TEAM_ID,
            "team_domain": people.TEAM_DOMAIN,
            "channel_id": channel.id,
            "channel_name": _name_for(channel, "privategroup"),
            "user_id": person.id,
            "user_name": person.handle,
            "command": command,
            "text": text,
            "api_app_id": people.APP_ID,
            "is_enterprise_install": "false",
            "response_url": self._response_url(person, channel.id, None),
            "trigger_id": self._workspace.deadlines.new_trigger(person.id),
        }

    def action(
        self, person: Person, surface: Surface, block: Block, element: Element, chosen: Mapping[str, Any]
    ) -> dict[str, Any]:
        """A press or a choice; a message brings a `response_url`, an ephemeral one not its own text."""
        in_modal = isinstance(surface, View) and surface.kind == "modal"
        body = self._interaction("block_actions", person) | {
            "trigger_id": self._workspace.deadlines.new_trigger(person.id, in_modal=in_modal),
            "actions": [self._acted(block, element, chosen)],
        }
        if isinstance(surface, View):
            return body | {
                "container": {"type": "view", "view_id": surface.id},
                "view": view_shape(surface),
            }
        channel = self._workspace.channels[surface.channel]
        is_ephemeral = isinstance(surface, Ephemeral)
        body |= {
            "container": {
                "type": "message",
                "message_ts": surface.ts,
                "channel_id": channel.id,
                "is_ephemeral": is_ephemeral,
            },
            "channel": {"id": channel.id, "name": _name_for(channel, "privategroup")},
            "state": {"values": surface.values},
            "response_url": self._response_url(person, channel.id, self._current(surface)),
        }
        if isinstance(surface, Message):
            body["message"] = message_shape(surface, with_metadata=True)
        return body

    def submission(self, view: View, person: Person) -> dict[str, Any]:
        """A submitted form."""
        return self._interaction("view_submission", person) | {
            "trigger_id": self._workspace.deadlines.new_trigger(person.id, in_modal=True),
            "view": view_shape(view),
            "response_urls": [],
        }

    def closing(self, view: View, person: Person, *, is_cleared: bool) -> dict[str, Any]:
        """A closed form: neither what was typed nor a trigger comes with it."""
        return self._interaction("view_closed", person) | {
            "view": view_shape(view, with_state=False),
            "is_cleared": is_cleared,
        }

    def shortcut(self, person: Person, callback_id: str) -> dict[str, Any]:
        """A global shortcut; it belongs to no conversation."""
        return self._interaction("shortcut", person) | {
            "callback_id": callback_id,
            "trigger_id": self._workspace.deadlines.new_trigger(person.id),
            "action_ts": self._workspace.next_ts(),
        }

    def message_shortcut(self, person: Person, callback_id: str, message: Message) -> dict[str, Any]:
        """A shortcut on a message, which comes whole."""
        channel = self._workspace.channels[message.channel]
        return self._interaction("message_action", person) | {
            "callback_id": callback_id,
            "trigger_id": self._workspace.deadlines.new_trigger(person.id),
            "action_ts": self._workspace.next_ts(),
            "message_ts": message.ts,
            "channel": {"id": channel.id, "name": _name_for(channel, "privategroup")},
            "message": message_shape(message),
            "response_url": self._response_url(person, channel.id, None),
        }

    def event(self, event: Mapping[str, Any]) -> dict[str, Any]:
        """An event in its envelope."""
        return {
            "token": self._app.verification_token,
            "team_id": people.TEAM_ID,
            "context_team_id": people.TEAM_ID,
            "context_enterprise_id": None,
            "api_app_id": people.APP_ID,
            "event": {**event, "event_ts": self._workspace.next_ts()},
            "type": "event_callback",
            "event_id": self._workspace.new_id("Ev"),
            "event_time": self._workspace.now_seconds(),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": people.TEAM_ID,
                    "user_id": people.BOT_USER_ID,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": self._workspace.new_id("EC"),
        }

    def _interaction(self, kind: str, person: Person) -> dict[str, Any]:
        return {
            "type": kind,
            "user": {
                "id": person.id,
                "username": person.handle,
                "name": person.handle,
                "team_id": people.TEAM_ID,
            },
            "api_app_id": people.APP_ID,
            "token": self._app.verification_token,
            "team": {"id": people.TEAM_ID, "domain": people.TEAM_DOMAIN},
            "enterprise": None,
            "is_enterprise_install": False,
        }

    def _acted(self, block: Block, element: Element, chosen: Mapping[str, Any]) -> dict[str, Any]:
        shown = ("type", "action_id", "text", "value", "style", "placeholder", "url")
        initial = STATE_FIELDS.get(element["type"], ("", ""))[1]
        kept = {name: element[name] for name in (*shown, initial) if name in element}
        return {**kept, "block_id": block["block_id"], **chosen, "action_ts": self._workspace.next_ts()}

    def _response_url(self, person: Person, channel: str, message: Message | Ephemeral | None) -> str:
        name = self._workspace.deadlines.new_address(person.id, channel, message)
        return f"{self._address}/response/{name}"

    def _current(self, surface: Message | Ephemeral) -> Message | Ephemeral | None:
        """The message itself where somebody pressed on an older copy of it."""
        known: list[Message | Ephemeral] = [
            *self._workspace.messages.get(surface.channel, []),
            *self._workspace.ephemerals,
        ]
        return next((message for message in known if message.ts == surface.ts), None)


def _name_for(channel: Channel, private_name: str) -> str:
    """A conversation's name as payloads have it; private ones keep theirs to themselves."""
    if channel.is_dm:
        return "directmessage"
    return private_name if channel.private else channel.name
