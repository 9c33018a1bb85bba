"""The list by people's own hands: empty and long, changed, chosen from, compared, made goals."""

import pytest

from bot.demo.actors import Actor
from bot.domain.items import AREAS_MAX, ITEM_MAX
from bot.slack import area_views, career_views, ids, item_views, priority_views
from tests.handlers.goals import new_goal
from tests.stories.test_roadmap import block, menu, page
from tests.world import World


async def write(person: Actor, lines: str, category: str = "Skills to develop") -> None:
    """Add lines to the list, which is open afterwards."""
    await person.command("/goal", "items")
    await person.press(person.modal, "Add")
    await person.submit({item_views.LINES: lines, item_views.CATEGORY: category})


async def answer(person: Actor, line: str, **said: str) -> None:
    """Answer what is asked of one line in a comparison."""
    assert person.modal is not None
    blocks = person.modal.blocks
    at = next(place for place, each in enumerate(blocks) if f"*{line}*" in str(each))
    named = {str(each["block_id"]).partition(":")[0]: each["block_id"] for each in blocks[at + 1 : at + 5]}
    for name, value in said.items():
        await person.fill(named[name], value)


async def test_an_empty_list_says_how_it_begins(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "items")
    assert "Your list is empty." in page(ada)
    for action_id in (ids.ITEM_CHOOSE, ids.ITEM_COMPARE):
        assert action_id not in str(ada.modal.blocks if ada.modal else "")
    await ada.press(ada.modal, "Add")
    refused = await ada.submit({item_views.LINES: "- \n * "})
    assert refused.errors == {item_views.LINES: item_views.AT_LEAST_ONE}


async def test_a_message_cannot_open_a_form_but_leads_to_each(world: World) -> None:
    ada = world.person("Ada")
    for said, label, title in (
        ("items", "My list", "My list"),
        ("career", "My career goal", "My career goal"),
        ("why", "My why", "My why"),
    ):
        await ada.say(None, said)
        await ada.press(ada.dm[-1], label)
        assert ada.modal is not None
        assert ada.modal.body["title"]["text"] == title
        await ada.close_modal()


async def test_words_behind_the_command_stand_in_the_form(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "items speaking to large groups")
    await ada.submit()
    assert "speaking to large groups" in page(ada)
    await ada.close_modal()
    await ada.command("/goal", "career Lead a team")
    await ada.submit()
    assert "Lead a team" in page(ada)


async def test_two_hundred_lines_are_shown_page_by_page_and_chosen_from_in_one_menu(world: World) -> None:
    ada = world.person("Ada")
    await write(ada, "\n".join(f"skill {n}" for n in range(120)))
    await ada.close_modal()
    await write(ada, "\n".join(f"training {n}" for n in range(80)), "Training or education")
    assert "Lines 1 to 20 of 200." in page(ada)
    assert "80 added." in page(ada)
    await ada.press(ada.modal, "Next page")
    await ada.press(ada.modal, "Next page")
    assert "Lines 41 to 60 of 200." in page(ada)
    await menu(ada, "skill 40", "Change or delete")
    await ada.submit({block(ada, "words:"): "skill forty"})
    assert "Lines 41 to 60 of 200." in page(ada)
    await ada.press(ada.modal, "Page before")
    assert "Lines 21 to 40 of 200." in page(ada)
    await ada.press(ada.modal, "Choose up to three")
    await ada.submit({priority_views.CHOSEN: ["skill 119", "training 79"]})
    assert "skill 119" in page(ada)
    await ada.press(ada.modal, "My list")
    await ada.press(ada.modal, "Compare")
    few = await ada.submit({priority_views.COMPARED: ["skill 1 (parked)"]})
    assert few.errors == {priority_views.COMPARED: priority_views.AT_LEAST_TWO}
    await ada.submit({priority_views.COMPARED: ["skill 1 (parked)", "skill 119 (chosen)"]})
    assert "In line with my values?" in page(ada)


