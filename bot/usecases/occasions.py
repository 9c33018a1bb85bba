"""Occasions of promises: opened by whoever is at one, closed when it is over."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import DateSpan
from bot.domain.deadlines import find_deadline
from bot.domain.errors import DateInPast, Gone
from bot.domain.goals import Cadence, Commitment
from bot.domain.locales import day_first
from bot.domain.matching import Candidate, match
from bot.domain.occasions import OccasionFacts, WhichOccasion, days_from, open_on
from bot.domain.people import Profile, Visit
from bot.domain.periods import state_of
from bot.domain.progress import Plan
from bot.usecases import nudges
from bot.usecases.visits import opened


async def unknown(open_uow: OpenUow, now: datetime, visit: Visit, words: str) -> WhichOccasion | None:
    """Where some words name no occasion of theirs: the promises that come round with one; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        running = _running(await uow.goals.plan(profile.id))
        named, _ = _read(running, words, profile, now)
        return None if named else WhichOccasion(profile, tuple(running), words)


async def begin_named(
    open_uow: OpenUow, now: datetime, visit: Visit, words: str
) -> tuple[OccasionFacts, ...]:
    """Open the occasion that some words name ("a conference until friday"), for every promise that has it.

    Raises:
        DateInPast: the day it is to last until is over.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        plan = await uow.goals.plan(profile.id)
        named, last = _read(_running(plan), words, profile, now)
        return tuple([await _begun(uow, profile, now, plan, each, last=last) for each in named])


async def begin(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID) -> OccasionFacts:
    """Open an occasion of one promise, from today on; one that is open stays as it is.

    Raises:
        Gone: there is no such promise of theirs that comes round with an occasion.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        plan = await uow.goals.plan(profile.id)
        return await _begun(uow, profile, now, plan, _one(plan, commitment_id))


async def close(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID) -> OccasionFacts:
    """The occasion that is open ends today; one in which nothing was logged never was.

    Raises:
        Gone: none is open.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        plan = await uow.goals.plan(profile.id)
        commitment, today = _one(plan, commitment_id), profile.calendar.local_date(now)
        span = open_on(commitment, today)
        if span is None:
            raise Gone("occasion")
        state = state_of(commitment, span, plan.entries, today, profile.calendar)
        if state.logged == 0:
            await uow.promises.forget_occasion(commitment.id, span.first)
        elif not await uow.promises.open_occasion(
            uow.new_id(), commitment.id, replace(span, last=today), now
        ):
            await uow.promises.end_occasion(commitment.id, span.first, today)
        await nudges.redraw(uow, profile, now)
        return replace(_facts(profile, plan, commitment, today), state=state, closed=True)


async def _begun(
    uow: UnitOfWork,
    profile: Profile,
    now: datetime,
    plan: Plan,
    commitment: Commitment,
    *,
    last: date | None = None,
) -> OccasionFacts:
    today = profile.calendar.local_date(now)
    if last is not None and last < today:
        raise DateInPast(last, today)
    span = open_on(commitment, today)
    if span is not None and last is None:
        return _facts(profile, plan, commitment, today)
    first = span.first if span is not None else today
    others = tuple(each for each in commitment.occasions if each.first != first)
    days = days_from(replace(commitment, occasions=others), first, last)
    await _keep(uow, commitment, days, now)
    await nudges.redraw(uow, profile, now)
    stands = replace(commitment, occasions=(*others, days))
    return replace(_facts(profile, plan, stands, today), begun=span is None)


async def _keep(uow: UnitOfWork, commitment: Commitment, days: DateSpan, now: datetime) -> None:
    """Write an occasion down, or its other last day; one that logging opened stands nowhere yet."""
    if not await uow.promises.open_occasion(uow.new_id(), commitment.id, days, now):
        await uow.promises.end_occasion(commitment.id, days.first, days.last)


def _facts(profile: Profile, plan: Plan, commitment: Commitment, today: date) -> OccasionFacts:
    goal, span = plan.goal(commitment.goal_id), open_on(commitment, today)
    if goal is None or span is None:
        raise Gone("occasion")
    state = state_of(commitment, span, plan.entries, today, profile.calendar)
    return OccasionFacts(profile, goal, commitment, state, today)


def _running(plan: Plan) -> list[Commitment]:
    return [each for each in plan.commitments if each.cadence is Cadence.OCCASION]


def _one(plan: Plan, commitment_id: UUID) -> Commitment:
    found = next((each for each in _running(plan) if each.id == commitment_id), None)
    if found is None:
        raise Gone("commitment")
    return found


def _read(
    running: list[Commitment], words: str, profile: Profile, now: datetime
) -> tuple[list[Commitment], date | None]:
    """Every promise that comes round with what some words name, and until when.

    Where they name nothing it is the only one there is.
    """
    today = profile.calendar.local_date(now)
    until = find_deadline(words, today, day_first=day_first(profile.person.locale))
    name = words[: until.start] + words[until.end :] if until else words
    last = until.on if until else None
    if not name.strip(" .,!?"):
        return (running if len(running) == 1 else []), last
    names = [Candidate(each.id, (each.per_occasion, each.short_name)) for each in running]
    meant = {each.id for each in match(name, names)}
    return [each for each in running if each.id in meant], last
