"""What a partner does with the message that somebody they help missed something."""

from bot.dependencies import Dependencies
from bot.slack import ids, word_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Press, Submission
from bot.usecases import words
from handlers.given import act, id_in


class WordHandlers:
    """Writes a word, once, or closes the card."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.WORD_OPEN: self.open_draft,
            ids.WORD_TALK: self.talk,
            ids.WORD_NOT_NOW: self.not_this_time,
        }
        self.submissions = {ids.WORD_FORM: self.send}

    async def open_draft(self, press: Press) -> Answer:
        """*Write to Ben*: the draft."""
        draft = await words.draft(*act(self._deps, press), id_in(press.value, "word"))
        return OpenForm(word_views.draft_form(draft)) if draft else word_views.closed_already()

    async def send(self, form: Submission) -> Answer:
        """The words as the partner left them."""
        said = word_views.as_sent(form.values.text(word_views.WORDS))
        if not said:
            return FieldErrors({word_views.WORDS: "Write a line, or press Cancel; nothing was sent."})
        notice_id = id_in(form.metadata.get("notice", ""), "word")
        return ShowView(word_views.sent_page(await words.write(*act(self._deps, form), notice_id, said)))

    async def talk(self, _press: Press) -> Answer:
        """*Talk to Ben* is a link: Slack opens the conversation, and there is nothing to do here."""
        return None

    async def not_this_time(self, press: Press) -> Answer:
        """*Not this time*: the card closes, nobody is told."""
        closed = await words.not_this_time(*act(self._deps, press), id_in(press.value, "word"))
        return None if closed else word_views.closed_already()
