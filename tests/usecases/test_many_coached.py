"""Many with one coach: few statements, Slack's limits, no miss before its owner was told, and the hour."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.unit_of_work import Transactions, UnitOfWork
from bot.demo.block_rules import message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.domain.calendar import DateSpan
from bot.domain.coaches import CoachChannel, CoachChoice, SeenChannel
from bot.domain.deliveries import Kind
from bot.domain.people import DEFAULT_TIMES, Introduction, Visit
from bot.domain.sharing import CoachView, NoticeState, Partnership, PartnershipState, Role
from bot.domain.slips import Slip, SlipState
from bot.domain.triage import DigestFacts
from bot.slack import board_views, digest_detail_views, digest_views
from bot.usecases import boards, digests
from tests.domain.plans import make_commitment, make_goal
from tests.statements import counted

MONDAY_NINE = datetime(2026, 3, 9, 8, tzinfo=UTC)
THURSDAY = date(2026, 3, 12)
THURSDAY_TEN = datetime(2026, 3, 12, 9, tzinfo=UTC)
COACHING = SeenChannel("C1", "coaching", private=True, shared=False, archived=False, joined=True, readers=3)
STATEMENTS = 12
"""At most so many for a summary, however many show something in it."""


@dataclass
class Coached:
    """A channel of Cleo's."""

    tables: Transactions
    workspace: UUID
    channel: CoachChannel

    async def facts(self, now: datetime = THURSDAY_TEN) -> DigestFacts:
        async with self.tables.open_uow(self.workspace) as uow:
            return await digests.facts(uow, self.channel, THURSDAY, now)


@pytest.fixture
async def coached(tables: Transactions, workspace: UUID) -> Coached:
    async with tables.open_uow(workspace) as uow:
        cleo = uuid4()
        await uow.people.meet(cleo, Introduction("U-Cleo", "Cleo", "Europe/Berlin", "en-GB"), MONDAY_NINE)
        await uow.coaches.start(uuid4(), cleo, COACHING, MONDAY_NINE)
        channel = await uow.coaches.running("C1")
    assert channel is not None
    return Coached(tables, workspace, channel)


@dataclass(frozen=True)
class History:
    """What became of one member's miss of Thu 5 and Fri 6 March: drawn, and what may be said of it when."""

    number: int
    shows: CoachView
    told: bool
    state: NoticeState
    hour: datetime
    settled: bool

    @property
    def mark(self) -> str:
        return f"Q{self.number:03}Q"

    def may_be_said(self, now: datetime) -> bool:
        """The rule, said again in its own words: told, not held back or settled, and the hour has come."""
        heard = self.state in (NoticeState.TOLD_PARTNER, NoticeState.CLOSED) or (
            self.state is NoticeState.TOLD_OWNER and self.hour <= now
        )
        return self.told and heard and not self.settled


def drawn(number: int, chance: Random) -> History:
    return History(
        number,
        shows=chance.choice([CoachView.NAMED, CoachView.NAMED, CoachView.COUNTED, CoachView.OFF]),
        told=chance.random() < 0.8,
        state=chance.choice([NoticeState.DRAWN, NoticeState.TOLD_OWNER, NoticeState.TOLD_OWNER,
                             NoticeState.TOLD_PARTNER, NoticeState.CLOSED, NoticeState.HELD_BACK]),
        hour=THURSDAY_TEN + timedelta(minutes=chance.choice([-600, -1, 0, 1, 600])),
        settled=chance.random() < 0.2,
    )  # fmt: skip


