"""Whatever is done meanwhile: a partner gets what its owner sees, after them, at the hour they were told."""

import asyncio
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.demo.records import Message
from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.hours import partner_hour
from bot.domain.people import Visit
from bot.usecases import absences, partners, slip_acts
from tests.domain.plans import march
from tests.stories.missed import Missed, opened
from tests.world import World, living_world

BERLIN, NEW_YORK = PersonCalendar("Europe/Berlin"), PersonCalendar("America/New_York")
ACTS = st.one_of(
    st.tuples(st.just("log"), st.integers(6, 16)),
    st.tuples(st.just("log a little"), st.integers(6, 16)),
    st.tuples(st.just("away"), st.integers(6, 18)),
    st.tuples(
        st.sampled_from(("take back", "hold", "tell", "word", "end", "nothing", "restart")), st.just(0)
    ),
)
STEPS = st.lists(st.tuples(st.integers(1, 30), ACTS), min_size=3, max_size=8)


@dataclass
class Watch:
    """Looks at Slack after each change: what Ben sees, since when, and each card as it appears to Grace."""

    world: World
    first_shown: dict[str, datetime] = field(default_factory=dict)
    cards: set[str] = field(default_factory=set)
    told_now: bool = False
    broken: list[str] = field(default_factory=list)

    def look(self) -> None:
        shown = {each.ts: each for each in self.world.person("Ben").dm if "Feedback" in each.text}
        for ts in shown:
            self.first_shown.setdefault(ts, self.world.now)
        for card in self.world.person("Grace").dm:
            if "has seen these words" in card.text and card.ts not in self.cards:
                self.cards.add(card.ts)
                self._check(card, shown)
        for news in self.world.person("Grace").dm:
            if "is back on" in news.text and not any(card < news.ts for card in self.cards):
                self.broken.append(f"{news.text} is news to nobody who was not told of the miss")

    def _check(self, card: Message, shown: dict[str, Message]) -> None:
        words = re.findall(r"^> .*$", card.text, re.MULTILINE)
        seen = [each for each in shown.values() if "\n".join(words) in each.text]
        if not words or len(seen) != 1:
            self.broken.append(f"Grace got {words}, Ben saw {[each.text for each in shown.values()]}")
            return
        hour = partner_hour(self.first_shown[seen[0].ts], BERLIN, NEW_YORK)
        if self.world.now < hour and not self.told_now:
            self.broken.append(f"told at {self.world.now}, but the hour was {hour}")


@dataclass
class Ben:
    """What Ben does, one act after the other."""

    missed: Missed
    watch: Watch
    entries: list[UUID] = field(default_factory=list)

    async def does(self, act: str, day: int) -> None:
        world, missed = self.missed.world, self.missed
        visit = Visit(missed.workspace, world.person("Ben").id)
        open_uow, now = world.deps.open_uow, world.now
        messages = {each.owner_delivery_id for each in await missed.notices()}
        match act:
            case "log" | "log a little":
                self.entries.append(await missed.log(day, "3" if act == "log" else "1"))
            case "take back" if self.entries:
                await missed.take_back(self.entries.pop())
            case "away":
                await absences.note_days(open_uow, now, visit, DateSpan(march(day), march(day)))
            case "restart":
                await world.restart(hours=1)
            case "end":
                async with open_uow(missed.workspace) as uow:
                    agreements = await uow.partners.accepted(missed.ben, march(9))
                for each in agreements:
                    await partners.end(open_uow, now, visit, each.id)
        for message in messages:
            await self._with(message, act, visit)

    async def _with(self, message: UUID, act: str, visit: Visit) -> None:
        open_uow, now = self.missed.world.deps.open_uow, self.missed.world.now
        if act == "hold":
            await slip_acts.hold_back(open_uow, now, visit, message)
        elif act == "tell":
            self.watch.told_now = True
            await slip_acts.tell_now(open_uow, now, visit, message)
        elif act == "word":
            waiting = [each for each in await self.missed.notices() if each.owner_delivery_id == message]
            async with open_uow(self.missed.workspace) as uow:
                for each in waiting:
                    await uow.slips.add_words(each.id, f"Release week {now:%H}.")
                await uow.deliveries.redraw(message, now)


async def _lives(migrated: Path, steps: list[tuple[int, tuple[str, int]]]) -> Watch:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(migrated, Path(folder) / "world.db")
        async with living_world(f"sqlite:///{Path(folder) / 'world.db'}") as world:
            watch = Watch(world)
            stop = world.slack.workspace.subscribe(watch.look)
            ben = Ben(await opened(world), watch)
            for hours, (act, day) in steps:
                await world.advance(hours=hours)
                await ben.does(act, day)
            await world.advance(days=2)
            stop()
            return watch


@pytest.mark.no_cover  # long, on ways that other tests go too
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_partner_hears_of_a_miss_before_its_owner_and_the_hour(
    migrated_file: Path, steps: list[tuple[int, tuple[str, int]]]
) -> None:
    watch = asyncio.run(_lives(migrated_file, steps))
    assert watch.broken == []


def test_the_watch_sees_a_card(migrated_file: Path) -> None:
    watch = asyncio.run(_lives(migrated_file, [(30, ("nothing", 0)), (26, ("nothing", 0))]))
    assert len(watch.cards) == 1
