"""What a summary knows of each person, and what it may not know yet."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.calendar import DateSpan
from bot.domain.coaches import CoachChannel, CoachChoice, SeenChannel
from bot.domain.deliveries import Kind
from bot.domain.goals import Cadence, CheckinStatus, Commitment, Entry, Goal, Measure
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.sharing import CoachView, NoticeState, Partnership, PartnershipState, Role
from bot.domain.slips import Slip, SlipState
from bot.domain.tallies import Tally
from bot.domain.triage import DigestFacts, PersonFacts
from bot.usecases import digests

MONDAY_NINE = datetime(2026, 3, 9, 8, tzinfo=UTC)
THURSDAY = date(2026, 3, 12)
THURSDAY_TEN = datetime(2026, 3, 12, 9, tzinfo=UTC)
WEEK_ON = date(2026, 3, 2)
COACHING = SeenChannel("C1", "coaching", private=True, shared=False, archived=False, joined=True, readers=3)


def mar(day: int) -> date:
    return date(2026, 3, day)


@dataclass
class Ada:
    """A member who promised one thing a working day, coached by Cleo."""

    tables: Transactions
    workspace: UUID
    id: UUID = field(default_factory=uuid4)
    goal_id: UUID = field(default_factory=uuid4)
    promise_id: UUID = field(default_factory=uuid4)
    channel: CoachChannel | None = None

    async def joins(self) -> "Ada":
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.people.meet(uuid4(), Introduction("U2", "Cleo", "Europe/Berlin", "en-GB"), MONDAY_NINE)
            await uow.people.meet(self.id, Introduction("U1", "Ada", "Europe/Berlin", "en-GB"), MONDAY_NINE)
            await uow.people.choose(self.id, DEFAULT_TIMES, MONDAY_NINE)
            cleo = await uow.people.profile("U2", MONDAY_NINE)
            assert cleo is not None
            await uow.coaches.start(uuid4(), cleo.id, COACHING, MONDAY_NINE)
            self.channel = await uow.coaches.running("C1")
            await uow.goals.add(self.goal, MONDAY_NINE)
            await uow.goals.add_commitment(self.promise, MONDAY_NINE)
        return self

    @property
    def goal(self) -> Goal:
        return Goal(
            self.goal_id,
            self.id,
            number=1,
            words="Give more feedback",
            short_name="Feedback",
            measure=Measure.COUNTED,
            baseline=Decimal(0),
            target=Decimal(99),
            unit="people",
            starts_on=date(2026, 2, 23),
            deadline=date(2026, 6, 30),
        )

    @property
    def promise(self) -> Commitment:
        return Commitment(
            self.promise_id,
            self.goal_id,
            self.id,
            words="give feedback every day",
            short_name="Feedback",
            cadence=Cadence.DAILY,
            amount=Decimal(1),
            unit="people",
            times=Decimal(1),
            starts_on=date(2026, 2, 23),
            ends_on=None,
        )

    async def chooses(self, shows: CoachView = CoachView.NAMED) -> None:
        assert self.channel is not None
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.coaches.choose(uuid4(), CoachChoice(self.channel.id, self.id, shows, 3), MONDAY_NINE)

    async def logs(self, *days: date) -> None:
        async with self.tables.open_uow(self.workspace) as uow:
            for day in days:
                entry = Entry(uuid4(), self.id, self.goal_id, self.promise_id, day, Decimal(1))
                await uow.goals.add_entry(entry, MONDAY_NINE)

    async def slips(
        self, first: date, last: date, *, hour: datetime | None = None, promise: bool = True
    ) -> Slip:
        """A slip of a promise or of a silent week; with an `hour` she was told of it, and Grace is then."""
        async with self.tables.open_uow(self.workspace) as uow:
            told = None
            if hour:
                mailbox = await uow.deliveries.mailbox_of_person("U1")
                told = await uow.deliveries.owe(mailbox, Kind.SLIP_OWNER, f"slip:{first}", MONDAY_NINE)
            commitment_id = self.promise_id if promise else None
            slip = Slip(uuid4(), self.id, commitment_id, DateSpan(first, last), SlipState.OPEN, told)
            await uow.slips.add(slip, MONDAY_NINE)
        if hour and told:
            await self.hears(slip.id, told, hour)
        return slip

    async def hears(self, slip_id: UUID, told: UUID, hour: datetime) -> None:
        async with self.tables.open_uow(self.workspace) as uow:
            grace = Partnership(
                uuid4(),
                self.id,
                uuid4().hex[:9],
                None,
                Role.PEER,
                PartnershipState.INVITED,
                "",
                mar(30),
                hour,
            )
            await uow.partners.invite(grace)
            await uow.slips.draw_for(uuid4(), told, grace.id)
            (notice,) = await uow.slips.notices(told)
            await uow.slips.shown(notice, hour, NoticeState.TOLD_OWNER)
            await uow.slips.heard([slip_id], SlipState.TOLD_OWNER)

    async def is_sent_the_checkin(self, week_on: date = WEEK_ON, at: datetime = MONDAY_NINE) -> None:
        async with self.tables.open_uow(self.workspace) as uow:
            mailbox = await uow.deliveries.mailbox_of_person("U1")
            owed = await uow.deliveries.owe(mailbox, Kind.CHECKIN, f"checkin:{self.id}:{week_on}", at)
            assert owed is not None
            await uow.deliveries.sent([owed], f"1.{week_on.day}", at, at.date())

    async def says(self, status: CheckinStatus, week_on: date = WEEK_ON) -> None:
        async with self.tables.open_uow(self.workspace) as uow:
            checkin = await uow.checkins.open(uuid4(), self.id, week_on, MONDAY_NINE)
            await uow.checkins.answer(uuid4(), checkin.id, self.goal_id, status, MONDAY_NINE)

    async def digest(self, now: datetime = THURSDAY_TEN) -> DigestFacts:
        assert self.channel is not None
        async with self.tables.open_uow(self.workspace) as uow:
            return await digests.facts(uow, self.channel, THURSDAY, now)

    async def facts(self, now: datetime = THURSDAY_TEN) -> PersonFacts:
        (found,) = (await self.digest(now)).people
        return found


@pytest.fixture
async def ada(tables: Transactions, workspace: UUID) -> Ada:
    return await Ada(tables, workspace).joins()


async def test_who_did_not_choose_is_not_counted(ada: Ada) -> None:
    assert (await ada.digest()).people == ()
    await ada.chooses(CoachView.OFF)
    assert (await ada.digest()).people == ()


async def test_the_summary_is_about_the_last_week_that_is_over(ada: Ada) -> None:
    assert (await ada.digest()).week == DateSpan(mar(2), mar(8))


async def test_what_was_kept_counts_and_what_was_not_told_does_not(ada: Ada) -> None:
    await ada.chooses()
    await ada.logs(mar(2), mar(3), mar(4), date(2026, 2, 24))
    found = await ada.facts()
    assert (found.name, found.shows) == ("Ada", CoachView.NAMED)
    assert (found.week, found.week_before, found.missed) == (Tally(3, 3), Tally(1, 1), ())


async def test_a_slip_counts_once_the_partners_hour_has_come(ada: Ada) -> None:
    await ada.chooses()
    await ada.logs(mar(2), mar(3), mar(4))
    await ada.slips(mar(5), mar(6), hour=THURSDAY_TEN)
    before = await ada.facts(THURSDAY_TEN - timedelta(minutes=1))
    assert (before.week, before.missed) == (Tally(3, 3), ())
    after = await ada.facts()
    assert after.week == Tally(3, 5)
    (missed,) = after.missed
    assert missed.promise is not None
    assert (missed.promise.tally, missed.since) == (Tally(3, 5), mar(5))


async def test_a_run_that_goes_on_into_this_week_counts_for_its_own_days(ada: Ada) -> None:
    await ada.chooses()
    await ada.logs(mar(2), mar(3), mar(4), mar(5))
    await ada.slips(mar(6), mar(9), hour=THURSDAY_TEN)
    found = await ada.facts()
    assert (found.week, len(found.missed)) == (Tally(4, 5), 1)


async def test_a_slip_that_was_settled_counts_nowhere(ada: Ada) -> None:
    await ada.chooses()
    await ada.is_sent_the_checkin()
    slip = await ada.slips(mar(5), mar(6), hour=MONDAY_NINE)
    async with ada.tables.open_uow(ada.workspace) as uow:
        await uow.slips.settle(slip.id, MONDAY_NINE)
    found = await ada.facts()
    assert (found.week, found.missed) == (Tally(0, 3), ())


async def test_a_miss_that_no_message_is_due_for_is_told_by_the_checkin(ada: Ada) -> None:
    await ada.chooses()
    await ada.logs(mar(2), mar(3), mar(4), mar(5))
    assert (await ada.facts()).week == Tally(4, 4)
    await ada.is_sent_the_checkin()
    found = await ada.facts()
    assert (found.week, found.missed) == (Tally(4, 5), ())
    assert (await ada.facts(MONDAY_NINE + timedelta(hours=23))).week == Tally(4, 4)


async def test_a_slip_that_nobody_is_there_to_hear_of_is_told_by_the_checkin(ada: Ada) -> None:
    await ada.chooses()
    await ada.slips(mar(2), mar(6))
    assert (await ada.facts()).missed == ()
    await ada.is_sent_the_checkin()
    found = await ada.facts()
    assert (found.week, len(found.missed)) == (Tally(0, 5), 1)


async def test_a_silent_week_is_a_miss_without_a_promise(ada: Ada) -> None:
    await ada.chooses()
    await ada.slips(mar(2), mar(8), hour=MONDAY_NINE, promise=False)
    (missed,) = (await ada.facts()).missed
    assert (missed.promise, missed.since) == (None, mar(2))


async def test_two_slips_of_a_promise_are_one_miss_and_a_kept_one_is_none(ada: Ada) -> None:
    await ada.chooses()
    await ada.slips(mar(2), mar(3), hour=MONDAY_NINE)
    await ada.slips(mar(5), mar(6), hour=MONDAY_NINE)
    assert len((await ada.facts()).missed) == 1
    await ada.logs(*(mar(day) for day in range(2, 7)))
    assert (await ada.facts()).missed == ()


async def test_the_last_word_on_each_goal_is_there(ada: Ada) -> None:
    await ada.chooses()
    await ada.says(CheckinStatus.ON_TRACK, date(2026, 2, 23))
    await ada.says(CheckinStatus.STUCK)
    (said,) = (await ada.facts()).said
    assert (said.short_name, said.status, said.week_on) == ("Feedback", CheckinStatus.STUCK, mar(2))


async def test_who_is_away_today_says_when_they_are_back(ada: Ada) -> None:
    await ada.chooses()
    async with ada.tables.open_uow(ada.workspace) as uow:
        await uow.people.add_absence(uuid4(), ada.id, DateSpan(mar(12), mar(13)), MONDAY_NINE)
    assert (await ada.facts()).back_on == mar(16)
    assert (await ada.facts(THURSDAY_TEN - timedelta(days=1))).back_on is None


async def test_who_had_no_goal_yet_in_that_week_is_not_counted(ada: Ada) -> None:
    await ada.chooses()
    async with ada.tables.open_uow(ada.workspace) as uow:
        await uow.goals.change(ada.goal_id, starts_on=mar(8))
    assert len((await ada.digest()).people) == 1
    async with ada.tables.open_uow(ada.workspace) as uow:
        await uow.goals.change(ada.goal_id, starts_on=mar(9))
    assert (await ada.digest()).people == ()


async def test_who_let_every_goal_go_is_not_counted(ada: Ada) -> None:
    await ada.chooses()
    async with ada.tables.open_uow(ada.workspace) as uow:
        await uow.goals.change(ada.goal_id, dropped_on=mar(10))
    assert (await ada.digest()).people == ()


async def test_who_left_is_not_counted(ada: Ada) -> None:
    await ada.chooses()
    async with ada.tables.open_uow(ada.workspace) as uow:
        gone = Introduction("U1", "Ada", "Europe/Berlin", "en-GB", deactivated=True)
        await uow.people.meet(uuid4(), gone, MONDAY_NINE)
    assert (await ada.digest()).people == ()


async def test_of_whom_nothing_is_asked_is_not_counted(ada: Ada) -> None:
    await ada.chooses(CoachView.NAMED)
    assert len((await ada.digest()).people) == 1
    async with ada.tables.open_uow(ada.workspace) as uow:
        await uow.people.quiet(ada.id, MONDAY_NINE)
    assert (await ada.digest()).people == ()


async def test_a_week_in_which_nothing_counted_has_no_tally(ada: Ada) -> None:
    await ada.chooses()
    async with ada.tables.open_uow(ada.workspace) as uow:
        await uow.people.add_absence(uuid4(), ada.id, DateSpan(date(2026, 2, 20), mar(8)), MONDAY_NINE)
    found = await ada.facts()
    assert (found.week, found.week_before) == (Tally(0, 0), Tally(0, 0))
