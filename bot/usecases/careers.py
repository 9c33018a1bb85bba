"""Where somebody wants to go, and why: said, changed, left out; and where they stand on the roadmap."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.career_facts import CAREER_MAX, WHY_MAX, CareerFacts
from bot.domain.errors import TooLong
from bot.domain.items import Item, Standing
from bot.domain.people import Profile, Visit
from bot.domain.progress import Plan
from bot.domain.roadmap import CAN_SKIP, Career, RoadmapFacts, Step
from bot.usecases.visits import opened


async def look(open_uow: OpenUow, now: datetime, visit: Visit) -> CareerFacts:
    """Somebody's career goal and why; changes nothing."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _facts(uow, profile, now)


async def words(open_uow: OpenUow, now: datetime, visit: Visit) -> Career:
    """The same without where they stand."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await uow.careers.of(profile.id)


async def save(
    open_uow: OpenUow, now: datetime, visit: Visit, next_role: str, eventually: str
) -> CareerFacts:
    """Keep where somebody wants to go; goals that were made for another career goal go on as they are.

    Raises:
        TooLong: `field` names which.
    """
    said = {"next_role": next_role.strip(), "eventually": eventually.strip()}
    _check(said, CAREER_MAX)
    async with opened(open_uow, now, visit) as (uow, profile):
        before = await uow.careers.of(profile.id)
        await uow.careers.write(uow.new_id(), profile.id, now, **said)
        facts = await _facts(uow, profile, now)
        same = before.named and (before.next_role, before.eventually) == tuple(said.values())
        if same or not before.named:
            return facts
        active = [each.short_name for each in await uow.goals.every(profile.id) if each.active]
        return replace(facts, before=before, goals=tuple(active))


async def say_why(open_uow: OpenUow, now: datetime, visit: Visit, said: Mapping[str, str]) -> CareerFacts:
    """Keep the answers to the three questions by field, as many as there are.

    Raises:
        TooLong: `field` names which.
    """
    kept = {name: answer.strip() for name, answer in said.items()}
    _check(kept, WHY_MAX)
    async with opened(open_uow, now, visit) as (uow, profile):
        await uow.careers.write(uow.new_id(), profile.id, now, **kept)
        return await _facts(uow, profile, now)


async def skip(open_uow: OpenUow, now: datetime, visit: Visit, step: Step) -> CareerFacts:
    """Leave a step out; whatever is done of it later counts all the same."""
    async with opened(open_uow, now, visit) as (uow, profile):
        career = await uow.careers.of(profile.id)
        if step in CAN_SKIP - career.skipped:
            await uow.careers.skip(uow.new_id(), profile.id, {*career.skipped, step}, now)
        return await _facts(uow, profile, now)


async def roadmap_of(
    uow: UnitOfWork,
    profile: Profile,
    now: datetime,
    *,
    career: Career | None = None,
    plan: Plan | None = None,
) -> RoadmapFacts:
    """What somebody has behind them, within an open transaction; what is known already need not be read."""
    career = career or await uow.careers.of(profile.id)
    plan = plan or await uow.goals.plan(profile.id)
    items = [each for each in await uow.items.of(profile.id) if not each.closed]
    promised = {each.goal_id for each in plan.commitments}
    today = profile.calendar.local_date(now)
    return RoadmapFacts(
        career=career.named,
        why=career.has_why,
        gathered=await uow.careers.gathered(profile.id),
        listed=len(items),
        chosen=sum(each.chosen or each.standing is Standing.IN_WORK for each in items),
        waiting=waiting_in(items),
        goals=len(plan.goals),
        bare=sum(each.id not in promised for each in plan.goals),
        partner=bool(await uow.partners.accepted(profile.id, today)),
        ever=profile.member,
        skipped=career.skipped,
    )


def waiting_in(items: Sequence[Item]) -> int:
    """How many chosen lines and areas are no goal yet."""
    return sum(len(each.waiting) or not each.areas for each in items if each.chosen)


async def _facts(uow: UnitOfWork, profile: Profile, now: datetime) -> CareerFacts:
    career = await uow.careers.of(profile.id)
    return CareerFacts(career, await roadmap_of(uow, profile, now, career=career))


def _check(said: dict[str, str], limit: int) -> None:
    for name, words_said in said.items():
        if len(words_said) > limit:
            raise TooLong(name, limit, words_said)
