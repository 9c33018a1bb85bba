"""Giving feedback: carried or counted, taken back, thanked for, answered; and one's own record."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind, Refused
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.feedback_facts import (
    ANSWER_MOST,
    RECORD_KEPT,
    Card,
    Done,
    Given,
    Giving,
    How,
    Record,
    Wish,
    check,
    promises_of_feedback,
)
from bot.domain.log_facts import Logged, NewEntry
from bot.domain.people import Profile, Visit
from bot.usecases import progress
from bot.usecases.entries import withdraw_in
from bot.usecases.reaching import next_hour
from bot.usecases.visits import opened

FEEDBACK = "feedback"
"""The name of the thing in `Gone`."""
RECORD_SHOWN = 30
"""Pieces of feedback in one's own record."""
THANKED, ANSWERED = "thanked", "answered"
"""What the giver hears; a delivery's `what`."""


async def giving(open_uow: OpenUow, now: datetime, visit: Visit) -> Giving:
    """What the form is made of."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return Giving(profile, promises_of_feedback(await uow.goals.plan(profile.id)))


async def preview(open_uow: OpenUow, now: datetime, visit: Visit, wish: Wish) -> Giving:
    """Whether something could be given; nothing is. Raises as `feedback_facts.check` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        check(wish, profile.person, await uow.people.team_id())
        return Giving(profile, promises_of_feedback(await uow.goals.plan(profile.id)))


async def give(open_uow: OpenUow, now: datetime, visit: Visit, wish: Wish) -> Done:
    """Count feedback, and carry it where it was not said already. Raises as `preview` does.

    For whom it goes to nothing is created but a mailbox; one who wants none of these gets none, and whoever
    gave it is not told.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        check(wish, profile.person, await uow.people.team_id())
        logged = await _counted(uow, profile, now, wish)
        given = Given(
            id=uow.new_id(),
            giver_id=profile.id,
            receiver_slack_id=wish.who.slack_user_id,
            how=wish.how,
            sbi=wish.sbi,
            given_on=profile.calendar.local_date(now),
            given_at=now,
            entry_id=logged.entry.id if logged else None,
        )
        await uow.feedback.add(given)
        if wish.how is How.SEND:
            theirs = await uow.deliveries.mailbox_of_person(given.receiver_slack_id)
            at = await next_hour(uow, wish.who, now)
            await uow.deliveries.owe(theirs, Kind.FEEDBACK, _key(given), at, {"feedback": str(given.id)})
        return Done(given, logged, now)


async def take_back(open_uow: OpenUow, now: datetime, visit: Visit, feedback_id: UUID) -> Done:
    """Within ten minutes: what waits is not sent, what was sent is deleted, and it counts no more.

    Raises:
        Gone: it is too late, or was done before.
        NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        given = await _one(uow, feedback_id)
        if given.giver_id != profile.id:
            raise NotAllowed(FEEDBACK)
        if not given.can_be_taken_back(now) or not await uow.feedback.take_back(given.id, now):
            raise Gone(FEEDBACK)
        await uow.deliveries.withdraw(_key(given), "taken back")
        await _redraw(uow, given, now)
        return Done(replace(given, withdrawn_at=now), await _uncounted(uow, profile, now, given), now)


async def record(open_uow: OpenUow, now: datetime, visit: Visit) -> Record:
    """What somebody gave within a year, and how often before."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        shown = await uow.feedback.by(profile.id, now - RECORD_KEPT, RECORD_SHOWN)
        before = await uow.feedback.count_by(profile.id) - len(shown)
        return Record(profile, tuple(shown), before, now)


async def thank(open_uow: OpenUow, now: datetime, visit: Visit, feedback_id: UUID) -> None:
    """The receiver says thanks, once; the giver hears of it.

    Raises:
        Gone, NotAllowed: it was taken back, or is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        given = await _received(uow, profile, feedback_id)
        if await uow.feedback.thank(given.id, now):
            await _tell_giver(uow, given, THANKED, now)
            await _redraw(uow, given, now)


