"""A stage for what breaks."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.jobs.stage import Stage, open_stage


@pytest.fixture
async def stage(engine: AsyncEngine) -> AsyncIterator[Stage]:
    async with open_stage(engine) as made:
        yield made
