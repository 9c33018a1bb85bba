"""Keeps what comes round in step with what moves it; the steps take the open transaction."""

from datetime import datetime
from uuid import UUID

from bot.db.routines import Stored
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import Recurrence, Slot, moved_slot, next_slot
from bot.domain.people import Profile
from bot.domain.recurrences import OF_A_MEMBER, recurrence_of
from bot.domain.routines import RoutineKind

_NEW = Stored(slot=None, planned_on=None)


async def reschedule(uow: UnitOfWork, profile: Profile, now: datetime) -> None:
    """Set, move or stop a person's check-in, nudge and end of day, as their times, zone and account now say.

    To be called in the transaction that changes any of these. A date that was planned is not planned again.
    """
    stored = await uow.routines.of(profile.id)
    for kind in OF_A_MEMBER:
        await _place(uow, (profile.id, kind), stored.get(kind), profile, now)


async def reschedule_digest(uow: UnitOfWork, channel_id: UUID, coach: Profile, now: datetime) -> None:
    """Set or move the digest of a coach channel (our id), by the coach's clock."""
    stored = await uow.routines.of(channel_id)
    await _place(uow, (channel_id, RoutineKind.DIGEST), stored.get(RoutineKind.DIGEST), coach, now)


async def stop_digest(uow: UnitOfWork, channel_id: UUID) -> None:
    """The channel gets no digest any more."""
    if RoutineKind.DIGEST in await uow.routines.of(channel_id):
        await uow.routines.set(uow.new_id(), channel_id, RoutineKind.DIGEST, None)


async def _place(
    uow: UnitOfWork, which: tuple[UUID, RoutineKind], stored: Stored | None, whose: Profile, now: datetime
) -> None:
    subject_id, kind = which
    recurrence = recurrence_of(kind, whose)
    if recurrence is None and stored is None:
        return
    slot = _slot(recurrence, whose.calendar.zone, stored or _NEW, now) if recurrence else None
    if stored is None or slot != stored.slot:
        await uow.routines.set(uow.new_id(), subject_id, kind, slot)


def _slot(recurrence: Recurrence, zone: str, stored: Stored, now: datetime) -> Slot:
    if stored.slot is None:
        return next_slot(recurrence, zone, after=stored.planned_on, now=now)
    return moved_slot(recurrence, zone, stored.slot, planned_on=stored.planned_on, now=now)
