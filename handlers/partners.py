"""Partners: invited, answered, shown, ended."""

from bot.dependencies import Dependencies
from bot.domain.errors import DateInPast, DateTooFar, NotUnderstood, PersonError
from bot.domain.partners import Wish
from bot.domain.people import Introduction
from bot.domain.people_errors import CannotInvite, NothingToShare
from bot.domain.sharing import Obstacle, Role
from bot.domain.ways_in import Way
from bot.slack import (
    consent_views,
    error_views,
    ids,
    invitation_views,
    overview_views,
    partner_form_views,
    partner_news_views,
    partner_views,
)
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.partner_form_views import UNTIL, WHO, Filled
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import agreements, hearing, partners, partnership_ends
from handlers.given import act, id_in, ids_in

_ROLES = {role.value: role for role in Role} | {
    "boss": Role.MANAGER,
    "lead": Role.MANAGER,
    "buddy": Role.PEER,
    "colleague": Role.PEER,
    "friend": Role.PEER,
    "partner": Role.PEER,
}
_LOOKS = frozenset({"", "list", "show", "end", "stop", "leave", "me", "who"})
"""Words after /partner that mean: let me see."""


class PartnerHandlers:
    """What a person does about partners, on either side."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.commands = {ids.COMMAND_PARTNER: self.on_partner}
        self.sub_commands = {Way.PARTNER: self.on_partner}
        self.presses = {
            ids.PARTNER_INVITE: self.on_invite,
            ids.PARTNER_ACCEPT: self.on_accept,
            ids.PARTNER_NOT_NOW: self.on_not_now,
            ids.PARTNER_TALK: self.on_talk,
            ids.PARTNER_WOULD_SEE: self.on_would_see,
            ids.PARTNER_REFUSE: self.on_refuse,
            ids.PARTNER_TAKE_AGAIN: self.on_take_again,
            ids.PARTNER_SEES: self.on_sees,
            ids.PARTNER_GOALS: self.on_goals,
            ids.PARTNER_SHARE: self.on_share,
            ids.PARTNER_END: self.on_end,
            ids.PARTNER_END_THANKS: self.on_end_with_thanks,
            ids.PARTNER_GO_ON: self.on_go_on,
            ids.PARTNER_THANK: self.on_thank,
            ids.PARTNER_OVERVIEW: self.on_overview,
            ids.PARTNER_WEEKLY: self.on_weekly,
            ids.PARTNER_AT_ONCE: self.on_at_once,
        }
        self.submissions = {
            ids.PARTNER_FORM: self.on_form,
            ids.PARTNER_GOALS_FORM: self.on_goals_chosen,
        }

    async def on_partner(self, command: Command) -> Answer:
        """`/partner @grace [as mentor]`: the form; bare: who is whose partner."""
        words = command.words.casefold().split()
        if not command.mentions:
            if words and words[0] not in _LOOKS:
                raise NotUnderstood(command.words, "person")
            return overview_views.overview(await agreements.overview(*act(self._deps, command)))
        who = await self._introduction(command.mentions[0])
        drafting = await partners.drafting(*act(self._deps, command), who)
        if not drafting.goals:
            return partner_views.no_goal()
        role = next((_ROLES[word] for word in words if word in _ROLES), Role.PEER)
        if not command.trigger_id:
            return partner_views.opener(who, role)
        several = len(set(command.mentions)) > 1
        return OpenForm(partner_form_views.start(drafting, who.slack_user_id, role, several=several))

    async def on_overview(self, press: Press) -> Answer:
        """Who is whose partner, as a page; the value is which, where it was turned."""
        facts = await agreements.overview(*act(self._deps, press))
        if press.value.isdecimal():
            return ShowView(overview_views.overview_page(facts, at=int(press.value)))
        return OpenForm(overview_views.overview_page(facts))

    async def on_invite(self, press: Press) -> Answer:
        """The form; the button may name who it is for, and in which role."""
        who, _, role = press.value.partition(" ")
        drafting = await partners.drafting(*act(self._deps, press))
        if not drafting.goals:
            return partner_views.no_goal()
        return OpenForm(partner_form_views.start(drafting, who, _ROLES.get(role, Role.PEER)))

    async def on_form(self, form: Submission) -> Answer:
        """Shows word for word what would go out; sends it once exactly that was shown."""
        filled = partner_form_views.filled_in(form.values)
        try:
            wish = await self._wish(filled)
            open_uow, now, visit = act(self._deps, form)
            drawn = await partners.preview(open_uow, now, visit, wish)
            if form.metadata.get("shown") != invitation_views.fingerprint(drawn):
                drafting = await partners.drafting(open_uow, now, visit)
                return ShowView(partner_form_views.form(drafting, filled, drawn))
            made = await partners.invite(open_uow, now, visit, wish)
        except PersonError as error:
            return FieldErrors({_field_of(error, form): error_views.in_field(error)})
        at_once = made.partnership.invited_at <= now
        return ShowView(partner_form_views.sent(made, at_once=at_once, zone=wish.who.zone))

    async def on_accept(self, press: Press) -> Answer:
        """Yes, gladly: the card says so by itself, a list is shown again."""
        await partners.accept(*act(self._deps, press), id_in(press.value, "invitation"))
        return await self._list_again(press)

    async def on_not_now(self, press: Press) -> Answer:
        """Not now: nothing changes."""
        agreement = await partners.asked(*act(self._deps, press), id_in(press.value, "invitation"))
        return invitation_views.not_now(agreement)

    async def on_talk(self, _press: Press) -> Answer:
        """Slack has opened their own conversation."""
        return None

    async def on_would_see(self, press: Press) -> Answer:
        """What exactly would I see?"""
        agreement = await partners.asked(*act(self._deps, press), id_in(press.value, "invitation"))
        return OpenForm(invitation_views.would_see(agreement))

    async def on_refuse(self, press: Press) -> Answer:
        """Don't send me these."""
        await partners.refuse(*act(self._deps, press), id_in(press.value, "invitation"))
        return await self._list_again(press)

    async def on_take_again(self, press: Press) -> Answer:
        """Let invitations in again."""
        await partners.take_again(*act(self._deps, press))
        return await self._list_again(press, "Others can invite you again.")

    async def on_sees(self, press: Press) -> Answer:
        """What Grace sees; what I see."""
        shown = await agreements.shown(*act(self._deps, press), id_in(press.value, "partnership"))
        to_partner = shown.agreement.partnership.partner_slack_id == press.visit.slack_user_id
        return OpenForm(partner_views.shown(shown, to_partner=to_partner))

    async def on_goals(self, press: Press) -> Answer:
        """The menu's *Choose goals*: what is seen of each."""
        found = await agreements.sharing(*act(self._deps, press), id_in(press.value, "partnership"))
        return OpenForm(consent_views.form(*found))

    async def on_goals_chosen(self, form: Submission) -> Answer:
        """The goals a partner sees from now on."""
        partnership_id = id_in(form.metadata.get("partnership", ""), "partnership")
        grants = consent_views.chosen(form.values)
        try:
            agreement = await agreements.choose(*act(self._deps, form), partnership_id, grants)
        except PersonError as error:
            return FieldErrors({consent_views.first_field(form.values): error_views.in_field(error)})
        return ShowView(consent_views.saved(agreement))

    async def on_share(self, press: Press) -> Answer:
        """Show it to Grace."""
        partnership_id, goal_id = ids_in(press.value, "partnership", 2)
        agreement = await agreements.share(*act(self._deps, press), partnership_id, goal_id)
        return partner_views.line(partner_views.shared(agreement))

    async def on_end(self, press: Press) -> Answer:
        """End quietly, stop being a partner, take an invitation back."""
        return await self._end(press, thanks=False)

    async def on_end_with_thanks(self, press: Press) -> Answer:
        """End with thanks."""
        return await self._end(press, thanks=True)

    async def on_go_on(self, press: Press) -> Answer:
        """*Go on*, when the time is up: the message says so by itself."""
        await partnership_ends.go_on(*act(self._deps, press), id_in(press.value, "partnership"))
        return None

    async def on_thank(self, press: Press) -> Answer:
        """*Say thank you*, when the time is up."""
        await partnership_ends.thank(*act(self._deps, press), id_in(press.value, "partnership"))
        return None

    async def on_weekly(self, press: Press) -> Answer:
        """*Once a week instead*."""
        return await self._hear(press, weekly=True)

    async def on_at_once(self, press: Press) -> Answer:
        """*As it happens instead*."""
        return await self._hear(press, weekly=False)

    async def _hear(self, press: Press, *, weekly: bool) -> Answer:
        partnership_id = id_in(press.value, "partnership")
        agreement = await hearing.choose(*act(self._deps, press), partnership_id, weekly=weekly)
        said = partner_views.hears(agreement)
        return await self._list_again(press, said) or partner_views.line(said)

    async def _end(self, press: Press, *, thanks: bool) -> Answer:
        partnership_id = id_in(press.value, "partnership")
        ended = await partners.end(*act(self._deps, press), partnership_id, thanks=thanks)
        by_member = ended.member.slack_user_id == press.visit.slack_user_id
        said = partner_news_views.ended(ended, by_member=by_member, thanks=thanks)
        return await self._list_again(press, said) or partner_views.line(said)

    async def _list_again(self, press: Press, said: str = "") -> Answer:
        """The overview where the press was in one; a delivered message is redrawn from facts instead."""
        if not (press.place.passing or press.place.in_modal):
            return None
        facts = await agreements.overview(*act(self._deps, press))
        if press.place.in_modal:
            return ShowView(overview_views.overview_page(facts, said))
        return overview_views.overview(facts, said)

    async def _introduction(self, slack_user_id: str) -> Introduction:
        who = await self._deps.messenger.introduction(slack_user_id)
        if who is None:
            raise CannotInvite(Obstacle.UNKNOWN)
        return who

    async def _wish(self, filled: Filled) -> Wish:
        if filled.until_on is None:
            raise NotUnderstood("", "date")
        return Wish(
            await self._introduction(filled.who), filled.role, filled.goal_ids, filled.asks, filled.until_on
        )


def _field_of(error: PersonError, form: Submission) -> str:
    """Under which field a sentence about the invitation stands."""
    match error:
        case NothingToShare():
            return partner_form_views.first_goals_field(form.values)
        case DateInPast() | DateTooFar() | NotUnderstood(what="date"):
            return UNTIL
        case _:
            return error_views.field_of(error) or WHO
