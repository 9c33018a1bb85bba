"""Every request Slack may send, in one visible list, hottest first."""

import re

from slack_bolt.async_app import AsyncApp

from bot.dependencies import Dependencies


def register(app: AsyncApp, desk_deps: Dependencies) -> None:
    """Tell Bolt who answers what."""
    del desk_deps
    app.event(re.compile(".*"))(_heard)


async def _heard() -> None:
    """Answer an event nobody waits for: unheard, Slack would send it again."""
