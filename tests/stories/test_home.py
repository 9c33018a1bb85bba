"""Home under people's hands: what is folded away opens, what is done there shows, and others' acts too."""

from dataclasses import replace
from uuid import uuid4

from bot.demo.actors import Actor
from bot.slack import ids
from tests.domain.plans import make_commitment, make_goal
from tests.handlers.goals import goal_with_promise
from tests.slack.drawn import words
from tests.stories.missed import berlin, opened
from tests.stories.promises import profile_of
from tests.stories.test_first_month import invite
from tests.world import World


def home(person: Actor) -> str:
    """Everything that stands on somebody's Home."""
    return words(person.home.blocks) if person.home else ""


def page(person: Actor) -> str:
    """Everything that stands in the top page."""
    assert person.modal is not None
    return words(person.modal.blocks)


async def looks(world: World, person: Actor, for_: str) -> None:
    """Somebody opens their Home, where these words come to stand."""
    await person.open_home()
    await world.slack.until(lambda: for_ in home(person))


async def test_twenty_goals_and_sixty_promises_stand_on_one_page_and_the_rest_a_press_away(
    world: World,
) -> None:
    ada = world.person("Ada")
    await goal_with_promise(ada)
    member = await profile_of(world, ada)
    async with world.deps.open_uow(await world.workspace()) as uow:
        for number in range(2, 21):
            goal = replace(
                make_goal(), id=uuid4(), member_id=member.id, number=number, short_name=f"G{number}"
            )
            await uow.goals.add(goal, world.now)
            for each in range(3):
                promise = replace(
                    make_commitment(amount="3"),
                    id=uuid4(),
                    goal_id=goal.id,
                    member_id=member.id,
                    short_name=f"P{number}-{each}",
                )
                await uow.goals.add_commitment(promise, world.now)
    await looks(world, ada, "And 46 more.")
    assert ada.home is not None
    assert len(ada.home.blocks) < 100
    await ada.press(ada.home, "Show all")
    assert "*P20-2*: 0 of 3 people today, 3 to go" in page(ada)
    await ada.press(ada.modal, "Log 1 for P20-2, 0 of 3 people today, 3 to go")
    assert "*P20-2*: 1 of 3 people today, 2 to go" in page(ada)
    await ada.press(ada.modal, "Log 1 for P20-2, 1 of 3 people today, 2 to go")
    await ada.press(ada.modal, "Log 1 for P20-2, 2 of 3 people today, 1 to go")
    assert "P20-2" not in page(ada)
    await world.slack.until(lambda: "And 45 more." in home(ada))


async def test_a_goal_ends_by_a_small_choice_and_is_found_again_behind_finished(world: World) -> None:
    ada = world.person("Ada")
    await goal_with_promise(ada)
    await looks(world, ada, "1 Workshops")
    await ada.press(ada.home, "Reached or let go")
    assert "0 of 3 workshops by Tue 30 Jun" in page(ada)
    await ada.press(ada.modal, "Reached")
    assert "is reached" in page(ada)
    await ada.close_modal(everything=True)
    await world.slack.until(lambda: "Finished (1)" in home(ada))
    await ada.press(ada.home, "Finished (1)")
    assert "*1 Workshops*: reached on Mon 9 Mar." in page(ada)
    await ada.press(ada.modal, "Take it up again")
    await world.slack.until(lambda: "1 Workshops" in home(ada))


async def test_who_sees_a_goal_is_said_and_changed_there(world: World) -> None:
    ben, grace = world.person("Ben"), world.person("Grace")
    await goal_with_promise(ben)
    await looks(world, ben, "Only you")
    await ben.press(ben.home, "Who sees this")
    assert "Nobody but you sees anything of it." in page(ben)
    await ben.close_modal()
    await invite(ben, grace)
    await world.advance(hours=6)
    card = next(each for each in grace.dm if "would like you" in each.text)
    await grace.press(card, "Yes, gladly")
    await world.settle()
    await world.slack.until(lambda: "Shared with Grace: numbers, check-ins, misses, good news" in home(ben))
    await ben.press(ben.home, "Who sees this")
    assert "Does not see: the goal in full." in page(ben)
    assert ben.modal is not None
    await ben.press(ben.modal, "Change")
    assert ben.modal is not None
    (boxes,) = [each["block_id"] for each in ben.modal.blocks if each["type"] == "input"]
    await ben.submit({boxes: ["Numbers"]})
    await ben.close_modal(everything=True)
    await world.slack.until(lambda: "Shared with Grace: numbers\n" in home(ben))
    await ben.press(ben.home, "What Grace sees")
    await ben.press(ben.modal, "Change what they see")
    await ben.submit({boxes: []})
    await ben.close_modal(everything=True)
    await world.slack.until(lambda: "Only you" in home(ben))
    await ben.press(ben.home, "Who sees this")
    await ben.press(ben.modal, "Show it to Grace")
    assert "Sees: its short name, numbers" in page(ben)
    await ben.press(ben.modal, "Share…")
    assert ben.modal.body["callback_id"] == ids.INTENTION_FORM


async def test_messages_to_a_partner_are_counted_and_what_waits_for_them_until_they_close_it(
    world_on: World,
) -> None:
    story = await opened(world_on)
    ben, grace = world_on.person("Ben"), world_on.person("Grace")
    await looks(world_on, ben, "*Grace* is your partner. No message about you this month.")
    await world_on.advance(to=berlin(11, 18))
    await world_on.slack.until(lambda: "1 message about you this month." in home(ben))
    await looks(world_on, grace, "You help *Ben*. 1 message waits for you in your messages here.")
    await grace.press(story.grace_sees(), "Not this time")
    await world_on.slack.until(lambda: "You help *Ben*. Nothing waits for you." in home(grace))
    await grace.press(grace.home, "Open")
    assert "This is what you see of Ben." in page(grace)


async def test_a_coach_without_a_goal_finds_their_board(world: World) -> None:
    cleo = world.person("Cleo")
    answer = await cleo.command("/coach", "here", channel="coaching")
    await cleo.press(answer.shown, "Post it here")
    await world.settle()
    await looks(world, cleo, "You coach in *#coaching*.")
    assert "Want a goal of your own?" in home(cleo)
    await cleo.press(cleo.home, "My board")
    assert cleo.modal is not None
