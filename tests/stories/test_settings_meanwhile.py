"""Settings changed and journeys made while messages are on their way."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from random import Random

import pytest

from bot.demo.actors import Actor
from bot.demo.records import Message
from bot.domain.calendar import EVERY_DAY, DateSpan, QuietDay
from bot.domain.hours import is_quiet
from bot.domain.people import DEFAULT_TIMES, Profile, Times, Visit
from bot.domain.slips import SlipState
from bot.usecases import absences, settings
from tests.stories.missed import QUIET, berlin, opened
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.world import World

HOURS = [time(0), time(6), time(9), time(12, 30), time(15), time(22)]
ZONES = [
    "America/New_York", "Europe/Berlin", "Europe/London", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "America/Santiago", "America/Havana", "Pacific/Apia", "Pacific/Chatham", "UTC",
]  # fmt: skip
DOWN = [1, 5, 20, 40, 14 * 24]
"""Hours without the program."""
STEPS = 40
"""A step is 3 to 13 hours long: two weeks, and what the program was away."""
CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b(?! [A-Z]| for )")
"""A time of day whose zone, or whose reader, is not named right after it."""


async def choose(world: World, actor: Actor, times: Times) -> Profile:
    visit = Visit(await world.workspace(), actor.id)
    return (await settings.save(world.deps.open_uow, world.now, visit, times)).profile


async def away(world: World, actor: Actor, span: DateSpan) -> None:
    visit = Visit(await world.workspace(), actor.id)
    await absences.note_days(world.deps.open_uow, world.now, visit, span)


def any_times(chance: Random) -> Times:
    """Anything a form can hold."""
    days = [frozenset(chance.sample(range(7), chance.randint(1, 7))) for _ in range(2)]
    usual = (chance.choice(HOURS), chance.choice(HOURS))
    return Times(
        checkin_weekday=chance.randrange(7), checkin_time=chance.choice(HOURS),
        nudge_time=chance.choice(HOURS), quiet_from=usual[0], quiet_until=usual[1],
        working_weekdays=days[0], checkins_on=chance.random() < 0.8, nudges_on=chance.random() < 0.8,
        reminders_on=chance.random() < 0.8, nudge_weekdays=days[1] if chance.random() < 0.5 else EVERY_DAY,
        slip_time=chance.choice(HOURS), week_starts_on=chance.choice((0, 0, 6)),
        quiet_days=tuple(QuietDay(day, *chance.sample(HOURS, 2)) for day in sorted(days[1])),
        zone=chance.choice(("", "", "Asia/Tokyo")), country=chance.choice(("", "DE", "NP")),
    )  # fmt: skip


@dataclass
class Watch:
    """Reads what reached somebody, with the settings that held when it was sent."""

    world: World
    actor: Actor
    seen: set[str] = field(default_factory=set)
    nudged: Counter[date] = field(default_factory=Counter)
    asked: list[datetime] = field(default_factory=list)

    async def look(self) -> None:
        profile = await profile_of(self.world, self.actor)
        for message in self.actor.dm:
            if message.by_bot and message.ts not in self.seen:
                self.seen.add(message.ts)
                self._check(message, profile)

    def _check(self, message: Message, profile: Profile) -> None:
        at = datetime.fromtimestamp(float(message.ts), UTC)
        calendar, times = profile.calendar, profile.times
        local = calendar.local(at)
        assert calendar.counts(local.date()), f"on a day off: {local} {message.text}"
        is_nudge = "to go today" in message.text
        assert is_nudge or "check-in" in message.text.partition("\n")[0], message.text
        assert not CLOCK.search(message.text), message.text
        chosen = times.nudge_time if is_nudge else times.checkin_time
        if local.time().replace(second=0, microsecond=0) != chosen:
            assert not is_quiet(at, calendar), f"in quiet hours: {local} {message.text}"
        if is_nudge:
            assert times.nudges_on
            assert local.weekday() in times.nudge_weekdays
            self.nudged[local.date()] += 1
        else:
            assert times.checkins_on
            self.asked.append(at)


@pytest.mark.parametrize("seed", range(2))
async def test_whatever_is_changed_meanwhile_nothing_comes_on_days_off_in_quiet_hours_or_twice(
    world_on: World, seed: int
) -> None:
    """Years of this are told by `tests/domain/test_two_years.py`; here are the tables and the messages."""
    world, chance = world_on, Random(seed)
    ben = await member_with_daily_promise(world, "Ben")
    watch = Watch(world, ben)
    for _ in range(STEPS):
        await world.advance(hours=chance.randint(3, 13), minutes=chance.randint(0, 59))
        await watch.look()
        act = chance.random()
        if act < 0.25:
            await choose(world, ben, any_times(chance))
        elif act < 0.35:
            await world.slack.change_user("Ben", tz=chance.choice(ZONES))
        elif act < 0.4:
            today = (await profile_of(world, ben)).calendar.local_date(world.now)
            await away(world, ben, DateSpan(today, today))
        elif act < 0.45:
            await world.restart(hours=chance.choice(DOWN))
        await world.settle()
        await watch.look()
    assert max(watch.nudged.values()) == 1
    async with world.deps.open_clock_uow() as clock:
        assert await clock.faults() == []


async def test_a_check_in_that_waits_for_a_working_day_follows_its_owner_into_another_zone(
    world_on: World,
) -> None:
    world = world_on
    ben = await member_with_daily_promise(world, "Ben", starts_on=date(2026, 3, 2))
    await away(world, ben, DateSpan(date(2026, 3, 16), date(2026, 3, 17)))
    await world.advance(to=berlin(17, 12))
    await world.slack.change_user("Ben", tz="America/New_York")
    await world.advance(to=berlin(19, 23))
    came = [line for line in received(ben, zone_name="America/New_York") if "check-in" in line]
    assert [line[:12] for line in came] == ["Wed 18 08:00", "Thu 19 09:00"]  # and its reminder


async def test_whoever_flies_past_the_hour_of_a_check_in_gets_it_on_arrival(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben", starts_on=date(2026, 3, 2))
    await world.slack.change_user("Ben", tz="America/New_York")
    await world.advance(to=datetime(2026, 3, 9, 12, 30, tzinfo=UTC))  # 08:30 there
    assert received(ben) == []
    await world.slack.change_user("Ben", tz="Europe/Berlin")
    await world.settle()
    assert [line[:12] for line in received(ben)] == ["Mon 09 13:30"]
    assert ben.dm[-1].text.startswith("Your check-in is ready.")
    await world.advance(days=6)
    assert sum("check-in is ready" in line for line in received(ben)) == 1


async def test_a_miss_waits_for_the_later_hour_that_was_chosen_meanwhile(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 8))
    await choose(world, world.person("Ben"), replace(QUIET, slip_time=time(11)))
    await world.advance(to=berlin(10, 10, 59))
    assert missed.told_ben == []
    await world.advance(to=berlin(10, 11))
    assert len(missed.told_ben) == 1


async def test_a_miss_of_whoever_flew_west_waits_for_their_morning(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 1))
    await world.slack.change_user("Ben", tz="America/New_York")
    await world.advance(to=berlin(10, 13, 59))
    assert missed.told_ben == []
    await world.advance(to=berlin(10, 14))  # 09:00 there
    assert len(missed.told_ben) == 1


async def test_hours_are_told_on_the_clock_that_was_set_here(world: World) -> None:
    missed = await opened(world, times=replace(QUIET, zone="Asia/Tokyo"))
    await world.advance(to=berlin(10, 9))
    assert "Grace gets these words on Wed 11 Mar at 21:00 Tokyo (08:00 for Grace)" in missed.ben_sees.text
    await world.slack.change_user("Ben", real_name="Ben Okafor-Moreno")  # not a word about zones
    assert (await profile_of(world, world.person("Ben"))).person.slack_zone == "Europe/Berlin"


async def test_where_messages_about_misses_are_off_neither_of_the_two_is_told(world: World) -> None:
    missed = await opened(world, times=replace(QUIET, slips_on=False))
    await world.advance(to=berlin(13, 20))
    assert (missed.told_ben, missed.cards()) == ([], [])
    assert {slip.state for slip in await missed.slips()} == {SlipState.OPEN}


async def test_turned_off_while_one_is_on_its_way_nobody_is_told(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 8))
    await choose(world, world.person("Ben"), replace(QUIET, slips_on=False))
    await world.advance(to=berlin(13, 20))
    assert (missed.told_ben, missed.cards()) == ([], [])


async def test_a_holiday_that_is_counted_late_takes_back_the_miss_of_its_day(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 10))
    assert len(missed.told_ben) == 1
    ben = world.person("Ben")
    await choose(world, ben, replace(QUIET, country="RU"))  # Mon 9 Mar 2026 is one there
    await missed.log(10)
    await world.advance(to=berlin(11, 20))
    assert missed.cards() == []
    assert {slip.state for slip in await missed.slips()} == {SlipState.SETTLED}


async def test_a_reminder_that_was_turned_off_meanwhile_does_not_come(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben", starts_on=date(2026, 3, 2))
    await world.advance(to=berlin(16, 20))
    await choose(world, ben, replace(DEFAULT_TIMES, reminders_on=False))
    await world.advance(to=berlin(17, 20))
    asked = [line[:6] for line in received(ben) if "check-in" in line]
    assert asked == ["Mon 16"]


async def test_a_nudge_that_was_asked_for_again_comes_though_its_weekday_was_given_up(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben", starts_on=date(2026, 3, 2))
    await world.advance(to=berlin(10, 14, 1))
    nudge = next(each for each in reversed(ben.dm) if "to go today" in each.text)
    await ben.press(nudge, "In 1 hour")
    await choose(world, ben, replace(DEFAULT_TIMES, nudge_weekdays=frozenset({0})))
    await world.advance(to=berlin(10, 20))
    assert sum("to go today" in line for line in received(ben) if line.startswith("Tue 10")) == 2
    await world.advance(to=berlin(12, 20))
    assert not any("to go today" in line for line in received(ben) if line.startswith(("Wed", "Thu")))
