"""Being behind, and what to do about it: from a promise in March to its last day, in both directions."""

from datetime import UTC, datetime

from bot.demo.actors import Actor
from tests.handlers.goals import goal_with_promise, new_goal, words_of
from tests.world import World


def berlin(month: int, day: int, hour: int) -> datetime:
    """An instant of 2026 on Berlin's clock: two hours ahead of UTC from 29 March on."""
    ahead = 2 if (month, day) >= (3, 29) else 1
    return datetime(2026, month, day, hour - ahead, tzinfo=UTC)


async def stands(person: Actor, which: str = "1") -> str:
    """What `/goal show` says of a goal, its promises below."""
    shown = await person.command("/goal", f"show {which}")
    return "\n".join(shown.text.split("\n")[1:-1])


async def test_a_gap_is_told_with_what_closes_it_and_an_absence_takes_its_days_with_it(
    world_on: World,
) -> None:
    world, ada = world_on, world_on.person("Ada")
    await new_goal(ada, "Hold 12 talks by 20 March")
    await ada.close_modal()
    assert "0 of 12 talks by Fri 20 Mar. 0 expected by now: on pace." in await stands(ada)

    # Ten working days; Wednesday of the second week seven are over.
    await ada.command("/log", "6 talks")
    await world.advance(to=berlin(3, 18, 10))
    assert (
        "6 of 12 talks by Fri 20 Mar. 8 expected by now, 2 behind: 1 extra a day until Thu 19 Mar closes it. "
        "From now on that is 1.7 times the planned rate: a stretch."
    ) in await stands(ada)
    assert (
        "6 of 12 talks by Fri 20 Mar. 2 behind: 1 extra a day until Thu 19 Mar closes it."
        in (await ada.command("/goal", "list")).text
    )

    # Two more close it, and the answer says so.
    answer = await ada.command("/log", "2 talks")
    assert "*1 Talks*: 8 of 12 talks by Fri 20 Mar. On pace." in answer.text

    # Away until the end: of eight days seven are over, then all of them.
    await ada.command("/goal", "away thursday until friday")
    assert "10 expected by now, 2 behind: 4 extra" not in await stands(ada)
    assert "of 12 talks by Fri 20 Mar. 10 expected by now, 2 behind: 2 extra on Wed 18 Mar closes it." in (
        await stands(ada)
    )
    await world.advance(to=berlin(3, 19, 10))
    assert "8 of 12 talks by Fri 20 Mar. 4 to go, and no working day is left." in await stands(ada)
    await world.advance(to=berlin(3, 23, 10))
    assert "8 of 12 talks by Fri 20 Mar. That day is over, 4 short." in await stands(ada)
    chart = await ada.press((await ada.command("/goal", "show 1")).shown, "Chart")
    assert chart.acked
    assert ada.ephemerals[-1].text.split("\n")[2:-1] == [
        "Start: you 0, the pace 0",
        "Sun 15 Mar: you 6, the pace 7.5",
        "Sun 22 Mar: you 8, the pace 12",
        "Today: you 8, the pace 12",
    ]


async def test_less_can_be_better(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada, "Answer questions within 2 hours by 29 May", target="2", baseline="10", unit="hours")
    await ada.close_modal()
    await ada.command("/goal", "edit 1")
    await ada.submit({"measure": "Each log is the new value (for %, weight, times)"})
    await ada.close_modal()
    await world.advance(to=berlin(4, 6, 10))
    await ada.command("/log", "9 hours")
    assert (
        "9 now, 2 hours wanted by Fri 29 May. 7.33 expected by now, 1.67 behind: 0.21 further down a week "
        "until Fri 29 May closes it. From now on that is 1.4 times the planned rate: realistic."
    ) in await stands(ada)

    # What is counted off moves towards its target too.
    await new_goal(ada, "Clear 10 tickets by 1 May", target="0", baseline="10", unit="tickets")
    await ada.close_modal()
    await ada.command("/log", "3 tickets")
    assert "7 now, 0 tickets wanted by Fri 1 May. 10 expected by now: ahead of pace." in await stands(
        ada, "2"
    )


async def test_a_course_is_done_or_not(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada, "Complete a course in coaching by 20 March", target="1", unit="course")
    await ada.close_modal()
    assert "not done yet, due Fri 20 Mar. 10 working days left." in await stands(ada)
    await ada.command("/log", "1 course")
    assert "done, due Fri 20 Mar." in await stands(ada)


async def test_a_promise_that_is_behind_says_what_keeps_it(world: World) -> None:
    ada = world.person("Ada")
    await goal_with_promise(ada, "meet 4 people every month", "Run 3 workshops by 30 June")
    await world.advance(to=berlin(4, 17, 10))
    assert (
        "0 of 4 people this month, 4 to go. 2 expected by now: 2 a week until Thu 30 Apr keeps it. "
        "From now on that is 2.2 times the planned rate: a lot."
    ) in await stands(ada)
    assert "4 to go. 2 a week until Thu 30 Apr keeps it." in (await ada.command("/goal", "list")).text


async def test_the_last_day_may_be_the_first(world: World) -> None:
    ada = world.person("Ada")
    answer = await new_goal(ada, "Hold 3 talks by 9 March")
    assert answer.errors == {}, words_of(answer)
    await ada.close_modal()
    assert "0 of 3 talks by Mon 9 Mar. 0 expected by now: on pace." in await stands(ada)
    await world.advance(days=1)
    assert "0 of 3 talks by Mon 9 Mar. That day is over, 3 short." in await stands(ada)
