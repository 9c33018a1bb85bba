"""`/goal share`: others are told of a goal, seen first, taken back."""

import asyncio

from bot.dependencies import Dependencies
from bot.domain.coaches import SeenChannel
from bot.domain.errors import Gone, PersonError, TooLong
from bot.domain.intentions import Draft, Sharing, Telling
from bot.domain.people_errors import CannotTell, ChannelClosed, NobodyChosen, TooManyChannels, TooManyPeople
from bot.domain.sharing import Obstacle
from bot.domain.ways_in import Way
from bot.slack import error_views, ids, intention_card_views, intention_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.intention_views import ABLE, CHANNELS, PEOPLE, WORDS, Filled
from bot.slack.outcomes import Refused
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import intentions
from handlers.given import act, id_in

_FIELDS: dict[type[PersonError], str] = {
    NobodyChosen: PEOPLE,
    TooManyPeople: PEOPLE,
    CannotTell: PEOPLE,
    TooManyChannels: CHANNELS,
    ChannelClosed: CHANNELS,
}
"""Under which field a sentence stands; everything else is about the words."""


class IntentionHandlers:
    """What a person does to tell others of a goal, and what those do about it."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.sub_commands = {Way.SHARE: self.share}
        self.presses = {
            ids.INTENTION_SHOW: self.show,
            ids.INTENTION_OPEN: self.open,
            ids.INTENTION_PROGRESS: self.open_progress,
            ids.INTENTION_TAKE_BACK: self.take_back,
            ids.INTENTION_REFUSE: self.refuse,
            ids.INTENTION_TAKE_AGAIN: self.take_again,
        }
        self.submissions = {ids.INTENTION_FORM: self.submitted}

    async def share(self, asked: Command, _words: str) -> Answer:
        """`/goal share N [@people]`: the form; once something is told, what it was."""
        sharing = await intentions.shared(*act(self._deps, asked), asked.words)
        if not asked.trigger_id:
            return intention_views.opener(sharing)
        return self._page(sharing, asked.mentions)

    async def open(self, press: Press) -> Answer:
        """*Share with others*: the form."""
        return OpenForm(intention_views.start(await self._shared(press), Telling.INTENTION))

    async def show(self, press: Press) -> Answer:
        """*Share*: the form; once something is told, what it was."""
        return self._page(await self._shared(press))

    async def open_progress(self, press: Press) -> Answer:
        """*Share progress*: to those who know of the intention."""
        return OpenForm(intention_views.progress(await self._shared(press)))

    async def submitted(self, form: Submission) -> Answer:
        """Shows word for word what would go out; tells it once exactly that was shown."""
        goal_id = id_in(form.metadata.get("goal", ""), "goal")
        try:
            telling = Telling(form.metadata.get("telling", ""))
        except ValueError:
            raise Gone("goal") from None
        filled = intention_views.filled_in(form.values)
        open_uow, now, visit = act(self._deps, form)
        try:
            draft = await self._draft(telling, filled)
            if draft.words and not filled.reaches:
                sharing = await intentions.shared(open_uow, now, visit, goal_id)
                return ShowView(intention_views.form(sharing, telling, filled, draft))
            sharing = await intentions.preview(open_uow, now, visit, goal_id, draft)
            if form.metadata.get("shown") != intention_views.fingerprint(sharing.profile, draft):
                return ShowView(intention_views.form(sharing, telling, filled, draft))
            return ShowView(intention_views.told(await intentions.tell(open_uow, now, visit, goal_id, draft)))
        except PersonError as error:
            return FieldErrors({_field_of(error): error_views.in_field(error)})

    async def take_back(self, press: Press) -> Answer:
        """*Take it back*."""
        intention_id = id_in(press.value, intentions.INTENTION)
        return ShowView(
            intention_views.told(await intentions.take_back(*act(self._deps, press), intention_id))
        )

    async def refuse(self, press: Press) -> Answer:
        """*Don't send me these*."""
        await intentions.refuse(*act(self._deps, press))
        return intention_card_views.refused()

    async def take_again(self, press: Press) -> Answer:
        """*Take them again*."""
        await intentions.take_again(*act(self._deps, press))
        return intention_card_views.taken_again()

    async def _shared(self, press: Press) -> Sharing:
        return await intentions.shared(*act(self._deps, press), id_in(press.value, "goal"))

    def _page(self, sharing: Sharing, people: tuple[str, ...] = ()) -> OpenForm:
        if sharing.told and not people:
            return OpenForm(intention_views.told(sharing))
        return OpenForm(intention_views.start(sharing, Telling.INTENTION, people))

    async def _draft(self, telling: Telling, filled: Filled) -> Draft:
        """What was filled in, with what Slack says of everybody in it.

        Raises:
            CannotTell, ChannelClosed: Slack does not say who, or not where.
        """
        messenger = self._deps.messenger
        people, channels = await asyncio.gather(
            asyncio.gather(*(messenger.introduction(who) for who in dict.fromkeys(filled.people))),
            asyncio.gather(*(messenger.channel_info(channel) for channel in dict.fromkeys(filled.channels))),
        )
        known = [who for who in people if who is not None]
        if len(known) < len(people):
            raise CannotTell(Obstacle.UNKNOWN, "")
        seen = [channel for channel in channels if isinstance(channel, SeenChannel)]
        if any(isinstance(channel, Refused) for channel in channels):
            raise ChannelClosed("")
        if len(seen) < len(channels):
            raise CannotTell(Obstacle.UNKNOWN, "")
        return Draft(telling, filled.words, filled.able, tuple(known), tuple(seen))


def _field_of(error: PersonError) -> str:
    if isinstance(error, TooLong) and error.field == "able":
        return ABLE
    return _FIELDS.get(type(error), WORDS)
