"""Calls that Slack refuses, as the tests look at them."""

from collections.abc import Awaitable, Mapping
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError


async def refusal(call: Awaitable[Any]) -> Mapping[str, Any]:
    """The answer of a call that Slack refuses."""
    with pytest.raises(SlackApiError) as refused:
        await call
    data: Mapping[str, Any] = refused.value.response.data
    return data


async def error_of(call: Awaitable[Any]) -> str:
    """Slack's word for why it refuses a call."""
    return str((await refusal(call))["error"])
