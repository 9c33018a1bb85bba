"""A coach's channel in the tables: begun, chosen in, read, stopped."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.coaches import CoachChannel, SeenChannel
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed
from bot.domain.people import Introduction, Visit
from bot.domain.people_errors import NamedInTheOpen, NoSummary, OthersSummary, SeveralSummaries
from bot.domain.routines import RoutineKind
from bot.domain.sharing import CoachView
from bot.usecases import coaches
from bot.usecases.visits import Repeated

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Mon 9 Mar, 09:00 in Berlin."""
THURSDAY_TEN = datetime(2026, 3, 12, 9, tzinfo=UTC)
COACHING = SeenChannel("C1", "coaching", private=True, shared=False, archived=False, joined=True, readers=3)
GENERAL = replace(COACHING, slack_id="C2", name="general", private=False)


class Office:
    """The tables, and who acts on them."""

    def __init__(self, tables: Transactions, workspace: UUID) -> None:
        self.tables, self.workspace = tables, workspace

    async def meets(self, *names: str, deactivated: bool = False) -> None:
        async with self.tables.open_uow(self.workspace) as uow:
            for name in names:
                who = Introduction(f"U-{name}", name, "Europe/Berlin", "en-GB", deactivated)
                await uow.people.meet(uuid4(), who, NOW)

    def visit(self, name: str, receipt: str = "") -> Visit:
        return Visit(self.workspace, f"U-{name}", receipt)

    async def starts(self, name: str, seen: SeenChannel = COACHING, receipt: str = "") -> CoachChannel:
        await coaches.start(self.tables.open_uow, NOW, self.visit(name, receipt), seen)
        return await self.running(seen)

    async def running(self, seen: SeenChannel = COACHING) -> CoachChannel:
        async with self.tables.open_uow(self.workspace) as uow:
            found = await uow.coaches.running(seen.slack_id)
        assert found is not None
        return found

    async def digest_at(self, channel: CoachChannel) -> datetime | None:
        async with self.tables.open_uow(self.workspace) as uow:
            stored = (await uow.routines.of(channel.id))[RoutineKind.DIGEST]
        return stored.slot.next_at if stored.slot else None

    async def posts(self, seen: SeenChannel = COACHING) -> list[dict[str, str]]:
        async with self.tables.open_uow(self.workspace) as uow:
            mailbox = await uow.deliveries.mailbox_of_channel(seen.slack_id)
            due = await uow.deliveries.due(mailbox, NOW)
        return [each.about for each in due if each.kind is Kind.COACH_POST]

    async def chooses(self, name: str, channel: CoachChannel, shows: CoachView) -> coaches.Choosing:
        return await coaches.choose(self.tables.open_uow, NOW, self.visit(name), channel.id, shows, readers=3)


@pytest.fixture
async def office(tables: Transactions, workspace: UUID) -> Office:
    made = Office(tables, workspace)
    await made.meets("cleo", "ada")
    return made


async def test_an_offer_changes_nothing(office: Office) -> None:
    offered = await coaches.offer(office.tables.open_uow, NOW, office.visit("cleo", "r1"), COACHING)
    assert (offered.coach.person.name, offered.channel, offered.runs) == ("cleo", COACHING, False)
    again = await coaches.offer(office.tables.open_uow, NOW, office.visit("cleo", "r1"), COACHING)
    assert not again.runs


async def test_a_start_owes_the_post_and_the_summary_of_the_next_thursday(office: Office) -> None:
    channel = await office.starts("cleo")
    assert await office.posts() == [{"channel": str(channel.id)}]
    assert await office.digest_at(channel) == THURSDAY_TEN


async def test_a_double_click_posts_once(office: Office) -> None:
    first = await office.starts("cleo", receipt="r1")
    with pytest.raises(Repeated):
        await office.starts("cleo", receipt="r1")
    assert (await office.starts("cleo", receipt="r2")).id == first.id
    assert len(await office.posts()) == 1


