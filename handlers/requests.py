"""A request for feedback: answered, put off, refused."""

from bot.dependencies import Dependencies
from bot.slack import gathered_views, ids, request_views
from bot.slack.answers import Answer, FieldErrors, ShowView
from bot.slack.payloads import Press, Submission
from bot.usecases import gathered, requests
from handlers.given import act, id_in, on_passing, reading

NOTHING_WRITTEN = "Write a line to one of the questions, or press Cancel; nothing was sent."


class RequestHandlers:
    """What the person does who was asked."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.REQUEST_ANSWER: self.on_answer,
            ids.REQUEST_NOT_NOW: self.on_not_now,
            ids.REQUEST_REFUSE: self.on_refuse,
            ids.REQUEST_TAKE_AGAIN: self.on_take_again,
            ids.REQUEST_TAKE_BACK: self.on_take_back,
        }
        self.submissions = {ids.REQUEST_FORM: self.on_form}

    async def on_answer(self, press: Press) -> Answer:
        """*Answer*: the form, with what was answered before."""
        facts = await requests.look(*act(self._deps, press), id_in(press.value, "request"))
        return ShowView(request_views.form(facts))

    async def on_form(self, form: Submission) -> Answer:
        """The answers as they were written."""
        told = request_views.answered_in(form.values)
        if not told.said:
            return FieldErrors({request_views.FIRST: NOTHING_WRITTEN})
        request_id = id_in(form.metadata.get("request", ""), "request")
        return ShowView(request_views.thanks(await requests.answer(*act(self._deps, form), request_id, told)))

    async def on_not_now(self, press: Press) -> Answer:
        """*Not now*: the message says so by itself, and nobody is told."""
        await requests.not_now(*act(self._deps, press), id_in(press.value, "request"))
        return None

    async def on_refuse(self, press: Press) -> Answer:
        """*Don't send me these*."""
        says_so = await requests.refuse(*act(self._deps, press), id_in(press.value, "request"))
        return on_passing(press, request_views.refused()) if says_so else request_views.refused()

    async def on_take_again(self, press: Press) -> Answer:
        """Let them in again."""
        await requests.take_again(*act(self._deps, press))
        if press.place.in_modal:
            return ShowView(gathered_views.overview(await gathered.look(*act(self._deps, reading(press)))))
        return on_passing(press, request_views.taken_again())

    async def on_take_back(self, press: Press) -> Answer:
        """*Take my answers back*: the message says so by itself."""
        await requests.take_back(*act(self._deps, press), id_in(press.value, "request"))
        return request_views.taken_back()