async def received(open_uow: OpenUow, now: datetime, visit: Visit, feedback_id: UUID) -> Card:
    """What somebody was given, to answer it. Raises as `thank` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _card(uow, await _received(uow, profile, feedback_id), now)


async def answer(open_uow: OpenUow, now: datetime, visit: Visit, feedback_id: UUID, words: str) -> Card:
    """The receiver's answer goes to the giver, once: of two forms the first counts.

    Raises:
        Gone, NotAllowed: it was taken back, or is somebody else's.
        TooLong: more than `ANSWER_MOST` characters.
    """
    if len(words) > ANSWER_MOST:
        raise TooLong("answer", ANSWER_MOST, words)
    async with opened(open_uow, now, visit) as (uow, profile):
        given = await _received(uow, profile, feedback_id)
        if await uow.feedback.answer(given.id, words):
            await _tell_giver(uow, given, ANSWERED, now)
            await _redraw(uow, given, now)
        return await _card(uow, await _one(uow, given.id), now)


async def refuse(open_uow: OpenUow, now: datetime, visit: Visit, *, takes: bool) -> None:
    """Somebody wants no feedback through the bot any more, or takes it again; nobody is told."""
    async with opened(open_uow, now, visit) as (uow, profile):
        await uow.deliveries.mute(profile.person.slack_user_id, Refused.FEEDBACK, None if takes else now)


async def card_of(uow: UnitOfWork, feedback_id: UUID, now: datetime) -> Card | None:
    """Feedback with both people in it; None where nothing is left of it."""
    given = await uow.feedback.one(feedback_id)
    return await _card(uow, given, now) if given else None


async def _card(uow: UnitOfWork, given: Given, now: datetime) -> Card:
    giver = await uow.people.profile_of(given.giver_id, now)
    reader = await uow.people.profile(given.receiver_slack_id, now)
    if giver is None:
        raise Gone(FEEDBACK)
    return Card(given, giver.person, reader.person if reader else None)


async def _one(uow: UnitOfWork, feedback_id: UUID) -> Given:
    given = await uow.feedback.one(feedback_id)
    if given is None:
        raise Gone(FEEDBACK)
    return given


async def _received(uow: UnitOfWork, profile: Profile, feedback_id: UUID) -> Given:
    given = await _one(uow, feedback_id)
    if given.receiver_slack_id != profile.person.slack_user_id or given.how is How.SAID:
        raise NotAllowed(FEEDBACK)
    if given.withdrawn_at is not None:
        raise Gone(FEEDBACK)
    return given


async def _counted(uow: UnitOfWork, profile: Profile, now: datetime, wish: Wish) -> Logged | None:
    """An entry of one for the promise; a name in its note counts people, where people are promised."""
    plan = await uow.goals.plan(profile.id)
    promises = {each.id for each in promises_of_feedback(plan)}
    if wish.promise is None or wish.promise not in promises:
        return None
    note = f"with {wish.who.name}" if wish.who.name else ""
    new = NewEntry(wish.promise, Decimal(1), profile.calendar.local_date(now), note)
    return await progress.record(uow, profile, now, plan, new)


async def _uncounted(uow: UnitOfWork, profile: Profile, now: datetime, given: Given) -> Logged | None:
    """The entry goes with what was taken back, unless its owner changed it meanwhile."""
    if given.entry_id is None:
        return None
    try:
        return await withdraw_in(uow, profile, now, given.entry_id)
    except Gone:
        return None


async def _tell_giver(uow: UnitOfWork, given: Given, what: str, now: datetime) -> None:
    giver = await uow.people.profile_of(given.giver_id, now)
    if giver is None:
        return
    mailbox = await uow.deliveries.mailbox_of_person(giver.person.slack_user_id)
    about = {"feedback": str(given.id), "what": what}
    key = f"{Kind.FEEDBACK_NEWS}:{what}:{given.id}"
    await uow.deliveries.owe(mailbox, Kind.FEEDBACK_NEWS, key, now, about)


async def _redraw(uow: UnitOfWork, given: Given, now: datetime) -> None:
    shown = await uow.deliveries.by_key(_key(given))
    if shown is not None:
        await uow.deliveries.redraw(shown.id, now)


def _key(given: Given) -> str:
    return f"{Kind.FEEDBACK}:{given.id}"
