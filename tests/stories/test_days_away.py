"""Being away: nothing comes, nothing counts; and coming back."""

from datetime import UTC, date, datetime

from bot.demo.actors import Actor
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.world import World

FRIDAY_EVENING = datetime(2026, 3, 13, 20, tzinfo=UTC)
NEXT_MONDAY_NIGHT = datetime(2026, 3, 16, 22, tzinfo=UTC)


async def write_nothing(world: World, ben: Actor, to: datetime) -> None:
    before = received(ben)
    await world.advance(to=to)
    assert received(ben) == before


async def test_who_is_away_hears_nothing_and_nothing_falls_short(world_on: World) -> None:
    world = world_on
    ben = await member_with_daily_promise(world, "Ben", starts_on=date(2026, 2, 2))
    answer = await ben.command("/goal", "away until friday for my surgery")
    assert answer.text == (
        "Away until Fri 13 Mar. Nothing counts, nothing comes. That day is the last one away; your next "
        "working day is Mon 16 Mar.\n[I'm back] [All my days away]"
    )
    await write_nothing(world, ben, FRIDAY_EVENING)
    await world.advance(to=NEXT_MONDAY_NIGHT)
    came = received(ben)
    assert [line[:12] for line in came] == ["Mon 16 09:00", "Mon 16 14:00"]  # the check-in and the nudge
    assert not any("Something to look at" in line for line in came)


