"""The daily nudge: only what is open, done by one press, put off, made fewer."""

from dataclasses import replace
from datetime import UTC, datetime, time

from bot.demo.actors import Actor
from bot.usecases.followed import followed
from tests.domain.plans import march
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.stories.weekly import another_goal, buttons, lines, only_they_see, seen
from tests.world import World

MENU = [
    "Log 1",
    "Give feedback",
    "Log…",
    "Not today",
    "⋯ In 1 hour",
    "⋯ Fewer of these",
    "⋯ Why this message?",
]


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 on Berlin's clock, before its clocks change."""
    return datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)


def nudges(actor: Actor) -> list[str]:
    """When somebody was nudged: "Tue 10 14:00"."""
    return [
        each[:12] for each in received(actor) if "to go" in each or "done" in each or "open today" in each
    ]


async def choose(world: World, actor: Actor, **times: object) -> None:
    """Another time, as the settings keep it."""
    profile = await profile_of(world, actor)
    async with world.deps.open_uow(await world.workspace()) as uow:
        await uow.people.choose(profile.id, replace(profile.times, **times), world.now)  # type: ignore[arg-type]
        await followed(uow, actor.id, world.now)


async def test_a_nudge_comes_only_on_working_days_with_something_open(world_on: World) -> None:
    world = world_on
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(11, 10))
    await ada.command("/log", "1 feedback")
    await world.advance(to=berlin(17, 7))
    # Not on Mon 9, when the goal was made; not on Wed 11, when it was done; not on the weekend.
    assert nudges(ada) == ["Tue 10 14:00", "Thu 12 14:00", "Fri 13 14:00", "Mon 16 14:00"]


