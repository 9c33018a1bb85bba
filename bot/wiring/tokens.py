"""What Slack says of the host's tokens."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import yaml
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

MANIFEST_FILE = Path(__file__).parents[2] / "manifest.yml"


def manifest() -> dict[str, Any]:
    """The Slack app as this program needs it."""
    parsed: dict[str, Any] = yaml.safe_load(MANIFEST_FILE.read_text(encoding="utf-8"))
    return parsed


class Unreachable(Exception):
    """Slack did not answer, or not as Slack does."""


@dataclass(frozen=True, slots=True)
class BotToken:
    """Whose the bot token is: the workspace, the bot in it, the scopes that were granted."""

    team_id: str
    team: str
    bot: str
    scopes: frozenset[str]

    @property
    def missing_scopes(self) -> list[str]:
        """Scopes of the manifest that were not granted."""
        return [scope for scope in manifest()["oauth_config"]["scopes"]["bot"] if scope not in self.scopes]


@dataclass(frozen=True, slots=True)
class Rejected:
    """Slack does not take a token; `error` is Slack's word for why."""

    error: str


async def look_at_bot_token(client: AsyncWebClient) -> BotToken | Rejected:
    """Ask Slack whose the bot token is (Slack reference: auth.test; the scopes stand in a header).

    Raises:
        Unreachable: Slack did not answer.
    """
    answer = await _asked(client, "auth.test", {})
    if isinstance(answer, Rejected):
        return answer
    data, headers = answer
    granted = next((value for name, value in headers.items() if name.lower() == "x-oauth-scopes"), "")
    scopes = frozenset(scope.strip() for scope in granted.split(","))
    return BotToken(
        str(data.get("team_id", "")), str(data.get("team", "")), str(data.get("user", "")), scopes
    )


async def look_at_app_token(client: AsyncWebClient, app_token: str) -> Rejected | None:
    """Ask Slack for a socket, which shows that the app token works; None: it does.

    Raises:
        Unreachable: Slack did not answer.
    """
    answer = await _asked(client, "apps.connections.open", {"app_token": app_token})
    return answer if isinstance(answer, Rejected) else None


async def _asked(
    client: AsyncWebClient, method: str, arguments: Mapping[str, str]
) -> tuple[Mapping[str, Any], Mapping[str, str]] | Rejected:
    methods = {"auth.test": client.auth_test, "apps.connections.open": client.apps_connections_open}
    try:
        answer = await methods[method](**arguments)
    except SlackApiError as error:
        data = getattr(error.response, "data", None)
        if isinstance(data, Mapping) and data.get("error"):
            return Rejected(str(data["error"]))
        raise Unreachable from error
    except (aiohttp.ClientError, TimeoutError) as error:
        raise Unreachable from error
    if not isinstance(answer.data, Mapping):
        raise Unreachable
    return answer.data, answer.headers
