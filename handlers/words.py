"""What a partner does with the message that somebody they help missed something."""

from bot.dependencies import Dependencies
from bot.slack import ids, to_partner_views, word_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.payloads import Press, Submission
from bot.slack.tone_views import SEEN, noted
from bot.usecases import to_partner, wins, word_replies, words
from handlers.given import act, id_in


class WordHandlers:
    """Writes a word, once, or closes the card."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.WORD_OPEN: self.open_draft,
            ids.WORD_ASKED: self.open_asked,
            ids.WORD_WELL_DONE: self.well_done,
            ids.WORD_TALK: self.talk,
            ids.WORD_NOT_NOW: self.not_this_time,
            ids.WORD_THANK: self.thank,
            ids.WORD_ANSWER: self.open_answer,
            ids.WORD_TOO_MUCH: self.too_much,
        }
        self.submissions = {ids.WORD_FORM: self.send, ids.WORD_ANSWER_FORM: self.answer}

    async def open_draft(self, press: Press) -> Answer:
        """*Write to Ben*: the draft."""
        draft = await words.draft(*act(self._deps, press), id_in(press.value, "word"))
        return OpenForm(word_views.draft_form(draft)) if draft else word_views.closed_already()

    async def open_asked(self, press: Press) -> Answer:
        """*Write to Ben*, where he asked for it."""
        card = await to_partner.draft(*act(self._deps, press), id_in(press.value, to_partner.ASKED))
        if card.word:
            return OpenForm(word_views.sent_page(card.owner.person, card.word))
        drafted = to_partner_views.draft(card)
        return OpenForm(word_views.word_form(card.owner.person, drafted, asked=str(card.asked.id)))

    async def send(self, form: Submission) -> Answer:
        """The words as the partner left them; what turns to the person is shown to them once, before."""
        said = word_views.as_sent(to_partner_views.as_sent(form.values.text(word_views.WORDS)))
        if not said:
            return FieldErrors({word_views.WORDS: "Write a line, or press Cancel; nothing was sent."})
        hints = form.metadata.get("tone") != SEEN and bool(noted(said))
        open_uow, now, visit = act(self._deps, form)
        if "asked" in form.metadata:
            asked_id = id_in(form.metadata["asked"], to_partner.ASKED)
            if hints:
                card = await to_partner.draft(open_uow, now, visit, asked_id)
                return ShowView(
                    word_views.word_form(card.owner.person, said, noted(said), asked=str(asked_id))
                )
            card = await to_partner.write(open_uow, now, visit, asked_id, said)
            return ShowView(word_views.sent_page(card.owner.person, card.word))
        notice_id = id_in(form.metadata.get("notice", ""), "word")
        if hints and (draft := await words.draft(open_uow, now, visit, notice_id)):
            return ShowView(word_views.draft_form(draft, said))
        written = await words.write(open_uow, now, visit, notice_id, said)
        return ShowView(word_views.sent_page(written.card.owner, written.card.word))

    async def well_done(self, press: Press) -> Answer:
        """*Well done*: the message says so by itself."""
        await wins.cheer(*act(self._deps, press), id_in(press.value, wins.WIN))
        return None

    async def thank(self, press: Press) -> Answer:
        """*Thank Grace*: the message says so by itself."""
        await word_replies.thank(*act(self._deps, press), id_in(press.value, "word"))
        return None

    async def open_answer(self, press: Press) -> Answer:
        """*Answer*: the form; once written, what went back."""
        word = await word_replies.read(*act(self._deps, press), id_in(press.value, "word"))
        if word.answer:
            return OpenForm(word_views.sent_page(word.partner, word.answer))
        return OpenForm(word_views.answer_form(word))

    async def answer(self, form: Submission) -> Answer:
        """A few words back to the partner."""
        said = form.values.text(word_views.ANSWER)
        if not said:
            return FieldErrors({word_views.ANSWER: "Write a line, or press Cancel; nothing was sent."})
        word_id = id_in(form.metadata.get("word", ""), "word")
        word = await word_replies.answer(*act(self._deps, form), word_id, said)
        return ShowView(word_views.sent_page(word.partner, word.answer))

    async def too_much(self, press: Press) -> Answer:
        """*Too much*: no words from this partner for two weeks."""
        word = await word_replies.too_much(*act(self._deps, press), id_in(press.value, "word"))
        return word_views.paused(word)

    async def talk(self, _press: Press) -> Answer:
        """*Talk to Ben* is a link: Slack opens the conversation, and there is nothing to do here."""
        return None

    async def not_this_time(self, press: Press) -> Answer:
        """*Not this time*: the card closes, nobody is told."""
        closed = await words.not_this_time(*act(self._deps, press), id_in(press.value, "word"))
        return None if closed else word_views.closed_already()
