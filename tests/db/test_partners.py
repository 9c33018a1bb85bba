"""Invitations and agreements as the tables keep them; on both databases."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert

from bot.db import models
from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import Refused
from bot.domain.goals import Measure
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.sharing import INVITATION_LASTS, Field, Partnership, PartnershipState, Role, by_default

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
TODAY = date(2026, 3, 9)
GRACE = "U1GRACE"
ALL, SOME = by_default(Role.PEER), frozenset({Field.SHORT_NAME, Field.WINS})


@dataclass
class Pair:
    """Ben, a member with two goals, and Grace, of whom nothing is known but her Slack id."""

    tables: Transactions
    workspace: UUID
    ben: UUID
    goals: tuple[UUID, UUID]

    def invitation(self, **changes: object) -> Partnership:
        made = Partnership(
            id=uuid4(),
            member_id=self.ben,
            partner_slack_id=GRACE,
            partner_id=None,
            role=Role.PEER,
            state=PartnershipState.INVITED,
            asks="ask me what would make it smaller",
            until_on=date(2026, 6, 1),
            invited_at=NOW,
        )
        return replace(made, **changes)  # type: ignore[arg-type]

    async def invited(self, **changes: object) -> Partnership:
        made = self.invitation(**changes)
        async with self.tables.open_uow(self.workspace) as uow:
            assert await uow.partners.invite(made)
        return made

    async def meet_grace(self) -> UUID:
        grace = uuid4()
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.people.meet(grace, Introduction(GRACE, "Grace", "America/New_York", "en-US"), NOW)
        return grace

    async def agreed(self, **changes: object) -> Partnership:
        made, grace = await self.invited(**changes), await self.meet_grace()
        async with self.tables.open_uow(self.workspace) as uow:
            assert await uow.partners.accept(made.id, grace, NOW)
            found = await uow.partners.partnership(made.id)
        assert found is not None
        return found


@pytest.fixture
async def pair(tables: Transactions, workspace: UUID) -> Pair:
    ben, goals = uuid4(), (uuid4(), uuid4())
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(ben, Introduction("U1BEN", "Ben", "Europe/Berlin", "en-GB"), NOW)
        await uow.people.choose(ben, DEFAULT_TIMES, NOW)
        for number, goal in enumerate(goals, start=1):
            await uow.connection.execute(
                insert(models.Goal).values(
                    id=goal,
                    workspace_id=workspace,
                    member_id=ben,
                    number=number,
                    words="Run 3 workshops",
                    short_name="Workshops",
                    measure=Measure.COUNTED,
                    baseline=Decimal(0),
                    unit="",
                    starts_on=TODAY,
                    created_at=NOW,
                    reached_on=TODAY if number == 2 else None,
                )
            )
    return Pair(tables, workspace, ben, goals)


async def test_an_invitation_is_kept_as_it_was_made(pair: Pair) -> None:
    made = await pair.invited()
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert await uow.partners.partnership(made.id) == made
        assert await uow.partners.partnership(uuid4()) is None
        assert await uow.partners.waiting_for(GRACE, NOW) == [made]
        assert await uow.partners.open_of(pair.ben) == [made]
        assert await uow.partners.accepted(pair.ben, TODAY) == []
        assert await uow.partners.helped_by(GRACE) == []


async def test_two_people_have_one_open_invitation_or_agreement_at_most(pair: Pair) -> None:
    made = await pair.invited()
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert not await uow.partners.invite(pair.invitation())
        assert await uow.partners.invite(pair.invitation(partner_slack_id="U1OTTO"))
        assert await uow.partners.close(made.id, PartnershipState.INVITED, PartnershipState.EXPIRED, NOW)
        assert await uow.partners.invite(pair.invitation())
        states = [each.state for each in await uow.partners.between(pair.ben, GRACE)]
    assert sorted(states) == [PartnershipState.EXPIRED, PartnershipState.INVITED]


async def test_an_invitation_is_accepted_once(pair: Pair) -> None:
    made, grace = await pair.invited(), await pair.meet_grace()
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert await uow.partners.accept(made.id, grace, NOW)
        assert not await uow.partners.accept(made.id, grace, NOW)
        agreed = await uow.partners.partnership(made.id)
        assert agreed == replace(made, state=PartnershipState.ACCEPTED, partner_id=grace, accepted_at=NOW)
        assert await uow.partners.helped_by(GRACE) == [agreed]
        assert await uow.partners.waiting_for(GRACE, NOW) == []


async def test_an_invitation_cannot_be_accepted_once_its_week_is_over(pair: Pair) -> None:
    made, grace = await pair.invited(), await pair.meet_grace()
    over = NOW + INVITATION_LASTS
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert not await uow.partners.accept(made.id, grace, over)
        assert await uow.partners.waiting_for(GRACE, over) == []
        assert await uow.partners.accept(made.id, grace, over - timedelta(seconds=1))


async def test_an_agreement_holds_until_its_day_is_over(pair: Pair) -> None:
    agreed = await pair.agreed()
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert await uow.partners.accepted(pair.ben, agreed.until_on) == [agreed]
        assert await uow.partners.accepted(pair.ben, agreed.until_on + timedelta(days=1)) == []
        assert await uow.partners.accepted(uuid4(), TODAY) == []


async def test_an_agreement_ends_once(pair: Pair) -> None:
    agreed = await pair.agreed()
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert await uow.partners.close(agreed.id, PartnershipState.ACCEPTED, PartnershipState.ENDED, NOW)
        assert not await uow.partners.close(agreed.id, PartnershipState.ACCEPTED, PartnershipState.ENDED, NOW)
        assert await uow.partners.accepted(pair.ben, TODAY) == []
        assert await uow.partners.helped_by(GRACE) == []
        ended = await uow.partners.partnership(agreed.id)
    assert ended == replace(agreed, state=PartnershipState.ENDED, closed_at=NOW)


async def test_a_goal_is_shared_and_taken_back(pair: Pair) -> None:
    agreed = await pair.agreed()
    first, second = pair.goals
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert await uow.partners.shares(agreed.id) == {}
        assert await uow.partners.share(uuid4(), agreed.id, first, ALL, NOW)
        assert not await uow.partners.share(uuid4(), agreed.id, first, SOME, NOW)
        assert await uow.partners.share(uuid4(), agreed.id, second, ALL, NOW)
        assert await uow.partners.shares(agreed.id) == {first: SOME, second: ALL}
        assert await uow.partners.reached(agreed.id) == 1
        assert await uow.partners.unshare(agreed.id, [second, uuid4()]) == 1
        assert await uow.partners.shares(agreed.id) == {first: SOME}
        assert await uow.partners.reached(agreed.id) == 0


async def test_the_words_a_partner_wrote_are_counted(pair: Pair) -> None:
    agreed = await pair.agreed()
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert await uow.partners.words(agreed.id) == 0
        await uow.connection.execute(
            insert(models.Word).values(
                id=uuid4(),
                workspace_id=pair.workspace,
                partnership_id=agreed.id,
                words="You can do it",
                created_at=NOW,
            )
        )
        assert await uow.partners.words(agreed.id) == 1


async def test_another_workspace_sees_nothing_of_it(pair: Pair) -> None:
    agreed = await pair.agreed()
    async with pair.tables.open_clock_uow() as clock:
        other = await clock.workspace("", "T2", NOW, "UTC")
    async with pair.tables.open_uow(other) as uow:
        assert await uow.partners.partnership(agreed.id) is None
        assert await uow.partners.helped_by(GRACE) == []
        assert not await uow.partners.close(agreed.id, PartnershipState.ACCEPTED, PartnershipState.ENDED, NOW)


async def test_somebody_the_bot_never_met_can_want_no_invitations(pair: Pair) -> None:
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert not await uow.deliveries.muted("U1OTTO", Refused.INVITATIONS)
        await uow.deliveries.mute("U1OTTO", Refused.INVITATIONS, NOW)
        assert await uow.deliveries.muted("U1OTTO", Refused.INVITATIONS)
        assert await uow.people.profile("U1OTTO", NOW) is None
        await uow.deliveries.mute("U1OTTO", Refused.INVITATIONS, None)
        assert not await uow.deliveries.muted("U1OTTO", Refused.INVITATIONS)


async def test_links_name_slacks_own_id_of_the_workspace(pair: Pair) -> None:
    async with pair.tables.open_uow(pair.workspace) as uow:
        assert await uow.people.team_id() == "T1"


async def test_a_partner_whose_account_is_gone_counts_no_more(pair: Pair) -> None:
    agreed = await pair.agreed()
    gone = Introduction(GRACE, "Grace", "America/New_York", "en-US", deactivated=True)
    async with pair.tables.open_uow(pair.workspace) as uow:
        await uow.people.meet(uuid4(), gone, NOW)
        assert await uow.partners.accepted(pair.ben, TODAY) == []
        assert await uow.partners.helped_by(GRACE) == [agreed]
