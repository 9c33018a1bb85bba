"""What a member does with a check-in: opens it, answers goal by goal, says more, leaves it out."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import checkin_week
from bot.domain.checkins import IN_THE_WAY_MAX, Checkin, Sheet
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.goals import CheckinStatus
from bot.domain.people import Profile, Visit
from bot.domain.size_asks import SIZES
from bot.usecases.checkins import redraw, sheet_of, show_again
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the form for one goal; no status where none was chosen."""

    status: CheckinStatus | None
    in_the_way: str


@dataclass(frozen=True, slots=True)
class _Act:
    """A check-in in its owner's hands, in the open transaction."""

    uow: UnitOfWork
    profile: Profile
    checkin: Checkin
    now: datetime

    async def answer(self, goal_id: UUID, status: CheckinStatus, in_the_way: str | None = None) -> None:
        """Say how a goal goes; a check-in that was left out is taken up again."""
        await self.uow.checkins.answer(
            self.uow.new_id(), self.checkin.id, goal_id, status, self.now, in_the_way=in_the_way
        )
        if self.checkin.skipped:
            await self.uow.checkins.skip(self.checkin.id, None)

    async def sheet(self) -> Sheet:
        """The check-in as it stands now."""
        checkin = await self.uow.checkins.by_id(self.checkin.id)
        return await sheet_of(self.uow, self.profile, checkin or self.checkin, self.now)

    async def done(self) -> Sheet:
        """What was changed is shown wherever the check-in stands; an answer ends a silent week."""
        await redraw(self.uow, self.checkin, self.now)
        await reconsider(self.uow, self.profile, self.now)
        return await self.sheet()


@asynccontextmanager
async def _own(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> AsyncIterator[_Act]:
    """The transaction of an act on a check-in of one's own.

    Raises:
        Gone: there is none of this id.
        NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        checkin = await uow.checkins.by_id(checkin_id)
        if checkin is None:
            raise Gone("checkin")
        if checkin.member_id != profile.id:
            raise NotAllowed("checkin")
        yield _Act(uow, profile, checkin, now)


async def show(open_uow: OpenUow, now: datetime, visit: Visit) -> Sheet | None:
    """The check-in of this week, about the one before, made if need be; None for somebody without a goal."""
    async with opened(open_uow, now, visit) as (uow, profile):
        if not profile.member:
            return None
        calendar = profile.calendar
        week = checkin_week(calendar.local_date(now), calendar.week_starts_on)
        checkin = await uow.checkins.open(uow.new_id(), profile.id, week.first, now)
        return await sheet_of(uow, profile, checkin, now)


async def read(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> Sheet:
    """One's own check-in as it stands; raises as `answer` does."""
    async with _own(open_uow, now, visit, checkin_id) as act:
        return await act.sheet()


async def answer(
    open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID, *, goal_id: UUID, status: CheckinStatus
) -> Sheet:
    """Say how one goal goes; saying it again changes it.

    Raises:
        Gone: the check-in or the goal is no longer there; the message then shows what is.
        NotAllowed: somebody else's.
    """
    async with _own(open_uow, now, visit, checkin_id) as act:
        is_there = (await act.uow.goals.plan(act.profile.id)).goal(goal_id) is not None
        if is_there:
            await act.answer(goal_id, status)
        sheet = await act.done()
    if not is_there:
        raise Gone("goal")
    return sheet


async def answer_as_before(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> Sheet:
    """Say of every goal without an answer what was said of it the week before; raises as `answer` does."""
    async with _own(open_uow, now, visit, checkin_id) as act:
        for goal_id, status in (await act.sheet()).as_before.items():
            await act.answer(goal_id, status)
        return await act.done()


async def say(
    open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID, said: Mapping[UUID, Said]
) -> Sheet:
    """Keep what stands in the form; a goal without a status, or one that is gone meanwhile, is passed over.

    Raises:
        TooLong: what got in the way; `field` is the goal's id.
        Gone: the check-in is no longer there.
        NotAllowed: somebody else's.
    """
    for goal_id, each in said.items():
        if len(each.in_the_way) > IN_THE_WAY_MAX:
            raise TooLong(str(goal_id), IN_THE_WAY_MAX, each.in_the_way)
    async with _own(open_uow, now, visit, checkin_id) as act:
        active = await act.uow.goals.plan(act.profile.id)
        for goal_id, each in said.items():
            if each.status is not None and active.goal(goal_id) is not None:
                await act.answer(goal_id, each.status, each.in_the_way)
        return await act.done()


async def say_size(
    open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID, *, commitment_id: UUID, answer: int
) -> Sheet:
    """Say whether a promise is the right size, 1 to 5; saying it again changes it.

    Raises:
        Gone: the check-in does not ask that; the message then shows what is.
        NotAllowed: somebody else's.
    """
    async with _own(open_uow, now, visit, checkin_id) as act:
        asked = any(each.promise.id == commitment_id for each in (await act.sheet()).sizes.values())
        if asked and answer in SIZES:
            week_on, changes = act.checkin.week_on, act.uow.changes
            await changes.ask_size(act.uow.new_id(), commitment_id, week_on)
            await changes.say_size(commitment_id, week_on, answer, now)
        await show_again(act.uow, act.profile.id, now)
        sheet = await act.sheet()
    if not asked:
        raise Gone("commitment")
    return sheet


async def skip(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> Sheet:
    """Leave this week's check-in out; what was answered before stays. Raises as `answer` does."""
    async with _own(open_uow, now, visit, checkin_id) as act:
        await act.uow.checkins.skip(checkin_id, now)
        return await act.done()
