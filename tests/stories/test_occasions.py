"""Promises that come round with an occasion, that are for each of some people, or for some days."""

from datetime import UTC, datetime

import pytest

from bot.demo.actors import Actor
from tests.handlers.goals import new_goal
from tests.world import World


@pytest.fixture
async def ada(world: World) -> Actor:
    person = world.person("Ada")
    await new_goal(person, "Lead a team by 30 June")
    await person.close_modal()
    return person


async def promised(person: Actor, words: str) -> None:
    answer = await person.command("/goal", f"plan {words}")
    await person.press(answer.shown, "That's right")


async def test_at_each_conference_is_due_at_a_conference_and_nowhere_else(world: World, ada: Actor) -> None:
    await promised(ada, "connect with 4 influential people at each conference")
    assert "When you are at a conference, tell me: /goal at conference." in ada.ephemerals[-1].text
    await world.advance(days=8)
    assert "nothing due now" in (await ada.command("/goal", "show 1")).text
    assert not any("to go" in each.text for each in ada.dm)
    answer = await ada.command("/goal", "at a conference until friday")
    assert answer.text.startswith(
        "Noted. *Influential connections*: 0 of 4 people, 4 to go, until Fri 20 Mar."
    )
    await world.advance(hours=8)
    assert "0 of 4 people" in ada.dm[-1].text
    answer = await ada.command("/log", "4 connections")
    assert "4 of 4 people at this conference, done." in answer.text
    await ada.press(answer.shown, "It is over")
    assert ada.ephemerals[-1].text.startswith("It is over. *Influential connections*: 4 of 4 people.")
    await world.advance(to=datetime(2026, 4, 20, 20, tzinfo=UTC))
    assert "4 people at each conference, nothing due now." in (await ada.command("/goal", "show 1")).text


async def test_logging_opens_an_occasion_and_undo_takes_it_back(world: World, ada: Actor) -> None:
    await promised(ada, "connect with 4 influential people at each conference")
    answer = await ada.command("/log", "1 connection")
    assert "1 of 4 people at this conference, 3 to go. It counts until Sun 15 Mar." in answer.text
    await ada.press(answer.shown, "Undo")
    assert "4 people at each conference, nothing due now" in (await ada.command("/goal", "show 1")).text
    await world.advance(days=10)
    assert not any("to go" in each.text for each in ada.dm)


async def test_an_occasion_by_mistake_is_taken_back(ada: Actor) -> None:
    await promised(ada, "connect with 4 influential people at each conference")
    await ada.say(None, "I'm at the conference")
    await ada.press(ada.dm[-1], "It is over")
    assert "nothing was logged, so it counts for nothing" in ada.dm[-1].text


async def test_what_is_no_occasion_of_theirs_stays_a_message(ada: Actor) -> None:
    await ada.say(None, "I'm at my desk")
    assert ada.dm[-1].text.startswith("I have not passed this on.")
    answer = await ada.command("/goal", "at my desk")
    assert answer.text.startswith("No promise of yours comes round with an occasion yet.")
    await promised(ada, "connect with 4 people at each conference")
    assert (await ada.command("/goal", "at my desk")).text == "Where are you? [At: conference]"


async def test_each_of_four_reports_counts_whoever_is_named_once(ada: Actor) -> None:
    await promised(ada, "coach each of my 4 reports every week")
    assert "4 different reports, every week" in ada.ephemerals[-1].text
    await ada.command("/log", "reports with Ana and Bo")
    answer = await ada.command("/log", "reports with Ana")
    assert "2 of 4 reports this week, 2 to go" in answer.text
    assert "3 of 4" in (await ada.command("/log", "1 report with Cem")).text


async def test_how_many_they_are_is_asked_where_nobody_said(ada: Actor) -> None:
    answer = await ada.command("/goal", "plan coach each direct report every month")
    assert "How many are they?" in answer.text
    await ada.press(answer.shown, "Say who they are")
    await ada.submit({"whom": "Ana, Bo and Cem"})
    shown = await ada.command("/goal", "show 1")
    assert "0 of 3 people this month" in shown.text


async def test_three_times_on_two_days_a_week_needs_both_days(world: World, ada: Actor) -> None:
    await promised(ada, "give feedback 3 times on 2 days a week")
    assert "3 times on each of 2 days, every week" in ada.ephemerals[-1].text
    assert "3 of 6 this week" in (await ada.command("/log", "6 feedback")).text
    await world.advance(days=1)
    assert "6 of 6 this week, done" in (await ada.command("/log", "3 feedback")).text


async def test_an_occasion_may_last_longer_and_is_closed_once(world: World, ada: Actor) -> None:
    await promised(ada, "connect with 4 people at each conference")
    await ada.command("/log", "1 connection")
    answer = await ada.command("/goal", "at the conference until 20 March")
    assert "1 of 4 people, 3 to go, until Fri 20 Mar." in answer.text
    again = await ada.command("/goal", "at a conference")
    assert "until Fri 20 Mar." in again.text
    await ada.press(answer.shown, "It is over")
    await world.advance(days=1)
    await ada.press(again.shown, "It is over")
    assert "No such occasion is open just now" in ada.ephemerals[-1].text
    assert "nothing due now" in (await ada.command("/goal", "show 1")).text


async def test_where_somebody_is_can_be_chosen(ada: Actor) -> None:
    await promised(ada, "connect with 4 people at each conference")
    await promised(ada, "ask 3 questions at every offsite")
    answer = await ada.command("/goal", "at my desk")
    await ada.press(answer.shown, "At: offsite")
    assert "0 of 3 questions, 3 to go" in ada.ephemerals[-1].text
    assert "0 of 4" not in (await ada.command("/goal")).text
    late = await ada.command("/goal", "at a conference until 2026-03-01")
    assert "is over. Choose a day that lies ahead." in late.text


async def test_two_promises_of_one_occasion_are_opened_together(ada: Actor) -> None:
    await promised(ada, "connect with 4 people at each conference")
    await promised(ada, "write 2 summaries at each conference")
    answer = await ada.command("/goal", "at a conference")
    assert "0 of 4 people" in answer.text
    assert "0 of 2 summaries" in answer.text
