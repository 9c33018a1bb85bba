"""The weekly check-in over weeks: asked, answered, asked again once, left out."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.calendar import DateSpan
from tests.domain.plans import march
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.stories.weekly import HOW, another_goal, buttons, lines, only_they_see, seen
from tests.world import World, living_world

SUNDAY = datetime(2026, 3, 15, 12, tzinfo=UTC)
MONDAY_NINE = datetime(2026, 3, 16, 8, tzinfo=UTC)
"""Mon 16 Mar, 09:00 in Berlin."""
SIZE = (
    "*Talk* was short two weeks in a row: 2 people each working day. Still the right size? "
    "1 easy, 2, 3 just right, 4, 5 out of reach."
)
CHOICES = (
    "[On track] [At risk] [Stuck] [Say more] Or, in the menu: Later today, Skip this week, Another day, "
    "Why this message?"
)


async def test_a_week_is_checked_in_on_by_one_tap_a_goal(world_on: World) -> None:
    world = world_on
    ada = await member_with_daily_promise(world, "Ada")
    await another_goal(world, ada)
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in is ready")
    assert lines(asked) == [
        "Your check-in is ready. About one minute. Mon 9 to Sun 15 Mar.",
        "*Feedback*: 0 of 12 people. Kept on 0 of 4 days.",
        "*Talk*: 0 of 12 people. Kept on 0 of 5 days.",
        SIZE,
        HOW,
        CHOICES,
    ]
    await ada.press(asked, "On track for goal 1, Feedback")
    await world.settle()
    assert lines(asked)[1] == "*Feedback*: 0 of 12 people. Kept on 0 of 4 days. You said: on track."
    await ada.press(asked, "On track for goal 2, Talk")
    await world.settle()
    assert lines(asked) == [
        "Your check-in is done. Mon 9 to Sun 15 Mar.",
        "*Feedback*: on track.",
        "*Talk*: on track.",
        SIZE,
        "Edit changes any of it.",
        "[Edit] Or, in the menu: Why this message?",
    ]
    assert buttons(asked)[-2:] == ["Edit", "⋯ Why this message?"]
    await world.advance(days=3)
    assert len(seen(ada, "Your check-in")) == 1


async def test_what_got_in_the_way_is_asked_only_where_something_did(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    answer = await ada.press(asked, "At risk")
    assert answer.view is not None
    assert answer.view.blocks[0]["text"]["text"] == "Saved: *Feedback* is at risk. More is up to you."
    await world.settle()
    assert "*Feedback*: at risk." in asked.text
    answer = await ada.submit({"Feedback": "Stuck", "Feedback: what got in the way?": "Release <!channel>"})
    assert answer.view is not None
    assert [block["text"]["text"] for block in answer.view.blocks] == [
        "Saved. Mon 9 to Sun 15 Mar.",
        "*Feedback*: stuck.",
    ]
    await ada.close_modal()
    await world.settle()
    assert "*Feedback*: stuck." in asked.text
    assert "Release" not in str(asked.blocks)
    answer = await ada.press(asked, "Edit")
    assert answer.view is not None
    assert "Release <!channel>" in str(answer.view.values)


async def test_one_reminder_comes_where_nothing_was_answered(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await another_goal(world, ada)
    await world.advance(to=datetime(2026, 3, 20, 20, tzinfo=UTC))
    checkins = [each for each in received(ada) if "check-in" in each]
    assert checkins == ["Mon 16 09:00 Your check-in is ready", "Tue 17 09:00 Your check-in is still open"]
    asked, again = seen(ada, "Your check-in")
    # Late answers count, and both messages show them.
    await ada.press(again, "Stuck for goal 1, Feedback")
    await ada.close_modal()
    await ada.press(asked, "On track for goal 2, Talk")
    await world.settle()
    assert lines(asked) == lines(again)
    assert lines(again)[1:3] == ["*Feedback*: stuck.", "*Talk*: on track."]


async def test_one_answer_is_enough_for_no_reminder(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await another_goal(world, ada)
    await world.advance(to=MONDAY_NINE)
    await ada.press(seen(ada, "Your check-in")[0], "On track for goal 2, Talk")
    await world.advance(days=3)
    assert len(seen(ada, "Your check-in")) == 1


async def test_it_is_put_off_to_later_or_another_day_once(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    await ada.press(asked, "Later today")
    assert only_they_see(ada) == (
        "I ask again Mon 16 Mar, 12:00 Berlin, unless you check in before. Quiet hours do not hold it back."
    )
    await ada.press(asked, "Another day")
    assert "[Tue 17 Mar] [Wed 18 Mar] [Thu 19 Mar] [Fri 20 Mar]" in only_they_see(ada)
    await ada.press(ada.ephemerals[-1], "Wed 18 Mar")
    assert only_they_see(ada).startswith("I ask again Wed 18 Mar, 09:00 Berlin")
    await world.advance(days=3)
    assert [each for each in received(ada) if "check-in" in each] == [
        "Mon 16 09:00 Your check-in is ready",
        "Wed 18 09:00 Your check-in is still open",
    ]
    await ada.press(asked, "Later today")
    assert only_they_see(ada).startswith("I ask about one week again only once.")


async def test_on_a_day_off_it_waits_for_the_next_working_day(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "away from 16 march until 17 march")
    await world.advance(to=datetime(2026, 3, 20, 7, tzinfo=UTC))
    assert [each for each in received(ada) if "check-in" in each] == [
        "Wed 18 09:00 Your check-in is ready",
        "Thu 19 09:00 Your check-in is still open",
    ]


async def test_a_week_away_has_none_and_the_next_one_welcomes_back(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await ada.command("/goal", "away from 16 march until 20 march")
    await world.advance(to=datetime(2026, 3, 23, 8, tzinfo=UTC))
    assert [each for each in received(ada) if "check-in" in each] == ["Mon 23 09:00 Your check-in is ready"]
    (asked,) = seen(ada, "Your check-in")
    assert lines(asked)[0].endswith("Mon 16 to Sun 22 Mar: nothing was counted.")
    assert lines(asked)[1] == "Welcome back. Nothing was counted from Mon 16 to Fri 20 Mar."


async def test_an_absence_noted_after_it_was_planned_moves_it_too(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=SUNDAY)
    profile = await profile_of(world, ada)
    await world.stop()
    world.clock.move_to(MONDAY_NINE)
    # Planned by another process at nine, and before anything is sent the day is taken off.
    await world.start()
    await world.program.planning.plan_once()
    async with world.deps.open_uow(await world.workspace()) as uow:
        await uow.people.add_absence(uow.new_id(), profile.id, DateSpan(march(16), march(16)), world.now)
    await world.settle()
    assert seen(ada, "Your check-in") == []
    await world.advance(days=1)
    assert [each for each in received(ada) if "check-in" in each] == ["Tue 17 09:00 Your check-in is ready"]


async def test_after_ten_days_without_the_program_one_stands_for_all(world_on: World) -> None:
    ada = await member_with_daily_promise(world_on, "Ada", starts_on=march(2))
    await world_on.advance(hours=1)
    await world_on.restart(days=10)
    await world_on.advance(to=datetime(2026, 3, 23, 12, tzinfo=UTC))
    # Back on Thu 19, of which too much was lost: the next working day asks, and Monday asks as ever.
    assert [each for each in received(ada) if "check-in" in each] == [
        "Fri 20 09:00 Your check-in is ready",
        "Mon 23 09:00 Your check-in is ready",
    ]
    caught_up, next_one = seen(ada, "Your check-in")
    assert lines(caught_up)[0].endswith("Mon 9 to Sun 15 Mar: nothing was counted.")
    assert lines(caught_up)[1] == (
        "Welcome back. Nothing was counted from Mon 9 to Thu 19 Mar, when I was not running."
    )
    assert "Welcome back" not in next_one.text


async def test_a_restart_between_question_and_answer_loses_nothing(world_on: World) -> None:
    ada = await member_with_daily_promise(world_on, "Ada")
    await world_on.advance(to=MONDAY_NINE)
    await world_on.restart(hours=2)
    (asked,) = seen(ada, "Your check-in")
    await ada.press(asked, "On track")
    await world_on.restart(hours=1)
    assert lines(asked)[0] == "Your check-in is done. Mon 9 to Sun 15 Mar."
    await world_on.advance(days=2)
    assert len(seen(ada, "Your check-in")) == 1


async def test_nine_stays_nine_while_clocks_change_in_new_york_and_berlin(
    migrated_file: Path, tmp_path: Path
) -> None:
    # New York changes on Sun 8 Mar, Berlin on Sun 29 Mar.
    shutil.copy(migrated_file, tmp_path / "world.db")
    start = datetime(2026, 2, 23, 8, tzinfo=UTC)
    async with living_world(f"sqlite:///{tmp_path / 'world.db'}", start) as world:
        ada = await member_with_daily_promise(world, "Ada", starts_on=march(2).replace(month=2))
        grace = await member_with_daily_promise(world, "Grace", starts_on=march(2).replace(month=2))
        await world.advance(to=datetime(2026, 4, 1, tzinfo=UTC))
        told = [each.partition(" Your")[0] for each in received(ada) if "is ready" in each]
        assert told == [f"Mon {day} 09:00" for day in ("02", "09", "16", "23", "30")]
        there = received(grace, zone_name="America/New_York")
        told = [each.partition(" Your")[0] for each in there if "is ready" in each]
        assert told == [f"Mon {day} 09:00" for day in ("23", "02", "09", "16", "23", "30")]


async def test_an_answer_given_while_the_message_was_still_on_its_way_shows_at_once(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=SUNDAY)
    # Slack takes the message, and its answer is lost.
    world.slack.faults.add("drop_after", "chat.postMessage")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    await ada.press(asked, "On track")
    await world.advance(minutes=2)
    assert lines(asked)[0] == "Your check-in is done. Mon 9 to Sun 15 Mar."
    assert len(seen(ada, "Your check-in")) == 1


async def test_a_double_click_and_a_second_thought_leave_one_answer(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await another_goal(world, ada)
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    as_it_was = asked.snapshot()
    for _ in range(2):
        await ada.press(as_it_was, "On track for goal 1, Feedback")
    await ada.press(as_it_was, "Stuck for goal 1, Feedback")
    await ada.close_modal()
    await world.settle()
    assert "*Feedback*: 0 of 12 people. Kept on 0 of 4 days. You said: stuck." in asked.text
    assert buttons(asked)[:3] == ["On track", "At risk", "✓ Stuck"]


async def test_a_forged_button_answers_nobody_elses_checkin(world: World) -> None:
    ada, ben = [await member_with_daily_promise(world, name) for name in ("Ada", "Ben")]
    await world.advance(to=MONDAY_NINE)
    (adas,), (bens,) = seen(ada, "Your check-in"), seen(ben, "Your check-in")
    stolen = next(
        element["value"]
        for block in adas.blocks
        for element in block.get("elements", ())
        if element.get("action_id") == "checkin:stuck"
    )
    for value in (stolen, "nonsense", ""):
        await ben.press(bens, "Stuck", forged_value=value)
        assert only_they_see(ben) == "That is no longer there, or it is not yours. Nothing was changed."
    await world.settle()
    assert lines(adas)[0].startswith("Your check-in is ready")


async def test_a_goal_that_is_gone_meanwhile_is_said_and_the_message_follows(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    talk = await another_goal(world, ada)
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    async with world.deps.open_uow(await world.workspace()) as uow:
        await uow.goals.change(talk, dropped_on=march(16))
    await ada.press(asked, "On track for goal 2, Talk")
    assert only_they_see(ada).startswith("That goal is no longer there")
    await world.settle()
    assert "Talk" not in asked.text
    await ada.press(asked, "On track")
    await world.settle()
    assert lines(asked)[0].startswith("Your check-in is done")


async def test_a_goal_that_is_gone_while_the_form_is_open_is_passed_over(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    talk = await another_goal(world, ada)
    await world.advance(to=MONDAY_NINE)
    await ada.press(seen(ada, "Your check-in")[0], "Say more")
    async with world.deps.open_uow(await world.workspace()) as uow:
        await uow.goals.change(talk, dropped_on=march(16))
    answer = await ada.submit({"Feedback": "On track", "Talk": "Stuck"})
    assert answer.view is not None
    assert [block["text"]["text"] for block in answer.view.blocks] == [
        "Saved. Mon 9 to Sun 15 Mar.",
        "*Feedback*: on track.",
    ]


async def test_a_week_can_be_skipped_and_taken_up_again(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    await ada.press(asked, "Skip this week")
    await world.advance(days=2)
    (asked,) = seen(ada, "This week's check-in is skipped.")
    await ada.press(asked, "Check in after all")
    await ada.submit({"Feedback": "On track"})
    await world.settle()
    assert lines(asked)[0].startswith("Your check-in is done")


async def test_all_as_last_week_is_one_tap(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await another_goal(world, ada)
    await world.advance(to=MONDAY_NINE)
    (first,) = seen(ada, "Your check-in")
    assert "All as last week" not in buttons(first)
    await ada.press(first, "On track for goal 1, Feedback")
    await ada.press(first, "Stuck for goal 2, Talk")
    await ada.close_modal()
    await world.advance(days=7)
    (second,) = seen(ada, "Your check-in is ready")
    await ada.press(second, "All as last week")
    await world.settle()
    assert lines(second)[1:3] == ["*Feedback*: on track.", "*Talk*: stuck."]


async def test_a_checkin_can_be_asked_for_anywhere_at_any_time(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(days=2)
    shown = (await ada.command("/checkin", channel="general")).shown
    assert lines(shown) == [
        "Your check-in is ready. About one minute. Mon 2 to Sun 8 Mar.",
        "*Feedback*: new since Mon 9 Mar.",
        HOW,
        CHOICES,
    ]
    await ada.press(shown, "At risk")
    assert lines(shown)[:2] == ["Your check-in is done. Mon 2 to Sun 8 Mar.", "*Feedback*: at risk."]
    again = (await ada.command("/goal", "checkin")).shown
    assert lines(again) == lines(shown)
    await ada.say(None, "check in")
    await world.settle()
    answered = ada.dm[-1]
    assert lines(answered)[0] == "Your check-in is done. Mon 2 to Sun 8 Mar."
    await ada.press(answered, "Edit")
    await ada.submit({"Feedback": "Stuck"})
    await ada.close_modal()
    assert (await ada.command("/checkin")).text.split("\n")[1] == "*Feedback*: stuck."


async def test_who_answered_before_it_was_asked_is_not_asked(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=MONDAY_NINE.replace(hour=7))
    shown = (await ada.command("/checkin")).shown
    await ada.press(shown, "On track")
    await world.advance(days=2)
    assert seen(ada, "Your check-in") == []


async def test_without_a_goal_there_is_nothing_to_check_in_on(world: World) -> None:
    otto = world.person("Otto")
    answer = await otto.command("/checkin")
    assert answer.text == "There is no open goal to check in on. /goal new makes one."


async def test_why_it_came_is_told_to_whoever_asks_and_stopped_by_one_click(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ada, "Your check-in")
    await ada.press(asked, "Why this message?")
    assert only_they_see(ada).startswith("A check-in comes once a week: Monday at 09:00, Berlin time")
    await ada.press(ada.ephemerals[-1], "Turn check-ins off")
    assert only_they_see(ada).startswith("I send no more check-ins.")
    await world.advance(days=8)
    assert len(seen(ada, "Your check-in")) == 1
    await ada.press(ada.ephemerals[-1], "Turn check-ins on")
    await world.advance(days=6)
    assert len(seen(ada, "Your check-in is ready")) == 2
