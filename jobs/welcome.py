"""The first hello, as a message that is owed once."""

from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.slack.welcome_views import welcome
from jobs.compose import Composed, Composer, Skip


def hello(host_contact: str) -> Composer:
    """Who draws the welcome; it names who looks after the bot."""

    async def compose(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
        profile = await uow.people.profile_of(UUID(owed.about["person"]), now)
        if profile is None or profile.person.deactivated:
            return Skip("gone")
        return welcome(profile.person.name, host_contact)

    return compose
