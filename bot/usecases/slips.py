"""Slips follow their facts: what was logged late, an absence, an undo, a goal let go."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import State
from bot.domain.people import Profile
from bot.domain.slips import Slip, SlipState
from bot.usecases.slip_days import tell
from bot.usecases.slip_moves import follow, partner_waits
from bot.usecases.slip_notices import Case, case_of, missed_of

FOLLOWED_FOR = timedelta(days=60)
"""How long a slip nobody else was told of follows what is logged late."""
REOPENS_FOR = timedelta(days=7)
"""How long after it was settled a slip may stand again because what settled it was taken back."""


async def reconsider(
    uow: UnitOfWork, profile: Profile, now: datetime, changed_on: date | None = None
) -> None:
    """Let a member's slips follow their facts: what no longer stands is settled, what stands again reopened.

    To be called in the transaction that changed the facts, with the profile as it is after. A message that
    told of them is drawn again before any partner gets its words, or is corrected. `changed_on` is the first
    date whose facts changed, where that is known: what was told of days before it stays as it is.
    """
    since = profile.calendar.local_date(now) - FOLLOWED_FOR
    found = [
        slip
        for slip in await uow.slips.followed(profile.id, since, now - REOPENS_FOR)
        if slip.state is not SlipState.TOLD_PARTNER or changed_on is None or changed_on <= slip.span.last
    ]
    if not found:
        return
    open_yet = [slip for slip in found if slip.state is not SlipState.SETTLED]
    case = await case_of(uow, profile, now)
    changed, told = set(), set()
    for slip in open_yet:
        if slip.state is SlipState.TOLD_PARTNER:
            told.add(slip.owner_delivery_id)
        elif not (await missed_of(case, slip)).stands:
            await uow.slips.settle(slip.id, now)
        changed.add(slip.owner_delivery_id)
    settled = [slip for slip in found if slip.state is SlipState.SETTLED and not _taken_over(slip, open_yet)]
    for slip in settled:
        if (await missed_of(case, slip)).stands:
            changed.add(await _reopened(case, slip))
    for message_id in changed:
        if message_id is not None:
            await follow(uow, message_id, now)
            if message_id in told:
                await uow.deliveries.redraw(message_id, now)


def _taken_over(slip: Slip, by: Sequence[Slip]) -> bool:
    """Whether a later slip of the same promise holds some of its days already."""
    return any(
        each.commitment_id == slip.commitment_id
        and each.span.first <= slip.span.last
        and each.span.last >= slip.span.first
        for each in by
    )


async def _reopened(case: Case, slip: Slip) -> UUID | None:
    """A settled slip stands again, unless its partner's hour passed meanwhile; the message that tells it."""
    uow = case.uow
    owed = await uow.deliveries.delivery(slip.owner_delivery_id) if slip.owner_delivery_id else None
    if owed is not None and owed.state is State.SENT:
        if not await partner_waits(uow, owed.id):
            return None
        await uow.slips.reopen(slip.id, SlipState.TOLD_OWNER)
        return owed.id
    await uow.slips.reopen(slip.id, SlipState.OPEN)
    await tell(case, slip, case.profile.calendar.local_date(case.now))
    return None
