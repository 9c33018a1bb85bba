"""The coach's own board: what they alone read of a channel they coach."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow
from bot.domain.coaches import COACH_CHANNEL
from bot.domain.errors import Gone
from bot.domain.people import Visit
from bot.domain.people_errors import NoSummary, OthersSummary
from bot.domain.triage import Board
from bot.usecases import digests
from bot.usecases.visits import opened


async def coaches_any(open_uow: OpenUow, now: datetime, visit: Visit) -> bool:
    """Whether somebody has a board: a channel gets their summary."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return bool(await uow.coaches.coached_by(profile.id))


async def board(open_uow: OpenUow, now: datetime, visit: Visit, channel_id: UUID | None = None) -> Board:
    """Everybody of a channel as they are now; without one, of the coach's oldest.

    Raises:
        Gone: its summary was stopped.
        OthersSummary: somebody else coaches there.
        NoSummary: they coach nowhere.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        own = await uow.coaches.coached_by(profile.id)
        if channel_id is None:
            if not own:
                raise NoSummary
            channel_id = own[0].id
        mine = next((each for each in own if each.id == channel_id), None)
        if mine is None:
            channel = await uow.coaches.channel(channel_id)
            coach = await uow.people.profile_of(channel.coach_id, now) if channel and channel.runs else None
            if coach is None:
                raise Gone(COACH_CHANNEL)
            raise OthersSummary(coach.person.name)
        facts = await digests.facts(uow, mine, profile.calendar.local_date(now), now)
        return Board(facts, tuple(each for each in own if each.id != channel_id))