async def test_a_line_is_changed_moved_parked_taken_up_and_deleted(world: World) -> None:
    ada = world.person("Ada")
    await write(ada, "speeking\nfeedback")
    await menu(ada, "speeking", "Change or delete")
    await ada.submit({block(ada, "words:"): "speaking", block(ada, "category:"): "Training or education"})
    assert page(ada).index("feedback") < page(ada).index("Training or education")
    await menu(ada, "speaking", "Park it")
    assert "speaking (parked)" in page(ada)
    await menu(ada, "speaking", "Take it up again")
    assert "(parked)" not in page(ada)
    await menu(ada, "speaking", "Change or delete")
    await ada.press(ada.modal, "Delete")
    assert "Deleted." in page(ada)
    assert "speaking" not in page(ada)


async def test_more_than_three_are_refused_and_nothing_is_parked(world: World) -> None:
    ada = world.person("Ada")
    await write(ada, "one\ntwo\nthree\nfour")
    await ada.press(ada.modal, "Choose up to three")
    refused = await ada.submit({priority_views.CHOSEN: ["one", "two", "three", "four"]})
    assert "at most 3" in refused.errors[priority_views.CHOSEN]
    await ada.close_modal()
    await ada.command("/goal", "items")
    assert "(parked)" not in page(ada)


async def test_an_order_has_its_reason_and_what_is_equal_is_left_to_whose_list_it_is(world: World) -> None:
    ada = world.person("Ada")
    await write(ada, "coaching\nspeaking\nfeedback\nreading")
    await ada.press(ada.modal, "Compare")
    await answer(ada, "coaching", value="2", motivation="2", in_line="Yes", on_strengths="No")
    await answer(ada, "speaking", value="4", motivation="4")
    await answer(ada, "feedback", value="5 a lot", motivation="4", in_line="Partly", on_strengths="Yes")
    await ada.submit()
    shown = page(ada)
    assert (
        "1. *feedback*: value 5, motivation 4, partly in line with your values, built on your strengths; "
        "that makes 8." in shown
    )
    assert "Equal: *speaking* and *feedback*. The order between them is yours." in shown
    assert "3. *coaching*" in shown
    assert "Not rated yet: *reading*." in shown
    await ada.press(ada.modal, "Choose up to three")
    assert ada.modal is not None
    (marked,) = [each["element"]["initial_options"] for each in ada.modal.blocks if "element" in each]
    assert {each["text"]["text"] for each in marked} == {"coaching", "speaking", "feedback"}


async def test_a_goal_that_is_reached_leads_to_the_next_area_of_its_line(world: World) -> None:
    ada = world.person("Ada")
    await write(ada, "Lead better")
    await menu(ada, "Lead better", "Split into areas")
    await ada.submit({block(ada, area_views.AREAS): "Coaching\nTimely feedback"})
    await ada.press(ada.modal, "Make a goal of Coaching")
    await ada.submit()
    await ada.close_modal(everything=True)
    done = await ada.command("/goal", "done 1")
    assert "Next: *Timely feedback* from your list" in done.text
    await ada.press(done.shown, "Next from my list: Timely feedback")
    assert ada.modal is not None
    assert "Timely feedback" in str(ada.modal.blocks)
    await ada.submit()
    await ada.close_modal(everything=True)
    await ada.command("/goal", "items")
    assert "Lead better (goal 2)" in page(ada)
    assert "New goal" in (await ada.command("/goal", "done 2")).text


async def test_areas_too_many_or_too_long_are_refused_under_their_field(world: World) -> None:
    ada = world.person("Ada")
    await write(ada, "Lead better\nspeaking")
    await menu(ada, "Lead better", "Split into areas")
    name = block(ada, area_views.AREAS)
    many = await ada.submit({name: "\n".join(f"area {n}" for n in range(AREAS_MAX + 1))})
    assert "Up to 10 areas" in many.errors[name]
    long = await ada.submit({name: "x" * (ITEM_MAX + 1)})
    assert "at most 300 characters" in long.errors[name]
    await ada.submit({name: "Coaching"})
    assert "Coaching" in page(ada)
    await ada.press(ada.modal, "My list")
    assert "1 of its areas is still to come." in page(ada)
    await ada.press(ada.modal, "Choose up to three")
    await ada.press(ada.modal, "Compare first")
    await ada.submit()
    assert page(ada).count("Not rated yet: ") == 1


