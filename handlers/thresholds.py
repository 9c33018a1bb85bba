"""After how many misses in a row a partner hears."""

from bot.dependencies import Dependencies
from bot.slack import ids, threshold_views
from bot.slack.answers import Answer, OpenForm, ShowView
from bot.slack.payloads import Press, Submission
from bot.usecases import thresholds
from handlers.given import act, id_in


class ThresholdHandlers:
    """What a member chooses for a promise."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {ids.THRESHOLD_OPEN: self.open}
        self.submissions = {ids.THRESHOLD_FORM: self.save}

    async def open(self, press: Press) -> Answer:
        """*When a miss is told*."""
        promise = await thresholds.look(*act(self._deps, press), id_in(press.value, "commitment"))
        return OpenForm(threshold_views.form(promise))

    async def save(self, form: Submission) -> Answer:
        """The choice; what is none of them is what is usual."""
        commitment_id = id_in(form.metadata.get("commitment", ""), "commitment")
        chosen = form.values.choice(threshold_views.TOLD_AFTER)
        after = int(chosen) if chosen in map(str, threshold_views.CHOICES) else 0
        promise = await thresholds.choose(*act(self._deps, form), commitment_id, after)
        return ShowView(threshold_views.saved(promise))