async def test_another_cannot_take_a_coachs_channel(office: Office) -> None:
    channel = await office.starts("cleo")
    visit = office.visit("ada")
    for act in (
        coaches.offer(office.tables.open_uow, NOW, visit, COACHING),
        coaches.start(office.tables.open_uow, NOW, visit, COACHING),
        coaches.summary(office.tables.open_uow, NOW, visit, "C1"),
        coaches.stop(office.tables.open_uow, NOW, visit, "C1"),
    ):
        with pytest.raises(OthersSummary) as caught:
            await act
        assert caught.value.coach == "cleo"
    assert (await office.running()).id == channel.id


async def test_the_channel_of_a_coach_who_left_is_free(office: Office) -> None:
    first = await office.starts("cleo")
    await office.meets("cleo", deactivated=True)
    second = await office.starts("ada")
    assert second.id != first.id
    assert await office.digest_at(first) is None


async def test_a_stopped_summary_stops_its_routine_and_its_choices(office: Office) -> None:
    channel = await office.starts("cleo")
    await office.chooses("ada", channel, CoachView.NAMED)
    stopped = await coaches.stop(office.tables.open_uow, NOW, office.visit("cleo"), "C1")
    assert stopped.id == channel.id
    assert await office.digest_at(channel) is None
    for act in (
        coaches.channel_of(office.tables.open_uow, NOW, office.visit("ada"), channel.id),
        coaches.choosing(office.tables.open_uow, NOW, office.visit("ada"), channel.id, COACHING),
        office.chooses("ada", channel, CoachView.COUNTED),
        coaches.channel_of(office.tables.open_uow, NOW, office.visit("ada"), uuid4()),
    ):
        with pytest.raises(Gone):
            await act
    again = await office.starts("cleo")
    found = await coaches.choosing(office.tables.open_uow, NOW, office.visit("ada"), again.id, COACHING)
    assert found.shows is CoachView.OFF


async def test_elsewhere_a_coach_means_the_only_channel_they_have(office: Office) -> None:
    with pytest.raises(NoSummary):
        await coaches.summary(office.tables.open_uow, NOW, office.visit("cleo"), "D1")
    await office.starts("cleo")
    summary = await coaches.summary(office.tables.open_uow, NOW, office.visit("cleo"), "D1")
    assert (summary.channel.name, summary.people) == ("coaching", ())
    await office.starts("cleo", GENERAL)
    with pytest.raises(SeveralSummaries) as caught:
        await coaches.stop(office.tables.open_uow, NOW, office.visit("cleo"), "D1")
    assert caught.value.names == ("coaching", "general")
    assert (await coaches.stop(office.tables.open_uow, NOW, office.visit("cleo"), "C2")).name == "general"


async def test_a_choice_is_kept_and_shown_again(office: Office) -> None:
    channel = await office.starts("cleo")
    before = await coaches.choosing(office.tables.open_uow, NOW, office.visit("ada"), channel.id, COACHING)
    assert (before.shows, before.coach.name, before.has_goal) == (CoachView.OFF, "cleo", False)
    chosen = await office.chooses("ada", channel, CoachView.NAMED)
    assert chosen.shows is CoachView.NAMED


async def test_nobody_is_named_in_the_open(office: Office) -> None:
    channel = await office.starts("cleo", GENERAL)
    with pytest.raises(NamedInTheOpen):
        await office.chooses("ada", channel, CoachView.NAMED)
    assert (await office.chooses("ada", channel, CoachView.COUNTED)).shows is CoachView.COUNTED


async def test_a_channel_that_was_opened_names_nobody_from_then_on(office: Office) -> None:
    channel = await office.starts("cleo")
    await office.chooses("ada", channel, CoachView.NAMED)
    opened = replace(COACHING, private=False)
    await coaches.choosing(office.tables.open_uow, NOW, office.visit("ada"), channel.id, opened)
    assert not (await office.running()).private


