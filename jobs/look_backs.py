"""What a look back says when its moment has come."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import reminder_at
from bot.domain.deliveries import Kind, State
from bot.slack import look_back_views
from bot.usecases import look_backs
from jobs.compose import Composed, Composer, Later, Skip


async def compose(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The question from the facts of now; one that stands shows what became of it."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    facts = await look_backs.facts_for(uow, profile, UUID(owed.about["look_back"]), now) if profile else None
    if profile is None or facts is None:
        return Skip("its goal is gone")
    if owed.state is State.SENT:
        return look_back_views.message(facts)
    if not facts.goal.active or facts.facts.paused_until:
        return Skip("its goal has ended or rests")
    if not (profile.times.checkins_on and profile.times.look_backs_on):
        return Skip("check-ins or look backs are off")
    if not profile.calendar.counts(facts.today):
        return Later(reminder_at(now, profile.times.checkin_time, profile.calendar))
    return look_back_views.message(facts)


COMPOSERS: Mapping[Kind, Composer] = {Kind.LOOK_BACK: compose}
