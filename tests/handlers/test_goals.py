"""Goals by command, form and button, through the real Bolt app over a real WebSocket."""

import pytest

from bot.demo.actors import Actor
from tests.handlers.goals import as_it_is, goal_with_promise, new_goal, words_of
from tests.world import World

HOSTILE = "<!channel> *bold* <@U01GRACE> `code` https://evil.example & <script> \u202eabc"
UNCOUNTABLE = "I can't count with that. Write a number like 3, 1.5 or 1,5."


@pytest.fixture
def ada(world: World) -> Actor:
    return world.person("Ada")


async def test_the_form_is_filled_with_what_was_understood(ada: Actor) -> None:
    answer = await ada.command("/goal", "new Run 3 workshops for my team by 30 June")
    assert answer.view is not None
    values = answer.view.values
    assert values["words"]["draft:keep"]["value"] == "Run 3 workshops for my team by 30 June"
    assert values["short_name"]["chosen"]["value"] == "Workshops"
    assert values["target"]["chosen"]["value"] == "3"
    assert values["unit"]["chosen"]["value"] == "workshops"
    assert values["deadline"]["chosen"]["selected_date"] == "2026-06-30"


async def test_a_goal_is_saved_and_its_first_promise_is_asked_for(ada: Actor) -> None:
    answer = await new_goal(ada)
    assert words_of(answer).startswith(
        "Saved as goal 1, *Workshops*: Run 3 workshops for my team by 30 June\n"
        "Reached at 3 workshops by Tue 30 Jun."
    )
    answer = await ada.submit({"promise": "give on-the-spot feedback to 3 people every day"})
    assert "I read: 3 people, each of your working days (Mon to Fri), from Mon 9 Mar" in words_of(answer)
    answer = await ada.submit({"if": "my day is all meetings", "then": "use the last five minutes of one"})
    assert "It counts from today." in words_of(answer)


async def test_the_first_promise_may_wait(ada: Actor) -> None:
    await new_goal(ada)
    answer = await ada.submit()
    assert answer.view is None
    assert "No promise yet" in (await ada.command("/goal", "show 1")).text


async def test_half_an_if_then_is_asked_for_whole(ada: Actor) -> None:
    await new_goal(ada)
    await ada.submit({"promise": "read 30 min every day"})
    answer = await ada.submit({"if": "it rains"})
    assert answer.errors == {"then": "Both halves make the sentence; or leave both empty."}


@pytest.mark.parametrize(
    ("fields", "where", "says"),
    [
        ({"target": "1e999"}, "target", f"{UNCOUNTABLE} You wrote: “1e999”."),
        ({"baseline": "many"}, "baseline", f"{UNCOUNTABLE} You wrote: “many”."),
        ({"target": "<b> & *c*"}, "target", f"{UNCOUNTABLE} You wrote: “<b> & *c*”."),
        ({"deadline": "2026-03-08"}, "deadline", "Sun 8 Mar is over. Choose a day that lies ahead."),
        (
            {"deadline": "9999-12-31"},
            "deadline",
            "That is too far away. The latest I can keep is Sun 16 Mar 2036.",
        ),
        (
            {"target": "0"},
            "target",
            "The target is where you are today. Choose another number, or explore first.",
        ),
    ],
)
async def test_what_cannot_be_used_is_said_under_its_field_and_stays(
    ada: Actor, fields: dict[str, str], where: str, says: str
) -> None:
    answer = await new_goal(ada, **fields)
    assert answer.errors == {where: says}
    assert ada.top().values["words"]["draft:keep"]["value"] == "Run 3 workshops for my team by 30 June"


@pytest.mark.parametrize("number", ["٣", "1,5", "1.5", "-3"])
async def test_numbers_are_read_as_people_write_them(ada: Actor, number: str) -> None:
    answer = await new_goal(ada, target=number)
    assert answer.errors == {}
    assert "Saved as goal 1" in words_of(answer)


