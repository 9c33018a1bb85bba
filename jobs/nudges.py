"""What a nudge says when its moment has come."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, State
from bot.domain.hours import is_quiet
from bot.domain.people import Profile
from bot.domain.prompts import is_late
from bot.domain.routines import RoutineKind
from bot.slack import nudge_views
from bot.usecases import nudges
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
    if not stands and (why_not := _not_now(profile, owed, now)):
        return why_not
    shown = await nudges.nudge_of(uow, profile, owed, now)
    if not stands and not shown.open:
        return Skip("nothing is open")
    if not stands and owed.kind is Kind.NUDGE and await nudges.asks(uow, profile, shown.on):
        await uow.deliveries.note(owed.id, asks="yes")
        shown = replace(shown, asks=True)
    return nudge_views.message(shown)


def _not_now(profile: Profile, owed: Owed, now: datetime) -> Skip | None:
    """Why it does not go out, whatever is open."""
    times, today = profile.times, profile.calendar.local_date(now)
    if not times.nudges_on:
        return Skip("nudges are off")
    if owed.kind is Kind.NUDGE and today.weekday() not in times.nudge_weekdays:
        return Skip("no nudges on this weekday")
    if today != date.fromisoformat(owed.about["on"]):
        return Skip("its day is over")
    late = owed.at_set_time and is_late(owed.due_at, now)
    return Skip("quiet hours") if late and is_quiet(now, profile.calendar) else None


COMPOSERS: Mapping[Kind, Composer] = {Kind.NUDGE: nudge}
ANSWERS: Mapping[str, Composer] = {nudges.WHAT: nudge}
PLANNERS: Mapping[RoutineKind, Planner] = {RoutineKind.NUDGE: plan_nudge}
