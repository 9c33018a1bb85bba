"""The daily nudge: logged by one press, put off, made fewer."""

from bot.dependencies import Dependencies
from bot.domain.how_often import Often
from bot.slack import ids, log_views, nudge_views, why_views
from bot.slack.answers import Answer
from bot.slack.payloads import Press
from bot.usecases import nudge_acts
from handlers.given import act, id_in, ids_in

_OFTEN = {ids.NUDGE_KEEP: Often.KEEP, ids.NUDGE_THIN: Often.FEWER, ids.NUDGE_NONE: Often.NONE}


class NudgeHandlers:
    """What a member does with a nudge; the message itself is redrawn from facts."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.NUDGE_LOG: self.log,
            ids.NUDGE_LATER: self.later,
            ids.NUDGE_NOT_TODAY: self.not_today,
            ids.NUDGE_FEWER: self.fewer,
            ids.NUDGE_EVERY_DAY: self.every_day,
            **dict.fromkeys(_OFTEN, self.choose),
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
        """*Fewer of these*: on two days of the week; then none, until they are turned on again."""
        return why_views.how_often(await nudge_acts.fewer(*act(self._deps, press)))

    async def every_day(self, press: Press) -> Answer:
        """*On working days*: as they were before."""
        return why_views.how_often(await nudge_acts.every_day(*act(self._deps, press)))

    async def choose(self, press: Press) -> Answer:
        """*Keep*, *Fewer* or *None*: the message says what was chosen."""
        often = _OFTEN[press.action_id]
        await nudge_acts.choose(*act(self._deps, press), id_in(press.value, "nudge"), often)
        return None
