"""Keeps what comes round in step with what moves it; the steps take the open transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.db.routines import Stored
from bot.db.unit_of_work import UnitOfWork
from bot.domain.people import Profile
from bot.domain.recurrences import OF_A_CHANNEL, OF_A_MEMBER, recurrence_of
from bot.domain.routines import RoutineKind
from bot.domain.slots import Recurrence, Slot, moved_slot, next_slot

_NEW = Stored(slot=None, planned_on=None)


@dataclass(frozen=True, slots=True)
class _Move:
    """Whose routines are moved, as they are now, at which instant, and the zone before."""

    whose: Profile
    now: datetime
    was_in: str


async def reschedule(uow: UnitOfWork, profile: Profile, now: datetime, *, was_in: str = "") -> None:
    """Set, move or stop a person's check-in, nudge and end of day, as their times, zone and account now say.

    To be called in the transaction that changes any of these; `was_in` is the zone before, where that may
    have changed. A date that was planned is not planned again.
    """
    stored = await uow.routines.of(profile.id)
    for kind in OF_A_MEMBER:
        await _place(uow, (profile.id, kind), stored.get(kind), _Move(profile, now, was_in))


async def reschedule_digest(
    uow: UnitOfWork, channel_id: UUID, coach: Profile, now: datetime, *, was_in: str = ""
) -> None:
    """Set or move what a coach channel (our id) gets, by the coach's clock; `was_in` as above."""
    stored = await uow.routines.of(channel_id)
    for kind in OF_A_CHANNEL:
        await _place(uow, (channel_id, kind), stored.get(kind), _Move(coach, now, was_in))


async def stop_digest(uow: UnitOfWork, channel_id: UUID) -> None:
    """The channel gets no digest any more, and is looked at no more."""
    for kind in await uow.routines.of(channel_id):
        await uow.routines.set(uow.new_id(), channel_id, kind, None)


async def _place(
    uow: UnitOfWork, which: tuple[UUID, RoutineKind], stored: Stored | None, move: _Move
) -> None:
    subject_id, kind = which
    recurrence = recurrence_of(kind, move.whose)
    if recurrence is None and stored is None:
        return
    slot = _slot(recurrence, stored or _NEW, move) if recurrence else None
    if stored is None or slot != stored.slot:
        await uow.routines.set(uow.new_id(), subject_id, kind, slot)


def _slot(recurrence: Recurrence, stored: Stored, move: _Move) -> Slot:
    zone, after, now = move.whose.calendar.zone, stored.planned_on, move.now
    if stored.slot is None:
        return next_slot(recurrence, zone, after=after, now=now)
    return moved_slot(recurrence, zone, stored.slot, planned_on=after, now=now, was_in=move.was_in)
