"""What is said of telling somebody when the moment has come."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, State
from bot.slack import first_partner_views
from bot.usecases.first_partner import has_told
from jobs.compose import Composed, Composer, Skip


async def compose(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The sentence, for who stands alone."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    if profile is None or profile.person.deactivated:
        return Skip("gone")
    if owed.state is not State.SENT and await has_told(uow, profile, now):
        return Skip("somebody knows already")
    return first_partner_views.message()


COMPOSERS: Mapping[Kind, Composer] = {Kind.FIRST_PARTNER: compose}
