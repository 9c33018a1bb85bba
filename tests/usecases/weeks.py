"""A member with goals and promises in the tables, and what the clock owes them."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from bot.db.deliveries import Owed
from bot.db.unit_of_work import Transactions
from bot.domain.calendar import DateSpan
from bot.domain.goals import Cadence, Commitment, Entry, Goal, Measure
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile, Times, Visit
from bot.domain.slots import DueSlot, Slot

NINE = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Mon 9 Mar, 09:00 in Berlin."""
MONDAY = date(2026, 3, 9)
FIRST = date(2026, 3, 2)
"""The Monday before: its week is the one the check-in of the 9th asks about."""


def slot(on: date, since: date | None = None) -> DueSlot:
    """A routine that has rung; when it rings next does not matter here."""
    return DueSlot(on, since or on, Slot(on, NINE))


@dataclass
class Weeks:
    """Ada, or whoever is named, and her weeks."""

    tables: Transactions
    workspace: UUID

    def visit(self, name: str = "Ada", receipt: str = "") -> Visit:
        return Visit(self.workspace, f"U-{name}", receipt)

    async def joins(
        self, name: str = "Ada", times: Times = DEFAULT_TIMES, zone: str = "Europe/Berlin"
    ) -> Profile:
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.people.meet(uuid4(), Introduction(f"U-{name}", name, zone, "en-GB"), NINE)
            profile = await uow.people.profile(f"U-{name}", NINE)
            assert profile is not None
            await uow.people.choose(profile.id, times, NINE)
        return await self.profile(name)

    async def profile(self, name: str = "Ada", now: datetime = NINE) -> Profile:
        async with self.tables.open_uow(self.workspace) as uow:
            profile = await uow.people.profile(f"U-{name}", now)
        assert profile is not None
        return profile

    async def away(self, first: date, last: date, name: str = "Ada") -> None:
        profile = await self.profile(name)
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.people.add_absence(uuid4(), profile.id, DateSpan(first, last), NINE)

    async def goal(self, short_name: str = "Workshops", name: str = "Ada", **changes: Any) -> Goal:
        profile = await self.profile(name)
        async with self.tables.open_uow(self.workspace) as uow:
            goal = Goal(
                id=uuid4(),
                member_id=profile.id,
                number=await uow.goals.next_number(profile.id),
                words="Run 3 workshops for my team by 30 June",
                short_name=short_name,
                measure=Measure.COUNTED,
                baseline=Decimal(0),
                target=Decimal(3),
                unit="workshops",
                starts_on=FIRST,
                deadline=date(2026, 6, 30),
            )
            goal = replace(goal, **changes)
            await uow.goals.add(goal, NINE)
        return goal

    async def promise(self, goal: Goal, **changes: Any) -> Commitment:
        made = Commitment(
            id=uuid4(),
            goal_id=goal.id,
            member_id=goal.member_id,
            words="give on-the-spot feedback to 3 people every day",
            short_name="Feedback",
            cadence=Cadence.DAILY,
            amount=Decimal(3),
            unit="people",
            times=Decimal(1),
            starts_on=goal.starts_on,
            ends_on=None,
        )
        made = replace(made, **changes)
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.goals.add_commitment(made, NINE)
        return made

    async def logs(self, promise: Commitment, on: date, amount: int) -> None:
        entry = Entry(uuid4(), promise.member_id, promise.goal_id, promise.id, on, Decimal(amount))
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.goals.add_entry(entry, NINE)

    async def ends(self, goal: Goal, on: date = MONDAY) -> None:
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.goals.change(goal.id, dropped_on=on)

    async def owed(self, key: str) -> Owed | None:
        async with self.tables.open_uow(self.workspace) as uow:
            return await uow.deliveries.by_key(key)

    async def sent(self, key: str, ts: str, now: datetime = NINE) -> Owed:
        """Mark a delivery as posted."""
        async with self.tables.open_uow(self.workspace) as uow:
            owed = await uow.deliveries.by_key(key)
            assert owed is not None
            await uow.deliveries.claim([owed.id], uuid4(), now)
            await uow.deliveries.sent([owed.id], ts, now, now.date())
        found = await self.owed(key)
        assert found is not None
        return found

    async def redraws(self, owed: Owed) -> bool:
        """Whether an edit of its message is owed."""
        async with self.tables.open_uow(self.workspace) as uow:
            return await uow.deliveries.redraw_waits(owed.mailbox_id, owed.message_ts or "")
