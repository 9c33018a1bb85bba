"""What an owner does with the message that something was missed."""

from dataclasses import replace

from bot.dependencies import Dependencies
from bot.slack import away_views, ids, log_views, slip_views
from bot.slack.answers import Answer, OpenForm, ShowView
from bot.slack.payloads import Press, Submission
from bot.slack.slip_text import soonest
from bot.usecases import absences, slip_acts
from handlers.given import act, id_in


class SlipHandlers:
    """Logs late, notes days away, skips, adds a word, holds back, tells now; the message redraws itself."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.SLIP_LOG: self.log,
            ids.SLIP_AWAY: self.was_away,
            ids.SLIP_WORDS: self.open_words,
            ids.SLIP_SKIP: self.skip,
            ids.SLIP_HOLD: self.hold_back,
            ids.SLIP_TELL: self.tell_now,
        }
        self.submissions = {ids.SLIP_WORDS_FORM: self.save_words}

    async def log(self, press: Press) -> Answer:
        """*Log it*: the form to log with, on the missed day."""
        form = await slip_acts.log_form(*act(self._deps, press), id_in(press.value, "slip"))
        return OpenForm(log_views.form(form)) if form else slip_views.nothing_left()

    async def was_away(self, press: Press) -> Answer:
        """*I was away*: noted at once, or asked for where it can't have been all of it."""
        where_in = await slip_acts.was_away(*act(self._deps, press), id_in(press.value, "slip"))
        if where_in is None:
            return None
        open_uow, now, visit = act(self._deps, press)
        where = await absences.where(open_uow, now, replace(visit, receipt=""))
        return OpenForm(away_views.form(where, where_in.first, where_in.last))

    async def skip(self, press: Press) -> Answer:
        """*Skip these days*: they count neither way, and nobody is told."""
        skipped = await slip_acts.skip(*act(self._deps, press), id_in(press.value, "slip"))
        return None if skipped else slip_views.nothing_left()

    async def open_words(self, press: Press) -> Answer:
        """*Add a word*: a form with a field for each partner who is going to hear."""
        facts = await slip_acts.words_form(*act(self._deps, press), id_in(press.value, "slip"))
        return OpenForm(slip_views.words_form(facts)) if soonest(facts) else slip_views.nothing_left()

    async def save_words(self, form: Submission) -> Answer:
        """The words, shown as they go out."""
        message_id = id_in(form.metadata.get("message", ""), "slip")
        words = {id_in(block, "slip"): form.values.text(block) for block in form.values.values}
        facts = await slip_acts.add_words(*act(self._deps, form), message_id, words)
        return ShowView(slip_views.words_page(facts, self._deps.clock.now()))

    async def hold_back(self, press: Press) -> Answer:
        """*Hold it back this time*."""
        held = await slip_acts.hold_back(*act(self._deps, press), id_in(press.value, "slip"))
        if held.again:
            return slip_views.held_again(held)
        return None if held.done else slip_views.nothing_left()

    async def tell_now(self, press: Press) -> Answer:
        """*Tell Grace now*."""
        told = await slip_acts.tell_now(*act(self._deps, press), id_in(press.value, "slip"))
        return None if told else slip_views.nothing_left()
