"""`/ask-feedback`: whom, about what, by when; and what others said."""

import asyncio
from collections.abc import Iterable

from bot.dependencies import Dependencies
from bot.domain.ask_facts import AskWish
from bot.domain.errors import DateInPast, DateTooFar, NotUnderstood, PersonError
from bot.domain.gathering import PEOPLE_MOST, asked_once
from bot.domain.people import Introduction
from bot.domain.people_errors import CannotAsk, TooFewForUnnamed, TooManyPeople
from bot.domain.sharing import Obstacle
from bot.domain.ways_in import Way
from bot.slack import ask_form_views, error_views, gathered_views, ids, request_views, side_by_side_views
from bot.slack.answers import Answer, FieldErrors, OpenForm, ShowView
from bot.slack.ask_form_views import BACK, NAMES, PEOPLE, STEP, AskFilled
from bot.slack.payloads import Command, Press, Submission
from bot.usecases import asks, careers, gathered, side_by_side
from handlers.given import act, id_in

_LOOKS = frozenset({"answers", "answer", "list", "show", "read", "what", "who", "notes", "status"})
"""Words after /ask-feedback that mean: let me see."""


class AskHandlers:
    """What somebody does to hear how others see them."""

    def __init__(self, deps: Dependencies) -> None:
        self._deps = deps
        self.commands = {ids.COMMAND_ASK: self.on_ask}
        self.sub_commands = {Way.ASK: lambda asked, _: self.on_ask(asked)}
        self.presses = {
            ids.ASK_OPEN: self.on_open,
            ids.ASK_READ: self.on_read,
            ids.GATHERED_OPEN: self.on_overview,
            ids.GATHERED_LIST: self.on_list,
            ids.GATHERED_BESIDE: self.on_side_by_side,
            ids.BESIDE_LIST: self.on_list_beside,
        }
        self.submissions = {ids.ASK_FORM: self.on_form}

    async def on_ask(self, command: Command) -> Answer:
        """`/ask-feedback @mentor @boss`: the form for them; bare: the form; `answers`: what there is."""
        words = command.words.casefold().split()
        if not command.mentions and words:
            if words[0] in _LOOKS:
                return OpenForm(gathered_views.overview(await gathered.look(*act(self._deps, command))))
            raise NotUnderstood(command.words, "person")
        who_all = await self._introductions(command.mentions)
        draft = await asks.drafting(*act(self._deps, command), who_all)
        if not command.trigger_id:
            return ask_form_views.opener(who_all)
        return OpenForm(ask_form_views.start(draft, [who.slack_user_id for who in who_all]))

    async def on_open(self, press: Press) -> Answer:
        """*Ask people*; the button may name who it is for."""
        draft = await asks.drafting(*act(self._deps, press))
        return ShowView(ask_form_views.start(draft, asked_once(press.value.split())))

    async def on_form(self, form: Submission) -> Answer:
        """Shows word for word what each would get; sends it once exactly that was shown."""
        filled = ask_form_views.filled_in(form.values)
        if not filled.step:
            return FieldErrors({STEP: "Say in a few words what your next step is."})
        open_uow, now, visit = act(self._deps, form)
        try:
            wish = await self._wish(filled)
            drawn = await asks.preview(open_uow, now, visit, wish)
            if form.metadata.get("shown") != request_views.fingerprint(drawn):
                draft = await asks.drafting(open_uow, now, visit)
                return ShowView(ask_form_views.form(draft, filled, drawn), sent=False)
            made = await asks.send(open_uow, now, visit, wish)
            way = (await careers.look(open_uow, now, visit)).roadmap
            return ShowView(ask_form_views.sent(made, way))
        except PersonError as error:
            return FieldErrors({_field_of(error): error_views.in_field(error)})

    async def on_read(self, press: Press) -> Answer:
        """One ask, as far as its answers are shown."""
        page = await asks.read(*act(self._deps, press), id_in(press.value, "ask"))
        return ShowView(gathered_views.page(page))

    async def on_overview(self, press: Press) -> Answer:
        """Everything that was gathered."""
        return ShowView(gathered_views.overview(await gathered.look(*act(self._deps, press))))

    async def on_list(self, press: Press) -> Answer:
        """An answer goes on the list."""
        about, _, handle = press.value.partition(" ")
        page = await gathered.put_answer(*act(self._deps, press), id_in(about, "ask"), handle)
        return ShowView(gathered_views.page(page))

    async def on_side_by_side(self, press: Press) -> Answer:
        """Everything that was gathered, question by question."""
        return ShowView(side_by_side_views.page(await side_by_side.look(*act(self._deps, press))))

    async def on_list_beside(self, press: Press) -> Answer:
        """A line goes on the list, and the page stays."""
        page = await side_by_side.put_line(*act(self._deps, press), press.value)
        return ShowView(side_by_side_views.page(page))

    async def _introductions(self, slack_user_ids: Iterable[str]) -> tuple[Introduction, ...]:
        """Who these are, each once; Slack is asked for all of them at the same time."""
        wanted = asked_once(tuple(slack_user_ids))
        if len(wanted) > PEOPLE_MOST:
            raise TooManyPeople(len(wanted), PEOPLE_MOST)
        found = await asyncio.gather(*(self._deps.messenger.introduction(each) for each in wanted))
        known = tuple(who for who in found if who is not None)
        if len(known) < len(wanted):
            raise CannotAsk(Obstacle.UNKNOWN, "")
        return known

    async def _wish(self, filled: AskFilled) -> AskWish:
        if not filled.who_all:
            raise NotUnderstood("", "person")
        if filled.back_on is None:
            raise NotUnderstood("", "date")
        people = await self._introductions(filled.who_all)
        return AskWish(people, filled.step, filled.line, filled.named, filled.back_on)


def _field_of(error: PersonError) -> str:
    """Under which field a sentence about the ask stands."""
    match error:
        case DateInPast() | DateTooFar() | NotUnderstood(what="date"):
            return BACK
        case TooFewForUnnamed():
            return NAMES
        case _:
            return error_views.field_of(error) or PEOPLE
