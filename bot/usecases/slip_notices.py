"""What an owner's message and its partners' notices say and become; steps in an open transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DateSpan
from bot.domain.changes import answers
from bot.domain.deliveries import Kind, State
from bot.domain.goals import Goal
from bot.domain.hours import partner_hour
from bot.domain.pauses import paused_calendar
from bot.domain.people import Profile
from bot.domain.progress import Plan
from bot.domain.sharing import Field, NoticeState, Partnership, goals_with
from bot.domain.skips import left
from bot.domain.slip_facts import (
    TOLD,
    WAITING,
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

_FOLLOWS = (NoticeState.TOLD_OWNER, NoticeState.SETTLED)


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


def partner_key(notice_id: UUID) -> str:
    """The dedupe key of a partner's message."""
    return f"slip_partner:{notice_id}"


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
        told = _told_of(missed, hearer, case) if hearer and notice.state in TOLD else ()
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


def _told_of(missed: Sequence[Missed], hearer: Hearer, case: Case) -> tuple[Missed, ...]:
    """What a partner was told of and may know still; of a promise that has ended nothing changes any more."""
    told = (each for each in missed if each.slip.state is SlipState.TOLD_PARTNER)
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


async def begin(uow: UnitOfWork, message_id: UUID, now: datetime) -> None:
    """Begin a notice for each partner who would hear of a message that is about to be sent."""
    slips = await uow.slips.of_message(message_id)
    owner = await uow.people.profile_of(slips[0].member_id, now) if slips else None
    if owner is None:
        return
    case = await case_of(uow, owner, now)
    for hearer in await partners_of(case):
        if any(hears(hearer, slip, case) for slip in slips):
            await uow.slips.draw_for(uow.new_id(), message_id, hearer.partnership.id)


async def shown(uow: UnitOfWork, message_id: UUID, now: datetime) -> None:
    """An owner's message stands in Slack as it was drawn last, for the first time or again.

    What it shows is what a partner will get; with the first time each partner's hour begins to run. What
    became of what a partner has stands in their message too, once its owner has seen it.
    """
    facts = await owner_facts(uow, message_id, now)
    if facts is None:
        return
    for each in facts.notices:
        if each.notice.state in TOLD:
            await _correct(uow, facts, each.notice, now)
        if each.notice.state not in WAITING:
            continue
        state = NoticeState.TOLD_OWNER if each.missed else NoticeState.SETTLED
        await uow.slips.shown(each.notice, each.hour, state)
        if each.notice.partner_at is None:
            mailbox = await uow.deliveries.mailbox_of_person(each.partner.slack_user_id)
            about = {"notice": str(each.notice.id)}
            key = partner_key(each.notice.id)
            await uow.deliveries.owe(mailbox, Kind.SLIP_PARTNER, key, each.hour, about)
    await uow.slips.heard([each.slip.id for each in facts.missed], SlipState.TOLD_OWNER)


async def _correct(uow: UnitOfWork, facts: OwnerFacts, notice: Notice, now: datetime) -> None:
    """Let a partner's message say what its owner's says became of it."""
    correction = "" if notice.drawn_text == notice.told_text else notice.drawn_text
    if correction == notice.corrected_text:
        return
    on = facts.owner.calendar.local_date(now) if correction else None
    await uow.slips.corrected(notice.id, correction, on)
    card = await uow.deliveries.by_key(partner_key(notice.id))
    if card is not None:
        await uow.deliveries.redraw(card.id, now)


async def follow(uow: UnitOfWork, message_id: UUID, now: datetime) -> None:
    """Let the notices of an owner's message follow its facts at once, and owe its redrawing."""
    facts = await owner_facts(uow, message_id, now)
    if facts is None:
        return
    told = {each.notice.id: each for each in facts.notices}
    redraw = False
    for notice in await uow.slips.notices(message_id):
        if notice.partner_at is None or notice.state not in _FOLLOWS:
            continue
        each = told.get(notice.id)
        if each is None or not each.missed:
            # Nothing of it stands, or nobody is left who may hear of it.
            settled = await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), NoticeState.SETTLED)
            redraw = settled or redraw
        elif await _is_owed(uow, notice):
            await uow.slips.move(notice.id, (NoticeState.SETTLED,), NoticeState.TOLD_OWNER)
            await _wait_for_the_owner(uow, facts, each, now)
            redraw = True
    if redraw:
        await uow.deliveries.redraw(message_id, now)


async def _wait_for_the_owner(uow: UnitOfWork, facts: OwnerFacts, each: NoticeFacts, now: datetime) -> None:
    """An absence stops the clock: the partner's hour is on a working day of the owner."""
    calendar = facts.owner.calendar
    if calendar.counts(calendar.local_date(each.hour)):
        return
    partner = await uow.people.profile(each.partner.slack_user_id, now)
    told_at = await uow.slips.told_at(facts.delivery_id)
    if partner is None or told_at is None:
        return
    hour = heard_at(partner_hour(told_at, calendar, partner.calendar), each.partnership, partner)
    if hour > each.hour and await uow.slips.retime(each.notice.id, hour):
        await uow.deliveries.move(partner_key(each.notice.id), hour)


async def partner_waits(uow: UnitOfWork, message_id: UUID) -> bool:
    """Whether a partner's hour is still to come for a message."""
    notices = [each for each in await uow.slips.notices(message_id) if each.state in _FOLLOWS]
    return any([await _is_owed(uow, each) for each in notices])


async def _is_owed(uow: UnitOfWork, notice: Notice) -> bool:
    owed = await uow.deliveries.by_key(partner_key(notice.id))
    return owed is not None and owed.state is State.PENDING
