"""The bot was away: one message of each kind catches up, and the days it missed count for nobody."""

from datetime import date

from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.world import World


async def test_ten_days_of_downtime_catch_up_once_and_count_for_nobody(world_on: World) -> None:
    ada = await member_with_daily_promise(world_on, "Ada", starts_on=date(2026, 3, 2))
    await world_on.advance(hours=20)
    before = len(received(ada))
    await world_on.restart(days=10)
    await world_on.advance(hours=13)
    caught_up = received(ada)[before:]
    assert [line[:12] for line in caught_up] == ["Fri 20 09:00", "Fri 20 14:00"], caught_up
    profile = await profile_of(world_on, ada)
    assert profile.calendar.outages == {date(2026, 3, day) for day in range(10, 20)}
    async with world_on.deps.open_uow(await world_on.workspace()) as uow:
        slips = await uow.slips.newest(profile.id, date(2026, 3, 10))
    assert not [slip for slip in slips.values() if slip.span.last >= date(2026, 3, 10)]


async def test_after_a_restart_nothing_comes_twice(world_on: World) -> None:
    ada = await member_with_daily_promise(world_on, "Ada", starts_on=date(2026, 3, 2))
    await world_on.advance(hours=5)
    said = received(ada)
    assert said
    for minutes in (0, 1, 30):
        await world_on.restart(minutes=minutes)
    assert received(ada) == said
