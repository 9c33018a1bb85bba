"""When a partner hears what is for them: as it happens, or once a week; steps and the choice."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.errors import Gone, NotAllowed
from bot.domain.partners import Agreement
from bot.domain.people import Visit
from bot.domain.sharing import WEEKLY_FROM, Partnership
from bot.usecases.agreements import agreement_of, redraw_card
from bot.usecases.visits import opened


async def begin(uow: UnitOfWork, partnership: Partnership) -> None:
    """Whoever helps several already hears of one more once a week."""
    helped = await uow.partners.helped_by(partnership.partner_slack_id)
    if len(helped) >= WEEKLY_FROM:
        await uow.partners.hear(partnership.id, weekly=True)


async def choose(
    open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID, *, weekly: bool
) -> Agreement:
    """The partner hears once a week from the next thing on, or as it happens again.

    What has its hour already keeps it: that was shown to its owner.

    Raises:
        Gone: there is no such agreement, or it does not hold.
        NotAllowed: who acts is not the partner in it.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        partnership = await uow.partners.partnership(partnership_id)
        if partnership is None:
            raise Gone("partnership")
        if partnership.partner_slack_id != profile.person.slack_user_id:
            raise NotAllowed("partnership")
        agreement = await agreement_of(uow, partnership, now)
        if not agreement.runs:
            raise Gone("partnership")
        await uow.partners.hear(partnership_id, weekly=weekly)
        await redraw_card(uow, partnership_id, now)
        changed = await uow.partners.partnership(partnership_id)
        return await agreement_of(uow, changed or partnership, now)
