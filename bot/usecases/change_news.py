"""What partners read of a promise that became smaller; steps in an open transaction."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.change_facts import Changed, Hearing, SmallerNews
from bot.domain.changes import Size, size_of
from bot.domain.deliveries import Kind, State
from bot.domain.goals import Commitment, Terms
from bot.domain.hours import next_allowed
from bot.domain.partners import holds
from bot.domain.people import Person, Profile
from bot.domain.periods import bounded
from bot.domain.sharing import Field, NoticeState, Partnership, goals_with
from bot.domain.slip_facts import Smaller
from bot.domain.terms import as_of

UNDO_FOR = timedelta(minutes=15)
"""How long a smaller promise is its owner's alone: so long it can be taken back before anybody reads it."""


@dataclass(frozen=True, slots=True)
class Hearer:
    """A partner who sees how much is promised."""

    partnership: Partnership
    person: Person
    profile: Profile


async def hearers_of(uow: UnitOfWork, profile: Profile, goal_id: UUID, now: datetime) -> Sequence[Hearer]:
    """The partners who see the numbers of a goal today."""
    found = []
    for each in await uow.partners.accepted(profile.id, profile.calendar.local_date(now)):
        if goal_id not in goals_with(await uow.partners.shares(each.id), Field.NUMBERS):
            continue
        partner = await uow.people.profile(each.partner_slack_id, now)
        found += [Hearer(each, partner.person, partner)] if partner else []
    return found


async def told_by_notice(uow: UnitOfWork, message_id: UUID) -> Collection[UUID]:
    """The partnerships that hear of it at the hour of a miss, instead of that."""
    waiting = (NoticeState.TOLD_OWNER, NoticeState.DRAWN)
    return {each.partnership_id for each in await uow.slips.notices(message_id) if each.state in waiting}


async def tell(
    uow: UnitOfWork, found: Changed, now: datetime, *, but: Collection[UUID] = ()
) -> Sequence[Hearing]:
    """Owe who sees a promise the smaller one, a while from now; `but` are those who hear otherwise."""
    hearings = []
    for hearer in await hearers_of(uow, found.profile, found.goal.id, now):
        if hearer.partnership.id in but:
            continue
        at = next_allowed(now + UNDO_FOR, hearer.profile.calendar)
        mailbox = await uow.deliveries.mailbox_of_person(hearer.partnership.partner_slack_id)
        about = {
            "commitment": str(found.after.id),
            "partnership": str(hearer.partnership.id),
            "number": str(found.terms.number),
        }
        key = _key(found.after.id, found.terms.number, hearer.partnership.id)
        await uow.deliveries.owe(mailbox, Kind.SMALLER, key, at, about)
        hearings.append(Hearing(hearer.person, at))
    return hearings


async def was_told(uow: UnitOfWork, commitment: Commitment, terms: Terms) -> bool:
    """Whether a message about a change is out, or on its way."""
    owed = [await uow.deliveries.by_key(key) for key in await _keys(uow, commitment, terms)]
    return any(each is not None and each.state not in (State.PENDING, State.SKIPPED) for each in owed)


async def take_back(uow: UnitOfWork, commitment: Commitment, terms: Terms) -> None:
    """Nobody is told of a change that never was."""
    for key in await _keys(uow, commitment, terms):
        await uow.deliveries.withdraw(key, "taken back")


async def news_of(uow: UnitOfWork, owed: Owed, now: datetime) -> SmallerNews | None:
    """What a partner reads; None where it is no longer so, or not theirs to read."""
    commitment = await uow.goals.commitment(UUID(owed.about["commitment"]))
    goal = await uow.goals.goal(commitment.goal_id) if commitment else None
    partnership = await uow.partners.partnership(UUID(owed.about["partnership"]))
    owner = await uow.people.profile_of(partnership.member_id, now) if partnership else None
    if commitment is None or goal is None or partnership is None or owner is None:
        return None
    today = owner.calendar.local_date(now)
    shared = goal.id in goals_with(await uow.partners.shares(partnership.id), Field.NUMBERS)
    if not holds(partnership, owner, now) or not shared or not goal.active or commitment.ended_on is not None:
        return None
    held = bounded(commitment, goal)
    number = int(owed.about["number"])
    place = next((n for n, each in enumerate(held.terms) if each.number == number), 0)
    if place == 0:
        return None  # taken back, or another change came before it began
    terms = held.terms[place]
    before, after = as_of(held, held.terms[place - 1].since), as_of(held, terms.since)
    if size_of(before, after, owner.calendar) is not Size.SMALLER:
        return None
    return SmallerNews(owner.person, Smaller(before, after, terms), today)


async def _keys(uow: UnitOfWork, commitment: Commitment, terms: Terms) -> list[str]:
    agreements = await uow.partners.accepted(commitment.member_id, terms.made_on)
    return [_key(commitment.id, terms.number, each.id) for each in agreements]


def _key(commitment_id: UUID, number: int, partnership_id: UUID) -> str:
    return f"{Kind.SMALLER}:{commitment_id}:{number}:{partnership_id}"
