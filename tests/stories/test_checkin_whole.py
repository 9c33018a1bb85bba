"""A check-in beside a partner: two stuck weeks, the plan looked back on, late answers, an edit, a note."""

from datetime import UTC, datetime, timedelta

from bot.demo.actors import Actor
from bot.demo.records import View
from bot.domain.progress import Plan
from bot.slack import ids
from tests.stories.promises import member_with_daily_promise, profile_of
from tests.stories.test_coach import begins, chooses, digests
from tests.stories.test_turning_to_a_partner import ben as ben
from tests.stories.weekly import another_goal, buttons, lines, seen
from tests.world import World

MONDAY_NINE = datetime(2026, 3, 16, 8, tzinfo=UTC)
A_WEEK = timedelta(days=7)
WILL_SEE = "Grace will see: “*Feedback*: 0 of 12 people, {} in the check-in of the week from {}.”"


def words(view: View | None) -> str:
    """Everything a form or page says."""
    assert view is not None
    return str(view.blocks)


async def plan_of(world: World, who: Actor) -> Plan:
    """Somebody's goals and promises, from the tables."""
    profile = await profile_of(world, who)
    async with world.deps.open_uow(await world.workspace()) as uow:
        return await uow.goals.plan(profile.id)


async def sees(world: World, who: Actor) -> str:
    """What a partner finds under /partner."""
    listed = await world.person(who.person.name).command("/partner")
    answer = await who.press(listed.shown, "What I see")
    await who.close_modal()
    return words(answer.view)


async def test_two_stuck_weeks_with_a_plan_a_note_and_the_partner(world: World, ben: Actor) -> None:
    grace = world.person("Grace")
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ben, "Your check-in is ready")

    # What Grace will see follows what is chosen, before anything is saved.
    answer = await ben.press(asked, "At risk")
    assert WILL_SEE.format("at risk", "Mon 9 Mar") in words(answer.view)
    assert "Did the moment in your plan come?" not in words(answer.view)
    await ben.fill("Feedback: what got in the way?", "only mine")
    answer = await ben.press(answer.view, action_id=ids.CHECKIN_HOW, value="Stuck")
    assert WILL_SEE.format("stuck", "Mon 9 Mar") in words(answer.view)
    assert "at risk in the check-in" in await sees(world, grace)
    answer = await ben.submit({"then I will …": "ask at lunch"})
    assert answer.errors, "half a sentence is not taken"
    answer = await ben.submit(
        {"This week: if …": "my day is all meetings", "The note": "Release week.\nReally."}
    )
    page = words(answer.view)
    assert "This week, *Feedback*: “If my day is all meetings, then I will ask at lunch.”" in page
    await ben.close_modal()
    page = await sees(world, grace)
    assert "stuck in the check-in of the week from Mon 9 Mar." in page
    assert "Release" not in page, "a note nobody was ticked for"
    assert "only mine" not in page

    # An edit shares the note, and only that.
    await world.settle()
    answer = await ben.press(asked, "Edit")
    assert "only mine" in str(answer.view.values if answer.view else "")
    await ben.submit({"A note with it": ["Add this note for Grace"]})
    await ben.close_modal()
    page = await sees(world, grace)
    assert "Mon 9 Mar. Ben adds: “Release week. Really.”" in page
    assert "only mine" not in page
    assert all("Release" not in each.text for each in grace.dm), "never a message of its own"

    # The week after: the plan is replayed and scored, stuck twice offers four ways.
    await world.advance(to=MONDAY_NINE + A_WEEK)
    second = seen(ben, "Your check-in is ready")[-1]
    assert "Your plan was: “If my day is all meetings, then I will ask at lunch.”" in second.text
    answer = await ben.press(second, "Stuck")
    page = words(answer.view)
    assert WILL_SEE.format("stuck", "Mon 16 Mar") in page
    assert "Release" not in str(answer.view.values if answer.view else ""), "asked anew each time"
    await ben.submit(
        {
            "Did the moment in your plan come?": "Yes",
            "Did the plan hold?": "Partly",
            "This week: if …": "lunch is full",
            "then I will …": "ask at five",
        }
    )
    await ben.close_modal()
    await world.settle()
    assert "Release" not in await sees(world, grace), "the note of another week"
    assert lines(second)[2] == (
        "*Feedback* has been stuck for two check-ins. What would help? "
        "Make it smaller, ask Grace for a word, change the goal, or let it go."
    )
    assert {"⋯ Make it smaller", "⋯ Ask Grace for a word", "⋯ Change the goal", "⋯ Let it go"} < set(
        buttons(second)
    )
    await ben.press(second, "Ask Grace for a word")
    await ben.submit()
    await ben.close_modal(everything=True)
    answer = await ben.press(second, "Edit")
    assert "ask at lunch" in words(answer.view), "looked back on in its words of then"
    await ben.close_modal()

    await world.advance(to=MONDAY_NINE + 2 * A_WEEK)
    assert seen(grace, "Ben asks you for a word.")
    third = seen(ben, "Your check-in is ready")[-1]
    assert lines(third)[1].endswith(
        "The week before, the moment came and the plan held in part. "
        "Your plan was: “If lunch is full, then I will ask at five.”"
    )


