"""Asking somebody to be a partner, their answer, and the end of it, in the tables."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import Kind, State
from bot.domain.errors import DateInPast, DateTooFar, Gone, NotAllowed, PersonError, TooLong
from bot.domain.partners import AGREEMENT_MOST, SLACKBOT
from bot.domain.people import Introduction
from bot.domain.people_errors import CannotInvite, NothingToShare
from bot.domain.sharing import ASKS_MAX, INVITATION_LASTS, Obstacle, PartnershipState, Role
from bot.slack.messenger import introduction_of
from bot.usecases import news as told
from bot.usecases import partners
from bot.usecases.agreements import agreement_of, overview
from bot.usecases.visits import Repeated
from tests.usecases.pairs import ADA, ASKS, BEN, GRACE, NOW, OTTO, UNTIL, Pairs

NEW_YORK_EIGHT = datetime(2026, 3, 9, 12, tzinfo=UTC)
"""Clocks went forward there the day before."""


@pytest.fixture
async def pairs(tables: Transactions, workspace: UUID) -> Pairs:
    return Pairs(tables, workspace)


async def test_the_form_proposes_twelve_weeks_and_ones_own_active_goals(pairs: Pairs) -> None:
    first, second = await pairs.joins(BEN, "Workshops", "Feedback")
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        await uow.goals.change(second.id, dropped_on=date(2026, 3, 8))
    found = await partners.drafting(pairs.tables.open_uow, NOW, pairs.visit(BEN))
    assert [goal.id for goal in found.goals] == [first.id]
    assert found.until_on == date(2026, 6, 1)


async def test_an_invitation_goes_to_somebody_the_bot_never_met_when_their_day_begins(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops", "Feedback")
    made = await pairs.invites(BEN, GRACE, goals[:1])
    assert (made.partnership.state, made.partnership.asks) == (PartnershipState.INVITED, ASKS)
    assert [goal.short_name for goal in made.goals] == ["Workshops"]
    assert made.partner is None
    (owed,) = await pairs.owed(GRACE, Kind.INVITATION)
    assert owed.due_at == NEW_YORK_EIGHT
    (expiry,) = await pairs.owed(BEN, Kind.INVITATION_EXPIRY)
    assert expiry.due_at == NEW_YORK_EIGHT + INVITATION_LASTS
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        assert await uow.people.profile(GRACE.slack_user_id, NOW) is None


async def test_a_preview_is_what_would_be_sent_and_keeps_nothing(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    wish = pairs.wish(GRACE, goals)
    drawn = await partners.preview(pairs.tables.open_uow, NOW, pairs.visit(BEN), wish)
    assert await pairs.owed(GRACE, Kind.INVITATION) == []
    sent = await pairs.invites(BEN, GRACE, goals)
    # Sending is an act, looking at it first is none.
    member = replace(drawn.member, acted_at=sent.member.acted_at)
    same = replace(drawn, partnership=replace(drawn.partnership, id=sent.partnership.id), member=member)
    assert same == sent


@pytest.mark.parametrize(
    ("whom", "obstacle"),
    [
        (BEN, Obstacle.ONESELF),
        (Introduction("U1POLLY", "Polly", "UTC", "en", is_bot=True), Obstacle.NO_PERSON),
        (Introduction(SLACKBOT, "Slackbot", "UTC", "en"), Obstacle.NO_PERSON),
        (Introduction("U1DORA", "Dora", "UTC", "en", deactivated=True), Obstacle.DEACTIVATED),
    ],
)
async def test_oneself_an_app_or_somebody_who_left_is_not_asked(
    pairs: Pairs, whom: Introduction, obstacle: Obstacle
) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    with pytest.raises(CannotInvite) as refused:
        await pairs.invites(BEN, whom, goals)
    assert refused.value.obstacle is obstacle
    assert await pairs.owed(whom, Kind.INVITATION) == []


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"goal_ids": frozenset()}, NothingToShare),
        ({"goal_ids": frozenset([uuid4()])}, NothingToShare),
        ({"asks": "a" * (ASKS_MAX + 1)}, TooLong),
        ({"until_on": date(2026, 3, 9)}, DateInPast),
        ({"until_on": date(2026, 3, 9) + AGREEMENT_MOST + timedelta(days=1)}, DateTooFar),
    ],
)
async def test_a_wish_that_cannot_be_kept_is_refused_whole(
    pairs: Pairs, changes: dict[str, Any], error: type[PersonError]
) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    with pytest.raises(error):
        await pairs.invites(BEN, GRACE, goals, **changes)
    assert await pairs.owed(GRACE, Kind.INVITATION) == []


async def test_somebody_of_another_organisation_is_not_asked_and_a_guest_is(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    with pytest.raises(CannotInvite) as refused:
        await pairs.invites(BEN, replace(GRACE, team_id="T2"), goals)
    assert refused.value.obstacle is Obstacle.OUTSIDE
    assert await pairs.owed(GRACE, Kind.INVITATION) == []
    guest = {"id": GRACE.slack_user_id, "team_id": "T1", "is_restricted": True, "tz": GRACE.zone}
    assert (await pairs.invites(BEN, introduction_of(guest), goals)).partnership.state == "invited"
    of_the_same_organisation = {**guest, "id": "U1GRID", "team_id": "T3", "enterprise_user": {"id": "W1"}}
    assert introduction_of(of_the_same_organisation).team_id == ""


async def test_somebody_elses_goal_cannot_be_shared(pairs: Pairs) -> None:
    await pairs.joins(BEN, "Workshops")
    with pytest.raises(NothingToShare):
        await pairs.invites(BEN, GRACE, await pairs.joins(ADA, "Talks"))


async def test_inviting_twice_is_refused_while_the_first_waits_and_while_it_holds(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    made = await pairs.invites(BEN, GRACE, goals)
    with pytest.raises(CannotInvite) as waiting:
        await pairs.invites(BEN, GRACE, goals)
    await pairs.accepts(GRACE, made)
    with pytest.raises(CannotInvite) as running:
        await pairs.invites(BEN, GRACE, goals)
    assert (waiting.value.obstacle, running.value.obstacle) == (Obstacle.WAITS, Obstacle.IS_PARTNER)
    assert len(await pairs.owed(GRACE, Kind.INVITATION)) == 1


async def test_a_form_that_slack_brings_twice_invites_once(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    wish, visit = pairs.wish(GRACE, goals), pairs.visit(BEN, "view:1")
    await partners.invite(pairs.tables.open_uow, NOW, visit, wish)
    with pytest.raises(Repeated):
        await partners.invite(pairs.tables.open_uow, NOW, visit, wish)
    assert len(await pairs.owed(GRACE, Kind.INVITATION)) == 1


async def test_two_people_can_be_each_others_partner(pairs: Pairs) -> None:
    first = await pairs.invites(BEN, ADA, await pairs.joins(BEN, "Workshops"))
    second = await pairs.invites(ADA, BEN, await pairs.joins(ADA, "Talks"))
    await pairs.accepts(ADA, first, NOW)
    await pairs.accepts(BEN, second, NOW)
    seen = await overview(pairs.tables.open_uow, NOW, pairs.visit(BEN))
    assert [each.partnership.id for each in seen.mine] == [first.partnership.id]
    assert [each.partnership.id for each in seen.helped] == [second.partnership.id]


async def test_a_yes_makes_an_agreement_and_tells_the_inviter_once(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    accepted = await pairs.accepts(GRACE, made)
    again = await pairs.accepts(GRACE, made)
    assert accepted.runs
    assert (accepted.partner, accepted.partnership) == (again.partner, again.partnership)
    assert await pairs.news(BEN) == [told.ACCEPTED]


async def test_two_yeses_at_the_same_moment_are_one(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    await pairs.meets(GRACE)
    both = [
        partners.accept(pairs.tables.open_uow, NOW, pairs.visit(GRACE, receipt), made.partnership.id)
        for receipt in ("one", "two")
    ]
    assert all(each.runs for each in await asyncio.gather(*both))
    assert await pairs.news(BEN) == [told.ACCEPTED]


async def test_a_yes_and_a_change_of_mind_at_the_same_moment_leave_one_of_the_two(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    await pairs.meets(GRACE)
    await asyncio.gather(
        partners.accept(pairs.tables.open_uow, NOW, pairs.visit(GRACE), made.partnership.id),
        partners.end(pairs.tables.open_uow, NOW, pairs.visit(BEN), made.partnership.id),
        return_exceptions=True,
    )
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        left = await uow.partners.partnership(made.partnership.id)
    assert left is not None
    accepted = left.state is PartnershipState.ACCEPTED
    assert left.accepted_at is not None or not accepted
    assert (await pairs.news(BEN) == [told.ACCEPTED]) is (left.accepted_at is not None)


async def test_two_forms_at_the_same_moment_invite_once(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    both = [pairs.invites(BEN, GRACE, goals) for _ in range(2)]
    answers = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(each).__name__ for each in answers) == ["Agreement", "CannotInvite"]
    assert len(await pairs.owed(GRACE, Kind.INVITATION)) == 1


async def test_nobody_else_can_accept_or_refuse(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    for who in (OTTO, BEN):
        with pytest.raises(NotAllowed):
            await pairs.accepts(who, made)
        with pytest.raises(NotAllowed):
            await partners.refuse(pairs.tables.open_uow, NOW, pairs.visit(who), made.partnership.id)
    with pytest.raises(Gone):
        await partners.accept(pairs.tables.open_uow, NOW, pairs.visit(OTTO), uuid4())
    assert await pairs.news(BEN) == []


async def test_a_yes_comes_too_late_after_a_week(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    with pytest.raises(Gone):
        await pairs.accepts(GRACE, made, made.partnership.expires_at)
    with pytest.raises(Gone):
        await partners.asked(
            pairs.tables.open_uow, made.partnership.expires_at, pairs.visit(GRACE), made.partnership.id
        )
    assert await pairs.news(BEN) == []


async def test_a_yes_to_goals_that_were_let_go_means_nothing_and_to_the_rest_it_does(pairs: Pairs) -> None:
    first, second = await pairs.joins(BEN, "Workshops", "Feedback")
    made = await pairs.invites(BEN, GRACE, [first, second])
    lone = await pairs.invites(BEN, OTTO, [first])
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        await uow.goals.change(first.id, dropped_on=date(2026, 3, 9))
    with pytest.raises(Gone):
        await pairs.accepts(OTTO, lone)
    assert [goal.id for goal in (await pairs.accepts(GRACE, made)).goals] == [second.id]


async def test_a_yes_to_somebody_who_left_means_nothing(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    await pairs.meets(replace(BEN, deactivated=True))
    with pytest.raises(Gone):
        await pairs.accepts(GRACE, made)


async def test_a_yes_means_nothing_once_the_agreements_last_day_is_over(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    made = await pairs.invites(BEN, GRACE, goals, until_on=date(2026, 3, 10))
    with pytest.raises(Gone):
        await pairs.accepts(GRACE, made, NOW + timedelta(days=2))


async def test_who_wants_no_invitations_declines_all_and_is_asked_by_nobody(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    ben = await pairs.invites(BEN, GRACE, goals)
    ada = await pairs.invites(ADA, GRACE, await pairs.joins(ADA, "Talks"))
    await pairs.meets(GRACE)
    seen = await partners.refuse(pairs.tables.open_uow, NOW, pairs.visit(GRACE), ben.partnership.id)
    assert seen.partnership.state is PartnershipState.DECLINED
    await partners.refuse(pairs.tables.open_uow, NOW, pairs.visit(GRACE), ada.partnership.id)
    assert (await pairs.news(BEN), await pairs.news(ADA)) == ([told.DECLINED], [told.DECLINED])
    with pytest.raises(CannotInvite) as refused:
        await pairs.invites(BEN, GRACE, goals)
    assert refused.value.obstacle is Obstacle.TAKES_NONE
    await partners.take_again(pairs.tables.open_uow, NOW, pairs.visit(GRACE))
    await pairs.invites(BEN, GRACE, goals)


async def test_somebody_who_never_said_yes_is_asked_twice_at_most(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    first = await pairs.invites(BEN, GRACE, goals)
    later = first.partnership.expires_at
    second = await pairs.invites(BEN, GRACE, goals, later)
    with pytest.raises(CannotInvite) as refused:
        await pairs.invites(BEN, GRACE, goals, second.partnership.expires_at)
    assert refused.value.obstacle is Obstacle.ASKED_TWICE
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        states = [each.state for each in await uow.partners.between(first.member.id, GRACE.slack_user_id)]
    assert states == [PartnershipState.EXPIRED, PartnershipState.INVITED]


async def test_an_agreement_whose_day_is_over_makes_room_for_the_next(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    made = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, goals))
    later = datetime(2026, 6, 2, 12, tzinfo=UTC)
    assert (await overview(pairs.tables.open_uow, later, pairs.visit(BEN))).mine == ()
    await pairs.invites(BEN, GRACE, goals, later, until_on=UNTIL + timedelta(days=80))
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        old = await uow.partners.partnership(made.partnership.id)
    assert old is not None
    assert old.state is PartnershipState.ENDED


async def test_an_invitation_runs_out_once_and_never_before_its_time(pairs: Pairs) -> None:
    made = (await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))).partnership
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        assert not await partners.expire(uow, made, NOW)
        assert await partners.expire(uow, made, made.expires_at)
        assert not await partners.expire(uow, made, made.expires_at)


async def test_a_member_ends_quietly_or_with_thanks(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    quiet = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, goals))
    thanked = await pairs.accepts(OTTO, await pairs.invites(BEN, OTTO, goals))
    later = NOW + timedelta(weeks=4)
    for agreement, thanks in ((quiet, False), (thanked, True)):
        ended = await partners.end(
            pairs.tables.open_uow, later, pairs.visit(BEN), agreement.partnership.id, thanks=thanks
        )
        assert ended.partnership.state is PartnershipState.ENDED
    assert (await pairs.news(GRACE), await pairs.news(OTTO)) == ([], [told.THANKED])
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        assert await uow.partners.accepted(quiet.member.id, NOW.date()) == []
        row = await uow.partners.partnership(thanked.partnership.id)
        assert row is not None
        bye = await partners.farewell(uow, await agreement_of(uow, row, later))
    assert (bye.weeks, bye.reached, bye.words) == (4, 0, 0)


@pytest.mark.parametrize(("thanks", "news"), [(False, told.LEFT), (True, told.LEFT_WITH_THANKS)])
async def test_when_a_partner_leaves_the_member_is_told_once(pairs: Pairs, thanks: bool, news: str) -> None:
    made = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops")))
    await partners.end(pairs.tables.open_uow, NOW, pairs.visit(GRACE), made.partnership.id, thanks=thanks)
    with pytest.raises(Gone):
        await partners.end(pairs.tables.open_uow, NOW, pairs.visit(GRACE), made.partnership.id)
    assert sorted(await pairs.news(BEN)) == [told.ACCEPTED, news]
    assert await pairs.news(GRACE) == []


async def test_nobody_else_can_end_it_and_who_is_only_asked_has_nothing_to_end(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    await pairs.meets(OTTO)
    await pairs.meets(GRACE)
    for who in (OTTO, GRACE):
        with pytest.raises(NotAllowed):
            await partners.end(pairs.tables.open_uow, NOW, pairs.visit(who), made.partnership.id)
    with pytest.raises(Gone):
        await partners.end(pairs.tables.open_uow, NOW, pairs.visit(BEN), uuid4())


async def test_an_invitation_can_be_taken_back(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        card = await uow.deliveries.by_key(f"invitation:{made.partnership.id}")
        assert card is not None
        await uow.deliveries.sent([card.id], "1.0", NOW, NOW.date())
    await partners.end(pairs.tables.open_uow, NOW, pairs.visit(BEN), made.partnership.id)
    with pytest.raises(Gone):
        await pairs.accepts(GRACE, made)
    (redraw,) = await pairs.owed(GRACE, Kind.REDRAW)
    assert (redraw.message_ts, redraw.state) == ("1.0", State.PENDING)
    assert await pairs.news(GRACE) == []


async def test_the_overview_shows_both_sides_and_what_waits(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    made = await pairs.invites(BEN, GRACE, goals, role=Role.MENTOR)
    await pairs.meets(GRACE)
    asked = await overview(pairs.tables.open_uow, NOW, pairs.visit(GRACE))
    assert [each.partnership.id for each in asked.asked] == [made.partnership.id]
    assert (asked.mine, asked.helped, asked.takes_none) == ((), (), False)
    mine = await overview(pairs.tables.open_uow, NOW, pairs.visit(BEN))
    assert [each.partnership.role for each in mine.mine] == [Role.MENTOR]
    await pairs.accepts(GRACE, made)
    assert (await overview(pairs.tables.open_uow, NOW, pairs.visit(GRACE))).helped[0].member.name == "Ben"
