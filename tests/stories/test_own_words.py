"""People's own words about why: given back where it counts, in forms alone, and to nobody else."""

from random import Random
from uuid import uuid4

from bot.demo.actors import Actor
from bot.domain.items import Category
from bot.domain.look_backs import LookBack, LookBackFacts
from bot.domain.roadmap import Career
from bot.slack import career_views, look_back_views
from bot.usecases import items
from tests.domain.plans import make_goal
from tests.handlers.goals import new_goal
from tests.slack.chance import Mood
from tests.slack.drawn import words
from tests.slack.facts import made_by
from tests.stories.missed import Missed, berlin, opened
from tests.world import World

MARK = "zqxmine"
WHY = f"{MARK}: I come alive when people around me grow"


def page(person: Actor) -> str:
    """Everything that stands in the top form."""
    assert person.modal is not None
    return words(person.modal.blocks)


def everything_sent_to(person: Actor) -> str:
    """Whatever stands in messages to somebody, and on their Home."""
    home = words(person.home.blocks) if person.home else ""
    sent = [f"{each.text}\n{words(each.blocks)}" for each in person.dm]
    answered = [f"{each.text}\n{words(each.blocks)}" for each in person.ephemerals]
    return "\n".join((home, *sent, *answered))


async def with_words(story: Missed) -> None:
    """Ben has said where he wants to go and why, and has a list."""
    deps, now = story.world.deps, story.world.now
    said = {"next_role": f"{MARK} lead a team", "fulfil": WHY}
    async with deps.open_uow(story.workspace) as uow:
        await uow.careers.write(uuid4(), story.ben, now, **said)
        profile = await story.profile(uow)
        line = await items.add(uow, profile, now, f"{MARK} timely feedback", Category.SKILL)
        await uow.items.choose([line.id], now)


async def test_they_come_back_at_the_start_and_behind_a_button_on_home(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "why")
    await ada.submit({career_views.ENERGISE: WHY})
    await ada.close_modal()
    await new_goal(ada)
    assert WHY in page(ada)
    await ada.close_modal(everything=True)
    await new_goal(ada, "Read 5 books by 30 June")
    assert WHY not in page(ada)
    await ada.close_modal(everything=True)
    await ada.open_home()
    await world.slack.until(lambda: ada.home)
    assert ada.home is not None
    assert MARK not in words(ada.home.blocks)
    await ada.press(ada.home, "My career goal")
    assert WHY in page(ada)


async def test_after_a_miss_they_come_on_remind_me_why_alone_and_nobody_else_ever_reads_them(
    world: World,
) -> None:
    story = await opened(world)
    await with_words(story)
    ben, grace = world.person("Ben"), world.person("Grace")
    await world.advance(to=berlin(10, 10))
    assert "Remind me why" in str(story.ben_sees.blocks)
    await ben.press(story.ben_sees, "Remind me why")
    assert WHY in page(ben)
    await ben.close_modal()
    await world.advance(to=berlin(12, 18))
    assert len(story.cards()) == 1
    await grace.open_home()
    logged = await ben.command("/log", "3")
    assert logged.shown is not None
    assert "Welcome back." in logged.shown.text
    await ben.press(logged.shown, "Remind me why")
    assert WHY in page(ben)
    assert MARK not in everything_sent_to(ben)
    assert MARK not in everything_sent_to(grace)


async def test_whoever_wrote_none_is_asked_for_them_on_remind_me_why(world: World) -> None:
    story = await opened(world)
    ben = world.person("Ben")
    await world.advance(to=berlin(10, 10))
    await ben.press(story.ben_sees, "Remind me why")
    assert "You have not written down why yet." in page(ben)
    await ben.press(ben.modal, "Write my why")
    await ben.submit()
    assert "Nothing is kept yet." in page(ben)


async def test_after_a_time_away_the_button_to_them_is_there(world: World) -> None:
    story = await opened(world, partners=())
    await with_words(story)
    ben = world.person("Ben")
    await ben.command("/goal", "away until tomorrow")
    back = await ben.command("/goal", "back")
    assert back.shown is not None
    await ben.press(back.shown, "Remind me why")
    assert WHY in page(ben)


def test_the_look_back_shows_them_beside_the_question_whether_they_are_still_true() -> None:
    made = made_by(Random(1), Mood.USUAL)
    facts = made.built(LookBackFacts, look_back=LookBack(uuid4(), make_goal().id, 1), why=Career(fits=WHY))
    drawn = words(look_back_views.form(facts)["blocks"])
    assert drawn.index(WHY) < drawn.index("still true")
    assert WHY not in look_back_views.message(facts).text
