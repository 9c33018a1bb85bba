"""*Why this message?*, and the click that changes it."""

from bot.dependencies import Dependencies
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone
from bot.domain.switches import Switch
from bot.slack import ids, why_views
from bot.slack.answers import Answer
from bot.slack.payloads import Press
from bot.usecases import why
from handlers.given import act


class WhyHandlers:
    """Answers whoever presses, and nobody else."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.WHY: self.show,
            ids.PROMPTS_STOP: self.stop,
            ids.PROMPTS_START: self.start,
        }

    async def show(self, press: Press) -> Answer:
        """The rule, the goals it is about, where it is changed."""
        named, _, about = press.value.partition(" ")
        try:
            kind = Kind(named)
        except ValueError:
            raise Gone("message") from None
        if not why_views.rests_on_goals(kind):
            return why_views.to_anybody(kind, about)
        reason = await why.reason(*act(self._deps, press))
        return why_views.to_member(kind, reason.profile, reason.goals)

    async def stop(self, press: Press) -> Answer:
        """No more of these."""
        return await self._turn(press, on=False)

    async def start(self, press: Press) -> Answer:
        """These again."""
        return await self._turn(press, on=True)

    async def _turn(self, press: Press, *, on: bool) -> Answer:
        try:
            switch = Switch(press.value)
        except ValueError:
            raise Gone("message") from None
        return why_views.turned(await why.turn(*act(self._deps, press), switch, on=on), switch)
