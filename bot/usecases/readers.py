"""Who reads a coach's channel, whenever Slack says so: noticed, and told to those it concerns, once."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.coaches import CoachChannel, SeenChannel
from bot.domain.deliveries import Kind
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


async def _opened(uow: UnitOfWork, channel: CoachChannel, now: datetime) -> None:
    for delivery_id, _ in await uow.coaches.summaries(channel.slack_channel_id, now - digests.FOLLOWED_FOR):
        await uow.deliveries.redraw(delivery_id, now)
    coach = await uow.people.profile_of(channel.coach_id, now)
    if coach is not None and not coach.person.deactivated:
        mailbox = await uow.deliveries.mailbox_of_person(coach.person.slack_user_id)
        key = f"{OPENED}:{channel.id}:{coach.calendar.local_date(now)}"
        await uow.deliveries.owe(mailbox, Kind.ANSWER, key, now, {"what": OPENED, "channel": str(channel.id)})
