"""What is sent about the ends of goals: to a partner what its owner says, to who rests the next question."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import reminder_at
from bot.domain.deliveries import Kind, State
from bot.slack import end_news_views, end_views
from bot.usecases import end_news, ends
from jobs.compose import Composed, Composer, Later, Skip


async def compose_news(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """What a partner who sees a goal reads of its end; what was taken back is not told."""
    facts = await end_news.partner_end(uow, UUID(owed.about["notice"]), now)
    return (
        end_news_views.to_partner(facts) if facts is not None else Skip("taken back, or not theirs to read")
    )


async def compose_next(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """After a rest: what comes next; on a day off it waits for the next working day."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    asked = await ends.next_goal(uow, UUID(owed.about["goal"]), profile, now) if profile else None
    if profile is None or asked is None:
        return Skip("something was begun, or taken up again")
    calendar = profile.calendar
    if owed.state is not State.SENT and not calendar.counts(asked.today):
        return Later(reminder_at(now, profile.times.checkin_time, calendar))
    return end_views.next_goal(asked)


COMPOSERS: Mapping[Kind, Composer] = {Kind.GOAL_END: compose_news}
ANSWERS: Mapping[str, Composer] = {ends.NEXT_GOAL: compose_next}
