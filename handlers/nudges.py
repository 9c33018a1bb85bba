"""The daily nudge: logged by one press, put off, made fewer."""

from bot.dependencies import Dependencies
from bot.domain.routines import RoutineKind
from bot.slack import ids, log_views, nudge_views, why_views
from bot.slack.answers import Answer
from bot.slack.payloads import Press
from bot.usecases import nudge_acts, why
from handlers.given import act, id_in, ids_in


class NudgeHandlers:
    """What a member does with a nudge; the message itself is redrawn from facts."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.NUDGE_LOG: self.log,
            ids.NUDGE_LATER: self.later,
            ids.NUDGE_NOT_TODAY: self.not_today,
            ids.NUDGE_FEWER: self.fewer,
        }

    async def log(self, press: Press) -> Answer:
        """*Log 1*: the answer has *Undo*."""
        delivery_id, commitment_id = ids_in(press.value, "nudge", 2)
        logged = await nudge_acts.log_step(*act(self._deps, press), delivery_id, commitment_id)
        return log_views.logged(logged) if logged else nudge_views.kept_already()

    async def later(self, press: Press) -> Answer:
        """*In 1 hour*."""
        await nudge_acts.snooze(*act(self._deps, press), id_in(press.value, "nudge"))
        return None

    async def not_today(self, press: Press) -> Answer:
        """*Not today*."""
        await nudge_acts.put_off(*act(self._deps, press), id_in(press.value, "nudge"))
        return None

    async def fewer(self, press: Press) -> Answer:
        """*Fewer of these*: none, until they are turned on again."""
        profile = await why.turn(*act(self._deps, press), RoutineKind.NUDGE, on=False)
        return why_views.turned(profile, RoutineKind.NUDGE)
