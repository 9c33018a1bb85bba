"""What one of two people hears of their partnership, once each; a step in an open transaction."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind

ACCEPTED, DECLINED, LEFT, LEFT_WITH_THANKS, THANKED = "accepted", "declined", "left", "left_thanks", "thanked"
"""What a `PARTNER_NEWS` is about: all but the last are for the member, that one is for the partner."""
GONE = "gone"
"""For the member: the partner's account is no longer active."""


def news_key(what: str, partnership_id: UUID) -> str:
    """The dedupe key of a piece of news."""
    return f"partner:{what}:{partnership_id}"


async def tell(uow: UnitOfWork, to: str, what: str, partnership_id: UUID, now: datetime) -> None:
    """Owe somebody a piece of news."""
    mailbox = await uow.deliveries.mailbox_of_person(to)
    about = {"partnership": str(partnership_id), "what": what}
    await uow.deliveries.owe(mailbox, Kind.PARTNER_NEWS, news_key(what, partnership_id), now, about)