async def test_a_goal_may_be_explored_first(ada: Actor) -> None:
    answer = await ada.command("/goal", "new Learn to speak in public")
    await ada.fill("explore", ["I explore first and measure later"])
    answer = await as_it_is(ada, await ada.submit())
    assert "You explore first and measure later, with no day yet." in words_of(answer)
    await ada.close_modal()
    assert "exploring." in (await ada.command("/goal", "list")).text
    await ada.command("/log", "3")
    assert "exploring, 3 so far." in (await ada.command("/goal", "list")).text
    assert "is reached: explored, 3 so far. Well done." in (await ada.command("/goal", "done 1")).text


async def test_a_unit_typed_for_one_is_shown_for_several(ada: Actor) -> None:
    answer = await new_goal(ada, target="3", unit="workshop")
    assert "Reached at 3 workshops by Tue 30 Jun." in words_of(answer)
    answer = await ada.command("/log", "2 workshops")
    assert "Workshops, 2 workshops." in answer.text


@pytest.mark.parametrize(
    ("words", "today", "measure"),
    [
        ("Run a marathon under 4 hours by 1 October", "", "read"),
        ("Reduce the error rate to 2 %", "", "read"),
        ("Get below 80 kg", "", "read"),
        ("Cut my meeting hours from 20 to 12", "20", "read"),
        ("Lose 5 kg by June", "0", "counted"),
        ("Reduce defects by 20 %", "0", "read"),
        ("Run 3 workshops", "0", "counted"),
    ],
)
async def test_where_one_is_today_is_asked_where_only_its_owner_can_know(
    ada: Actor, words: str, today: str, measure: str
) -> None:
    answer = await ada.command("/goal", f"new {words}")
    assert answer.view is not None
    values = answer.view.values
    assert (values["baseline"]["chosen"]["value"] or "") == today
    assert values["measure"]["chosen"]["selected_option"]["value"] == measure


async def test_a_level_is_not_saved_without_where_it_is_today(ada: Actor) -> None:
    answer = await new_goal(ada, "Run a marathon under 4 hours by 1 October")
    assert answer.errors == {
        "baseline": "Where are you today? A number; without it I can't tell how far there is to go."
    }
    answer = await ada.submit({"baseline": "4"})
    assert answer.errors == {
        "target": "The target is where you are today. Choose another number, or explore first."
    }
    answer = await ada.submit({"baseline": "5"})
    assert "Reached at 4 hours by Thu 1 Oct; today it is 5 hours." in words_of(answer)


async def test_a_change_adds_up_from_nothing(ada: Actor) -> None:
    answer = await new_goal(ada, "Lose 5 kg by June")
    assert "Reached at 5 kg by Tue 30 Jun." in words_of(answer)


async def test_words_can_neither_ping_nor_link_nor_format(world: World, ada: Actor) -> None:
    answer = await new_goal(ada, HOSTILE)
    assert "&lt;!channel&gt; ∗bold∗" in words_of(answer)
    await ada.close_modal()
    for words in ("list", "show 1", ""):
        shown = (await ada.command("/goal", words)).shown
        assert shown is not None
        assert (shown.pings, shown.links) == ([], [])
    await ada.open_home()
    await world.slack.until(lambda: ada.home)


async def test_ten_thousand_characters_are_refused_whole(ada: Actor) -> None:
    answer = await ada.command("/goal", "new " + "word " * 2_000)
    assert answer.text == "That is too long for me: at most 3,000 characters. Nothing was saved yet."
    assert answer.shown is not None
    again = "".join(each["elements"][0]["elements"][0]["text"] for each in answer.shown.blocks[1:])
    assert again.startswith("word " * 1_700)


async def test_words_too_long_are_shown_again_as_far_as_a_message_holds_them(ada: Actor) -> None:
    for command, words in (
        ("/goal", "new " + "&" * 20_000),
        ("/goal", "plan " + "<" * 20_000),
        ("/log", "1 " + "ä" * 20_000),
    ):
        answer = await ada.command(command, words)
        assert answer.shown is not None
        assert answer.text.startswith("That is too long for me")
        assert words.split()[1][:100] in str(answer.shown.blocks[1])


async def test_a_goal_is_changed(ada: Actor) -> None:
    await goal_with_promise(ada)
    await ada.command("/goal", "edit workshops")
    answer = await ada.submit({"target": "4", "deadline": "2026-07-31"})
    assert "Reached at 4 workshops by Fri 31 Jul." in words_of(answer)


