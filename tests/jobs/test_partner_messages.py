"""What is sent about partners is drawn from the facts of the moment, or not at all."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.unit_of_work import Transactions
from bot.domain.deliveries import Kind, Refused
from bot.slack.message import Message
from jobs.compose import Composed, Skip
from jobs.partners import COMPOSERS
from tests.usecases.pairs import BEN, GRACE, NOW, Pairs

KINDS = (Kind.INVITATION, Kind.INVITATION_EXPIRY, Kind.PARTNER_NEWS)


@pytest.fixture
async def pairs(engine: AsyncEngine) -> Pairs:
    tables = Transactions(engine, uuid4)
    async with tables.open_clock_uow() as clock:
        workspace: UUID = await clock.workspace("", "T1", NOW, "Europe/Berlin")
    return Pairs(tables, workspace)


async def composed(pairs: Pairs, key: str, now: datetime) -> Composed:
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        owed = await uow.deliveries.by_key(key)
        assert owed is not None
        return await COMPOSERS[owed.kind](uow, owed, now)


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_about_nothing_is_not_sent(pairs: Pairs, kind: Kind) -> None:
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        mailbox = await uow.deliveries.mailbox_of_person(GRACE.slack_user_id)
        await uow.deliveries.owe(mailbox, kind, "lost", NOW, {"partnership": str(uuid4()), "what": "left"})
    assert await composed(pairs, "lost", NOW) == Skip("nothing is left of it")


async def test_who_came_to_want_none_while_it_was_written_gets_none(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    key = f"invitation:{made.partnership.id}"
    assert isinstance(await composed(pairs, key, NOW), Message)
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        await uow.deliveries.mute(GRACE.slack_user_id, Refused.INVITATIONS, NOW)
    assert await composed(pairs, key, NOW) == Skip("wants no invitations")


async def test_an_invitation_that_was_answered_does_not_run_out(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    await pairs.accepts(GRACE, made)
    key = f"invitation_expiry:{made.partnership.id}"
    later = datetime(2026, 3, 16, 12, tzinfo=UTC) + timedelta(days=1)
    assert await composed(pairs, key, later) == Skip("it was answered or taken back")


async def test_that_it_ran_out_is_said_again_after_a_post_that_failed(pairs: Pairs) -> None:
    made = await pairs.invites(BEN, GRACE, await pairs.joins(BEN, "Workshops"))
    key = f"invitation_expiry:{made.partnership.id}"
    first = await composed(pairs, key, made.partnership.expires_at)
    assert isinstance(first, Message)
    assert await composed(pairs, key, made.partnership.expires_at) == first
