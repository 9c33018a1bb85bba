"""The settings form in people's hands: a zone, holidays, quiet hours by day, a quiet minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.actors import Actor
from bot.domain.calendar import DateSpan, QuietDay
from bot.domain.people import DEFAULT_TIMES, Introduction, known_zone
from tests.handlers.goals import goal_with_promise, new_goal, new_promise
from tests.stories.missed import opened
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.world import World


def page(actor: Actor) -> str:
    assert actor.modal is not None
    return str(actor.modal.blocks)


def nudges(lines: list[str]) -> list[str]:
    return [line[:12] for line in lines if "to go today" in line]


async def weeks_with_an_act(world: World, actor: Actor, to: datetime) -> None:
    """Time passes; somebody who does something now and then is asked as they chose."""
    while world.now < to:
        await world.advance(to=min(to, world.now + timedelta(days=3)))
        await actor.command("/log", "1 feedback")


async def test_a_quiet_minute_is_asked_for_once_at_the_first_goal(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada)
    await ada.submit({"promise": "give feedback to 3 people every day"})
    await ada.submit()
    assert "When is a quiet minute?" in page(ada)
    await ada.submit(
        {"checkin_day": "Tuesday", "checkin_time": "08:30", "nudge_time": "16:00", "country": ["DE"]}
    )
    assert "Check-in Tuesdays 08:30 Berlin. The next one: Tue 17 Mar, 08:30 Berlin." in page(ada)
    assert "Public holidays in Germany are days off; the next: Fri 3 Apr (Good Friday)" in page(ada)
    await ada.close_modal(everything=True)
    await weeks_with_an_act(world, ada, datetime(2026, 4, 8, 18, tzinfo=UTC))
    came = nudges(received(ada))
    assert "Thu 02 16:00" in came
    assert "Tue 07 16:00" in came
    assert not any(line.startswith(("Fri 03", "Mon 06")) for line in came)
    await new_goal(ada, "Read 5 books by 30 September")
    await ada.submit({"promise": "read 20 pages every day"})
    await ada.submit()
    assert "quiet minute" not in page(ada)


async def test_whoever_promises_by_a_command_chooses_the_times_from_the_answer(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada)
    await ada.close_modal()
    proposed = await ada.command("/goal", "plan give feedback to 3 people every day")
    await ada.press(proposed.shown, "That's right")
    said = ada.ephemerals[-1]
    assert "When is a quiet minute? Unless you choose, check-ins come Mondays 09:00" in said.text
    await ada.press(said, "Choose the times")
    await ada.submit({"nudge_time": "11:00"})
    assert "Nudge 11:00 Berlin" in page(ada)
    assert (await profile_of(world, ada)).times.country == ""


async def test_closing_the_question_keeps_the_times_and_counts_no_holidays(world: World) -> None:
    ada = world.person("Ada")
    await goal_with_promise(ada)
    assert (await profile_of(world, ada)).times == DEFAULT_TIMES
    await weeks_with_an_act(world, ada, datetime(2026, 4, 3, 18, tzinfo=UTC))
    assert "Fri 03 14:00" in nudges(received(ada))


async def test_holidays_of_a_region_are_chosen_in_the_form_and_taken_back(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "settings")
    await ben.fill("nudge_time", "15:00")
    await ben.fill("country", "Germany")
    assert "Fri 3 Apr (Good Friday)" in page(ben)
    assert not (await profile_of(world, ben)).times.country  # nothing is kept yet
    await ben.submit({"region:DE": "Sachsen"})
    chosen = await profile_of(world, ben)
    assert (chosen.times.country, chosen.times.region) == ("DE", "SN")
    assert chosen.times.nudge_time == time(15)  # what was filled in before stayed
    assert not chosen.calendar.counts(date(2026, 11, 18))  # a holiday of that region alone
    await ben.close_modal()
    await ben.command("/goal", "settings")
    await ben.submit({"country": "None are days off"})
    assert (await profile_of(world, ben)).calendar.counts(date(2026, 4, 3))


async def test_a_zone_that_nobody_knows_is_refused_under_its_field_and_keeps_the_rest(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "settings")
    refused = await ben.submit({"zone": "Atlantis", "nudge_time": "11:00"})
    assert refused.errors["zone"].startswith("I know no such time zone.")
    assert "Atlantis" in refused.errors["zone"]
    assert (await profile_of(world, ben)).times == DEFAULT_TIMES
    await ben.submit({"zone": "tokyo"})
    assert "Nudge 11:00 Tokyo" in page(ben)
    assert "Your clock is set here to Tokyo; Slack says Berlin." in page(ben)


async def test_a_zone_that_slack_names_and_nobody_knows_can_be_put_right_here(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    async with world.deps.open_uow(await world.workspace()) as uow:
        who = Introduction(ben.id, "Ben", known_zone("Mars/Olympus"), "en-GB")
        await uow.people.meet(uow.new_id(), who, world.now)
    await ben.command("/goal", "settings")
    assert "which says UTC" in page(ben)
    await ben.submit({"zone": "Berlin"})
    assert (await profile_of(world, ben)).calendar.zone == "Europe/Berlin"
    await world.advance(days=2)
    assert nudges(received(ben)) == ["Tue 10 14:00"]


async def test_a_zone_set_here_stays_while_its_owner_travels(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "settings")
    await ben.submit({"zone": "Berlin"})
    await world.slack.change_user("Ben", tz="Asia/Tokyo")
    await world.advance(days=2)
    assert nudges(received(ben)) == ["Tue 10 14:00"]
    await ben.close_modal()
    await ben.command("/goal", "settings")
    await ben.submit({"zone": None})
    assert (await profile_of(world, ben)).calendar.zone == "Asia/Tokyo"


async def test_single_days_get_quiet_hours_of_their_own_in_the_same_form(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "settings")
    await ben.fill("quiet_until", "07:00")
    await ben.press(ben.modal, "Other hours on some days")
    await ben.submit({"quiet_from:4": "13:00"})
    assert "Fridays: quiet from 13:00 to 07:00 Berlin." in page(ben)
    assert (await profile_of(world, ben)).times.quiet_days == (QuietDay(4, time(13), time(7)),)


async def test_nudges_come_on_the_weekdays_that_were_left_and_on_no_other(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", "settings")
    await ben.submit({"nudge_days": ["Tuesday", "Thursday"]})
    await world.advance(days=9)
    assert nudges(received(ben)) == ["Tue 10 14:00", "Thu 12 14:00", "Tue 17 14:00"]


async def test_weeks_that_begin_on_another_day_are_asked_about_once(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=datetime(2026, 3, 16, 12, tzinfo=UTC))
    await ben.command("/goal", "settings")
    await ben.submit({"week_start": "Sunday", "checkin_day": "Thursday"})
    assert "Your weeks begin on Sunday once this one is over, on Sun 22 Mar." in page(ben)
    calendar = (await profile_of(world, ben)).calendar
    assert calendar.week(date(2026, 3, 11)) == DateSpan(date(2026, 3, 9), date(2026, 3, 15))
    await world.advance(to=datetime(2026, 3, 27, 12, tzinfo=UTC))
    asked = [line[:12] for line in received(ben) if "check-in is ready" in line and "Tue 17" not in line]
    assert asked == ["Mon 16 09:00", "Thu 26 09:00"]


async def test_a_promise_made_in_the_open_form_goes_on_after_the_question(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada)
    await ada.submit({"promise": "give feedback to 3 people every day"})
    await ada.submit()
    await ada.press(ada.modal, "Add another promise")
    await new_promise(ada, "meet with team members weekly")
    assert "When is a quiet minute?" in page(ada)


async def test_a_coach_moves_the_summary_and_it_comes_once_a_week(world: World) -> None:
    await opened(world)
    cleo, ben = world.person("Cleo"), world.person("Ben")
    offered = await cleo.command("/coach", "here", "coaching")
    await cleo.press(offered.shown, "Post it here")
    await world.settle()
    channel = world.slack.workspace.channel("coaching").id
    (post,) = world.slack.workspace.messages[channel]
    await ben.press(post, "Show something here")
    await ben.submit({"shows": "Counted"})
    await cleo.command("/goal", "settings")
    await cleo.submit({"digest_day": "Friday", "digest_time": "15:00"})
    assert "Coaching summary Fridays 15:00 Berlin, in each channel you coach." in page(cleo)
    await world.advance(to=datetime(2026, 3, 21, tzinfo=UTC))
    came = [each for each in world.slack.workspace.messages[channel] if "Coaching summary" in each.text]
    at = [f"{datetime.fromtimestamp(float(each.ts), ZoneInfo('Europe/Berlin')):%a %d %H:%M}" for each in came]
    assert at == ["Fri 13 15:00", "Fri 20 15:00"]
    again = await cleo.command("/coach", "here", "coaching")
    assert "each Friday at 15:00 Berlin" in again.text