async def test_who_is_back_early_is_nudged_the_same_day(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    answer = await ben.command("/goal", "ooo until friday")
    await world.advance(to=datetime(2026, 3, 11, 9, tzinfo=UTC))
    assert received(ben) == []
    answer = await ben.press(answer.shown, "I'm back")
    shown = ben.ephemerals[-1].text
    assert shown == "Welcome back. Nothing was counted; from today on it does."
    await world.advance(hours=8)
    assert [line[:12] for line in received(ben)] == ["Wed 11 14:00"]
    calendar = (await profile_of(world, ben)).calendar
    assert [span.last.isoformat() for span in calendar.absences] == ["2026-03-10"]


async def test_days_are_chosen_in_the_form_and_taken_out_there(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "vacation")
    assert ben.modal is not None
    assert ben.modal.title == "I'm away"
    refused = await ben.submit({"First day away": "2026-03-20", "Last day away": "2026-03-16"})
    assert refused.errors == {"last_day": "The last day lies before the first one."}
    too_long = await ben.submit({"First day away": "2026-03-16", "Last day away": "2027-12-31"})
    assert "can be up to 400 days" in too_long.errors["last_day"]
    await ben.submit({"First day away": "2026-03-16", "Last day away": "2026-03-20"})
    assert "Noted: away Mon 16 to Fri 20 Mar, 5 days." in str(ben.modal.blocks)
    await ben.press(ben.modal, "All my days away")
    await ben.press(ben.modal, "Remove Mon 16 to Fri 20 Mar, 5 days")
    assert "Remove" not in str(ben.modal.blocks)
    assert (await profile_of(world, ben)).calendar.absences == ()


async def test_a_button_pressed_twice_takes_out_once(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    noted = await ben.command("/goal", "away 16-20 mar")
    still_seen = noted.shown.snapshot() if noted.shown else None
    await ben.press(noted.shown, "Remove")
    assert ben.ephemerals[-1].text == "Taken out. These days count again."
    await ben.press(still_seen, "Remove")
    assert "no longer there" in ben.ephemerals[-1].text


async def test_the_same_twice_in_the_form_takes_out_once(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "away 16-20 mar")
    await ben.command("/goal", "away")
    assert ben.modal is not None
    still_seen = ben.modal.snapshot()
    await ben.press(ben.modal, "Remove Mon 16 to Fri 20 Mar, 5 days")
    await ben.press(still_seen, "Remove Mon 16 to Fri 20 Mar, 5 days")
    assert "Remove" not in str(ben.modal.blocks)


async def test_back_on_a_day_is_away_until_the_day_before(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    assert (await ben.command("/goal", "back on thursday")).text.startswith("Away until Wed 11 Mar.")
    assert (await ben.command("/goal", "back on feb 30")).text.startswith("There is no such day.")
    assert (await ben.command("/goal", "back on thursday")).text.startswith("Nothing new: you are away until")
    assert (await ben.command("/goal", "back now")).text.startswith("You are not away today after all")
    await ben.command("/goal", "away until friday")
    await ben.command("/goal", "away")
    assert ben.modal is not None
    await ben.press(ben.modal, "I'm back")
    assert "You are not away today after all" in str(ben.modal.blocks)


async def test_days_that_cannot_be_read_keep_the_way_open(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    for typed in (
        "away until yesterday",
        "away feb 30",
        "away 💪",
        "away עד יום שישי",
        f"away {'x' * 10_000}",
    ):
        answer = await ben.command("/goal", typed)
        assert "Nothing was noted." in answer.text, typed
        assert typed.removeprefix("away ")[:900] in str(answer.blocks)
    await ben.press(ben.ephemerals[-1], "Choose the days")
    assert ben.modal is not None
    assert (await profile_of(world, ben)).calendar.absences == ()


async def test_whoever_has_no_goal_can_be_away_too(world: World) -> None:
    grace = world.person("Grace")
    answer = await grace.command("/goal", "back")
    assert answer.text == "You are not away today."
    answer = await grace.command("/goal", "away 3/16 - 3/20")
    assert answer.text.startswith("Noted: away Mon 16 to Fri 20 Mar, 5 days.")
    assert not (await profile_of(world, grace)).member


async def test_so_many_days_are_asked_about_before_they_are_noted(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    answer = await ben.command("/goal", "away 400 days")
    assert answer.text == (
        "Away Mon 9 Mar to Mon 12 Apr 2027, 400 days: is that what you mean? Nothing is noted yet.\n"
        "[Yes, note it] [Choose the days]"
    )
    assert (await profile_of(world, ben)).calendar.absences == ()
    still_seen = answer.shown.snapshot() if answer.shown else None
    await ben.press(answer.shown, "Yes, note it", forged_value="2026-03-09 soon")
    assert (await profile_of(world, ben)).calendar.absences == ()
    await ben.press(still_seen, "Yes, note it")
    assert ben.ephemerals[-1].text.startswith("Away until Mon 12 Apr 2027.")
    await ben.open_home()
    await world.settle()
    assert "Away until Mon 12 Apr 2027." in str(ben.home and ben.home.blocks)
    assert "401 days. A time away can be up to 400" in (await ben.command("/goal", "away 401 days")).text


async def test_in_the_form_they_are_asked_about_on_the_next_page(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "away")
    await ben.submit({"First day away": "2026-03-16", "Last day away": "2027-03-20"})
    assert "370 days: is that what you mean?" in str(ben.modal and ben.modal.blocks)
    await ben.press(ben.modal, "Yes, note it")
    assert "Noted: away Mon 16 Mar to Sat 20 Mar 2027, 370 days." in str(ben.modal and ben.modal.blocks)


async def test_a_longer_time_away_ends_earlier_where_its_owner_says_when_they_are_back(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "away until 27 march")
    answer = await ben.command("/goal", "away until friday")
    assert answer.text == (
        "Nothing new: you are away until Fri 27 Mar already. To be back earlier, write /goal back on friday, "
        "or press I'm back.\n[I'm back] [All my days away]"
    )
    answer = await ben.command("/goal", "back on friday")
    assert answer.text.startswith("Away until Thu 12 Mar.")
    assert "is that what you mean?" in (await ben.command("/goal", "back on 1 january")).text
    assert [str(each.last) for each in (await profile_of(world, ben)).calendar.absences] == ["2026-03-12"]