async def test_one_press_logs_it_and_the_message_says_so(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    (nudge,) = seen(ada, "1 to go today.")
    assert lines(nudge)[1] == "*Feedback*: 0 of 1 person today, 1 to go."
    assert buttons(nudge) == MENU
    as_it_was = nudge.snapshot()
    await ada.press(nudge, "Log 1")
    assert "Logged for Tue 10 Mar" in only_they_see(ada)
    await world.settle()
    assert lines(nudge) == ["All done today.", "*Feedback*: 1 of 1 person today, done."]
    assert buttons(nudge) == []
    # The second half of a double click logs nothing more.
    await ada.press(as_it_was, "Log 1")
    assert only_they_see(ada).startswith("That one is done for this time")
    undo = next(each for each in ada.ephemerals if "Logged for" in each.text)
    await ada.press(undo, "Undo")
    await world.settle()
    assert lines(nudge)[0] == "1 to go today."


async def test_another_amount_is_logged_by_the_form(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    (nudge,) = seen(ada, "1 to go today.")
    await ada.press(nudge, "Log…")
    await ada.submit({"amount": "4"})
    await world.settle()
    assert lines(nudge)[1] == "*Feedback*: 4 people today, 1 was promised: done."


async def test_several_open_promises_come_as_one_message_with_a_button_each(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await another_goal(world, ada)
    await world.advance(to=berlin(9, 15))
    (nudge,) = seen(ada, "2 promises are open today.")
    await ada.press(nudge, "Log 1 for Talk")
    await world.settle()
    assert lines(nudge)[:3] == [
        "2 promises are open today.",
        "*Feedback*: 0 of 1 person today, 1 to go.",
        "*Talk*: 1 of 2 people today, 1 to go.",
    ]
    await ada.press(nudge, "Log 1 for Feedback")
    await world.settle()
    assert lines(nudge)[:3] == [
        "1 to go today.",
        "*Feedback*: 1 of 1 person today, done.",
        "*Talk*: 1 of 2 people today, 1 to go.",
    ]


async def test_a_snoozed_nudge_comes_back_in_an_hour_even_into_quiet_hours(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 17, 30))
    (nudge,) = seen(ada, "1 to go today.")
    await ada.press(nudge, "In 1 hour")
    await world.settle()
    assert lines(nudge)[2] == "I look in again: Tue 10 Mar, 18:30 Berlin."
    await world.advance(to=berlin(10, 23))
    assert nudges(ada) == ["Tue 10 14:00", "Tue 10 18:30"]
    await ada.press(ada.dm[-1], "Log 1")
    await world.settle()
    assert [lines(each)[0] for each in ada.dm] == ["All done today.", "All done today."]


async def test_a_snoozed_nudge_stays_away_when_it_was_done_meanwhile(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    await ada.press(ada.dm[-1], "In 1 hour")
    await ada.command("/log", "1 feedback")
    await world.advance(to=berlin(10, 23))
    assert nudges(ada) == ["Tue 10 14:00"]


async def test_not_today_is_the_end_of_it(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    (nudge,) = seen(ada, "1 to go today.")
    await ada.press(nudge, "In 1 hour")
    stale = nudge.snapshot()
    await world.settle()
    await ada.press(stale, "Not today")
    await world.settle()
    assert lines(nudge)[2] == "Not today, then. You can still log it with /log."
    assert buttons(nudge) == []
    await world.advance(to=berlin(11, 15))
    assert nudges(ada) == ["Tue 10 14:00", "Wed 11 14:00"]


async def test_fewer_of_these_is_tuesdays_and_thursdays(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    await ada.press(ada.dm[-1], "Fewer of these")
    assert only_they_see(ada) == (
        "From now on I remind you of open promises on Tue and Thu: 14:00, Berlin time. "
        "[None at all] [On working days]"
    )
    await world.advance(to=berlin(18, 10))
    assert nudges(ada) == ["Tue 10 14:00", "Thu 12 14:00", "Tue 17 14:00"]
    await ada.press(ada.ephemerals[-1], "On working days")
    await world.advance(to=berlin(18, 15))
    assert nudges(ada)[3:] == ["Wed 18 14:00"]


async def test_fewer_than_two_a_week_is_none_until_they_are_wanted_again(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    await ada.press(ada.dm[-1], "Fewer of these")
    await ada.press(ada.dm[-1], "Fewer of these")
    assert only_they_see(ada) == (
        "I send no more reminders of open promises. Your goals and promises stay. "
        "/goal settings turns them on again.\n[Turn them on again]"
    )
    await world.advance(to=berlin(12, 15))
    assert nudges(ada) == ["Tue 10 14:00"]
    await ada.press(ada.ephemerals[-1], "Turn them on again")
    await world.advance(to=berlin(18, 15))
    assert nudges(ada) == ["Tue 10 14:00", "Tue 17 14:00"]


async def test_after_a_short_downtime_it_comes_late_but_not_into_quiet_hours(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await world.advance(to=berlin(9, 13))
    await world.restart(hours=4)
    assert nudges(ada) == ["Mon 09 17:00"]
    await world.advance(to=berlin(10, 13))
    await world.restart(hours=6)
    await world.advance(to=berlin(11, 9))
    assert nudges(ada) == ["Mon 09 17:00"]


async def test_a_nudge_of_a_day_that_is_over_is_not_sent(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await world.advance(to=berlin(9, 13))
    await world.restart(days=1)
    await world.advance(to=berlin(11, 9))
    # Mon 9 and Tue 10 were lost to the outage.
    assert nudges(ada) == []


async def test_a_time_that_was_set_holds_in_quiet_hours(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await choose(world, ada, nudge_time=time(20))
    await world.advance(to=berlin(10, 7))
    assert nudges(ada) == ["Mon 09 20:00"]


async def test_a_nudge_and_a_checkin_that_fall_due_together_are_one_message(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await choose(world, ada, nudge_time=time(9))
    await world.advance(to=berlin(16, 9))
    both = seen(ada, "Your check-in is ready")[0]
    assert "1 to go today." in both.text
    await ada.press(both, "On track")
    await ada.press(both, "Log 1")
    await world.settle()
    assert lines(both)[0] == "Your check-in is done. Mon 9 to Sun 15 Mar."
    assert "All done today." in both.text


async def test_a_forged_button_touches_nobody_elses_nudge(world: World) -> None:
    ada, ben = [await member_with_daily_promise(world, name) for name in ("Ada", "Ben")]
    await world.advance(to=berlin(10, 15))
    (adas,), (bens,) = seen(ada, "1 to go"), seen(ben, "1 to go")
    value = next(
        element["value"]
        for block in adas.blocks
        for element in block.get("elements", ())
        if element.get("action_id") == "nudge:log"
    )
    for forged in (value, "nonsense"):
        await ben.press(bens, "Log 1", forged_value=forged)
        assert only_they_see(ben) == "That is no longer there, or it is not yours. Nothing was changed."
    await ben.press(bens, "Not today", forged_value=value.split()[0])
    await world.settle()
    assert lines(adas)[0] == lines(bens)[0] == "1 to go today."


async def test_why_it_came_is_told_with_its_goals(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(10, 15))
    await ada.press(ada.dm[-1], "Why this message?")
    assert only_they_see(ada) == (
        "This comes on your working days at 14:00, Berlin time, only while a promise is open. "
        "Your goals now: *Feedback*. /goal settings moves or stops it. "
        "In all you get at most 3 messages a day you did not ask for.\n[Turn these off]"
    )
