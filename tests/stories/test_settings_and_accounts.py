"""What moves the prompts: settings, stop, travel, and leaving the company."""

from collections import Counter
from datetime import UTC, datetime

from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.world import World


def berlin(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 in Berlin, before the clocks change."""
    return datetime(2026, 3, day, hour - 1, minute, tzinfo=UTC)


def check_ins(lines: list[str]) -> list[str]:
    return [line[:12] for line in lines if "Your check-in is ready" in line]


def nudges(lines: list[str]) -> list[str]:
    return [line[:12] for line in lines if "to go today" in line]


async def test_a_check_in_that_is_moved_comes_once_a_week(world_on: World) -> None:
    world = world_on
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=berlin(17, 10))
    assert check_ins(received(ben)) == ["Mon 16 09:00"]
    await ben.command("/goal", "settings")
    await ben.submit({"checkin_day": "Thursday", "checkin_time": "10:00", "nudge_time": "16:30"})
    assert ben.modal is not None
    said = str(ben.modal.blocks)
    assert "Check-in Thursdays 10:00 Berlin. The next one: Thu 19 Mar, 10:00 Berlin." in said
    assert "Nudge 16:30 Berlin" in said
    await world.advance(to=berlin(27, 20))
    # Thursday 19 would ask about the week that Monday 16 asked about: once is enough.
    assert check_ins(received(ben)) == ["Mon 16 09:00", "Thu 26 10:00"]
    assert "Tue 17 16:30" in nudges(received(ben))
    assert max(Counter(line[:6] for line in nudges(received(ben))).values()) == 1


async def test_a_form_without_a_working_day_is_refused_under_the_field(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "settings")
    refused = await ada.submit({"working_days": [], "nudge_time": "11:00"})
    assert refused.errors == {
        "working_days": "Leave at least one working day; without one nothing would ever count."
    }
    await ada.submit({"working_days": ["Monday", "Tuesday"]})
    assert ada.modal is not None
    said = str(ada.modal.blocks)
    for line in ("Nudge 11:00 Berlin", "Working days: Mon and Tue.", "All this begins with a goal"):
        assert line in said
    assert (await profile_of(world, ada)).member


async def test_stop_ends_the_prompts_until_they_are_turned_on_again(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=berlin(10, 13, 59))
    before = nudges(received(ben))
    answer = await ben.command("/goal", "mute")
    assert answer.text.startswith("Stopped: no check-ins and no nudges")
    await world.advance(to=berlin(23, 20))
    assert nudges(received(ben)) == before
    assert check_ins(received(ben)) == []
    await ben.press(answer.shown, "Turn them on again")
    assert ben.ephemerals[-1].text.startswith("On again.\nCheck-in Mondays 09:00 Berlin.")
    await world.advance(to=berlin(24, 20))
    assert nudges(received(ben)) == [*before, "Tue 24 14:00"]


async def test_whoever_travels_gets_one_prompt_for_each_date(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=berlin(11, 15))
    await world.slack.change_user("Ben", tz="America/New_York")
    await world.advance(to=berlin(13, 1))
    await world.slack.change_user("Ben", tz="Asia/Tokyo")
    await world.advance(to=berlin(18, 20))
    there = nudges(received(ben, zone_name="America/New_York"))
    assert "Thu 12 14:00" in there
    assert not any(line.startswith("Wed 11 14") for line in there)
    in_tokyo = nudges(received(ben, zone_name="Asia/Tokyo"))
    assert in_tokyo[-3:] == ["Mon 16 14:00", "Tue 17 14:00", "Wed 18 14:00"]
    assert check_ins(received(ben, zone_name="Asia/Tokyo")) == ["Mon 16 09:00"]


async def test_whoever_left_gets_nothing_until_they_are_back(world_on: World) -> None:
    world = world_on
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=berlin(10, 10))
    before = received(ben)
    await world.slack.change_user("Ben", deleted=True)
    await world.advance(to=berlin(24, 10))
    assert received(ben) == before
    await world.slack.change_user("Ben", deleted=False)
    await world.advance(to=berlin(24, 20))
    assert nudges(received(ben)) == [*nudges(before), "Tue 24 14:00"]


async def test_an_account_that_never_met_the_bot_stays_unknown(world: World) -> None:
    ack = await world.slack.change_user("Otto", tz="Asia/Tokyo")
    assert ack.ok
    async with world.deps.open_uow(await world.workspace()) as uow:
        assert await uow.people.profile(world.person("Otto").id, world.now) is None


async def test_the_same_words_work_in_the_bots_messages(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.open_home()
    for said, answered in (
        ("away until friday, wedding", "Away until Fri 13 Mar."),
        ("I'm back", "You are not away today after all; it counts again."),
        ("Stop!", "Stopped: no check-ins and no nudges"),
        ("help", "You want to reach something:"),
        ("who can see this?", "Who can see what."),
        ("settings", "This takes a form"),
    ):
        await ben.say(None, said)
        await world.settle()
        assert ben.dm[-1].text.startswith(answered), said
    await ben.press(ben.dm[-1], "Settings")
    assert ben.modal is not None
    assert ben.modal.title == "Settings"


async def test_help_and_privacy_answer_at_once(world: World) -> None:
    otto = world.person("Otto")
    helped = await otto.command("/goal", "help")
    assert helped.text.startswith("You want to reach something:")
    private = await otto.command("/goal", "gdpr")
    assert "Olga (olga@northwind.example)" in private.text
    await otto.command("/goal", "career Lead a team")
    await otto.submit()
    await otto.close_modal()
    await otto.open_home()
    await world.slack.until(lambda: otto.home)
    await otto.press(otto.home, "Privacy")
    assert otto.modal is not None
    assert "Olga (olga@northwind.example)" in str(otto.modal.blocks)
    await otto.close_modal()
    lost = await otto.command("/goal", "Run 3 *workshops* <!channel>")
    assert lost.text.startswith("I know no way to go with these words, so nothing was changed.")
    assert "Run 3 *workshops* @channel" in str(lost.blocks) or "<!channel>" in str(lost.blocks)
    await otto.press(lost.shown, "All I can do")
    assert otto.modal is not None
    assert otto.modal.title == "Help"


async def test_a_prompt_comes_at_its_time_even_where_the_quiet_hours_lie(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "settings")
    await ben.submit({"quiet_from": "13:00", "quiet_until": "10:00"})
    await world.advance(to=berlin(16, 12))
    came = received(ben)
    assert check_ins(came) == ["Mon 16 09:00"]
    assert nudges(came)[0] == "Tue 10 14:00"


async def test_a_reminder_does_not_wake_whoever_has_travelled(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=berlin(16, 20))
    await world.slack.change_user("Ben", tz="America/New_York")
    await world.advance(to=berlin(17, 20))
    again = [line for line in received(ben, zone_name="America/New_York") if line.startswith("Tue 17")]
    assert again[0].startswith("Tue 17 09:00")  # 09:00 in Berlin would have been 04:00 there
