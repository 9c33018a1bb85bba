"""What others say beside what somebody thinks of themselves."""

from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.gathering import Told, gathered
from bot.domain.items import Source
from bot.domain.people import Profile, Visit
from bot.domain.side_by_side import SideBySide, voices_of
from bot.usecases.asks import tellers
from bot.usecases.to_list import listed, put
from bot.usecases.visits import opened


async def look(open_uow: OpenUow, now: datetime, visit: Visit) -> SideBySide:
    """All of it; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _page(uow, profile, now)


async def put_line(open_uow: OpenUow, now: datetime, visit: Visit, handle: str) -> SideBySide:
    """A line of it goes on one's list.

    Raises:
        Gone: it is not there. ListFull: no more fit.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        voices = (await _page(uow, profile, now)).voices
        noted = any(each.noted for each in voices if each.line.handle == handle)
        source = Source.NOTE if noted else Source.ANSWER
        await put(uow, profile, now, [each.line for each in voices], handle, source=source)
        return await _page(uow, profile, now)


async def _page(uow: UnitOfWork, profile: Profile, now: datetime) -> SideBySide:
    asks, notes = await uow.gathering.asks(profile.id), await uow.gathering.notes(profile.id)
    answers = await uow.gathering.answers_to([each.id for each in asks]) if asks else {}
    shown = [gathered(each, answers.get(each.id, ()), over=each.over(now)) for each in asks]
    whose = {person_id for each in shown for person_id in each.by_person}
    voices = voices_of(shown, await tellers(uow, whose, now), notes)
    own = next((each.told for each in notes if each.own), Told())
    return SideBySide(own, voices, await listed(uow, profile, [each.line for each in voices]))
