"""One transaction per act, in one workspace, never nested, never held while something slow is awaited."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from bot.db.engines import open_engine
from bot.db.routines import Stored
from bot.db.unit_of_work import TransactionError, Transactions, assert_no_transaction
from bot.domain.deliveries import Budget, Kind, State
from bot.domain.errors import Busy
from bot.domain.routines import RoutineKind
from bot.domain.slots import DueSlot, Slot

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


async def owe_nudge(tables: Transactions, workspace: UUID, user: str = "U1", key: str = "k1") -> UUID | None:
    async with tables.open_uow(workspace) as uow:
        mailbox = await uow.deliveries.mailbox_of_person(user)
        return await uow.deliveries.owe(mailbox, Kind.NUDGE, key, NOW, {"member": "x"})


async def test_a_workspace_is_one_row_however_often_it_is_seen(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_clock_uow() as clock:
        assert await clock.workspace("", "T1", NOW, "UTC") == workspace
        assert await clock.workspace("E1", "", NOW, "UTC") != workspace


async def test_a_transaction_inside_another_is_an_error_at_once(
    tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace):
        with pytest.raises(TransactionError):
            async with tables.open_uow(workspace):
                raise AssertionError
        with pytest.raises(TransactionError):
            assert_no_transaction()
    assert_no_transaction()


async def test_what_fails_leaves_nothing_behind(tables: Transactions, workspace: UUID) -> None:
    async def fail_after_a_receipt() -> None:
        async with tables.open_uow(workspace) as uow:
            assert await uow.deliveries.receipt("r1", NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_after_a_receipt()
    async with tables.open_uow(workspace) as uow:
        assert await uow.deliveries.receipt("r1", NOW)


async def test_a_request_is_handled_once(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_uow(workspace) as uow:
        assert await uow.deliveries.receipt("r1", NOW)
        assert not await uow.deliveries.receipt("r1", NOW)


async def test_a_second_sqlite_writer_is_told_to_try_again(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.db.engines.POOL_TIMEOUT", 0.05)
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('db') / 'bot.db'}")
    tables = Transactions(engine, uuid4)
    async with engine.begin():
        with pytest.raises(Busy):
            async with tables.open_clock_uow():
                raise AssertionError
    await engine.dispose()


async def test_a_dedupe_key_is_owed_once(tables: Transactions, workspace: UUID) -> None:
    assert await owe_nudge(tables, workspace) is not None
    assert await owe_nudge(tables, workspace) is None


async def test_another_workspace_sees_nothing(tables: Transactions, workspace: UUID) -> None:
    owed = await owe_nudge(tables, workspace)
    assert owed is not None
    async with tables.open_clock_uow() as clock:
        other = await clock.workspace("", "T2", NOW, "UTC")
    async with tables.open_uow(other) as uow:
        assert await uow.deliveries.delivery(owed) is None
        assert await uow.deliveries.by_key("k1") is None
        await uow.deliveries.fail([owed], "not ours")
    async with tables.open_uow(workspace) as uow:
        mine = await uow.deliveries.by_key("k1")
    assert mine is not None
    assert mine.state is State.PENDING


async def test_a_leased_mailbox_is_nobody_elses_until_the_lease_ends(
    tables: Transactions, workspace: UUID
) -> None:
    await owe_nudge(tables, workspace)
    async with tables.open_clock_uow() as clock:
        assert await clock.lease_mailboxes(NOW - MINUTE, 10) == []
        first = await clock.lease_mailboxes(NOW, 10)
        assert len(first) == 1
        assert await clock.lease_mailboxes(NOW + MINUTE / 2, 10) == []
        second = await clock.lease_mailboxes(NOW + 2 * MINUTE, 10)
        assert len(second) == 1
    async with tables.open_uow(workspace) as uow:
        assert await uow.deliveries.held(first[0]) is None
        assert not await uow.deliveries.release(first[0])
        address = await uow.deliveries.held(second[0])
        assert address is not None
        assert address.slack_user_id == "U1"


async def test_a_delivery_is_claimed_sent_and_counted_against_the_day(
    tables: Transactions, workspace: UUID
) -> None:
    owed = await owe_nudge(tables, workspace)
    assert owed is not None
    async with tables.open_clock_uow() as clock:
        (lease,) = await clock.lease_mailboxes(NOW, 10)
    async with tables.open_uow(workspace) as uow:
        (due,) = await uow.deliveries.due(lease.mailbox_id, NOW)
        assert (due.kind, due.about) == (Kind.NUDGE, {"member": "x"})
        await uow.deliveries.claim([due.id], uuid4(), NOW)
        await uow.deliveries.opened(lease.mailbox_id, "D1")
    async with tables.open_uow(workspace) as uow:
        await uow.deliveries.sent([due.id], "1.0", NOW, date(2026, 3, 9))
        assert await uow.deliveries.release(lease)
        assert await uow.deliveries.sent_on(lease.mailbox_id, date(2026, 3, 9), Budget.MEMBER) == 1
        assert await uow.deliveries.sent_on(lease.mailbox_id, date(2026, 3, 9), Budget.PARTNER) == 0
        assert [each.id for each in await uow.deliveries.message(lease.mailbox_id, "1.0")] == [due.id]
    async with tables.open_clock_uow() as clock:
        assert await clock.next_moment() is None


async def test_an_edit_of_a_sent_message_is_owed_once_while_it_waits(
    tables: Transactions, workspace: UUID
) -> None:
    owed = await owe_nudge(tables, workspace)
    assert owed is not None
    async with tables.open_uow(workspace) as uow:
        await uow.deliveries.redraw(owed, NOW)
        mailbox = await uow.deliveries.mailbox_of_person("U1")
        assert len(await uow.deliveries.due(mailbox, NOW)) == 1
        await uow.deliveries.sent([owed], "1.0", NOW, date(2026, 3, 9))
        assert not await uow.deliveries.redraw_waits(mailbox, "1.0")
        await uow.deliveries.redraw(owed, NOW)
        await uow.deliveries.redraw(owed, NOW)
        waiting = await uow.deliveries.due(mailbox, NOW)
        assert [each.kind for each in waiting] == [Kind.REDRAW]
        assert await uow.deliveries.redraw_waits(mailbox, "1.0")


async def test_a_mailbox_wakes_for_its_earliest_delivery_and_rests_between_two(
    tables: Transactions, workspace: UUID
) -> None:
    async with tables.open_uow(workspace) as uow:
        mailbox = await uow.deliveries.mailbox_of_channel("C1")
        assert await uow.deliveries.mailbox_of_channel("C1") == mailbox
        await uow.deliveries.owe(mailbox, Kind.DIGEST, "late", NOW + 5 * MINUTE)
        early = await uow.deliveries.owe(mailbox, Kind.DIGEST, "early", NOW)
        assert early is not None
    async with tables.open_clock_uow() as clock:
        assert await clock.next_moment() == NOW
        (lease,) = await clock.lease_mailboxes(NOW, 10)
    async with tables.open_uow(workspace) as uow:
        await uow.deliveries.skip([early], "stopped")
        assert await uow.deliveries.release(lease, not_before=NOW + 9 * MINUTE)
    async with tables.open_clock_uow() as clock:
        assert await clock.next_moment() == NOW + 9 * MINUTE
    async with tables.open_uow(workspace) as uow:
        await uow.deliveries.withdraw("late", "stopped")
        late = await uow.deliveries.by_key("late")
        assert late is not None
        assert late.state is State.SKIPPED
        await uow.deliveries.later([late.id], NOW + MINUTE, state=State.UNKNOWN)
        assert [each.state for each in await uow.deliveries.due(mailbox, NOW + MINUTE)] == [State.UNKNOWN]


async def test_a_closed_workspace_is_left_alone_until_it_opens(tables: Transactions, workspace: UUID) -> None:
    await owe_nudge(tables, workspace)
    async with tables.open_uow(workspace) as uow:
        await uow.deliveries.close_workspace(NOW + MINUTE)
    async with tables.open_clock_uow() as clock:
        assert await clock.next_moment() == NOW + MINUTE
        assert await clock.lease_mailboxes(NOW, 10) == []
        assert len(await clock.lease_mailboxes(NOW + MINUTE, 10)) == 1


async def test_a_due_routine_is_planned_by_one_and_moves_on(tables: Transactions, workspace: UUID) -> None:
    subject, today = uuid4(), date(2026, 3, 9)
    async with tables.open_uow(workspace) as uow:
        await uow.routines.set(uuid4(), subject, RoutineKind.NUDGE, Slot(today, NOW))
        assert await uow.routines.of(subject) == {RoutineKind.NUDGE: Stored(Slot(today, NOW), None)}
    async with tables.open_clock_uow() as clock:
        (due,) = await clock.routines_due(NOW, 10)
        assert (due.subject_id, due.kind, due.workspace_id) == (subject, RoutineKind.NUDGE, workspace)
        assert await clock.next_moment() == NOW
    tomorrow = Slot(date(2026, 3, 10), NOW + timedelta(days=1))
    async with tables.open_uow(workspace) as uow:
        assert await uow.routines.claim(due.id, NOW) == Slot(today, NOW)
        await uow.routines.planned(due.id, DueSlot(today, today, tomorrow))
        assert await uow.routines.claim(due.id, NOW) is None
        assert await uow.routines.of(subject) == {RoutineKind.NUDGE: Stored(tomorrow, today)}
        await uow.routines.set(uuid4(), subject, RoutineKind.NUDGE, None)
        assert await uow.routines.of(subject) == {RoutineKind.NUDGE: Stored(None, today)}


async def test_what_failed_is_set_aside_and_shown(tables: Transactions, workspace: UUID) -> None:
    owed = await owe_nudge(tables, workspace)
    assert owed is not None
    async with tables.open_uow(workspace) as uow:
        await uow.routines.set(uuid4(), uuid4(), RoutineKind.CHECKIN, Slot(date(2026, 3, 9), NOW))
        await uow.deliveries.fail([owed], "user_not_found")
    async with tables.open_clock_uow() as clock:
        (due,) = await clock.routines_due(NOW, 10)
    async with tables.open_uow(workspace) as uow:
        await uow.routines.set_aside(due.id, "ValueError")
    async with tables.open_clock_uow() as clock:
        assert await clock.routines_due(NOW, 10) == []
        assert await clock.faults() == [("checkin", "ValueError"), ("nudge", "user_not_found")]


async def test_a_long_gap_between_two_plannings_is_an_outage(tables: Transactions, workspace: UUID) -> None:
    async with tables.open_clock_uow() as clock:
        assert await clock.tick(NOW) == 0
        assert await clock.tick(NOW + timedelta(hours=6)) == 0
        assert await clock.tick(NOW + timedelta(hours=13)) == 1
    async with tables.open_uow(workspace) as uow:
        (outage,) = await uow.people.outages(NOW)
    assert (outage.began_at, outage.ended_at) == (NOW + timedelta(hours=6), NOW + timedelta(hours=13))


async def test_old_receipts_and_sent_deliveries_are_forgotten(tables: Transactions, workspace: UUID) -> None:
    owed = await owe_nudge(tables, workspace)
    assert owed is not None
    async with tables.open_uow(workspace) as uow:
        await uow.deliveries.receipt("r1", NOW)
        await uow.deliveries.skip([owed], "no promise open")
    async with tables.open_clock_uow() as clock:
        await clock.tidy(NOW + timedelta(days=8))
    async with tables.open_uow(workspace) as uow:
        assert await uow.deliveries.receipt("r1", NOW)
        assert await uow.deliveries.delivery(owed) is not None
    async with tables.open_clock_uow() as clock:
        await clock.tidy(NOW + timedelta(days=91))
    async with tables.open_uow(workspace) as uow:
        assert await uow.deliveries.delivery(owed) is None


async def test_no_more_mailboxes_are_taken_than_were_asked_for_whatever_the_plan_of_the_query(
    tables: Transactions, workspace: UUID
) -> None:
    for number in range(12):
        await owe_nudge(tables, workspace, f"U{number}", f"key {number}")
    async with tables.open_clock_uow() as clock:
        connection = clock._connection
        if connection.dialect.name == "postgresql":
            # The plans left are those that run a query inside another once for each row of that.
            for way in ("hashjoin", "mergejoin", "material", "hashagg", "sort", "memoize", "bitmapscan"):
                await connection.execute(text(f"set local enable_{way} = off"))
        assert len(await clock.lease_mailboxes(NOW, 1)) == 1
        assert len(await clock.lease_mailboxes(NOW, 5)) == 5
