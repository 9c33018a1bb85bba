"""What a partner may see, and who changes that, in the tables."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed
from bot.domain.goals import CheckinStatus
from bot.domain.people import Introduction
from bot.domain.people_errors import CannotInvite, NothingToShare
from bot.domain.sharing import Field, Obstacle, Role, by_default
from bot.usecases import agreements, partners
from tests.statements import counted
from tests.usecases.pairs import ADA, BEN, GRACE, NOW, OTTO, Pairs

PEER = by_default(Role.PEER)


@pytest.fixture
async def pairs(tables: Transactions, workspace: UUID) -> Pairs:
    return Pairs(tables, workspace)


async def test_a_partner_sees_numbers_and_the_last_check_in_of_what_is_shared(pairs: Pairs) -> None:
    first, second = await pairs.joins(BEN, "Workshops", "Feedback")
    made = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, [first]))
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        checkin = await uow.checkins.open(uuid4(), made.member.id, date(2026, 3, 2), NOW)
        await uow.checkins.answer(uuid4(), checkin.id, first.id, CheckinStatus.AT_RISK, NOW)
        await uow.checkins.answer(uuid4(), checkin.id, second.id, CheckinStatus.STUCK, NOW)
    for who in (GRACE, BEN):
        seen = await agreements.shown(pairs.tables.open_uow, NOW, pairs.visit(who), made.partnership.id)
        (goal,) = seen.goals
        assert goal.facts.goal.id == first.id
        assert (goal.status, goal.week_on) == (CheckinStatus.AT_RISK, date(2026, 3, 2))


async def test_a_manager_sees_no_check_in(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    made = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, goals, role=Role.MANAGER))
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        checkin = await uow.checkins.open(uuid4(), made.member.id, date(2026, 3, 2), NOW)
        await uow.checkins.answer(uuid4(), checkin.id, goals[0].id, CheckinStatus.STUCK, NOW)
    seen = await agreements.shown(pairs.tables.open_uow, NOW, pairs.visit(GRACE), made.partnership.id)
    assert seen.goals[0].status is None


async def test_nothing_is_shown_before_a_yes_after_the_end_or_to_others(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    await pairs.meets(GRACE)
    await pairs.meets(OTTO)
    open_uow, partnership = pairs.tables.open_uow, made.partnership.id
    with pytest.raises(Gone):
        await agreements.shown(open_uow, NOW, pairs.visit(GRACE), partnership)
    await pairs.accepts(GRACE, made)
    with pytest.raises(NotAllowed):
        await agreements.shown(open_uow, NOW, pairs.visit(OTTO), partnership)
    with pytest.raises(Gone):
        await agreements.shown(open_uow, NOW, pairs.visit(GRACE), uuid4())
    after = datetime(2026, 6, 2, 12, tzinfo=UTC)
    with pytest.raises(Gone):
        await agreements.shown(open_uow, after, pairs.visit(GRACE), partnership)


async def test_a_member_chooses_exactly_which_goals_are_seen(pairs: Pairs) -> None:
    first, second = await pairs.joins(BEN, "Workshops", "Feedback")
    made = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, [first]))
    open_uow, partnership = pairs.tables.open_uow, made.partnership.id
    chosen = await agreements.choose(open_uow, NOW, pairs.visit(BEN), partnership, {second.id: PEER})
    assert [goal.id for goal in chosen.goals] == [second.id]
    assert (await agreements.choose(open_uow, NOW, pairs.visit(BEN), partnership, {})).goals == ()
    wanted = {first.id: frozenset({Field.WINS}), second.id: frozenset[Field]()}
    some = await agreements.choose(open_uow, NOW, pairs.visit(BEN), partnership, wanted)
    assert some.grants == {first.id: {Field.SHORT_NAME, Field.WINS}}
    await agreements.choose(open_uow, NOW, pairs.visit(BEN), partnership, {})
    agreement, ground = await agreements.sharing(open_uow, NOW, pairs.visit(BEN), partnership)
    assert agreement.goals == ()
    assert [goal.id for goal in ground.goals] == [first.id, second.id]


async def test_an_invitation_keeps_at_least_one_goal_and_shows_each_change(pairs: Pairs) -> None:
    first, second = await pairs.joins(BEN, "Workshops", "Feedback")
    made = await pairs.invites(BEN, GRACE, [first])
    open_uow, partnership = pairs.tables.open_uow, made.partnership.id
    async with open_uow(pairs.workspace) as uow:
        card = await uow.deliveries.by_key(agreements.invitation_key(partnership))
        assert card is not None
        await uow.deliveries.sent([card.id], "1.0", NOW, NOW.date())
    with pytest.raises(NothingToShare):
        await agreements.choose(open_uow, NOW, pairs.visit(BEN), partnership, {})
    await agreements.share(open_uow, NOW, pairs.visit(BEN), partnership, second.id)
    assert len(await pairs.owed(GRACE, Kind.REDRAW)) == 1


async def test_only_ones_own_active_goals_can_be_shown_and_only_by_their_member(pairs: Pairs) -> None:
    (goal,) = await pairs.joins(BEN, "Workshops")
    (others,) = await pairs.joins(ADA, "Talks")
    made = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, [goal]))
    open_uow, partnership = pairs.tables.open_uow, made.partnership.id
    with pytest.raises(Gone):
        await agreements.choose(open_uow, NOW, pairs.visit(BEN), partnership, {others.id: PEER})
    with pytest.raises(NotAllowed):
        await agreements.share(open_uow, NOW, pairs.visit(BEN), partnership, others.id)
    with pytest.raises(Gone):
        await agreements.share(open_uow, NOW, pairs.visit(BEN), partnership, uuid4())
    for who in (GRACE, ADA):
        with pytest.raises(NotAllowed):
            await agreements.choose(open_uow, NOW, pairs.visit(who), partnership, {})
    with pytest.raises(Gone):
        await agreements.choose(open_uow, NOW, pairs.visit(BEN), uuid4(), {})
    over = datetime(2026, 6, 2, 12, tzinfo=UTC)
    with pytest.raises(Gone):
        await agreements.share(open_uow, over, pairs.visit(BEN), partnership, goal.id)


async def test_a_new_goal_is_a_question_for_each_partner_who_does_not_see_it(pairs: Pairs) -> None:
    first, second = await pairs.joins(BEN, "Workshops", "Feedback")
    grace = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, [first]))
    await pairs.accepts(OTTO, await pairs.invites(BEN, OTTO, [first, second]))
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        ben = await uow.people.profile(BEN.slack_user_id, NOW)
        assert ben is not None
        asked = await agreements.unshared(uow, ben, second.id, NOW)
    assert [each.partnership.id for each in asked] == [grace.partnership.id]


async def test_a_third_partner_is_one_too_many(pairs: Pairs) -> None:
    (goal,) = await pairs.joins(BEN, "Workshops")
    await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, [goal]))
    second = await pairs.invites(BEN, OTTO, [goal])
    with pytest.raises(CannotInvite) as refused:
        await pairs.invites(BEN, ADA, [goal])
    assert refused.value.obstacle is Obstacle.ENOUGH
    await partners.end(pairs.tables.open_uow, NOW, pairs.visit(BEN), second.partnership.id)
    await pairs.invites(BEN, ADA, [goal])


async def test_the_overview_of_many_takes_as_many_statements_as_that_of_one(
    pairs: Pairs, engine: AsyncEngine
) -> None:
    async def statements() -> int:
        with counted(engine) as said:
            seen = await agreements.overview(pairs.tables.open_uow, NOW, pairs.visit(GRACE))
        names = [each.goals[0].short_name for each in seen.helped]
        assert names == [each.member.name for each in seen.helped]
        return len(said)

    few = 0
    await pairs.meets(GRACE)
    for number in range(30):
        who = Introduction(f"U{number}", f"Member {number}", "Europe/Berlin", "en-GB")
        made = await pairs.invites(who, GRACE, await pairs.joins(who, who.name, "Mine alone"))
        assert len(made.goals) == 2
        async with pairs.tables.open_uow(pairs.workspace) as uow:
            await uow.partners.unshare(made.partnership.id, [made.goals[1].id])
        await pairs.accepts(GRACE, made)
        if number == 0:
            few = await statements()
    assert await statements() == few > 0
    seen = await agreements.overview(pairs.tables.open_uow, NOW, pairs.visit(GRACE))
    assert len(seen.helped) == 30
