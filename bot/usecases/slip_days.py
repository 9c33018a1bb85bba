"""What fell short as a member's days ended, and the message they are owed; steps in an open transaction."""

from dataclasses import replace
from datetime import date, datetime

from bot.db.people import LOOK_BACK
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DAY, DateSpan
from bot.domain.deliveries import Kind, State
from bot.domain.goals import Commitment
from bot.domain.hours import slip_owner_at
from bot.domain.people import Profile
from bot.domain.sharing import NoticeState
from bot.domain.slips import Slip, SlipState, judge
from bot.domain.slots import DueSlot
from bot.usecases.silences import reached
from bot.usecases.slip_notices import Case, case_of, hears, is_silent, partners_of


async def day_ended(uow: UnitOfWork, profile: Profile, due: DueSlot, now: datetime) -> None:
    """Judge the days that are over: the slot of a date stands for the day before it."""
    case = await case_of(uow, profile, now)
    if not case.plan.goals:
        return
    silent = await reached(uow, case.plan, case.plan.entries)
    newest = await uow.slips.newest(profile.id, (now - LOOK_BACK).date())
    for slot_date in DateSpan(due.since, due.slot_date):
        day = slot_date - DAY
        for commitment in case.plan.commitments:
            if commitment.goal_id in silent:
                continue
            slip = await _judged(case, commitment, newest.get(commitment.id), day)
            newest |= {commitment.id: slip} if slip else {}
        slip = await _judged_week(case, newest.get(None), day)
        newest |= {None: slip} if slip else {}


async def _judged(case: Case, commitment: Commitment, known: Slip | None, day: date) -> Slip | None:
    """The promise's newest slip where `day` made or changed it; a day that was judged is not judged again."""
    if known is not None and known.span.last >= day:
        return None
    run = _run_to_join(known)
    found = judge(commitment, case.plan.entries, day, case.profile.calendar, run)
    if found is None:
        return None
    if known is not None and found.joins and known.state is not SlipState.SETTLED:
        return await _joined(case, known, found.span.last)
    return await _new(
        case, Slip(case.uow.new_id(), case.profile.id, commitment.id, found.span, SlipState.OPEN)
    )


def _run_to_join(known: Slip | None) -> DateSpan | None:
    """The newest run of a promise; after one that a smaller promise answered a new run begins."""
    if known is None:
        return None
    answered = known.state is SlipState.SETTLED and known.smaller_id is not None
    return DateSpan(known.span.last + DAY, known.span.last + DAY) if answered else known.span


async def _joined(case: Case, run: Slip, day: date) -> Slip | None:
    """A further missed day joins a run while a partner may still hear of it; a run is told once.

    Their hour must leave the owner a morning to add what they did: a day that ended in the night before it
    does not join.
    """
    slips, message = case.uow.slips, run.owner_delivery_id
    notices = await slips.notices(message) if message else ()
    morning = slip_owner_at(day, case.profile.calendar)
    hours = [each.partner_at for each in notices if each.state is NoticeState.TOLD_OWNER]
    if run.state is not SlipState.OPEN and not any(hour and hour > morning for hour in hours):
        return None
    await slips.extend(run.id, day)
    longer = replace(run, span=DateSpan(run.span.first, day))
    if run.state is SlipState.OPEN:
        return await tell(case, longer, day)
    if message is not None:
        await case.uow.deliveries.redraw(message, case.now)
    return longer


async def _judged_week(case: Case, known: Slip | None, day: date) -> Slip | None:
    """A silent week, where `day` was the last of one."""
    week = case.profile.calendar.week(day)
    if week.last != day or (known is not None and known.span.last >= day):
        return None
    if not await is_silent(case, week):
        return None
    return await _new(case, Slip(case.uow.new_id(), case.profile.id, None, week, SlipState.OPEN))


async def _new(case: Case, slip: Slip) -> Slip:
    await case.uow.slips.add(slip, case.now)
    return await tell(case, slip, slip.span.last)


async def tell(case: Case, slip: Slip, day: date) -> Slip:
    """Owe the owner's message about a slip that `day` made; none where nobody would be told after them.

    One message for each date on which the owner is told: what falls due on the same one joins it.
    """
    uow, profile, calendar = case.uow, case.profile, case.profile.calendar
    if slip.owner_delivery_id is not None:
        message = await uow.deliveries.delivery(slip.owner_delivery_id)
        if message is not None and message.state not in (State.SKIPPED, State.FAILED):
            return slip
    if not profile.times.slips_on or not any(hears(each, slip, case) for each in await partners_of(case)):
        return slip
    at = slip_owner_at(max(day, calendar.local_date(case.now) - DAY), calendar, profile.times.slip_time)
    mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
    while True:
        told_on = calendar.local_date(at)
        key = f"slip_owner:{profile.id}:{told_on}"
        owed = await uow.deliveries.owe(mailbox, Kind.SLIP_OWNER, key, at, {"member": str(profile.id)})
        if owed is None and (waiting := await uow.deliveries.by_key(key)) and waiting.state is State.PENDING:
            owed = waiting.id
        if owed is not None:
            await uow.slips.tell_by([slip.id], owed)
            return replace(slip, owner_delivery_id=owed)
        # That date's message is out or on its way: what comes after it is told on the next.
        at = slip_owner_at(told_on, calendar, profile.times.slip_time)
