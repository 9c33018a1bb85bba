"""Goals: named, shown, changed; and the first time somebody names one."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.ends import NOTHING_SAID
from bot.domain.errors import DateInPast, DateTooFar, Gone, NotAllowed, NotUnderstood, TooLong
from bot.domain.goal_facts import GoalDraft, GoalForm, SavedGoal, ShownGoal
from bot.domain.goals import SHORT_NAME_MAX, WORDS_MAX, Goal
from bot.domain.items import NextUp, Part
from bot.domain.locales import day_first, decimal_comma
from bot.domain.matching import Candidate, match
from bot.domain.people import Profile, Visit
from bot.domain.phrases import read_goal
from bot.domain.progress import facts_of, plan_of
from bot.domain.short_names import short_name
from bot.domain.terms import as_of
from bot.usecases import bare_goals
from bot.usecases.agreements import unshared
from bot.usecases.areas import became
from bot.usecases.routines import reschedule
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened

UNNAMED = "Goal"
"""The short name of a goal whose words hold no word at all."""
LONGEST = timedelta(days=3660)
"""How far ahead a goal may end, ten years: a year that was mistyped would be counted day by day."""


async def form(
    open_uow: OpenUow, now: datetime, visit: Visit, words: str = "", of: NextUp | None = None
) -> GoalForm:
    """What the form for a new goal shows, with what was understood of the words; `of`: where they come from.

    Raises:
        TooLong: more than `WORDS_MAX` characters.
    """
    if len(words) > WORDS_MAX:
        raise TooLong("words", WORDS_MAX, words)
    async with opened(open_uow, now, replace(visit, receipt="")) as (_, profile):
        today, locale = profile.calendar.local_date(now), profile.person.locale
        reading = read_goal(words, today, day_first=day_first(locale), decimal_comma=decimal_comma(locale))
        if of is not None and len(words) <= SHORT_NAME_MAX:
            reading = replace(reading, short_name=words)
        return GoalForm(profile, today, reading if words else None, of=of)


async def edit_form(open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID) -> GoalForm:
    """What the form to change a goal shows.

    Raises:
        NotUnderstood, Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        goal = await own_goal(uow, profile, which)
        today = profile.calendar.local_date(now)
        promises = [as_of(each, today) for each in await uow.goals.commitments(goal.id)]
        return GoalForm(profile, today, goal=goal, promises=tuple(promises))


async def create(
    open_uow: OpenUow, now: datetime, visit: Visit, draft: GoalDraft, of: Part | None = None
) -> SavedGoal:
    """Save a new goal; who had none becomes a member, and what comes round for them begins.

    `of` is the line of the list, or its area, that it was made of.

    Raises:
        DateInPast, DateTooFar: the deadline is over, or too far away.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        member = replace(profile, member=True)
        goal = await add_goal(uow, profile, now, draft)
        if of is not None:
            await became(uow, profile, now, goal, of)
        await reschedule(uow, member, now)
        await bare_goals.owe(uow, member, goal, now)
        every = await uow.goals.every(profile.id)
        return SavedGoal(
            profile=member,
            goal=goal,
            today=profile.calendar.local_date(now),
            active=sum(each.active for each in every),
            first=len(every) == 1,
            unshared=tuple(await unshared(uow, member, goal.id, now)),
        )


async def change(
    open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, draft: GoalDraft
) -> SavedGoal:
    """Save other words, numbers or another day for a goal; facts that rest on them follow.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
        DateInPast, DateTooFar: a new deadline is over, or too far away.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        changed = await change_goal(uow, profile, now, goal, draft)
        every = await uow.goals.every(profile.id)
        today = profile.calendar.local_date(now)
        return SavedGoal(profile, changed, today, sum(each.active for each in every))


