"""Telling others of a goal, and taking it back."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind, Refused
from bot.domain.errors import Gone, NotAllowed
from bot.domain.goals import Goal
from bot.domain.intentions import Draft, Intention, Page, Reader, Sharing, Told, check
from bot.domain.people import Profile, Visit
from bot.domain.progress import facts_of, plan_of
from bot.usecases.goals import own_goal
from bot.usecases.reaching import next_hour
from bot.usecases.visits import opened

INTENTION = "intention"
"""The name of the thing in `Gone`."""


async def shared(open_uow: OpenUow, now: datetime, visit: Visit, which: str | UUID) -> Sharing:
    """A goal by its number, short name or id, and what was told of it.

    Raises:
        NotUnderstood, Gone, NotAllowed: there is no such goal of theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _sharing(uow, profile, await own_goal(uow, profile, which), now)


async def preview(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, draft: Draft) -> Sharing:
    """Whether a draft could be told; nothing is.

    Raises:
        Gone, NotAllowed: there is no such goal of theirs.
        PersonError: what `intentions.check` says.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        check(draft, profile, await uow.people.team_id())
        return await _sharing(uow, profile, goal, now)


async def tell(open_uow: OpenUow, now: datetime, visit: Visit, goal_id: UUID, draft: Draft) -> Sharing:
    """Tell people and channels what was seen in the preview. Raises as `preview` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        goal = await own_goal(uow, profile, goal_id)
        check(draft, profile, await uow.people.team_id())
        told = Intention(uow.new_id(), goal.id, draft.telling, draft.words, draft.able, now)
        people = [Reader(uow.new_id(), told.id, who.slack_user_id) for who in draft.people]
        rooms = [Reader(uow.new_id(), told.id, each.slack_id, each.name) for each in draft.channels]
        await uow.intentions.add(told, [*people, *rooms])
        for reader, who in zip(people, draft.people, strict=True):
            theirs = await uow.deliveries.mailbox_of_person(who.slack_user_id)
            await _owe(uow, theirs, reader, await next_hour(uow, who, now))
        for reader in rooms:
            await _owe(uow, await uow.deliveries.mailbox_of_channel(reader.slack_id), reader, now)
        return await _sharing(uow, profile, goal, now)


async def take_back(open_uow: OpenUow, now: datetime, visit: Visit, intention_id: UUID) -> Sharing:
    """Take back what was told: what waits is not sent, what was sent is deleted.

    Raises:
        Gone, NotAllowed: it is not there, or somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        told = await uow.intentions.intention(intention_id)
        goal = await uow.goals.goal(told.goal_id) if told else None
        if told is None or goal is None:
            raise Gone(INTENTION)
        if goal.member_id != profile.id:
            raise NotAllowed(INTENTION)
        if await uow.intentions.withdraw(told.id, now):
            for each in await uow.intentions.readers(told.id):
                await uow.deliveries.withdraw(_key(each), "taken back")
                sent = await uow.deliveries.by_key(_key(each))
                if sent is not None:
                    await uow.deliveries.redraw(sent.id, now)
        return await _sharing(uow, profile, goal, now)


async def refuse(open_uow: OpenUow, now: datetime, visit: Visit) -> None:
    """Somebody wants to be told of no goals any more; nobody hears of that."""
    async with opened(open_uow, now, visit) as (uow, profile):
        await uow.deliveries.mute(profile.person.slack_user_id, Refused.INTENTIONS, now)


async def take_again(open_uow: OpenUow, now: datetime, visit: Visit) -> None:
    """Somebody may be told of goals again."""
    async with opened(open_uow, now, visit) as (uow, profile):
        await uow.deliveries.mute(profile.person.slack_user_id, Refused.INTENTIONS, None)


async def page_of(uow: UnitOfWork, reader_id: UUID, now: datetime) -> Page | None:
    """What a reader sees; None where nothing is left of it."""
    reader = await uow.intentions.reader(reader_id)
    told = await uow.intentions.intention(reader.intention_id) if reader else None
    goal = await uow.goals.goal(told.goal_id) if told else None
    owner = await uow.people.profile_of(goal.member_id, now) if goal else None
    return Page(told, owner, reader) if told and owner and reader else None


async def _owe(uow: UnitOfWork, mailbox: UUID, reader: Reader, at: datetime) -> None:
    await uow.deliveries.owe(mailbox, Kind.INTENTION, _key(reader), at, {"reader": str(reader.id)})


async def _sharing(uow: UnitOfWork, profile: Profile, goal: Goal, now: datetime) -> Sharing:
    plan = plan_of([goal], [], await uow.goals.entries(profile.id, [goal.id]))
    facts = facts_of(goal, plan, profile.calendar.local_date(now), profile.calendar)
    every = await uow.intentions.of_goal(goal.id)
    readers = await uow.intentions.readers_of([each.id for each in every]) if every else {}
    # Channels in which Slack took nothing; of people nobody learns what they did with it.
    rooms = {_key(to): to.id for each in readers.values() for to in each if to.channel}
    refused_in = await uow.intentions.refused(list(rooms)) if rooms else frozenset()
    closed = frozenset(rooms[key] for key in refused_in)
    told = [Told(each, tuple(readers.get(each.id, ())), closed) for each in every]
    return Sharing(profile, facts, tuple(told))


def _key(reader: Reader) -> str:
    return f"{Kind.INTENTION}:{reader.id}"
