"""The one way out to Slack."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.domain.coaches import SeenChannel
from bot.domain.people import DEFAULT_LOCALE, Introduction, known_zone
from bot.slack.blocks import View
from bot.slack.channels import seen_channel
from bot.slack.message import Message
from bot.slack.outcomes import Accepted, NoAnswer, NotAccepted, Outcome, Refused

TIMEOUT = aiohttp.ClientTimeout(total=10)
"""Of every call; the session's, since the SDK ignores its own where it is given a session (tried)."""
MARKER_EVENT = "delivery"
"""The `event_type` of the metadata by which a message is found again; its payload holds one id."""
DEFAULT_RETRY = timedelta(seconds=30)
"""Where Slack says too many requests without saying until when."""
PAGE = 100
"""Messages looked through for a marker; more than a DM gets in the minute that is searched."""
INTRODUCTION_SECONDS = 1.0
"""How long an act waits for who somebody is; after that the workspace's own zone stands in (data.md)."""
_BAD_BLOCKS = Refused("invalid_blocks")
_NOT_YET = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
_PERHAPS = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})

UPDATE_TEXT_MAX = 4_000
"""Characters of the text of an edit (Slack reference: chat.update, msg_too_long)."""

Method = Callable[..., Awaitable[AsyncSlackResponse]]


class Messenger:
    """Calls Slack over one shared session; a dropped connection is never sent again by itself.

    Args:
        client: made by `web_client`, so that nothing retries behind our back.
        before: called before each call; raises where Slack must not be awaited (inside a transaction).
    """

    def __init__(self, client: AsyncWebClient, before: Callable[[], None]) -> None:
        self._client = client
        self._before = before

    async def post(
        self, channel: str, message: Message, marker: UUID | None = None, *, thread_ts: str = ""
    ) -> Outcome:
        """Post to a channel, an opened DM or a thread; by the marker it can be found when the answer is lost.

        Where Slack does not take a table or a chart the message goes without it: its text says the same.
        """
        outcome = await self._post(channel, message, marker, thread_ts)
        plainer = message.plainer() if outcome == _BAD_BLOCKS else None
        return outcome if plainer is None else await self._post(channel, plainer, marker, thread_ts)

    async def _post(self, channel: str, message: Message, marker: UUID | None, thread_ts: str) -> Outcome:
        metadata = (
            {"event_type": MARKER_EVENT, "event_payload": {"id": str(marker)}} if marker is not None else None
        )
        return await self._call(
            self._client.chat_postMessage,
            channel=channel,
            thread_ts=thread_ts or None,
            unfurl_links=False,
            unfurl_media=False,
            metadata=metadata,
            **message.fields(),
        )

    async def update(self, channel: str, ts: str, message: Message) -> Outcome:
        """Put another message where one of ours stands."""
        outcome = await self._update(channel, ts, message)
        plainer = message.plainer() if outcome == _BAD_BLOCKS else None
        return outcome if plainer is None else await self._update(channel, ts, plainer)

    async def _update(self, channel: str, ts: str, message: Message) -> Outcome:
        fields = message.fields(UPDATE_TEXT_MAX)
        return await self._call(self._client.chat_update, channel=channel, ts=ts, **fields)

    async def delete(self, channel: str, ts: str) -> Outcome:
        """Take a message of ours away."""
        return await self._call(self._client.chat_delete, channel=channel, ts=ts)

    async def open_dm(self, slack_user_id: str) -> Outcome:
        """Open the DM with a person; the outcome's `channel` is its id."""
        return await self._call(self._client.conversations_open, users=slack_user_id)

    async def find(self, channel: str, marker: UUID, since: datetime) -> Outcome:
        """Look for the message with this marker among those posted since then.

        Returns:
            Accepted with its `ts`; Accepted without one when it surely is not there.
        """
        outcome, answer = await self._ask(
            self._client.conversations_history,
            channel=channel,
            oldest=f"{since.timestamp():.6f}",
            inclusive=True,
            limit=PAGE,
            include_all_metadata=True,
        )
        if not isinstance(outcome, Accepted):
            return outcome
        marked = (
            message["ts"] for message in answer.get("messages") or () if _marker_of(message) == str(marker)
        )
        return Accepted(channel, next(marked, ""))

    async def open_view(self, trigger_id: str, view: View) -> Outcome:
        """Open a modal; the trigger lives three seconds and opens one (Slack reference: views.open)."""
        return await self._call(self._client.views_open, trigger_id=trigger_id, view=view)

    async def push_view(self, trigger_id: str, view: View) -> Outcome:
        """Put a modal on top of the one that is open."""
        return await self._call(self._client.views_push, trigger_id=trigger_id, view=view)

    async def publish_home(self, slack_user_id: str, view: View) -> Outcome:
        """Draw a person's Home."""
        return await self._call(self._client.views_publish, user_id=slack_user_id, view=view)

    async def update_view(self, view_id: str, view_hash: str, view: View) -> Outcome:
        """Redraw an open modal, unless it was changed since `view_hash` (Slack reference: views.update)."""
        return await self._call(self._client.views_update, view_id=view_id, view=view, hash=view_hash or None)

    async def respond(self, response_url: str, message: Message | None, *, replace: bool) -> Outcome:
        """Answer an interaction by its address: replace what was pressed on, or add a line only they see.

        None takes the passing message away. An address serves five times within 30 minutes.
        """
        outcome = await self._respond(response_url, message, replace=replace)
        plainer = message.plainer() if message and outcome == _BAD_BLOCKS else None
        return outcome if plainer is None else await self._respond(response_url, plainer, replace=replace)

    async def _respond(self, response_url: str, message: Message | None, *, replace: bool) -> Outcome:
        self._before()
        body: dict[str, Any] = (
            {"delete_original": True}
            if message is None
            else {**message.fields(), "replace_original": replace, "response_type": "ephemeral"}
        )
        session = self._client.session
        if session is None:
            raise RuntimeError("the client needs the shared session")
        try:
            async with session.post(response_url, json=body) as answer:
                text = await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            return NoAnswer()
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            return NotAccepted(DEFAULT_RETRY)
        return Accepted() if answer.status == HTTPStatus.OK else Refused(text[:100])

    async def introduction(self, slack_user_id: str) -> Introduction | None:
        """What Slack says of a person; None where it does not say, or not within a second."""
        try:
            async with asyncio.timeout(INTRODUCTION_SECONDS):
                outcome, answer = await self._ask(
                    self._client.users_info, user=slack_user_id, include_locale=True
                )
        except TimeoutError:
            return None
        return introduction_of(answer["user"]) if isinstance(outcome, Accepted) else None

    async def channel_info(self, channel: str) -> SeenChannel | Outcome:
        """What Slack says of a channel, its readers counted; no answer where it takes over a second."""
        try:
            async with asyncio.timeout(INTRODUCTION_SECONDS):
                outcome, answer = await self._ask(
                    self._client.conversations_info, channel=channel, include_num_members=True
                )
        except TimeoutError:
            return NoAnswer()
        return seen_channel(answer["channel"]) if isinstance(outcome, Accepted) else outcome

    async def _call(self, method: Method, **arguments: Any) -> Outcome:
        outcome, _ = await self._ask(method, **arguments)
        return outcome

    async def _ask(self, method: Method, **arguments: Any) -> tuple[Outcome, Mapping[str, Any]]:
        self._before()
        try:
            answer = await method(**arguments)
        except SlackApiError as error:
            return _outcome_of(error.response), {}
        except (aiohttp.ClientError, TimeoutError):
            return NoAnswer(), {}
        if not isinstance(answer.data, Mapping):
            return NoAnswer(), {}
        channel = answer.data.get("channel") or ""
        return Accepted(
            channel=str(channel.get("id", "") if isinstance(channel, Mapping) else channel),
            ts=str(answer.data.get("ts") or ""),
        ), answer.data


