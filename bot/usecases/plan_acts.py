"""What a person does with promises that were understood: they count, one by one or all, or are left out."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.amounts import parse_amount
from bot.domain.errors import BadAmount
from bot.domain.goals import Commitment
from bot.domain.how_often import are_few
from bot.domain.people import Profile, Visit
from bot.domain.plan_facts import Confirmed, Proposal, Proposals
from bot.domain.whom import split_names
from bot.usecases import bare_goals
from bot.usecases.careers import roadmap_of
from bot.usecases.nudges import thin_out
from bot.usecases.plans import active_goal, own_commitment, shown
from bot.usecases.settings import next_checkin
from bot.usecases.visits import opened

IfThen = tuple[str, str]


async def confirm(
    open_uow: OpenUow,
    now: datetime,
    visit: Visit,
    commitment_id: UUID,
    *,
    if_then: IfThen | None = None,
    whom: str = "",
) -> Confirmed:
    """A promise counts from now on, with "if …, then …" where given; confirmed twice is confirmed once.

    `whom` says who or how many they are, where it is to be done with each of some people. With a member's
    first promise they are asked, once, when a quiet minute is.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        commitment = await own_commitment(uow, profile, commitment_id)
        goal = await active_goal(uow, profile, commitment.goal_id)
        changed = {**_plan(if_then), **_people(whom, commitment)}
        if changed:
            await uow.goals.change_commitment(commitment.id, **changed)
        asks_minute = await _count(uow, profile, now, [commitment])
        counts = replace(commitment, **changed, confirmed=True)
        proposal = replace(shown(profile, now, goal, counts), asks_minute=asks_minute)
        return await _confirmed(uow, proposal, now)


async def confirm_all(
    open_uow: OpenUow,
    now: datetime,
    visit: Visit,
    commitment_id: UUID,
    if_thens: Mapping[UUID, IfThen] | None = None,
) -> Confirmed:
    """A promise and all that were written with it count from now on, each with its "if …, then …".

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        one = await own_commitment(uow, profile, commitment_id)
        goal = await active_goal(uow, profile, one.goal_id)
        for each in await uow.promises.together(one.id):
            if if_then := (if_thens or {}).get(each.id):
                await uow.goals.change_commitment(each.id, **_plan(if_then))
        asks_minute = await _count(uow, profile, now, await uow.promises.together(one.id))
        proposal = replace(shown(profile, now, goal, replace(one, confirmed=True)), asks_minute=asks_minute)
        return await _confirmed(uow, proposal, now)


async def proposal(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID) -> Confirmed:
    """A promise as it was understood, and those that were written with it.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _of(uow, profile, now, commitment_id)


async def leave_out(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID) -> Proposals:
    """A promise that does not count yet goes; what was written with it stays.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        commitment = await own_commitment(uow, profile, commitment_id)
        goal = await active_goal(uow, profile, commitment.goal_id)
        rest = await uow.promises.together(commitment.id)
        await uow.goals.forget_commitment(commitment.id)
        left = [each for each in rest if each.id != commitment.id or each.confirmed]
        return Proposals(profile, goal, tuple(shown(profile, now, goal, each) for each in left))


async def fewer(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID) -> Confirmed:
    """*Look in on fewer days*: the reminders of all promises come on Tuesdays and Thursdays.

    Raises:
        Gone, NotAllowed: the promise is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        times = profile.times
        if not are_few(times.nudge_weekdays, times.working_weekdays):
            times = await thin_out(uow, profile, now)
        return await _of(uow, replace(profile, times=times), now, commitment_id)


async def _of(uow: UnitOfWork, profile: Profile, now: datetime, commitment_id: UUID) -> Confirmed:
    commitment = await own_commitment(uow, profile, commitment_id)
    goal = await active_goal(uow, profile, commitment.goal_id)
    together = await _together(uow, profile, now, commitment.id)
    return Confirmed(shown(profile, now, goal, commitment), together)


async def _confirmed(uow: UnitOfWork, proposal: Proposal, now: datetime) -> Confirmed:
    """A promise that counts; once none waits beside it, with what comes next."""
    profile = proposal.profile
    together = await _together(uow, profile, now, proposal.commitment.id)
    if together and together.waiting:
        return Confirmed(proposal, together)
    checkin_at = await next_checkin(uow, profile, await uow.goals.every(profile.id))
    return Confirmed(proposal, together, checkin_at, await roadmap_of(uow, profile, now))


async def _together(
    uow: UnitOfWork, profile: Profile, now: datetime, commitment_id: UUID
) -> Proposals | None:
    """The promise with those that were written with it; None where it was written alone."""
    every = await uow.promises.together(commitment_id)
    if len(every) < 2:  # noqa: PLR2004 — one is alone
        return None
    goal = await active_goal(uow, profile, every[0].goal_id)
    return Proposals(profile, goal, tuple(shown(profile, now, goal, each) for each in every))


async def _count(uow: UnitOfWork, profile: Profile, now: datetime, commitments: list[Commitment]) -> bool:
    """Let promises count; whether the member is to be asked for a quiet minute."""
    waiting = [each.id for each in commitments if not each.confirmed]
    if not waiting or not await uow.promises.confirm(waiting, now):
        return False
    for goal_id in {each.goal_id for each in commitments}:
        await bare_goals.follow(uow, goal_id, now)
    return await uow.people.ask_minute(profile.id, now)


def _plan(if_then: IfThen | None) -> dict[str, Any]:
    return {} if if_then is None else {"if_words": if_then[0], "then_words": if_then[1]}


def _people(whom: str, commitment: Commitment) -> dict[str, Any]:
    """How many people a promise is for, and their names where those were given."""
    if not whom.strip() or not commitment.each_person:
        return {}
    unit = commitment.unit or "people"
    try:
        number = parse_amount(whom)
    except BadAmount:
        names = split_names(whom)
        return {"people": names, "amount": Decimal(len(names)), "unit": unit} if names else {}
    if number < 1 or number != number.to_integral_value():
        raise BadAmount(whom)
    return {"amount": number, "unit": unit, "people": ()}