async def test_numbers_are_never_used_again(ada: Actor) -> None:
    await goal_with_promise(ada)
    await ada.command("/goal", "drop 1")
    await ada.submit()
    await ada.close_modal()
    answer = await new_goal(ada, "Give a talk in May")
    assert "Saved as goal 2" in words_of(answer)


async def test_the_fourth_active_goal_is_fine_and_asked_about(ada: Actor) -> None:
    for words in ("Read 5 books", "Write 3 articles", "Meet 4 mentors"):
        await new_goal(ada, words)
        await ada.close_modal()
    answer = await new_goal(ada, "Run 2 races")
    assert "That makes 4 active goals. That is fine; which one may wait?" in words_of(answer)


async def test_letting_go_asks_first_and_can_be_taken_back(ada: Actor) -> None:
    await goal_with_promise(ada)
    answer = await ada.command("/goal", "quit 1")
    assert "Letting a goal go is a decision, not a failure." in words_of(answer)
    await ada.close_modal()
    assert "Workshops" in (await ada.command("/goal", "list")).text
    await ada.command("/goal", "drop 1")
    answer = await ada.submit()
    assert words_of(answer).startswith("Goal 1, *Workshops*, is let go. Nothing more comes for it.")
    assert "You have no active goal" in (await ada.command("/goal", "list")).text
    await ada.press(ada.modal, "Take that back")
    await ada.close_modal(everything=True)
    listed = (await ada.command("/goal", "list")).text
    assert "Workshops" in listed
    assert "*Feedback*: 0 of 3 people today" in listed


async def test_reached_is_what_its_owner_says(ada: Actor) -> None:
    await goal_with_promise(ada)
    answer = await ada.command("/goal", "done workshops")
    assert answer.text.startswith("Reached.\nGoal 1, *Workshops*, is reached: 0 of 3 workshops. Well done.")
    assert "1 reached or let go" not in answer.text
    await ada.press(answer.shown, "Take that back")
    assert "Workshops" in (await ada.command("/goal", "list")).text


async def test_a_form_that_comes_after_the_goal_was_dropped_keeps_its_words(ada: Actor) -> None:
    await new_goal(ada)
    await ada.command("/goal", "done 1")
    answer = await ada.submit({"promise": "read 30 min every day"})
    assert answer.errors == {
        "promise": "That goal is no longer there, or it is not yours. /goal list shows yours."
    }
    assert ada.top().values["promise"]["draft:keep"]["value"] == "read 30 min every day"


async def test_somebody_elses_goal_is_answered_like_none(world: World, ada: Actor) -> None:
    await goal_with_promise(ada)
    shown = (await ada.command("/goal", "show 1")).shown
    assert shown is not None
    goal_id = next(
        element["value"]
        for block in shown.blocks
        for element in block.get("elements", ())
        if "value" in element
    )
    ben = world.person("Ben")
    await goal_with_promise(ben)
    answer = await ben.command("/goal", "show 1")
    await ben.press(answer.shown, "Reached", forged_value=goal_id)
    assert (
        ben.ephemerals[-1].text == "That goal is no longer there, or it is not yours. /goal list shows yours."
    )
    assert "Workshops" in (await ada.command("/goal", "list")).text


async def test_a_goal_that_nobody_has_is_said_to_be_none(ada: Actor) -> None:
    await goal_with_promise(ada)
    answer = await ada.command("/goal", "show nothing like it")
    assert answer.text == (
        "I find no such goal. /goal list shows yours with their numbers. You wrote: “nothing like it”."
    )


async def test_an_unknown_word_gets_help_and_no_guess(ada: Actor) -> None:
    answer = await ada.command("/goal", "frobnicate my goals")
    assert "did you mean" not in answer.text.lower()
    assert "/goal help" in answer.text


async def test_the_shortcut_opens_the_same_form(ada: Actor) -> None:
    answer = await ada.shortcut("shortcut:new_goal")
    assert answer.view is not None
    assert answer.view.body["title"]["text"] == "New goal"
