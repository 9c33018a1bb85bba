"""What Slack says of people, in the tables."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.coaches import SeenChannel
from bot.domain.deliveries import Kind, State
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile, Visit
from bot.domain.routines import RoutineKind
from bot.domain.slots import Slot
from bot.usecases import accounts, settings
from bot.usecases.followed import followed
from bot.usecases.routines import reschedule_digest
from bot.usecases.visits import Repeated

NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
"""Wed 11 Mar, 10:00 in Berlin."""
BEN = Introduction("U1", "Ben", "Europe/Berlin", "en-GB")


@pytest.fixture
async def visit(tables: Transactions, workspace: UUID) -> Visit:
    """Ben, a member."""
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), BEN, NOW)
    await settings.save(tables.open_uow, NOW, Visit(workspace, "U1"), DEFAULT_TIMES)
    return Visit(workspace, "U1")


async def ben(tables: Transactions, visit: Visit) -> tuple[Profile, dict[RoutineKind, Slot | None]]:
    async with tables.open_uow(visit.workspace_id) as uow:
        profile = await uow.people.profile("U1", NOW)
        assert profile is not None
        return profile, {kind: each.slot for kind, each in (await uow.routines.of(profile.id)).items()}


async def owe(tables: Transactions, visit: Visit, key: str) -> None:
    async with tables.open_uow(visit.workspace_id) as uow:
        mailbox = await uow.deliveries.mailbox_of_person(key.partition(":")[0])
        await uow.deliveries.owe(mailbox, Kind.ANSWER, key, NOW)


async def state(tables: Transactions, visit: Visit, key: str) -> State:
    async with tables.open_uow(visit.workspace_id) as uow:
        owed = await uow.deliveries.by_key(key)
    assert owed is not None
    return owed.state


async def test_the_zone_follows_slack_and_the_routines_with_it(tables: Transactions, visit: Visit) -> None:
    await accounts.changed(tables.open_uow, NOW, visit, replace(BEN, zone="America/New_York"))
    profile, slots = await ben(tables, visit)
    assert profile.calendar.zone == "America/New_York"
    checkin = slots[RoutineKind.CHECKIN]
    assert checkin is not None
    assert checkin.next_at == datetime(2026, 3, 16, 13, tzinfo=UTC)


async def test_the_summary_of_a_channel_follows_its_coachs_zone(tables: Transactions, visit: Visit) -> None:
    profile, _ = await ben(tables, visit)
    seen = SeenChannel("C1", "coaching", private=True, shared=False, archived=False, joined=True, readers=3)
    channel_id = uuid4()
    async with tables.open_uow(visit.workspace_id) as uow:
        await uow.coaches.start(channel_id, profile.id, seen, NOW)
        await reschedule_digest(uow, channel_id, profile, NOW)
    await accounts.changed(tables.open_uow, NOW, visit, replace(BEN, zone="America/New_York"))
    async with tables.open_uow(visit.workspace_id) as uow:
        digest = (await uow.routines.of(channel_id))[RoutineKind.DIGEST].slot
    assert digest is not None
    assert digest.next_at == datetime(2026, 3, 12, 14, tzinfo=UTC)  # Thu 10:00 in New York


async def test_nobody_is_followed_who_is_not_there(tables: Transactions, visit: Visit) -> None:
    async with tables.open_uow(visit.workspace_id) as uow:
        with pytest.raises(LookupError):
            await followed(uow, "U9", NOW)


async def test_what_slack_leaves_out_stays(tables: Transactions, visit: Visit) -> None:
    await accounts.changed(tables.open_uow, NOW, visit, Introduction("U1", "", "", ""))
    profile, _ = await ben(tables, visit)
    assert (profile.person.name, profile.person.zone, profile.person.locale) == (
        "Ben",
        "Europe/Berlin",
        "en-GB",
    )


async def test_whoever_leaves_gets_nothing_and_goes_on_when_back(tables: Transactions, visit: Visit) -> None:
    await owe(tables, visit, "U1:waits")
    await owe(tables, visit, "U2:waits")
    await accounts.changed(tables.open_uow, NOW, visit, replace(BEN, deactivated=True))
    profile, slots = await ben(tables, visit)
    assert profile.person.deactivated
    assert set(slots.values()) == {None}
    assert await state(tables, visit, "U1:waits") is State.SKIPPED
    assert await state(tables, visit, "U2:waits") is State.PENDING
    await accounts.changed(tables.open_uow, NOW, visit, BEN)
    profile, slots = await ben(tables, visit)
    assert not profile.person.deactivated
    assert all(slots.values())


async def test_whoever_the_bot_never_met_stays_unknown(tables: Transactions, visit: Visit) -> None:
    who = Introduction("U9", "Otto", "Europe/Berlin", "en-GB")
    await accounts.changed(tables.open_uow, NOW, replace(visit, slack_user_id="U9"), who)
    async with tables.open_uow(visit.workspace_id) as uow:
        assert await uow.people.profile("U9", NOW) is None


async def test_a_change_that_is_told_again_does_nothing(tables: Transactions, visit: Visit) -> None:
    told = replace(visit, receipt="event:1")
    await accounts.changed(tables.open_uow, NOW, told, replace(BEN, name="Benedict"))
    with pytest.raises(Repeated):
        await accounts.changed(tables.open_uow, NOW, told, BEN)
    assert (await ben(tables, visit))[0].person.name == "Benedict"
