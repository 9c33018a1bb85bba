"""What somebody types is kept before they send it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow
from bot.domain.drafts import Draft, DraftKey
from bot.domain.people import Visit
from bot.usecases.visits import opened


@dataclass(frozen=True, slots=True)
class Offered:
    """What was typed into a form before, by field, and the reader's zone."""

    drafts: Mapping[str, Draft]
    zone: str


async def keep(open_uow: OpenUow, now: datetime, visit: Visit, key: DraftKey, draft: Draft) -> None:
    """Keep what stands in a field; letters leave no receipt."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        await uow.drafts.keep(uow.new_id(), profile.id, key, draft)


async def offered(open_uow: OpenUow, now: datetime, visit: Visit, key: DraftKey) -> Offered:
    """What was typed into a form that was not sent."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return Offered(await uow.drafts.of(profile.id, key), profile.calendar.zone)


async def sent(open_uow: OpenUow, now: datetime, visit: Visit, key: DraftKey) -> None:
    """The form was taken."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        await uow.drafts.sent(profile.id, key, now)
