"""The clock that stands still is moved with everything that falls due on the way."""

from datetime import timedelta

from bot.domain.deliveries import Kind
from tests.world import NINE, World


async def test_a_world_in_which_nothing_is_owed_stays_silent(world_on: World) -> None:
    await world_on.advance(days=3)
    assert world_on.now == NINE + timedelta(days=3)
    async with world_on.deps.open_uow(await world_on.workspace()) as uow:
        assert await uow.people.outages(NINE) == []
        mailbox = await uow.deliveries.mailbox_of_person(world_on.person("Ada").id)
        await uow.deliveries.owe(mailbox, Kind.ANSWER, "x", world_on.now, {"what": "nothing"})


async def test_the_program_answers_events_nobody_waits_for(world: World) -> None:
    await world.slack.change_user("Otto", tz="Europe/Lisbon")
    await world.restart(hours=1)
    assert world.slack.sockets.connections == 1