async def lived(uow: UnitOfWork, channel: CoachChannel, history: History) -> None:
    """A member named by a mark, whose promise bears it too, with this history."""
    person, slack_id = uuid4(), f"U{history.number}"
    who = Introduction(slack_id, f"{history.mark}name", "Europe/Berlin", "en-GB")
    await uow.people.meet(person, who, MONDAY_NINE)
    await uow.people.choose(person, DEFAULT_TIMES, MONDAY_NINE)
    first = date(2026, 2, 23)
    goal = replace(make_goal(starts_on=first), id=uuid4(), member_id=person, short_name=f"{history.mark}goal")
    await uow.goals.add(goal, MONDAY_NINE)
    promise = make_commitment(starts_on=first)
    promise = replace(
        promise, id=uuid4(), goal_id=goal.id, member_id=person, short_name=f"{history.mark}promise"
    )
    await uow.goals.add_commitment(promise, MONDAY_NINE)
    await uow.coaches.choose(uuid4(), CoachChoice(channel.id, person, history.shows, 3), MONDAY_NINE)
    mailbox = await uow.deliveries.mailbox_of_person(slack_id)
    message = await uow.deliveries.owe(mailbox, Kind.SLIP_OWNER, f"slip:{history.number}", MONDAY_NINE)
    assert message is not None
    span = DateSpan(date(2026, 3, 5), date(2026, 3, 6))
    slip = Slip(uuid4(), person, promise.id, span, SlipState.OPEN, message)
    await uow.slips.add(slip, MONDAY_NINE)
    if history.told:
        grace = Partnership(
            uuid4(), person, f"G{history.number}", None, Role.PEER, PartnershipState.INVITED, "",
            date(2026, 5, 30), MONDAY_NINE,
        )  # fmt: skip
        await uow.partners.invite(grace)
        await uow.slips.draw_for(uuid4(), message, grace.id)
        (notice,) = await uow.slips.notices(message)
        await uow.slips.shown(notice, history.hour, NoticeState.TOLD_OWNER)
        await uow.slips.move(notice.id, [NoticeState.TOLD_OWNER], history.state)
        await uow.slips.heard([slip.id], SlipState.TOLD_OWNER)
    if history.settled:
        await uow.slips.settle(slip.id, MONDAY_NINE)


@pytest.mark.parametrize("seed", range(3))
async def test_no_payload_holds_a_miss_before_its_owner_was_told_and_the_hour_had_come(
    coached: Coached, seed: int
) -> None:
    """Random histories side by side; what the channel and the board hold is searched for their marks."""
    chance = Random(seed)
    histories = [drawn(number, chance) for number in range(40)]
    async with coached.tables.open_uow(coached.workspace) as uow:
        for history in histories:
            await lived(uow, coached.channel, history)
    for now in (THURSDAY_TEN - timedelta(minutes=30), THURSDAY_TEN, THURSDAY_TEN + timedelta(hours=12)):
        found = await coached.facts(now)
        channel = repr([digest_views.digest(found), digest_detail_views.detail(found)])
        visit = Visit(coached.workspace, "U-Cleo", "")
        shown = await boards.board(coached.tables.open_uow, now, visit)
        pages = repr([board_views.board(shown, at) for at in range(3)])
        for history in histories:
            named = history.shows is CoachView.NAMED
            said = named and history.may_be_said(now)
            assert (f"{history.mark}promise" in pages) is said
            assert f"{history.mark}promise" not in channel or said
            assert (f"{history.mark}name" in pages) is named
            assert f"{history.mark}name" not in channel or named
        said_of = [history.shows is CoachView.NAMED and history.may_be_said(now) for history in histories]
        assert any(said_of)
        assert not all(said_of)


async def test_a_summary_and_a_board_of_200_members_take_few_statements_and_fit(
    coached: Coached, engine: AsyncEngine
) -> None:
    chance = Random(9)
    many = [
        replace(drawn(number, chance), shows=CoachView.NAMED, told=True, state=NoticeState.TOLD_PARTNER)
        for number in range(200)
    ]
    async with coached.tables.open_uow(coached.workspace) as uow:
        for history in many:
            await lived(uow, coached.channel, history)
    with counted(engine) as statements:
        found = await coached.facts()
    assert len(found.people) == 200
    assert len(statements) <= STATEMENTS
    for message in (digest_views.digest(found), digest_detail_views.detail(found)):
        assert message_faults(list(message.blocks)) == []
        assert not message_is_too_long(list(message.blocks))
        assert len(message.text) < 4000
    shown = await boards.board(coached.tables.open_uow, THURSDAY_TEN, Visit(coached.workspace, "U-Cleo", ""))
    pages = [board_views.board(shown, at) for at in range(10)]
    assert [page for page in pages if view_faults(page) or view_is_too_large(page)] == []
    text = repr(pages)
    assert [history.mark for history in many if f"*{history.mark}name*" not in text] == []
