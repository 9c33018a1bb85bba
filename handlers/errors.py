"""What was our own fault: an apology with a reference, and the trace in the log under it."""

import logging
from typing import Any

from slack_bolt.response import BoltResponse

from bot.dependencies import Dependencies
from bot.slack import error_views
from bot.slack.blocks import modal, section

LOG = logging.getLogger(__name__)
REFERENCE_LENGTH = 8


class ErrorHandler:
    """Bolt's one error handler."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps

    async def failed(self, error: Exception, body: dict[str, Any]) -> BoltResponse:
        """Answer a request that raised: an event is to come again, anything else gets an apology.

        Nothing of the body is logged: it holds people's words.
        """
        reference = self._deps.new_id().hex[-REFERENCE_LENGTH:]
        LOG.error(
            "Request %s failed: %s %s",
            reference,
            body.get("type") or body.get("command"),
            type(error).__name__,
            exc_info=error,
        )
        if "event" in body:
            return BoltResponse(status=500, body="")
        message = error_views.apology(reference)
        if "command" in body:
            return BoltResponse(status=200, body={"response_type": "ephemeral", **message.fields()})
        if body.get("type") == "view_submission":
            page = modal("Sorry", "page", [section(message.text)])
            return BoltResponse(status=200, body={"response_action": "push", "view": page})
        if response_url := body.get("response_url"):
            await self._deps.messenger.respond(response_url, message, replace=False)
        elif trigger_id := body.get("trigger_id"):
            await self._deps.messenger.open_view(trigger_id, modal("Sorry", "page", [section(message.text)]))
        return BoltResponse(status=200, body="")