async def add_goal(uow: UnitOfWork, profile: Profile, now: datetime, draft: GoalDraft) -> Goal:
    """Put a goal into the plan; who had none becomes a member.

    Raises:
        DateInPast, DateTooFar: the deadline is over, or too far away.
    """
    today = profile.calendar.local_date(now)
    check_deadline(draft.deadline, today)
    if not profile.member:
        await uow.people.choose(profile.id, profile.times, now)
    goal = Goal(
        id=uow.new_id(),
        member_id=profile.id,
        number=await uow.goals.next_number(profile.id),
        starts_on=today,
        **_fields(draft),
    )
    await uow.goals.add(goal, now)
    return goal


async def change_goal(uow: UnitOfWork, profile: Profile, now: datetime, goal: Goal, draft: GoalDraft) -> Goal:
    """Give a goal what a draft says, with what rests on it.

    Raises:
        DateInPast, DateTooFar: a new deadline is over, or too far away.
    """
    if draft.deadline != goal.deadline:
        check_deadline(draft.deadline, profile.calendar.local_date(now))
        await uow.ends.say(uow.new_id(), goal.id, deadline_asked_in=None)
    await uow.goals.change(goal.id, **_fields(draft))
    await reconsider(uow, profile, now)
    return replace(goal, **_fields(draft))


async def show(open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID) -> ShownGoal:
    """One goal by its number, short name or id, with its facts.

    Raises:
        NotUnderstood, Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        goal = await own_goal(uow, profile, which)
        if goal.active:
            plan = await uow.goals.plan(profile.id)
        else:  # a plan holds what is active
            plan = plan_of([goal], [], await uow.goals.entries(profile.id, [goal.id]))
        today = profile.calendar.local_date(now)
        facts = facts_of(goal, plan, today, profile.calendar)
        item = await uow.items.words_behind(goal.id)
        if goal.active:
            skips = await uow.skips.since(profile.id, today.replace(day=1))
            return ShownGoal(profile, facts, today, skips=tuple(skips), item=item)
        said = await uow.ends.said([goal.id])
        return ShownGoal(profile, facts, today, said.get(goal.id, NOTHING_SAID), item=item)


async def own_goal(uow: UnitOfWork, profile: Profile, which: str | UUID) -> Goal:
    """A goal of one's own, by its id, its number or its short name.

    Raises:
        Gone: no goal has that id.
        NotAllowed: it is somebody else's.
        NotUnderstood: no goal, or more than one, is called that.
    """
    if isinstance(which, UUID):
        goal = await uow.goals.goal(which)
        if goal is None:
            raise Gone("goal")
        if goal.member_id != profile.id:
            raise NotAllowed("goal")
        return goal
    return named(await uow.goals.every(profile.id), which)


def named(every: list[Goal], words: str) -> Goal:
    """The goal of that number or short name; the only active one where nothing is said.

    Raises:
        NotUnderstood: no goal, or more than one, is called that.
    """
    words = words.strip().removeprefix("#")
    active = [goal for goal in every if goal.active]
    if not words and len(active) == 1:
        return active[0]
    if words.isdecimal():
        numbered = [goal for goal in every if goal.number == int(words[:9])]
        if numbered:
            return numbered[0]
    found = match(words, [Candidate(goal.id, (goal.short_name, goal.words)) for goal in active])
    if len(found) != 1:
        raise NotUnderstood(words, "goal")
    return next(goal for goal in active if goal.id == found[0].id)


def check_deadline(deadline: date | None, today: date) -> None:
    """Take a day by which a goal may be reached, or none.

    Raises:
        DateInPast, DateTooFar: it is over, or too far away.
    """
    if deadline is None:
        return
    if deadline < today:
        raise DateInPast(deadline, today)
    if deadline > today + LONGEST:
        raise DateTooFar(today + LONGEST)


def _fields(draft: GoalDraft) -> dict[str, Any]:
    words = draft.words.strip()
    name = draft.short_name.strip() or short_name(words) or UNNAMED
    return {
        "words": words,
        "short_name": name[:SHORT_NAME_MAX],
        "measure": draft.measure,
        "baseline": draft.baseline,
        "target": draft.target,
        "unit": draft.unit.strip(),
        "deadline": draft.deadline,
        "stretch": draft.stretch,
        "whose": draft.whose,
    }
