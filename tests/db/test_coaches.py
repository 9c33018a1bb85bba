"""Coach channels, and what people chose to show in them; on both databases."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions, UnitOfWork
from bot.domain.coaches import CoachChannel, CoachChoice, SeenChannel
from bot.domain.deliveries import Kind
from bot.domain.people import Introduction
from bot.domain.sharing import CoachView

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
MONDAY = date(2026, 3, 2)
COACHING = SeenChannel("C1", "coaching", private=True, shared=False, archived=False, joined=True, readers=3)


async def person(uow: UnitOfWork, slack_id: str, *, deactivated: bool = False) -> UUID:
    who = Introduction(slack_id, slack_id, "Europe/Berlin", "en-GB", deactivated)
    await uow.people.meet(uuid4(), who, NOW)
    profile = await uow.people.profile(slack_id, NOW)
    assert profile is not None
    return profile.id


async def coaching(uow: UnitOfWork, coach: UUID) -> CoachChannel:
    assert await uow.coaches.start(uuid4(), coach, COACHING, NOW)
    found = await uow.coaches.running("C1")
    assert found is not None
    return found


async def test_a_channel_has_one_summary_at_a_time(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        cleo, ada = await person(uow, "U1"), await person(uow, "U2")
        first = await coaching(uow, cleo)
        assert not await uow.coaches.start(uuid4(), ada, COACHING, NOW)
        assert first == CoachChannel(first.id, "C1", cleo, "coaching", private=True, runs=True)
        assert await uow.coaches.coached_by(cleo) == [first]
        assert await uow.coaches.coached_by(ada) == []


async def test_a_stopped_summary_makes_room_for_another_and_is_still_known(
    tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        cleo, ada = await person(uow, "U1"), await person(uow, "U2")
        first = await coaching(uow, cleo)
        assert await uow.coaches.stop(first.id, NOW)
        assert not await uow.coaches.stop(first.id, NOW)
        assert await uow.coaches.running("C1") is None
        assert await uow.coaches.coached_by(cleo) == []
        second = await coaching(uow, ada)
        assert second.id != first.id
        known = await uow.coaches.channel(first.id)
        assert known is not None
        assert not known.runs


async def test_what_slack_says_of_a_channel_later_takes_the_place_of_what_it_said(
    tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        made = await coaching(uow, await person(uow, "U1"))
        opened = SeenChannel(
            "C1", "x" * 90, private=False, shared=False, archived=False, joined=True, readers=9
        )
        await uow.coaches.saw(made.id, opened)
        now = await uow.coaches.channel(made.id)
        assert now is not None
        assert (now.name, now.private) == ("x" * 80, False)


async def test_nobody_shows_anything_until_they_chose(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        cleo, ada = await person(uow, "U1"), await person(uow, "U2")
        made = await coaching(uow, cleo)
        assert await uow.coaches.choice(made.id, ada) is CoachView.OFF
        assert await uow.coaches.choices_of(ada) == []
        assert await uow.coaches.shown_in(made.id, NOW) == []


async def test_the_last_choice_stands(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        cleo, ada, ben = await person(uow, "U1"), await person(uow, "U2"), await person(uow, "U3")
        made = await coaching(uow, cleo)
        for who, shows in ((ada, CoachView.COUNTED), (ada, CoachView.NAMED), (ben, CoachView.NAMED)):
            await uow.coaches.choose(uuid4(), CoachChoice(made.id, who, shows, 3), NOW)
        await uow.coaches.choose(uuid4(), CoachChoice(made.id, ben, CoachView.OFF, 3), NOW)
        assert await uow.coaches.shown_in(made.id, NOW) == [(ada, CoachView.NAMED)]
        assert await uow.coaches.choices_of(ada) == [(made, CoachView.NAMED)]
        assert await uow.coaches.choices_of(ben) == [(made, CoachView.OFF)]
        await uow.coaches.stop(made.id, NOW)
        assert await uow.coaches.choices_of(ada) == []


async def test_who_has_left_shows_nothing(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        made = await coaching(uow, await person(uow, "U1"))
        ada = await person(uow, "U2")
        await uow.coaches.choose(uuid4(), CoachChoice(made.id, ada, CoachView.NAMED, 3), NOW)
        await person(uow, "U2", deactivated=True)
        assert await uow.coaches.shown_in(made.id, NOW) == []


async def test_a_checkin_is_shown_once_it_was_sent(tables: Transactions, workspace: UUID) -> None:
    sent_at = NOW + timedelta(minutes=1)
    async with tables.open_uow(workspace) as uow:
        ada, ben = await person(uow, "U2"), await person(uow, "U3")
        for slack_id, who in (("U2", ada), ("U3", ben)):
            mailbox = await uow.deliveries.mailbox_of_person(slack_id)
            owed = await uow.deliveries.owe(mailbox, Kind.CHECKIN, f"checkin:{who}:{MONDAY}", NOW)
            assert owed is not None
            if who == ada:
                await uow.deliveries.sent([owed], "1.1", sent_at, sent_at.date())
        assert await uow.coaches.checkins_shown([ada, ben], MONDAY) == {ada: sent_at}
        assert await uow.coaches.checkins_shown([], MONDAY) == {}


async def test_another_workspace_sees_no_channel(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_clock_uow() as clock:
        other = await clock.workspace("", "T2", NOW, "UTC")
    async with tables.open_uow(workspace) as uow:
        made = await coaching(uow, await person(uow, "U1"))
    async with tables.open_uow(other) as uow:
        assert await uow.coaches.channel(made.id) is None
        assert await uow.coaches.running("C1") is None


@pytest.mark.parametrize("shows", list(CoachView))
async def test_every_choice_is_kept_as_it_was_made(
    tables: Transactions, workspace: UUID, shows: CoachView
) -> None:
    async with tables.open_uow(workspace) as uow:
        made = await coaching(uow, await person(uow, "U1"))
        ada = await person(uow, "U2")
        await uow.coaches.choose(uuid4(), CoachChoice(made.id, ada, shows, 3), NOW)
        assert await uow.coaches.choice(made.id, ada) is shows
