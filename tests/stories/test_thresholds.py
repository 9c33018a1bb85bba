"""A promise's owner says after how many misses in a row somebody else hears."""

from uuid import uuid4

import pytest

from bot.domain.errors import Gone, NotAllowed
from bot.domain.people import Visit
from bot.usecases import thresholds
from tests.stories.missed import berlin, opened
from tests.world import World


async def test_what_is_told_from_the_third_on_is_not_told_at_the_second(world: World) -> None:
    missed = await opened(world)
    ben = world.person("Ben")
    await ben.command("/goal", "edit 1")
    await ben.press(ben.modal, "Change it")
    await ben.press(ben.modal, "When a miss is told…")
    answer = await ben.submit({"told_after": "The third in a row"})
    assert answer.view is not None
    assert "the third in a row" in str(answer.view.blocks)
    await world.advance(to=berlin(10, 10))
    assert missed.told_ben == []
    await world.advance(to=berlin(11, 10))
    assert len(missed.told_ben) == 1


async def test_nobody_else_chooses_it(world: World) -> None:
    missed = await opened(world)
    grace = Visit(missed.workspace, world.person("Grace").id, "")
    with pytest.raises(NotAllowed):
        await thresholds.choose(world.deps.open_uow, world.now, grace, missed.promise.id, 1)
    with pytest.raises(Gone):
        await thresholds.choose(world.deps.open_uow, world.now, grace, uuid4(), 1)
