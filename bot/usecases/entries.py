"""Entries put right: changed, withdrawn, brought back, undone; and what became of each."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.entries import PAGE, EntryHistory, EntryShown, HistoryPage
from bot.domain.errors import Gone, NotAllowed
from bot.domain.goals import Entry
from bot.domain.log_checks import checked_amount, checked_day, target_of
from bot.domain.log_facts import Correction, EndedSince, LogForm, Logged
from bot.domain.people import Profile, Visit
from bot.domain.progress import Plan
from bot.usecases import nudges, posted
from bot.usecases.end_questions import question_after
from bot.usecases.goals import own_goal
from bot.usecases.progress import logged_facts
from bot.usecases.visits import opened


async def form(open_uow: OpenUow, now: datetime, visit: Visit, entry_id: UUID) -> LogForm:
    """What a form to change an entry shows.

    Raises:
        Gone, NotAllowed: it was changed or withdrawn, or it is somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        entry = _current(await _own(uow, profile, entry_id), entry_id)
        today = profile.calendar.local_date(now)
        plan = await uow.goals.recent_plan(profile.id, today, profile.calendar)
        return LogForm(profile, plan, today, entry.commitment_id or entry.goal_id, entry)


async def change(open_uow: OpenUow, now: datetime, visit: Visit, entry_id: UUID, new: Correction) -> Logged:
    """Another amount, day or note for an entry; the old one stays in the table.

    Raises:
        Gone, NotAllowed: it was changed or withdrawn, its goal has ended, or it is somebody else's.
        PersonError: an amount or a day that can't be used.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        old = _current(await _own(uow, profile, entry_id), entry_id)
        today = profile.calendar.local_date(now)
        plan = await uow.goals.recent_plan(profile.id, today, profile.calendar)
        goal, commitment = target_of(old.commitment_id or old.goal_id, plan)
        changed = replace(
            old,
            amount=old.amount if new.amount is None else checked_amount(new.amount, goal, commitment),
            logged_on=checked_day(new.on, goal, commitment, today),
            note=new.note,
        )
        if changed == old:
            return logged_facts(profile, old, plan, today)
        changed = replace(changed, id=uow.new_id())
        if not await uow.goals.replace_entry(old.id, changed, now):
            raise Gone("entry")
        shown = await _shown(uow, profile, now, changed, {old.logged_on, changed.logged_on})
        plan = await _plan_with(uow, profile, today, changed)
        return replace(shown, end=await question_after(uow, changed, plan, shown.goal, shown.today))


async def withdraw(open_uow: OpenUow, now: datetime, visit: Visit, entry_id: UUID) -> Logged:
    """Let an entry count no more; what it said stays for its owner to read.

    Raises:
        Gone, NotAllowed: it was changed or withdrawn, its goal has ended, or it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        return await withdraw_in(uow, profile, now, entry_id)


async def withdraw_in(uow: UnitOfWork, profile: Profile, now: datetime, entry_id: UUID) -> Logged:
    """The same within an open transaction."""
    entry = _current(await _own(uow, profile, entry_id), entry_id)
    if not await uow.goals.withdraw_entry(entry, uow.new_id(), now):
        raise Gone("entry")
    shown = await _shown(uow, profile, now, entry, {entry.logged_on})
    return replace(shown, withdrawn=True)


async def bring_back(open_uow: OpenUow, now: datetime, visit: Visit, version_id: UUID) -> Logged:
    """Let a withdrawn entry count again, as it was.

    Raises:
        Gone, NotAllowed: it counts, its goal has ended, or it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        last = (await _own(uow, profile, version_id)).now
        if last.id != version_id or not last.withdrawn:
            raise Gone("entry")
        entry = replace(last.entry, id=uow.new_id())
        if not await uow.goals.replace_entry(last.id, entry, now):
            raise Gone("entry")
        return await _shown(uow, profile, now, entry, {entry.logged_on})


async def undo(open_uow: OpenUow, now: datetime, visit: Visit, version_id: UUID | None = None) -> Logged:
    """Take back the last thing done with an entry; without one, the last that was done with any.

    What was logged counts no more, what was changed or withdrawn stands as before.

    Raises:
        Gone, NotAllowed: there is none, something was done since, its goal has ended, or it is somebody
            else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        version_id = version_id or await uow.goals.last_act(profile.id)
        if version_id is None:
            raise Gone("undo")
        history = await _own(uow, profile, version_id)
        last, before = history.now, history.undone(version_id)
        days = {last.entry.logged_on, (before or last).entry.logged_on}
        if before is None or before.withdrawn:
            stood = (before or last).entry
            done = await uow.goals.withdraw_entry(
                replace(stood, id=last.id), uow.new_id(), now, undoes=version_id
            )
            entry = stood
        else:
            entry = replace(before.entry, id=uow.new_id())
            done = await uow.goals.replace_entry(last.id, entry, now, undoes=version_id)
        if not done:
            raise Gone("entry")
        shown = await _shown(uow, profile, now, entry, days)
        return replace(shown, withdrawn=before is None or before.withdrawn, as_before=before is not None)


