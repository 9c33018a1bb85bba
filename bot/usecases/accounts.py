"""What Slack says of people: their zone is followed, and whoever left is not written to."""

from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow
from bot.domain.people import Introduction, Visit
from bot.usecases.followed import followed
from bot.usecases.partnership_ends import partner_left
from bot.usecases.requests import asker_left, receiver_left
from bot.usecases.visits import Repeated


async def changed(open_uow: OpenUow, now: datetime, visit: Visit, who: Introduction) -> None:
    """Somebody's account changed; what Slack left out (an empty zone, name or locale) stays as it was.

    Somebody the bot has never met stays unknown. A deactivated account has no routines, and what waits to be
    sent there is skipped; one that is back goes on from its next slot.

    Raises:
        Repeated: this change was told before.
    """
    async with open_uow(visit.workspace_id) as uow:
        if visit.receipt and not await uow.deliveries.receipt(visit.receipt, now):
            raise Repeated
        profile = await uow.people.profile(who.slack_user_id, now)
        if profile is None:
            return
        person = profile.person
        known = replace(
            who,
            name=who.name or person.name,
            zone=who.zone or person.slack_zone,
            locale=who.locale or person.locale,
        )
        await uow.people.meet(uow.new_id(), known, now)
        if who.deactivated:
            await receiver_left(uow, profile, now)
            await uow.deliveries.withdraw_all(who.slack_user_id, "the account was deactivated")
            await asker_left(uow, profile, now)
            await partner_left(uow, profile, now)
        await followed(uow, who.slack_user_id, now, was_in=profile.calendar.zone)
