"""*Why this message?*, and the click that stops its kind."""

from bot.dependencies import Dependencies
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone
from bot.domain.routines import RoutineKind
from bot.slack import ids, why_views
from bot.slack.answers import Answer
from bot.slack.payloads import Press
from bot.usecases import why
from handlers.given import act

_PROMPTS = frozenset((RoutineKind.CHECKIN, RoutineKind.NUDGE))


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
        try:
            kind = Kind(press.value)
        except ValueError:
            raise Gone("message") from None
        if not why_views.rests_on_goals(kind):
            return why_views.to_anybody(kind)
        reason = await why.reason(*act(self._deps, press))
        return why_views.to_member(kind, reason.profile, reason.goals)

    async def stop(self, press: Press) -> Answer:
        """No more of these."""
        return await self._turn(press, on=False)

    async def start(self, press: Press) -> Answer:
        """These again."""
        return await self._turn(press, on=True)

    async def _turn(self, press: Press, *, on: bool) -> Answer:
        if press.value not in _PROMPTS:
            raise Gone("message")
        routine = RoutineKind(press.value)
        return why_views.turned(await why.turn(*act(self._deps, press), routine, on=on), routine)