async def ended_since(
    open_uow: OpenUow, now: datetime, visit: Visit, version_id: UUID | None = None
) -> EndedSince:
    """The goal that ended after an entry, or after the last that was typed; or the last one that ended.

    Raises:
        Gone: there is none, so there is nothing to take back.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        version_id = version_id or await uow.goals.last_act(profile.id)
        ended = [goal for goal in await uow.goals.every(profile.id) if not goal.active]
        if version_id is not None:
            goal_id = (await _own(uow, profile, version_id)).now.entry.goal_id
            ended = [goal for goal in ended if goal.id == goal_id]
        if not ended:
            raise Gone("undo")
        last = max(ended, key=lambda goal: (goal.reached_on or goal.dropped_on or date.min, goal.number))
        return EndedSince(profile, last, profile.calendar.local_date(now))


async def page(
    open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID = "", number: int = 0
) -> HistoryPage | None:
    """One page of what was logged for a goal; without words for the goal that was logged for last.

    None where there is no goal at all.

    Raises:
        Gone, NotAllowed, NotUnderstood: there is no such goal of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        goals = await uow.goals.every(profile.id)
        if not goals:
            return None
        if which:
            goal = await own_goal(uow, profile, which)
        else:
            last = await uow.goals.last_act(profile.id)
            used = (await _own(uow, profile, last)).now.entry.goal_id if last else None
            goal = next((each for each in goals if each.id == used), goals[0])
        found = await uow.goals.histories(goal.id, skip=number * PAGE, limit=PAGE + 1)
        promises = await uow.goals.promises_ever(goal.id)
        return HistoryPage(
            profile,
            profile.calendar.local_date(now),
            goal,
            tuple(promises),
            tuple(found[:PAGE]),
            tuple(goals),
            number,
            has_older=len(found) > PAGE,
        )


async def shown(
    open_uow: OpenUow, now: datetime, visit: Visit, version_id: UUID, number: int = 0
) -> EntryShown:
    """One entry to be changed, with all that became of it, from the page `number`.

    Raises:
        Gone, NotAllowed: it was changed since, or it is somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        history = await _own(uow, profile, version_id)
        entry = _current(history, version_id)
        goal = await uow.goals.goal(entry.goal_id)
        promise = await uow.goals.commitment(entry.commitment_id) if entry.commitment_id else None
        if goal is None or not goal.active:
            raise Gone("goal")
        return EntryShown(profile, profile.calendar.local_date(now), history, goal, promise, number)


async def _own(uow: UnitOfWork, profile: Profile, version_id: UUID) -> EntryHistory:
    history = await uow.goals.history(version_id)
    if history is None:
        raise Gone("entry")
    if history.now.entry.member_id != profile.id:
        raise NotAllowed("entry")
    return history


def _current(history: EntryHistory, version_id: UUID) -> Entry:
    if history.now.id != version_id or history.now.withdrawn:
        raise Gone("entry")
    return history.now.entry


async def _shown(
    uow: UnitOfWork, profile: Profile, now: datetime, entry: Entry, days: Collection[date]
) -> Logged:
    today = profile.calendar.local_date(now)
    plan = await uow.goals.recent_plan(profile.id, today, profile.calendar)
    shown = logged_facts(profile, entry, plan, today)
    await posted.follow(uow, profile, plan, now, days)
    await nudges.redraw(uow, profile, now)
    return shown


async def _plan_with(uow: UnitOfWork, profile: Profile, today: date, entry: Entry) -> Plan:
    """The plan of now, with this entry among those that are read one by one."""
    plan = await uow.goals.recent_plan(profile.id, today, profile.calendar)
    if plan.since is not None and entry.logged_on < plan.since:
        return await uow.goals.plan(profile.id)
    return plan
