"""However the steps of several senders fall between each other, a mailbox keeps its order and its budget."""

import asyncio
import shutil
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engines import open_engine
from bot.db.models import Workspace
from bot.domain.deliveries import DAILY_BUDGET, RULES, Kind, State
from bot.slack.messenger import Messenger
from bot.slack.outcomes import Outcome
from jobs.send import Sender
from tests.jobs.stage import Stage, open_stage

PEOPLE = ("Ada", "Ben", "Cleo")
KINDS = (Kind.CHECKIN, Kind.NUDGE, Kind.ANSWER, Kind.SLIP_OWNER)
COUNTED = (Kind.CHECKIN, Kind.NUDGE, Kind.SLIP_OWNER)


class Gated(Messenger):
    """The real way out, but each post waits before or after Slack has it until it is let through."""

    def __init__(self, behind: Messenger) -> None:
        super().__init__(behind._client, behind._before)
        self.gates: list[asyncio.Event] = []

    async def post(self, *args: Any, **named: Any) -> Outcome:
        await self._gate()
        outcome = await super().post(*args, **named)
        await self._gate()
        return outcome

    async def _gate(self) -> None:
        gate = asyncio.Event()
        self.gates.append(gate)
        await gate.wait()
        self.gates.remove(gate)


@dataclass
class Race:
    """Senders side by side, their posts let through in the order that is drawn."""

    stage: Stage
    gated: Gated
    senders: list[Sender]
    running: set[asyncio.Task[None]] = field(default_factory=set)

    async def lease(self, number: int) -> None:
        """One sender takes two mailboxes and begins on them."""
        sender = self.senders[number % len(self.senders)]
        for lease in await sender.lease_once(2):
            self._start(sender.send_once(lease))
        await self._breathe()

    async def let_through(self, number: int) -> None:
        """One of the posts that wait goes a step further."""
        waiting = [gate for gate in self.gated.gates if not gate.is_set()]
        if waiting:
            waiting[number % len(waiting)].set()
        await self._breathe()

    async def second(self, _number: int) -> None:
        """Time passes; Slack's time-out sees to it that nobody posts on a lease that has run out."""
        self.stage.later(timedelta(seconds=1))

    async def finish(self) -> None:
        """Everything that is begun ends, everything that is due is sent."""
        while True:
            while self.running:
                await self.let_through(0)
            async with self.stage.deps.open_clock_uow() as clock:
                moment = await clock.next_moment()
            if moment is None:
                return
            self.stage.clock.move_to(max(moment, self.stage.clock.now()))
            await self.lease(0)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    async def _breathe(self) -> None:
        for _ in range(3):
            await asyncio.sleep(0.001)


ACTS = ("lease", "let_through", "second")
Owed = tuple[str, Kind]
Texts = dict[str, list[str]]
Act = tuple[str, int]


async def race(engine: AsyncEngine, owed: list[Owed], acts: list[Act]) -> tuple[Texts, list[State]]:
    """What each person got, a message for a text, and how each delivery ended."""
    async with engine.begin() as connection:
        await connection.execute(delete(Workspace))
    async with open_stage(engine) as stage:
        gated = Gated(stage.deps.messenger)
        deps = replace(stage.deps, messenger=gated)
        senders = [Sender(deps, dict.fromkeys(Kind, stage.compose)) for _ in range(3)]
        running = Race(stage, gated, senders)
        for number, (person, kind) in enumerate(owed):
            await stage.owe(kind, f"{number:02} {kind}", to=person)
        for name, number in acts:
            await getattr(running, name)(number)
        await running.finish()
        states = [(await stage.state(f"{number:02} {kind}")).state for number, (_, kind) in enumerate(owed)]
        return {person: stage.texts(person) for person in PEOPLE}, states


def check_mailbox(texts: list[str]) -> None:
    lines = [line for text in texts for line in text.split("\n")]
    assert len(lines) == len(set(lines)), "twice"
    # What merges joins the first of its kind; the rest keeps its place behind it.
    for merges in (True, False):
        alike = [line for line in lines if RULES[Kind(line[3:])].merges is merges]
        assert alike == sorted(alike), "out of order"
    counted = [text for text in texts if any(kind in text for kind in COUNTED)]
    assert not any(Kind.NUDGE in text for text in counted[DAILY_BUDGET:]), "over the budget"


@pytest.mark.no_cover  # long, on ways that other tests go too
def test_order_and_budget_hold_in_every_mailbox(migrated_file: Path, tmp_path: Path) -> None:
    file = shutil.copy(migrated_file, tmp_path / "race.db")
    engine = open_engine(f"sqlite:///{file}")
    with asyncio.Runner() as runner:

        @given(
            owed=st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(KINDS)), min_size=1, max_size=8),
            acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 5)), max_size=20),
        )
        @settings(max_examples=20, deadline=None, database=None)
        def holds(owed: list[Owed], acts: list[Act]) -> None:
            got, states = runner.run(race(engine, owed, acts))
            for texts in got.values():
                check_mailbox(texts)
            sent = sum(len(text.split("\n")) for texts in got.values() for text in texts)
            assert sent == states.count(State.SENT)
            for (_, kind), state in zip(owed, states, strict=True):
                assert state is State.SENT or (kind is Kind.NUDGE and state is State.SKIPPED), (kind, state)

        try:
            holds()
        finally:
            runner.run(engine.dispose())
