"""The loops plan and send for as long as the program runs, and end in order."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.exc import OperationalError

from bot.db.clockwork import Lease
from bot.demo.workspace import PATIENCE
from bot.domain.deliveries import Kind, State
from bot.domain.errors import Busy
from jobs import loops
from jobs.loops import Bell, Loops
from jobs.plan import Planning
from jobs.schedule import metronome
from jobs.send import Sender
from tests.jobs.stage import NINE, Stage, eventually


def loops_of(stage: Stage, sender: Sender | None = None, planning: Planning | None = None) -> Loops:
    return Loops(stage.deps, planning or Planning(stage.deps, {}), sender or stage.sender, stage.bells)


@asynccontextmanager
async def ringing(stage: Stage) -> AsyncIterator[None]:
    """Bells as often as the tests need them."""

    async def ring() -> None:
        while True:
            await asyncio.sleep(0.01)
            stage.bells.send.ring()

    task = asyncio.create_task(ring())
    yield
    task.cancel()


async def test_what_a_use_case_owes_now_is_sent_without_any_bell(stage: Stage) -> None:
    async with loops_of(stage).running():
        await stage.owe(Kind.ANSWER, "at once")
        await stage.slack.until(lambda: stage.texts() == ["at once"])


async def test_what_is_due_later_waits_for_a_bell_after_its_time(stage: Stage) -> None:
    async with loops_of(stage).running():
        await stage.owe(Kind.ANSWER, "later", at=NINE + timedelta(hours=1))
        stage.bells.send.ring()
        await asyncio.sleep(0.1)
        assert stage.texts() == []
        stage.clock.move_to(NINE + timedelta(hours=1))
        stage.bells.send.ring()
        await stage.slack.until(lambda: stage.texts() == ["later"])


async def test_a_bell_plans(stage: Stage) -> None:
    planning = Planning(stage.deps, {})

    async def planned() -> bool:
        return planning.planned_at is not None

    async with loops_of(stage, planning=planning).running():
        assert planning.planned_at is None
        stage.bells.plan.ring()
        await eventually(planned)
    assert planning.planned_at == NINE


async def test_a_bell_tidies(stage: Stage) -> None:
    owed = await stage.owe(Kind.ANSWER, "old")
    async with stage.deps.open_uow(stage.workspace) as uow:
        await uow.deliveries.skip([owed], "no reason")
    stage.later(timedelta(days=91))
    async with loops_of(stage).running():
        stage.bells.tidy.ring()
        await eventually(lambda: gone(stage, owed))


async def gone(stage: Stage, delivery_id: UUID) -> bool:
    async with stage.deps.open_uow(stage.workspace) as uow:
        return await uow.deliveries.delivery(delivery_id) is None


async def test_a_slow_channel_holds_up_nobody_else(stage: Stage) -> None:
    await stage.owe(Kind.ANSWER, "slow")
    await stage.send_all()
    names = await stage.owe_many(5)
    channel = stage.slack.person("Ada").dm_channel.id
    latency = stage.slack.faults.add("latency", "chat.postMessage", channel=channel, seconds=PATIENCE)
    await stage.owe(Kind.ANSWER, "slower")
    async with loops_of(stage).running():
        stage.bells.send.ring()
        await stage.slack.until(lambda: set(names) <= set(stage.all_texts()))
        assert "slower" not in stage.texts()
        latency.over.set()
        await stage.slack.until(lambda: "slower" in stage.texts())


async def test_more_mailboxes_than_there_are_hands_are_all_served(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loops, "SENDERS", 2)
    monkeypatch.setattr(loops, "LEASED", 3)
    names = await stage.owe_many(20)
    async with loops_of(stage).running():
        stage.bells.send.ring()
        await stage.slack.until(lambda: len(stage.all_texts()) == 20)
    assert sorted(stage.all_texts()) == sorted(names)


async def test_a_stop_finishes_what_is_held_and_takes_nothing_more(stage: Stage) -> None:
    await stage.owe(Kind.ANSWER, "open the DM")
    await stage.send_all()
    latency = stage.slack.faults.add("latency", "chat.postMessage", seconds=PATIENCE)
    await stage.owe(Kind.ANSWER, "begun")
    async with loops_of(stage).running():
        stage.bells.send.ring()
        await eventually(lambda: stage.is_in(State.CLAIMED, "begun"))
        await stage.owe(Kind.ANSWER, "not begun", to="Grace")
        stage.bells.send = Bell()
        asyncio.get_running_loop().call_later(0.1, latency.over.set)
    assert (await stage.state("begun")).state is State.SENT
    assert stage.texts() == ["open the DM", "begun"]


async def test_a_stop_does_not_wait_for_ever(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loops, "STOP_WITHIN", timedelta(seconds=0.1))
    await stage.owe(Kind.ANSWER, "open the DM")
    await stage.send_all()
    silence = stage.slack.faults.add("silence", "chat.postMessage", seconds=PATIENCE)
    await stage.owe(Kind.ANSWER, "stuck")
    async with loops_of(stage).running():
        stage.bells.send.ring()
        await eventually(lambda: stage.is_in(State.CLAIMED, "stuck"))
    assert (await stage.state("stuck")).state is State.CLAIMED
    silence.over.set()


class Failing(Sender):
    """A sender whose tables fail as often as it is told, or that has a bug."""

    times: int = 0
    fault: Exception = Busy()
    claiming: bool = True

    async def lease_once(self, limit: int) -> Sequence[Lease]:
        if self.claiming:
            self._fail()
        return await super().lease_once(limit)

    async def send_once(self, lease: Lease) -> None:
        if not self.claiming:
            self._fail()
        await super().send_once(lease)

    def _fail(self) -> None:
        if self.times > 0:
            self.times -= 1
            raise self.fault


@pytest.mark.parametrize("claiming", [True, False])
async def test_tables_that_do_not_answer_cost_a_while_and_no_message(stage: Stage, claiming: bool) -> None:
    sender = Failing(stage.deps, dict.fromkeys(Kind, stage.compose))
    sender.times, sender.claiming = 2, claiming
    await stage.owe(Kind.ANSWER, "patient")
    async with loops_of(stage, sender).running(), ringing(stage):
        async with asyncio.timeout(PATIENCE):
            while stage.texts() != ["patient"]:
                await asyncio.sleep(0.02)
                stage.later(timedelta(seconds=30))
    assert (await stage.state("patient")).attempts == 1


async def test_a_bug_in_a_loop_is_heard_by_whoever_runs_the_program(stage: Stage) -> None:
    sender = Failing(stage.deps, dict.fromkeys(Kind, stage.compose))
    sender.times, sender.fault = 1, OperationalError("select", {}, Exception("no such table"))
    running = loops_of(stage, sender)
    async with running.running():
        stage.bells.send.ring()
        with pytest.raises(OperationalError):
            await asyncio.wait_for(asyncio.shield(running.failed), PATIENCE)


async def test_the_metronome_rings_every_bell(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    often = timedelta(seconds=0.05)
    for name in ("SEND_EVERY", "PLAN_EVERY", "TIDY_EVERY"):
        monkeypatch.setattr(f"jobs.schedule.{name}", often)
    scheduler = metronome(stage.bells)
    scheduler.start()
    try:
        for bell in (stage.bells.send, stage.bells.plan, stage.bells.tidy) * 2:
            await asyncio.wait_for(bell.heard(), PATIENCE)
    finally:
        scheduler.shutdown(wait=False)
        await asyncio.sleep(0)


async def test_a_bell_rung_often_wakes_once() -> None:
    bell = Bell()
    bell.ring()
    bell.ring()
    await bell.heard()
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(bell.heard(), 0.01)
