"""Promises: understood from plain words, shown, and counted once they are confirmed."""

import re
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.errors import Gone, NotAllowed, TooLong, TooManyPromises
from bot.domain.goals import SHORT_NAME_MAX, WORDS_MAX, Commitment, Goal
from bot.domain.locales import day_first, decimal_comma
from bot.domain.people import Profile, Visit
from bot.domain.periods import bounded
from bot.domain.phrases import CommitmentReading, read_commitment
from bot.domain.plan_facts import NoGoalYet, PlanForm, Proposal, Proposals, WhichGoal
from bot.domain.promise_lines import LINES_MAX, is_numbered_list, promise_lines
from bot.usecases.goals import own_goal
from bot.usecases.visits import opened


async def propose(
    open_uow: OpenUow, now: datetime, visit: Visit, text: str
) -> Proposal | Proposals | WhichGoal | NoGoalYet:
    """Understand "[goal] words", several promises where there are several lines.

    Which goal is asked where it isn't clear.

    Raises:
        TooLong: more than `WORDS_MAX` characters.
        TooManyPromises: more lines than are read at once.
    """
    check_length(text)
    async with opened(open_uow, now, visit) as (uow, profile):
        active = [goal for goal in await uow.goals.every(profile.id) if goal.active]
        goal, words = _goal_and_words(active, text)
        if goal is not None:
            return await _proposed(uow, profile, now, goal, words)
        note_id = uow.new_id()
        await uow.notes.add(note_id, profile.id, text, now)
        return WhichGoal(profile, note_id, tuple(active)) if active else NoGoalYet(profile)


async def propose_note(
    open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID, goal_id: UUID
) -> Proposal | Proposals:
    """Understand words that were asked about, for the goal that was chosen.

    Raises:
        Gone: the words were used already, or the goal is no longer there.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        words = await uow.notes.words(note_id, profile.id)
        if words is None:
            raise Gone("note")
        await uow.notes.forget(note_id, profile.id)
        return await _proposed(uow, profile, now, await active_goal(uow, profile, goal_id), words)


async def propose_for(
    open_uow: OpenUow,
    now: datetime,
    visit: Visit,
    goal_id: UUID,
    words: str,
    *,
    replaces: UUID | None = None,
) -> Proposal | Proposals:
    """Understand promises for a goal, one a line; with `replaces`, instead of one that was not confirmed yet.

    What replaces one of several that were written together stays with the others.

    Raises:
        TooLong, TooManyPromises: more than is read at once.
        Gone, NotAllowed: the goal is no longer there, or somebody else's.
    """
    check_length(words)
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await active_goal(uow, profile, goal_id)
        made_at = None
        if replaces is not None:
            old = await own_commitment(uow, profile, replaces)
            made_at = await uow.promises.made_at(replaces) if old.goal_id == goal.id else None
            await uow.goals.forget_commitment(replaces)
        return await _proposed(uow, profile, now, goal, words, made_at=made_at)


async def form(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID | None = None) -> PlanForm:
    """What a form for a new promise shows."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        active = tuple(goal for goal in await uow.goals.every(profile.id) if goal.active)
        only = active[0] if len(active) == 1 else None
        return PlanForm(profile, active, next((each for each in active if each.id == goal_id), only))


async def change_form(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID) -> PlanForm:
    """What the form to word a proposal anew shows.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        commitment = await own_commitment(uow, profile, commitment_id)
        active = tuple(goal for goal in await uow.goals.every(profile.id) if goal.active)
        chosen = next((each for each in active if each.id == commitment.goal_id), None)
        replaces = None if commitment.confirmed else commitment.id
        return PlanForm(profile, active, chosen, commitment.words, replaces)


async def own_commitment(uow: UnitOfWork, profile: Profile, commitment_id: UUID) -> Commitment:
    """A promise of one's own.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    commitment = await uow.goals.commitment(commitment_id)
    if commitment is None:
        raise Gone("commitment")
    if commitment.member_id != profile.id:
        raise NotAllowed("commitment")
    return commitment