async def test_a_refusal_of_slacks_stops_the_summary_and_tells_its_coach_once(office: Office) -> None:
    channel = await office.starts("cleo")
    for _ in range(2):
        async with office.tables.open_uow(office.workspace) as uow:
            await coaches.refused(uow, channel.id, NOW)
            await coaches.refused(uow, uuid4(), NOW)
    async with office.tables.open_uow(office.workspace) as uow:
        owed = await uow.deliveries.due(await uow.deliveries.mailbox_of_person("U-cleo"), NOW)
        assert await uow.coaches.running("C1") is None
    assert [(each.kind, each.about["what"]) for each in owed] == [(Kind.ANSWER, "coach_stopped")]


async def test_a_coach_who_left_is_told_nothing(office: Office) -> None:
    channel = await office.starts("cleo")
    await office.meets("cleo", deactivated=True)
    async with office.tables.open_uow(office.workspace) as uow:
        await coaches.refused(uow, channel.id, NOW)
        assert await uow.coaches.running("C1") is None
        assert not await uow.deliveries.due(await uow.deliveries.mailbox_of_person("U-cleo"), NOW)


async def test_more_readers_are_told_to_all_who_chose_but_who_is_looking_and_who_shows_nothing(
    office: Office,
) -> None:
    await office.meets("ben", "jo", "mia")
    channel = await office.starts("cleo")
    for name, shows in (
        ("ada", CoachView.NAMED),
        ("ben", CoachView.NAMED),
        ("jo", CoachView.COUNTED),
        ("mia", CoachView.OFF),
    ):
        await office.chooses(name, channel, shows)
    for readers in (6, 7, 9):
        seen = replace(COACHING, readers=readers)
        await coaches.choosing(office.tables.open_uow, NOW, office.visit("ada"), channel.id, seen)
    told = {}
    async with office.tables.open_uow(office.workspace) as uow:
        for name in ("ada", "ben", "jo", "mia"):
            mailbox = await uow.deliveries.mailbox_of_person(f"U-{name}")
            due = await uow.deliveries.due(mailbox, NOW)
            told[name] = [each.about["readers"] for each in due if each.kind is Kind.READERS]
    assert told == {"ada": [], "ben": ["7"], "jo": ["7"], "mia": []}


async def test_a_summary_that_slack_refused_goes_on_and_one_that_was_stopped_begins_anew(
    office: Office,
) -> None:
    first = await office.starts("cleo")
    await office.chooses("ada", first, CoachView.COUNTED)
    async with office.tables.open_uow(office.workspace) as uow:
        await coaches.refused(uow, first.id, NOW)
    again = await office.starts("cleo")
    assert again.id == first.id
    assert await office.digest_at(again) == THURSDAY_TEN
    await coaches.stop(office.tables.open_uow, NOW, office.visit("cleo"), "C1")
    assert (await office.starts("cleo")).id != first.id


async def test_the_end_of_a_summary_is_taken_back_for_a_day_by_its_coach_alone(office: Office) -> None:
    open_uow, cleo = office.tables.open_uow, office.visit("cleo")
    await office.starts("cleo")
    channel = await coaches.stop(open_uow, NOW, cleo, "C1")
    late = NOW + timedelta(days=1, minutes=1)
    with pytest.raises(NotAllowed):
        await coaches.go_on(open_uow, NOW, office.visit("ada"), channel.id)
    for at, which in ((late, channel.id), (NOW, uuid4())):
        with pytest.raises(Gone):
            await coaches.go_on(open_uow, at, office.visit("cleo"), which)
    for _ in range(2):
        _, goes_on = await coaches.go_on(open_uow, NOW, office.visit("cleo"), channel.id)
        assert goes_on.id == channel.id
    assert await office.digest_at(channel) == THURSDAY_TEN
    await coaches.stop(open_uow, NOW, office.visit("cleo"), "C1")
    await office.starts("cleo")
    with pytest.raises(Gone):
        await coaches.go_on(open_uow, NOW, office.visit("cleo"), channel.id)
