"""What an owner's message and its partners' notices say; steps in an open transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DateSpan
from bot.domain.changes import answers
from bot.domain.goals import Goal
from bot.domain.hours import partner_hour
from bot.domain.pauses import paused_calendar
from bot.domain.people import Profile
from bot.domain.progress import Plan
from bot.domain.sharing import Field, Partnership, goals_with
from bot.domain.skips import left
from bot.domain.slip_facts import (
    TOLD,
    Missed,
    Notice,
    NoticeFacts,
    OwnerFacts,
    Smaller,
    missed_facts,
)
from bot.domain.slips import Slip, SlipState, silent_week
from bot.domain.to_partner import heard_at
from bot.usecases.checkins import answered


@dataclass(frozen=True, slots=True)
class Case:
    """A member's facts at `now`, in the transaction they were read in."""

    uow: UnitOfWork
    profile: Profile
    plan: Plan
    now: datetime


@dataclass(frozen=True, slots=True)
class Hearer:
    """A partner who sees misses, with the goals of which they do."""

    partnership: Partnership
    goals: frozenset[UUID]


async def case_of(uow: UnitOfWork, profile: Profile, now: datetime) -> Case:
    """A member's facts of now."""
    return Case(uow, profile, await uow.goals.plan(profile.id), now)


async def partners_of(case: Case) -> list[Hearer]:
    """The partners of a member who see misses today."""
    uow, profile = case.uow, case.profile
    agreements = await uow.partners.accepted(profile.id, profile.calendar.local_date(case.now))
    heard = [
        Hearer(each, goals_with(await uow.partners.shares(each.id), Field.MISSES)) for each in agreements
    ]
    return [each for each in heard if each.goals]


def hears(hearer: Hearer, slip: Slip, case: Case) -> bool:
    """Whether a partner hears of a slip: of a goal they see, and nothing that was over before they accepted.

    Of a silent week whoever sees one of the goals.
    """
    accepted_at = hearer.partnership.accepted_at
    if accepted_at is None or slip.span.last < case.profile.calendar.local_date(accepted_at):
        return False
    if slip.commitment_id is None:
        return any(goal.id in hearer.goals for goal in case.plan.goals)
    promise = case.plan.commitment(slip.commitment_id)
    return promise is not None and promise.goal_id in hearer.goals


async def is_silent(case: Case, week: DateSpan) -> bool:
    """Whether nothing was logged in a week and the check-in open in it got no answer.

    A week that was skipped, or a period in it, is not silent: that was said.
    """
    answer = await answered(case.uow, case.profile.id, week)
    if answer is not False or not any(_counts(case, goal, week) for goal in case.plan.goals):
        return False
    if await case.uow.skips.touching(case.profile.id, week):
        return False
    # What was logged for a goal that has ended since was said all the same.
    goals = [goal.id for goal in await case.uow.goals.every(case.profile.id)]
    entries = await case.uow.goals.entries(case.profile.id, goals)
    return silent_week(week, entries, case.profile.calendar, answered=answer)


def _counts(case: Case, goal: Goal, week: DateSpan) -> bool:
    """Whether a day of the week counts for a goal, which may rest."""
    return bool(paused_calendar(case.profile.calendar, goal.pauses).working_days(week.first, week.last))


async def missed_of(case: Case, slip: Slip) -> Missed:
    """A slip with its facts of now; one that a smaller promise answers stands no more."""
    missed = await _missed_of(case, slip)
    smaller = _smaller_of(case, slip)
    return replace(missed, stands=False, short=(), smaller=smaller) if smaller else missed


def _smaller_of(case: Case, slip: Slip) -> Smaller | None:
    """The promise its owner made smaller when they were told, as long as it is."""
    promise = case.plan.commitment(slip.smaller_id) if slip.smaller_id else None
    found = answers(slip.span.last, promise, case.profile.calendar) if promise else None
    return Smaller(*found) if found else None


async def _missed_of(case: Case, slip: Slip) -> Missed:
    if slip.commitment_id is None:
        stands = await is_silent(case, slip.span)
        skipped = not stands and bool(await case.uow.skips.touching(case.profile.id, slip.span))
        ended = not stands and not case.plan.goals
        return Missed(slip, None, stands=stands, skipped=skipped, ended=ended)
    running = case.plan.commitment(slip.commitment_id)
    promise = running or await case.uow.goals.commitment(slip.commitment_id)
    if promise is None:
        return Missed(slip, None, stands=False)
    entries = case.plan.entries
    if running is None:  # the plan holds what runs; what was put right before the end was so
        entries = tuple(await case.uow.goals.entries(case.profile.id, [promise.goal_id]))
    calendar = case.profile.calendar
    return missed_facts(slip, promise, entries, calendar, running=running is not None)


async def owner_facts(uow: UnitOfWork, message_id: UUID, now: datetime) -> OwnerFacts | None:
    """Everything an owner's message says now; None where it tells nothing any more."""
    slips = await uow.slips.of_message(message_id)
    owner = await uow.people.profile_of(slips[0].member_id, now) if slips else None
    if owner is None:
        return None
    case = await case_of(uow, owner, now)
    missed = tuple([await _as_told(case, slip) for slip in slips])
    hearers = {each.partnership.id: each for each in await partners_of(case)}
    notices = []
    for notice in await uow.slips.notices(message_id):
        hearer = hearers.get(notice.partnership_id)
        heard = tuple(each for each in missed if hearer and each.is_told and _hears_of(hearer, each, case))
        told = _told_of(missed, hearer, notice, case) if hearer and notice.state in TOLD else ()
        found = await _notice_facts(uow, owner, notice, heard, now)
        if found is not None and (hearer is not None or notice.state in TOLD):
            notices.append(replace(found, told=told))
    today = owner.calendar.local_date(now)
    skips = await uow.skips.since(owner.id, today.replace(day=1))
    return OwnerFacts(message_id, owner, missed, tuple(notices), left(skips, today))


def _hears_of(hearer: Hearer, missed: Missed, case: Case) -> bool:
    """Whether a partner hears of it; of a smaller promise only who sees its goal."""
    smaller = missed.smaller
    return hears(hearer, missed.slip, case) and (smaller is None or smaller.after.goal_id in hearer.goals)


def _told_of(missed: Sequence[Missed], hearer: Hearer, notice: Notice, case: Case) -> tuple[Missed, ...]:
    """What a partner was told of and may know still; of a promise that has ended nothing changes any more.

    What was put right before their hour they never learn of, though another partner was told.
    """
    told = (each for each in missed if each.slip.id in notice.told_slips)
    return tuple(each for each in told if hears(hearer, each.slip, case))


async def _as_told(case: Case, slip: Slip) -> Missed:
    """The facts of a slip as its messages show them: what was settled for good stays so."""
    missed = await missed_of(case, slip)
    return replace(missed, stands=False, short=()) if slip.state is SlipState.SETTLED else missed


async def _notice_facts(
    uow: UnitOfWork, owner: Profile, notice: Notice, heard: tuple[Missed, ...], now: datetime
) -> NoticeFacts | None:
    agreement = await uow.partners.partnership(notice.partnership_id)
    partner = await uow.people.profile(agreement.partner_slack_id, now) if agreement else None
    if agreement is None or partner is None:
        return None
    hour = notice.partner_at or heard_at(
        partner_hour(now, owner.calendar, partner.calendar), agreement, partner
    )
    return NoticeFacts(notice, agreement, partner.person, hour, heard)
