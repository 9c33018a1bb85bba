"""Back from days away, or after a downtime: one line in the message that is due anyway, said once."""

from datetime import UTC, date, datetime

from bot.domain.absences import Lost, lost_since
from bot.domain.calendar import DateSpan
from tests.domain.plans import make_cal, march
from tests.stories.promises import member_with_daily_promise, received
from tests.stories.weekly import another_goal, lines, seen
from tests.world import World

AWAY = "Welcome back. Nothing was counted from Mon 16 to Fri 20 Mar."


def test_days_are_lost_to_an_absence_or_an_outage_and_never_on_a_free_day() -> None:
    week = DateSpan(march(9), march(15))
    assert lost_since(march(6), march(16), make_cal(week)) == Lost(
        DateSpan(march(9), march(13)), by_bot=False
    )
    assert lost_since(march(13), march(16), make_cal(week)) is None
    down = make_cal(outages=[march(10), march(11)])
    assert lost_since(march(9), march(16), down) == Lost(DateSpan(march(10), march(11)), by_bot=True)
    assert lost_since(march(6), march(16), make_cal(DateSpan(march(14), march(15)))) is None


def test_of_several_times_the_last_is_named_and_a_weekend_does_not_part_one() -> None:
    twice = make_cal(DateSpan(march(3), march(4)), DateSpan(march(6), march(9)))
    assert lost_since(march(2), march(16), twice) == Lost(DateSpan(march(6), march(9)), by_bot=False)


def test_what_was_lost_long_ago_is_not_named() -> None:
    long_ago = make_cal(DateSpan(date(2025, 3, 3), date(2025, 3, 7)))
    assert lost_since(date(2025, 1, 1), march(16), long_ago) is None


async def test_who_is_back_is_welcomed_in_the_message_that_is_due(world_on: World) -> None:
    world = world_on
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "away from 16 march until 20 march")
    await world.advance(to=datetime(2026, 3, 23, 8, tzinfo=UTC))
    (asked,) = seen(ada, "Your check-in is ready")
    assert lines(asked)[1] == AWAY
    await ada.press(asked, "On track")
    await world.settle()
    assert AWAY in asked.text
    await world.advance(days=1)
    assert sum("Welcome back" in each.text for each in ada.dm) == 1


async def test_nothing_is_sent_only_to_say_so(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "away tomorrow")
    await world.advance(to=datetime(2026, 3, 11, 12, tzinfo=UTC))
    assert received(ada) == []
    await world.advance(to=datetime(2026, 3, 11, 14, tzinfo=UTC))
    (nudge,) = ada.dm
    assert "Welcome back. Nothing was counted on Tue 10 Mar." in nudge.text


async def test_who_did_something_since_is_not_welcomed_again(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "away from 10 march until 11 march")
    await world.advance(to=datetime(2026, 3, 12, 8, tzinfo=UTC))
    await another_goal(world, ada)
    await ada.command("/log", "yesterday 1 talk")
    await world.advance(to=datetime(2026, 3, 12, 14, tzinfo=UTC))
    (nudge,) = ada.dm
    assert "Welcome back. Nothing was counted" not in nudge.text


async def test_after_a_downtime_it_is_said_in_one_message_with_what_is_due(world_on: World) -> None:
    world = world_on
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await world.advance(hours=8)
    before = len(ada.dm)
    await world.restart(days=10)
    await world.advance(days=2)
    said = [each.text for each in ada.dm[before:] if "when I was not running" in each.text]
    assert len(said) == 1
    assert "Welcome back. Nothing was counted from Tue 10 to Thu 19 Mar, when I was not running." in said[0]
