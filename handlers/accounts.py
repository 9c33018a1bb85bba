"""`user_change`: what Slack says of a person has changed."""

from dataclasses import replace
from typing import Any

from bot.dependencies import Dependencies
from bot.domain.people import Visit
from bot.slack.messenger import introduction_of
from bot.usecases import accounts


class AccountHandlers:
    """Follows zones and names; whoever left is not written to."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps

    async def on_user_change(self, visit: Visit, event: dict[str, Any]) -> None:
        """Slack leaves out the zone of somebody who left, and mostly the locale: then the known ones stay."""
        user = event["user"]
        who = introduction_of(user)
        who = replace(
            who,
            zone=who.zone if user.get("tz") else "",
            locale=who.locale if user.get("locale") else "",
        )
        await accounts.changed(self._deps.open_uow, self._deps.clock.now(), visit, who)