async def test_a_fourth_goal_is_fine_and_one_that_may_wait_rests_from_there(world: World) -> None:
    ada = world.person("Ada")
    for number in range(1, 5):
        await new_goal(ada, f"Run {number + 1} workshops by 30 June", short_name=f"Workshops {number}")
        if number < 4:
            await ada.close_modal(everything=True)
    assert "That makes 4 active goals. That is fine; which one may wait?" in page(ada)
    await ada.press(ada.modal, "2 Workshops 2")
    assert ada.modal is not None
    assert ada.modal.body["callback_id"] == ids.PAUSE_FORM
    await ada.close_modal(everything=True)
    await write(ada, "speaking")
    await ada.press(ada.modal, "Choose up to three")
    await ada.submit({priority_views.CHOSEN: ["speaking"]})
    assert "You have 4 active goals. One more is fine; which one may wait?" in page(ada)


async def test_a_career_goal_that_changes_leaves_its_goals_and_says_so(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "career")
    refused = await ada.submit()
    assert refused.errors == {career_views.NEXT_ROLE: career_views.SAY_WHERE}
    await ada.submit({career_views.NEXT_ROLE: "Lead a team"})
    await ada.press(ada.modal, "My why")
    await ada.submit({career_views.FITS: "kindness"})
    await ada.close_modal()
    await new_goal(ada)
    await ada.close_modal(everything=True)
    await ada.command("/goal", "career")
    await ada.submit({career_views.NEXT_ROLE: "Write books"})
    for words in ("Lead a team", "goes on as before; nothing was closed", "Is it still true?"):
        assert words in page(ada)
    await ada.press(ada.modal, "Change my why")
    assert "kindness" in str(ada.modal.blocks if ada.modal else "")


async def test_what_was_typed_and_not_sent_is_offered_again(world: World) -> None:
    ada = world.person("Ada")
    for command, name in (("career", career_views.NEXT_ROLE), ("why", career_views.FULFIL)):
        await ada.command("/goal", command)
        await ada.fill(name, "Lead a")
        await ada.close_modal()
        await ada.command("/goal", command)
        assert "Lead a" in str(ada.modal.blocks if ada.modal else "")
        await ada.close_modal()


async def test_steps_that_are_left_out_lead_on_to_a_goal(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "career")
    for _ in range(4):
        await ada.press(ada.modal, "Leave this out")
        assert "Left out." in page(ada)
    await ada.press(ada.modal, "New goal")
    assert ada.modal is not None
    assert ada.modal.body["callback_id"] == ids.GOAL_FORM
    await ada.close_modal(everything=True)
    await ada.open_home()
    await world.slack.until(lambda: ada.home)
    await ada.press(ada.home, "New goal")


@pytest.mark.parametrize(
    "action_id", [ids.ITEM_GOAL, ids.ITEM_EDIT, ids.ITEM_PARK, ids.ITEM_SPLIT, ids.CAREER_SKIP]
)
async def test_a_button_with_an_odd_value_changes_nothing(world: World, action_id: str) -> None:
    ada = world.person("Ada")
    await write(ada, "speaking")
    entry = {ids.ITEM_GOAL: "Make it a goal", ids.ITEM_EDIT: "Change or delete"}.get(action_id, "Park it")
    assert ada.modal is not None
    (menu_id,) = [each["accessory"]["action_id"] for each in ada.modal.blocks if "accessory" in each]
    await ada.press(ada.modal, entry, action_id=menu_id, forged_value=f"{action_id} odd")
    await ada.command("/goal", "items")
    assert "speaking" in page(ada)
