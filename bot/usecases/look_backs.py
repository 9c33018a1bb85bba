"""Every twelve weeks a goal is looked back on, with a check-in; what is said is for its owner alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import checkin_due
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.look_backs import (
    LEARNT_MAX,
    Choice,
    Learnt,
    LookBack,
    LookBackFacts,
    due,
    number_due,
)
from bot.domain.people import Profile, Visit
from bot.domain.progress import Plan, facts_of, goal_facts
from bot.domain.prompts import prompt_on
from bot.domain.slots import DueSlot
from bot.usecases.visits import opened


@dataclass(frozen=True, slots=True)
class _Act:
    """A look back in its owner's hands, in the open transaction."""

    uow: UnitOfWork
    profile: Profile
    facts: LookBackFacts
    now: datetime


def key_of(look_back: LookBack) -> str:
    """The dedupe key of the one message that asks for it."""
    return f"{Kind.LOOK_BACK}:{look_back.goal_id}:{look_back.number}"


async def plan(uow: UnitOfWork, profile: Profile, slot: DueSlot, now: datetime) -> None:
    """Owe the look back on the goal that waits longest for one, with the check-in of a slot."""
    calendar = profile.calendar
    shown_on = checkin_due(slot.slot_date, calendar)
    if shown_on is None or not profile.times.look_backs_on:
        return
    goals = await uow.goals.every(profile.id)
    if not any(each.active and number_due(each, shown_on) for each in goals):
        return
    facts = goal_facts(await uow.goals.plan(profile.id), shown_on, calendar)
    found = due(facts, await uow.ends.look_backs_of(profile.id), shown_on)
    if found is None:
        return
    look_back = LookBack(uow.new_id(), found[0].id, found[1])
    if await uow.ends.add_look_back(look_back, now):
        mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
        prompt = prompt_on(shown_on, profile.times.checkin_time, calendar, now)
        about = {"look_back": str(look_back.id), "member": str(profile.id)}
        at, key = prompt.due_at, key_of(look_back)
        await uow.deliveries.owe(mailbox, Kind.LOOK_BACK, key, at, about, at_set_time=prompt.at_set_time)


async def facts_for(
    uow: UnitOfWork, profile: Profile, look_back_id: UUID, now: datetime
) -> LookBackFacts | None:
    """A look back as its owner sees it now; None where it, or its goal, is gone."""
    look_back = await uow.ends.look_back(look_back_id)
    goal = await uow.goals.goal(look_back.goal_id) if look_back else None
    if look_back is None or goal is None or goal.member_id != profile.id:
        return None
    today = profile.calendar.local_date(now)
    if goal.active:
        plan_now = await uow.goals.plan(profile.id)
    else:
        plan_now = Plan((goal,), (), tuple(await uow.goals.entries(profile.id, [goal.id])))
    facts = facts_of(goal, plan_now, today, profile.calendar)
    return LookBackFacts(profile, look_back, facts, today)


async def read(open_uow: OpenUow, now: datetime, visit: Visit, look_back_id: UUID) -> LookBackFacts:
    """What the form shows.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with _own(open_uow, now, replace(visit, receipt=""), look_back_id) as act:
        return replace(act.facts, why=await act.uow.careers.of(act.profile.id))


async def keep(open_uow: OpenUow, now: datetime, visit: Visit, look_back_id: UUID) -> LookBackFacts:
    """Keep the goal as it is; words that were said before stay. Raises as `read` does."""
    async with _own(open_uow, now, visit, look_back_id) as act:
        was = act.facts.look_back
        return await _said(act, Learnt(was.kept, was.learnt, was.still_true, Choice.KEEP))


async def say(
    open_uow: OpenUow, now: datetime, visit: Visit, look_back_id: UUID, said: Learnt
) -> LookBackFacts:
    """Keep what stands in the form; what is chosen is done by its owner, in the form that follows.

    Raises:
        TooLong: `field` names which.
        Gone, NotAllowed: as `read`.
    """
    for name, words in (("kept", said.kept), ("learnt", said.learnt)):
        if len(words) > LEARNT_MAX:
            raise TooLong(name, LEARNT_MAX, words)
    async with _own(open_uow, now, visit, look_back_id) as act:
        return await _said(act, said)


async def _said(act: _Act, said: Learnt) -> LookBackFacts:
    look_back = act.facts.look_back
    await act.uow.ends.answer_look_back(look_back.id, said, act.now)
    shown = await act.uow.deliveries.by_key(key_of(look_back))
    if shown is not None:
        await act.uow.deliveries.redraw(shown.id, act.now)
    changed = replace(
        look_back, kept=said.kept, learnt=said.learnt, still_true=said.still_true, chosen=said.chosen
    )
    return replace(act.facts, look_back=changed)


@asynccontextmanager
async def _own(open_uow: OpenUow, now: datetime, visit: Visit, look_back_id: UUID) -> AsyncIterator[_Act]:
    async with opened(open_uow, now, visit) as (uow, profile):
        if await uow.ends.look_back(look_back_id) is None:
            raise Gone("goal")
        facts = await facts_for(uow, profile, look_back_id, now)
        if facts is None:
            raise NotAllowed("goal")
        yield _Act(uow, profile, facts, now)