async def active_goal(uow: UnitOfWork, profile: Profile, goal_id: UUID) -> Goal:
    """A goal of one's own that has not ended. Raises Gone, NotAllowed."""
    goal = await own_goal(uow, profile, goal_id)
    if not goal.active:
        raise Gone("goal")
    return goal


def check_length(text: str) -> None:
    """Take a text with promises.

    Raises:
        TooLong: more than `WORDS_MAX` characters.
        TooManyPromises: more lines than are read at once.
    """
    if (count := len(promise_lines(text))) > LINES_MAX:
        raise TooManyPromises(count, LINES_MAX, text)
    if len(text) > WORDS_MAX:
        raise TooLong("words", WORDS_MAX, text)


async def _proposed(
    uow: UnitOfWork,
    profile: Profile,
    now: datetime,
    goal: Goal,
    words: str,
    *,
    made_at: datetime | None = None,
) -> Proposal | Proposals:
    """Keep what was understood until it is confirmed; those written together bear the same instant."""
    today, locale = profile.calendar.local_date(now), profile.person.locale
    made = []
    for line in promise_lines(words) or (words,):
        reading = read_commitment(
            line, today, day_first=day_first(locale), decimal_comma=decimal_comma(locale)
        )
        commitment = _commitment(uow.new_id(), goal, reading, today)
        await uow.goals.add_commitment(commitment, made_at or now)
        made.append(shown(profile, now, goal, commitment))
    return made[0] if len(made) == 1 else Proposals(profile, goal, tuple(made))


def _commitment(new_id: UUID, goal: Goal, reading: CommitmentReading, today: date) -> Commitment:
    """A promise of a goal as it was read; one whose day is over already runs until its goal ends."""
    deadline = reading.deadline.on if reading.deadline else None
    return Commitment(
        id=new_id,
        goal_id=goal.id,
        member_id=goal.member_id,
        words=reading.words.strip(),
        short_name=(reading.short_name or goal.short_name)[:SHORT_NAME_MAX],
        cadence=reading.cadence,
        amount=reading.amount,
        unit=reading.unit,
        times=reading.times,
        starts_on=today,
        ends_on=deadline if deadline is None or deadline >= today else None,
        with_whom=reading.with_whom,
        per_occasion=reading.per_occasion,
        weekdays=reading.weekdays,
        if_words=reading.if_words,
        then_words=reading.then_words,
        each_day=reading.each_day,
        each_person=reading.each_person,
        people=reading.people,
        confirmed=False,
    )


def shown(profile: Profile, now: datetime, goal: Goal, commitment: Commitment) -> Proposal:
    """A promise as it was understood."""
    return Proposal(profile, goal, bounded(commitment, goal), profile.calendar.local_date(now))


_VERB = re.compile(
    r"(?:i|whatever|whenever|read|write|meet|give|ask|do|make|attend|join|complete|connect|practi[cs]e|learn"
    r"|study|go|speak|send|publish|apply|take|have|hold|keep|get|help|prepare|finish|start|spend|to)\b"
)
"""How a promise begins that has its verb: a number before it counts nothing, so it is the goal's."""


def _goal_and_words(active: list[Goal], text: str) -> tuple[Goal | None, str]:
    """A goal's number or short name at the start, and the rest; the only goal where none is named."""
    if is_numbered_list(text):
        return (active[0], text.strip()) if len(active) == 1 else (None, text)
    first, *more = text.strip().split(maxsplit=1)[:2] or [""]
    rest = more[0] if more else ""
    number = first.removeprefix("#").rstrip(":.")
    numbered = [goal for goal in active if number == str(goal.number)] if rest else []
    alone = text.strip().splitlines()[:1] == [first] and bool(rest)
    marked = first.startswith("#") or first != number or alone
    if numbered and (marked or len(active) > 1 or _VERB.match(rest.strip().casefold())):
        return numbered[0], rest.strip()
    for goal in active:
        name = goal.short_name.casefold()
        if text.casefold().startswith((f"{name}:", f"{name} ")) and len(active) > 1:
            return goal, text[len(name) :].lstrip(": ").strip()
    return (active[0], text.strip()) if len(active) == 1 else (None, text)
