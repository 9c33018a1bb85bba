"""When the end of a goal is asked about: its target is hit, or its day over; steps in a transaction."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.ends import NOTHING_SAID, EndAsk, EndQuestion, asked_in, crosses, hit_on, is_hit
from bot.domain.goal_checks import is_one_thing
from bot.domain.goals import Entry
from bot.domain.people import Profile
from bot.domain.progress import GoalFacts, Plan, facts_of


async def questions(
    uow: UnitOfWork, profile: Profile, plan: Plan, week_on: date, now: datetime
) -> dict[UUID, EndQuestion]:
    """What the check-in about the week from `week_on` asks of the ends of goals, by goal."""
    today = profile.calendar.local_date(now)
    facts = [facts_of(goal, plan, today, profile.calendar) for goal in plan.goals]
    said = await uow.ends.said([goal.id for goal in plan.goals])
    found = {}
    for each in facts:
        ask = asked_in(each, said.get(each.goal.id, NOTHING_SAID), week_on, today)
        if ask is not None:
            since = await _hit_on(uow, each)
            found[each.goal.id] = EndQuestion(ask, each, since, today)
    return found


async def were_asked(uow: UnitOfWork, asked: Iterable[EndQuestion], week_on: date) -> None:
    """Note that a check-in has asked: the next one does not."""
    columns = {EndAsk.REACHED: "reached_asked_in", EndAsk.DEADLINE: "deadline_asked_in"}
    for each in asked:
        await uow.ends.say(uow.new_id(), each.facts.goal.id, **{columns[each.ask]: week_on})


async def question_after(
    uow: UnitOfWork, entry: Entry, plan: Plan, facts: GoalFacts, today: date, *, said_done: bool = False
) -> EndQuestion | None:
    """What is asked after an entry that has brought its goal to the target; `plan` holds the entry.

    A goal that is one thing, done or not, has no target: it is asked about where its owner `said_done`.
    """
    is_done = said_done and entry.commitment_id is None and is_one_thing(facts.goal)
    if not is_done and not crosses(facts.goal, entry, plan.entries, facts.level, plan.earlier):
        return None
    await uow.ends.say(uow.new_id(), facts.goal.id, not_yet_on=None, reached_asked_in=None)
    return EndQuestion(EndAsk.REACHED, facts, await _hit_on(uow, facts), today)


async def _hit_on(uow: UnitOfWork, facts: GoalFacts) -> date | None:
    """Since when a goal has been at its target, from all that was logged for it."""
    if not is_hit(facts.goal, facts.level):
        return None
    return hit_on(facts.goal, await uow.goals.entries(facts.goal.member_id, [facts.goal.id]), facts.level)
