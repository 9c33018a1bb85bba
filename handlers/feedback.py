"""`/give-feedback`: said or sent, seen first, taken back; thanked for and answered."""

from bot.dependencies import Dependencies
from bot.domain.errors import PersonError, TooLong
from bot.domain.feedback_facts import How, Wish
from bot.domain.people import Introduction
from bot.domain.people_errors import CannotTell, NothingSaid
from bot.domain.sharing import Obstacle
from bot.slack import error_views, feedback_views, ids, received_feedback_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.feedback_views import PARTS, WHO, Filled
from bot.slack.payloads import Command, Press, Shortcut, Submission
from bot.slack.tone_views import SEEN, noted
from bot.usecases import feedback
from handlers.given import act, id_in


class FeedbackHandlers:
    """What people do to give feedback, and what those do who get it."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.FEEDBACK_OPEN: self.open,
            ids.FEEDBACK_RECORD: self.record,
            ids.FEEDBACK_TAKE_BACK: self.take_back,
            ids.FEEDBACK_THANK: self.thank,
            ids.FEEDBACK_ANSWER: self.open_answer,
            ids.FEEDBACK_REFUSE: self.refuse,
            ids.FEEDBACK_TAKE_AGAIN: self.take_again,
        }
        self.submissions = {
            ids.FEEDBACK_FORM: self.submitted,
            ids.FEEDBACK_ANSWER_FORM: self.answer,
        }

    async def on_give(self, command: Command) -> Answer:
        """`/give-feedback @ana [words]`: the form; bare: what one gave."""
        who = next(iter(command.mentions), "")
        if not command.trigger_id:
            return feedback_views.opener(who)
        if not who and not command.words:
            return OpenForm(feedback_views.record(await feedback.record(*act(self._deps, command))))
        giving = await feedback.giving(*act(self._deps, command))
        several = len(set(command.mentions)) > 1
        return OpenForm(feedback_views.start(giving, who, command.words, several=several))

    async def shortcut(self, asked: Shortcut) -> Answer:
        """The shortcut on a message: for whoever wrote it, with its link, never their words."""
        giving = await feedback.giving(*act(self._deps, asked))
        return OpenForm(feedback_views.start(giving, asked.author, link=asked.link))

    async def open(self, press: Press) -> Answer:
        """*Give feedback*; the button may name for whom."""
        return OpenForm(feedback_views.start(await feedback.giving(*act(self._deps, press)), press.value))

    async def record(self, press: Press) -> Answer:
        """*What I gave*."""
        return OpenForm(feedback_views.record(await feedback.record(*act(self._deps, press))))

    async def submitted(self, form: Submission) -> Answer:
        """What was said is counted; what is to be sent is shown first, word for word."""
        filled = feedback_views.filled_in(form.values)
        open_uow, now, visit = act(self._deps, form)
        try:
            wish = await self._wish(filled)
            giving = await feedback.preview(open_uow, now, visit, wish)
            unseen = form.metadata.get("shown") != feedback_views.fingerprint(wish)
            if wish.how is How.SEND and unseen:
                hints = form.metadata.get("tone") != SEEN and bool(noted("\n".join(wish.sbi.parts)))
                return ShowView(feedback_views.form(giving, filled, wish, hinted=hints))
            done = await feedback.give(open_uow, now, visit, wish)
            return ShowView(feedback_views.done(done))
        except PersonError as error:
            return FieldErrors({_field_of(error): error_views.in_field(error)})

    async def take_back(self, press: Press) -> Answer:
        """*Take it back*, for ten minutes."""
        done = await feedback.take_back(*act(self._deps, press), id_in(press.value, feedback.FEEDBACK))
        return ShowView(feedback_views.done(done))

    async def thank(self, press: Press) -> Answer:
        """*Thank them*: the message says so by itself."""
        await feedback.thank(*act(self._deps, press), id_in(press.value, feedback.FEEDBACK))
        return None

    async def open_answer(self, press: Press) -> Answer:
        """*Answer*: the form."""
        card = await feedback.received(*act(self._deps, press), id_in(press.value, feedback.FEEDBACK))
        if card.given.answer:
            return OpenForm(received_feedback_views.answer_sent(card))
        return OpenForm(received_feedback_views.answer_form(card))

    async def answer(self, form: Submission) -> Answer:
        """A few words back to whoever gave it."""
        words = form.values.text(received_feedback_views.ANSWER)
        if not words:
            return FieldErrors({received_feedback_views.ANSWER: error_views.in_field(NothingSaid())})
        feedback_id = id_in(form.metadata.get("feedback", ""), feedback.FEEDBACK)
        card = await feedback.answer(*act(self._deps, form), feedback_id, words)
        return ShowView(received_feedback_views.answer_sent(card))

    async def refuse(self, press: Press) -> Answer:
        """*Don't send me these*."""
        await feedback.refuse(*act(self._deps, press), takes=False)
        return received_feedback_views.refused()

    async def take_again(self, press: Press) -> Answer:
        """*Take it again*."""
        await feedback.refuse(*act(self._deps, press), takes=True)
        return received_feedback_views.taken_again()

    async def _wish(self, filled: Filled) -> Wish:
        """What was filled in, with what Slack says of whom it is for.

        Raises:
            CannotTell: Slack does not say who that is, and it is to be sent.
        """
        who = await self._deps.messenger.introduction(filled.who)
        if who is None and filled.how is How.SEND:
            raise CannotTell(Obstacle.UNKNOWN, "")
        who = who or Introduction(filled.who, "", "", "")
        return Wish(who, filled.how, filled.sbi, filled.promise)


def _field_of(error: PersonError) -> str:
    if isinstance(error, TooLong) and error.field in PARTS:
        return error.field
    return PARTS[1] if isinstance(error, NothingSaid) else WHO
