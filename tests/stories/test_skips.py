"""Skipped: the days count neither way, nobody is told, and three a month is all."""

from dataclasses import replace
from uuid import uuid4

import pytest

from bot.domain.calendar import DateSpan
from bot.domain.errors import NotAllowed
from bot.domain.goals import Cadence
from bot.domain.people import Visit
from bot.domain.skips import Skip
from bot.domain.slips import SlipState
from bot.usecases import slip_acts
from tests.domain.plans import make_commitment, march
from tests.stories.missed import QUIET, Missed, berlin, opened
from tests.world import World

SKIP_TWO = "Skip these days (3 skips left)"


@pytest.fixture
async def missed(world: World) -> Missed:
    """Tue 10 Mar, 09:00: Ben has just been told; Tuesday itself he keeps."""
    made = await opened(world)
    await world.advance(to=berlin(10, 9))
    await made.log(10)
    return made


async def test_skipped_days_count_neither_way_and_the_partner_never_hears(world_on: World) -> None:
    missed = await opened(world_on)
    await world_on.advance(to=berlin(10, 9))
    await missed.log(10)
    ben = world_on.person("Ben")
    stale = missed.ben_sees.snapshot()
    assert "skip these days (3 skips left), hold it back" in missed.ben_sees.text
    await ben.press(missed.ben_sees, SKIP_TWO)
    await world_on.settle()
    assert missed.ben_sees.text.startswith("Settled. Nothing goes out.")
    assert "*Feedback*, Fri 6 to Mon 9 Mar: skipped, counts neither way." in missed.ben_sees.text
    assert "You have 1 skip left this month." in missed.ben_sees.text
    assert [slip.state for slip in await missed.slips()] == [SlipState.SETTLED]
    await ben.press(stale, SKIP_TWO)
    assert "nothing left to change" in ben.ephemerals[-1].text
    await ben.command("/goal", "list")
    assert "Kept 5 of the last 5 days." in ben.ephemerals[-1].text
    await ben.command("/goal", "show 1")
    assert (
        "Skipped this month, 2 of 3: Feedback on Fri 6 Mar, Feedback on Mon 9 Mar." in ben.ephemerals[-1].text
    )
    await world_on.advance(days=1, hours=12)
    assert missed.cards() == []
    async with world_on.deps.open_uow(missed.workspace) as uow:
        assert await uow.slips.told([missed.ben], march(1), march(31), world_on.now) == []


async def test_a_skipped_day_that_is_logged_after_all_is_kept(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    await ben.press(missed.ben_sees, SKIP_TWO)
    await missed.world.settle()
    entry = await missed.log(9)
    await ben.command("/goal", "list")
    assert "Kept 6 of the last 6 days." in ben.ephemerals[-1].text
    await missed.take_back(entry)
    await missed.world.advance(to=berlin(11, 18))
    assert missed.cards() == []
    assert missed.ben_sees.text.startswith("Settled.")


async def test_days_missed_after_a_skip_are_a_run_of_their_own(missed: Missed) -> None:
    await missed.world.person("Ben").press(missed.ben_sees, SKIP_TWO)
    await missed.world.advance(to=berlin(13, 9))
    _, second = missed.told_ben
    assert "0 of 3 people on Wed 11 Mar, 0 of 3 people on Thu 12 Mar, as logged so far." in second.text
    assert "Before that: kept 5 of 5 days." in second.text
    assert "Skip" not in str(second.blocks)  # two days, and one skip is left


async def test_a_stale_skip_says_what_is_left_of_the_month(missed: Missed) -> None:
    async with missed.world.deps.open_uow(missed.workspace) as uow:
        for number in (2, 3):
            day = DateSpan(march(number), march(number))
            skip = Skip(missed.promise.id, day, march(5))
            await uow.skips.add(uuid4(), missed.ben, skip, missed.world.now)
    ben = missed.world.person("Ben")
    await ben.press(missed.ben_sees, SKIP_TWO)
    said = "You have 1 skip left this month, and this takes 2. There are three a month."
    assert ben.ephemerals[-1].text == said
    assert missed.ben_sees.text.startswith("Something to look at")


async def test_a_missed_week_is_one_skip(world: World) -> None:
    weekly = make_commitment(Cadence.WEEKLY, amount="20")
    missed = await opened(world, promised=weekly)
    await world.advance(to=berlin(16, 9))
    await world.person("Ben").press(missed.told_ben[-1], "Skip this week (3 skips left)")
    await world.advance(days=3)
    assert missed.cards() == []
    async with world.deps.open_uow(missed.workspace) as uow:
        (skip,) = await uow.skips.since(missed.ben, march(1))
    assert skip == Skip(missed.promise.id, DateSpan(march(9), march(15)), march(16), "Feedback")


async def test_a_silent_week_goes_with_the_promise_that_was_skipped_in_it(world: World) -> None:
    weekly = make_commitment(Cadence.WEEKLY, unit="workshops", times="3")
    missed = await opened(world, promised=weekly, times=replace(QUIET, checkins_on=True))
    await world.advance(to=berlin(23, 9))
    told = missed.told_ben[-1]
    assert "the check-in got no answer" in told.text
    await world.person("Ben").press(told, "Skip this week (3 skips left)")
    await world.advance(to=berlin(25, 9))
    assert told.text.count("Mon 16 to Sun 22 Mar: skipped, counts neither way.") == 2
    assert "You have 2 skips left this month." in told.text
    assert all("Mon 16 to Sun 22 Mar" not in card.text for card in missed.cards())


async def test_a_silent_week_alone_is_a_skip_too(world: World) -> None:
    monthly = make_commitment(Cadence.MONTHLY, amount="20")
    missed = await opened(world, promised=monthly, times=replace(QUIET, checkins_on=True))
    await world.advance(to=berlin(23, 9))
    (told,) = [each for each in world.person("Ben").dm if "the check-in got no answer" in each.text]
    ben = world.person("Ben")
    await ben.press(told, "Skip this week (3 skips left)")
    await world.advance(to=berlin(25, 9))
    assert missed.cards() == []
    await ben.command("/goal", "show 1")
    assert "Skipped this month, 1 of 3: the check-in Mon 16 to Sun 22 Mar." in ben.ephemerals[-1].text


async def test_nobody_skips_for_another(missed: Missed) -> None:
    message = (await missed.slips())[0].owner_delivery_id
    assert message is not None
    visit = Visit(missed.workspace, missed.world.person("Grace").id, "1")
    with pytest.raises(NotAllowed):
        await slip_acts.skip(missed.world.deps.open_uow, missed.world.now, visit, message)
