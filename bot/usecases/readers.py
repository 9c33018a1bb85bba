"""Who reads a coach's channel, whenever Slack says so: noticed, and told to those it concerns, once."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.coaches import CoachChannel, SeenChannel
from bot.domain.deliveries import Kind
from bot.domain.hours import next_allowed
from bot.domain.people import Visit
from bot.usecases import digests

OPENED = "coach_opened"
"""What the coach is told once where their channel is private no longer; the answer's `what`."""


async def noticed(
    uow: UnitOfWork, channel_id: UUID, seen: SeenChannel, now: datetime, *, looks: UUID | None = None
) -> None:
    """Remember what Slack now says of a channel; `looks` sees it for themselves at this moment.

    Where it is private no longer its coach is told, and what stands there is drawn again without names.
    Whoever shows something, and was shown few readers when they chose, is told once that there are more.
    """
    channel = await uow.coaches.channel(channel_id)
    if channel is None or not channel.runs:
        return
    await uow.coaches.saw(channel_id, seen)
    if channel.private and not seen.private:
        await _opened(uow, channel, now)
    for each in await uow.coaches.chosen_in(channel_id):
        if each.choice.outgrown(seen) and each.choice.person_id != looks:
            mailbox = await uow.deliveries.mailbox_of_person(each.slack_user_id)
            key = f"{Kind.READERS}:{channel_id}:{each.choice.person_id}:{each.at:%Y%m%d%H%M%S}"
            about = {
                "channel": str(channel_id),
                "person": str(each.choice.person_id),
                "chosen": f"{each.choice.readers}",
                "readers": f"{seen.readers}",
            }
            await uow.deliveries.owe(mailbox, Kind.READERS, key, now, about)


async def look(open_uow: OpenUow, now: datetime, visit: Visit, slack_channel_id: str) -> None:
    """Ask Slack at once who reads a channel that just changed; nothing where no summary runs there."""
    async with open_uow(visit.workspace_id) as uow:
        channel = await uow.coaches.running(slack_channel_id)
        if channel is not None:
            await owe_look(uow, channel, visit.receipt, now)


async def owe_look(uow: UnitOfWork, channel: CoachChannel, name: str, at: datetime) -> None:
    """Ask Slack at that instant who reads a channel, once for each `name`."""
    mailbox = await uow.deliveries.mailbox_of_channel(channel.slack_channel_id)
    key = f"{Kind.LOOK}:{channel.id}:{name}"
    await uow.deliveries.owe(mailbox, Kind.LOOK, key, at, {"channel": str(channel.id)})


async def tell_coach(uow: UnitOfWork, channel: CoachChannel, what: str, now: datetime) -> None:
    """Owe a channel's coach the news of it at their next hour that is not quiet."""
    coach = await uow.people.profile_of(channel.coach_id, now)
    if coach is None or coach.person.deactivated:
        return
    mailbox = await uow.deliveries.mailbox_of_person(coach.person.slack_user_id)
    key = f"{what}:{channel.id}:{now:%Y%m%d%H%M}"
    about = {"what": what, "channel": str(channel.id)}
    await uow.deliveries.owe(mailbox, Kind.ANSWER, key, next_allowed(now, coach.calendar), about)


async def _opened(uow: UnitOfWork, channel: CoachChannel, now: datetime) -> None:
    for delivery_id, _ in await uow.coaches.summaries(channel.slack_channel_id, now - digests.FOLLOWED_FOR):
        await uow.deliveries.redraw(delivery_id, now)
    await tell_coach(uow, channel, OPENED, now)
