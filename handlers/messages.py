"""What people write to the bot: the same words as under its commands, and everything else."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.dependencies import Dependencies
from bot.domain import ways_in
from bot.domain.errors import NoSuchDay, PersonError
from bot.domain.ways_in import Way
from bot.slack import goal_form_views, ids, note_views
from bot.slack.answers import Answer, OpenForm, Remove
from bot.slack.payloads import Command, DirectMessage, Press
from bot.usecases import agreements, areas, goals, home, notes, progress
from handlers.given import act, id_in
from handlers.progress import answered

SubCommand = Callable[[Command, str], Awaitable[Answer]]


class MessageHandlers:
    """Understands a message as a command would be, or asks what shall become of it.

    Args:
        deps: everything with side effects.
        sub_commands: who answers which first word under `/goal`.
    """

    def __init__(self, deps: Dependencies, sub_commands: Mapping[Way, SubCommand]) -> None:
        self._deps = deps
        self._sub_commands = sub_commands
        self.presses = {
            ids.NOTE_KEEP: self.keep,
            ids.NOTE_FORGET: self.forget,
            ids.NOTE_GOAL: self.goal,
        }

    async def heard(self, said: DirectMessage) -> Answer:
        """One message. Somebody new is greeted, unless it is a command, which answers for itself."""
        way, rest = ways_in.said(said.text)
        if way is not Way.NOWHERE:
            answer = await self._led(said, way, rest)
            if answer is not None or way is not Way.AT:
                return answer
        greeted = await home.greet(*act(self._deps, said))
        if greeted or not said.text:
            return None
        return await self._logged(said) or await self._offered(said)

    async def _led(self, said: DirectMessage, way: Way, rest: str) -> Answer:
        answer = await self._sub_commands[way](_as_command(said, rest), rest)
        if not isinstance(answer, OpenForm):
            return answer
        if way is Way.NEW and rest:
            return note_views.goal_form(await notes.add(*act(self._deps, said), rest))
        return note_views.opener(str(answer.view["callback_id"]))

    async def _offered(self, said: DirectMessage) -> Answer:
        """What can become of words that led nowhere; partners are named, and get them only by a press."""
        note_id = await notes.add(*act(self._deps, said), said.text)
        reads = replace(said.visit, receipt="")
        now = self._deps.clock.now()
        beside = await agreements.overview(self._deps.open_uow, now, reads)
        seeks = not await areas.active_goals(self._deps.open_uow, now, reads)
        return note_views.offer(note_id, [each for each in beside.mine if each.runs], seeks=seeks)

    async def _logged(self, said: DirectMessage) -> Answer:
        """A line such as "2 feedback", if it is one; any word of a goal may stand in a sentence by chance."""
        reads = replace(said.visit, receipt="")
        shown = await progress.form(self._deps.open_uow, self._deps.clock.now(), reads)
        try:
            reading = progress.read(
                said.text, shown.plan, shown.profile, self._deps.clock.now(), by_words=False
            )
        except NoSuchDay:
            names = [each.short_name for each in shown.plan.commitments]
            names += [each.short_name for each in shown.plan.goals]
            if any(name.casefold() in said.text.casefold() for name in names):
                raise
            return None
        except PersonError:
            return None
        known = bool(reading.matches)
        says_how_many = reading.amount is not None or reading.done
        if not shown.plan.goals or not ((known and says_how_many) or (says_how_many and not reading.what)):
            return None
        return answered(await progress.log(*act(self._deps, said), said.text))

    async def keep(self, press: Press) -> Answer:
        """*Keep as my note*."""
        await notes.keep(*act(self._deps, press), id_in(press.value, "note"))
        return note_views.kept()

    async def forget(self, press: Press) -> Answer:
        """*Forget it*: the words go, and the bot's answer with them."""
        await notes.forget(*act(self._deps, press), id_in(press.value, "note"))
        return Remove()

    async def goal(self, press: Press) -> Answer:
        """*New goal*, with the words."""
        now = self._deps.clock.now()
        reads = replace(press.visit, receipt="")
        words = await notes.words(self._deps.open_uow, now, reads, id_in(press.value, "note"))
        return OpenForm(goal_form_views.form(await goals.form(self._deps.open_uow, now, reads, words)))


def _as_command(said: DirectMessage, rest: str) -> Command:
    return Command(
        visit=said.visit,
        command="",
        text=rest,
        words=rest,
        mentions=said.mentions,
        channel_id=said.channel,
        channel_name="",
        trigger_id="",
    )
