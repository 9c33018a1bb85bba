"""What the stories about check-ins and nudges read from a screen, and more goals to speak of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from bot.demo.actors import Actor
from bot.demo.records import Ephemeral, Message
from tests.domain.plans import START, make_commitment, make_goal
from tests.stories.promises import profile_of
from tests.world import World

HOW = "For each goal choose on track, at risk or stuck. It is saved at once, and you can change it."


def buttons(surface: Message | Ephemeral | None) -> list[str]:
    """The words on everything that can be pressed, those behind the dots after them."""
    assert surface is not None
    found: list[str] = []
    for block in surface.blocks:
        for element in (*block.get("elements", ()), *_accessories(block)):
            if element.get("type") == "button":
                found.append(element["text"]["text"])
            elif element.get("type") == "overflow":
                found += [f"⋯ {entry['text']['text']}" for entry in element["options"]]
    return found


def _accessories(block: dict[str, Any]) -> Sequence[dict[str, Any]]:
    return [block["accessory"]] if "accessory" in block else []


def lines(message: Message | Ephemeral | None) -> list[str]:
    """What a message says, line by line."""
    assert message is not None
    return message.text.split("\n")


def seen(actor: Actor, begins: str) -> list[Message]:
    """The bot's messages that begin so, oldest first."""
    return [each for each in actor.dm if each.by_bot and each.text.startswith(begins)]


def only_they_see(actor: Actor) -> str:
    """The last line that only this person sees."""
    return actor.ephemerals[-1].text


async def another_goal(
    world: World, actor: Actor, name: str = "Talk", starts_on: date = START, amount: str = "2"
) -> UUID:
    """One more goal, with a daily promise of `amount` people under the same name."""
    profile = await profile_of(world, actor)
    async with world.deps.open_uow(await world.workspace()) as uow:
        number = await uow.goals.next_number(profile.id)
        goal = replace(
            make_goal(starts_on=starts_on),
            id=uow.new_id(),
            member_id=profile.id,
            number=number + 1,
            short_name=name,
        )
        await uow.goals.add(goal, world.now)
        promise = replace(
            make_commitment(amount=amount, starts_on=starts_on),
            id=uow.new_id(),
            goal_id=goal.id,
            member_id=profile.id,
            short_name=name,
        )
        await uow.goals.add_commitment(promise, world.now)
    return goal.id