def introduction_of(user: Mapping[str, Any]) -> Introduction:
    """A person as Slack describes them (Slack reference: user object)."""
    profile = user.get("profile") or {}
    name = (
        profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    )
    return Introduction(
        slack_user_id=str(user["id"]),
        name=str(name or ""),
        zone=known_zone(str(user.get("tz") or "")),
        locale=str(user.get("locale") or DEFAULT_LOCALE),
        deactivated=bool(user.get("deleted")),
        is_bot=bool(user.get("is_bot")),
        team_id="" if user.get("enterprise_user") else str(user.get("team_id") or ""),
    )


def _marker_of(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return payload.get("id") if metadata.get("event_type") == MARKER_EVENT else None


def _outcome_of(response: Any) -> Outcome:
    """What a response that was not `ok` means (Slack reference: Web API, evaluating responses)."""
    if isinstance(response, AsyncSlackResponse):
        status, data = response.status_code, response.data
    else:
        # The body was no JSON; what the SDK hands on is the session's own response.
        status, data = response.status, None
    error = str(data.get("error") or "") if isinstance(data, Mapping) else ""
    if status == HTTPStatus.TOO_MANY_REQUESTS or error in _NOT_YET:
        seconds = str(response.headers.get("Retry-After", ""))
        return NotAccepted(timedelta(seconds=int(seconds)) if seconds.isdecimal() else DEFAULT_RETRY)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or error in _PERHAPS or not error:
        return NoAnswer()
    return Refused(error)


def web_client(token: str, api_url: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """A client on the shared session that hands every answer through, a 429 and a broken line included."""
    return AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[])
