"""Signed HTTP requests: Slack's way to an app that has an address."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import aiohttp

from bot.clock import Clock
from bot.demo.courier import ACK_SECONDS, Ack, Kind, Retry
from bot.demo.installed_app import InstalledApp

FORM = "application/x-www-form-urlencoded"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """The value of `X-Slack-Signature` (Slack reference: verifying requests from Slack)."""
    base = b":".join((b"v0", timestamp.encode(), body))
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class HttpDelivery:
    """Posts payloads to the app's request address."""

    def __init__(self, app: InstalledApp, real: Clock, ack_seconds: float = ACK_SECONDS) -> None:
        self._app = app
        self._real = real
        self._ack_seconds = ack_seconds
        self._session: aiohttp.ClientSession | None = None
        self.url = ""

    async def verify_url(self) -> bool:
        """Ask the app to prove that it owns its address (Slack reference: url_verification)."""
        challenge = "challenge-of-the-local-slack"
        payload = {
            "type": "url_verification",
            "token": self._app.verification_token,
            "challenge": challenge,
        }
        ack = await self._post(json.dumps(payload).encode(), "application/json", {})
        body = ack.body or {}
        return ack.ok and challenge in {body.get("challenge"), body.get("text")}

    async def send(
        self, kind: Kind, payload: Mapping[str, Any], *, accepts_body: bool, retry: Retry | None
    ) -> Ack:
        """Bring one payload; what the app may answer with is the same over HTTP."""
        del accepts_body
        headers = {}
        if retry is not None:
            headers = {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
        if kind == "events_api":
            return await self._post(json.dumps(payload).encode(), "application/json", headers)
        fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
        return await self._post(urlencode(fields).encode(), FORM, headers)

    async def close(self) -> None:
        """Close the connections to the app."""
        if self._session is not None:
            await self._session.close()

    async def _post(self, body: bytes, content_type: str, headers: dict[str, str]) -> Ack:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        timestamp = str(int(self._real.now().timestamp()))
        headers |= {
            "Content-Type": content_type,
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._app.signing_secret, timestamp, body),
        }
        try:
            async with (
                asyncio.timeout(self._ack_seconds),
                self._session.post(self.url, data=body, headers=headers) as answer,
            ):
                text = await answer.text()
                no_retry = answer.headers.get("X-Slack-No-Retry") == "1"
        except TimeoutError:
            return Ack(ok=False, failure="operation_timeout")
        except aiohttp.ClientError:
            return Ack(ok=False, failure="dispatch_failed")
        if answer.status != 200:  # noqa: PLR2004 — the only status Slack takes for an ack
            return Ack(ok=False, failure="dispatch_failed", no_retry=no_retry)
        return Ack(ok=True, body=_body_of(text))


def _body_of(text: str) -> dict[str, Any]:
    """An answer's JSON, or its plain text as a message's."""
    try:
        body = json.loads(text) if text else {}
    except ValueError:
        return {"text": text}
    return body if isinstance(body, dict) else {"text": text}
