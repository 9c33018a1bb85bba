"""Logging: what somebody did, said in a line, chosen, or typed into a form."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.errors import Gone, TooLong
from bot.domain.goals import WORDS_MAX, Commitment, Entry, Goal
from bot.domain.locales import day_first, decimal_comma
from bot.domain.log_checks import checked_amount, checked_day, named_in, target_of
from bot.domain.log_facts import LogForm, Logged, NewEntry, NothingToLog, WhichOne
from bot.domain.log_phrases import LogReading, read_log
from bot.domain.people import Profile, Visit
from bot.domain.progress import (
    Plan,
    candidates,
    counts_for_goal,
    facts_of,
    meant,
    still_open,
    usual_step,
)
from bot.domain.slips import first_since_miss
from bot.domain.terms import as_of
from bot.usecases import first_partner, nudges, posted
from bot.usecases.end_questions import question_after
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened


async def log(open_uow: OpenUow, now: datetime, visit: Visit, text: str) -> Logged | WhichOne | NothingToLog:
    """Log what a line says, or ask where it can mean two things; the line is kept until then.

    Raises:
        PersonError: a number, a day or a name that can't be used.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        return await log_line(uow, profile, now, text)


async def log_line(
    uow: UnitOfWork, profile: Profile, now: datetime, text: str
) -> Logged | WhichOne | NothingToLog:
    """The same within an open transaction."""
    if len(text) > WORDS_MAX:
        raise TooLong("note", WORDS_MAX, text)
    plan = await nudges.plan_to_log(uow, profile, now)
    if not plan.goals:
        return NothingToLog(profile)
    reading = read(text, plan, profile, now)
    found = [match.id for match in reading.matches]
    if not found and not reading.what:
        found = _unnamed(reading, plan, profile, now)
    targets = meant(found, plan)
    if len(targets) == 1:
        amount, on = _said(reading, targets[0], plan), reading.logged_on
        new = NewEntry(targets[0], amount, on, reading.note, reading.done)
        return await record(uow, profile, now, plan, new)
    note_id = uow.new_id()
    await uow.notes.add(note_id, profile.id, text, now)
    return WhichOne(profile, note_id, reading, choices_of(targets, plan), profile.calendar.local_date(now))


async def log_note(open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID, target: UUID) -> Logged:
    """Log a line that was asked about, for what was chosen; the line is not kept any longer.

    Raises:
        Gone: the line was used already, or the goal is no longer there.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        text = await uow.notes.words(note_id, profile.id)
        if text is None:
            raise Gone("note")
        await uow.notes.forget(note_id, profile.id)
        plan = await nudges.plan_to_log(uow, profile, now)
        reading = read(text, plan, profile, now)
        words = reading.what if not reading.matches else ""
        note = " ".join(part for part in (words, reading.note) if part)
        new = NewEntry(target, _said(reading, target, plan), reading.logged_on, note, reading.done)
        return await record(uow, profile, now, plan, new)


async def log_for(open_uow: OpenUow, now: datetime, visit: Visit, new: NewEntry) -> Logged:
    """Log an entry for a goal or promise that was chosen."""
    async with opened(open_uow, now, visit) as (uow, profile):
        return await record(uow, profile, now, await nudges.plan_to_log(uow, profile, now), new)


async def log_step(
    open_uow: OpenUow, now: datetime, visit: Visit, target: UUID, amount: Decimal | None = None
) -> Logged:
    """Log the usual step for a goal or promise, today."""
    async with opened(open_uow, now, visit) as (uow, profile):
        return await log_today(uow, profile, now, target, amount)


async def log_today(
    uow: UnitOfWork, profile: Profile, now: datetime, target: UUID, amount: Decimal | None = None
) -> Logged:
    """The same within an open transaction; the amount is `usual_step` where none is given."""
    plan = await nudges.plan_to_log(uow, profile, now)
    commitment, today = plan.commitment(target), profile.calendar.local_date(now)
    if amount is None and commitment is not None:
        amount = usual_step(as_of(commitment, today))
    new = NewEntry(target, amount, today)
    return await record(uow, profile, now, plan, new)


async def form(open_uow: OpenUow, now: datetime, visit: Visit, target: UUID | None = None) -> LogForm:
    """What a form to log with shows."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        today = profile.calendar.local_date(now)
        plan = await uow.goals.recent_plan(profile.id, today, profile.calendar)
        return LogForm(profile, plan, today, target)


