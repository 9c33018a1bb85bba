"""The first ten minutes: in by one of two doors, a goal with a promise in few clicks, and what follows."""

from typing import Any

from bot.demo.actors import Actor
from bot.demo.screens import Answer
from bot.slack import ask_form_views, career_views, ids, item_views, priority_views
from tests.handlers.goals import as_it_is, goal_with_promise
from tests.slack.drawn import words
from tests.stories.promises import received
from tests.stories.test_first_month import invite
from tests.world import World

CLICKS_MOST = 10
"""Clicks from the first look to a saved goal with a promise (product.md, First ten minutes)."""
TELLING = "Telling one person helps many people keep going."


class Hands:
    """Somebody whose clicks are counted: what they open, press and send."""

    def __init__(self, person: Actor) -> None:
        self.person, self.clicks = person, 0

    async def open_home(self, world: World) -> None:
        self.clicks += 1
        await self.person.open_home()
        await world.slack.until(lambda: self.person.home)

    async def press(self, where: Any, label: str) -> Answer:
        self.clicks += 1
        return await self.person.press(where, label)

    async def submit(self, **values: Any) -> Answer:
        self.clicks += 1
        return await self.person.submit(values)


def page(person: Actor) -> str:
    """Everything that stands in the top form."""
    assert person.modal is not None
    return words(person.modal.blocks)


def home(person: Actor) -> str:
    """Everything that stands on somebody's Home."""
    return words(person.home.blocks) if person.home else ""


async def test_a_goal_with_a_promise_takes_at_most_ten_clicks(world: World) -> None:
    ben = world.person("Ben")
    hands = Hands(ben)
    await hands.open_home(world)
    await hands.press(ben.home, "I have a goal")
    # The worst case: the goal check has something to ask.
    asked = await hands.submit(words="Get better at presenting")
    assert asked.view is not None
    assert asked.view.body["callback_id"] == ids.CHECK_FORM
    await hands.press(ben.modal, "Keep it as it is")
    await hands.submit(promise="practise 20 minutes every day")
    await hands.submit()
    assert "It counts from today." in page(ben)
    assert hands.clicks <= CLICKS_MOST
    await ben.close_modal(everything=True)
    await world.slack.until(lambda: "0 of 20 min today" in home(ben))
    # No nudge on the day a goal is made, and no check-in before three working days are over.
    await world.advance(hours=14)
    assert [each for each in received(ben) if "to go" in each or "check-in" in each] == []


async def test_help_me_find_one_leads_from_first_contact_to_a_full_plan(world: World) -> None:
    ada, grace = world.person("Ada"), world.person("Grace")
    await ada.open_home(tab="messages")
    await world.settle()
    (hello,) = ada.dm
    assert "[I have a goal] [Help me find one] [Not now]" in hello.text
    await ada.press(hello, "Help me find one")
    await ada.submit({career_views.NEXT_ROLE: "Lead the platform team"})
    await ada.close_modal(everything=True)
    # Left after the first step, and picked up at the same door: there is the way, and its next step.
    await ada.press(hello, "Help me find one")
    assert "1. Career goal: done\n2. Why: *next*" in page(ada)
    await ada.press(ada.modal, "My why")
    await ada.submit({career_views.FULFIL: "People around me grow"})
    await ada.press(ada.modal, "Ask people")
    await ada.submit({ask_form_views.PEOPLE: ["Grace"]})
    await ada.submit()
    assert "On the way to Grace" in page(ada)
    await ada.press(ada.modal, "Start my list")
    await ada.submit({item_views.LINES: "Give timely feedback\nSpeak to large groups\nToastmasters"})
    await ada.close_modal(everything=True)
    # Left again, and picked up on Home.
    await ada.open_home()
    await world.slack.until(lambda: "Your list has 3 things." in home(ada))
    await ada.press(ada.home, "Choose up to three")
    await ada.submit({priority_views.CHOSEN: ["Give timely feedback"]})
    await ada.press(ada.modal, "Make a goal of Give timely feedback")
    await as_it_is(ada, await ada.submit({"target": "60", "unit": "people"}))
    await ada.submit({"promise": "give feedback to 3 people every day"})
    await ada.submit({"if": "my day is all meetings", "then": "use the last five minutes of one"})
    assert "Next check-in Mon 16 Mar, 09:00 Berlin. No reminder today." in page(ada)
    await ada.submit()  # the quiet minute as it is proposed
    assert f"*Next:* {TELLING}" in page(ada)
    await ada.close_modal(everything=True)
    await world.slack.until(lambda: "Ahead" not in home(ada) and TELLING in home(ada))
    assert "0 of 3 people today" in home(ada)
    assert "Lead the platform team" not in home(ada)
    await invite(ada, grace)
    await world.advance(hours=6)
    card = next(each for each in grace.dm if "would like you" in each.text)
    await grace.press(card, "Yes, gladly")
    # What another person does, and the bot tells, stands on Home by itself.
    await world.settle()
    await world.slack.until(lambda: "*Grace* is your partner and mentor." in home(ada))
    assert "Shared with Grace: numbers, check-ins, misses, good news" in home(ada)
    assert "Next step" not in home(ada)


