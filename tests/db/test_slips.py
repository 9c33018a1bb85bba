"""Slips, notices and words as the tables keep them; on both databases."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.calendar import DateSpan
from bot.domain.deliveries import Kind
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.sharing import NoticeState, Partnership, PartnershipState, Role
from bot.domain.slip_facts import Notice
from bot.domain.slips import Slip, SlipState
from tests.domain.plans import make_commitment, make_goal, march

NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)
HOUR = NOW + timedelta(days=1)
RUN = DateSpan(march(6), march(9))


@dataclass
class Told:
    """Ben with a promise, Grace beside him, and a message to Ben that is owed."""

    tables: Transactions
    workspace: UUID
    ben: UUID
    promise: UUID
    partnership: UUID
    message: UUID

    async def slip(self, span: DateSpan = RUN, *, told: bool = True, silent: bool = False) -> Slip:
        slip = Slip(
            id=uuid4(),
            member_id=self.ben,
            commitment_id=None if silent else self.promise,
            span=span,
            state=SlipState.OPEN,
            owner_delivery_id=self.message if told else None,
        )
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.slips.add(slip, NOW)
        return slip

    async def notice(self, state: NoticeState = NoticeState.TOLD_OWNER) -> Notice:
        async with self.tables.open_uow(self.workspace) as uow:
            await uow.slips.draw_for(uuid4(), self.message, self.partnership)
            await uow.slips.draw_for(uuid4(), self.message, self.partnership)
            (made,) = await uow.slips.notices(self.message)
            await uow.slips.drawn(made.id, "Ben planned.")
            (drawn,) = await uow.slips.notices(self.message)
            assert await uow.slips.shown(drawn, HOUR, state)
            found = await uow.slips.notice(made.id)
        assert found is not None
        return found

    async def state_of(self, slip: Slip) -> SlipState:
        async with self.tables.open_uow(self.workspace) as uow:
            newest = await uow.slips.newest(self.ben, date(2026, 1, 1))
        return newest[slip.commitment_id].state

    async def heard_of(self, now: datetime, last: date = RUN.last) -> list[UUID]:
        async with self.tables.open_uow(self.workspace) as uow:
            found = await uow.slips.told([self.ben], march(2), last, now)
        return [slip.id for slip in found]


@pytest.fixture
async def told(tables: Transactions, workspace: UUID) -> Told:
    ben, grace, agreement = uuid4(), uuid4(), uuid4()
    goal = replace(make_goal(), id=uuid4(), member_id=ben)
    promise = replace(make_commitment(), id=uuid4(), goal_id=goal.id, member_id=ben)
    async with tables.open_uow(workspace) as uow:
        await uow.people.meet(ben, Introduction("U1BEN", "Ben", "Europe/Berlin", "en-GB"), NOW)
        await uow.people.choose(ben, DEFAULT_TIMES, NOW)
        await uow.people.meet(grace, Introduction("U1GRACE", "Grace", "America/New_York", "en-US"), NOW)
        await uow.goals.add(goal, NOW)
        await uow.goals.add_commitment(promise, NOW)
        invitation = Partnership(
            agreement, ben, "U1GRACE", None, Role.PEER, PartnershipState.INVITED, "", march(31), NOW
        )
        await uow.partners.invite(invitation)
        await uow.partners.accept(agreement, grace, NOW)
        mailbox = await uow.deliveries.mailbox_of_person("U1BEN")
        message = await uow.deliveries.owe(mailbox, Kind.SLIP_OWNER, "slip_owner", NOW)
    assert message is not None
    return Told(tables, workspace, ben, promise.id, agreement, message)


async def test_the_newest_slip_of_each_promise_is_found_and_the_silent_weeks_apart(told: Told) -> None:
    await told.slip(DateSpan(march(2), march(3)))
    later, silent = await told.slip(), await told.slip(DateSpan(march(2), march(8)), silent=True)
    async with told.tables.open_uow(told.workspace) as uow:
        assert await uow.slips.newest(told.ben, march(1)) == {told.promise: later, None: silent}
        assert await uow.slips.newest(told.ben, march(10)) == {}


async def test_a_slip_partners_have_is_followed_so_that_it_can_be_corrected(told: Told) -> None:
    slip, notice = await told.slip(), await told.notice()
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.slips.heard([slip.id], SlipState.TOLD_PARTNER)
        assert [each.id for each in await uow.slips.followed(told.ben, march(9), NOW)] == [slip.id]
        assert await uow.slips.followed(told.ben, march(10), NOW) == []
        await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), NoticeState.TOLD_PARTNER)
        assert [each.id for each in await uow.slips.followed(told.ben, march(9), NOW)] == [slip.id]


async def test_a_slip_nobody_is_told_of_is_not_followed(told: Told) -> None:
    await told.slip(told=False)
    async with told.tables.open_uow(told.workspace) as uow:
        assert await uow.slips.followed(told.ben, march(1), NOW) == []


async def test_a_message_knows_when_it_was_sent(told: Told) -> None:
    async with told.tables.open_uow(told.workspace) as uow:
        assert await uow.slips.told_at(told.message) is None
        await uow.deliveries.sent([told.message], "1.0", NOW, march(10))
        assert await uow.slips.told_at(told.message) == NOW
        assert await uow.slips.told_at(uuid4()) is None


async def test_a_run_is_extended_and_bound_to_the_message_that_tells_it(told: Told) -> None:
    slip = await told.slip(told=False)
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.slips.extend(slip.id, march(10))
        await uow.slips.tell_by([slip.id], told.message)
        (found,) = await uow.slips.of_message(told.message)
    assert (found.span, found.id) == (DateSpan(march(6), march(10)), slip.id)


async def test_a_slip_is_settled_and_reopened_until_a_partner_was_told(told: Told) -> None:
    slip = await told.slip()
    async with told.tables.open_uow(told.workspace) as uow:
        assert not await uow.slips.reopen(slip.id, SlipState.OPEN)
        assert await uow.slips.settle(slip.id, NOW)
        assert not await uow.slips.settle(slip.id, NOW)
        assert [each.id for each in await uow.slips.followed(told.ben, march(1), NOW)] == [slip.id]
        assert await uow.slips.followed(told.ben, march(1), HOUR) == []
        assert await uow.slips.reopen(slip.id, SlipState.TOLD_OWNER)
        assert [each.id for each in await uow.slips.followed(told.ben, march(1), HOUR)] == [slip.id]
        await uow.slips.heard([slip.id], SlipState.TOLD_PARTNER)
        assert not await uow.slips.settle(slip.id, NOW)
    assert await told.state_of(slip) is SlipState.TOLD_PARTNER


async def test_what_was_settled_meanwhile_was_told_to_nobody(told: Told) -> None:
    slip = await told.slip()
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.slips.settle(slip.id, NOW)
        await uow.slips.heard([slip.id], SlipState.TOLD_OWNER)
    assert await told.state_of(slip) is SlipState.SETTLED


async def test_one_notice_for_each_partner_holds_what_the_owner_was_shown(told: Told) -> None:
    notice = await told.notice()
    assert (notice.told_text, notice.partner_at, notice.state) == (
        "Ben planned.",
        HOUR,
        NoticeState.TOLD_OWNER,
    )
    async with told.tables.open_uow(told.workspace) as uow:
        assert await uow.slips.add_words(notice.id, "Release week.")
        assert await uow.slips.retime(notice.id, NOW)
        changed = await uow.slips.notice(notice.id)
    assert changed == replace(notice, added_words="Release week.", partner_at=NOW)


@pytest.mark.parametrize("state", [NoticeState.TOLD_PARTNER, NoticeState.HELD_BACK])
async def test_what_a_partner_has_or_will_never_get_does_not_change(told: Told, state: NoticeState) -> None:
    notice = await told.notice()
    async with told.tables.open_uow(told.workspace) as uow:
        assert await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), state)
        assert not await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), state)
        assert not await uow.slips.add_words(notice.id, "Release week.")
        assert not await uow.slips.retime(notice.id, NOW)
        await uow.slips.drawn(notice.id, "Other words.")
        assert not await uow.slips.shown(notice, NOW, NoticeState.TOLD_OWNER)
        found = await uow.slips.notice(notice.id)
    assert found == replace(notice, state=state)


async def test_a_summary_may_speak_of_a_slip_once_the_partners_hour_has_come(told: Told) -> None:
    slip = await told.slip()
    assert await told.heard_of(HOUR) == []
    await told.notice()
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.slips.heard([slip.id], SlipState.TOLD_OWNER)
    assert await told.heard_of(HOUR - timedelta(seconds=1)) == []
    assert await told.heard_of(HOUR) == [slip.id]
    assert await told.heard_of(HOUR, last=march(8)) == []


async def test_a_summary_never_speaks_of_what_was_settled_held_back_or_not_told(told: Told) -> None:
    slip, notice = await told.slip(), await told.notice()
    await told.slip(told=False)
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.slips.heard([slip.id], SlipState.TOLD_OWNER)
        await uow.slips.settle(slip.id, NOW)
    assert await told.heard_of(HOUR) == []
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.slips.reopen(slip.id, SlipState.TOLD_OWNER)
        await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), NoticeState.HELD_BACK)
    assert await told.heard_of(HOUR) == []


async def test_an_agreement_that_ended_brings_no_summary_forward(told: Told) -> None:
    slip, notice = await told.slip(), await told.notice()
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.slips.heard([slip.id], SlipState.TOLD_OWNER)
        await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), NoticeState.SETTLED)
    assert await told.heard_of(HOUR - timedelta(seconds=1)) == []
    assert await told.heard_of(HOUR) == [slip.id]


async def test_of_two_words_on_one_notice_the_first_is_kept(told: Told) -> None:
    notice, first = await told.notice(), uuid4()
    async with told.tables.open_uow(told.workspace) as uow:
        assert await uow.words.on_notice(notice.id) == ""
        assert await uow.words.write(first, told.partnership, "One line.", NOW, notice_id=notice.id)
        assert not await uow.words.write(uuid4(), told.partnership, "Another.", NOW, notice_id=notice.id)
        assert await uow.words.on_notice(notice.id) == "One line."
        kept = await uow.words.word(first)
        assert kept is not None
        assert (kept.partnership_id, kept.words) == (told.partnership, "One line.")
        assert await uow.words.word(uuid4()) is None


async def test_slips_and_words_outlive_the_message_that_told_them(told: Told) -> None:
    slip, notice = await told.slip(), await told.notice()
    async with told.tables.open_uow(told.workspace) as uow:
        await uow.deliveries.sent([told.message], "1.0", NOW, march(10))
        await uow.words.write(uuid4(), told.partnership, "One line.", NOW, notice_id=notice.id)
    async with told.tables.open_clock_uow() as clock:
        await clock.tidy(NOW + timedelta(days=400))
    async with told.tables.open_uow(told.workspace) as uow:
        assert await uow.words.on_notice(notice.id) == "One line."
        assert [each.id for each in await uow.slips.of_message(told.message)] == [slip.id]
