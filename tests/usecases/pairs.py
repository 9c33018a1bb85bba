"""People who ask each other to be partners, in the tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from bot.db.deliveries import Owed
from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import Kind
from bot.domain.goals import Goal, Measure
from bot.domain.partners import Agreement, Wish
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile, Visit
from bot.domain.sharing import Role
from bot.usecases import partners

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Mon 9 Mar, 09:00 in Berlin, 04:00 in New York."""
UNTIL = date(2026, 6, 1)
ASKS = "ask me what would make it smaller"
BEN = Introduction("U1BEN", "Ben", "Europe/Berlin", "en-GB")
ADA = Introduction("U1ADA", "Ada", "Europe/Berlin", "en-GB")
GRACE = Introduction("U1GRACE", "Grace", "America/New_York", "en-US")
OTTO = Introduction("U1OTTO", "Otto", "Europe/Berlin", "de-DE")


@dataclass
class Pairs:
    """What people do with each other; everybody acts by their Slack id."""

    tables: Transactions
    workspace: UUID

    def visit(self, who: Introduction, receipt: str = "") -> Visit:
        return Visit(self.workspace, who.slack_user_id, receipt)

    async def meets(self, who: Introduction) -> Profile:
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.people.meet(uuid4(), who, NOW)
            profile = await uow.people.profile(who.slack_user_id, NOW)
        assert profile is not None
        return profile

    async def joins(self, who: Introduction, *names: str) -> list[Goal]:
        """A member with goals of these short names."""
        profile = await self.meets(who)
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.people.choose(profile.id, DEFAULT_TIMES, NOW)
            goals = [
                Goal(
                    id=uuid4(),
                    member_id=profile.id,
                    number=await uow.goals.next_number(profile.id),
                    words="Run 3 workshops for my team by 30 June",
                    short_name=name,
                    measure=Measure.COUNTED,
                    baseline=Decimal(0),
                    target=Decimal(3),
                    unit="workshops",
                    starts_on=date(2026, 3, 2),
                    deadline=date(2026, 6, 30),
                )
                for name in names
            ]
            for goal in goals:
                await uow.goals.add(goal, NOW)
        return goals

    def wish(self, who: Introduction, goals: Sequence[Goal], **changes: Any) -> Wish:
        made = Wish(who, Role.PEER, frozenset(goal.id for goal in goals), ASKS, UNTIL)
        return replace(made, **changes)

    async def invites(
        self,
        who: Introduction,
        whom: Introduction,
        goals: Sequence[Goal],
        now: datetime = NOW,
        **changes: Any,
    ) -> Agreement:
        wish = self.wish(whom, goals, **changes)
        return await partners.invite(self.tables.open_uow, now, self.visit(who), wish)

    async def accepts(self, who: Introduction, agreement: Agreement, now: datetime = NOW) -> Agreement:
        await self.meets(who)
        return await partners.accept(self.tables.open_uow, now, self.visit(who), agreement.partnership.id)

    async def owed(self, who: Introduction, *kinds: Kind) -> list[Owed]:
        """Everything that was ever owed to somebody, of these kinds."""
        ahead = datetime(2027, 3, 9, tzinfo=UTC)
        async with self.tables.open_uow(self.workspace) as uow:
            mailbox = await uow.deliveries.mailbox_of_person(who.slack_user_id)
            due = await uow.deliveries.due(mailbox, ahead)
        return [each for each in due if each.kind in kinds]

    async def news(self, who: Introduction) -> list[str]:
        """What somebody is owed news of."""
        return [each.about["what"] for each in await self.owed(who, Kind.PARTNER_NEWS)]
