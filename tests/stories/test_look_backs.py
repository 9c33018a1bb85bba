"""After twelve weeks a goal is looked back on: kept, changed or let go, by nobody but its owner."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from bot.demo.actors import Actor
from bot.demo.records import Message, View
from bot.domain.errors import Gone, TooLong
from bot.domain.look_backs import Choice, Learnt
from bot.domain.people import Visit
from bot.usecases import look_backs
from tests.handlers.goals import words_of
from tests.stories.promises import member_with_daily_promise
from tests.stories.weekly import another_goal, buttons, lines, only_they_see, seen
from tests.world import World

MONDAY = datetime(2026, 3, 16, 8, tzinfo=UTC)
DECEMBER = date(2025, 12, 15)
"""Thirteen weeks before the check-in of Mon 16 Mar."""


async def looks_back(world: World) -> tuple[Actor, Message]:
    """Ada, and the message that asks her, which came with her check-in."""
    ada = await member_with_daily_promise(world, "Ada", starts_on=DECEMBER)
    await world.advance(to=MONDAY)
    (asked,) = [each for each in ada.dm if "Time to look back" in each.text]
    return ada, asked


def written(view: View, block: str) -> dict[str, Any]:
    """What stands in an input."""
    found: dict[str, Any] = next(iter(view.values[block].values()))
    return found


async def test_it_comes_with_the_checkin_in_one_message_and_once(world_on: World) -> None:
    world = world_on
    ada, asked = await looks_back(world)
    assert asked.text.startswith("Your check-in is ready.")
    assert "12 weeks of *Feedback*, since Mon 15 Dec 2025." in asked.text
    assert "What do you keep, what have you learnt, is your reason still true?" in asked.text
    assert {"Look back", "Keep it as it is"} <= set(buttons(asked))
    await world.advance(days=7)
    assert sum("Time to look back" in each.text for each in ada.dm) == 1


async def test_two_goals_are_looked_back_on_one_week_after_the_other(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=DECEMBER)
    await another_goal(world, ada, starts_on=DECEMBER)
    await world.advance(to=MONDAY)
    await world.advance(days=7)
    first, second = [each for each in ada.dm if "Time to look back" in each.text]
    assert "12 weeks of *Feedback*" in first.text
    assert "12 weeks of *Talk*" in second.text


async def test_kept_by_one_press(world: World) -> None:
    ada, asked = await looks_back(world)
    await ada.press(asked, "Keep it as it is")
    await world.settle()
    assert (
        "You have looked back. 12 weeks of *Feedback*, since Mon 15 Dec 2025: you keep it as it is."
        in lines(asked)
    )
    assert "See what I said" in buttons(asked)


async def test_what_is_written_stays_with_its_owner(world: World) -> None:
    ada, asked = await looks_back(world)
    await ada.press(asked, "Look back")
    answer = await ada.submit(
        {
            "What do you want to keep?": "The five minutes",
            "What have you learnt?": "Mornings <!channel> work",
            "Is your reason for it still true?": "Partly",
            "What now?": "Keep it as it is",
        }
    )
    assert "It goes on as it is. In twelve weeks I ask again." in words_of(answer)
    await ada.close_modal()
    await world.settle()
    assert "Mornings" not in asked.text
    answer = await ada.press(asked, "See what I said")
    assert answer.view is not None
    assert written(answer.view, "learnt")["value"] == "Mornings <!channel> work"
    assert written(answer.view, "still_true")["selected_option"]["value"] == "partly"


@pytest.mark.parametrize(
    ("choice", "leads_to"),
    [("Change it", "What do you want to reach?"), ("Let it go", "One line on what you take from it?")],
)
async def test_a_change_and_an_end_are_the_next_form(world: World, choice: str, leads_to: str) -> None:
    ada, asked = await looks_back(world)
    await ada.press(asked, "Look back")
    answer = await ada.submit({"What now?": choice})
    assert answer.view is not None
    labels = [block.get("label", {}).get("text", "") for block in answer.view.blocks]
    assert leads_to in labels
    await ada.close_modal()
    assert "Feedback" in (await ada.command("/goal", "list")).text


async def test_why_it_came_names_its_rule_and_what_moves_it(world: World) -> None:
    ada, asked = await looks_back(world)
    await ada.press(asked, "Why this message?", action_id="more:look_back")
    assert "Every twelve weeks a goal is looked back on once, with a check-in." in only_they_see(ada)
    await ada.press(ada.ephemerals[-1], "Turn look backs off")
    assert only_they_see(ada).startswith("I ask you to look back no more.")
    await ada.press(ada.ephemerals[-1], "Turn look backs on")
    assert only_they_see(ada).startswith("I ask you to look back again, with a check-in every twelve weeks.")


async def test_whoever_wants_none_is_not_asked_and_gets_check_ins_all_the_same(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=DECEMBER)
    await ada.command("/goal", "settings")
    await ada.submit({"look_backs": []})
    assert "No look backs." in str(ada.modal and ada.modal.blocks)
    await world.advance(to=MONDAY)
    assert not any("Time to look back" in each.text for each in ada.dm)
    assert seen(ada, "Your check-in is ready")


async def test_a_young_goal_is_not_looked_back_on(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=MONDAY)
    assert not any("Time to look back" in each.text for each in ada.dm)
    assert seen(ada, "Your check-in is ready")


async def test_somebody_elses_look_back_is_nobodys_business(world: World) -> None:
    ada, asked = await looks_back(world)
    ben = await member_with_daily_promise(world, "Ben", starts_on=DECEMBER)
    await world.advance(days=7)
    (his,) = [each for each in ben.dm if "Time to look back" in each.text]
    forged = next(
        element["value"]
        for block in asked.blocks
        for element in block.get("elements", ())
        if element.get("action_id") == "look_back:open"
    )
    await ben.press(his, "Look back", forged_value=forged)
    assert "no longer there, or it is not yours" in only_they_see(ben)
    assert ada.modal is None


@pytest.mark.parametrize("typed", ["done 1", "pause 1 until 20 march"])
async def test_a_goal_that_ends_or_rests_before_its_hour_is_not_looked_back_on(
    world: World, typed: str
) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=DECEMBER)
    await world.advance(to=datetime(2026, 3, 15, 12, tzinfo=UTC))
    await world.stop()
    world.clock.move_to(MONDAY)
    # Planned at nine, and before anything is sent its owner says otherwise.
    await world.start()
    await world.program.planning.plan_once()
    await ada.command("/goal", typed)
    await world.settle()
    assert not any("look back" in each.text for each in ada.dm)


async def test_on_a_day_off_it_waits_with_the_checkin(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=DECEMBER)
    await world.advance(to=datetime(2026, 3, 15, 12, tzinfo=UTC))
    await world.stop()
    world.clock.move_to(MONDAY)
    await world.start()
    await world.program.planning.plan_once()
    await ada.command("/goal", "away today")
    await world.settle()
    assert not any("Time to look back" in each.text for each in ada.dm)
    await world.advance(days=1)
    assert any("Time to look back" in each.text for each in ada.dm)


async def test_more_than_a_few_sentences_and_what_is_gone_are_refused(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada")
    visit = Visit(await world.workspace(), ada.id)
    said = Learnt("x" * 1001, "", None, Choice.KEEP)
    with pytest.raises(TooLong):
        await look_backs.say(world.deps.open_uow, world.now, visit, uuid4(), said)
    with pytest.raises(Gone):
        await look_backs.read(world.deps.open_uow, world.now, visit, uuid4())
