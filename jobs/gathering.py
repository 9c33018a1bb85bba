"""What is sent about gathering information: a request, its one reminder, the news that answers are there."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.ask_facts import RequestFacts
from bot.domain.deliveries import Kind, State
from bot.slack import gathered_news_views, request_views
from bot.usecases.asks import shown_of, unreached
from bot.usecases.requests import not_reached, remind_later, request_of
from jobs.compose import Composed, Composer, Failed, SentHook, Skip

GONE = "nothing is left of it"


async def request(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The question, while it can be answered; once it was sent, how things stand."""
    facts = await _request(uow, owed, now)
    if facts is None:
        return Skip(GONE)
    if owed.state is not State.SENT and (why := _held(facts)):
        return Skip(why)
    return request_views.card(facts)


async def reminder(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """Once more, to whoever has neither answered nor said no."""
    facts = await _request(uow, owed, now)
    if facts is None:
        return Skip(GONE)
    if owed.state is not State.SENT and (why := _held(facts)):
        return Skip(why)
    if owed.state is not State.SENT and not facts.untouched:
        return Skip("answered, or not now")
    return request_views.reminder(facts)


async def news(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """To the asker: something can be read, nothing ever will, or somebody was not reached; no word of it."""
    ask = await uow.gathering.ask(UUID(owed.about["ask"]))
    if ask is None:
        return Skip(GONE)
    if about := owed.about.get("unreached"):
        facts = await unreached(uow, ask, UUID(about))
        return gathered_news_views.not_reached(facts) if facts else Skip(GONE)
    if not ask.named:
        return gathered_news_views.day_is_over(ask, (await shown_of(uow, ask, now)).shows)
    answer = await uow.gathering.answer(UUID(owed.about["request"]))
    who = await uow.people.profile_of(answer.person_id, now) if answer else None
    return gathered_news_views.came(ask, who.person) if who else Skip("taken back")


async def went_out(uow: UnitOfWork, owed: Owed, now: datetime) -> None:
    """A request is with its receiver: the days to its reminder begin."""
    await remind_later(uow, UUID(owed.about["request"]), owed.about["zone"], now)
    await closes(uow, owed, now)


async def closes(uow: UnitOfWork, owed: Owed, now: datetime) -> None:
    """Once its date is over, the message says so: a button that leads nowhere would stand there for good."""
    found = await uow.gathering.request(UUID(owed.about["request"]))
    ask = await uow.gathering.ask(found.ask_id) if found else None
    if ask is not None and not ask.over(now):
        await uow.deliveries.redraw_at(owed, ask.closes_at)


async def refused(uow: UnitOfWork, owed: Owed, _error: str, now: datetime) -> None:
    """Slack does not let the bot write to somebody who was asked."""
    await not_reached(uow, UUID(owed.about["request"]), now)


async def _request(uow: UnitOfWork, owed: Owed, now: datetime) -> RequestFacts | None:
    found = await uow.gathering.request(UUID(owed.about["request"]))
    return await request_of(uow, found, now) if found else None


def _held(facts: RequestFacts) -> str:
    """Why it is not sent; nothing where it may be."""
    if facts.refused:
        return "wants no such questions"
    return "" if facts.open else "no longer open"


COMPOSERS: Mapping[Kind, Composer] = {
    Kind.REQUEST: request,
    Kind.REQUEST_REMINDER: reminder,
    Kind.GATHERED: news,
}
FAILED: Mapping[Kind, Failed] = {Kind.REQUEST: refused}
SENT: Mapping[Kind, SentHook] = {Kind.REQUEST: went_out, Kind.REQUEST_REMINDER: closes}
