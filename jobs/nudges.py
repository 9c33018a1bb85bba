"""What a nudge says when its moment has come."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, State
from bot.domain.hours import is_quiet
from bot.domain.routines import RoutineKind
from bot.slack import nudge_views
from bot.usecases import checkins, nudges
from jobs.compose import Composed, Composer, Skip
from jobs.plan import Planner, Rung


async def plan_nudge(uow: UnitOfWork, rung: Rung) -> None:
    """Owe a member the nudge of a date."""
    await nudges.plan(uow, rung.profile, rung.due, rung.now)


async def nudge(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """What is open now; one that stands shows what became of it."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    if profile is None:
        return Skip("the person is gone")
    stands = owed.state is State.SENT
    if not stands:
        if not profile.times.nudges_on:
            return Skip("nudges are off")
        if profile.calendar.local_date(now).weekday() not in profile.times.nudge_weekdays:
            return Skip("no nudges on this weekday")
        if profile.calendar.local_date(now) != date.fromisoformat(owed.about["on"]):
            return Skip("its day is over")
        late = owed.at_set_time and now > owed.due_at + checkins.ON_TIME
        if late and is_quiet(now, profile.calendar):
            return Skip("quiet hours")
    shown = await nudges.nudge_of(uow, profile, owed, now)
    return nudge_views.message(shown) if shown.open or stands else Skip("nothing is open")


COMPOSERS: Mapping[Kind, Composer] = {Kind.NUDGE: nudge}
ANSWERS: Mapping[str, Composer] = {nudges.WHAT: nudge}
PLANNERS: Mapping[RoutineKind, Planner] = {RoutineKind.NUDGE: plan_nudge}
