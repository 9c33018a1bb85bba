"""Being asked: answering, saying not now, wanting none of it; the one reminder."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.ask_facts import RequestFacts
from bot.domain.calendar import PersonCalendar
from bot.domain.deliveries import Kind, Refused, State
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.gathering import REMIND_AFTER, TOLD_MAX, Answer, Request, RequestState, Told
from bot.domain.hours import days_later
from bot.domain.people import Profile, Visit
from bot.usecases.visits import opened, opened_by_anybody


def request_key(request_id: UUID) -> str:
    """The dedupe key of the one message a request is."""
    return f"{Kind.REQUEST}:{request_id}"


def reminder_key(request_id: UUID) -> str:
    """The dedupe key of its one reminder."""
    return f"{Kind.REQUEST_REMINDER}:{request_id}"


async def look(open_uow: OpenUow, now: datetime, visit: Visit, request_id: UUID) -> RequestFacts:
    """A request to whoever acts, while it can be answered, with what they answered so far.

    Raises:
        Gone: it is closed, or whoever asked left. NotAllowed: it is for somebody else.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return _open(await _own(uow, profile.person.slack_user_id, request_id, now))


async def answer(
    open_uow: OpenUow, now: datetime, visit: Visit, request_id: UUID, told: Told
) -> RequestFacts:
    """Answer, or change the answer; raises as `look` does, and `TooLong`.

    Whoever asked is told once that a named answer is there, never what it says; of an unnamed one nothing.
    """
    for question, words in told.said.items():
        if len(words) > TOLD_MAX:
            raise TooLong(question.value, TOLD_MAX, words)
    async with opened(open_uow, now, visit) as (uow, profile):
        facts = _open(await _own(uow, profile.person.slack_user_id, request_id, now))
        given = Answer(uow.new_id(), request_id, profile.id, told, now)
        if await uow.gathering.reply(given) and facts.ask.named:
            mailbox = await uow.deliveries.mailbox_of_person(facts.asker.slack_user_id)
            about = {"ask": str(facts.ask.id), "request": str(request_id)}
            await uow.deliveries.owe(mailbox, Kind.GATHERED, f"gathered:{request_id}", now, about)
        await _redraw(uow, request_id, now)
        return await _own(uow, profile.person.slack_user_id, request_id, now)


