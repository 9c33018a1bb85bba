"""What was logged: looked through, changed, withdrawn and brought back where it stands."""

import pytest

from bot.demo.actors import Actor
from bot.demo.records import View
from tests.domain.plans import march
from tests.handlers.goals import goal_with_promise, new_goal
from tests.stories.missed import berlin
from tests.stories.promises import member_with_daily_promise
from tests.world import World


@pytest.fixture
async def ada(world: World) -> Actor:
    """Ada, whose promise of one person a day began on Mon 2 Mar; it is Mon 9 Mar."""
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(ada.id, world.now)
        assert profile is not None
        await uow.goals.next_number(profile.id)
    return ada


def page(person: Actor) -> View:
    assert person.modal is not None
    return person.modal


def lines(person: Actor) -> list[str]:
    """What stands in the modal, a block a line."""
    found = []
    for block in page(person).blocks:
        if block["type"] == "section":
            found.append(block["text"]["text"])
        elif block["type"] == "context":
            found.append(block["elements"][0]["text"])
    return found


async def choose(person: Actor, line: int, label: str) -> None:
    """Choose in the menu of the nth entry on the page."""
    await person.press(page(person), label, action_id=f"more:entry {line}")


async def test_the_history_shows_each_entry_with_its_day_amount_note_and_promise(ada: Actor) -> None:
    await ada.command("/log", "2 feedback talked with Bo")
    await ada.command("/log", "5 mar 3 feedback")
    await ada.command("/goal", "history")
    assert lines(ada) == [
        "*1 Feedback*: what you logged, newest day first. Only you see this.",
        "*Mon 9 Mar*: Feedback, 2 people. “talked with Bo”",
        "*Thu 5 Mar*: Feedback, 3 people.",
    ]


