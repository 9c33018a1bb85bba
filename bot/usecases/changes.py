"""A promise becomes smaller or bigger, or that is taken back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.change_facts import Changed, ChangeForm, WhichPromise
from bot.domain.changes import (
    Size,
    Wish,
    begins,
    changed,
    may_undo,
    size_of,
    wish_of,
    with_terms,
)
from bot.domain.errors import Gone, NotAllowed, ToldAlready
from bot.domain.goals import Commitment, Goal
from bot.domain.halves import smaller
from bot.domain.people import Profile, Visit
from bot.domain.periods import bounded
from bot.domain.slip_facts import TOLD
from bot.domain.slips import SlipState
from bot.domain.terms import as_of, newest
from bot.usecases import change_news, checkins, nudges
from bot.usecases.goals import own_goal
from bot.usecases.plans import own_commitment
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened

Wanted = Callable[[Commitment], bool]
_OPEN = (SlipState.OPEN, SlipState.TOLD_OWNER)


async def form(
    open_uow: OpenUow,
    now: datetime,
    visit: Visit,
    commitment_id: UUID,
    *,
    message_id: UUID | None = None,
    suggests: bool = True,
) -> ChangeForm:
    """What the form to change a promise shows; with `suggests` a smaller one to begin with.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        commitment, goal = await _own(uow, profile, commitment_id)
        today, calendar = profile.calendar.local_date(now), profile.calendar
        promise = as_of(commitment, today)
        suggested = smaller(promise, goal, calendar, today) if suggests else None
        later = commitment.terms[-1] if commitment.terms and commitment.terms[-1].since > today else None
        away = calendar.away(today)
        hearers = () if away else await change_news.hearers_of(uow, profile, goal.id, now)
        return ChangeForm(
            profile=profile,
            goal=goal,
            promise=promise,
            later=later,
            wish=suggested or wish_of(newest(commitment)),
            makes_smaller=suggested is not None,
            smaller_on=begins(bounded(commitment, goal), Size.SMALLER, today, calendar),
            quietly=away,
            hearers=tuple(each.person for each in hearers),
            today=today,
            message_id=message_id,
        )


async def which(
    open_uow: OpenUow, now: datetime, visit: Visit, *, goal_id: UUID | None = None
) -> WhichPromise:
    """The promises that run, all of them or those of one goal, of which one is to be changed."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _which(uow, profile, lambda each: goal_id in (None, each.goal_id))


async def which_missed(open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID) -> WhichPromise:
    """The promises that a message tells as missed and that may become smaller; all, where only silence is.

    None of them where nothing of it stands any more.

    Raises:
        Gone, NotAllowed: there is no such message, or it is somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        told = [each for each in await uow.slips.of_message(message_id) if each.state in _OPEN]
        if any(each.member_id != profile.id for each in told):
            raise NotAllowed("slip")
        missed = {each.commitment_id for each in told} - {None}
        found = await _which(uow, profile, lambda each: bool(told) and (not missed or each.id in missed))
        return replace(found, message_id=message_id)


async def change(
    open_uow: OpenUow,
    now: datetime,
    visit: Visit,
    commitment_id: UUID,
    wish: Wish,
    *,
    message_id: UUID | None = None,
) -> Changed:
    """A promise asks for something else; with `message_id` a smaller one answers what that message told.

    Everything that was posted and rests on it follows; who sees the promise is shown a smaller one.

    Raises:
        Gone, NotAllowed: the promise is no longer there, or somebody else's.
        PersonError: what was wished for can't be promised (`changes.changed`).
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        commitment, goal = await _own(uow, profile, commitment_id)
        today = profile.calendar.local_date(now)
        asked, size = changed(commitment, goal, wish, today, profile.calendar)
        terms = replace(asked, number=1 + await uow.changes.last_number(commitment.id))
        if not await uow.changes.add(uow.new_id(), commitment.id, terms, now):
            raise Gone("commitment")
        answered: Sequence[UUID] = ()
        if message_id is not None and size is Size.SMALLER:
            answered = await _answered(uow, profile, message_id, commitment)
        found = Changed(
            profile,
            goal,
            bounded(as_of(commitment, today), goal),
            bounded(with_terms(commitment, terms), goal),
            terms,
            size,
            today,
            answered=bool(answered),
        )
        await _follow(uow, profile, now)
        if size is not Size.SMALLER or terms.quietly:
            return found
        instead = await change_news.told_by_notice(uow, message_id) if answered and message_id else ()
        return replace(found, hearings=tuple(await change_news.tell(uow, found, now, but=instead)))


async def undo(open_uow: OpenUow, now: datetime, visit: Visit, commitment_id: UUID, number: int) -> Changed:
    """Take the newest change of a promise back, as if it never was; what it answered stands again.

    Raises:
        Gone, NotAllowed: the promise is no longer there, somebody else's, or changed again since.
        ToldAlready: somebody was told of it, or a period it was promised for is over.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        commitment, goal = await _own(uow, profile, commitment_id)
        today = profile.calendar.local_date(now)
        terms = commitment.terms[-1] if commitment.terms else None
        if terms is None or terms.number != number:
            raise Gone("change")
        answered = await uow.changes.answered(commitment.id, terms.made_on)
        told = [
            notice
            for message_id in {message for _, message in answered if message is not None}
            for notice in await uow.slips.notices(message_id)
            if notice.state in TOLD
        ]
        if told or not may_undo(terms, today) or await change_news.was_told(uow, commitment, terms):
            raise ToldAlready
        await uow.changes.take_back(commitment.id, number, now)
        await uow.changes.answer_slips([slip_id for slip_id, _ in answered], None)
        await change_news.take_back(uow, commitment, terms)
        await _follow(uow, profile, now)
        back = await uow.goals.commitment(commitment.id) or commitment
        before, after = bounded(as_of(back, today), goal), bounded(newest(commitment), goal)
        size = size_of(before, after, profile.calendar)
        return Changed(profile, goal, before, after, terms, size, today, taken_back=True)


async def _own(uow: UnitOfWork, profile: Profile, commitment_id: UUID) -> tuple[Commitment, Goal]:
    """A promise of one's own that counts, with its goal.

    Raises:
        Gone, NotAllowed: it is no longer there, or somebody else's.
    """
    commitment = await own_commitment(uow, profile, commitment_id)
    goal = await own_goal(uow, profile, commitment.goal_id)
    if not commitment.confirmed or commitment.ended_on is not None or not goal.active:
        raise Gone("commitment")
    return commitment, goal


async def _which(uow: UnitOfWork, profile: Profile, wanted: Wanted) -> WhichPromise:
    plan = await uow.goals.plan(profile.id)
    goals = {goal.id: goal for goal in plan.goals}
    found = tuple((goals[each.goal_id], each) for each in plan.commitments if wanted(each))
    return WhichPromise(profile, found)


async def _answered(
    uow: UnitOfWork, profile: Profile, message_id: UUID, commitment: Commitment
) -> Sequence[UUID]:
    """The slips of a message that a smaller promise answers: its own, and silent weeks."""
    told = await uow.slips.of_message(message_id)
    answered = [
        each.id
        for each in told
        if each.member_id == profile.id
        and each.state in _OPEN
        and each.commitment_id in (commitment.id, None)
    ]
    if answered:
        await uow.changes.answer_slips(answered, commitment.id)
    return answered


async def _follow(uow: UnitOfWork, profile: Profile, now: datetime) -> None:
    """Let everything that was posted and rests on what is promised follow it."""
    await reconsider(uow, profile, now)
    await nudges.redraw(uow, profile, now)
    await checkins.show_again(uow, profile.id, now)
