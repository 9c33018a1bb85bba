"""Whom Slack shows from another organisation (Slack Connect): nobody there is written to, and it is said."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select

from bot.db.models import Delivery
from bot.db.unit_of_work import Transactions
from bot.domain.ask_facts import AskWish
from bot.domain.errors import PersonError
from bot.domain.feedback_facts import How, Sbi
from bot.domain.feedback_facts import Wish as Feedback
from bot.domain.intentions import Draft, Telling
from bot.slack import error_views
from bot.usecases import asks, feedback, intentions, partners
from tests.usecases.pairs import BEN, GRACE, NOW, Pairs

Attempt = Callable[[], Awaitable[object]]
OUTSIDE = replace(GRACE, team_id="T2")
ASK = AskWish((OUTSIDE,), "leading a team", "", named=True, back_on=date(2026, 3, 20))
SEEN = Feedback(OUTSIDE, How.SEND, Sbi(behaviour="You asked two questions."))
TOLD = Draft(Telling.INTENTION, "I want to run 3 workshops.", "", (OUTSIDE,), ())


@pytest.fixture
async def pairs(tables: Transactions, workspace: UUID) -> Pairs:
    return Pairs(tables, workspace)


async def deliveries(pairs: Pairs) -> int:
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        return int((await uow.connection.execute(select(func.count()).select_from(Delivery))).scalar_one())


async def test_whatever_somebody_outside_is_to_get_is_refused_before_and_after_the_preview(
    pairs: Pairs,
) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    given, wish = (pairs.tables.open_uow, NOW, pairs.visit(BEN)), pairs.wish(OUTSIDE, goals)
    tried: list[Attempt] = [
        lambda: partners.drafting(*given, OUTSIDE),
        lambda: partners.preview(*given, wish),
        lambda: partners.invite(*given, wish),
        lambda: asks.drafting(*given, (OUTSIDE,)),
        lambda: asks.preview(*given, ASK),
        lambda: asks.send(*given, ASK),
        lambda: feedback.preview(*given, SEEN),
        lambda: feedback.give(*given, SEEN),
        lambda: intentions.preview(*given, goals[0].id, TOLD),
        lambda: intentions.tell(*given, goals[0].id, TOLD),
    ]
    for attempt in tried:
        with pytest.raises(PersonError) as refused:
            await attempt()
        assert "another organisation, and I can't write there." in error_views.sentence(refused.value)
    assert await deliveries(pairs) == 0


async def test_feedback_that_was_said_to_somebody_outside_counts(pairs: Pairs) -> None:
    await pairs.joins(BEN, "Workshops")
    said = replace(SEEN, how=How.SAID)
    done = await feedback.give(pairs.tables.open_uow, NOW, pairs.visit(BEN), said)
    assert done.given.receiver_slack_id == OUTSIDE.slack_user_id
    assert await deliveries(pairs) == 0


async def test_a_guest_of_the_workspace_and_who_slack_places_nowhere_are_written_to(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    given = (pairs.tables.open_uow, NOW, pairs.visit(BEN))
    for team_id in ("T1", ""):
        await asks.preview(*given, replace(ASK, people=(replace(GRACE, team_id=team_id),)))
        here = replace(TOLD, people=(replace(GRACE, team_id=team_id),))
        await intentions.preview(*given, goals[0].id, here)
