"""Ben, who missed two days, and whoever stands beside him: the opening of the stories about slips."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from bot.db.unit_of_work import UnitOfWork
from bot.demo.records import Message
from bot.domain.goals import Cadence, Commitment
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile, Times
from bot.domain.sharing import Partnership, PartnershipState, Role, by_default
from bot.domain.slip_facts import Notice
from bot.domain.slips import Slip
from bot.usecases.routines import reschedule
from bot.usecases.slips import reconsider
from tests.domain.plans import make_commitment, make_entry, make_goal, march
from tests.world import World

THREE_A_DAY = make_commitment(Cadence.DAILY, amount="3")
QUIET = replace(DEFAULT_TIMES, nudges_on=False, checkins_on=False)
ASKS = "ask me what would make it smaller"
SEEN = "Feedback: Ben planned 3 people each working day. Logged: 1 on Fri 6 Mar, 0 on Mon 9 Mar."
KEPT_BEFORE = " Before that: kept 4 of 4 days."


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 on Berlin's clock, before its clocks change."""
    return datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)


@dataclass
class Missed:
    """Ben's promise of three people each working day, kept until Thu 5 Mar; Fri and Mon fall short."""

    world: World
    workspace: UUID
    ben: UUID
    promise: Commitment

    @property
    def told_ben(self) -> list[Message]:
        return [each for each in self.world.person("Ben").dm if "*Feedback*" in each.text]

    @property
    def ben_sees(self) -> Message:
        """The message that something was missed, as it stands now."""
        (message,) = self.told_ben
        return message

    def cards(self, of: str = "Grace") -> list[Message]:
        return [each for each in self.world.person(of).dm if "asked that you hear of this" in each.text]

    def grace_sees(self) -> Message:
        (message,) = self.cards()
        return message

    async def profile(self, uow: UnitOfWork) -> Profile:
        found = await uow.people.profile_of(self.ben, self.world.now)
        assert found is not None
        return found

    async def log(self, day: int, amount: str = "3") -> UUID:
        """Ben logs for a day of March, as the log's use case does."""
        entry = replace(
            make_entry(march(day), amount, commitment_id=self.promise.id),
            id=uuid4(),
            member_id=self.ben,
            goal_id=self.promise.goal_id,
        )
        async with self.world.deps.open_uow(self.workspace) as uow:
            await uow.goals.add_entry(entry, self.world.now)
            await reconsider(uow, await self.profile(uow), self.world.now)
        return entry.id

    async def take_back(self, entry_id: UUID) -> None:
        async with self.world.deps.open_uow(self.workspace) as uow:
            entry = await uow.goals.entry(entry_id)
            assert entry is not None
            await uow.goals.withdraw_entry(entry, uuid4(), self.world.now)
            await reconsider(uow, await self.profile(uow), self.world.now)

    async def joined_by(self, name: str) -> None:
        """Somebody accepts now."""
        async with self.world.deps.open_uow(self.workspace) as uow:
            await _agreed(self.world, uow, self.promise, name, self.world.now)

    async def slips(self) -> Sequence[Slip]:
        async with self.world.deps.open_uow(self.workspace) as uow:
            return list((await uow.slips.newest(self.ben, date(2026, 1, 1))).values())

    async def notices(self) -> list[Notice]:
        async with self.world.deps.open_uow(self.workspace) as uow:
            newest = (await uow.slips.newest(self.ben, date(2026, 1, 1))).values()
            messages = {slip.owner_delivery_id for slip in newest}
            return [each for message in messages if message for each in await uow.slips.notices(message)]


async def opened(
    world: World,
    partners: Sequence[str] = ("Grace",),
    *,
    role: Role = Role.PEER,
    promised: Commitment = THREE_A_DAY,
    times: Times = QUIET,
) -> Missed:
    """The story's beginning, Mon 9 Mar 09:00 in Berlin."""
    ben, goal_id = uuid4(), uuid4()
    goal = replace(make_goal(target=None), id=goal_id, member_id=ben)
    promise = replace(promised, id=uuid4(), goal_id=goal_id, member_id=ben)
    workspace, now = await world.workspace(), world.now
    async with world.deps.open_uow(workspace) as uow:
        await uow.people.meet(ben, _introduction(world, "Ben"), now)
        await uow.people.choose(ben, times, now)
        await uow.goals.add(goal, now)
        await uow.goals.add_commitment(promise, now)
        for day, amount in ((2, "3"), (3, "3"), (4, "4"), (5, "3"), (6, "1")):
            entry = make_entry(march(day), amount, commitment_id=promise.id)
            made = replace(entry, id=uuid4(), member_id=ben, goal_id=goal_id, amount=Decimal(amount))
            await uow.goals.add_entry(made, now)
        for name in partners:
            await _agreed(world, uow, promise, name, datetime(2026, 3, 2, 9, tzinfo=UTC), role=role)
        profile = await uow.people.profile_of(ben, now)
        assert profile is not None
        await reschedule(uow, profile, now)
    return Missed(world, workspace, ben, promise)


async def _agreed(
    world: World, uow: UnitOfWork, promise: Commitment, name: str, then: datetime, *, role: Role = Role.PEER
) -> None:
    person = uuid4()
    await uow.people.meet(person, _introduction(world, name), then)
    agreement = Partnership(
        id=uuid4(),
        member_id=promise.member_id,
        partner_slack_id=world.person(name).id,
        partner_id=None,
        role=role,
        state=PartnershipState.INVITED,
        asks=ASKS,
        until_on=date(2026, 6, 1),
        invited_at=then,
    )
    await uow.partners.invite(agreement)
    await uow.partners.share(uuid4(), agreement.id, promise.goal_id, by_default(agreement.role), then)
    await uow.partners.accept(agreement.id, person, then)


def _introduction(world: World, name: str) -> Introduction:
    person = world.person(name).person
    return Introduction(person.id, person.real_name.split()[0], person.tz, person.locale)
