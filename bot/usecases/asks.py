"""Asking others what they see, and reading what they said."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.ask_facts import (
    AskDraft,
    Asked,
    AskPage,
    AskWish,
    Unreached,
    check_people,
    check_wish,
)
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed
from bot.domain.gathering import ASK_AGAIN_AFTER, Ask, Gathered, Request, gathered
from bot.domain.people import Introduction, Person, Profile, Visit
from bot.domain.zones import end_of_day
from bot.usecases.reaching import next_hour
from bot.usecases.requests import request_key
from bot.usecases.to_list import listed
from bot.usecases.visits import opened

NEWS = "gathered"
"""What keys of news to the asker begin with."""


async def drafting(
    open_uow: OpenUow, now: datetime, visit: Visit, people: tuple[Introduction, ...] = ()
) -> AskDraft:
    """What the form of an ask is made of.

    Raises:
        CannotAsk, TooManyPeople: it is to go to `people`, and they cannot be asked.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        check_people(
            people, profile.person, await uow.people.team_id(), await _asked_lately(uow, profile, now)
        )
        asks = await uow.gathering.asks(profile.id)
        step = await _next_step(uow, profile, asks)
        return AskDraft(step, profile.calendar.local_date(now), bool(asks))


async def preview(open_uow: OpenUow, now: datetime, visit: Visit, wish: AskWish) -> Asked:
    """The ask as it would go out; nothing is kept. Raises as `check_wish` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _drawn(uow, profile, wish, now)


async def send(open_uow: OpenUow, now: datetime, visit: Visit, wish: AskWish) -> Asked:
    """Ask: one message to each, at their next hour that is not quiet. Raises as `check_wish` does.

    Whoever wants no such messages gets none, and whoever asked is not told: their silence is like any other.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        asked = await _drawn(uow, profile, wish, now)
        requests = [(Request(uow.new_id(), asked.ask.id, who.slack_user_id), who) for who in wish.people]
        await uow.gathering.add(asked.ask, [request for request, _ in requests])
        for request, who in requests:
            theirs = await uow.deliveries.mailbox_of_person(who.slack_user_id)
            due = await next_hour(uow, who, now)
            about = {"request": str(request.id), "zone": who.zone}
            await uow.deliveries.owe(theirs, Kind.REQUEST, request_key(request.id), due, about)
        if not asked.ask.named:
            mine = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
            about = {"ask": str(asked.ask.id)}
            key = f"{NEWS}:{asked.ask.id}"
            await uow.deliveries.owe(mine, Kind.GATHERED, key, asked.ask.closes_at, about)
        return asked


async def read(open_uow: OpenUow, now: datetime, visit: Visit, ask_id: UUID) -> AskPage:
    """One's own ask with what is shown of its answers.

    Raises:
        Gone: there is none. NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await page_of(uow, profile, await own_ask(uow, profile, ask_id), now)


async def own_ask(uow: UnitOfWork, profile: Profile, ask_id: UUID) -> Ask:
    """The ask of who acts; raises as `read` does."""
    ask = await uow.gathering.ask(ask_id)
    if ask is None:
        raise Gone("ask")
    if ask.person_id != profile.id:
        raise NotAllowed("ask")
    return ask


async def page_of(uow: UnitOfWork, profile: Profile, ask: Ask, now: datetime) -> AskPage:
    """An ask as its asker reads it."""
    shown = await shown_of(uow, ask, now)
    requests = await uow.gathering.requests([ask.id])
    return AskPage(
        ask=ask,
        receivers=tuple(each.receiver_slack_id for each in requests),
        tellers=await tellers(uow, shown.by_person, now),
        gathered=shown,
        today=profile.calendar.local_date(now),
        over=ask.over(now),
        listed=await listed(uow, profile, shown.lines),
        unreached=tuple(each.receiver_slack_id for each in requests if each.unreached),
    )


async def tellers(uow: UnitOfWork, person_ids: Collection[UUID], now: datetime) -> dict[UUID, Person]:
    """Who answered with their names; an answer goes with its writer, so each of them is there."""
    found = await uow.people.profiles(person_ids, now) if person_ids else {}
    return {person_id: found[person_id].person for person_id in person_ids}


async def unreached(uow: UnitOfWork, ask: Ask, request_id: UUID) -> Unreached | None:
    """That an ask did not reach one of its people; None where nothing is left of that."""
    requests = await uow.gathering.requests([ask.id])
    found = next((each for each in requests if each.id == request_id and each.unreached), None)
    left = sum(not each.unreached for each in requests)
    return Unreached(ask, found.receiver_slack_id, left) if found else None


async def shown_of(uow: UnitOfWork, ask: Ask, now: datetime) -> Gathered:
    """What may be shown of the answers to an ask."""
    return gathered(ask, await uow.gathering.answers(ask.id), over=ask.over(now))


async def _drawn(uow: UnitOfWork, profile: Profile, wish: AskWish, now: datetime) -> Asked:
    """The ask a wish makes, not yet kept."""
    today = profile.calendar.local_date(now)
    lately = await _asked_lately(uow, profile, now)
    check_wish(wish, profile.person, await uow.people.team_id(), today, lately)
    ask = Ask(
        id=uow.new_id(),
        person_id=profile.id,
        step=wish.step,
        line=wish.line,
        named=wish.named,
        back_on=wish.back_on,
        closes_at=end_of_day(wish.back_on, profile.calendar.zone),
        asked_at=now,
    )
    return Asked(ask, profile.person, wish.people, today)


async def _asked_lately(uow: UnitOfWork, profile: Profile, now: datetime) -> frozenset[str]:
    return frozenset(await uow.gathering.asked_since(profile.id, now - ASK_AGAIN_AFTER, now))


async def _next_step(uow: UnitOfWork, profile: Profile, asks: Sequence[Ask]) -> str:
    """The next step as they wrote it last, else the next role they named."""
    return asks[0].step if asks else (await uow.careers.of(profile.id)).next_role