async def test_a_change_is_made_in_place_and_the_old_value_stays_visible(world: World, ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await world.advance(days=4)
    await ada.command("/goal", "history 1")
    await choose(ada, 0, "Change")
    await ada.submit({"amount": "3", "on": "2026-03-10", "note": "with Cy"})
    assert lines(ada)[1:] == [
        "It says 3 people on Tue 10 Mar now. Messages that showed it follow.",
        "*Tue 10 Mar*: Feedback, 3 people. “with Cy”",
        "Was 2 people, on Mon 9 Mar and without a note, changed Fri 13 Mar.",
    ]


async def test_a_withdrawn_entry_stays_visible_and_comes_back(ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await ada.command("/goal", "history feedback")
    await choose(ada, 0, "Withdraw")
    assert lines(ada)[1:] == [
        "Withdrawn: 2 people on Mon 9 Mar. Messages that showed it follow.",
        "*Mon 9 Mar*: withdrawn. It was Feedback, 2 people.",
        "Withdrawn Mon 9 Mar.",
    ]
    await choose(ada, 0, "Bring it back")
    assert lines(ada)[2:] == [
        "*Mon 9 Mar*: Feedback, 2 people.",
        "Withdrawn Mon 9 Mar. Brought back Mon 9 Mar.",
    ]


async def test_the_last_change_is_undone_from_the_menu_or_by_the_word(ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    for undo in ("menu", "word"):
        await ada.command("/goal", "history")
        await choose(ada, 0, "Change")
        await ada.submit({"amount": "5"})
        assert "5 people." in lines(ada)[2]
        if undo == "menu":
            await choose(ada, 0, "Undo the last change")
            assert "*Mon 9 Mar*: Feedback, 2 people." in lines(ada)
        await ada.close_modal()
        if undo == "word":
            answer = await ada.command("/goal", "undo")
            assert answer.text.startswith("Taken back. It says Feedback, 2 people, Mon 9 Mar again.")
    assert (await ada.command("/goal", "undo")).text.startswith("Taken back. It was Feedback, 2 people")
    assert (await ada.command("/goal", "undo")).text == "There is nothing to take back."


@pytest.mark.parametrize(
    ("typed", "where", "says"),
    [
        ({"amount": "0"}, "amount", "I can't count with that."),
        ({"amount": "-2"}, "amount", "I can't count with that."),
        ({"amount": "1e12"}, "amount", "I can't count with that."),
        ({"amount": "2000000000000"}, "amount", "I can't count with that."),
        ({"on": "2026-03-10"}, "on", "Tue 10 Mar lies ahead."),
        ({"on": "2026-03-01"}, "on", "Sun 1 Mar is before this began, on Mon 2 Mar."),
    ],
)
async def test_what_an_entry_cannot_be_is_said_under_its_field_and_the_words_stay(
    ada: Actor, typed: dict[str, str], where: str, says: str
) -> None:
    await ada.command("/log", "2 feedback")
    await ada.command("/goal", "history")
    await choose(ada, 0, "Change")
    answer = await ada.submit({"note": "what I typed", **typed})
    assert list(answer.errors) == [where]
    assert answer.errors[where].startswith(says)
    assert answer.view is page(ada)
    assert any("what I typed" in str(each) for each in page(ada).values["note"].values())


async def test_pages_hold_ten_entries_and_lead_on_and_back(world: World, ada: Actor) -> None:
    await world.advance(to=berlin(20, 9))
    for day in range(2, 15):
        await ada.command("/log", f"{day} mar {day} feedback")
    await ada.command("/goal", "history")
    assert len(lines(ada)) == 11
    await ada.press(page(ada), "Older")
    assert [each.split(":")[0] for each in lines(ada)[1:]] == ["*Wed 4 Mar*", "*Tue 3 Mar*", "*Mon 2 Mar*"]
    await choose(ada, 2, "Change")
    await ada.press(page(ada), "Back to the list")
    await ada.press(page(ada), "Newer")
    assert lines(ada)[1].startswith("*Sat 14 Mar*")


async def test_another_goal_is_chosen_on_the_page(ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await new_goal(ada, "Run 3 workshops by 30 June")
    await ada.close_modal()
    await ada.command("/log", "1 workshop")
    await ada.command("/goal", "history")
    assert lines(ada)[1] == "*Mon 9 Mar*: Workshops, 1 workshop."
    await ada.press(page(ada), action_id="history:goal", value="1 Feedback")
    assert lines(ada)[1] == "*Mon 9 Mar*: Feedback, 2 people."


async def test_the_history_of_an_ended_goal_is_only_read(ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await ada.command("/goal", "done 1")
    await ada.command("/goal", "history 1")
    assert "It has ended, so its entries stay as they are." in lines(ada)[0]
    assert all("accessory" not in block for block in page(ada).blocks)


async def test_a_page_that_was_left_open_changes_nothing_that_was_changed_since(ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await ada.command("/goal", "history")
    stale = page(ada).snapshot()
    await choose(ada, 0, "Withdraw")
    await ada.press(stale, "Withdraw", action_id="more:entry 0")
    assert "That entry is no longer there, or it is not yours." in lines(ada)[0]


async def test_an_entry_that_brings_the_goal_to_its_target_is_asked_about_on_the_page(ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await ada.command("/goal", "history")
    await choose(ada, 0, "Change")
    await ada.submit({"amount": "12"})
    assert any("Shall we call it reached?" in each for each in lines(ada))


async def test_in_direct_messages_a_button_opens_the_page_of_that_goal(ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await ada.say(None, "history 1")
    assert ada.dm[-1].text == "What you logged for goal 1 is one press away. [History]"
    await ada.press(ada.dm[-1], "History")
    assert lines(ada)[1] == "*Mon 9 Mar*: Feedback, 2 people."


async def test_home_leads_to_the_history_of_a_goal(world: World, ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    await ada.open_home()
    await world.settle()
    await ada.press(ada.home, "Details and history")
    await ada.press(page(ada), "History")
    assert lines(ada)[1] == "*Mon 9 Mar*: Feedback, 2 people."


async def test_without_a_goal_the_history_leads_to_one(world: World) -> None:
    answer = await world.person("Ben").command("/goal", "history")
    assert answer.text.endswith("[New goal]")
    assert "nothing was logged" in answer.text


async def test_somebody_elses_entry_and_goal_are_answered_like_none(world: World, ada: Actor) -> None:
    await ada.command("/log", "2 feedback")
    ben = world.person("Ben")
    await goal_with_promise(ben)
    await ben.command("/log", "1 feedback")
    answer = await ada.command("/goal", "show 1")
    goal_id = str(answer.shown.blocks[-1]["elements"][0]["value"]) if answer.shown else ""
    await ben.command("/goal", "history 1")
    assert "1 people" not in "\n".join(lines(ben))
    await ben.say(None, "history 1")
    await ben.close_modal()
    await ben.press(ben.dm[-1], "History", forged_value=goal_id)
    assert "That goal is no longer there, or it is not yours." in ben.dm[-1].text


async def test_the_first_entry_after_a_miss_is_welcomed_on_home_too(world: World, ada: Actor) -> None:
    await ada.command("/log", "3 mar 1 feedback")
    await ada.open_home()
    await world.settle()
    await ada.press(ada.home, "Log 1")
    assert "First one since Tue 3 Mar. Welcome back." in "\n".join(lines(ada))
