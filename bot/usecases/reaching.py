"""When somebody can be written to whom the bot may never have met; a step in an open transaction."""

from datetime import datetime

from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import PersonCalendar
from bot.domain.hours import next_allowed
from bot.domain.people import Introduction


async def next_hour(uow: UnitOfWork, who: Introduction, now: datetime) -> datetime:
    """Their next hour that is not quiet: by Slack's zone and the usual hours where the bot never met them."""
    known = await uow.people.profile(who.slack_user_id, now)
    return next_allowed(now, known.calendar if known else PersonCalendar(zone=who.zone))
