"""What a member does with a nudge: logs by one press, puts it off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import EVERY_DAY
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed
from bot.domain.how_often import Often, are_few
from bot.domain.log_facts import Logged, NewEntry
from bot.domain.nudges import SNOOZE, Nudge
from bot.domain.people import Profile, Visit
from bot.domain.progress import usual_step
from bot.usecases.followed import followed
from bot.usecases.nudges import WHAT, again_key, nudge_of, redraw, thin_out
from bot.usecases.progress import record
from bot.usecases.visits import opened


@dataclass(frozen=True, slots=True)
class _Act:
    """A nudge in its reader's hands, in the open transaction."""

    uow: UnitOfWork
    profile: Profile
    owed: Owed
    now: datetime

    async def done(self) -> Nudge:
        """What was changed is shown in the messages; the nudge as it stands now."""
        await redraw(self.uow, self.profile, self.now)
        owed = await self.uow.deliveries.delivery(self.owed.id)
        return await nudge_of(self.uow, self.profile, owed or self.owed, self.now)


@asynccontextmanager
async def _own(open_uow: OpenUow, now: datetime, visit: Visit, delivery_id: UUID) -> AsyncIterator[_Act]:
    """The transaction of an act on a nudge of one's own.

    Raises:
        Gone: there is none of this id.
        NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        owed = await uow.deliveries.delivery(delivery_id)
        if owed is None or "on" not in owed.about:
            raise Gone("nudge")
        if owed.about.get("member") != str(profile.id):
            raise NotAllowed("nudge")
        yield _Act(uow, profile, owed, now)


async def log_step(
    open_uow: OpenUow, now: datetime, visit: Visit, delivery_id: UUID, commitment_id: UUID
) -> Logged | None:
    """Log the usual step of a promise for the nudge's own date; None where its period is kept already.

    So the button of yesterday's nudge adds to yesterday, as it says. A second press at the same moment finds
    a promise of one thing kept, and logs nothing more.

    Raises:
        Gone: the nudge or the promise is no longer there; the message then shows what is.
        NotAllowed: somebody else's.
    """
    async with _own(open_uow, now, visit, delivery_id) as act:
        shown = await nudge_of(act.uow, act.profile, act.owed, now)
        found = next((each for each in shown.promises if each.commitment.id == commitment_id), None)
        logged = None
        if found is not None and not found.state.kept:
            new = NewEntry(commitment_id, usual_step(found.commitment), shown.on)
            calendar = act.profile.calendar
            today = calendar.local_date(now)
            plan = await act.uow.goals.recent_plan(act.profile.id, today, calendar)
            logged = await record(act.uow, act.profile, now, plan, new)
        await act.done()
    if found is None:
        raise Gone("commitment")
    return logged


async def snooze(open_uow: OpenUow, now: datetime, visit: Visit, delivery_id: UUID) -> Nudge:
    """Let a nudge come back in an hour, quiet hours or not; once for each. Raises as `log_step` does.

    The hour may lie after midnight: then it is put off, since its date is over by then.
    """
    async with _own(open_uow, now, visit, delivery_id) as act:
        again_at = now + SNOOZE
        on = str(act.profile.calendar.local_date(again_at))
        if on == act.owed.about["on"]:
            about = {"what": WHAT, "member": act.owed.about["member"], "on": on}
            key = again_key(delivery_id)
            await act.uow.deliveries.owe(
                act.owed.mailbox_id, Kind.ANSWER, key, again_at, about, at_set_time=True
            )
        else:
            await act.uow.deliveries.note(delivery_id, put_off="yes")
        return await act.done()


async def choose(open_uow: OpenUow, now: datetime, visit: Visit, delivery_id: UUID, often: Often) -> None:
    """How often somebody wants these, as a nudge asked them. Raises as `log_step` does."""
    async with _own(open_uow, now, visit, delivery_id) as act:
        await act.uow.deliveries.note(delivery_id, chosen=often.value)
        if often is Often.FEWER:
            await thin_out(act.uow, act.profile, now)
        elif often is Often.NONE:
            await _turned_off(act.uow, act.profile, now)
        await act.uow.deliveries.redraw(delivery_id, now)


async def fewer(open_uow: OpenUow, now: datetime, visit: Visit) -> Profile:
    """*Fewer of these*: on Tuesdays and Thursdays; none where they come on few days already."""
    async with opened(open_uow, now, visit) as (uow, profile):
        times = profile.times
        if not profile.member:
            return profile
        if are_few(times.nudge_weekdays, times.working_weekdays):
            return await _turned_off(uow, profile, now)
        return replace(profile, times=await thin_out(uow, profile, now))


async def every_day(open_uow: OpenUow, now: datetime, visit: Visit) -> Profile:
    """On every working day again."""
    async with opened(open_uow, now, visit) as (uow, profile):
        if not profile.member:
            return profile
        times = replace(profile.times, nudge_weekdays=EVERY_DAY, nudges_on=True)
        await uow.people.choose(profile.id, times, now)
        return await followed(uow, profile.person.slack_user_id, now)


async def _turned_off(uow: UnitOfWork, profile: Profile, now: datetime) -> Profile:
    await uow.people.choose(profile.id, replace(profile.times, nudges_on=False), now)
    return await followed(uow, profile.person.slack_user_id, now)


async def put_off(open_uow: OpenUow, now: datetime, visit: Visit, delivery_id: UUID) -> Nudge:
    """No more of it today. Raises as `log_step` does."""
    async with _own(open_uow, now, visit, delivery_id) as act:
        await act.uow.deliveries.note(delivery_id, put_off="yes")
        await act.uow.deliveries.withdraw(again_key(delivery_id), "put off")
        return await act.done()
