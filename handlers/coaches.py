"""`/coach`, the text it posts, and the choice everybody makes for themselves."""

from typing import Any

from bot.dependencies import Dependencies
from bot.domain.coaches import COACH_CHANNEL, SeenChannel
from bot.domain.people import Visit
from bot.domain.sharing import CoachView
from bot.slack import board_views, coach_views, digest_views, ids
from bot.slack.answers import Answer, OpenForm, ShowView
from bot.slack.outcomes import Refused
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import boards, coaches, readers
from handlers.given import act, id_in

HERE, SUMMARY, STOP, BOARD = "here", "summary", "stop", "board"
_WORDS = {
    HERE: HERE,
    "start": HERE,
    "post": HERE,
    "this": HERE,
    SUMMARY: SUMMARY,
    "summarise": SUMMARY,
    "summarize": SUMMARY,
    "digest": SUMMARY,
    "show": SUMMARY,
    "now": SUMMARY,
    BOARD: BOARD,
    "open": BOARD,
    "people": BOARD,
    STOP: STOP,
    "end": STOP,
    "off": STOP,
    "quit": STOP,
    "cancel": STOP,
}
"""What people write, and which of the four they mean."""


class CoachHandlers:
    """A coach's channel: asked for, posted, chosen in, read, stopped."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self._uses = {HERE: self.on_here, SUMMARY: self.on_summary, STOP: self.on_stop, BOARD: self.on_board}
        self.commands = {ids.COMMAND_COACH: self.on_coach}
        self.presses = {
            ids.COACH_POST: self.on_post,
            ids.COACH_CHOOSE: self.on_choose,
            ids.COACH_GO_ON: self.on_go_on,
            ids.COACH_ORDER: self.on_order,
            ids.COACH_BOARD: self.on_open,
            ids.COACH_BOARD_PAGE: self.on_page,
        }
        self.submissions = {ids.COACH_CHOICE: self.on_choice}

    async def on_coach(self, command: Command) -> Answer:
        """One of the uses; anything else is answered with what they are, and what one shows oneself.

        Without a word in direct messages it is the board, for who has one.
        """
        first = next(iter(command.words.casefold().split()), "")
        use = self._uses.get(_WORDS.get(first, ""))
        if use:
            return await use(command)
        if not first and command.in_dm and await boards.coaches_any(*act(self._deps, command)):
            return await self.on_board(command)
        return coach_views.uses(await coaches.shown(*act(self._deps, command)))

    async def on_here(self, command: Command) -> Answer:
        """The text, shown to the coach before anything is posted."""
        if command.in_dm or command.channel_name.startswith("mpdm-"):
            return coach_views.only_in_a_channel()
        seen = await self._seen(command.channel_id)
        if not isinstance(seen, SeenChannel):
            return seen
        offer = await coaches.offer(*act(self._deps, command), seen)
        return coach_views.offer(offer.coach, offer.channel, runs=offer.runs)

    async def on_summary(self, command: Command) -> Answer:
        """The summary as it is now, for the coach's eyes only."""
        facts = await coaches.summary(*act(self._deps, command), command.channel_id)
        return digest_views.private_digest(facts)

    async def on_stop(self, command: Command) -> Answer:
        """No summary any more."""
        return coach_views.stopped(await coaches.stop(*act(self._deps, command), command.channel_id))

    async def on_go_on(self, press: Press) -> Answer:
        """*Take it back*: the summary goes on."""
        channel_id = id_in(press.value, COACH_CHANNEL)
        return coach_views.goes_on(*await coaches.go_on(*act(self._deps, press), channel_id))

    async def on_board(self, command: Command) -> Answer:
        """The coach's own board."""
        return OpenForm(board_views.board(await boards.board(*act(self._deps, command))))

    async def on_open(self, press: Press) -> Answer:
        """*Open my board*: this channel's, or the first of the coach's own."""
        channel_id = id_in(press.value, COACH_CHANNEL) if press.value else None
        return OpenForm(board_views.board(await boards.board(*act(self._deps, press), channel_id)))

    async def on_page(self, press: Press) -> Answer:
        """Another page of the board, or another channel's."""
        which, _, at = press.value.partition(" ")
        shown = await boards.board(*act(self._deps, press), id_in(which, COACH_CHANNEL))
        return ShowView(board_views.board(shown, int(at) if at.isdecimal() else 0))

    async def on_post(self, press: Press) -> Answer:
        """Post the text in the channel in which it was shown."""
        seen = await self._seen(press.place.channel)
        if not isinstance(seen, SeenChannel):
            return seen
        begun = await coaches.start(*act(self._deps, press), seen)
        return coach_views.posted(begun.coach, begun.channel)

    async def on_choose(self, press: Press) -> Answer:
        """The form for whoever presses, with the channel as it is at this moment."""
        channel_id = id_in(press.value, COACH_CHANNEL)
        channel = await coaches.channel_of(*act(self._deps, press), channel_id)
        seen = await self._deps.messenger.channel_info(channel.slack_channel_id)
        if not isinstance(seen, SeenChannel):
            return coach_views.readers_unknown()
        found = await coaches.choosing(*act(self._deps, press), channel_id, seen)
        return OpenForm(
            coach_views.choice_form(found.channel, seen, found.coach, found.shows, has_goal=found.has_goal)
        )

    async def on_choice(self, form: Submission) -> Answer:
        """Keep the choice, with the readers that were shown."""
        found = await coaches.choose(
            *act(self._deps, form),
            id_in(form.metadata.get("channel", ""), COACH_CHANNEL),
            CoachView(form.values.choice(coach_views.SHOWS)),
            readers=int(form.metadata.get("readers", 0)),
        )
        return ShowView(coach_views.saved(found.channel, found.shows))

    async def on_order(self, _press: Press) -> Answer:
        """How the summary is ordered."""
        return digest_views.order()

    async def on_change(self, visit: Visit, event: dict[str, Any]) -> None:
        """A channel was archived, or shared with another organisation: who reads it is asked at once."""
        await readers.look(self._deps.open_uow, self._deps.clock.now(), visit, str(event["channel"]))

    async def _seen(self, slack_channel_id: str) -> SeenChannel | Answer:
        """The channel, if the bot is in it; else what to do."""
        seen = await self._deps.messenger.channel_info(slack_channel_id)
        if isinstance(seen, Refused) or (isinstance(seen, SeenChannel) and not seen.joined):
            return coach_views.invite_first()
        return seen if isinstance(seen, SeenChannel) else coach_views.readers_unknown()
