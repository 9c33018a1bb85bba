"""The app as its manifest installs it: tokens, scopes, events, commands, shortcuts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# What an event needs besides its subscription (Slack reference: the event's own page).
EVENT_SCOPES = {
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "user_change": "users:read",
    "channel_archive": "channels:read",
    "group_archive": "groups:read",
    "channel_shared": "groups:read",
}


@dataclass(frozen=True, slots=True)
class InstalledApp:
    """What the workspace granted the app.

    Attributes:
        commands: per slash command, whether mentions in its text arrive as ids.
        shortcuts: per callback id its kind, `global` or `message`.
    """

    scopes: tuple[str, ...]
    events: frozenset[str]
    commands: Mapping[str, bool]
    shortcuts: Mapping[str, str]
    has_home: bool
    is_interactive: bool
    bot_token: str = "xoxb-local-bot"  # noqa: S105 — good for nothing but this local Slack
    app_token: str = "xapp-local-app"  # noqa: S105 — the same
    signing_secret: str = "local-signing-secret"  # noqa: S105 — the same
    verification_token: str = "local-verification"  # noqa: S105 — the same

    @classmethod
    def from_manifest(cls, manifest: Mapping[str, Any]) -> "InstalledApp":
        """Read what Slack reads of a manifest (Slack reference: app manifest)."""
        features, settings = manifest["features"], manifest["settings"]
        scopes = tuple(manifest["oauth_config"]["scopes"]["bot"])
        offered = features if "commands" in scopes else {}  # commands and shortcuts come with that scope
        events = settings.get("event_subscriptions", {}).get("bot_events", [])
        return cls(
            scopes=scopes,
            events=frozenset(events),
            commands={
                entry["command"]: bool(entry.get("should_escape"))
                for entry in offered.get("slash_commands", [])
            },
            shortcuts={entry["callback_id"]: entry["type"] for entry in offered.get("shortcuts", [])},
            has_home=bool(features.get("app_home", {}).get("home_tab_enabled")),
            is_interactive=bool(settings.get("interactivity", {}).get("is_enabled")),
        )

    def hears(self, event: str) -> bool:
        """Whether Slack would send the app that event: subscribed, and its scope granted."""
        needed = EVENT_SCOPES.get(event)
        return event in self.events and (needed is None or needed in self.scopes)
