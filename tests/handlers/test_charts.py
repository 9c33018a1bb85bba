"""*Chart*, where a person asks for it: in what `/goal show` answered, and in Home's details."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.demo.actors import Actor
from bot.demo.records import Ephemeral
from bot.domain.deliveries import Kind
from bot.usecases import charts
from tests.handlers.goals import goal_with_promise, new_goal, words_of
from tests.world import World


@pytest.fixture
async def ada(world: World) -> Actor:
    """Ada, who has logged two workshops in two weeks."""
    ada = world.person("Ada")
    await goal_with_promise(ada)
    await ada.command("/log", "1 workshop")
    await world.advance(days=8)
    await ada.command("/log", "1 workshop")
    await world.settle()  # after the second day one message asks whether somebody shall know
    return ada


async def the_chart(ada: Actor) -> Ephemeral:
    """What *Chart* brings under `/goal show`."""
    shown = (await ada.command("/goal", "show 1")).shown
    await ada.press(shown, "Chart")
    return ada.ephemerals[-1]


def drawn(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [block["chart"] for block in blocks if block["type"] == "data_visualization"]


async def details_in_home(world: World, ada: Actor) -> None:
    await ada.open_home()
    await world.slack.until(lambda: ada.home)
    await ada.press(ada.home, "Details and history")


async def test_you_and_the_pace_are_drawn_and_said(ada: Actor) -> None:
    chart = await the_chart(ada)
    assert chart.text == (
        "Your way so far.\n"
        "*1 Workshops*: 2 of 3 workshops by Tue 30 Jun. 0 expected by now: ahead of pace.\n"
        "Start: you 0, the pace 0\n"
        "Sun 15 Mar: you 1, the pace 0.18\n"
        "Today: you 2, the pace 0.22\n"
        "[Details]"
    )
    (lines,) = drawn(chart.blocks)
    assert lines["type"] == "line"
    assert lines["axis_config"] == {
        "categories": ["Start", "15 Mar", "Today"], "x_label": "Weeks", "y_label": "workshops",
    }  # fmt: skip
    assert [(each["name"], [point["value"] for point in each["data"]]) for each in lines["series"]] == [
        ("You", [0, 1, 2]),
        ("The pace", [0, 0.18, 0.22]),
    ]


async def test_the_chart_leads_back_to_the_details(ada: Actor) -> None:
    chart = await the_chart(ada)
    await ada.press(chart, "Details")
    assert ada.ephemerals[-1].text.startswith("One of your goals.\n*1 Workshops*: 2 of 3 workshops")


async def test_in_home_the_words_stand_on_a_page_and_the_chart_comes_as_a_message(
    world: World, ada: Actor
) -> None:
    await details_in_home(world, ada)
    answer = await ada.press(ada.modal, "Chart")
    assert "Sun 15 Mar: you 1, the pace 0.18" in words_of(answer)
    assert "The chart itself waits for you in our conversation" in words_of(answer)
    await world.settle()
    assert len(drawn(ada.dm[-1].blocks)) == 1
    await ada.press(ada.dm[-1], "Details")
    assert ada.ephemerals[-1].text.startswith("One of your goals.")


async def test_a_chart_that_slack_refuses_comes_again_without(world: World, ada: Actor) -> None:
    world.slack.faults.add("invalid_blocks", "response_url")
    chart = await the_chart(ada)
    assert drawn(chart.blocks) == []
    assert "Sun 15 Mar: you 1, the pace 0.18" in chart.blocks[1]["text"]["text"]
    await details_in_home(world, ada)
    world.slack.faults.add("invalid_blocks", "chat.postMessage")
    await ada.press(ada.modal, "Chart")
    await world.settle()
    assert ada.dm[-1].text.startswith("Your way so far.")
    assert drawn(ada.dm[-1].blocks) == []
    assert "Sun 15 Mar: you 1, the pace 0.18" in ada.dm[-1].blocks[1]["text"]["text"]


async def test_whoever_wants_plain_text_gets_no_chart(world: World, ada: Actor) -> None:
    workspace = await world.workspace()
    async with world.deps.open_uow(workspace) as uow:
        profile = await uow.people.profile(ada.id, world.now)
        assert profile is not None
        await uow.people.choose(profile.id, replace(profile.times, plain_text=True), world.now)
    chart = await the_chart(ada)
    assert drawn(chart.blocks) == []
    assert "Sun 15 Mar: you 1, the pace 0.18" in chart.text
    await details_in_home(world, ada)
    before = len(ada.dm)
    answer = await ada.press(ada.modal, "Chart")
    await world.settle()
    assert "The chart itself" not in words_of(answer)
    assert len(ada.dm) == before


async def test_nobody_sees_anothers_chart(world: World, ada: Actor) -> None:
    chart = await the_chart(ada)
    goal_id = chart.blocks[-1]["elements"][0]["value"]
    ben = world.person("Ben")
    await goal_with_promise(ben)
    shown = (await ben.command("/goal", "show 1")).shown
    await ben.press(shown, "Chart", forged_value=goal_id)
    assert "workshop" not in ben.ephemerals[-1].text.casefold()
    shown = (await ben.command("/goal", "show 1")).shown
    await ben.press(shown, "Chart", forged_value="nothing")
    assert "Start:" not in ben.ephemerals[-1].text


async def test_a_goal_that_is_explored_first_is_drawn_alone(world: World) -> None:
    ben = world.person("Ben")
    await ben.command("/goal", "new Learn to speak in public")
    await ben.fill("explore", ["I explore first and measure later"])
    await ben.submit()
    await ben.close_modal()
    chart = await the_chart(ben)
    (lines,) = drawn(chart.blocks)
    assert [each["name"] for each in lines["series"]] == ["You"]
    assert "Today: you 0\n" in chart.text


async def test_a_goal_that_has_ended_keeps_its_chart(world: World, ada: Actor) -> None:
    await ada.command("/goal", "done 1")
    await world.advance(days=10)
    shown = (await ada.command("/goal", "show 1")).shown
    assert shown is not None
    assert "*1 Workshops*: 2 of 3 workshops by Tue 30 Jun. Reached on Tue 17 Mar." in shown.text
    chart = await the_chart(ada)
    assert "Tue 17 Mar: you 2, the pace 0.26\n" in chart.text


async def test_the_largest_amounts_are_drawn(world: World) -> None:
    ben = world.person("Ben")
    await new_goal(ben, "Run 3 workshops by 30 June", target="1000000000000")
    await ben.submit()
    await ben.command("/log", "1000000000000 workshops")
    await ben.command("/log", "1000000000000 workshops")
    chart = await the_chart(ben)
    assert "Today: you 2,000,000,000,000, the pace 0" in chart.text


async def test_a_chart_of_a_goal_that_is_gone_is_not_sent(world: World, ada: Actor) -> None:
    before = len(ada.dm)
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(ada.id, world.now)
        assert profile is not None
        about = {"what": charts.WHAT, "member": str(profile.id), "goal": str(uow.new_id())}
        mailbox = await uow.deliveries.mailbox_of_person(ada.id)
        await uow.deliveries.owe(mailbox, Kind.ANSWER, "chart:gone", world.now, about)
    await world.settle()
    assert len(ada.dm) == before
    async with world.deps.open_clock_uow() as clock:
        assert await clock.faults() == []