async def test_a_late_answer_after_the_summary_counts_and_leaves_what_was_posted(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    post = await begins(world)
    await chooses(ben, post, "named")
    await world.advance(to=MONDAY_NINE + timedelta(days=3, hours=3))
    before = digests(world)
    assert before
    assert "stuck" not in "".join(before)
    asked, again = seen(ben, "Your check-in")
    await ben.press(again, "Stuck")
    await ben.close_modal()
    await world.settle()
    assert lines(asked)[1] == lines(again)[1] == "*Feedback*: stuck."
    assert digests(world) == before
    await ben.command("/log", "last friday 3 feedback")
    await world.settle()
    assert "corrected Thu" in digests(world)[0]
    assert "stuck" not in digests(world)[0], "drawn again, with what had been said when it was posted"
    await world.advance(to=MONDAY_NINE + A_WEEK)
    assert "⋯ Why this message?" in buttons(seen(ben, "Your check-in is ready")[-1])
    await ben.press(seen(ben, "Your check-in is ready")[-1], "All as last week")
    await world.settle()
    assert seen(ben, "Your check-in is done")[-1].text.count("stuck") >= 1


async def test_an_answer_put_right_after_the_summary_is_put_right_there_too(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await chooses(ben, await begins(world), "named")
    await world.advance(to=MONDAY_NINE)
    await ben.press(seen(ben, "Your check-in is ready")[-1], "Stuck")
    await ben.close_modal()
    await world.advance(to=MONDAY_NINE + timedelta(days=3, hours=2))
    (before,) = digests(world)
    assert "1. Ben: stuck on Feedback" in before
    await ben.command("/checkin")
    await ben.press(ben.ephemerals[-1], "Edit")
    await ben.submit({"Feedback": "On track"})
    await ben.close_modal(everything=True)
    await world.settle()
    (after,) = digests(world)
    assert after.startswith("Coaching summary, week of Mon 9 Mar, corrected Thu 19 Mar.")
    assert "stuck" not in after


async def test_a_plan_for_several_promises_names_the_one_it_is_for(world: World, ben: Actor) -> None:
    await another_goal(world, ben)
    await ben.command("/goal", "plan 1 run 1 workshop every week")
    await ben.press(ben.ephemerals[-1] if ben.ephemerals else ben.dm[-1], "That's right")
    await world.advance(to=MONDAY_NINE)
    answer = await ben.press((await ben.command("/checkin")).shown, "Say more")
    view = words(answer.view)
    assert view.count("for which promise?") == 1
    assert view.count("Grace sees now:") == 1, "Talk is not shared with her"
    answer = await ben.submit({"Talk: what got in the way?": "A cold"})
    assert list(answer.errors.values()) == ["Choose how it goes, so that what you wrote below has its place."]
    assert answer.view is not None
    fields = [block["block_id"] for block in answer.view.blocks if block["type"] == "input"]
    of_feedback = next(each.removeprefix("which:") for each in fields if each.startswith("which:"))
    (which,) = (each for each in answer.view.blocks if each["block_id"].startswith("which:"))
    other = which["element"]["options"][1]["text"]["text"]
    answer = await ben.submit(
        {
            "Talk": "At risk",
            "This week, for which promise?": other,
            f"if:{of_feedback}": "no room is free",
            f"then:{of_feedback}": "hold it online",
        }
    )
    assert "This week, *Feedback*: “If no room is free, then I will hold it online.”" in words(answer.view)
    await ben.close_modal()
    plans = [each.if_words for each in (await plan_of(world, ben)).commitments]
    assert sorted(plans) == ["", "", "no room is free"], "of one promise alone"


async def test_what_was_said_stands_in_what_a_partner_hears_once_a_week(world: World, ben: Actor) -> None:
    grace = world.person("Grace")
    listed = await grace.command("/partner")
    await grace.press(listed.shown, "Once a week instead")
    for _ in range(5):
        await ben.command("/log", "1 feedback")
        await world.advance(days=1)
    await world.advance(to=MONDAY_NINE)
    (asked,) = seen(ben, "Your check-in is ready")
    await ben.press(asked, "At risk")
    await ben.submit({"The note": "Release week.", "A note with it": ["Add this note for Grace"]})
    await ben.close_modal()
    await world.advance(to=MONDAY_NINE + timedelta(days=3))
    assert all("at risk" not in each.text for each in grace.dm)
    await world.advance(days=1)
    (card,) = seen(grace, "Ben would like you to look at something")
    said = "In the check-in of the week from Mon 9 Mar, Ben said of *Feedback*: at risk."
    assert f"{said} Ben adds: “Release week.”" in lines(card)
    assert sum("at risk" in each.text for each in grace.dm) == 1


async def test_a_line_for_the_coach_stands_where_it_was_ticked_and_goes_with_the_next_edit(
    world: World,
) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await world.advance(to=MONDAY_NINE)
    asked = seen(ben, "Your check-in is ready")[-1]
    answer = await ben.press(asked, "At risk")
    assert "A line for your coach" not in words(answer.view), "named nowhere yet"
    await ben.close_modal()
    await chooses(ben, await begins(world), "named")

    await ben.press(asked, "Edit")
    answer = await ben.press(ben.modal, action_id=ids.CHECKIN_HOW, value="On track")
    assert "A line for your coach" not in words(answer.view), "it goes well"
    answer = await ben.press(answer.view, action_id=ids.CHECKIN_HOW, value="Stuck")
    assert "Show it to everybody who reads #coaching" in words(answer.view)
    answer = await ben.submit({"What would help? A line for your coach": "an hour with Mia"})
    assert "Tick where your line may stand" in str(answer.errors)
    answer = await ben.submit({"Where may it stand?": ["Show it to everybody who reads #coaching"]})
    line = "Asks: “an hour with Mia”."
    assert f"Beside your name in #coaching, once a summary names you: {line}" in words(answer.view)
    await ben.close_modal(everything=True)
    cleo = world.person("Cleo")
    await cleo.command("/coach", "board", "coaching")
    assert line in words(cleo.modal)
    await cleo.close_modal()
    await world.advance(to=MONDAY_NINE + timedelta(days=3, hours=2))
    (named,) = (
        each for each in digests(world)[0].splitlines() if each.startswith("1. Ben: stuck on Feedback")
    )
    assert named.endswith(line)

    await ben.command("/checkin")
    await ben.press(ben.ephemerals[-1], "Edit")
    await ben.submit({"What would help? A line for your coach": ""})
    await ben.close_modal(everything=True)
    await world.settle()
    assert named.removesuffix(f" {line}") in digests(world)[0].splitlines()
    assert "corrected Thu 19 Mar" in digests(world)[0]
