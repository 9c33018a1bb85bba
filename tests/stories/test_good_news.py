"""Who hears of misses hears what goes well too, and may say well done; as it happens or once a week."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.calendar import WEEK
from bot.domain.goals import Cadence
from bot.domain.sharing import Field, Role
from bot.domain.streaks import Streak
from bot.domain.to_partner import ToPartner, What
from bot.usecases import wins
from tests.domain.plans import make_commitment, make_entry, march
from tests.stories.missed import berlin, opened
from tests.stories.weekly import buttons
from tests.world import World


async def test_who_heard_of_a_miss_hears_that_it_is_over_and_says_well_done(world: World) -> None:
    missed = await opened(world)
    grace, ben = world.person("Grace"), world.person("Ben")
    await world.advance(to=berlin(11, 14))
    await missed.log(12)
    await world.advance(to=berlin(13, 15))
    news = next(each for each in grace.dm if each.text.startswith("Good news from Ben."))
    assert "Ben is back on *Feedback*: kept again by Thu 12 Mar." in news.text
    assert buttons(news)[:2] == ["Well done", "Write to Ben"]
    await grace.press(news, "Well done")
    await world.settle()
    assert any(each.text.startswith("Grace says well done. It is about *Feedback*.") for each in ben.dm)
    news = next(each for each in grace.dm if each.text.startswith("Good news from Ben."))
    assert "You said well done; Ben has it." in news.text
    assert "Well done" not in buttons(news)


async def test_a_kept_month_is_told_and_a_manager_hears_it_without_numbers(world: World) -> None:
    missed = await opened(world, ("Grace",), role=Role.MANAGER)
    for day in (*range(2, 7), *range(9, 14), *range(16, 21), *range(23, 28), 30, 31):
        await missed.log(day)
    await world.advance(to=datetime(2026, 4, 2, 14, tzinfo=UTC))
    said = [each.text for each in world.person("Grace").dm if each.text.startswith("Good news")]
    assert len(said) == 1
    assert "Ben kept *Feedback* all through March." in said[0]
    assert "of the last" not in said[0]


async def test_a_streak_counts_no_miss_that_its_reader_was_not_told_of(world: World) -> None:
    missed = await opened(world, promised=make_commitment(Cadence.WEEKLY, amount="3"))
    goal, promise, end = missed.promise.goal_id, missed.promise.id, date(2026, 4, 30)
    async with world.deps.open_uow(missed.workspace) as uow:
        for week in (2, 3, 4, 5, 6, 7):  # the second one is missed, and told to nobody
            made = make_entry(march(2) + week * WEEK, "3", commitment_id=promise)
            entry = replace(made, id=uow.new_id(), member_id=missed.ben, goal_id=goal)
            await uow.goals.add_entry(entry, world.now)
        (agreement,) = await uow.partners.accepted(missed.ben, march(9))
        asked = ToPartner(uow.new_id(), agreement.id, What.KEPT, "", world.now, goal, promise, end)
        owner, grants = await missed.profile(uow), await uow.partners.shares(agreement.id)
        told = await wins.news_of(uow, asked, owner, grants, datetime(2026, 5, 1, 8, tzinfo=UTC))
    assert told is not None
    assert told.streak == Streak(7, 7)


async def test_what_is_no_longer_so_is_not_told(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(11, 14))
    entry = await missed.log(12)
    await world.advance(to=berlin(13, 1))
    await missed.take_back(entry)
    await world.advance(to=berlin(13, 20))
    assert not [each for each in world.person("Grace").dm if each.text.startswith("Good news")]


async def test_once_a_week_everything_waits_for_the_partners_day_which_the_owner_reads(world: World) -> None:
    missed = await opened(world)
    grace, ben = world.person("Grace"), world.person("Ben")
    listed = await grace.command("/partner")
    await grace.press(listed.shown, "Once a week instead")
    await world.advance(to=berlin(10, 10))
    owner = next(each for each in ben.dm if "Feedback" in each.text and "gets these words" in each.text)
    assert "Thu 12 Mar" in owner.text
    await world.advance(to=berlin(11, 20))
    assert not [each for each in grace.dm if "look at something" in each.text]
    await world.advance(to=berlin(12, 20))
    assert [each for each in grace.dm if "look at something" in each.text]
    assert await missed.notices()


async def test_coming_back_is_no_news_to_who_was_not_told_of_the_miss(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 20))
    await missed.joined_by("Otto")  # after the miss: it is not for him
    await missed.joined_by("Cleo")
    async with world.deps.open_uow(missed.workspace) as uow:
        cleo = (await uow.partners.helped_by(world.person("Cleo").id))[0]
        hidden = frozenset({Field.SHORT_NAME, Field.NUMBERS, Field.WINS})
        await uow.partners.share(uow.new_id(), cleo.id, missed.promise.goal_id, hidden, world.now)
    await world.advance(to=berlin(11, 14))
    await missed.log(12)
    await world.advance(to=berlin(13, 20))
    assert [each for each in world.person("Grace").dm if each.text.startswith("Good news")]
    assert world.person("Otto").dm == world.person("Cleo").dm == []


async def test_after_the_end_no_well_done_comes(world: World) -> None:
    missed = await opened(world)
    grace, ben = world.person("Grace"), world.person("Ben")
    await world.advance(to=berlin(11, 14))
    await missed.log(12)
    await world.advance(to=berlin(13, 20))  # evening in Berlin: Grace's well done waits for the morning
    news = next(each for each in grace.dm if each.text.startswith("Good news from Ben."))
    await grace.press(news, "Well done")
    listed = await ben.command("/partner")
    await ben.press(listed.shown, "End quietly")
    await world.advance(days=4)
    assert not [each for each in ben.dm if "well done" in each.text]


async def test_after_two_held_back_in_a_row_it_is_asked_whether_that_still_helps(world: World) -> None:
    missed = await opened(world)
    ben = world.person("Ben")
    await world.advance(to=berlin(10, 10))
    await ben.press(missed.told_ben[-1], "Hold it back this time")
    assert not ben.ephemerals
    for day in (10, 11, 12):
        await missed.log(day)
    await world.advance(to=berlin(18, 10))
    await ben.press(missed.told_ben[-1], "Hold it back this time")
    assert "That makes two in a row. Does Grace still help here?" in ben.ephemerals[-1].text
    await ben.press(ben.ephemerals[-1], "Change what they see")
    assert ben.modal is not None