async def test_who_has_no_goal_and_writes_a_wish_is_led_on_from_anywhere(world: World) -> None:
    ben = world.person("Ben")
    await ben.say(None, "hello")
    await ben.say(None, "I want to become a leader but I don't know how")
    assert ben.dm[-1].text.endswith("[New goal] [Help me find one] [Keep as my note] [Forget it]")
    await ben.press(ben.dm[-1], "Help me find one")
    await ben.submit({career_views.NEXT_ROLE: "Lead a team"})
    await ben.close_modal(everything=True)
    await ben.command("/goal", "roadmap")
    assert "1. Career goal: done\n2. Why: *next*" in page(ben)
    await ben.close_modal()
    await ben.say(None, "next step")
    await ben.press(ben.dm[-1], "My next step")
    assert "2. Why: *next*" in page(ben)


async def test_not_now_is_taken_and_nothing_comes(world: World) -> None:
    ben = world.person("Ben")
    await ben.open_home(tab="messages")
    await world.settle()
    await ben.press(ben.dm[-1], "Not now")
    assert ben.ephemerals[-1].text.startswith("All right. I send nothing until you begin.")
    await world.advance(days=20)
    assert len(ben.dm) == 1


async def test_after_two_logged_days_it_is_said_once_that_telling_one_person_helps(world: World) -> None:
    ada = world.person("Ada")
    await goal_with_promise(ada)
    await ada.command("/log", "1 feedback")
    await ada.command("/log", "1 feedback")
    await world.advance(days=1)
    assert not [each for each in received(ada) if TELLING.removesuffix(".") in each]
    for _ in range(4):
        await ada.command("/log", "1 feedback")
        await world.advance(days=1)
    assert len([each for each in received(ada) if TELLING.removesuffix(".") in each]) == 1
    told = next(each for each in ada.dm if each.text.startswith(TELLING))
    await ada.press(told, "Why this message?")
    assert "This is said once" in ada.ephemerals[-1].text
    await ada.press(told, "Invite somebody")
    assert ada.modal is not None
    assert ada.modal.body["callback_id"] == ids.PARTNER_FORM


async def test_whoever_has_invited_somebody_is_not_told_that_it_helps(world: World) -> None:
    ben, grace = world.person("Ben"), world.person("Grace")
    await goal_with_promise(ben)
    await invite(ben, grace)
    for _ in range(3):
        await ben.command("/log", "3 feedback")
        await world.advance(days=1)
    assert not [each for each in received(ben) if TELLING.removesuffix(".") in each]


async def test_a_command_or_shortcut_without_a_result_of_its_own_is_a_first_contact_and_no_other_is(
    world: World,
) -> None:
    ben, otto, grace = world.person("Ben"), world.person("Otto"), world.person("Grace")
    await ben.command("/log", "3 feedback")
    await otto.shortcut(ids.SHORTCUT_LOG)
    await grace.say(None, "new Run 3 workshops by 30 June")
    await world.settle()
    assert [
        len([each for each in who.dm if each.text.startswith("Hello")]) for who in (ben, otto, grace)
    ] == [
        1,
        1,
        0,
    ]


async def test_whoever_came_by_a_command_an_invitation_or_a_request_gets_that_alone(world: World) -> None:
    ben, grace = world.person("Ben"), world.person("Grace")
    await goal_with_promise(ben)
    await invite(ben, grace)
    await ben.open_home()
    await world.advance(hours=6)
    await grace.open_home()
    await world.slack.until(lambda: "*Ben* would like you as a partner and mentor." in home(grace))
    await world.settle()
    assert not [each for person in (ben, grace) for each in person.dm if each.text.startswith("Hello")]