async def take_back(open_uow: OpenUow, now: datetime, visit: Visit, request_id: UUID) -> None:
    """Delete one's answer; twice is once. Raises as `look` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        _open(await _own(uow, profile.person.slack_user_id, request_id, now))
        await uow.gathering.take_back(request_id, profile.id)
        await uow.gathering.mark(request_id, RequestState.NOT_NOW)
        await _redraw(uow, request_id, now)


async def not_now(open_uow: OpenUow, now: datetime, visit: Visit, request_id: UUID) -> RequestFacts:
    """No reminder comes, and nobody is told. Raises as `look` does."""
    async with opened_by_anybody(open_uow, now, visit) as uow:
        _open(await _own(uow, visit.slack_user_id, request_id, now))
        await uow.gathering.mark(request_id, RequestState.NOT_NOW)
        await uow.deliveries.withdraw(reminder_key(request_id), "not now")
        await _redraw(uow, request_id, now)
        return await _own(uow, visit.slack_user_id, request_id, now)


async def refuse(open_uow: OpenUow, now: datetime, visit: Visit, request_id: UUID) -> bool:
    """Want no requests any more, from anybody, for good; nobody is told, and whoever asked may be gone.

    Returns:
        Whether the request is still there, and its message says so by itself.
    """
    async with opened_by_anybody(open_uow, now, visit) as uow:
        await uow.deliveries.mute(visit.slack_user_id, Refused.REQUESTS, now)
        await _redraw_all(uow, visit.slack_user_id, request_id, now)
        return await uow.gathering.request(request_id) is not None


async def take_again(open_uow: OpenUow, now: datetime, visit: Visit) -> None:
    """Take requests again."""
    async with opened_by_anybody(open_uow, now, visit) as uow:
        await uow.deliveries.mute(visit.slack_user_id, Refused.REQUESTS, None)
        await _redraw_all(uow, visit.slack_user_id, None, now)


async def asker_left(uow: UnitOfWork, profile: Profile, now: datetime) -> None:
    """What somebody asked says that it is closed, now that their account is."""
    asks = [each.id for each in await uow.gathering.asks(profile.id) if not each.over(now)]
    for request in await uow.gathering.requests(asks) if asks else ():
        await _redraw(uow, request.id, now)


async def receiver_left(uow: UnitOfWork, profile: Profile, now: datetime) -> None:
    """What was asked of somebody and waits for its hour will not reach them: their account is closed."""
    for request in await uow.gathering.waiting_for(profile.person.slack_user_id, now):
        card = await uow.deliveries.by_key(request_key(request.id))
        if card is not None and card.state is State.PENDING:
            await not_reached(uow, request.id, now)


async def not_reached(uow: UnitOfWork, request_id: UUID, now: datetime) -> None:
    """Slack does not let the bot write to somebody: whoever asked hears of it, once."""
    request = await uow.gathering.request(request_id)
    facts = await request_of(uow, request, now) if request else None
    if facts is None or not facts.open or not facts.untouched:
        return
    await uow.gathering.mark(request_id, RequestState.UNREACHED)
    mailbox = await uow.deliveries.mailbox_of_person(facts.asker.slack_user_id)
    about = {"ask": str(facts.ask.id), "unreached": str(request_id)}
    await uow.deliveries.owe(mailbox, Kind.GATHERED, f"gathered:unreached:{request_id}", now, about)


async def request_of(uow: UnitOfWork, request: Request, now: datetime) -> RequestFacts | None:
    """A request as its receiver reads it; None where whoever asked is gone."""
    ask = await uow.gathering.ask(request.ask_id)
    asker = await uow.people.profile_of(ask.person_id, now) if ask else None
    if ask is None or asker is None:
        return None
    reader = await uow.people.profile(request.receiver_slack_id, now)
    return RequestFacts(
        request=request,
        ask=ask,
        asker=asker.person,
        reader=reader.person if reader else None,
        answer=await uow.gathering.answer(request.id),
        today=asker.calendar.local_date(now),
        over=ask.over(now),
        refused=await uow.deliveries.muted(request.receiver_slack_id, Refused.REQUESTS),
    )


async def remind_later(uow: UnitOfWork, request_id: UUID, zone: str, now: datetime) -> None:
    """A request has just gone out: owe its one reminder, by the receiver's calendar where it is known.

    `zone` is theirs as Slack said it; of somebody who was never met that is all there is to go by.
    """
    request = await uow.gathering.request(request_id)
    if request is None:
        return
    reader = await uow.people.profile(request.receiver_slack_id, now)
    calendar = reader.calendar if reader else PersonCalendar(zone=zone)
    mailbox = await uow.deliveries.mailbox_of_person(request.receiver_slack_id)
    due = days_later(now, REMIND_AFTER, calendar)
    about = {"request": str(request_id)}
    await uow.deliveries.owe(mailbox, Kind.REQUEST_REMINDER, reminder_key(request_id), due, about)


async def waiting_for(uow: UnitOfWork, profile: Profile, now: datetime) -> tuple[RequestFacts, ...]:
    """The requests to somebody that they have neither answered nor put off."""
    mine = profile.person
    found = await uow.gathering.waiting_for(mine.slack_user_id, now)
    if not found or await uow.deliveries.muted(mine.slack_user_id, Refused.REQUESTS):
        return ()
    answers = await uow.gathering.answers_of([each.id for each in found])
    asks = await uow.gathering.asks_with([each.ask_id for each in found])
    askers = await uow.people.profiles({each.person_id for each in asks.values()}, now)
    facts = []
    for request in found:
        ask = asks[request.ask_id]
        asker, answer = askers[ask.person_id], answers.get(request.id)
        today = asker.calendar.local_date(now)
        facts.append(RequestFacts(request, ask, asker.person, mine, answer, today, over=ask.over(now)))
    return tuple(each for each in facts if each.untouched)


async def _own(uow: UnitOfWork, slack_user_id: str, request_id: UUID, now: datetime) -> RequestFacts:
    request = await uow.gathering.request(request_id)
    facts = await request_of(uow, request, now) if request else None
    if facts is None:
        raise Gone("request")
    if facts.request.receiver_slack_id != slack_user_id:
        raise NotAllowed("request")
    return facts


def _open(facts: RequestFacts) -> RequestFacts:
    if not facts.open:
        raise Gone("request")
    return facts


async def _redraw(uow: UnitOfWork, request_id: UUID, now: datetime) -> None:
    """The messages that a request became show the facts of now."""
    for key in (request_key(request_id), reminder_key(request_id)):
        if (sent := await uow.deliveries.by_key(key)) is not None:
            await uow.deliveries.redraw(sent.id, now)


async def _redraw_all(uow: UnitOfWork, slack_user_id: str, besides: UUID | None, now: datetime) -> None:
    """The messages of all requests to somebody that are open, and of one that may be closed."""
    found = {each.id: each for each in await uow.gathering.waiting_for(slack_user_id, now)}
    if besides and (pressed := await uow.gathering.request(besides)):
        found[pressed.id] = pressed
    for each in found.values():
        if each.receiver_slack_id == slack_user_id:
            await _redraw(uow, each.id, now)
