"""A member turns to a partner: a word, a look at the plan, a line passed on, words to copy."""

from bot.dependencies import Dependencies
from bot.domain.errors import Gone
from bot.domain.to_partner import What, Wish
from bot.slack import ids, to_partner_views
from bot.slack.answers import Answer, OpenForm, ShowView
from bot.slack.payloads import Press, Submission
from bot.usecases import agreements, home, to_partner
from handlers.given import act, id_in, ids_in


class ToPartnerHandlers:
    """What a member does to hear from a partner."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.presses = {
            ids.PARTNER_ASK: self.ask_word,
            ids.PARTNER_ASK_PLAN: self.ask_plan,
            ids.PARTNER_COPY: self.copy,
            ids.NOTE_SEND: self.pass_on,
        }
        self.submissions = {ids.PARTNER_ASK_FORM: self.asked}

    async def ask_word(self, press: Press) -> Answer:
        """*Ask for a word*."""
        return await self._form(press, What.WORD)

    async def ask_plan(self, press: Press) -> Answer:
        """*Ask Grace to look at my plan*."""
        return await self._form(press, What.PLAN)

    async def asked(self, form: Submission) -> Answer:
        """The line that goes with it."""
        partnership_id = id_in(form.metadata.get("partnership", ""), "partnership")
        try:
            wish = Wish(What(form.metadata.get("what", "")), form.values.text(to_partner_views.WORDS))
        except ValueError:
            raise Gone("partnership") from None
        turned = await to_partner.turn(*act(self._deps, form), partnership_id, wish)
        return ShowView(to_partner_views.turned_page(turned))

    async def copy(self, press: Press) -> Answer:
        """*Copy for my coach*."""
        return OpenForm(to_partner_views.to_copy(await home.look(*act(self._deps, press))))

    async def pass_on(self, press: Press) -> Answer:
        """*Send to Grace*: words that were written to the bot."""
        partnership_id, note_id = ids_in(press.value, "note", 2)
        turned = await to_partner.pass_on(*act(self._deps, press), partnership_id, note_id)
        return to_partner_views.passed_on(turned)

    async def _form(self, press: Press, what: What) -> Answer:
        agreement, _ = await agreements.sharing(*act(self._deps, press), id_in(press.value, "partnership"))
        return OpenForm(to_partner_views.ask_form(agreement, what))