async def record(uow: UnitOfWork, profile: Profile, now: datetime, plan: Plan, new: NewEntry) -> Logged:
    """Write an entry for a goal or promise of the plan, and what follows from it.

    Raises:
        Gone: there is no such goal or promise in the plan.
        BadAmount, NotUnderstood: an amount that changes nothing, or a level without a number.
        DateAhead, BeforeStart: the day lies ahead, or before it began.
    """
    today = profile.calendar.local_date(now)
    goal, commitment = target_of(new.target, plan)
    moves_goal = commitment is None or counts_for_goal(commitment.unit, goal.unit)
    entry = Entry(
        id=uow.new_id(),
        member_id=profile.id,
        goal_id=goal.id,
        commitment_id=commitment.id if commitment else None,
        logged_on=checked_day(new.on, goal, commitment, today),
        amount=checked_amount(new.amount or named_in(new, commitment), goal, commitment),
        note=new.note,
        moves_goal=moves_goal,
    )
    await uow.goals.add_entry(entry, now)
    await first_partner.owe(uow, profile, plan, entry, now)
    if entry.logged_on < today:
        await posted.follow(uow, profile, plan, now, (entry.logged_on,))
    elif plan.has_open_slips:
        await reconsider(uow, profile, now, today)
    if plan.nudge_stands is not False:
        await nudges.redraw(uow, profile, now)
    after = await _after(uow, profile, plan, entry)
    known = (*(each.newest for each in plan.earlier), *plan.entries)
    back = first_since_miss(commitment, known, entry.logged_on, profile.calendar) if commitment else None
    facts = logged_facts(profile, entry, after, today, back_since=back)
    if back is not None:
        facts = replace(facts, why=await uow.careers.of(profile.id))
    end = await question_after(uow, entry, after, facts.goal, today, said_done=new.done)
    return replace(facts, end=end)


async def _after(uow: UnitOfWork, profile: Profile, plan: Plan, entry: Entry) -> Plan:
    """The plan with an entry that was just written; where that lies before what was read, read anew."""
    if plan.since is not None and entry.logged_on < plan.since:
        return await uow.goals.plan(profile.id)
    return replace(plan, entries=(*plan.entries, entry))


def logged_facts(
    profile: Profile, entry: Entry, plan: Plan, today: date, *, back_since: date | None = None
) -> Logged:
    """An entry with what its goal and promise have come to.

    Raises:
        Gone: its goal is not in the plan.
    """
    goal = plan.goal(entry.goal_id)
    if goal is None:
        raise Gone("goal")
    facts = facts_of(goal, plan, today, profile.calendar)
    promise = next((each for each in facts.promises if each.commitment.id == entry.commitment_id), None)
    return Logged(profile, entry, facts, promise, today, back_since)


def read(text: str, plan: Plan, profile: Profile, now: datetime, *, by_words: bool = True) -> LogReading:
    """What a line says, read with the person's habits; `by_words` finds a goal by any word of it too.

    Raises:
        BadAmount, BadDate: a number or a day that can't be used.
    """
    return read_log(
        text,
        profile.calendar.local_date(now),
        candidates(plan, by_words=by_words),
        day_first=day_first(profile.person.locale),
        decimal_comma=decimal_comma(profile.person.locale),
    )


def _unnamed(reading: LogReading, plan: Plan, profile: Profile, now: datetime) -> list[UUID]:
    """What a line without a name can be for: "done" is said of what is open that day, where something is."""
    open_then = still_open(plan, reading.logged_on, profile.calendar) if reading.done else []
    if reading.amount is None and open_then and reading.logged_on <= profile.calendar.local_date(now):
        return [each.commitment.id for each in open_then]
    return [each.id for each in candidates(plan)]


def _said(reading: LogReading, target: UUID, plan: Plan) -> Decimal | None:
    """The amount of a line; a promise that is "done" is done by its usual step."""
    commitment = plan.commitment(target)
    if reading.amount is None and reading.done and commitment is not None:
        return usual_step(as_of(commitment, reading.logged_on))
    return reading.amount


def choices_of(ids: list[UUID], plan: Plan) -> tuple[Commitment | Goal, ...]:
    """The goals and promises of these ids; all that can be logged for where there are none."""
    wanted = ids or meant([each.id for each in candidates(plan)], plan)
    things: tuple[Commitment | Goal, ...] = (*plan.commitments, *plan.goals)
    return tuple(each for each in things if each.id in wanted)
