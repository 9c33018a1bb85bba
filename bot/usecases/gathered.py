"""Everything somebody gathered: asks with their answers, notes of what they heard, their own view."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.ask_facts import AskLine, AskPage, GatheringOnHome, GatheringPage, NotePage
from bot.domain.deliveries import Refused
from bot.domain.errors import Gone, TooLong
from bot.domain.gathering import TELLER_MAX, TOLD_MAX, Answer, Ask, Note, Request, Told, gathered, lines_of
from bot.domain.items import Source
from bot.domain.people import Profile, Visit
from bot.usecases.asks import own_ask, page_of, shown_of
from bot.usecases.requests import waiting_for
from bot.usecases.to_list import listed, put
from bot.usecases.visits import opened


async def look(open_uow: OpenUow, now: datetime, visit: Visit) -> GatheringPage:
    """What somebody gathered; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await look_at(uow, profile, now)


async def look_at(uow: UnitOfWork, profile: Profile, now: datetime) -> GatheringPage:
    """The same within an open transaction."""
    asks = await uow.gathering.asks(profile.id)
    requests = await uow.gathering.requests([each.id for each in asks])
    answers = await uow.gathering.answers_to([each.id for each in asks])
    notes = await uow.gathering.notes(profile.id)
    return GatheringPage(
        asks=tuple(_line(each, requests, answers.get(each.id, ()), now) for each in asks),
        notes=tuple(each for each in notes if not each.own),
        own=next((each for each in notes if each.own), None),
        today=profile.calendar.local_date(now),
        refuses=await uow.deliveries.muted(profile.person.slack_user_id, Refused.REQUESTS),
    )


def _line(ask: Ask, requests: Sequence[Request], answers: Sequence[Answer], now: datetime) -> AskLine:
    shown = gathered(ask, answers, over=ask.over(now))
    receivers = tuple(each.receiver_slack_id for each in requests if each.ask_id == ask.id)
    return AskLine(ask, receivers, shown.shows, len(shown.by_person))


async def put_answer(open_uow: OpenUow, now: datetime, visit: Visit, ask_id: UUID, handle: str) -> AskPage:
    """An answer goes on one's list.

    Raises:
        Gone: the ask or the line is not there. NotAllowed: it is somebody else's. ListFull: no more fit.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        ask = await own_ask(uow, profile, ask_id)
        await put(uow, profile, now, (await shown_of(uow, ask, now)).lines, handle, source=Source.ANSWER)
        return await page_of(uow, profile, ask, now)


async def note(open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID) -> NotePage:
    """One's own note.

    Raises:
        Gone: there is no such note of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _page(uow, profile, await _note(uow, profile, note_id), now)


async def put_note(open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID, handle: str) -> NotePage:
    """A line of a note goes on one's list. Raises Gone where it is not there, ListFull."""
    async with opened(open_uow, now, visit) as (uow, profile):
        mine = await _note(uow, profile, note_id)
        await put(uow, profile, now, lines_of(mine.id, mine.told), handle, source=Source.NOTE)
        return await _page(uow, profile, mine, now)


async def own_view(open_uow: OpenUow, now: datetime, visit: Visit) -> Note | None:
    """What somebody thinks of themselves; None where they have not said it."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return next((each for each in await uow.gathering.notes(profile.id) if each.own), None)


async def write(
    open_uow: OpenUow, now: datetime, visit: Visit, teller: str, told: Told, *, note_id: UUID | None = None
) -> GatheringPage:
    """Note what `teller` said, or change such a note. Raises TooLong."""
    _check_length(teller, told)
    async with opened(open_uow, now, visit) as (uow, profile):
        made = Note(note_id or uow.new_id(), profile.id, teller=teller, told=told, noted_at=now)
        await uow.gathering.write(made)
        return await look_at(uow, profile, now)


async def write_own(open_uow: OpenUow, now: datetime, visit: Visit, told: Told) -> GatheringPage:
    """What somebody thinks of themselves, beside what others say; emptied, it is gone. Raises TooLong."""
    _check_length("", told)
    async with opened(open_uow, now, visit) as (uow, profile):
        if told.said:
            await uow.gathering.write(Note(uow.new_id(), profile.id, told=told, noted_at=now, own=True))
        else:
            await uow.gathering.forget_own(profile.id)
        return await look_at(uow, profile, now)


async def forget(open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID) -> GatheringPage:
    """Delete one's own note; twice is once."""
    async with opened(open_uow, now, visit) as (uow, profile):
        await uow.gathering.forget(note_id, profile.id)
        return await look_at(uow, profile, now)


async def _note(uow: UnitOfWork, profile: Profile, note_id: UUID) -> Note:
    found = next((each for each in await uow.gathering.notes(profile.id) if each.id == note_id), None)
    if found is None:
        raise Gone("note")
    return found


async def _page(uow: UnitOfWork, profile: Profile, mine: Note, now: datetime) -> NotePage:
    on_list = await listed(uow, profile, lines_of(mine.id, mine.told))
    return NotePage(mine, on_list, profile.calendar.local_date(now))


async def on_home(uow: UnitOfWork, profile: Profile, now: datetime) -> GatheringOnHome:
    """What Home says of it."""
    asks = await uow.gathering.asks(profile.id)
    answers = await uow.gathering.answers_to([each.id for each in asks]) if asks else {}
    shown = [gathered(each, answers.get(each.id, ()), over=each.over(now)) for each in asks]
    notes = await uow.gathering.notes(profile.id)
    return GatheringOnHome(
        waiting=await waiting_for(uow, profile, now),
        asks=sum(not each.over(now) for each in asks),
        asked=bool(asks),
        notes=sum(not each.own for each in notes),
        own=any(each.own for each in notes),
        shown=sum(bool(each.lines) for each in shown),
    )


def _check_length(teller: str, told: Told) -> None:
    if len(teller) > TELLER_MAX:
        raise TooLong("teller", TELLER_MAX, teller)
    for question, words in told.said.items():
        if len(words) > TOLD_MAX:
            raise TooLong(question.value, TOLD_MAX, words)
