"""A member puts a check-in off; its one reminder moves, and comes whatever else is set."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow
from bot.domain.checkin_again import AgainDays, AskedAgain, again_at, days_left
from bot.domain.deliveries import Kind, State
from bot.domain.people import Visit
from bot.usecases.checkin_acts import own
from bot.usecases.checkins import WISHED, reminder_key


async def days(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> AgainDays:
    """The days on which one's own check-in could be asked again.

    Raises:
        Gone, NotAllowed: there is no such check-in, or it is somebody else's.
    """
    async with own(open_uow, now, replace(visit, receipt=""), checkin_id) as act:
        calendar = act.profile.calendar
        today = calendar.local_date(now)
        return AgainDays(checkin_id, days_left(act.checkin.week_on, today, calendar), today)


async def ask_again(
    open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID, on: date | None
) -> AskedAgain:
    """Ask again on that day at the hour of check-ins, or with None later today; raises as `days` does.

    There is one reminder: what was sent is not sent twice.
    """
    async with own(open_uow, now, visit, checkin_id) as act:
        profile, deliveries, key = act.profile, act.uow.deliveries, reminder_key(checkin_id)
        calendar = profile.calendar
        today = calendar.local_date(now)
        at = again_at(on, profile.times.checkin_time, act.checkin.week_on, now, calendar)
        if at is None:
            return AskedAgain(None, calendar.zone, today)
        about = {"checkin": str(checkin_id), "member": str(profile.id), WISHED: "yes"}
        mailbox = await deliveries.mailbox_of_person(profile.person.slack_user_id)
        owed_id = await deliveries.owe(mailbox, Kind.CHECKIN_REMINDER, key, at, about, at_set_time=True)
        if owed_id is None:
            owed = await deliveries.by_key(key)
            if owed is None or owed.state is not State.PENDING:
                return AskedAgain(None, calendar.zone, today)
            await deliveries.move(key, at)
            await deliveries.note(owed.id, **{WISHED: "yes"})
        return AskedAgain(at, calendar.zone, today)
