"""Being away and coming back, in the tables."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.absences import Noted
from bot.domain.calendar import DateSpan
from bot.domain.errors import AwayTooFar, AwayTooLong, BadDate, DateInPast, Gone, NotAllowed
from bot.domain.people import DEFAULT_TIMES, Introduction, Profile, Visit
from bot.domain.routines import RoutineKind
from bot.usecases import absences
from bot.usecases.visits import Repeated, Stranger

NOW = datetime(2026, 3, 11, 9, tzinfo=UTC)
"""Wed 11 Mar, 10:00 in Berlin."""
TODAY = date(2026, 3, 11)


def mar(first: int, last: int) -> DateSpan:
    return DateSpan(date(2026, 3, first), date(2026, 3, last))


class Ben:
    """A member, and what he does."""

    def __init__(self, tables: Transactions, workspace: UUID, slack_id: str = "U1") -> None:
        self.tables, self.workspace, self.slack_id = tables, workspace, slack_id

    def visit(self, receipt: str = "") -> Visit:
        return Visit(self.workspace, self.slack_id, receipt)

    async def joins(self) -> "Ben":
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.people.meet(uuid4(), Introduction(self.slack_id, "Ben", "Europe/Berlin", "en-GB"), NOW)
            profile = await uow.people.profile(self.slack_id, NOW)
            assert profile is not None
            await uow.people.choose(profile.id, DEFAULT_TIMES, NOW)
        return self

    async def notes(self, text: str, receipt: str = "") -> Noted:
        return await absences.note(self.tables.open_uow, NOW, self.visit(receipt), text)

    async def spans(self) -> list[DateSpan]:
        return [each.span for each in (await absences.where(self.tables.open_uow, NOW, self.visit())).times]

    async def profile(self) -> Profile:
        async with self.tables.open_uow(self.workspace) as uow:
            found = await uow.people.profile(self.slack_id, NOW)
        assert found is not None
        return found


@pytest.fixture
async def ben(tables: Transactions, workspace: UUID) -> Ben:
    return await Ben(tables, workspace).joins()


async def test_days_away_do_not_count(ben: Ben) -> None:
    noted = await ben.notes("until friday for my surgery")
    assert (noted.noted.span, noted.where.until) == (mar(11, 13), date(2026, 3, 13))
    assert noted.where.back_on == date(2026, 3, 16)
    calendar = (await ben.profile()).calendar
    assert [day for day in range(9, 18) if calendar.counts(date(2026, 3, day))] == [9, 10, 16, 17]


async def test_whoever_changes_their_days_has_their_routines_set(ben: Ben, tables: Transactions) -> None:
    await ben.notes("until friday")
    async with tables.open_uow(ben.workspace) as uow:
        stored = await uow.routines.of((await uow.people.profile("U1", NOW)).id)  # type: ignore[union-attr]
    assert {kind for kind, each in stored.items() if each.slot} >= {RoutineKind.CHECKIN, RoutineKind.NUDGE}


async def test_somebody_without_a_goal_can_be_away_and_gets_no_routine(
    tables: Transactions, workspace: UUID
) -> None:
    grace = Ben(tables, workspace, "U2")
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), Introduction("U2", "Grace", "America/New_York", "en-US"), NOW)
    assert (await grace.notes("tomorrow")).noted.span == mar(12, 12)
    profile = await grace.profile()
    async with tables.open_uow(workspace) as uow:
        assert await uow.routines.of(profile.id) == {}
    assert not profile.member


async def test_days_noted_already_are_not_noted_twice_and_a_longer_time_takes_in_the_shorter(
    ben: Ben,
) -> None:
    first = await ben.notes("12-20 mar")
    assert (await ben.notes("13 mar")).noted == first.noted
    assert await ben.spans() == [mar(12, 20)]
    await ben.notes("11-25 mar")
    assert await ben.spans() == [mar(11, 25)]


async def test_overlapping_times_both_stand(ben: Ben) -> None:
    await ben.notes("until friday")
    assert (await ben.notes("13-18 mar")).where.until == date(2026, 3, 18)
    assert await ben.spans() == [mar(11, 13), mar(13, 18)]


async def test_back_lets_today_count_and_keeps_the_days_before(ben: Ben) -> None:
    await ben.notes("since monday")
    await ben.notes("until friday")
    came = await absences.back(ben.tables.open_uow, NOW, ben.visit())
    assert (came.was_away, came.where.until) == (date(2026, 3, 9), None)
    assert await ben.spans() == [mar(9, 10)]
    again = await absences.back(ben.tables.open_uow, NOW, ben.visit())
    assert again.was_away is None


async def test_a_time_away_can_be_taken_out_by_its_own_person_only(
    ben: Ben, tables: Transactions, workspace: UUID
) -> None:
    noted = (await ben.notes("12-20 mar")).noted
    ada = await Ben(tables, workspace, "U3").joins()
    with pytest.raises(NotAllowed):
        await absences.remove(tables.open_uow, NOW, ada.visit(), noted.id)
    left = await absences.remove(tables.open_uow, NOW, ben.visit(), noted.id)
    assert left.times == ()
    with pytest.raises(Gone):
        await absences.remove(tables.open_uow, NOW, ben.visit(), noted.id)


async def test_a_request_that_comes_again_does_nothing(ben: Ben) -> None:
    await ben.notes("13-18 mar", receipt="trigger:1")
    await absences.remove(ben.tables.open_uow, NOW, ben.visit(), (await ben.notes("13-18 mar")).noted.id)
    with pytest.raises(Repeated):
        await ben.notes("13-18 mar", receipt="trigger:1")
    assert await ben.spans() == []


async def test_whoever_was_never_met_is_introduced_first(tables: Transactions, workspace: UUID) -> None:
    with pytest.raises(Stranger):
        await Ben(tables, workspace, "U9").notes("until friday")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("until yesterday", DateInPast), ("feb 30", BadDate), ("", BadDate), ("💪", BadDate),
        ("עד יום שישי", BadDate), ("<!channel>", BadDate), ("x" * 10_000, BadDate),
        ("until 2999-01-01", AwayTooLong),
        ("2999-01-01", AwayTooFar), ("2020-01-01", AwayTooFar), ("-3", BadDate), ("for 1e999 days", BadDate),
    ],
)  # fmt: skip
async def test_days_that_cannot_be_meant_are_refused_and_nothing_is_noted(
    ben: Ben, text: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        await ben.notes(text)
    assert await ben.spans() == []


async def test_a_numeric_day_is_read_in_the_persons_order(
    ben: Ben, tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(uuid4(), Introduction("U2", "Grace", "America/New_York", "en-US"), NOW)
    assert (await Ben(tables, workspace, "U2").notes("4/5")).noted.span.first == date(2026, 4, 5)
    assert (await ben.notes("4/5")).noted.span.first == date(2026, 5, 4)


async def test_days_chosen_in_a_form_are_noted(ben: Ben) -> None:
    noted = await absences.note_days(ben.tables.open_uow, NOW, ben.visit(), mar(16, 18))
    assert (noted.noted.span, noted.where.until) == (mar(16, 18), None)
